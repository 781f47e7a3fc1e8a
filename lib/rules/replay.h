/* The rules run over dated events alone: what the clocks would have said (PROCEDURE.md §8, §16.1). */
#ifndef RULES_REPLAY_H
#define RULES_REPLAY_H

#include "rules/duty.h"
#include "rules/penalty.h"

/* What an event says beyond who and when; −1 and 0 are "not said". */
struct replay_facts {
	int		 urgency, severity, risk, validity;	/* the enums of rules/complaint.h, or −1 */
	int		 major;			/* 1, 0 or −1 */
	int		 satisfied;		/* ACT_VISIT; −1 counts as satisfied */
	unsigned	 flags;			/* added to those that stand */
	int64_t		 agreed_until;		/* a date agreed with the complainant … */
	bool		 evidence;		/* … and the proof in writing, or the receipt of a visit on site */
	bool		 strong, serious;	/* complained strongly; serious consequences */
	bool		 misled;		/* handled late or wrong because of the sheet (S2·6) */
	int		 level;			/* raised to this level (1–3), or 0 */
	bool		 ended;			/* ACT_COOPERATE: the part of that department is over */
	unsigned	 missing;		/* ACT_REGISTER: mask of enum complaint_missing */
	bool		 aside;			/* ACT_CONTACT that told the complainant nothing (heard.h) */
	bool		 soothed;		/* ACT_REPORT_UP that says what the complainant was told */
	const char	*clock, *reason;	/* ACT_PAUSE, ACT_RESUME, ACT_EXTEND: which clock, and why; NULL */
};

/* One dated event; people, cases and departments are numbers that the caller gives names to. */
struct replay_event {
	int64_t			 line;		/* where it stands in the list, for messages */
	size_t			 which;		/* the case, from 0 */
	enum act		 act;
	int64_t			 at;
	int64_t			 person;	/* who did it; 0: nobody named */
	int64_t			 named;		/* the handler named by dispatching or assigning; 0 */
	int64_t			 department;	/* sent to, or acting */
	int64_t			 home;		/* the person's own department; 0: as the events tell it */
	enum role		 as;		/* in what capacity; ROLE__COUNT: as the rules would take it */
	struct replay_facts	 facts;
};

/* Something about a duty of the calendar: of no case. */
struct replay_duty {
	int64_t			 line;
	/* DUTY_OPENED: asked for from then on; DUTY_DONE: done once; DUTY_WITHDRAWN: asked for no more */
	enum duty_act		 act;
	int64_t			 at;
	const char		*rule;		/* "K17" */
	int32_t			 period;	/* a day of the period that is meant; 0: the day of `at` */
	int64_t			 person;	/* who answers for it from then on, or did it; 0 */
	int64_t			 department;	/* that this person belongs to; 0 */
};

/* Everything that is replayed. */
struct replay_list {
	struct replay_event	*events;	size_t count;
	struct replay_duty	*duties;	size_t duty_count;
};

/* By what one case is judged; NULL: by what all are. */
struct replay_own { const struct procedure *procedure; const struct calendar *calendar; };

/* Everything the rules need to know of the world. */
struct replay_world {
	const struct procedure	*procedure;	/* of all cases, and of the duties */
	const struct calendar	*calendar;
	const struct replay_own	*own;		/* of each case, by its number; NULL: none has its own */
	int64_t			 as_of;		/* what is still open is judged as of this moment */
};

/* The number of what is of no case. */
#define REPLAY_NO_CASE ((size_t)-1)

/* One clock of one case, or one period of a duty, as it ended or stands. */
struct replay_deadline {
	size_t			 which;		/* REPLAY_NO_CASE of a duty, whose round is the period's first day */
	struct deadline		 deadline;	/* texts are those of the procedure */
	int64_t			 person;	/* who answers for it; 0: whoever has the role */
	struct department_id	 department;
	int64_t			 late;		/* seconds beyond its due moment; 0 when it was met or is open */
};

struct replay_result {
	struct replay_deadline	*deadlines;	size_t deadline_count;	/* by case, in order of starting; then duties */
	struct occasion		*occasions;	size_t occasion_count;	/* in order of time */
	struct penalty_proposal	*proposals;	size_t proposal_count;	/* in order of time */
};

/* Facts that say nothing: where every event begins. */
struct replay_facts replay_facts_none(void);

/*
 * Runs the events, which it puts in order: by case as given, within a case by
 * time, at the same time as listed.  An act that the transition table does not
 * know from the case's stage is taken as it stands, because a list tells what
 * happened, not what was allowed.  Duties that nothing is told of are not
 * judged (replay_duty.h).  Results live in the arena.
 */
struct replay_result replay_run(struct arena *, const struct replay_world *, const struct replay_list *);

#endif
