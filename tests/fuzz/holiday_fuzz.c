/* Hostile bytes as a notice of holidays, as JSON and as iCalendar: a calendar in order, or a message with its place. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "exchange/holiday_ical.h"
#include "exchange/holiday_json.h"

int LLVMFuzzerTestOneInput(const unsigned char *, size_t);

static void
check(enum fault fault, const struct calendar *calendar, const char *problem)
{
	if (fault != FAULT_NONE && strncmp(problem, "f:", 2) != 0)
		abort();
	if (fault != FAULT_NONE)
		return;
	for (size_t i = 0; i < calendar->day_count; i++)
		if (!text_is_clean(calendar->days[i].name, strlen(calendar->days[i].name)) ||
		    !calendar_has_notice(calendar, calendar->days[i].notice) ||
		    (i > 0 && calendar->days[i - 1].day >= calendar->days[i].day))
			abort();
}

int
LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t length)
{
	struct arena arena = { 0 };
	struct holiday_file file = { "f", arena_copy_bytes(&arena, bytes, length), length };
	struct calendar calendar;
	const char *problem = "";
	enum fault fault;

	/* Not as an argument beside `problem`, which may be read first. */
	fault = holiday_json_read(&arena, &file, &calendar, &problem);
	check(fault, &calendar, problem);
	fault = holiday_ical_read(&arena, &file, &calendar, &problem);
	check(fault, &calendar, problem);
	(void)holiday_json_is_schema(&arena, &file);
	arena_release(&arena);
	return 0;
}
