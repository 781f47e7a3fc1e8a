/* Special return visits of a season: opened, rooms arranged, every door brought back, ended (PROCEDURE §18 item 3). */
#ifndef CASEWORK_CAMPAIGNS_H
#define CASEWORK_CAMPAIGNS_H

#include "casework/files.h"
#include "rules/campaign.h"

/* The sheets that a campaign may be opened under now, and one of a version. */
enum fault campaigns_forms(struct step *, const struct campaign_form ***, size_t *count) MUST_CHECK;
enum fault campaigns_form(struct step *, const char *id, const char *version, const struct campaign_form **) MUST_CHECK;

/*
 * One transaction each, once for each one-time key.  FAULT_CONFLICT when
 * somebody else saved since `version`.
 *
 * Opens a campaign, and the duty of the calendar by which the clock daemon
 * warns of its end; `planned` is the item of the year's plan that it carries
 * out, 0 for none.  The same key again gives the same id.  Refused: as
 * campaign_may_open() and planned_may_link() have it, REFUSAL_ALREADY for the
 * same title and days, REFUSAL_HANDLER for a leader who is not there,
 * REFUSAL_NOT_FOUND for a sheet or an item that is not there.
 */
struct campaign_opening {
	const char	*title, *form;
	int32_t		 first, last;
	struct staff_id	 leader;	/* 0: the actor */
	int64_t		 planned;
	int64_t		 in_force;	/* the sheet as it stands at that moment; 0: step->now */
};
enum fault campaigns_open(struct step *, const struct campaign_opening *, int64_t *id) MUST_CHECK;

/*
 * Adds the rooms of a project, of some of its buildings ("1、2栋 3") or of all
 * (""), and says who is to go (0: whoever comes by); rooms that are in it and
 * not visited yet are given to that person.  Refused: as
 * campaign_may_change(), REFUSAL_HANDLER, REFUSAL_NOT_FOUND when a building
 * has no rooms: then nothing was added.
 */
struct campaign_arranging { int64_t id, project; const char *buildings; struct staff_id visitor; };
enum fault campaigns_arrange(struct step *, const struct campaign_arranging *) MUST_CHECK;

/* Ends it; see campaign_may_close(). */
enum fault campaigns_close(struct step *, int64_t id, int64_t version, const char *reason) MUST_CHECK;

/*
 * What was brought back from a door; with `lack` other than CAMPAIGN_COMPLETE
 * nothing is kept, and *question is where it lacks.  A problem becomes a
 * complaint case in the same transaction, under the channel of return visits
 * with the campaign's title as its origin.  The last room closes the duty.
 * Refused: as campaign_may_visit().
 */
struct campaign_report {
	int64_t			 id, version;	/* of the room */
	struct room_visit	 visit;
	const char		*note;
	struct staged_files	 photos, signatures;
};
struct campaign_outcome { enum campaign_lack lack; size_t question; struct case_id case_id; };
enum fault campaigns_visit(struct step *, const struct campaign_report *, struct campaign_outcome *) MUST_CHECK;

/* Reading: a campaign with its sheet and how far it is. */
struct campaign_view {
	struct campaign			 campaign;
	struct campaign_count		 count;
	int64_t				 mine;		/* rooms that wait for the actor */
	const struct campaign_form	*form;
};
struct campaign_part {
	int64_t			 project;
	const char		*project_name, *area, *building;
	struct staff_id		 person;
	struct campaign_count	 count;
};

/* The open ones, earliest end first, and those ended in the last year. */
struct campaigns_reading { struct campaign_view *open, *closed; size_t open_count, closed_count; };
enum fault campaigns_list(struct step *, struct campaigns_reading *) MUST_CHECK;

/* One with its buildings and people; REFUSAL_NOT_FOUND. */
struct campaign_reading {
	struct campaign_view	 view;
	struct campaign_part	*buildings, *people;
	size_t			 building_count, person_count;
};
enum fault campaigns_read(struct step *, int64_t id, struct campaign_reading *) MUST_CHECK;

/* A door as it was the last time. */
struct campaign_door {
	int64_t			 at;		/* 0: nobody was there yet */
	bool			 reached;
	const char *const	*answers;	/* one for each question of the sheet */
	const char		*problem, *note, *actor;
};
struct campaign_room_view {
	struct campaign_room	 room;
	const char		*label, *case_number;
	struct campaign_door	 last;
	bool			 open;		/* campaign_room_visible() */
};

/*
 * Rooms in order; limits as struct campaign_rooms_asked has them.  What was
 * said at a door and the case that came of it are "" and 0 where the room is
 * not open to the actor or the case not visible.
 */
struct campaign_rooms_asked {
	int64_t			 campaign, after;
	enum room_state		 state;		/* ROOM_STATE__COUNT: any */
	struct staff_id		 visitor;	/* 0: any */
	int64_t			 project;	/* 0: any */
	const char		*area;		/* NULL: any; "" where the project has none */
	const char		*building;	/* "": any */
	size_t			 limit;
};
enum fault campaigns_rooms(struct step *, const struct campaign_form *, const struct campaign_rooms_asked *,
    struct campaign_room_view **, size_t *count) MUST_CHECK;

/*
 * The sheet of a room with who lives there, everything that happened at the
 * door and the photos; the reading is logged.  REFUSAL_NOT_FOUND when
 * campaign_room_visible() does not allow it, or the actor is kept from the case
 * that came of it.
 */
struct campaign_sheet {
	struct campaign			 campaign;
	const struct campaign_form	*form;
	struct campaign_room		 room;
	const char			*label, *resident, *phone;
	enum refusal			 may_visit;
	const struct campaign_door	*doors;		size_t door_count;
	const struct evidence		*photos;	size_t photo_count;
};
enum fault campaigns_sheet(struct step *, int64_t id, struct campaign_sheet *) MUST_CHECK;

/* A room for whom campaigns_sheet() shows it, and so its photos; FAULT_NOT_FOUND for everybody else. */
enum fault campaigns_room(struct step *, int64_t id, struct campaign_room *) MUST_CHECK;

#endif
