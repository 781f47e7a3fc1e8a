/* For tests of casework: a procedure in force, the first as the installation puts it there, others as if approved. */
#ifndef TESTS_CASEWORK_INSTALLED_H
#define TESTS_CASEWORK_INSTALLED_H

#include "base/date.h"
#include "casework/procedures.h"

static inline bool
installed_from(const char *path, struct casework *casework, struct arena *arena, int64_t now)
{
	struct step step = { .casework = casework, .arena = arena, .as = ROLE__COUNT, .now = now, .visit = "test" };
	struct procedures_document document = { .name = path, .file = -1, .reason = "" };
	struct procedures_proposal proposal = { .problem = NULL };
	struct db *db;

	if (procedures_propose(&step, &document, &proposal) != FAULT_NONE || proposal.problem != NULL ||
	    step.refusal != REFUSAL_NONE) {
		print_message("%s\n", proposal.problem == NULL ? refusal_name(step.refusal) : proposal.problem);
		return false;
	}
	if (proposal.result == PROCEDURES_PROPOSED) {
		db = server_owner();
		server_sql(db, arena_format(arena, "UPDATE procedure_version SET adopted_at = '%s' WHERE version = '%s'",
		    date_text_utc(arena, now), proposal.version));
		db_close(db);
	}
	return true;
}

static inline bool
installed(struct casework *casework, struct arena *arena, int64_t now)
{
	return installed_from("conf/procedure/property.xml", casework, arena, now);
}

#endif
