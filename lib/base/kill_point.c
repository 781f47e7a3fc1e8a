#include "base/kill_point.h"

#include <signal.h>
#include <stdlib.h>

#include "base/text.h"
#include "base/banned.h"

void
kill_point(const char *step)
{
	if (text_equal(getenv("FAULT_AT"), step))
		(void)raise(SIGKILL);
}
