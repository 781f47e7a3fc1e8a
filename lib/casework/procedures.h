/* Decisions about versions of the procedure: handing in, dating, approving by two people, withdrawing. */
#ifndef CASEWORK_PROCEDURES_H
#define CASEWORK_PROCEDURES_H

#include "casework/procedures_read.h"

/* A document being handed in: from a path, or from an open file with the name it had. */
struct procedures_document {
	const char	*name;
	int		 file;		/* -1: name is a path */
	int64_t		 from;		/* takes effect then; 0: with the last approval */
	const char	*reason;
	bool		 if_empty;	/* only as the first one; otherwise nothing is done: PROCEDURES_KNOWN */
};

enum procedures_result {
	PROCEDURES_KNOWN,	/* this version with this content was there before; nothing changed */
	PROCEDURES_IN_FORCE,	/* the first one of a fresh database is in force at once: that is the installation */
	PROCEDURES_PROPOSED	/* awaits two approvals */
};

/* What became of it. */
struct procedures_proposal {
	enum procedures_result			 result;
	const char				*version;
	const char				*problem;	/* "file:line:column: message" lines, NULL when fine */
	struct procedures_stranded_list		 stranded;	/* with REFUSAL_STRANDED */
};

/*
 * Checks a document and keeps it as a proposed version.  A document that is
 * wrong, or a known version with other content, sets `problem` and changes
 * nothing.  Without an actor it comes from the command line, which alone may
 * put a first version in force.
 */
enum fault procedures_propose(struct step *, const struct procedures_document *, struct procedures_proposal *)
    MUST_CHECK;

/* A decision about a version as it was read. */
struct procedures_wish {
	const char			*version;
	int64_t				 revision;
	enum version_decision_kind	 kind;		/* VERSION_DATE, VERSION_APPROVE, VERSION_WITHDRAW */
	int64_t				 from;		/* VERSION_DATE */
	const char			*reason;
};

/*
 * Takes it, or refuses.  The second approval puts the version in force from
 * its date on.  FAULT_CONFLICT when somebody else decided since it was read.
 */
enum fault procedures_decide(struct step *, const struct procedures_wish *) MUST_CHECK;

#endif
