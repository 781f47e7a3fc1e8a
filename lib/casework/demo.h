/* Demonstration data of our own writing, made by driving the steps that people take. */
#ifndef CASEWORK_DEMO_H
#define CASEWORK_DEMO_H

#include "casework/casework.h"

/* How far the demonstration data of this database is. */
enum demo_state {
	DEMO_EMPTY,		/* nothing is there, neither people nor cases */
	DEMO_PARTLY,		/* a load was interrupted; loading goes on where it stopped */
	DEMO_LOADED,
	DEMO_FOREIGN		/* somebody works with this database; nothing is loaded into it */
};
enum fault demo_state(struct step *, enum demo_state *) MUST_CHECK;

/*
 * Loads a company with its projects, people and cases from <share_dir>/demo,
 * the cases spread over the sixty days before step->now: the same data for the
 * same moment.  Needs an adopted procedure; inspections come with an adopted
 * checklist.  FAULT_INPUT with "file:line: what
 * is wrong" in *problem.  Every step has its one-time key, so an interrupted
 * load is completed by calling again.
 */
enum fault demo_load(struct step *, const char **problem) MUST_CHECK;

/* One account for each role, to be shown to who tries the product. */
struct demo_account { const char *login, *name, *title, *password; unsigned roles; };
enum fault demo_accounts(struct step *, struct demo_account **, size_t *count, const char **problem) MUST_CHECK;

#endif
