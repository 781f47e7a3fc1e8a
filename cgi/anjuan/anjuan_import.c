#include <stdio.h>
#include <string.h>

#include "anjuan.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/adopt.h"
#include "casework/procedures.h"

#include "base/banned.h"

/* `anjuan import procedure`, `checklist` and `campaign`, each with FILE: documents into the database. */

static const char *const results[] = {
	[PROCEDURES_KNOWN] = "was there before; nothing changed",
	[PROCEDURES_IN_FORCE] = "adopted",
	[PROCEDURES_PROPOSED] = "proposed; two people approve it on the administration pages",
};

static const char *const reasons[STRANDED__COUNT] = {
	[STRANDED_NONE] = "",
	[STRANDED_CATEGORY] = "their category is not in it",
	[STRANDED_DEPARTMENT] = "their department is not in it",
	[STRANDED_ROUTE] = "their category goes to a department that is not here or takes no cases",
	[STRANDED_EMERGENCY] = "their level calls for the management, and nobody is of it",
	[STRANDED_NOBODY] = "nobody holds a role that may take them further",
};

static void
print_stranded(const char *path, const struct procedures_stranded_list *list)
{
	fprintf(stderr, "%s: open cases would be without a next act\n", path);
	for (size_t i = 0; i < list->count; i++) {
		const struct procedures_stranded *row = &list->rows[i];

		fprintf(stderr, "  category %s, department %s, %s: %s\n", row->cases.category,
		    text_empty(row->cases.department) ? "-" : row->cases.department, stage_name(row->cases.stage),
		    reasons[row->why]);
		for (size_t k = 0; k < row->number_count; k++)
			fprintf(stderr, "    %s\n", row->numbers[k]);
		if ((int64_t)row->number_count < row->cases.count)
			fprintf(stderr, "    and %lld more\n",
			    (long long)row->cases.count - (long long)row->number_count);
	}
}

static enum outcome
tell(const struct procedures_document *document, const struct step *step, enum fault fault,
    const struct procedures_proposal *proposal)
{
	if (proposal->problem != NULL) {
		fprintf(stderr, "%s\n", proposal->problem);
		return OUTCOME_INPUT;
	}
	if (fault != FAULT_NONE) {
		fprintf(stderr, "%s: %s\n", document->name, fault_name(fault));
		return anjuan_outcome(fault);
	}
	if (step->refusal == REFUSAL_STRANDED)
		print_stranded(document->name, &proposal->stranded);
	else if (step->refusal != REFUSAL_NONE)
		fprintf(stderr, "%s: refused: %s\n", document->name, refusal_name(step->refusal));
	else
		printf("%s: %s\n", document->name, results[proposal->result]);
	return step->refusal == REFUSAL_NONE ? OUTCOME_DONE : OUTCOME_FAILED;
}

/* FILE and, before or after it, --from MOMENT and --if-empty. */
static bool
read_words(const struct invocation *invocation, struct procedures_document *document)
{
	for (int i = 0; i < invocation->argc; i++) {
		const char *word = invocation->argv[i];

		if (strcmp(word, "--from") == 0 && i + 1 < invocation->argc) {
			if (!date_read_moment(invocation->argv[++i], date_local_day(invocation->now), &document->from))
				return false;
		} else if (strcmp(word, "--if-empty") == 0)
			document->if_empty = true;
		else if (document->name == NULL && word[0] != '-')
			document->name = word;
		else
			return false;
	}
	return document->name != NULL;
}

enum outcome
anjuan_import_procedure(const struct invocation *invocation)
{
	struct step step = { .arena = invocation->arena, .as = ROLE__COUNT, .now = invocation->now, .visit = "anjuan" };
	struct procedures_document document = { .file = -1, .reason = "" };
	struct procedures_proposal proposal = { .problem = NULL };
	enum fault fault;

	if (!read_words(invocation, &document))
		return anjuan_usage("import procedure: one FILE is needed, and --from takes a moment (2026-12-01 08:00)");
	if ((fault = casework_open(invocation->config, "owner", &step.casework)) != FAULT_NONE)
		return anjuan_outcome(fault);
	fault = procedures_propose(&step, &document, &proposal);
	casework_close(step.casework);
	return tell(&document, &step, fault, &proposal);
}

/* What needs nobody's approval on the pages: adopted at once, each version once. */
static enum outcome
adopt(const struct invocation *invocation, const char *command,
    enum fault (*function)(struct step *, const char *, bool *, const char **))
{
	struct step step = { .arena = invocation->arena, .as = ROLE__COUNT, .now = invocation->now, .visit = "anjuan" };
	const char *path, *problem = NULL;
	bool added = false;
	enum fault fault;

	if (invocation->argc != 1)
		return anjuan_usage("%s: one FILE is needed", command);
	path = invocation->argv[0];
	if ((fault = casework_open(invocation->config, "owner", &step.casework)) != FAULT_NONE)
		return anjuan_outcome(fault);
	fault = function(&step, path, &added, &problem);
	casework_close(step.casework);
	if (problem != NULL)
		fprintf(stderr, "%s\n", problem);
	else if (fault != FAULT_NONE)
		fprintf(stderr, "%s: %s\n", path, fault_name(fault));
	else
		printf("%s: %s\n", path, added ? "adopted" : "was adopted before; nothing changed");
	return anjuan_outcome(fault);
}

enum outcome
anjuan_import_checklist(const struct invocation *invocation)
{
	return adopt(invocation, "import checklist", casework_adopt_checklist);
}

enum outcome
anjuan_import_campaign(const struct invocation *invocation)
{
	return adopt(invocation, "import campaign", casework_adopt_campaign);
}
