/* The clocks of the procedure on one case: pure functions of events (PROCEDURE.md §8, §32.1). */
#ifndef RULES_DEADLINE_H
#define RULES_DEADLINE_H

#include "rules/procedure.h"

struct arena;

enum deadline_state {
	DEADLINE_RUNNING,	/* 计时中 */
	DEADLINE_WARNED,	/* 即将到期 */
	DEADLINE_BREACHED,	/* 已超期; a later stop leaves it breached and fills stopped_at */
	DEADLINE_MET,		/* 按时完成 */
	DEADLINE_CANCELLED,	/* no longer applies: withdrawn, merged, condition gone */
	DEADLINE__COUNT
};

struct deadline {
	int64_t			 id;		/* of its row; 0 before it is stored */
	struct case_id		 case_id;
	const char		*clock;		/* "K6" */
	int			 round;		/* 1, then 2 … when the same clock starts again after reopening */
	enum deadline_state	 state;
	int64_t			 started_at, warn_at, due_at, stopped_at;
	struct staff_id		 responsible;	/* the person answerable when it started; 0: the role's people */
	enum role		 role;
	bool			 agreed;	/* due_at was agreed in writing */
	const char		*calculation;	/* machine-readable lines "K6|start|…": see deadline_calculation() */
};

/* What the rules read of an event. */
struct clock_event {
	enum act		 act;
	int64_t			 at;
	struct staff_id		 actor;
	int64_t			 agreed_until;	/* with proof in writing; 0: none */
	enum role		 as;		/* in what capacity */
};

/* True when the clock's condition holds for this case. */
bool deadline_applies(const struct clock_rule *, const struct case_file *);

/* The moment a clock that starts then is due. */
int64_t deadline_due(const struct clock_rule *, int64_t started_at);
int64_t deadline_warn(const struct clock_rule *, int64_t started_at, int64_t due_at);

/*
 * What an event does to the deadlines of a case: stops those that it meets,
 * starts those whose start event it is, cancels what no longer applies.
 * `rows` holds every deadline the case ever had: the closed ones count rounds.
 * The result lists the changed and the new ones (id 0), allocated in the arena.
 * Closing ends what is only about handling; an objection or reopening cancels
 * what the completed work had started; a breach stays one whatever ends it.
 */
struct deadline_changes { struct deadline *rows; size_t count; };
struct deadline_changes deadline_on_event(struct arena *, const struct procedure *, const struct case_file *,
    const struct deadline *rows, size_t count, const struct clock_event *);

/* What the passing of time does: running → warned → breached.  True when the state changed. */
bool deadline_tick(struct deadline *, int64_t now);

/* The state of a deadline stopped at that moment: the exact last second still meets it. */
enum deadline_state deadline_stopped(const struct deadline *, int64_t at);

/*
 * The line-by-line calculation for people, one step a line: which event, which time, what was
 * added, what resulted.  The values of event, responsible and result are names (act, role,
 * state), the rest is text.
 */
struct deadline_line { const char *word; const char *value; };	/* word of Text.Calculation */
size_t deadline_calculation(struct arena *, const struct clock_rule *, const struct deadline *,
    struct deadline_line **);

const char *deadline_state_name(enum deadline_state);
enum deadline_state deadline_state_read(const char *);

#endif
