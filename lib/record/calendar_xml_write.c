/* A calendar as the document that calendar_xml.c reads. */
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "record/calendar_xml.h"
#include "record/xml_write.h"
#include "rules/calendar_hours.h"

#include "base/banned.h"

static const char *const day_words[CALENDAR_WEEK + 1] = {
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "makeup",
};

static const struct calendar_hours *
hours_at(const struct calendar *calendar, size_t i)
{
	return i < CALENDAR_WEEK ? &calendar->week[i] : &calendar->makeup;
}

static void
write_spans(struct xml_writer *writer, struct arena *scratch, const struct calendar_hours *hours)
{
	for (size_t i = 0; i < hours->count; i++) {
		xml_write_open(writer, "span");
		xml_write_attribute(writer, "opens", calendar_hours_time_text(scratch, hours->spans[i].opens));
		xml_write_attribute(writer, "closes", calendar_hours_time_text(scratch, hours->spans[i].closes));
		xml_write_close(writer);
	}
}

/* Days of the same hours stand together. */
static void
write_week(struct xml_writer *writer, struct arena *scratch, const struct calendar *calendar)
{
	bool written[CALENDAR_WEEK + 1] = { false };

	for (size_t i = 0; i <= CALENDAR_WEEK; i++) {
		const char *hours = calendar_hours_text(scratch, hours_at(calendar, i));
		struct text days = text_begin(scratch);

		if (written[i] || hours[0] == '\0')
			continue;
		for (size_t k = i; k <= CALENDAR_WEEK; k++)
			if (text_equal(calendar_hours_text(scratch, hours_at(calendar, k)), hours)) {
				text_add(&days, days.length > 0 ? " " : "");
				text_add(&days, day_words[k]);
				written[k] = true;
			}
		xml_write_open(writer, "hours");
		xml_write_attribute(writer, "days", days.value);
		write_spans(writer, scratch, hours_at(calendar, i));
		xml_write_close(writer);
	}
}

static void
write_day(struct xml_writer *writer, struct arena *scratch, const struct calendar_day *day, const char *name)
{
	xml_write_open(writer, "day");
	xml_write_attribute(writer, "date", date_text_day(scratch, date_day_start(day->day)));
	xml_write_attribute(writer, "works", day->works ? "yes" : "no");
	xml_write_attribute(writer, name, day->name);
	if (day->hours != NULL)
		write_spans(writer, scratch, day->hours);
	xml_write_close(writer);
}

static void
write_papers(struct xml_writer *writer, struct arena *scratch, const char *papers)
{
	for (size_t length; *papers != '\0'; papers += length + (papers[length] == '\n')) {
		length = strcspn(papers, "\n");
		xml_write_child(writer, "paper", arena_copy_bytes(scratch, papers, length));
	}
}

static void
write_notice(struct xml_writer *writer, struct arena *scratch, const struct calendar *calendar,
    const struct calendar_notice *notice)
{
	xml_write_open(writer, "notice");
	xml_write_number(writer, "year", notice->year);
	write_papers(writer, scratch, notice->papers);
	for (size_t i = 0; i < calendar->day_count; i++)
		if (calendar->days[i].notice == notice->year)
			write_day(writer, scratch, &calendar->days[i], "name");
	xml_write_close(writer);
}

/* A notice all of whose days were taken over by another says nothing that could be written. */
static bool
has_days(const struct calendar *calendar, int year)
{
	for (size_t i = 0; i < calendar->day_count; i++)
		if (calendar->days[i].notice == year)
			return true;
	return false;
}

enum fault
calendar_xml_write(struct arena *arena, const struct calendar *calendar, const char **bytes, size_t *length)
{
	struct xml_writer *writer = xml_write_begin(arena, "calendar");

	xml_write_attribute(writer, "version", calendar->version);
	write_week(writer, arena, calendar);
	for (size_t i = 0; i < calendar->notice_count; i++)
		if (has_days(calendar, calendar->notices[i].year))
			write_notice(writer, arena, calendar, &calendar->notices[i]);
	for (size_t i = 0; i < calendar->centre_count; i++) {
		const struct calendar_centre *centre = &calendar->centres[i];

		xml_write_open(writer, "centre");
		xml_write_attribute(writer, "name", centre->name);
		for (size_t k = 0; k < centre->count; k++)
			write_day(writer, arena, &centre->days[k], "reason");
		xml_write_close(writer);
	}
	return xml_write_end(writer, bytes, length);
}
