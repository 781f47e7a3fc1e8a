#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "anjuan.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/calendar_files.h"
#include "rules/calendar_merge.h"

#include "base/banned.h"

/* `anjuan calendar due START N [--unit workday|hour|minute] [--calendar DIR]`: without database or configuration. */

enum { MOST = 100000, DAY_CHARACTERS = 10 };

/* A result later than this cannot be written. */
#define LAST_DAY date_day(9999, 12, 31)

enum unit { UNIT_OF_DAYS, UNIT_OF_HOURS, UNIT_OF_MINUTES, UNIT_OF__COUNT };

static const struct { const char *name, *label; int64_t seconds; } units[UNIT_OF__COUNT] = {
	[UNIT_OF_DAYS] = { "workday", "working days", 0 },
	[UNIT_OF_HOURS] = { "hour", "hours of office time", DATE_HOUR },
	[UNIT_OF_MINUTES] = { "minute", "minutes of office time", DATE_MINUTE },
};

struct question {
	const char	*start_text, *number_text, *unit_text, *path;
	int64_t		 start;
	bool		 dated;		/* START is a date: so is the answer */
	int64_t		 number;
	enum unit	 unit;
};

/* The value of an option written as two words or with "="; NULL when this word is not that option. */
static const char *
option(const struct invocation *invocation, int *at, const char *name)
{
	const char *word = invocation->argv[*at];
	size_t length = strlen(name);

	if (strncmp(word, name, length) != 0)
		return NULL;
	if (word[length] == '=')
		return word + length + 1;
	if (word[length] != '\0')
		return NULL;
	return *at + 1 < invocation->argc ? invocation->argv[++*at] : "";
}

static bool
is_option(const char *word)
{
	return word[0] == '-' && !isdigit((unsigned char)word[1]);
}

static bool
read_words(const struct invocation *invocation, struct question *question)
{
	question->unit_text = units[UNIT_OF_DAYS].name;
	for (int i = 0; i < invocation->argc; i++) {
		const char *word = invocation->argv[i], *value;

		if ((value = option(invocation, &i, "--unit")) != NULL)
			question->unit_text = value;
		else if ((value = option(invocation, &i, "--calendar")) != NULL)
			question->path = value;
		else if (is_option(word))
			return false;
		else if (question->start_text == NULL)
			question->start_text = word;
		else if (question->number_text == NULL)
			question->number_text = word;
		else
			return false;
	}
	return question->number_text != NULL && (question->path == NULL || question->path[0] != '\0');
}

/* YYYY-MM-DD, and after it nothing, or T or a blank and the time. */
static bool
read_start(struct question *question)
{
	static const char form[] = "0000-00-00";
	const char *text = question->start_text;

	for (size_t i = 0; i < DAY_CHARACTERS; i++)
		if (form[i] == '-' ? text[i] != '-' : !isdigit((unsigned char)text[i]))
			return false;
	question->dated = text[DAY_CHARACTERS] == '\0';
	if (!question->dated && text[DAY_CHARACTERS] != 'T' && text[DAY_CHARACTERS] != ' ')
		return false;
	return date_read_moment(text, 0, &question->start);
}

static bool
read_unit(struct question *question)
{
	for (int i = 0; i < UNIT_OF__COUNT; i++)
		if (text_equal(question->unit_text, units[i].name)) {
			question->unit = (enum unit)i;
			return true;
		}
	return false;
}

static enum outcome
bad(const char *what, const char *word, const char *wanted)
{
	fprintf(stderr, "anjuan: calendar due: %s \"%s\": %s\n", what, word, wanted);
	return OUTCOME_INPUT;
}

static enum outcome
read_question(const struct invocation *invocation, struct question *question)
{
	if (!read_words(invocation, question))
		return anjuan_usage("calendar due: START N [--unit workday|hour|minute] [--calendar DIR] is understood");
	if (!read_unit(question))
		return anjuan_usage("calendar due: --unit is workday, hour or minute, not \"%s\"", question->unit_text);
	if (!read_start(question))
		return bad("START", question->start_text, "is a day such as 2026-09-30, or a moment such as "
		    "2026-09-30T17:30 or 2026-09-30T09:30:00Z");
	if (!text_number(question->number_text, &question->number) || question->number < 0 || question->number > MOST)
		return bad("N", question->number_text, "is a whole number from 0 to 100000");
	return OUTCOME_DONE;
}

/* The calendar that was named, with the office hours of the shipped one where it says none. */
static enum fault
read_calendar(const struct invocation *invocation, const char *path, struct calendar *calendar)
{
	struct calendar_choice choice = {
		.schema = anjuan_shipped(invocation, "schema"),
		.shipped = anjuan_shipped(invocation, "calendar"), .named = path,
	};
	const char *problem = "";
	enum fault fault = calendar_files_choose(invocation->arena, &choice, calendar, &problem);

	if (fault != FAULT_NONE)
		fprintf(stderr, "%s\n", problem);
	return fault;
}

static const char *
day_text(struct arena *arena, int32_t day)
{
	static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

	return arena_format(arena, "%s %s", date_text_day(arena, date_day_start(day)), weekdays[date_weekday(day) - 1]);
}

/* The local time of day, or 24:00:00 where it ends a day. */
static const char *
time_text(struct arena *arena, int32_t day, int64_t moment)
{
	struct civil local = date_local(moment);

	if (date_local_day(moment) != day)
		return "24:00:00";
	return arena_format(arena, "%02d:%02d:%02d", local.hour, local.minute, local.second);
}

static const char *
moment_text(struct arena *arena, int64_t moment)
{
	return arena_format(arena, "%s %s", date_text_day(arena, moment),
	    time_text(arena, date_local_day(moment), moment));
}

/* What a day is, in words. */
static const char *
kind_text(struct arena *arena, const struct calendar_step *step)
{
	switch (step->kind) {
	case CALENDAR_WEEKEND:
		return "weekend";
	case CALENDAR_HOLIDAY:
		return arena_format(arena, "holiday (%s)", step->name);
	case CALENDAR_MAKEUP:
		return arena_format(arena, "make-up working day (%s)", step->name);
	case CALENDAR_OPENED:
		return arena_format(arena, "worked by exception (%s)", step->name);
	case CALENDAR_CLOSED:
		return arena_format(arena, "closed by exception (%s)", step->name);
	default:
		return "working day";
	}
}

static const char *
duration_text(struct arena *arena, int64_t seconds)
{
	return arena_format(arena, "%lld:%02lld:%02lld", (long long)(seconds / DATE_HOUR),
	    (long long)(seconds / DATE_MINUTE % 60), (long long)(seconds % DATE_MINUTE));
}

/* What was counted of a step so far: days, or seconds. */
static void
print_count(struct arena *arena, const struct question *question, const struct calendar_step *step, int64_t counted)
{
	if (question->unit == UNIT_OF_DAYS && question->number > 0)
		printf(", day %lld", (long long)counted);
	else if (question->unit != UNIT_OF_DAYS)
		printf(", %s to %s, %s counted", time_text(arena, step->day, step->from),
		    time_text(arena, step->day, step->to), duration_text(arena, counted));
}

static void
print_steps(struct arena *arena, const struct question *question, const struct calendar_trail *trail)
{
	int64_t counted = 0;

	for (size_t i = 0; i < trail->count; i++) {
		const struct calendar_step *step = &trail->steps[i];

		printf("  %s  %s", day_text(arena, step->day), kind_text(arena, step));
		if (step->counted) {
			counted += question->unit == UNIT_OF_DAYS ? 1 : step->to - step->from;
			print_count(arena, question, step, counted);
		} else
			fputs(", not counted", stdout);
		printf(step->unsure != 0 ? ", provisional: no notice for %d\n" : "\n", step->unsure);
	}
}

static const char *
answer_text(struct arena *arena, const struct question *question, int64_t due)
{
	return question->dated ? date_text_day(arena, due) : moment_text(arena, due);
}

static int64_t
count(const struct question *question, const struct calendar *calendar, struct calendar_trail *trail)
{
	int32_t day = date_local_day(question->start);

	if (question->unit != UNIT_OF_DAYS)
		return calendar_add_seconds(calendar, question->start, question->number * units[question->unit].seconds,
		    trail);
	if (question->dated)
		return date_day_start(calendar_day_after(calendar, day, (int)question->number, trail));
	return calendar_add_days(calendar, question->start, (int)question->number, trail);
}

static void
print_answer(const struct invocation *invocation, const struct question *question, const struct calendar *calendar,
    const struct calendar_trail *trail, int64_t due)
{
	struct arena *arena = invocation->arena;

	printf("%s\n", answer_text(arena, question, due));
	printf("  %s  start%s, %lld %s\n", question->dated ? day_text(arena, date_local_day(question->start)) :
	    moment_text(arena, question->start), question->unit == UNIT_OF_DAYS ? ", day 0" : "",
	    (long long)question->number, units[question->unit].label);
	print_steps(arena, question, trail);
	printf("  %s  due\n", answer_text(arena, question, due));
	if (text_empty(calendar->version))
		printf("calendar: %s\n", question->path);
	else
		printf("calendar: version %s\n", calendar->version);
	if (trail->unsure != 0)
		printf("provisional: the notice of holidays for %d has not been published; this may change\n",
		    trail->unsure);
}

enum outcome
anjuan_calendar_due(const struct invocation *invocation)
{
	struct question question = {0};
	struct calendar_trail trail = { .arena = invocation->arena };
	struct calendar calendar;
	enum outcome outcome = read_question(invocation, &question);
	int64_t due;

	if (outcome != OUTCOME_DONE)
		return outcome;
	if (read_calendar(invocation, question.path, &calendar) != FAULT_NONE)
		return OUTCOME_INPUT;
	if (!calendar_has_hours(&calendar)) {
		fprintf(stderr, "anjuan: calendar due: the calendar has no office hours\n");
		return OUTCOME_INPUT;
	}
	due = count(&question, &calendar, &trail);
	if (date_local_day(due) > LAST_DAY)
		return bad("START", question.start_text, "leads beyond the year 9999");
	print_answer(invocation, &question, &calendar, &trail, due);
	return OUTCOME_DONE;
}
