#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "record/calendar_xml.h"
#include "record/xml_element.h"
#include "record/xml_words.h"

#include "base/banned.h"

enum { DECEMBER = 12 };

/* Monday first, as the week of a calendar; what comes after Sunday is the make-up day. */
static const char *const day_words[CALENDAR_WEEK + 1] = {
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "makeup",
};

static bool
says_yes(struct xml_reading *reading, const struct xml_element *element, const char *name)
{
	return text_equal(xml_attribute(reading->arena, element, name), "yes");
}

/* "13:30" as seconds of the day; the schema has seen to its form. */
static int32_t
read_hour(struct xml_reading *reading, const struct xml_element *element, const char *name)
{
	const char *text = xml_attribute(reading->arena, element, name);

	return ((text[0] - '0') * 10 + text[1] - '0') * DATE_HOUR +
	    ((text[3] - '0') * 10 + text[4] - '0') * DATE_MINUTE;
}

static struct calendar_hours
read_hours(struct xml_reading *reading, const struct xml_element *parent)
{
	struct calendar_hours hours = { 0 };
	const struct xml_element *element;
	int32_t open_until = 0;

	for (element = xml_child(parent, "span"); element != NULL && hours.count < CALENDAR_SPANS;
	    element = xml_next(element)) {
		struct calendar_span span = {
			read_hour(reading, element, "opens"), read_hour(reading, element, "closes"),
		};

		if (span.closes <= span.opens)
			xml_complain(reading->document, element, "Office hours close after they open.");
		if (hours.count > 0 && span.opens < open_until)
			xml_complain(reading->document, element, "Office hours stand in order and do not overlap.");
		open_until = span.closes;
		hours.spans[hours.count++] = span;
	}
	return hours;
}

/* Each word of a list of weekdays. */
static void
read_week(struct xml_reading *reading, const struct xml_element *element, struct calendar *calendar)
{
	struct calendar_hours hours = read_hours(reading, element);
	const char *list = xml_attribute(reading->arena, element, "days");

	for (size_t length; *list != '\0'; list += length) {
		struct calendar_hours *day = &calendar->makeup;

		list += strspn(list, " \t\n\r");
		length = strcspn(list, " \t\n\r");
		for (size_t i = 0; i < CALENDAR_WEEK; i++)
			if (strlen(day_words[i]) == length && strncmp(day_words[i], list, length) == 0)
				day = &calendar->week[i];
		if (length > 0 && day->count > 0)
			xml_complain(reading->document, element, "'%s' has office hours already.",
			    arena_copy_bytes(reading->arena, list, length));
		if (length > 0)
			*day = hours;
	}
}

/* The schema has seen to the form; a day that does not exist becomes the first of all. */
static int32_t
read_date(struct xml_reading *reading, const struct xml_element *element)
{
	const char *text = xml_attribute(reading->arena, element, "date");
	int32_t day;

	if (date_read_day(text, 0, &day))
		return day;
	xml_complain(reading->document, element, "There is no day %s.", text);
	return INT32_MIN;
}

/* A notice speaks of its year, and of December before it. */
static void
check_year(struct xml_reading *reading, const struct xml_element *element, const struct calendar_day *day)
{
	int year, month, day_of_month;

	if (day->day == INT32_MIN)
		return;
	date_civil_day(day->day, &year, &month, &day_of_month);
	if (year != day->notice && !(year == day->notice - 1 && month == DECEMBER))
		xml_complain(reading->document, element, "%s is neither in %d nor in December before it.",
		    xml_attribute(reading->arena, element, "date"), day->notice);
}

static void
check_hours(struct xml_reading *reading, const struct xml_element *element, const struct calendar_day *day,
    const struct calendar *calendar)
{
	bool weekly = calendar->makeup.count > 0;

	for (size_t i = 0; i < CALENDAR_WEEK; i++)
		weekly = weekly || calendar->week[i].count > 0;
	if (weekly && day->day != INT32_MIN && day->works && day->hours == NULL && calendar->makeup.count == 0 &&
	    calendar->week[date_weekday(day->day) - 1].count == 0)
		xml_complain(reading->document, element, "%s is worked, but there are no hours for make-up days.",
		    xml_attribute(reading->arena, element, "date"));
	if (!day->works && day->hours != NULL)
		xml_complain(reading->document, element, "%s is not worked and has no hours.",
		    xml_attribute(reading->arena, element, "date"));
}

static void
read_notice(struct xml_reading *reading, const struct xml_element *notice, struct calendar *calendar,
    struct calendar_day *days)
{
	int year = (int)xml_attribute_number(notice, "year", 0);
	const struct xml_element *element;

	for (element = xml_child(notice, "day"); element != NULL; element = xml_next(element)) {
		struct calendar_day *day = &days[calendar->day_count++];

		day->day = read_date(reading, element);
		day->works = says_yes(reading, element, "works");
		day->name = text_trim(reading->arena, xml_attribute(reading->arena, element, "name"));
		day->notice = year;
		check_year(reading, element, day);
		check_hours(reading, element, day, calendar);
	}
}

static int
by_day(const void *one, const void *other)
{
	const struct calendar_day *a = one, *b = other;

	return (a->day > b->day) - (a->day < b->day);
}

static int
by_year(const void *one, const void *other)
{
	const struct calendar_notice *a = one, *b = other;

	return a->year - b->year;
}

/* The addresses, one a line. */
static const char *
read_papers(struct xml_reading *reading, const struct xml_element *notice)
{
	struct text papers = text_begin(reading->arena);
	const struct xml_element *element;

	for (element = xml_child(notice, "paper"); element != NULL; element = xml_next(element)) {
		text_add(&papers, papers.length > 0 ? "\n" : "");
		text_add(&papers, text_trim(reading->arena, xml_text(reading->arena, element)));
	}
	return papers.value;
}

static void
read_notices(struct xml_reading *reading, const struct xml_element *root, struct calendar *calendar)
{
	struct calendar_notice *notices = arena_array(reading->arena, xml_count(root, "notice"), sizeof(*notices));
	const struct xml_element *element;
	struct calendar_day *days;
	size_t count = 0;

	for (element = xml_child(root, "notice"); element != NULL; element = xml_next(element)) {
		notices[calendar->notice_count++] = (struct calendar_notice){
			(int)xml_attribute_number(element, "year", 0), read_papers(reading, element),
		};
		count += xml_count(element, "day");
	}
	days = arena_array(reading->arena, count, sizeof(*days));
	for (element = xml_child(root, "notice"); element != NULL; element = xml_next(element))
		read_notice(reading, element, calendar, days);
	qsort(days, calendar->day_count, sizeof(*days), by_day);
	qsort(notices, calendar->notice_count, sizeof(*notices), by_year);
	calendar->days = days;
	calendar->notices = notices;
}

static const struct calendar_hours *
own_hours(struct xml_reading *reading, const struct xml_element *element)
{
	struct calendar_hours *hours;

	if (xml_child(element, "span") == NULL)
		return NULL;
	hours = arena_alloc(reading->arena, sizeof(*hours));
	*hours = read_hours(reading, element);
	return hours;
}

static void
read_centre(struct xml_reading *reading, const struct xml_element *element, const struct calendar *calendar,
    struct calendar_centre *centre)
{
	struct calendar_day *days = arena_array(reading->arena, xml_count(element, "day"), sizeof(*days));

	centre->name = text_trim(reading->arena, xml_attribute(reading->arena, element, "name"));
	for (element = xml_child(element, "day"); element != NULL; element = xml_next(element)) {
		struct calendar_day *day = &days[centre->count++];

		day->day = read_date(reading, element);
		day->works = says_yes(reading, element, "works");
		day->name = text_trim(reading->arena, xml_attribute(reading->arena, element, "reason"));
		day->hours = own_hours(reading, element);
		check_hours(reading, element, day, calendar);
	}
	qsort(days, centre->count, sizeof(*days), by_day);
	centre->days = days;
}

static void
read_calendar(struct xml_reading *reading, void *into)
{
	struct calendar *calendar = into;
	const struct xml_element *root = xml_root(reading->document), *element;
	struct calendar_centre *centres = arena_array(reading->arena, xml_count(root, "centre"), sizeof(*centres));

	*calendar = (struct calendar){ .version = xml_attribute(reading->arena, root, "version") };
	for (element = xml_child(root, "hours"); element != NULL; element = xml_next(element))
		read_week(reading, element, calendar);
	read_notices(reading, root, calendar);
	for (element = xml_child(root, "centre"); element != NULL; element = xml_next(element))
		read_centre(reading, element, calendar, &centres[calendar->centre_count++]);
	calendar->centres = centres;
}

enum fault
calendar_xml_load(struct arena *arena, const char *schema_path, const struct xml_source *source,
    struct calendar *calendar, const char **problem)
{
	const struct xml_loading loading = { schema_path, source, read_calendar, calendar };

	return xml_load(arena, &loading, problem);
}
