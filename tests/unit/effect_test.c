/* Evaluations of effects: the two periods, how one stands, what figures say, who opens and who judges. */
#include "../check.h"

#include "base/date.h"
#include "base/text.h"
#include "rules/calendar.h"
#include "rules/duty.h"
#include "rules/effect.h"

#include "base/banned.h"

static int32_t
day(const char *text)
{
	int32_t found = 0;

	assert_true(date_read_day(text, 0, &found));
	return found;
}

/* The same number of days on both sides, over leap days and ends of years; the day itself in neither. */
static void
the_periods(void **state)
{
	static const struct { const char *day; int days; const char *from, *until, *due; } table[] = {
		{ "2026-06-01", 30, "2026-05-02", "2026-07-02", "2026-07-15" },
		{ "2024-02-29", 30, "2024-01-30", "2024-03-31", "2024-04-13" },
		{ "2024-03-01", 30, "2024-01-31", "2024-04-01", "2024-04-14" },
		{ "2023-03-01", 30, "2023-01-30", "2023-04-01", "2023-04-14" },
		{ "2026-12-31", 90, "2026-10-02", "2027-04-01", "2027-04-14" },
		{ "2027-01-01", 365, "2026-01-01", "2028-01-02", "2028-01-15" },
		{ "2024-01-01", 365, "2023-01-01", "2025-01-01", "2025-01-14" },
		{ "2028-02-28", 365, "2027-02-28", "2029-02-28", "2029-03-13" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct effect_window window = effect_window(day(table[i].day), table[i].days, EFFECT_JUDGE_DAYS);

		CHECK_ROW(i, window.before_until == day(table[i].day) && window.after_from == day(table[i].day) + 1);
		CHECK_ROW(i, window.before_until - window.before_from == table[i].days);
		CHECK_ROW(i, window.after_until - window.after_from == table[i].days);
		CHECK_ROW(i, window.before_from == day(table[i].from));
		CHECK_ROW(i, window.after_until == day(table[i].until));
		CHECK_ROW(i, window.due == day(table[i].due));
	}
}

/* The days to judge in are the procedure's; the day of its duty is the last of them. */
static void
days_to_judge_in(void **state)
{
	static const struct duty_rule rules[] = {
		{ .id = "K17", .cadence = CADENCE_MONTHLY, .day = 25 }, { .id = "V3", .cadence = CADENCE_EVALUATION, .day = 7 },
	};
	const struct procedure none = { .duties = rules, .duty_count = 1 }, week = { .duties = rules, .duty_count = 2 };
	struct effect effect = { .day = day("2026-06-01"), .days = 30 };
	struct effect_window window = effect_window(effect.day, effect.days, 7);
	struct duty_period period = duty_period(&rules[1], calendar_weekdays(), window.after_until);

	(void)state;
	assert_int_equal(effect_judge_days(NULL), EFFECT_JUDGE_DAYS);
	assert_int_equal(effect_judge_days(&none), EFFECT_JUDGE_DAYS);
	assert_int_equal(effect_judge_days(&week), 7);
	assert_true(window.due == day("2026-07-08") && period.due == window.due && period.first == window.after_until);
	assert_int_equal(effect_state(&effect, 7, day("2026-07-08")), EFFECT_DUE);
	assert_int_equal(effect_state(&effect, 7, day("2026-07-09")), EFFECT_LATE);
	assert_int_equal(effect_state(&effect, 14, day("2026-07-09")), EFFECT_DUE);
}

/* The last day of each state, and the first of the next. */
static void
how_it_stands(void **state)
{
	static const struct {
		const char *today;
		enum effect_verdict verdict;
		int64_t renewed_at;
		enum effect_state wanted;
	} table[] = {
		{ "2026-07-01", EFFECT_UNJUDGED, 0, EFFECT_RUNNING }, { "2026-07-02", EFFECT_UNJUDGED, 0, EFFECT_DUE },
		{ "2026-07-15", EFFECT_UNJUDGED, 0, EFFECT_DUE }, { "2026-07-16", EFFECT_UNJUDGED, 0, EFFECT_LATE },
		{ "2026-07-16", EFFECT_GOOD, 0, EFFECT_JUDGED }, { "2026-07-16", EFFECT_PARTLY, 0, EFFECT_JUDGED },
		{ "2026-07-16", EFFECT_BAD, 0, EFFECT_TO_RENEW }, { "2026-07-16", EFFECT_BAD, 9, EFFECT_JUDGED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct effect effect = {
			.day = day("2026-06-01"), .days = 30, .verdict = table[i].verdict,
			.judged_at = table[i].verdict == EFFECT_UNJUDGED ? 0 : 5, .renewed_at = table[i].renewed_at,
		};

		CHECK_ROW(i, effect_state(&effect, EFFECT_JUDGE_DAYS, day(table[i].today)) == table[i].wanted);
	}
}

static const struct {
	struct effect_figures before, after;
	enum effect_trend trends[EFFECT_MEASURE__COUNT];
	int64_t changes[EFFECT_MEASURE__COUNT];
	enum effect_verdict suggested;
} comparisons[] = {
	/* Nothing at all, and one too few of everything: no percentage, no conclusion. */
	{ { 0, 0, 0, 0, 0, 0 }, { 9, 9, 9, 9, 9, 900 }, { EFFECT_TOO_FEW, EFFECT_TOO_FEW, EFFECT_TOO_FEW, EFFECT_TOO_FEW },
	    { 0, 0, 0, 0 }, EFFECT_UNJUDGED },
	{ { 4, 4, 4, 4, 4, 400 }, { 4, 4, 4, 4, 4, 400 }, { EFFECT_TOO_FEW, EFFECT_TOO_FEW, EFFECT_TOO_FEW, EFFECT_TOO_FEW },
	    { 0, 0, 0, 0 }, EFFECT_UNJUDGED },
	/* Just enough before; after may be none at all, where fewer are better. */
	{ { 5, 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0, 0 }, { EFFECT_BETTER, EFFECT_TOO_FEW, EFFECT_TOO_FEW, EFFECT_TOO_FEW },
	    { -1000, 0, 0, 0 }, EFFECT_GOOD },
	{ { 5, 5, 0, 0, 0, 0 }, { 6, 4, 0, 0, 0, 0 }, { EFFECT_WORSE, EFFECT_BETTER, EFFECT_TOO_FEW, EFFECT_TOO_FEW },
	    { 200, -200, 0, 0 }, EFFECT_PARTLY },
	{ { 5, 0, 5, 5, 4, 40 }, { 5, 0, 4, 0, 9, 90 }, { EFFECT_SAME, EFFECT_TOO_FEW, EFFECT_TOO_FEW, EFFECT_TOO_FEW },
	    { 0, 0, 0, 0 }, EFFECT_BAD },
	/* Rates in points: two of three to all; more is better.  Time in percent: less is better. */
	{ { 9, 0, 6, 4, 5, 50000 }, { 9, 0, 5, 5, 5, 25000 }, { EFFECT_SAME, EFFECT_TOO_FEW, EFFECT_BETTER, EFFECT_BETTER },
	    { 0, 0, 333, -500 }, EFFECT_GOOD },
	{ { 9, 0, 5, 5, 5, 50000 }, { 12, 0, 6, 4, 5, 50005 }, { EFFECT_WORSE, EFFECT_TOO_FEW, EFFECT_WORSE, EFFECT_WORSE },
	    { 333, 0, -333, 0 }, EFFECT_BAD },
	/* Closed at once: nothing to divide by. */
	{ { 9, 0, 0, 0, 5, 0 }, { 3, 0, 0, 0, 5, 90 }, { EFFECT_BETTER, EFFECT_TOO_FEW, EFFECT_TOO_FEW, EFFECT_TOO_FEW },
	    { -667, 0, 0, 0 }, EFFECT_GOOD },
	/* Halves are rounded away from nothing, on both sides alike. */
	{ { 16, 16, 0, 0, 0, 0 }, { 17, 15, 0, 0, 0, 0 }, { EFFECT_WORSE, EFFECT_BETTER, EFFECT_TOO_FEW, EFFECT_TOO_FEW },
	    { 63, -63, 0, 0 }, EFFECT_PARTLY },
};

static void
what_figures_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(comparisons); i++) {
		struct effect_line lines[EFFECT_MEASURE__COUNT];

		effect_compare(&comparisons[i].before, &comparisons[i].after, lines);
		for (int k = 0; k < EFFECT_MEASURE__COUNT; k++) {
			CHECK_ROW(i, lines[k].trend == comparisons[i].trends[k]);
			CHECK_ROW(i, lines[k].change == comparisons[i].changes[k]);
		}
		CHECK_ROW(i, effect_suggest(lines) == comparisons[i].suggested);
	}
}

/* What nobody answered and nobody closed has no rate and no time. */
static void
what_is_not_there(void **state)
{
	const struct effect_figures none = { .cases = 7 }, some = { .cases = 7, .rated = 3, .satisfied = 2, .closed = 2, .seconds = 7 };
	struct effect_line lines[EFFECT_MEASURE__COUNT];

	(void)state;
	effect_compare(&none, &some, lines);
	assert_int_equal(lines[EFFECT_RATE].before, -1);
	assert_int_equal(lines[EFFECT_RATE].after, 667);
	assert_int_equal(lines[EFFECT_TIME].before, -1);
	assert_int_equal(lines[EFFECT_TIME].after, 3);
}

static void
which_cases_want_one(void **state)
{
	static const struct {
		enum stage before, after;
		enum severity severity;
		bool major, root;
		unsigned flags;
		int64_t completed_at;
		bool wanted;
	} table[] = {
		{ STAGE_CONFIRMING, STAGE_CLOSED, SEVERITY_SERIOUS, false, false, 0, 5, true },
		{ STAGE_CONFIRMING, STAGE_CLOSED, SEVERITY_GRAVE, false, false, 0, 5, true },
		{ STAGE_CONFIRMING, STAGE_CLOSED, SEVERITY_MINOR, true, false, 0, 5, true },
		{ STAGE_CONFIRMING, STAGE_CLOSED, SEVERITY_MINOR, false, true, 0, 5, true },
		{ STAGE_CONFIRMING, STAGE_CLOSED, SEVERITY_GENERAL, false, false, FLAG_REPEAT, 5, true },
		{ STAGE_CONFIRMING, STAGE_CLOSED, SEVERITY_GENERAL, false, false, FLAG_MEDIA | FLAG_LEGAL, 5, false },
		{ STAGE_CONFIRMING, STAGE_CLOSED, SEVERITY_GENERAL, false, false, 0, 5, false },
		{ STAGE_REGISTERED, STAGE_CLOSED, SEVERITY_GRAVE, true, true, FLAG_REPEAT, 0, false },
		{ STAGE_CLOSED, STAGE_CLOSED, SEVERITY_GRAVE, true, true, FLAG_REPEAT, 5, false },
		{ STAGE_CLOSED, STAGE_VISITED, SEVERITY_GRAVE, true, true, FLAG_REPEAT, 5, false },
		{ STAGE_EXECUTING, STAGE_CONFIRMING, SEVERITY_GRAVE, true, true, FLAG_REPEAT, 5, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct case_file before = { .stage = table[i].before };
		const struct case_file after = {
			.stage = table[i].after, .severity = table[i].severity, .major = table[i].major,
			.flags = table[i].flags, .completed_at = table[i].completed_at,
		};

		CHECK_ROW(i, effect_wanted(&before, &after, table[i].root) == table[i].wanted);
	}
}

static const struct staff
	supervisor = { .id = { 1 }, .roles = 1u << ROLE_SUPERVISOR, .department = { 10 } },
	inspector = { .id = { 2 }, .roles = 1u << ROLE_INSPECTOR, .department = { 10 } },
	head = { .id = { 3 }, .roles = 1u << ROLE_MANAGEMENT, .department = { 10 } },
	manager = { .id = { 4 }, .roles = 1u << ROLE_DEPARTMENT_MANAGER, .department = { 20 } },
	handler = { .id = { 5 }, .roles = 1u << ROLE_HANDLER, .department = { 20 } },
	gone = { .id = { 6 }, .roles = 1u << ROLE_SUPERVISOR, .department = { 10 }, .disabled = true };

static void
who_opens(void **state)
{
	static const struct {
		const struct staff *staff;
		int64_t case_id, project, department;
		const char *category, *measure, *day;
		int days;
		enum refusal wanted;
	} table[] = {
		{ &supervisor, 0, 7, 0, "leak", "x", "2026-06-01", 90, REFUSAL_NONE },
		{ &inspector, 0, 0, 20, "leak", "x", "2026-06-01", 30, REFUSAL_NONE },
		{ &head, 0, 0, 20, "leak", "x", "2026-06-10", 365, REFUSAL_NONE },
		{ &manager, 0, 0, 20, "leak", "x", "2026-06-01", 90, REFUSAL_NONE },
		{ &manager, 0, 0, 10, "leak", "x", "2026-06-01", 90, REFUSAL_NOT_YOURS },
		{ &manager, 0, 7, 0, "leak", "x", "2026-06-01", 90, REFUSAL_NOT_YOURS },
		{ &manager, 3, 7, 0, "leak", "x", "2026-06-01", 90, REFUSAL_NONE },
		{ &handler, 0, 0, 20, "leak", "x", "2026-06-01", 90, REFUSAL_ROLE },
		{ &gone, 0, 7, 0, "leak", "x", "2026-06-01", 90, REFUSAL_ROLE },
		{ NULL, 0, 7, 0, "leak", "x", "2026-06-01", 90, REFUSAL_ROLE },
		{ &supervisor, 0, 7, 20, "leak", "x", "2026-06-01", 90, REFUSAL_PLACE },
		{ &supervisor, 0, 0, 0, "leak", "x", "2026-06-01", 90, REFUSAL_PLACE },
		{ &supervisor, 0, 7, 0, "", "x", "2026-06-01", 90, REFUSAL_INCOMPLETE },
		{ &supervisor, 0, 7, 0, "leak", "", "2026-06-01", 90, REFUSAL_INCOMPLETE },
		{ &supervisor, 0, 7, 0, "leak", "x", "2026-06-01", 91, REFUSAL_INCOMPLETE },
		{ &supervisor, 0, 7, 0, "leak", "x", "2026-06-01", 0, REFUSAL_INCOMPLETE },
		{ &supervisor, 0, 7, 0, "leak", "x", "2026-06-11", 90, REFUSAL_NOT_COMPLETED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct effect effect = {
			.case_id = { table[i].case_id }, .project = table[i].project, .department = { table[i].department },
			.category = table[i].category, .measure = table[i].measure, .day = day(table[i].day),
			.days = table[i].days,
		};

		CHECK_ROW(i, effect_may_open(&effect, table[i].staff, day("2026-06-10")) == table[i].wanted);
	}
}

static void
who_judges(void **state)
{
	static const struct {
		const struct staff *staff;
		int64_t planned, handled, judged_at;
		const char *today;
		enum refusal wanted;
	} table[] = {
		{ &supervisor, 4, 5, 0, "2026-07-02", REFUSAL_NONE }, { &inspector, 4, 5, 0, "2026-07-02", REFUSAL_NONE },
		{ &head, 0, 0, 0, "2027-07-02", REFUSAL_NONE }, { &manager, 9, 9, 0, "2026-07-02", REFUSAL_ROLE },
		{ &handler, 9, 9, 0, "2026-07-02", REFUSAL_ROLE }, { &gone, 9, 9, 0, "2026-07-02", REFUSAL_ROLE },
		{ &supervisor, 4, 5, 0, "2026-07-01", REFUSAL_EFFECT_EARLY }, { &supervisor, 4, 5, 7, "2026-07-02", REFUSAL_ALREADY },
		{ &supervisor, 1, 5, 0, "2026-07-02", REFUSAL_OWN_PLAN }, { &supervisor, 4, 1, 0, "2026-07-02", REFUSAL_OWN_PLAN },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct effect effect = { .day = day("2026-06-01"), .days = 30, .judged_at = table[i].judged_at };
		const struct effect_makers makers = { { table[i].planned }, { table[i].handled } };

		CHECK_ROW(i, effect_may_judge(&effect, table[i].staff, &makers, day(table[i].today)) == table[i].wanted);
	}
}

/* By name whoever opened one of a group and may judge it; else everybody of the duty's role. */
static void
who_is_asked(void **state)
{
	static const struct { const struct staff *opener; int64_t case_id, wanted; } table[] = {
		{ &supervisor, 0, 1 }, { &inspector, 0, 2 }, { &head, 0, 3 }, { &manager, 0, 0 }, { &handler, 0, 0 }, { &gone, 0, 0 },
		{ NULL, 0, 0 }, { &supervisor, 9, 0 }, { NULL, 9, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct effect effect = { .case_id = { table[i].case_id } };

		CHECK_ROW(i, effect_asked(&effect, table[i].opener).value == table[i].wanted);
	}
}

static void
who_sees_them(void **state)
{
	static const struct { const struct staff *staff; int64_t department, opened_by; bool wanted; } table[] = {
		{ &supervisor, 20, 0, true }, { &inspector, 0, 0, true }, { &head, 20, 0, true }, { &manager, 20, 0, true },
		{ &manager, 10, 0, false }, { &manager, 0, 0, false }, { &manager, 0, 4, true }, { &handler, 20, 5, false },
		{ &gone, 20, 0, false }, { NULL, 20, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct effect effect = { .department = { table[i].department }, .opened_by = { table[i].opened_by } };

		CHECK_ROW(i, effect_visible(&effect, table[i].staff) == table[i].wanted);
	}
}

static void
names_there(void **state)
{
	(void)state;
	for (int i = 0; i < EFFECT_VERDICT__COUNT; i++)
		CHECK_ROW(i, effect_verdict_read(effect_verdict_name((enum effect_verdict)i)) == (enum effect_verdict)i);
	assert_int_equal(effect_verdict_read("nonsense"), EFFECT_VERDICT__COUNT);
	for (int i = 0; i < EFFECT_STATE__COUNT; i++)
		CHECK_ROW(i, effect_state_name((enum effect_state)i)[0] != '\0');
	for (int i = 0; i < EFFECT_MEASURE__COUNT; i++)
		CHECK_ROW(i, effect_measure_name((enum effect_measure)i)[0] != '\0');
	for (int i = 0; i < EFFECT_TREND__COUNT; i++)
		CHECK_ROW(i, effect_trend_name((enum effect_trend)i)[0] != '\0');
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_periods),
		cmocka_unit_test(days_to_judge_in),
		cmocka_unit_test(who_is_asked),
		cmocka_unit_test(how_it_stands),
		cmocka_unit_test(what_figures_say),
		cmocka_unit_test(what_is_not_there),
		cmocka_unit_test(which_cases_want_one),
		cmocka_unit_test(who_opens),
		cmocka_unit_test(who_judges),
		cmocka_unit_test(who_sees_them),
		cmocka_unit_test(names_there),
	};

	return cmocka_run_group_tests_name("effect", tests, NULL, NULL);
}
