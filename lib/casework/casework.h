/* The steps people take: rules, store, record and exchange in one transaction each. */
#ifndef CASEWORK_CASEWORK_H
#define CASEWORK_CASEWORK_H

#include "rules/deadline.h"
#include "rules/event.h"

struct arena;
struct config;
struct casework;	/* one per worker: the connection, the adopted procedure, names of departments and staff */

/* Connects as the program's account ("desk") and loads the adopted procedure and the dictionaries. */
enum fault casework_open(const struct config *, const char *account, struct casework **) MUST_CHECK;
void casework_close(struct casework *);

const struct procedure *casework_procedure(const struct casework *);

/*
 * One person's step.  Every casework function takes it first, so that who,
 * when and which submission are never ambient.  A function that the procedure
 * refuses returns FAULT_NONE with `refusal` set and has changed nothing.
 */
struct step {
	struct casework		*casework;
	struct arena		*arena;
	const struct staff	*actor;		/* NULL: the complainant or the clock */
	enum role		 as;		/* ROLE_COMPLAINANT, ROLE_CLOCK, or ROLE__COUNT: whatever the actor holds */
	int64_t			 now;
	const char		*once;		/* one-time key of the form; NULL for reads */
	const char		*visit;		/* id for the access log */
	enum refusal		 refusal;	/* out */
};

#endif
