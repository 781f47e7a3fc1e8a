/* Evaluations of effects: opened by closing a case or by hand, compared, judged, renewed (PROCEDURE.md §15, §21). */
#ifndef CASEWORK_EFFECTS_H
#define CASEWORK_EFFECTS_H

#include "casework/act.h"
#include "rules/effect.h"

/* An evaluation as it is shown; numbers "" where there is no case. */
struct effect_view {
	struct effect		 effect;
	const char		*number, *renewal;	/* of its case, and of that in which it is analysed anew */
	const char		*project;		/* name */
	enum effect_state	 state;
	int			 judge_days;		/* by the procedure in force */
	bool			 whole;			/* this person may open the case */
};

/* Those that this person may see: not judged, the earliest first; then judged in the last year. */
enum fault effects_read(struct step *, struct effect_view **, size_t *count) MUST_CHECK;

/* Those of a case that was read already. */
enum fault effects_of(struct step *, const struct case_file *, struct effect_view **, size_t *count) MUST_CHECK;

/*
 * Those of a case that were judged, beside a filed case that was read: who
 * reads the file sees them there, as they do in the file itself.
 */
enum fault effects_judged_of(struct step *, struct case_id, struct effect_view **, size_t *count) MUST_CHECK;

/* One with its figures, as judged or as they are now; FAULT_NOT_FOUND when this person may not see it. */
struct effect_reading {
	struct effect_view	 view;
	struct effect_figures	 before, after;
	struct effect_line	 lines[EFFECT_MEASURE__COUNT];
	enum effect_verdict	 suggested;
	enum refusal		 judging;	/* why this person may not judge it now; REFUSAL_NONE: they may */
	bool			 reopens;	/* a bad verdict of theirs reopens the case itself */
};
enum fault effect_read(struct step *, int64_t id, struct effect_reading *) MUST_CHECK;

/*
 * Opens one: of the case of that number, whose place, category, day and plan
 * are then taken, or of what stands in `effect`.  REFUSAL_NOT_FOUND for a
 * number of no case that this person may see, REFUSAL_NOT_COMPLETED when
 * nothing was carried out there, REFUSAL_ALREADY when its plan is evaluated,
 * and as effect_may_open() has it.
 */
struct effect_opening { const char *number; struct effect effect; };
enum fault effect_open(struct step *, const struct effect_opening *, int64_t *id) MUST_CHECK;

/*
 * Judges one, once, on the figures of now.  A bad one is analysed and planned
 * anew: its case is reopened where this person may do that, otherwise
 * `renewal` names a case that is open (REFUSAL_RENEWAL).
 */
struct effect_judging { int64_t id; enum effect_verdict verdict; const char *reason, *renewal; };
enum fault effect_decide(struct step *, const struct effect_judging *) MUST_CHECK;

/*
 * For the clock daemon: what may be judged from today on becomes a duty, each
 * once, where the procedure has one of evaluations.  Judging ends it.
 */
enum fault effects_ask(struct step *, size_t *opened) MUST_CHECK;

/* Inside the transaction of an act that closes a case: opens what effect_wanted() wants. */
enum fault effects_follow(struct step *, const struct case_file *before, const struct case_file *after) MUST_CHECK;

#endif
