/* Sub-tasks of a case: who has to do what by when, beside the case's own handler (PROCEDURE.md §11). */
#ifndef RULES_TASK_H
#define RULES_TASK_H

#include "rules/cooperation.h"

enum { TASK_WORDS = 1000, TASKS_MOST = 40 };

enum task_state {
	TASK_GIVEN,		/* 已下达 */
	TASK_ACCEPTED,		/* 已接收 */
	TASK_DONE,		/* 已完成 */
	TASK_SENT_BACK,		/* 已退回: whoever gave it gives it again or takes it back */
	TASK_WITHDRAWN,		/* 已撤回 */
	TASK_STATE__COUNT
};

enum task_act {
	TASK_GIVE,		/* 下达 */
	TASK_ACCEPT,		/* 接收 */
	TASK_FINISH,		/* 完成, with a note and papers */
	TASK_SEND_BACK,		/* 退回, with a reason */
	TASK_WITHDRAW,		/* 撤回 */
	TASK_GIVE_AGAIN,	/* 重新下达: what was sent back, or not done well enough, with a new time */
	TASK_ACT__COUNT
};

/* One of a case; its row in the store. */
struct task {
	int64_t			 id;
	struct case_id		 case_id;
	int			 number;	/* 1, 2 … within the case */
	int			 round;		/* counts how often it was given */
	struct department_id	 department;
	struct staff_id		 person;	/* 0: nobody is named yet, the department has it */
	const char		*text;		/* what has to be done */
	enum task_state		 state;
	int64_t			 until;		/* completion time */
	struct staff_id		 given_by, accepted_by, closed_by;
	int64_t			 given_at, accepted_at, closed_at;
	const char		*note;		/* of the last act that has one */
};

/* Given, accepted, or sent back: somebody still has to do something about it. */
bool task_is_open(enum task_state);

/*
 * Whether this person may give one to the department: the handler of the case
 * and the manager of the lead to every department that takes part, the
 * manager of a cooperating one to the own.  REFUSAL_NO_PART for a department
 * that takes none.
 */
enum refusal task_may_give(const struct case_file *, const struct staff *, struct department_id);

/*
 * Whether this person may do that with it now, and what it is then: accepting,
 * finishing and sending back is for the person named or, while nobody is, for
 * the department, and for its manager; the rest for whoever gave it, the
 * handler of the case and the manager of the lead.  REFUSAL_TASK from the
 * wrong state, REFUSAL_ALREADY for what is over, REFUSAL_NOT_YOURS.
 */
enum refusal task_may(const struct task *, const struct case_file *, const struct staff *, enum task_act,
    enum task_state *to);

const char *task_state_name(enum task_state);	/* "sent_back" */
const char *task_act_name(enum task_act);	/* "send_back" */

#endif
