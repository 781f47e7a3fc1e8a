/* The life of a version of the procedure: proposed, dated, approved by two people, in force, replaced or withdrawn. */
#ifndef RULES_PROCEDURE_VERSION_H
#define RULES_PROCEDURE_VERSION_H

#include <stddef.h>

#include "rules/case.h"

enum version_decision_kind {
	VERSION_PROPOSE,	/* the document was handed in */
	VERSION_DATE,		/* another moment to take effect; approvals begin anew */
	VERSION_APPROVE,
	VERSION_WITHDRAW,
	VERSION_DECISION__COUNT
};

struct version_decision {
	enum version_decision_kind	 kind;
	struct staff_id			 staff;		/* 0: the command line */
	int64_t				 at;
	int64_t				 from;		/* PROPOSE, DATE: takes effect then; 0: when approved */
	const char			*reason;
};

/* Two people, neither of whom proposed it or set its date. */
enum { VERSION_APPROVALS = 2 };

struct version_life {
	int64_t				 adopted_at;	/* in force from then on, may be ahead; 0: not approved */
	int64_t				 withdrawn_at;	/* 0: not */
	const struct version_decision	*decisions;	/* in their order; none: installed by the command line */
	size_t				 count;
};

enum version_state {
	VERSION_PROPOSED,	/* 待批准 */
	VERSION_APPROVED,	/* 已批准, takes effect later */
	VERSION_IN_FORCE,	/* 现行 */
	VERSION_REPLACED,	/* 已停用: another came after it; open cases may still be under it */
	VERSION_WITHDRAWN,	/* 已撤回 */
	VERSION_STATE__COUNT
};

/* `current` is when the version in force was adopted, 0 when there is none. */
enum version_state procedure_version_state(const struct version_life *, int64_t current, int64_t now);

/* When it is to take effect, as last set; 0: with the last approval. */
int64_t procedure_version_from(const struct version_life *);

/* Who has approved it as it now stands, up to VERSION_APPROVALS of them. */
size_t procedure_version_approvals(const struct version_life *, struct staff_id by[VERSION_APPROVALS]);

/*
 * Whether this person may decide so now: management, administrators and
 * supervisors may; a date is never past; who proposed it, set its date or has
 * approved it does not approve; what is in force or withdrawn is decided.
 */
enum refusal procedure_version_may(const struct version_life *, const struct version_decision *,
    const struct staff *actor);

/* Whether the procedure is this person's business at all. */
bool procedure_version_visible(const struct staff *);

const char *version_state_name(enum version_state);
const char *version_decision_name(enum version_decision_kind);

#endif
