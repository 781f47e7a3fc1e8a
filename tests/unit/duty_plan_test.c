#include "../check.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/calendar.h"
#include "rules/duty_plan.h"

#include "base/banned.h"

static struct arena arena;

#define OFFICE { 1, { { 9 * DATE_HOUR, 18 * DATE_HOUR } } }
#define WEEK .week = { OFFICE, OFFICE, OFFICE, OFFICE, OFFICE }, .makeup = OFFICE

static int32_t
day(const char *text)
{
	int32_t result = 0;

	if (!date_read_day(text, 0, &result))
		fail_msg("no day: %s", text);
	return result;
}

static int64_t
moment(const char *text)
{
	int64_t result = 0;

	assert_true(date_read_moment(text, 0, &result));
	return result;
}

/*
 * "early" knows nothing of 2027; by "late" the last two days of 2026 are a holiday for which the Sunday before is worked,
 * and the last two of February 2028 are one; by "none" nobody works in November 2026.
 */
static const struct calendar_notice of_2026[] = { { 2026, "" } }, until_2029[] = {
	{ 2026, "" }, { 2027, "" }, { 2028, "" }, { 2029, "" }
};
static struct calendar_day holidays[5], november[30];
static const struct calendar early = { .version = "early", WEEK, .notices = of_2026, .notice_count = 1 };
static const struct calendar late = { .version = "late", WEEK, .notices = until_2029, .notice_count = COUNT(until_2029),
	.days = holidays, .day_count = COUNT(holidays) };
static const struct calendar none = { .version = "none", WEEK, .notices = until_2029, .notice_count = COUNT(until_2029),
	.days = november, .day_count = COUNT(november) };

static int
make_calendars(void **state)
{
	(void)state;
	holidays[0] = (struct calendar_day){ .day = day("2026-12-27"), .works = true, .notice = 2027, .name = "元旦" };
	holidays[1] = (struct calendar_day){ .day = day("2026-12-30"), .notice = 2027, .name = "元|旦" };
	holidays[2] = (struct calendar_day){ .day = day("2026-12-31"), .notice = 2027, .name = "元旦" };
	holidays[3] = (struct calendar_day){ .day = day("2028-02-28"), .notice = 2028, .name = "节" };
	holidays[4] = (struct calendar_day){ .day = day("2028-02-29"), .notice = 2028, .name = "节" };
	for (size_t i = 0; i < COUNT(november); i++)
		november[i] = (struct calendar_day){ .day = day("2026-11-01") + (int32_t)i, .notice = 2026, .name = "停" };
	return 0;
}

static struct duty
opened(const struct duty_rule *rule, const struct calendar *calendar, const char *on)
{
	struct duty_period period = duty_period(rule, calendar, day(on));
	struct duty duty = duty_open(rule, &period, date_day_start(day(on)));

	duty_plan_open(&arena, rule, calendar, &period, &duty);
	return duty;
}

static const struct { enum cadence cadence; int month, day; const struct calendar *calendar; const char *on, *by, *told; }
plans[] = {
	/* A day that is named is nobody's calendar's. */
	{ CADENCE_MONTHLY, 0, 25, &late, "2026-10-07", "", "period|2026-10-01|2026-10-31\nnamed|2026-10-25\n"
	    "due|2026-10-25T23:59:59+08:00\n" },
	{ CADENCE_WEEKLY, 0, 5, &late, "2027-01-02", "", "period|2026-12-28|2027-01-03\nnamed|2027-01-01\n"
	    "due|2027-01-01T23:59:59+08:00\n" },
	{ CADENCE_EVALUATION, 0, 14, &late, "2028-02-20", "", "period|2028-02-20|2028-03-04\nadd|14|day|natural\n"
	    "due|2028-03-04T23:59:59+08:00\n" },
	/* The end of a year: certain, provisional, and over a holiday whose name would break the line. */
	{ CADENCE_MONTHLY, 0, 0, &late, "2026-10-15", "late", "period|2026-10-01|2026-10-31\nlast|2026-10-01|2026-10-31\n"
	    "calendar|late\nday|2026-10-30|workday|\nskip|2026-10-31|weekend|\ndue|2026-10-30T23:59:59+08:00\n" },
	{ CADENCE_MONTHLY, 0, 0, &early, "2026-12-01", "early", "period|2026-12-01|2026-12-31\nlast|2026-12-01|2026-12-31\n"
	    "calendar|early\nday|2026-12-31|workday|\ndue|2026-12-31T23:59:59+08:00\nunsure|2027\n" },
	{ CADENCE_MONTHLY, 0, 0, &late, "2026-12-31", "late", "period|2026-12-01|2026-12-31\nlast|2026-12-01|2026-12-31\n"
	    "calendar|late\nday|2026-12-29|workday|\nskip|2026-12-30|holiday|元 旦\nskip|2026-12-31|holiday|元旦\n"
	    "due|2026-12-29T23:59:59+08:00\n" },
	/* The week that ends with a make-up day; the leap day that is a holiday; the first month of a quarter. */
	{ CADENCE_WEEKLY, 0, 0, &late, "2026-12-21", "late", "period|2026-12-21|2026-12-27\nlast|2026-12-21|2026-12-27\n"
	    "calendar|late\nday|2026-12-27|makeup|元旦\ndue|2026-12-27T23:59:59+08:00\n" },
	{ CADENCE_MONTHLY, 0, 0, &late, "2028-02-01", "late", "period|2028-02-01|2028-02-29\nlast|2028-02-01|2028-02-29\n"
	    "calendar|late\nday|2028-02-25|workday|\nskip|2028-02-26|weekend|\nskip|2028-02-27|weekend|\n"
	    "skip|2028-02-28|holiday|节\nskip|2028-02-29|holiday|节\ndue|2028-02-25T23:59:59+08:00\n" },
	{ CADENCE_QUARTERLY, 1, 0, &late, "2027-03-31", "late", "period|2027-01-01|2027-03-31\nlast|2027-01-01|2027-01-31\n"
	    "calendar|late\nday|2027-01-29|workday|\nskip|2027-01-30|weekend|\nskip|2027-01-31|weekend|\n"
	    "due|2027-01-29T23:59:59+08:00\n" },
	/* A single day, and a calendar without a version. */
	{ CADENCE_DAILY, 0, 0, &late, "2026-12-27", "late", "period|2026-12-27|2026-12-27\nlast|2026-12-27|2026-12-27\n"
	    "calendar|late\nday|2026-12-27|makeup|元旦\ndue|2026-12-27T23:59:59+08:00\n" },
};

static void
told_line_by_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(plans); i++) {
		struct duty_rule rule = { .id = "K18", .cadence = plans[i].cadence, .month = plans[i].month, .day = plans[i].day };
		struct duty duty = opened(&rule, plans[i].calendar, plans[i].on);
		struct deadline deadline = duty_plan_deadline(&duty);

		CHECK_ROW_TEXT(i, duty.calculation, plans[i].told);
		CHECK_ROW_TEXT(i, duty.calendar, plans[i].by);
		CHECK_ROW(i, strstr(duty.calculation, date_text_iso(&arena, duty.due_at)) != NULL);
		CHECK_ROW(i, deadline_is_provisional(&deadline) == (plans[i].calendar == &early));
		CHECK_ROW(i, !deadline_was_replanned(&deadline));
	}
}

/* In a month that nobody works its last day is left, and every day is told; an entered one is as it was entered. */
static void
nothing_worked_and_entered(void **state)
{
	struct duty_rule rule = { .id = "K18", .cadence = CADENCE_MONTHLY };
	struct duty duty = opened(&rule, &none, "2026-11-05");
	size_t skipped = 0;

	(void)state;
	for (const char *at = duty.calculation; (at = strstr(at, "\nskip|")) != NULL; at++)
		skipped++;
	assert_int_equal(skipped, 30);
	assert_null(strstr(duty.calculation, "\nday|"));
	assert_int_equal(duty.due_at, moment("2026-11-30 23:59:59"));
	duty = (struct duty){ .rule = "K24", .first = day("2028-02-29"), .due_at = duty_due_at(day("2028-02-29")) };
	duty_plan_enter(&arena, &duty);
	assert_string_equal(duty.calculation, "entered|2028-02-29\ndue|2028-02-29T23:59:59+08:00\n");
	duty.calendar = "early";
	assert_false(duty_plan_replan(&arena, &late, &duty, moment("2028-02-01 09:00")));
	assert_string_equal(duty.calendar, "");
	assert_int_equal(duty.due_at, moment("2028-02-29 23:59:59"));
}

/* The month of December 2026 under another calendar: at which moment, in which state, and what becomes of it. */
static const struct { const char *at; enum deadline_state state; bool closed, moves; const char *due; enum deadline_state then; }
moves[] = {
	{ "2026-12-01 09:00", DEADLINE_RUNNING, false, true, "2026-12-29", DEADLINE_RUNNING },
	/* Warned by the 24th for the 31st: the new warning of the 22nd lies behind, so it stays warned of. */
	{ "2026-12-24 09:00", DEADLINE_WARNED, false, true, "2026-12-29", DEADLINE_WARNED },
	{ "2026-12-29 23:59:59", DEADLINE_WARNED, false, true, "2026-12-29", DEADLINE_WARNED },
	/* What was in time is not made late: not even by a second. */
	{ "2026-12-30 00:00:00", DEADLINE_WARNED, false, false, "2026-12-31", DEADLINE_WARNED },
	{ "2026-12-31 23:59:59", DEADLINE_WARNED, false, false, "2026-12-31", DEADLINE_WARNED },
};

static void
moved_by_another_calendar(void **state)
{
	struct duty_rule rule = { .id = "K18", .cadence = CADENCE_MONTHLY, .warn_days = 7 };

	(void)state;
	for (size_t i = 0; i < COUNT(moves); i++) {
		struct duty duty = opened(&rule, &early, "2026-12-01");
		int64_t at = moment(moves[i].at), warned = duty.warn_at, before = duty.due_at;
		struct deadline deadline;

		duty.state = moves[i].state;
		CHECK_ROW(i, duty_plan_is_open(&duty, &late, at) && !duty_plan_is_open(&duty, &early, at));
		CHECK_ROW(i, duty_plan_replan(&arena, &late, &duty, at) == moves[i].moves);
		CHECK_ROW_TEXT(i, date_text_day(&arena, duty.due_at), moves[i].due);
		CHECK_ROW(i, duty.state == moves[i].then && warned - duty.warn_at == before - duty.due_at);
		CHECK_ROW_TEXT(i, duty.calendar, "late");
		CHECK_ROW(i, !duty_plan_is_open(&duty, &late, at));
		deadline = duty_plan_deadline(&duty);
		CHECK_ROW(i, deadline_was_replanned(&deadline) == moves[i].moves && !deadline_is_provisional(&deadline));
		CHECK_ROW(i, moves[i].moves || strstr(duty.calculation, "\nkeep|2026-12-31T23:59:59+08:00\n") != NULL);
	}
}

/* A verdict is nobody's to change, nor is a day that is over. */
static void
what_stays_as_it_is(void **state)
{
	struct duty_rule rule = { .id = "K18", .cadence = CADENCE_MONTHLY };
	struct duty duty = opened(&rule, &early, "2026-12-01"), other = duty;
	int64_t at = moment("2026-12-02 09:00");

	(void)state;
	assert_true(duty_plan_is_open(&other, &late, at));
	other.state = DEADLINE_BREACHED;
	assert_false(duty_plan_is_open(&other, &late, at));
	other = duty;
	duty_count(&other, at);
	assert_int_equal(other.state, DEADLINE_MET);
	assert_false(duty_plan_is_open(&other, &late, at));
	assert_true(duty_plan_is_open(&duty, &late, moment("2026-12-31 23:59:59")));
	assert_false(duty_plan_is_open(&duty, &late, moment("2027-01-01 00:00:00")));
	duty.calendar = "";
	assert_false(duty_plan_is_open(&duty, &late, at));
}

/* There and back: both lines are kept, and a warning that moved ahead of us again is to come. */
static void
moved_twice(void **state)
{
	struct duty_rule rule = { .id = "K18", .cadence = CADENCE_MONTHLY, .warn_days = 3 };
	struct duty duty = opened(&rule, &late, "2026-12-01");
	const char *first, *second;

	(void)state;
	assert_true(duty_tick(&duty, moment("2026-12-26 00:00")));
	assert_true(duty_plan_replan(&arena, &early, &duty, moment("2026-12-27 09:00")));
	assert_int_equal(duty.state, DEADLINE_RUNNING);
	assert_int_equal(duty.warn_at, moment("2026-12-28 00:00"));
	assert_true(duty_plan_replan(&arena, &late, &duty, moment("2026-12-27 10:00")));
	first = strstr(duty.calculation, "\nreplan|2026-12-27T09:00:00+08:00|late|early|2026-12-29T23:59:59+08:00|"
	    "2026-12-31T23:59:59+08:00\n");
	second = strstr(duty.calculation, "\nreplan|2026-12-27T10:00:00+08:00|early|late|2026-12-31T23:59:59+08:00|"
	    "2026-12-29T23:59:59+08:00\n");
	assert_true(first != NULL && second != NULL && first < second);
}

/* The duty of a day that is a holiday now does not arise any more; of a month it is never cancelled. */
static void
day_that_is_not_worked_any_more(void **state)
{
	struct duty_rule daily = { .id = "K21", .cadence = CADENCE_DAILY }, monthly = { .id = "K18", .cadence = CADENCE_MONTHLY };
	struct duty duty = opened(&daily, &early, "2026-12-30");
	int64_t at = moment("2026-12-30 09:00");

	(void)state;
	assert_true(duty_plan_replan(&arena, &late, &duty, at));
	assert_true(duty.state == DEADLINE_CANCELLED && duty.closed_at == at);
	duty = opened(&monthly, &early, "2026-11-05");
	assert_false(duty_plan_replan(&arena, &none, &duty, moment("2026-11-05 09:00")));
	assert_true(duty_is_open(&duty));
}

static const char *
words_of(const struct duty *duty)
{
	struct deadline deadline = duty_plan_deadline(duty);
	struct deadline_line *lines;
	struct text text = text_begin(&arena);
	size_t count = deadline_calculation(&arena, NULL, &deadline, &lines);

	for (size_t i = 0; i < count; i++) {
		text_add_format(&text, "%s %s%s%s ", lines[i].word, lines[i].name, lines[i].from, lines[i].to);
		for (size_t k = 0; k < lines[i].run_count; k++)
			text_add_format(&text, "[%s %s %s]", lines[i].runs[k].first, lines[i].runs[k].last, lines[i].runs[k].kind);
	}
	return text.value;
}

/* What people read of it, without a rule at hand. */
static void
read_as_lines(void **state)
{
	struct duty_rule rule = { .id = "K18", .cadence = CADENCE_MONTHLY, .responsible = ROLE_INSPECTOR, .warn_days = 7 };
	struct duty_rule evaluation = { .id = "V3", .cadence = CADENCE_EVALUATION, .day = 14 };
	struct duty duty = opened(&rule, &late, "2026-12-01");

	(void)state;
	assert_string_equal(words_of(&duty), "period 2026-12-012026-12-31 last late2026-12-012026-12-31 counted  "
	    "[12-29 12-29 workday]skipped  [12-30 12-30 holiday][12-31 12-31 holiday]due 2026-12-29 23:59 warn 2026-12-22 00:00 "
	    "responsible inspector result running ");
	duty = opened(&rule, &early, "2026-12-01");
	assert_non_null(strstr(words_of(&duty), "unsure "));
	duty = opened(&evaluation, &late, "2026-12-01");
	assert_non_null(strstr(words_of(&duty), "amount  due 2026-12-14 23:59"));
	for (const char *const *nonsense = (const char *const[]){ "last|x|y\nadd\nunsure\n|||\n", "last\n", "period", "", NULL };
	    *nonsense != NULL; nonsense++) {
		duty.calculation = *nonsense;
		duty.calendar = "early";
		(void)words_of(&duty);
		assert_false(duty_plan_replan(&arena, &late, &duty, moment("2026-12-01 09:00")));
	}
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(told_line_by_line), cmocka_unit_test(nothing_worked_and_entered),
		cmocka_unit_test(moved_by_another_calendar), cmocka_unit_test(what_stays_as_it_is), cmocka_unit_test(moved_twice),
		cmocka_unit_test(day_that_is_not_worked_any_more), cmocka_unit_test(read_as_lines),
	};

	return cmocka_run_group_tests_name("duty_plan", tests, make_calendars, release);
}
