/* Every act of the procedure on a case: one transaction each. */
#ifndef CASEWORK_ACT_H
#define CASEWORK_ACT_H

#include "casework/files.h"
#include "rules/satisfaction.h"

struct mail_answer;

/* What somebody does.  Texts may be NULL, ids 0 where the act has no use for them. */
struct act_request {
	struct case_id		 id;
	/* that the person saw; 0 acts on whatever stands (complainant, clock) */
	int64_t			 version;
	enum act		 act;
	struct department_id	 department;	/* ACT_DISPATCH, ACT_PLAN */
	/* ACT_ASSIGN, ACT_PLAN, ACT_REPORT_UP (0: the direct superior), ACT_ACCUSE (0: nobody of ours) */
	struct staff_id		 person;
	/* ACT_PLAN completion time; ACT_PROGRESS date agreed in writing; ACT_MISS next try */
	int64_t			 until;
	bool			 proof;		/* ACT_PROGRESS: proof of the agreed date is attached (K6) */
	const char		*text;		/* opinion, finding, measure, instruction, reason */
	/* ACT_COMPLETE, ACT_CLOSE, ACT_ANSWER, ACT_EXPLAIN: outcome in a few words */
	const char		*result;
	const char		*detail;	/* name=value lines for the record */
	bool			 on_site, receipt;	/* ACT_VISIT */
	bool			 satisfied;	/* ACT_VISIT: false reopens */
	bool			 decided;	/* ACT_CLOSE without confirmation, with reasons */
	/* ACT_CLOSE, ACT_ANSWER: the complainant asked to be left alone, and is not asked by link */
	bool			 left_alone;
	/* ACT_RATE, ACT_VISIT, and ACT_OBJECT and ACT_REOPEN by an answer: 1–5, 0 none */
	int			 satisfaction;
	enum validity		 validity;	/* ACT_JUDGE; ACT_ANSWER of what is not judged yet */
	enum severity		 severity;	/* ACT_RAISE, as are urgency, risk, flags, major */
	enum urgency		 urgency;
	enum risk		 risk;
	unsigned		 flags;
	bool			 major;
	struct case_id		 into;		/* ACT_MERGE */
	const char		*clock;		/* ACT_PAUSE, ACT_RESUME, ACT_EXTEND: "K12" */
	const char		*reason;	/* ACT_PAUSE: id of the reason in the procedure */
	int64_t			 cost, compensation;	/* ACT_PLAN: fen */
	const char		*not_now;	/* ACT_PLAN: why not now; its measures are the timetable */
	/* ACT_VISIT, and answers about satisfaction: */
	enum visit_solved	 solved;
	enum answer_way		 way;		/* of an answer that no visit gave */
	const char		*wish, *waiver;	/* ACT_VISIT; see struct return_visit */
	const char		*alternative;	/* ACT_EXPLAIN, ACT_CLOSE: what is offered instead of what was wished */
	bool			 by_staff;	/* ACT_ACCUSE: the complainant is staff (S2a) */
	bool			 public;	/* shown to the complainant */
	/*
	 * what is decided and written first, and may change the case that is being saved, so that its
	 * clocks follow; NULL: nothing
	 */
	enum fault		(*first)(struct step *, const struct act_request *, struct case_file *);
	/* what else is written in the same transaction, once the files are evidence; NULL: nothing */
	enum fault		(*also)(struct step *, const struct act_request *);
	void			*context;	/* of `first` and `also` */
	struct staged_files	 files;		/* become evidence of the case with this act */
	const struct mail_answer *answer;	/* ACT_ADD that came by mail; see casework/telling.h */
};

/*
 * Does it: loads and locks the case, asks the rules, saves with version,
 * appends the event, moves the clocks.  `after` (may be NULL) is the case as
 * it then stands; refusals are in step->refusal; FAULT_CONFLICT when somebody
 * else changed the case since `version`.
 */
enum fault casework_act(struct step *, const struct act_request *, struct case_file *after) MUST_CHECK;

/* Inside a transaction: a line of history that moves nothing. */
enum fault casework_record(struct step *, struct case_id, enum act, const char *text, const char *detail) MUST_CHECK;

/* The acts this person may take now, as a mask of ACT_BIT(); for showing only what can be done. */
act_set casework_allowed_acts(const struct step *, const struct case_file *);

#endif
