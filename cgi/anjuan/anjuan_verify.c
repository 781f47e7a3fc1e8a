#include <stdio.h>

#include "anjuan.h"
#include "casework/verify.h"

#include "base/banned.h"

/* `anjuan verify`: everything is read again; what does not fit is told. */

static void
tell(const char *what, const char *which)
{
	printf("%s: %s\n", which, what);
}

enum outcome
anjuan_verify(const struct invocation *invocation)
{
	struct step step = { .arena = invocation->arena, .as = ROLE__COUNT, .now = invocation->now, .visit = "anjuan" };
	struct verify_counts counts;
	enum fault fault;

	if (invocation->argc > 0)
		return anjuan_usage("verify: \"%s\" is not understood", invocation->argv[0]);
	if ((fault = casework_open(invocation->config, "owner", &step.casework)) != FAULT_NONE)
		return anjuan_outcome(fault);
	fault = verify_all(&step, tell, &counts);
	casework_close(step.casework);
	if (fault != FAULT_NONE) {
		fprintf(stderr, "anjuan: verify: %s\n", fault_name(fault));
		return anjuan_outcome(fault);
	}
	printf("%lld cases, %lld events, %lld sealed files, %lld files of evidence: %lld findings\n",
	    (long long)counts.cases, (long long)counts.events, (long long)counts.archived, (long long)counts.files,
	    (long long)counts.findings);
	return counts.findings > 0 ? OUTCOME_FAILED : OUTCOME_DONE;
}
