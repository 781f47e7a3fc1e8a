/* What a replay gathers: deadlines as they ended, and the occasions that articles are about (PROCEDURE.md §16.1). */
#ifndef RULES_REPLAY_JUDGE_H
#define RULES_REPLAY_JUDGE_H

#include "base/arena.h"
#include "rules/replay.h"

/* One case under way. */
struct replay_course {
	struct case_file		 c;
	const struct procedure		*procedure;
	const struct calendar		*calendar;
	struct deadline			*rows;
	struct department_id		*departments;	/* of each row: that had the case while it was undecided */
	size_t				 count, room;
	int				 raised;	/* to this level at least, by hand; 0: it was not */
	int64_t				 registrar;	/* who registered it: the dispatcher of its clocks */
	const struct replay_event	*events;
	size_t				 event_count;
};

/* The department that somebody belongs to, as it was told last. */
struct replay_home { int64_t department, told_at; };

struct replay_running {
	struct arena			*arena;		/* results */
	struct arena			 scratch;	/* one case */
	const struct replay_world	*world;
	const struct replay_home	*homes;		/* by person */
	size_t				 home_count;
	struct replay_result		 result;
	size_t				 first_room, deadline_room, occasion_room;
};

/* In what capacity somebody acted: as the list says, or as the rules would take it. */
enum role replay_judge_capacity(const struct case_file *, const struct replay_event *);

/* Adds a deadline, `late` filled in, and the occasion that it is once decided; NULL for one of no case. */
void replay_judge_add(struct replay_running *, const struct replay_course *, struct replay_deadline *);

/* A case whose events are all told: every clock as of the end of the replay, and what papers are missing. */
void replay_judge_case(struct replay_running *, struct replay_course *);

/*
 * The department of whoever had a duty, in what capacity: a handler answers
 * under the department that had the case, everybody else under the own one;
 * 0 when none was told.
 */
struct department_id replay_judge_home(const struct replay_running *, int64_t person, enum role,
    struct department_id handling);

#endif
