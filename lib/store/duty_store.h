/* Duties of the calendar and what happened to them. */
#ifndef STORE_DUTY_STORE_H
#define STORE_DUTY_STORE_H

#include "rules/duty.h"
#include "store/evidence_store.h"
#include "store/many_rows.h"

struct duty_list { struct duty *rows; size_t count; };

/* Adds one and fills its id; *added is false when that rule, period and subject are there already. */
enum fault duty_insert(struct db *, struct arena *, struct duty *, bool *added) MUST_CHECK;

/* Saves state, moments, count and calculation if nobody did since it was read; FAULT_CONFLICT otherwise. */
enum fault duty_save(struct db *, struct arena *, struct duty *) MUST_CHECK;

enum fault duty_load(struct db *, struct arena *, int64_t id, bool locked, struct duty *) MUST_CHECK;

/* The open ones, earliest due first; those closed since then, the last first. */
enum fault duties_open(struct db *, struct arena *, struct duty_list *) MUST_CHECK;
enum fault duties_closed(struct db *, struct arena *, int64_t since, struct duty_list *) MUST_CHECK;

/* The periods of one rule that begin in a span of days, in order; not what was entered by hand. */
struct duty_span { const char *rule; int32_t first, last; };
enum fault duties_of_rule(struct db *, struct arena *, const struct duty_span *, struct duty_list *) MUST_CHECK;

/* Ids of up to 64 that have to be looked at by now. */
enum fault duties_due(struct db *, struct arena *, int64_t now, int64_t **ids, size_t *count) MUST_CHECK;

/* Ids of up to 64 undecided ones that were worked out by another calendar. */
enum fault duties_of_other_calendars(struct db *, struct arena *, const char *calendar, int64_t **ids,
    size_t *count) MUST_CHECK;

/* Ids of up to 64 open ones that inspections are counted for, earliest due first. */
enum fault duties_counted(struct db *, struct arena *, int64_t **ids, size_t *count) MUST_CHECK;

/* The inspections that were signed in the period of a duty until it was due, the first 64 in order. */
struct duty_check_list { struct duty_check *rows; size_t count; };
enum fault duty_checks(struct db *, struct arena *, const struct duty *, struct duty_check_list *) MUST_CHECK;

/* The last day whose duties were opened, which never goes back; 0: none were yet. */
enum fault duty_round_load(struct db *, struct arena *, int32_t *day) MUST_CHECK;
enum fault duty_round_put(struct db *, struct arena *, int32_t day) MUST_CHECK;

/* A line of history. */
struct duty_event {
	int64_t		 duty;
	int64_t		 at;
	enum duty_act	 act;
	struct staff_id	 actor;		/* 0: the clock daemon */
	const char	*actor_name, *note;
};
struct duty_event_list { struct duty_event *rows; size_t count; };
enum fault duty_event_insert(struct db *, struct arena *, const struct duty_event *) MUST_CHECK;

/* The history, and the papers, of up to MANY_ROWS duties. */
enum fault duty_events(struct db *, struct arena *, const int64_t *ids, size_t count,
    struct duty_event_list *) MUST_CHECK;
enum fault evidence_of_duties(struct db *, struct arena *, const int64_t *ids, size_t count,
    struct evidence_list *) MUST_CHECK;

#endif
