/* Sub-tasks of a case: given, accepted, done, sent back, taken back; each with its own clock (PROCEDURE.md §11). */
#ifndef CASEWORK_TASKS_H
#define CASEWORK_TASKS_H

#include "casework/act.h"
#include "rules/task.h"

/* Of a case that this person has been shown, by number. */
enum fault tasks_read(struct step *, struct case_id, const struct task **, size_t *count) MUST_CHECK;

/* What waits for this person in all cases that they may see, with the case: to be done, or sent back to them. */
struct task_waiting { struct task task; struct case_file file; };
enum fault tasks_mine(struct step *, struct task_waiting **, size_t *count) MUST_CHECK;

/*
 * Gives one to a department that takes part, to a person of it or to whoever
 * accepts.  Refusals as casework_act() and task_may_give();
 * REFUSAL_HANDLER for a person who is not of it, REFUSAL_TASKS for too many.
 */
struct task_order {
	struct case_id		 id;
	int64_t			 version;
	struct department_id	 department;
	struct staff_id		 person;	/* 0: whoever accepts */
	int64_t			 until;
	const char		*text;
};
enum fault tasks_give(struct step *, const struct task_order *) MUST_CHECK;

/*
 * Anything else: one act each with its line of history, whatever else has
 * happened to the case since.  Refusals as casework_act() and task_may();
 * REFUSAL_CHANGED when the task was given anew since `round`.
 */
struct task_move {
	struct case_id		 id;
	int			 number, round;
	enum task_act		 act;
	/* how it was done, why it goes back or is taken back, what is still missing */
	const char		*note;
	struct staff_id		 person;	/* TASK_GIVE_AGAIN; 0: whoever accepts */
	int64_t			 until;		/* TASK_GIVE_AGAIN */
	struct staged_files	 files;		/* TASK_FINISH: become evidence of the case */
};
enum fault tasks_move(struct step *, const struct task_move *) MUST_CHECK;

/* Before an act is decided: REFUSAL_TASKS_OPEN for feeding back as solved what somebody still works on. */
enum fault tasks_look(struct step *, const struct act_request *, enum refusal *) MUST_CHECK;

/* Inside the transaction of any act: what ends with the case, or with the part that a department took. */
enum fault tasks_follow(struct step *, const struct act_request *, const struct case_file *after) MUST_CHECK;

#endif
