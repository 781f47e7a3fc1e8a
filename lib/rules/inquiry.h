/* Investigation: records, causes, responsibility, plans and who approves them (PROCEDURE.md §12, §13). */
#ifndef RULES_INQUIRY_H
#define RULES_INQUIRY_H

#include "rules/procedure.h"

/* How something was found out (S1 4.1). */
enum record_kind {
	RECORD_SITE,		/* 现场勘查 */
	RECORD_INTERVIEW,	/* 访谈 */
	RECORD_DOCUMENT,	/* 资料查阅 */
	RECORD_KIND__COUNT
};

/* One record, written once. */
struct inquiry_record {
	int64_t			 id;
	struct case_id		 case_id;
	enum record_kind	 kind;
	int64_t			 at;		/* when it took place; of a document its date, 0 when it has none */
	const char		*place;		/* of a visit, an interview; who issued a document */
	const char		*persons;	/* present, or spoken with */
	const char		*capacity;	/* of an interview: as what they spoke */
	const char		*subject;	/* what was looked at or asked about; a document's title */
	const char		*reference;	/* a document's number */
	const char		*content;	/* conditions and findings; questions and answers; what it shows */
	bool			 agreed;	/* an interview was read back and agreed to */
	struct staff_id		 made_by;
	int64_t			 made_at;
};

/* What people, things and circumstances a cause belongs to (S0): the branches of the fishbone. */
enum cause_branch {
	CAUSE_PEOPLE, CAUSE_EQUIPMENT, CAUSE_MATERIAL, CAUSE_METHOD, CAUSE_ENVIRONMENT, CAUSE_BRANCH__COUNT
};
enum cause_level { CAUSE_DIRECT, CAUSE_INDIRECT, CAUSE_ROOT, CAUSE_LEVEL__COUNT };
enum cause_kind { CAUSE_HUMAN, CAUSE_PROCESS, CAUSE_DESIGN, CAUSE_OTHER, CAUSE_KIND__COUNT };

enum { CAUSE_WHYS = 7, CAUSES_MOST = 60 };	/* how deep the question "why" goes, and how many causes a case has */

/* One answer to "why"; never edited: what proves wrong is struck out with a reason. */
struct cause {
	int64_t			 id;
	struct case_id		 case_id;
	int64_t			 parent;	/* the answer that this one explains; 0: the problem itself */
	enum cause_branch	 branch;	/* of those below another: that one's */
	enum cause_level	 level;
	enum cause_kind		 kind;
	const char		*text;
	struct staff_id		 made_by;
	int64_t			 made_at;
	int64_t			 struck_at;	/* 0: it stands */
	struct staff_id		 struck_by;
	const char		*struck_reason;
};

/* Who answers for what happened (S0: one or several, with reasons). */
struct responsibility {
	int64_t			 id;
	struct case_id		 case_id;
	struct department_id	 department;
	struct staff_id		 person;	/* 0: the department as such */
	bool			 main;		/* 主要责任, else 次要 */
	const char		*reason;
	struct staff_id		 made_by;
	int64_t			 made_at, struck_at;
	struct staff_id		 struck_by;
	const char		*struck_reason;
};

/* A solution: its measures, and what was decided about it. */
struct measure {
	int64_t			 id;
	int			 plan;
	const char		*text;
	struct department_id	 department;
	struct staff_id		 person;
	int64_t			 until;
	int64_t			 cost, compensation;	/* fen */
	struct staff_id		 made_by;
	int64_t			 made_at;
};
struct plan {
	struct case_id		 case_id;
	int			 number;	/* 1, 2 … within the case */
	const char		*not_now;	/* why not now; its measures are the timetable (S1 6.1.4) */
	struct staff_id		 made_by;
	int64_t			 made_at, decided_at;	/* 0: nobody has decided */
	struct staff_id		 decided_by;
	bool			 approved;
	const char		*reason;
	const struct measure	*measures;
	size_t			 measure_count;
};

/* Which piece of evidence proves which record or cause; the other of the two is 0. */
struct proof { int64_t record, cause, evidence; };

/* How many pieces of evidence are tied to the record or the cause that `node` names. */
size_t proof_count(const struct proof *, size_t count, const struct proof *node);

/* What is called the root of it has evidence: else REFUSAL_UNPROVED. */
enum refusal cause_may_be_called(enum cause_level, size_t proofs);

/*
 * Whether a cause may be written down below `parent` among those of its case:
 * REFUSAL_NOT_FOUND for a parent that is not there, REFUSAL_STRUCK below one that was struck out,
 * REFUSAL_DEPTH beyond CAUSE_WHYS, REFUSAL_SHALLOWER when the explanation
 * would be less deep than what it explains, REFUSAL_CAUSES beyond CAUSES_MOST.
 */
enum refusal cause_may_stand(const struct cause *, size_t count, const struct cause *added);

/* A cause is struck out once, and not while others below it stand. */
enum refusal cause_may_be_struck(const struct cause *, size_t count, int64_t id);

/* How many answers stand above a cause; 0 for one that explains the problem itself. */
int cause_depth(const struct cause *, size_t count, int64_t id);

/* Fen that a plan takes, cost and compensation together. */
int64_t plan_money(const struct plan *);

/*
 * Who has to approve a plan: the gravest of the procedure's rules that fit
 * level and sum; ROLE__COUNT when nobody has to.
 */
enum role plan_approver(const struct procedure *, int level, int64_t fen);

/* Whether the case may be executed as planned: nobody has to approve, or somebody has. */
bool plan_is_free(const struct procedure *, int level, const struct plan *);

/* Whether this person may decide about the plan: the role, or a higher one, and not who made it. */
enum refusal plan_may_be_decided(const struct procedure *, int level, const struct plan *, const struct staff *);

const char *record_kind_name(enum record_kind);		enum record_kind record_kind_read(const char *);
const char *cause_branch_name(enum cause_branch);	enum cause_branch cause_branch_read(const char *);
const char *cause_level_name(enum cause_level);		enum cause_level cause_level_read(const char *);
const char *cause_kind_name(enum cause_kind);		enum cause_kind cause_kind_read(const char *);

#endif
