#include <stdio.h>

#include "anjuan.h"
#include "casework/adopt.h"

#include "base/banned.h"

/* `anjuan import procedure FILE` and `anjuan import checklist FILE`: approved documents go into force. */

static enum outcome
adopt(const struct invocation *invocation, const char *command,
    enum fault (*function)(struct step *, const char *, bool *,
    const char **))
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
anjuan_import_procedure(const struct invocation *invocation)
{
	return adopt(invocation, "import procedure", casework_adopt_procedure);
}

enum outcome
anjuan_import_checklist(const struct invocation *invocation)
{
	return adopt(invocation, "import checklist", casework_adopt_checklist);
}
