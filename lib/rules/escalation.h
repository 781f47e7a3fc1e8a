/* Reporting up, level by level to the direct superior (PROCEDURE.md §11, S2·13, §32.17). */
#ifndef RULES_ESCALATION_H
#define RULES_ESCALATION_H

#include "rules/case.h"

/* How long a superior has to acknowledge before the next one is told. */
enum { ESCALATION_SECONDS = 24 * 60 * 60 };

/* One report to one superior. */
struct escalation {
	int64_t		 id;		/* of its row; 0 before it is stored */
	struct case_id	 case_id;
	int		 level;		/* 1: the direct superior of whoever had the case */
	struct staff_id	 from, to;	/* from 0: nobody had it */
	const char	*reason;	/* "" when a clock reported */
	const char	*clock;		/* "" by hand */
	int64_t		 deadline;	/* 0 by hand */
	int64_t		 at, next_at, seen_at;	/* next_at 0: it climbs no further */
};

/*
 * Who is told next above this person: the direct superior, in whatever role
 * and of whatever department; being told shows them the case.  One who cannot
 * take it (has left, opens no cases at all, is complained about or is barred
 * with that person) is replaced by the own superior.  NULL at the top of the
 * line, where it ends in nobody, and where it runs in a circle.
 */
const struct staff *escalation_next(const struct staff *list, size_t count, const struct case_file *,
    struct staff_id from);

/*
 * From whose hands a breach goes up: the person answerable, else who handles
 * the case.  0: nobody in particular has it, and everybody of the role answers.
 */
struct staff_id escalation_holder(const struct case_file *, struct staff_id responsible, enum role);

/*
 * Whether this person is one of those who answer while nobody in particular
 * does: holds the role, there where the case is; a dispatcher while no
 * department has it, or has given it back.
 */
bool escalation_answers(const struct staff *, const struct case_file *, enum role);

/* To whom a breach goes up: next above the holder, or above those who answer while nobody has it; NULL: to nobody. */
const struct staff *escalation_above(const struct staff *list, size_t count, const struct case_file *,
    struct staff_id responsible, enum role);

/* From whose hands somebody reports up: the handler's, unless the reporter is the handler or above. */
struct staff_id escalation_reporter(const struct staff *list, size_t count, const struct case_file *,
    const struct staff *actor);

#endif
