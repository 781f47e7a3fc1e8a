#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "rules/calendar.h"
#include "rules/duty.h"

#include "base/banned.h"

static struct arena arena;

#define OFFICE { 1, { { 9 * DATE_HOUR, 18 * DATE_HOUR } } }

/* The last two days of 2026 are a holiday, and the Sunday before is worked. */
static struct calendar_day days[3];
static struct calendar calendar = { .version = "t", .week = { OFFICE, OFFICE, OFFICE, OFFICE, OFFICE }, .makeup = OFFICE,
	.days = days, .day_count = COUNT(days) };

static int32_t
day(const char *text)
{
	int32_t result = 0;

	if (!date_read_day(text, 0, &result))
		fail_msg("no day: %s", text);
	return result;
}

static int
make_calendar(void **state)
{
	(void)state;
	days[0] = (struct calendar_day){ .day = day("2026-12-27"), .works = true, .notice = 2027, .name = "元旦" };
	days[1] = (struct calendar_day){ .day = day("2026-12-30"), .notice = 2027, .name = "元旦" };
	days[2] = (struct calendar_day){ .day = day("2026-12-31"), .notice = 2027, .name = "元旦" };
	return 0;
}

static const char *
period_text(const struct duty_period *period)
{
	return arena_format(&arena, "%s to %s due %s", date_text_day(&arena, date_day_start(period->first)),
	    date_text_day(&arena, date_day_start(period->last)), date_text_day(&arena, date_day_start(period->due)));
}

static const struct { enum cadence cadence; int month, day; const char *on, *period; } periods[] = {
	/* K17, K22: the day that the source names, whatever weekday it is. */
	{ CADENCE_MONTHLY, 0, 25, "2026-10-01", "2026-10-01 to 2026-10-31 due 2026-10-25" },
	{ CADENCE_MONTHLY, 0, 25, "2026-10-31", "2026-10-01 to 2026-10-31 due 2026-10-25" },
	{ CADENCE_MONTHLY, 0, 31, "2028-02-29", "2028-02-01 to 2028-02-29 due 2028-02-29" },
	{ CADENCE_MONTHLY, 0, 29, "2027-02-01", "2027-02-01 to 2027-02-28 due 2027-02-28" },
	{ CADENCE_YEARLY, 12, 30, "2026-01-01", "2026-01-01 to 2026-12-31 due 2026-12-30" },
	{ CADENCE_YEARLY, 12, 30, "2026-12-31", "2026-01-01 to 2026-12-31 due 2026-12-30" },
	{ CADENCE_YEARLY, 11, 15, "2026-06-01", "2026-01-01 to 2026-12-31 due 2026-11-15" },
	{ CADENCE_YEARLY, 2, 29, "2028-12-31", "2028-01-01 to 2028-12-31 due 2028-02-29" },
	{ CADENCE_YEARLY, 2, 29, "2027-01-01", "2027-01-01 to 2027-12-31 due 2027-02-28" },
	{ CADENCE_QUARTERLY, 3, 10, "2026-11-23", "2026-10-01 to 2026-12-31 due 2026-12-10" },
	{ CADENCE_QUARTERLY, 1, 5, "2026-03-31", "2026-01-01 to 2026-03-31 due 2026-01-05" },
	{ CADENCE_QUARTERLY, 2, 31, "2026-04-01", "2026-04-01 to 2026-06-30 due 2026-05-31" },
	/* K18, K19, K27: the last worked day where none is named. */
	{ CADENCE_MONTHLY, 0, 0, "2026-10-15", "2026-10-01 to 2026-10-31 due 2026-10-30" },
	{ CADENCE_MONTHLY, 0, 0, "2026-12-01", "2026-12-01 to 2026-12-31 due 2026-12-29" },
	{ CADENCE_MONTHLY, 0, 0, "2028-02-15", "2028-02-01 to 2028-02-29 due 2028-02-29" },
	{ CADENCE_QUARTERLY, 3, 0, "2026-10-01", "2026-10-01 to 2026-12-31 due 2026-12-29" },
	{ CADENCE_QUARTERLY, 0, 0, "2026-05-01", "2026-04-01 to 2026-06-30 due 2026-06-30" },
	{ CADENCE_YEARLY, 0, 0, "2026-05-01", "2026-01-01 to 2026-12-31 due 2026-12-29" },
	{ CADENCE_YEARLY, 1, 0, "2026-05-01", "2026-01-01 to 2026-12-31 due 2026-01-30" },
	/* K20: Monday to Sunday, over the end of a year. */
	{ CADENCE_WEEKLY, 0, 0, "2026-11-23", "2026-11-23 to 2026-11-29 due 2026-11-27" },
	{ CADENCE_WEEKLY, 0, 0, "2026-11-29", "2026-11-23 to 2026-11-29 due 2026-11-27" },
	{ CADENCE_WEEKLY, 0, 0, "2026-12-21", "2026-12-21 to 2026-12-27 due 2026-12-27" },
	{ CADENCE_WEEKLY, 0, 0, "2027-01-03", "2026-12-28 to 2027-01-03 due 2027-01-01" },
	{ CADENCE_WEEKLY, 0, 7, "2027-01-01", "2026-12-28 to 2027-01-03 due 2027-01-03" },
	{ CADENCE_WEEKLY, 0, 1, "2027-01-01", "2026-12-28 to 2027-01-03 due 2026-12-28" },
	/* K21 */
	{ CADENCE_DAILY, 0, 0, "2026-02-28", "2026-02-28 to 2026-02-28 due 2026-02-28" },
	/* Of an evaluation so many days from the one that it is about, which is the first of them. */
	{ CADENCE_EVALUATION, 0, 14, "2026-07-02", "2026-07-02 to 2026-07-15 due 2026-07-15" },
	{ CADENCE_EVALUATION, 0, 1, "2026-12-31", "2026-12-31 to 2026-12-31 due 2026-12-31" },
	{ CADENCE_EVALUATION, 0, 31, "2028-02-29", "2028-02-29 to 2028-03-30 due 2028-03-30" },
};

static void
periods_and_due_days(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(periods); i++) {
		struct duty_rule rule = { .cadence = periods[i].cadence, .month = periods[i].month, .day = periods[i].day };
		struct duty_period period = duty_period(&rule, &calendar, day(periods[i].on));

		CHECK_ROW_TEXT(i, period_text(&period), periods[i].period);
	}
}

/* Every day lies in its own period, and periods follow each other without a gap. */
static void
periods_cover_every_day(void **state)
{
	(void)state;
	for (int cadence = 0; cadence < CADENCE_EVALUATION; cadence++)
		for (int named = 0; named <= 31; named++) {
			struct duty_rule rule = { .cadence = (enum cadence)cadence, .day = named, .month = named % 4 };
			int32_t last = day("2023-12-31");

			for (int32_t on = day("2024-01-01"); on < day("2029-01-01"); on++) {
				struct duty_period period = duty_period(&rule, &calendar, on);

				CHECK_ROW(named, period.first <= on && on <= period.last);
				CHECK_ROW(named, period.first <= period.due && period.due <= period.last);
				CHECK_ROW(named, cadence == CADENCE_WEEKLY || on > period.first || last == on - 1);
				last = on;
			}
		}
}

static void
days_on_which_they_arise(void **state)
{
	static const struct { enum cadence cadence; const char *on; bool arises; } table[] = {
		{ CADENCE_DAILY, "2026-11-23", true }, { CADENCE_DAILY, "2026-11-28", false }, { CADENCE_DAILY, "2026-12-27", true },
		{ CADENCE_DAILY, "2026-12-30", false }, { CADENCE_WEEKLY, "2026-11-28", true }, { CADENCE_YEARLY, "2026-12-31", true },
		{ CADENCE_EVALUATION, "2026-11-23", false }, { CADENCE_EVALUATION, "2026-12-31", false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct duty_rule rule = { .cadence = table[i].cadence };

		CHECK_ROW(i, duty_arises(&rule, &calendar, day(table[i].on)) == table[i].arises);
		rule.off = true;
		CHECK_ROW(i, !duty_arises(&rule, &calendar, day(table[i].on)));
	}
}

static int64_t
moment(const char *text)
{
	int64_t result = 0;

	assert_true(date_read_moment(text, 0, &result));
	return result;
}

static void
from_open_to_closed(void **state)
{
	struct duty_rule rule = { .id = "K18", .cadence = CADENCE_MONTHLY, .day = 25, .times = 2, .warn_days = 3,
		.responsible = ROLE_INSPECTOR };
	struct duty_period period = duty_period(&rule, &calendar, day("2026-11-01"));
	struct duty duty = duty_open(&rule, &period, moment("2026-11-01 00:00")), late = duty;
	struct duty_rule once = { .cadence = CADENCE_DAILY };

	(void)state;
	assert_int_equal(duty.due_at, moment("2026-11-25 23:59:59"));
	assert_int_equal(duty.warn_at, moment("2026-11-22 00:00"));
	assert_false(duty_tick(&duty, moment("2026-11-21 23:59:59")));
	assert_true(duty_tick(&duty, moment("2026-11-22 00:00:00")));
	assert_int_equal(duty.state, DEADLINE_WARNED);
	assert_false(duty_tick(&duty, moment("2026-11-25 23:59:59")));
	duty_count(&duty, moment("2026-11-23 10:00"));
	assert_true(duty_is_open(&duty));
	duty_count(&duty, moment("2026-11-25 23:59:59"));
	assert_int_equal(duty.state, DEADLINE_MET);
	assert_false(duty_is_open(&duty) || duty_tick(&duty, moment("2027-01-01 00:00")));

	duty_count(&late, moment("2026-11-23 10:00"));
	assert_true(duty_tick(&late, moment("2026-11-26 00:00:00")));
	assert_int_equal(late.state, DEADLINE_BREACHED);
	assert_true(duty_is_open(&late));
	duty_count(&late, moment("2026-11-26 09:00"));
	assert_int_equal(late.state, DEADLINE_BREACHED);
	assert_false(duty_is_open(&late));
	/* Done after its day although nobody has marked it yet. */
	late = duty_open(&rule, &period, 0);
	late.times = 1;
	duty_count(&late, moment("2026-11-26 00:00:00"));
	assert_int_equal(late.state, DEADLINE_BREACHED);
	assert_int_equal(duty_open(&once, &period, 0).times, 1);
	assert_int_equal(duty_open(&once, &period, 0).warn_at, 0);
}

/* Who sees it, does it, takes it back: a duty of the inspector's role, one of a named person, one that is closed. */
static void
whose_duty_it_is(void **state)
{
	static const struct { const char *what; struct duty duty; unsigned roles; int64_t id; bool sees; enum refusal does, withdraws; }
	table[] = {
		{ "the role's own", { .role = ROLE_INSPECTOR, .subject = "" }, 1u << ROLE_INSPECTOR, 5, true, REFUSAL_NONE, REFUSAL_ROLE },
		{ "looks after others", { .role = ROLE_INSPECTOR, .subject = "" }, 1u << ROLE_SUPERVISOR, 5, true, REFUSAL_NOT_YOURS,
		    REFUSAL_ROLE },
		{ "a stranger", { .role = ROLE_INSPECTOR, .subject = "" }, 1u << ROLE_HANDLER, 5, false, REFUSAL_NOT_FOUND,
		    REFUSAL_NOT_FOUND },
		{ "named", { .role = ROLE_MANAGEMENT, .responsible = { 5 }, .subject = "x", .entered_by = { 9 } }, 1u << ROLE_HANDLER, 5,
		    true, REFUSAL_NONE, REFUSAL_NOT_YOURS },
		{ "of the role, but another is named", { .role = ROLE_MANAGEMENT, .responsible = { 7 }, .subject = "x",
		    .entered_by = { 9 } }, 1u << ROLE_MANAGEMENT, 5, true, REFUSAL_NOT_YOURS, REFUSAL_NONE },
		{ "about a person, and none of ours", { .role = ROLE_MANAGEMENT, .subject = "x", .entered_by = { 9 } },
		    1u << ROLE_SUPERVISOR | 1u << ROLE_INSPECTOR, 5, false, REFUSAL_NOT_FOUND, REFUSAL_NOT_FOUND },
		{ "who entered it", { .role = ROLE_MANAGEMENT, .subject = "x", .entered_by = { 5 } }, 1u << ROLE_SUPERVISOR, 5, true,
		    REFUSAL_NOT_YOURS, REFUSAL_NONE },
		{ "closed", { .role = ROLE_INSPECTOR, .subject = "x", .closed_at = 1, .entered_by = { 5 } }, 1u << ROLE_INSPECTOR, 5, true,
		    REFUSAL_ALREADY, REFUSAL_ALREADY },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct staff staff = { .id = { table[i].id }, .roles = table[i].roles };

		if (duty_visible(&table[i].duty, &staff) != table[i].sees ||
		    duty_may_do(&table[i].duty, &staff) != table[i].does ||
		    duty_may_withdraw(&table[i].duty, &staff) != table[i].withdraws)
			fail_msg("%s", table[i].what);
		staff.disabled = true;
		CHECK_ROW(i, !duty_visible(&table[i].duty, &staff) && !duty_may_enter(&staff));
	}
	assert_false(duty_visible(&table[0].duty, NULL) || duty_may_enter(NULL));
	assert_true(duty_may_enter(&(struct staff){ .roles = 1u << ROLE_SUPERVISOR }));
	assert_false(duty_may_enter(&(struct staff){ .roles = 1u << ROLE_INSPECTOR }));
	for (int i = 0; i < DUTY_ACT__COUNT; i++)
		CHECK_ROW(i, duty_act_name((enum duty_act)i)[0] != '\0');
}

/* Which inspections count for November's spot checks: to the second, and whose. */
static void
checks_that_count(void **state)
{
	static const struct { const char *at; int64_t inspector, named; bool handles, counts; } table[] = {
		{ "2026-11-01 00:00:00", 2, 0, true, true }, { "2026-10-31 23:59:59", 2, 0, true, false },
		{ "2026-11-25 23:59:59", 2, 0, true, true }, { "2026-11-26 00:00:00", 2, 0, true, false },
		{ "2026-11-10 10:00", 2, 0, false, false }, { "2026-11-10 10:00", 2, 2, true, true },
		{ "2026-11-10 10:00", 3, 2, true, false },
	};
	struct duty_rule rule = { .id = "K18", .cadence = CADENCE_MONTHLY, .day = 25, .times = 2, .counted = DUTY_BY_INSPECTIONS };
	struct duty_period period = duty_period(&rule, &calendar, day("2026-11-01"));
	struct duty duty = duty_open(&rule, &period, 0);

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct duty_check check = { "A", moment(table[i].at), { table[i].inspector }, table[i].handles };

		duty.responsible.value = table[i].named;
		CHECK_ROW(i, duty_counts(&duty, &check) == table[i].counts);
		duty.counted = DUTY_BY_HAND;
		CHECK_ROW(i, !duty_counts(&duty, &check));
		duty.counted = DUTY_BY_INSPECTIONS;
	}
	duty.responsible.value = 0;
	duty.role = ROLE_INSPECTOR;
	assert_int_equal(duty_may_do(&duty, &(struct staff){ .id = { 2 }, .roles = 1u << ROLE_INSPECTOR }), REFUSAL_COUNTED);
	/* Its month is over with its breach, what is done by hand stays open. */
	duty_count(&duty, moment("2026-11-10 10:00"));
	duty_end(&duty);
	assert_true(duty_is_open(&duty) && duty_tick(&duty, moment("2026-11-26 00:00:00")));
	duty_end(&duty);
	assert_true(duty.state == DEADLINE_BREACHED && duty.closed_at == moment("2026-11-26 00:00:00") && duty.done == 1);
}

/* Who may explain what, and when; until the last second. */
static void
explanations_in_time(void **state)
{
	static const struct { bool explains, before; const char *at; enum deadline_state state; enum refusal refusal; } table[] = {
		{ true, false, "2026-11-25 23:59:59", DEADLINE_WARNED, REFUSAL_NONE },
		{ true, false, "2026-11-26 00:00:00", DEADLINE_WARNED, REFUSAL_VERDICT },
		{ true, false, "2026-11-25 23:59:59", DEADLINE_BREACHED, REFUSAL_VERDICT },
		{ false, false, "2026-11-02 09:00", DEADLINE_RUNNING, REFUSAL_EXPLANATION },
		{ true, true, "2026-11-02 09:00", DEADLINE_RUNNING, REFUSAL_ALREADY },
	};
	struct duty_rule rule = { .id = "K24", .cadence = CADENCE_MONTHLY, .day = 25, .times = 1, .warn_days = 3,
		.responsible = ROLE_SUPERVISOR };
	struct staff sam = { .id = { 1 }, .roles = 1u << ROLE_SUPERVISOR | 1u << ROLE_MANAGEMENT };
	struct staff ida = { .id = { 2 }, .roles = 1u << ROLE_INSPECTOR }, stranger = { .id = { 3 }, .roles = 1u << ROLE_HANDLER };
	struct duty_period period = duty_period(&rule, &calendar, day("2026-11-01"));
	struct duty duty, declined;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		rule.explains = table[i].explains;
		duty = duty_open(&rule, &period, 0);
		duty.state = table[i].state;
		if (table[i].before)
			duty_explain(&duty, &sam, 1);
		CHECK_ROW(i, duty_may_explain(&duty, &sam, moment(table[i].at)) == table[i].refusal);
		CHECK_ROW(i, duty_may_explain(&duty, &ida, moment(table[i].at)) == REFUSAL_NOT_YOURS);
		CHECK_ROW(i, duty_may_explain(&duty, &stranger, moment(table[i].at)) == REFUSAL_NOT_FOUND);
	}
	rule.explains = true;
	duty = duty_open(&rule, &period, 0);
	assert_int_equal(duty_may_decline(&duty, &ida), REFUSAL_ALREADY);
	duty_explain(&duty, &sam, moment("2026-11-20 09:00"));
	assert_int_equal(duty_may_decline(&duty, &sam), REFUSAL_OWN_EXPLANATION);
	assert_int_equal(duty_may_decline(&duty, &stranger), REFUSAL_NOT_FOUND);
	assert_int_equal(duty_may_decline(&duty, &ida), REFUSAL_NONE);
	assert_true(duty_tick(&duty, moment("2026-11-22 00:00")));
	assert_false(duty_tick(&duty, moment("2027-01-01 00:00")));
	declined = duty;
	duty_count(&duty, moment("2027-01-01 00:00"));
	assert_int_equal(duty.state, DEADLINE_MET);
	assert_int_equal(duty_may_decline(&duty, &ida), REFUSAL_ALREADY);
	duty_decline(&declined);
	assert_true(duty_tick(&declined, moment("2026-11-26 00:00:00")));
	assert_int_equal(declined.state, DEADLINE_BREACHED);
	assert_true(duty_is_open(&declined));
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
		cmocka_unit_test(periods_and_due_days), cmocka_unit_test(periods_cover_every_day),
		cmocka_unit_test(days_on_which_they_arise), cmocka_unit_test(from_open_to_closed),
		cmocka_unit_test(whose_duty_it_is), cmocka_unit_test(checks_that_count), cmocka_unit_test(explanations_in_time),
	};

	return cmocka_run_group_tests_name("duty", tests, make_calendar, release);
}
