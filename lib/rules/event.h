/* One line of a case's history: who, when, what; append-only and chained by digests. */
#ifndef RULES_EVENT_H
#define RULES_EVENT_H

#include "base/secret.h"
#include "rules/case.h"

struct arena;

struct case_event {
	int64_t			 id;
	struct case_id		 case_id;
	int			 number;	/* 1, 2, … within the case, without gaps */
	int64_t			 at;
	enum act		 act;
	enum stage		 from, to;
	enum role		 as;		/* in what capacity */
	struct staff_id		 actor;		/* 0: complainant or clock */
	const char		*actor_name;	/* name and title at that time */
	struct department_id	 department;	/* the department sent to, where the act has one */
	struct staff_id		 person;	/* the person named by the act: handler, confirmer */
	int64_t			 until;		/* completion time, agreed date, clock's due moment */
	const char		*text;		/* opinion, finding, measure, result */
	/* further typed facts as XML fragment-free "name=value" lines, "" when none */
	const char		*detail;
	bool			 public;	/* shown to the complainant */
	uint8_t			 previous[SECRET_DIGEST], digest[SECRET_DIGEST];	/* chain within the case */
};

/*
 * The digest of an event: SHA-256 over the one before and every field but its
 * row id, each with its length, so that no two histories have the same bytes.
 */
void event_digest(const struct case_event *, uint8_t digest[SECRET_DIGEST]);

/* True when the events of one case, in order, form an unbroken chain; *broken is the first bad number otherwise. */
bool event_chain_holds(const struct case_event *, size_t count, int *broken);

/* A value of the detail lines, "" when it is not there. */
const char *event_detail(struct arena *, const struct case_event *, const char *name);

#endif
