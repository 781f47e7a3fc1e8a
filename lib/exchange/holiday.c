#include "exchange/holiday.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"

#include "base/banned.h"

/* Thirty years of notices have not a thousand days. */
enum { DAYS_MOST = 4000, DAYS_FIRST = 64, PROBLEMS = 20, NAME_CHARACTERS = 80 };
enum { DECEMBER = 12, FIRST_YEAR = 1949, LAST_YEAR = 9998 };

struct holiday_reading
holiday_begin(struct arena *arena, const struct holiday_file *file)
{
	struct holiday_reading reading = { .arena = arena, .file = file };

	reading.problem = text_begin(arena);
	return reading;
}

void
holiday_complain(struct holiday_reading *reading, size_t at, const char *format, ...)
{
	int line = 1, column = 1;
	va_list list;

	/* Nobody reads more at once. */
	if (reading->problems++ >= PROBLEMS)
		return;
	for (size_t i = 0; i < at && i < reading->file->length; i++) {
		if (reading->file->bytes[i] == '\n') {
			line++;
			column = 1;
		} else if (((unsigned char)reading->file->bytes[i] & 0xC0) != 0x80)
			column++;
	}
	text_add_format(&reading->problem, "%s%s:%d:%d: ", reading->problem.length > 0 ? "\n" : "", reading->file->name,
	    line, column);
	va_start(list, format);
	text_add(&reading->problem, arena_format_list(reading->arena, format, list));
	va_end(list);
}

static void
grow(struct holiday_reading *reading)
{
	size_t room = reading->room == 0 ? DAYS_FIRST : 2 * reading->room;
	struct calendar_day *days = arena_array(reading->arena, room, sizeof(*days));
	size_t *places = arena_array(reading->arena, room, sizeof(*places));

	for (size_t i = 0; i < reading->count; i++) {
		days[i] = reading->days[i];
		places[i] = reading->places[i];
	}
	reading->days = days;
	reading->places = places;
	reading->room = room;
}

/* On one line: what follows a line end in the file stands after a blank. */
static const char *
name_of(struct arena *arena, const char *text)
{
	char *line = arena_copy(arena, text);

	for (char *at = line; *at != '\0'; at++)
		if (*at == '\t' || *at == '\n' || *at == '\r')
			*at = ' ';
	return text_cut(arena, text_trim(arena, line), NAME_CHARACTERS);
}

void
holiday_add(struct holiday_reading *reading, size_t at, struct calendar_day day)
{
	const char *date = date_text_day(reading->arena, date_day_start(day.day));
	int year, month, day_of_month;

	date_civil_day(day.day, &year, &month, &day_of_month);
	if (day.notice < FIRST_YEAR || day.notice > LAST_YEAR)
		holiday_complain(reading, at, "%d is no year of a notice.", day.notice);
	else if (year != day.notice && !(year == day.notice - 1 && month == DECEMBER))
		holiday_complain(reading, at, "%s is neither in %d nor in December before it.", date, day.notice);
	if (!text_is_clean(day.name, strlen(day.name)) || text_empty(text_trim(reading->arena, day.name)))
		holiday_complain(reading, at, "%s has no name.", date);
	if (reading->count == DAYS_MOST) {
		holiday_complain(reading, at, "There are more than %d days.", DAYS_MOST);
		return;
	}
	if (reading->count == reading->room)
		grow(reading);
	day.name = name_of(reading->arena, day.name);
	reading->places[reading->count] = at;
	reading->days[reading->count++] = day;
}

static int
by_day(const void *one, const void *other)
{
	const struct calendar_day *a = one, *b = other;

	return (a->day > b->day) - (a->day < b->day);
}

/* Before the days are put in order, because their places are in the order of the file. */
static void
check_twice(struct holiday_reading *reading)
{
	for (size_t i = 1; i < reading->count; i++)
		for (size_t k = 0; k < i; k++)
			if (reading->days[k].day == reading->days[i].day) {
				holiday_complain(reading, reading->places[i], "%s is there twice.",
				    date_text_day(reading->arena, date_day_start(reading->days[i].day)));
				break;
			}
}

static int
by_year(const void *one, const void *other)
{
	return ((const struct calendar_notice *)one)->year - ((const struct calendar_notice *)other)->year;
}

static size_t
collect_notices(struct holiday_reading *reading, struct calendar_notice *rows)
{
	size_t count = 0;

	for (size_t i = 0; i < reading->count; i++) {
		bool known = false;

		for (size_t k = 0; k < count; k++)
			known = known || rows[k].year == reading->days[i].notice;
		if (!known)
			rows[count++] = (struct calendar_notice){ reading->days[i].notice, "" };
	}
	qsort(rows, count, sizeof(*rows), by_year);
	return count;
}

enum fault
holiday_finish(struct holiday_reading *reading, const char *papers, struct calendar *calendar, const char **problem)
{
	struct calendar_notice *notices = arena_array(reading->arena, reading->count + 1, sizeof(*notices));

	check_twice(reading);
	if (reading->problems > 0) {
		*problem = reading->problem.value;
		return FAULT_INPUT;
	}
	*calendar = (struct calendar){ .version = "", .notices = notices };
	calendar->notice_count = collect_notices(reading, notices);
	if (calendar->notice_count == 1)
		notices[0].papers = papers;
	if (reading->count > 0)
		qsort(reading->days, reading->count, sizeof(*reading->days), by_day);
	calendar->days = reading->days;
	calendar->day_count = reading->count;
	return FAULT_NONE;
}
