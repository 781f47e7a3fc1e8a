/* For tests of clocks: two calendars, a clock, and stories of what happens to it. */
#ifndef TESTS_UNIT_CLOCK_STORIES_H
#define TESTS_UNIT_CLOCK_STORIES_H

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/calendar.h"
#include "rules/deadline_plan.h"

#define NATURAL(amount, unit) amount, UNIT_##unit, TIME_NATURAL
#define WORKING(amount, unit) amount, UNIT_##unit, TIME_WORKING
#define ON(act) ACT_BIT(act)
#define ALWAYS { -1, -1, -1, -1 }
#define OFFICE { 2, { { 9 * DATE_HOUR, 12 * DATE_HOUR }, { 13 * DATE_HOUR + 1800, 18 * DATE_HOUR } } }

static struct arena arena;

/* The week of National Day 2026 and its make-up Saturday; nothing is known of 2027 yet. */
static const struct calendar_notice notices[] = { { .year = 2025 }, { .year = 2026 }, { .year = 2027 } };
static struct calendar_day days_2026[9], days_2027[12];
static struct calendar calendar_2026 = {
	.version = "2026", .week = { OFFICE, OFFICE, OFFICE, OFFICE, OFFICE }, .makeup = OFFICE,
	.notices = notices, .notice_count = 2, .days = days_2026,
}, calendar_2027 = {
	.version = "2027", .week = { OFFICE, OFFICE, OFFICE, OFFICE, OFFICE }, .makeup = OFFICE,
	.notices = notices, .notice_count = 3, .days = days_2027,
};

static inline struct calendar_day
day_of(const char *date, bool works, int notice, const char *name)
{
	struct calendar_day day = { .works = works, .notice = notice, .name = name };

	assert_true(date_read_day(date, 0, &day.day));
	return day;
}

static inline int
make_calendars(void **state)
{
	(void)state;
	for (int i = 0; i < 7; i++)
		days_2026[i] = day_of(arena_format(&arena, "2026-10-0%d", i + 1), false, 2026, "国庆节");
	days_2026[7] = day_of("2026-10-10", true, 2026, "国庆节");
	calendar_2026.day_count = 8;
	memcpy(days_2027, days_2026, sizeof(days_2026[0]) * 8);
	days_2027[8] = day_of("2026-12-26", true, 2027, "元旦");
	days_2027[9] = day_of("2026-12-31", false, 2027, "元旦");
	days_2027[10] = day_of("2027-01-01", false, 2027, "元旦");
	calendar_2027.day_count = 11;
	return 0;
}

static const struct pause_reason reasons[] = {
	{ .id = "absent", .amount = 3, .unit = UNIT_DAY }, { .id = "parts", .amount = 2, .unit = UNIT_WEEK },
	{ .id = "court", .amount = 1, .unit = UNIT_MONTH },
};
static const char *const permitted[] = { "absent", "parts" };

/* One clock that starts with accepting and ends with completing. */
static inline struct clock_rule
rule_of(int amount, enum time_unit unit, enum time_kind time, int extension)
{
	return (struct clock_rule){
		.id = "K", .start = ACT_ACCEPT, .stops = ON(ACT_COMPLETE) | ON(ACT_PROGRESS), .amount = amount,
		.unit = unit, .time = time, .warn_percent = { 75 }, .agreed_override = true, .extension = extension,
		.pauses = permitted, .pause_count = COUNT(permitted), .condition = ALWAYS, .responsible = ROLE_HANDLER,
	};
}

/* The deadlines of one case as the store would keep them. */
struct kept {
	struct deadline	rows[64];
	size_t		count;
};

static inline void
take(struct kept *kept, const struct deadline_changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		struct deadline *row = &changes->rows[i];

		if (row->id == 0)
			row->id = (int64_t)++kept->count;
		kept->rows[row->id - 1] = *row;
	}
}

static inline enum refusal
happen(struct kept *kept, const struct procedure *procedure, const struct case_file *c, const struct clock_event *event)
{
	struct case_clocks known = { procedure, &calendar_2026, c, kept->rows, kept->count, false };
	enum refusal refusal = deadline_may(&arena, &known, event);
	struct deadline_changes changes;

	if (refusal != REFUSAL_NONE)
		return refusal;
	changes = deadline_on_event(&arena, &known, event);
	take(kept, &changes);
	return REFUSAL_NONE;
}

static inline int64_t
moment(const char *text)
{
	int64_t result = 0;

	if (!date_read_moment(text, 0, &result))
		fail_msg("no moment: %s", text);
	return result;
}

/* "accept 2026-09-30 10:00|pause absent …|tick …": what is refused is told, then state and due moment of the last row. */
static inline const char *
tell_into(const struct procedure *procedure, const char *story, struct kept *kept)
{
	struct case_file c = { .stage = STAGE_ACCEPTED, .handler = { 4 } };
	const char *told = "";

	for (char *line = arena_copy(&arena, story); line != NULL && *line != '\0';) {
		char *next = strchr(line, '|'), *rest = strchr(line, ' ');
		struct clock_event event = { .clock = "K", .as = ROLE_HANDLER };
		enum refusal refusal;

		if (next != NULL)
			*next++ = '\0';
		*rest++ = '\0';
		if (text_equal(line, "pause")) {
			event.reason = rest;
			rest = strchr(rest, ' ');
			*rest++ = '\0';
		}
		if (text_equal(line, "agree")) {
			char *until = strstr(rest, " to ");

			event.agreed_until = moment(until + 4);
			*until = '\0';
		}
		event.at = moment(rest);
		event.act = text_equal(line, "agree") ? ACT_PROGRESS : act_read(line);
		if (text_equal(line, "tick"))
			(void)deadline_tick(&kept->rows[kept->count - 1], event.at);
		else if ((refusal = happen(kept, procedure, &c, &event)) != REFUSAL_NONE)
			told = arena_format(&arena, "%s%s, ", told, refusal_name(refusal));
		line = next;
	}
	return arena_format(&arena, "%s%s %.19s", told, deadline_state_name(kept->rows[kept->count - 1].state),
	    date_text_iso(&arena, kept->rows[kept->count - 1].due_at));
}

#endif
