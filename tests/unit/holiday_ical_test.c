/* Holidays as iCalendar: which events are worked, whose notice a day of December is, and every way of being wrong. */
#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "exchange/holiday_ical.h"

#include "base/banned.h"

#define EVENT(lines) "BEGIN:VEVENT\r\nUID:a@b\r\n" lines "END:VEVENT\r\n"
#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define DATES(first, end) "DTSTART;VALUE=DATE:" first "\r\nDTEND;VALUE=DATE:" end "\r\n"

static enum fault
read_text(struct arena *arena, const char *text, struct calendar *calendar, const char **problem)
{
	struct holiday_file file = { "h.ics", text, strlen(text) };

	*problem = "";
	return holiday_ical_read(arena, &file, calendar, problem);
}

/* "2026-12-31 - New Year's Day 2027; …" */
static const char *
days_text(struct arena *arena, const struct calendar *calendar)
{
	struct text text = text_begin(arena);

	for (size_t i = 0; i < calendar->day_count; i++)
		text_add_format(&text, "%s%s %s %s %d", i > 0 ? "; " : "",
		    date_text_day(arena, date_day_start(calendar->days[i].day)), calendar->days[i].works ? "+" : "-",
		    calendar->days[i].name, calendar->days[i].notice);
	return text.value;
}

static const struct { const char *text, *days; } right[] = {
	{ CALENDAR(""), "" },
	{ CALENDAR(EVENT("SUMMARY:Spring\r\n" DATES("20260217", "20260219"))), "2026-02-17 - Spring 2026; 2026-02-18 - Spring 2026" },
	{ CALENDAR(EVENT("SUMMARY:Spring\r\nDTSTART;VALUE=DATE:20260217\r\n")), "2026-02-17 - Spring 2026" },
	{ CALENDAR(EVENT("SUMMARY:Spring\r\n" DATES("20260217", "20260217"))), "2026-02-17 - Spring 2026" },
	{ CALENDAR(EVENT("SUMMARY:Spring\r\nDTSTART;VALUE=DATE:20260217\r\nDURATION:P2D\r\n")),
	    "2026-02-17 - Spring 2026; 2026-02-18 - Spring 2026" },
	{ CALENDAR(EVENT("SUMMARY:Spring\r\nDTSTART;VALUE=DATE:20260217\r\nDURATION:P1W\r\n") ""),
	    "2026-02-17 - Spring 2026; 2026-02-18 - Spring 2026; 2026-02-19 - Spring 2026; 2026-02-20 - Spring 2026; "
	    "2026-02-21 - Spring 2026; 2026-02-22 - Spring 2026; 2026-02-23 - Spring 2026" },
	/* Worked, by what the event is called or sorted under. */
	{ CALENDAR(EVENT("SUMMARY:Spring workday\r\n" DATES("20260214", "20260215"))), "2026-02-14 + Spring workday 2026" },
	{ CALENDAR(EVENT("SUMMARY:Spring WorkDay\r\n" DATES("20260214", "20260215"))), "2026-02-14 + Spring WorkDay 2026" },
	{ CALENDAR(EVENT("SUMMARY:Spring\r\nCATEGORIES:Workday\r\n" DATES("20260214", "20260215"))), "2026-02-14 + Spring 2026" },
	{ CALENDAR(EVENT("SUMMARY:Spring\r\nCATEGORIES:Red,Working day\r\n" DATES("20260214", "20260215"))),
	    "2026-02-14 + Spring 2026" },
	{ CALENDAR(EVENT("SUMMARY:\xE6\x98\xA5\xE8\x8A\x82\xEF\xBC\x88\xE7\x8F\xAD\xEF\xBC\x89\r\n" DATES("20260214", "20260215"))),
	    "2026-02-14 + \xE6\x98\xA5\xE8\x8A\x82\xEF\xBC\x88\xE7\x8F\xAD\xEF\xBC\x89 2026" },
	{ CALENDAR(EVENT("SUMMARY:\xE8\xA1\xA5\xE7\x8F\xAD\r\n" DATES("20260214", "20260215"))),
	    "2026-02-14 + \xE8\xA1\xA5\xE7\x8F\xAD 2026" },
	{ CALENDAR(EVENT("SUMMARY:a\r\nCATEGORIES:\xE8\xB0\x83\xE4\xBC\x91\xE4\xB8\x8A\xE7\x8F\xAD\r\n" DATES("20260214", "20260215"))),
	    "2026-02-14 + a 2026" },
	/* A day of December is of its own year's notice, but New Year's is of the next. */
	{ CALENDAR(EVENT("SUMMARY:New Year\r\n" DATES("20261231", "20270102"))),
	    "2026-12-31 - New Year 2027; 2027-01-01 - New Year 2027" },
	{ CALENDAR(EVENT("SUMMARY:\xE5\x85\x83\xE6\x97\xA6\r\n" DATES("20181229", "20181230"))),
	    "2018-12-29 - \xE5\x85\x83\xE6\x97\xA6 2019" },
	{ CALENDAR(EVENT("SUMMARY:Fair\r\n" DATES("20261231", "20270101"))), "2026-12-31 - Fair 2026" },
	/* Leap day; order; the same day twice; cancelled; a folded line; line feeds alone; several calendars. */
	{ CALENDAR(EVENT("SUMMARY:Leap\r\n" DATES("20240228", "20240302"))),
	    "2024-02-28 - Leap 2024; 2024-02-29 - Leap 2024; 2024-03-01 - Leap 2024" },
	{ CALENDAR(EVENT("SUMMARY:B\r\n" DATES("20260501", "20260502")) EVENT("SUMMARY:A\r\n" DATES("20260405", "20260406"))),
	    "2026-04-05 - A 2026; 2026-05-01 - B 2026" },
	{ CALENDAR(EVENT("SUMMARY:B\r\n" DATES("20260501", "20260502")) EVENT("SUMMARY:A\r\n" DATES("20260501", "20260502"))),
	    "2026-05-01 - B 2026" },
	{ CALENDAR(EVENT("SUMMARY:B\r\nSTATUS:CANCELLED\r\n" DATES("20260501", "20260502"))), "" },
	{ CALENDAR(EVENT("SUMMARY:Nation\r\n al\r\n" DATES("20261001", "20261002"))), "2026-10-01 - National 2026" },
	{ "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART;VALUE=DATE:20261001\nEND:VEVENT\nEND:VCALENDAR", "2026-10-01 - A 2026" },
	{ CALENDAR(EVENT("SUMMARY:A\r\n" DATES("20260405", "20260406"))) CALENDAR(EVENT("SUMMARY:B\r\n" DATES("20260501", "20260502"))),
	    "2026-04-05 - A 2026; 2026-05-01 - B 2026" },
};

static void
what_events_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(right); i++) {
		struct arena arena = { 0 };
		struct calendar calendar;
		const char *problem;

		if (read_text(&arena, right[i].text, &calendar, &problem) != FAULT_NONE)
			fail_msg("row %zu: %s", i, problem);
		CHECK_ROW_TEXT(i, days_text(&arena, &calendar), right[i].days);
		arena_release(&arena);
	}
}

static void
years_have_notices(void **state)
{
	struct arena arena = { 0 };
	struct calendar calendar;
	const char *problem;

	(void)state;
	assert_int_equal(read_text(&arena, CALENDAR(EVENT("SUMMARY:B\r\n" DATES("20270501", "20270502"))
	    EVENT("SUMMARY:A\r\n" DATES("20260405", "20260406"))), &calendar, &problem), FAULT_NONE);
	assert_int_equal(calendar.notice_count, 2);
	assert_int_equal(calendar.notices[0].year, 2026);
	assert_int_equal(calendar.notices[1].year, 2027);
	assert_string_equal(calendar.notices[1].papers, "");
	arena_release(&arena);
}

static const struct { const char *text, *place, *words; } wrong[] = {
	{ "", "h.ics:1:1: ", "no iCalendar" },
	{ "hello\n", "h.ics:1:1: ", "no iCalendar" },
	{ "END:VCALENDAR\n", "h.ics:1:1: ", "do not belong together" },
	{ "BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "h.ics:2:1: ", "do not belong together" },
	{ "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\nEND:VEVENT\r\n", "h.ics:3:1: ", "do not belong together" },
	{ "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nEND:VCALENDAR\r\n", "h.ics:3:1: ", "do not belong together" },
	{ "BEGIN:VCALENDAR\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\n", "h.ics:9:1: ", "belong together" },
	{ "BEGIN:VCALENDAR\r\n" EVENT("SUMMARY:A\r\n" DATES("20260501", "20260502")), "h.ics:8:1: ", "end of the calendar is missing" },
	{ CALENDAR("") "END:VCALENDAR\n", "h.ics:4:1: ", "do not belong together" },
	{ EVENT("SUMMARY:A\r\n" DATES("20260501", "20260502")), "h.ics:1:1: ", "no iCalendar" },
	{ CALENDAR("nonsense\r\n"), "h.ics:1:1: ", "outside the events" },
	{ CALENDAR("\r\n") "\xFF\n", "h.ics:5:1: ", "not UTF-8" },
	{ CALENDAR(EVENT("SUMMARY:A\001\r\n" DATES("20260501", "20260502"))), "h.ics:5:1: ", "control characters" },
	{ CALENDAR(EVENT("SUMMARY:A\r\n")), "h.ics:3:1: ", "no day that exists" },
	{ CALENDAR(EVENT("SUMMARY:A\r\n" DATES("20260230", "20260301"))), "h.ics:3:1: ", "no day that exists" },
	{ CALENDAR(EVENT("SUMMARY:A\r\n" DATES("20260501", "20260532"))), "h.ics:3:1: ", "no day that exists" },
	{ CALENDAR(EVENT("SUMMARY:A\r\n" DATES("2026050", "20260502"))), "h.ics:3:1: ", "cannot be understood" },
	{ CALENDAR(EVENT("SUMMARY:A\r\nDTSTART:20260501T090000Z\r\n")), "h.ics:3:1: ", "without a time of day" },
	{ CALENDAR(EVENT("SUMMARY:A\r\nDTSTART;VALUE=DATE:20260501\r\nDTEND:20260502T090000\r\n")), "h.ics:3:1: ", "time of day" },
	{ CALENDAR(EVENT("SUMMARY:A\r\n" DATES("20260501", "20260430"))), "h.ics:3:1: ", "ends before it begins" },
	{ CALENDAR(EVENT("SUMMARY:A\r\n" DATES("20260501", "20270501"))), "h.ics:3:1: ", "more than 62 days" },
	{ CALENDAR(EVENT("SUMMARY:A\r\nRRULE:FREQ=YEARLY\r\n" DATES("20260501", "20260502"))), "h.ics:3:1: ", "repeats" },
	{ CALENDAR(EVENT(DATES("20260501", "20260502"))), "h.ics:3:1: ", "has no name" },
	{ CALENDAR(EVENT("SUMMARY:A\r\n" DATES("20260501", "20260502")) EVENT("SUMMARY:A workday\r\n" DATES("20260501", "20260502"))),
	    "h.ics:9:1: ", "both a holiday and worked" },
	{ CALENDAR(EVENT("SUMMARY:A\r\n" DATES("19480501", "19480502"))), "h.ics:3:1: ", "1948 is no year" },
	{ CALENDAR(EVENT("SUMMARY:A\r\n" DATES("20260405", "20260406")) EVENT("SUMMARY:B\r\nnonsense\r\n" DATES("20260501", "20260502"))),
	    "h.ics:9:1: ", "cannot be understood" },
};

static void
what_is_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(wrong); i++) {
		struct arena arena = { 0 };
		struct calendar calendar;
		const char *problem;

		CHECK_ROW(i, read_text(&arena, wrong[i].text, &calendar, &problem) == FAULT_INPUT);
		if (!text_starts(problem, wrong[i].place) || strstr(problem, wrong[i].words) == NULL)
			fail_msg("row %zu: \"%s\" instead of %s … %s", i, problem, wrong[i].place, wrong[i].words);
		arena_release(&arena);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(what_events_say), cmocka_unit_test(years_have_notices), cmocka_unit_test(what_is_wrong),
};

CHECK_MAIN("holiday_ical", tests)
