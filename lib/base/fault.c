#include "base/fault.h"

#include <stddef.h>

#include "base/banned.h"

static const char *const names[FAULT__COUNT] = {
	[FAULT_NONE]		= "none",
	[FAULT_NOT_FOUND]	= "not-found",
	[FAULT_CONFLICT]	= "conflict",
	[FAULT_DUPLICATE]	= "duplicate",
	[FAULT_RETRY]		= "retry",
	[FAULT_UNKNOWN]		= "unknown-outcome",
	[FAULT_UNAVAILABLE]	= "unavailable",
	[FAULT_FULL]		= "full",
	[FAULT_TOO_LARGE]	= "too-large",
	[FAULT_DENIED]		= "denied",
	[FAULT_INPUT]		= "input",
	[FAULT_IO]		= "io",
	[FAULT_REFUSED]		= "refused",
	[FAULT_INTERNAL]	= "internal",
};

const char *
fault_name(enum fault fault)
{
	if ((unsigned)fault >= FAULT__COUNT || names[fault] == NULL)
		return "unnamed";
	return names[fault];
}
