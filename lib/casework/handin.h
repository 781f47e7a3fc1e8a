/* First-asked responsibility (S2·15): whoever is told hands it in, and follows it to the end. */
#ifndef CASEWORK_HANDIN_H
#define CASEWORK_HANDIN_H

#include "casework/casework.h"

/* What was told, in four fields; "" where nothing was said.  Texts are clean. */
struct handed {
	const char		*who, *phone, *where, *what;
	bool			 own;		/* the actor's own complaint, by staff (S2a) */
	const char		*about;		/* the person complained about, as written */
	struct staff_id		 accused;	/* who of ours that is; 0: nobody that could be found */
};

/* Registers it under channel department with the actor as receiver; sending the same form again changes nothing. */
enum fault casework_hand_in(struct step *, const struct handed *) MUST_CHECK;

/*
 * What the actor handed in, and took down about somebody who stands above the
 * actor, newest first, at most 50; also what the actor may not see otherwise,
 * but never what is about the actor (case_may_follow()).
 */
enum fault casework_handed_in(struct step *, const struct case_file **, size_t *count) MUST_CHECK;

#endif
