#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "anjuan.h"
#include "casework/upkeep.h"

#include "base/banned.h"

enum outcome
anjuan_migrate(const struct invocation *invocation)
{
	bool dry_run = invocation->argc == 1 && strcmp(invocation->argv[0], "--dry-run") == 0;
	const char *report;
	enum fault fault;

	if (invocation->argc > 0 && !dry_run)
		return anjuan_usage("migrate: \"%s\" is not understood", invocation->argv[0]);
	fault = upkeep_migrate(invocation->config, invocation->arena, invocation->now, dry_run, &report);
	fputs(report, stdout);
	return anjuan_outcome(fault);
}
