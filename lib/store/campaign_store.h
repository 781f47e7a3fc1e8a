/* Special return visits: their sheets, rooms and what was found at the doors. */
#ifndef STORE_CAMPAIGN_STORE_H
#define STORE_CAMPAIGN_STORE_H

#include "rules/campaign.h"
#include "store/evidence_store.h"

/* Sheets as documents, as they were adopted. */
struct sheet_document { const void *bytes; size_t length; };
struct campaign_form_key { const char *id, *version; };
struct campaign_form_list { struct campaign_form_key *rows; size_t count; };
enum fault campaign_form_insert(struct db *, struct arena *, const struct campaign_form *,
    const struct sheet_document *, int64_t adopted_at) MUST_CHECK;
enum fault campaign_form_load(struct db *, struct arena *, const struct campaign_form_key *,
    struct sheet_document *) MUST_CHECK;
enum fault campaign_forms_current(struct db *, struct arena *, int64_t at, struct campaign_form_list *) MUST_CHECK;

/* A campaign with how far it is. */
struct campaign_row { struct campaign campaign; struct campaign_count count; };
struct campaign_list { struct campaign_row *rows; size_t count; };

/* Adds one and fills its id; *added is false when there is one of that title and first day. */
enum fault campaign_insert(struct db *, struct arena *, struct campaign *, struct staff_id by, bool *added) MUST_CHECK;
enum fault campaign_load(struct db *, struct arena *, int64_t id, bool locked, struct campaign *) MUST_CHECK;
enum fault campaign_count(struct db *, struct arena *, int64_t id, struct campaign_count *) MUST_CHECK;

/* Ends it if nobody saved since it was read; FAULT_CONFLICT otherwise. */
enum fault campaign_close(struct db *, struct arena *, const struct campaign *) MUST_CHECK;

/* The open ones, earliest end first; those ended since then, the last first. */
enum fault campaigns_open_list(struct db *, struct arena *, struct campaign_list *) MUST_CHECK;
enum fault campaigns_closed_list(struct db *, struct arena *, int64_t since, struct campaign_list *) MUST_CHECK;

/* Adds the rooms of a project (building "" is all of them) or says who is to go; *changed 0 when there are none. */
struct campaign_arrangement { int64_t campaign, project; const char *building; struct staff_id visitor; };
enum fault campaign_rooms_add(struct db *, struct arena *, const struct campaign_arrangement *,
    int64_t *changed) MUST_CHECK;

enum fault campaign_room_load(struct db *, struct arena *, int64_t id, bool locked, struct campaign_room *) MUST_CHECK;
enum fault campaign_room_save(struct db *, struct arena *, struct campaign_room *, int64_t last_visit) MUST_CHECK;

/* What was brought back from a door. */
struct campaign_visit {
	int64_t		 id, room, at;
	bool		 reached;
	const char	*answers;	/* "leaks=yes", one a line */
	const char	*problem, *note;
	struct staff_id	 actor;
	const char	*actor_name;
};
struct campaign_visit_list { struct campaign_visit *rows; size_t count; };
enum fault campaign_visit_insert(struct db *, struct arena *, struct campaign_visit *) MUST_CHECK;
enum fault campaign_visits(struct db *, struct arena *, int64_t room, struct campaign_visit_list *) MUST_CHECK;
enum fault evidence_of_campaign_room(struct db *, struct arena *, int64_t room, struct evidence_list *) MUST_CHECK;

/* Rooms after an id, with the latest visit. */
struct campaign_rooms_like {
	int64_t			 campaign, after;
	enum room_state		 state;		/* ROOM_STATE__COUNT: any */
	struct staff_id		 visitor;	/* 0: any */
	int64_t			 project;	/* 0: any */
	const char		*area;		/* NULL: any; "" where the project has none */
	const char		*building;	/* "": any */
	size_t			 limit;
};
struct campaign_room_row {
	struct campaign_room	 room;
	const char		*label, *case_number;
	struct campaign_visit	 last;		/* at 0: nobody was there yet */
};
struct campaign_room_list { struct campaign_room_row *rows; size_t count; };
enum fault campaign_rooms(struct db *, struct arena *, const struct campaign_rooms_like *,
    struct campaign_room_list *) MUST_CHECK;

/* How far each building and each person is. */
struct campaign_group {
	int64_t			 project;
	const char		*project_name, *area, *building;	/* of a building; "" of a person */
	struct staff_id		 person;				/* of a person; 0 nobody was named */
	struct campaign_count	 count;
};
struct campaign_group_list { struct campaign_group *rows; size_t count; };
enum fault campaign_by_building(struct db *, struct arena *, int64_t campaign, struct campaign_group_list *) MUST_CHECK;
enum fault campaign_by_person(struct db *, struct arena *, int64_t campaign, struct campaign_group_list *) MUST_CHECK;

/* How many rooms wait for somebody, by campaign. */
struct campaign_waiting { int64_t campaign, rooms; };
struct campaign_waiting_list { struct campaign_waiting *rows; size_t count; };
enum fault campaign_rooms_of_person(struct db *, struct arena *, struct staff_id,
    struct campaign_waiting_list *) MUST_CHECK;

#endif
