/* The emergency response to a level-1 complaint, and what is done at once (PROCEDURE.md §9.3, S4 5.1; §10, S1 3.2). */
#ifndef CASEWORK_EMERGENCIES_H
#define CASEWORK_EMERGENCIES_H

#include "casework/casework.h"
#include "rules/emergency.h"
#include "rules/escalation.h"

/* Everything of one case that has to do with it; the latest emergency comes last. */
struct emergency_reading {
	struct case_file		 file;
	const struct procedure		*procedure;	/* the version it was opened under */
	const struct emergency		*emergencies;	size_t emergency_count;
	const struct emergency_member	*members;	size_t member_count;	/* of all of them */
	const struct emergency_entry	*entries;	size_t entry_count;	/* of all of them */
	const struct urgent_measure	*measures;	size_t measure_count;
	const struct deadline		*deadlines;	size_t deadline_count;
	const struct escalation		*told;		size_t told_count;	/* of the case */
	bool				 whole;		/* this person may open the case itself */
	act_set			 may;		/* acts of an emergency that this person may take now */
};

/*
 * Of a case that this person may see, or in whose emergency they take part:
 * the leadership group and the task force see the board, not the case.
 * REFUSAL_NOT_FOUND otherwise.
 */
enum fault emergency_read(struct step *, struct case_id, struct emergency_reading *) MUST_CHECK;

/*
 * What of it stands on the page of a case that was read already: the latest, NULL when there is none, and
 * whether the case has to be reported to the leadership group and was not.
 */
struct emergency_standing { const struct emergency *latest; bool wanted, may_alert; };
enum fault emergency_standing(struct step *, const struct case_file *, const struct procedure *,
    struct emergency_standing *) MUST_CHECK;

/* The board of all that this person takes part in or may see: those that are not over, then those of the last year. */
struct emergency_row {
	struct emergency	 emergency;
	struct case_file	 file;
	struct staff_id		 leader;	/* of the task force; 0: none was named */
	int64_t			 last_report;	/* 0: none was made */
	struct deadline		 next;		/* id 0: no report is due */
};
enum fault emergencies_read(struct step *, struct emergency_row **, size_t *count) MUST_CHECK;

/*
 * Each is one act in one transaction with its line of history, on whatever
 * stands: several people write at once, and how the emergency stands is
 * looked at under the lock of the case.  Refusals as emergency_may() and
 * casework_act() have them.
 */
enum fault emergency_alert(struct step *, struct case_id, const char *reason) MUST_CHECK;
enum fault emergency_start(struct step *, struct case_id, const char *orders) MUST_CHECK;
enum fault emergency_lift(struct step *, struct case_id, const char *reason) MUST_CHECK;
enum fault emergency_see(struct step *, struct case_id) MUST_CHECK;

/* Names somebody for the task force with a duty; takes one out again. */
enum fault emergency_name(struct step *, struct case_id, struct staff_id, bool leads, const char *duty) MUST_CHECK;
enum fault emergency_release(struct step *, struct case_id, int64_t member, const char *reason) MUST_CHECK;

/* A line of the log: the report on the situation, or what was spoken of with somebody. */
enum fault emergency_write(struct step *, struct case_id, const struct emergency_entry *) MUST_CHECK;

/* The closing evaluation: effect, lessons, prevention of the emergency given. */
enum fault emergency_debrief(struct step *, struct case_id, const struct emergency *) MUST_CHECK;

/* What was ordered at once, whether there is an emergency or not; later what came of it. */
enum fault emergency_measure(struct step *, struct case_id, const struct urgent_measure *) MUST_CHECK;
enum fault emergency_measure_result(struct step *, struct case_id, int64_t measure, const char *result) MUST_CHECK;

#endif
