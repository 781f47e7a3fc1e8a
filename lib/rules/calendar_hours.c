#include "rules/calendar_hours.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

enum { TIME_LONGEST = 5 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
calendar_hours_time(const char *text, int32_t *seconds)
{
	size_t hour_digits = strcspn(text, ":");
	int hour, minute;

	if (strlen(text) > TIME_LONGEST || hour_digits < 1 || hour_digits > 2 || strlen(text) != hour_digits + 3)
		return false;
	for (size_t i = 0; i < strlen(text); i++)
		if (i != hour_digits && !is_digit(text[i]))
			return false;
	hour = hour_digits == 1 ? text[0] - '0' : (text[0] - '0') * 10 + text[1] - '0';
	minute = (text[hour_digits + 1] - '0') * 10 + text[hour_digits + 2] - '0';
	*seconds = hour * DATE_HOUR + minute * DATE_MINUTE;
	return minute < 60 && *seconds <= DATE_DAY;
}

const char *
calendar_hours_time_text(struct arena *arena, int32_t seconds)
{
	return arena_format(arena, "%02d:%02d", seconds / DATE_HOUR, seconds / DATE_MINUTE % 60);
}

/* Dashes of every kind become '-', what parts spans a blank. */
static const char *
plain(struct arena *arena, const char *typed)
{
	const char *narrow = text_narrow(arena, typed);
	struct text text = text_begin(arena);

	for (uint32_t c; (c = text_next(&narrow)) != 0;)
		if (c == '~' || c == 0x2013 || c == 0x2014 || c == 0x2212)
			text_add(&text, "-");
		else if (c == ',' || c == ';' || c == 0x3001 || c == '\t')
			text_add(&text, " ");
		else
			text_add_character(&text, c);
	return text.value;
}

/* "09:00-12:00" alone. */
static bool
read_span(struct arena *arena, const char *word, struct calendar_span *span)
{
	const char *dash = strchr(word, '-');

	return dash != NULL && calendar_hours_time(dash + 1, &span->closes) &&
	    calendar_hours_time(arena_copy_bytes(arena, word, (size_t)(dash - word)), &span->opens) &&
	    span->opens < span->closes;
}

bool
calendar_hours_read(struct arena *arena, const char *typed, struct calendar_hours *hours)
{
	const char *text = plain(arena, typed);
	int32_t open_until = 0;

	hours->count = 0;
	for (size_t length; *text != '\0'; text += length) {
		struct calendar_span span;

		text += strspn(text, " ");
		length = strcspn(text, " ");
		if (length == 0)
			continue;
		if (hours->count == CALENDAR_SPANS || !read_span(arena, arena_copy_bytes(arena, text, length), &span) ||
		    (hours->count > 0 && span.opens < open_until))
			return false;
		open_until = span.closes;
		hours->spans[hours->count++] = span;
	}
	return true;
}

const char *
calendar_hours_text(struct arena *arena, const struct calendar_hours *hours)
{
	struct text text = text_begin(arena);

	for (size_t i = 0; i < hours->count; i++)
		text_add_format(&text, "%s%s-%s", i > 0 ? " " : "",
		    calendar_hours_time_text(arena, hours->spans[i].opens),
		    calendar_hours_time_text(arena, hours->spans[i].closes));
	return text.value;
}
