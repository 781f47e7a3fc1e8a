/* The visits planned for a year. */
#ifndef STORE_YEAR_PLAN_STORE_H
#define STORE_YEAR_PLAN_STORE_H

#include "rules/year_plan.h"
#include "store/db.h"

struct planned_list { struct planned_visit *rows; size_t count; };

enum fault planned_insert(struct db *, struct arena *, struct planned_visit *, int64_t at) MUST_CHECK;
enum fault planned_load_locked(struct db *, struct arena *, int64_t id, struct planned_visit *) MUST_CHECK;

/* Saves what was done, its campaign and its end if nobody did since it was read; FAULT_CONFLICT otherwise. */
enum fault planned_save(struct db *, struct arena *, struct planned_visit *) MUST_CHECK;

/* What stands in the plan of a year, by month; items that a campaign carries out are counted by its rooms. */
enum fault planned_of_year(struct db *, struct arena *, int year, struct planned_list *) MUST_CHECK;

struct planned_event {
	int64_t			 item, at, visits;
	enum planned_act	 act;
	struct staff_id		 actor;
	const char		*actor_name, *note;
};
struct planned_event_list { struct planned_event *rows; size_t count; };
enum fault planned_event_insert(struct db *, struct arena *, const struct planned_event *) MUST_CHECK;
enum fault planned_events_of_year(struct db *, struct arena *, int year, struct planned_event_list *) MUST_CHECK;

#endif
