/* For tests of casework: a working calendar from its text, and its coming into force. */
#ifndef TESTS_CASEWORK_CALENDAR_H
#define TESTS_CASEWORK_CALENDAR_H

#include "casework/calendar_files.h"
#include "casework/calendars.h"
#include "people.h"

static inline struct calendar
read_calendar(const char *document)
{
	struct calendar_file file = { "calendar.xml", document, strlen(document) };
	struct calendar calendar;
	const char *problem = "";

	if (calendar_files_parse(&arena, "schema", &file, &calendar, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
	return calendar;
}

static inline void
import_calendar(const char *document)
{
	struct step step = step_of(owner, 0);
	struct calendars_preview preview;
	struct calendar calendar = read_calendar(document);

	assert_int_equal(calendars_import(&step, &calendar, "calendar.xml", &preview), FAULT_NONE);
	assert_true(know_in_a_minute());
}

#endif
