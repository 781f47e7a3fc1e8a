/* For tests of casework: the shipped procedure in force in a fresh database, as the installation puts it there. */
#ifndef TESTS_CASEWORK_INSTALLED_H
#define TESTS_CASEWORK_INSTALLED_H

#include "casework/procedures.h"

static inline bool
installed(struct casework *casework, struct arena *arena, int64_t now)
{
	struct step step = { .casework = casework, .arena = arena, .as = ROLE__COUNT, .now = now, .visit = "test" };
	struct procedures_document document = { .name = "conf/procedure/property.xml", .file = -1, .reason = "" };
	struct procedures_proposal proposal = { .problem = NULL };
	enum fault fault = procedures_propose(&step, &document, &proposal);

	if (proposal.problem != NULL)
		print_message("%s\n", proposal.problem);
	return fault == FAULT_NONE && proposal.problem == NULL && proposal.result == PROCEDURES_IN_FORCE;
}

#endif
