/* Special return visits of a season: who may open and fill them, what a form asks, how they stand (S3 sheet item 3). */
#ifndef RULES_CAMPAIGN_H
#define RULES_CAMPAIGN_H

#include "rules/case.h"
#include "rules/procedure.h"

enum season { SEASON_RAIN, SEASON_HEATING, SEASON_OTHER, SEASON__COUNT };

enum question_kind { QUESTION_YES_NO, QUESTION_CHOICE, QUESTION_NUMBER, QUESTION_TEXT, QUESTION_KIND__COUNT };

enum { CAMPAIGN_ANSWER_CHARACTERS = 200, CAMPAIGN_QUESTIONS = 40, CAMPAIGN_SPAN_DAYS = 366 };

/* An answer that may be chosen. */
struct question_option {
	const char	*id;		/* "leaks" */
	struct words	 text;
	bool		 problem;	/* something is wrong: it has to be described, and becomes a case */
};

struct campaign_question {
	const char			*id;
	enum question_kind		 kind;
	struct words			 text;
	bool				 required;
	const struct question_option	*options;	/* of yes_no ("yes", "no") and choice */
	size_t				 option_count;
};

/* The sheet of one room, as conf/campaigns has it. */
struct campaign_form {
	const char			*id, *version;
	enum season			 season;
	const char			*duty;		/* "K25": under which rule of the procedure it is due, or "" */
	const char			*category;	/* what a problem is registered under */
	struct words			 name;
	bool				 signature;	/* a record without the owner's signature counts as missing */
	const struct campaign_question	*questions;
	size_t				 question_count;
};

enum room_state { ROOM_WAITING, ROOM_MISSED, ROOM_VISITED, ROOM_STATE__COUNT };

/* A round of visits to rooms in one span of days; both ends belong to it. */
struct campaign {
	int64_t			 id, version;
	enum season		 season;
	const char		*title;
	int32_t			 first, last;
	const char		*form_id, *form_version;
	struct staff_id		 leader;	/* who answers for it */
	int64_t			 duty;		/* its duty of the calendar */
	int64_t			 opened_at, closed_at;
	const char		*reason;	/* why it was ended with rooms not visited; "" otherwise */
};

/* How far a campaign, a building or a person is. */
struct campaign_count { int64_t rooms, visited, missed, problems; };

/* A room of a campaign. */
struct campaign_room {
	int64_t			 id, version, campaign;
	struct room_id		 room;
	struct staff_id		 visitor;	/* who is to go; 0: whoever comes by */
	enum room_state		 state;
	int			 attempts;
	int64_t			 visited_at;
	struct case_id		 case_id;	/* opened for what was found; 0: none */
};

/* What somebody brings back from a door. */
struct room_visit {
	bool			 reached;
	const char *const	*answers;	/* one for each question, "" for none */
	const char		*problem;	/* what is wrong; "" when nothing is */
	bool			 signature;	/* a photo of the owner's signature is there */
};

/* What a visit lacks.  Names are words of Desk.Campaign.Lack. */
enum campaign_lack {
	CAMPAIGN_COMPLETE,
	CAMPAIGN_LACKS_ANSWER,		/* a question that has to be answered is not */
	CAMPAIGN_LACKS_CHOICE,		/* the answer is none of those that may be chosen, no number, or too long */
	CAMPAIGN_LACKS_PROBLEM,		/* an answer says that something is wrong, but not what */
	CAMPAIGN_LACKS_SIGNATURE,
	CAMPAIGN_LACK__COUNT
};

/* One answer by itself, and a visit as a whole: *question is where it lacks, question_count when in none of them. */
enum campaign_lack campaign_answer_lack(const struct campaign_question *, const char *answer);
enum campaign_lack campaign_visit_lack(const struct campaign_form *, const struct room_visit *, size_t *question);

/* Whether an answer says that something is wrong. */
bool campaign_answer_alarms(const struct campaign_question *, const char *answer);

/* Before its first day; in its days; after its last with rooms that wait; all visited; ended by hand. */
enum campaign_state {
	CAMPAIGN_PLANNED, CAMPAIGN_RUNNING, CAMPAIGN_OVERDUE, CAMPAIGN_DONE, CAMPAIGN_CLOSED, CAMPAIGN_STATE__COUNT
};
enum campaign_state campaign_state(const struct campaign *, const struct campaign_count *, int32_t today);

/* Whole percent of the rooms that were visited, rounded down so that 100 means all; 0 when there are none. */
int campaign_percent(const struct campaign_count *);

/* What one visit makes of a room. */
void campaign_room_apply(struct campaign_room *, const struct room_visit *, const struct staff *, int64_t now);

/* Who may open and arrange campaigns and end them, and who may fill the sheet of a room. */
bool campaign_may_plan(const struct staff *);
enum refusal campaign_may_open(const struct staff *, const struct campaign *);
enum refusal campaign_may_change(const struct staff *, const struct campaign *);
enum refusal campaign_may_visit(const struct staff *, const struct campaign *, const struct campaign_room *,
    int32_t today);

/* Whether the sheet of a room, with who lives there, is this person's to see: planners, inspectors, and who goes. */
bool campaign_room_visible(const struct campaign_room *, const struct staff *);

/* Why a campaign may not be ended: rooms that wait need a reason. */
enum refusal campaign_may_close(const struct staff *, const struct campaign *, const struct campaign_count *,
    const char *reason);

const char *season_name(enum season);			enum season season_read(const char *);
const char *question_kind_name(enum question_kind);	enum question_kind question_kind_read(const char *);
const char *room_state_name(enum room_state);		enum room_state room_state_read(const char *);
const char *campaign_state_name(enum campaign_state);
const char *campaign_lack_name(enum campaign_lack);

#endif
