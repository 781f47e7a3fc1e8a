/* The plan of a year: how each item stands, what is counted, and who may change it. */
#include "../check.h"

#include "base/date.h"
#include "base/text.h"
#include "rules/year_plan.h"

#include "base/banned.h"

static const struct { int year, month; int64_t planned, done; const char *today; enum planned_state state; } items[] = {
	{ 2026, 11, 4, 0, "2026-11-01", PLANNED_NOW }, { 2026, 11, 4, 3, "2026-11-30", PLANNED_NOW },
	{ 2026, 11, 4, 3, "2026-12-01", PLANNED_LATE }, { 2026, 11, 4, 4, "2026-12-01", PLANNED_DONE },
	{ 2026, 11, 4, 9, "2026-01-01", PLANNED_DONE }, { 2026, 11, 4, 0, "2026-10-31", PLANNED_AHEAD },
	/* Over the end of the year, and to the end of a February with a leap day. */
	{ 2026, 12, 1, 0, "2026-12-31", PLANNED_NOW }, { 2026, 12, 1, 0, "2027-01-01", PLANNED_LATE },
	{ 2027, 1, 1, 0, "2026-12-31", PLANNED_AHEAD }, { 2027, 1, 1, 0, "2027-01-01", PLANNED_NOW },
	{ 2028, 2, 1, 0, "2028-02-29", PLANNED_NOW }, { 2028, 2, 1, 0, "2028-03-01", PLANNED_LATE },
};

static void
test_states(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(items); i++) {
		struct planned_visit item = {
			.year = items[i].year, .month = items[i].month, .planned = items[i].planned, .done = items[i].done,
		};
		int32_t today = 0;

		CHECK_ROW(i, date_read_day(items[i].today, 0, &today));
		CHECK_ROW(i, planned_state(&item, today) == items[i].state);
	}
}

static const struct planned_visit year[] = {
	{ .month = 6, .kind = PLANNED_RAIN, .planned = 100, .done = 100 },
	{ .month = 11, .kind = PLANNED_HEATING, .planned = 50, .done = 20 },
	/* Twice what was planned. */
	{ .month = 11, .kind = PLANNED_KEY_CUSTOMER, .planned = 4, .done = 8 },
	{ .month = 11, .kind = PLANNED_KEY_CUSTOMER, .planned = 4, .done = 0 },
};
static const struct { int month; enum planned_kind kind; int64_t planned, done; } sums[] = {
	{ 0, PLANNED_KIND__COUNT, 158, 124 }, { 11, PLANNED_KIND__COUNT, 58, 24 }, { 0, PLANNED_KEY_CUSTOMER, 8, 4 },
	{ 11, PLANNED_HEATING, 50, 20 }, { 6, PLANNED_HEATING, 0, 0 }, { 1, PLANNED_KIND__COUNT, 0, 0 },
};

static void
test_sums(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(sums); i++) {
		struct planned_sum sum = planned_sum(year, COUNT(year), sums[i].month, sums[i].kind);

		CHECK_ROW(i, sum.planned == sums[i].planned && sum.done == sums[i].done);
	}
}

static void
test_follow(void **state)
{
	struct planned_visit item = { .planned = 50, .done = 2 };

	(void)state;
	planned_follow(&item, 80, 30);
	assert_int_equal(item.planned, 50);
	assert_int_equal(item.done, 2);
	item.campaign = 1;
	planned_follow(&item, 0, 0);
	assert_int_equal(item.planned, 50);
	assert_int_equal(item.done, 0);
	planned_follow(&item, 80, 30);
	assert_int_equal(item.planned, 80);
	assert_int_equal(item.done, 30);
}

static const struct { const char *subject; int year, month; int64_t planned; enum refusal refusal; } entries[] = {
	{ "s", 2026, 1, 1, REFUSAL_NONE }, { "s", 2026, 12, PLANNED_MOST, REFUSAL_NONE }, { "", 2026, 1, 1, REFUSAL_INCOMPLETE },
	{ "s", 2026, 0, 1, REFUSAL_INCOMPLETE }, { "s", 2026, 13, 1, REFUSAL_INCOMPLETE }, { "s", 2026, 1, 0, REFUSAL_INCOMPLETE },
	{ "s", 2026, 1, PLANNED_MOST + 1, REFUSAL_INCOMPLETE }, { "s", 1999, 1, 1, REFUSAL_INCOMPLETE },
	{ "s", 2101, 1, 1, REFUSAL_INCOMPLETE },
};

static void
test_entries(void **state)
{
	struct staff sam = { .id = { 1 }, .roles = 1u << ROLE_SUPERVISOR }, han = { .id = { 2 }, .roles = 1u << ROLE_HANDLER };

	(void)state;
	for (size_t i = 0; i < COUNT(entries); i++) {
		struct planned_visit item = {
			.subject = entries[i].subject, .year = entries[i].year, .month = entries[i].month,
			.planned = entries[i].planned,
		};

		CHECK_ROW(i, planned_may_enter(&sam, &item) == entries[i].refusal);
		CHECK_ROW(i, planned_may_enter(&han, &item) == REFUSAL_ROLE);
	}
}

/* Person 2 answers for it. */
static const struct {
	enum role role; int64_t id, person, campaign, struck, done, visits; enum refusal does, strikes;
} people[] = {
	{ ROLE_SUPERVISOR, 1, 2, 0, 0, 0, 1, REFUSAL_NONE, REFUSAL_NONE },
	{ ROLE_HANDLER, 2, 2, 0, 0, 0, 1, REFUSAL_NONE, REFUSAL_ROLE },
	{ ROLE_HANDLER, 3, 2, 0, 0, 0, 1, REFUSAL_NOT_YOURS, REFUSAL_ROLE },
	{ ROLE_HANDLER, 3, 0, 0, 0, 0, 1, REFUSAL_NOT_YOURS, REFUSAL_ROLE },
	{ ROLE_MANAGEMENT, 4, 0, 0, 0, 0, 1, REFUSAL_NONE, REFUSAL_NONE },
	{ ROLE_SUPERVISOR, 1, 2, 0, 0, 0, 0, REFUSAL_INCOMPLETE, REFUSAL_NONE },
	{ ROLE_SUPERVISOR, 1, 2, 0, 0, 0, -1, REFUSAL_INCOMPLETE, REFUSAL_NONE },
	{ ROLE_SUPERVISOR, 1, 2, 0, 0, PLANNED_MOST, 1, REFUSAL_INCOMPLETE, REFUSAL_ALREADY },
	{ ROLE_SUPERVISOR, 1, 2, 0, 5, 0, 1, REFUSAL_ALREADY, REFUSAL_ALREADY },
	{ ROLE_SUPERVISOR, 1, 2, 9, 0, 0, 1, REFUSAL_CAMPAIGN_COUNTS, REFUSAL_ALREADY },
	{ ROLE_SUPERVISOR, 1, 2, 0, 0, 3, 1, REFUSAL_NONE, REFUSAL_ALREADY },
};

static void
test_people(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(people); i++) {
		struct staff staff = { .id = { people[i].id }, .roles = 1u << people[i].role };
		struct planned_visit item = {
			.person = { people[i].person }, .campaign = people[i].campaign, .struck_at = people[i].struck,
			.done = people[i].done,
		};

		CHECK_ROW(i, planned_may_do(&staff, &item, people[i].visits) == people[i].does);
		CHECK_ROW(i, planned_may_strike(&staff, &item) == people[i].strikes);
		staff.disabled = 1;
		CHECK_ROW(i, planned_may_do(&staff, &item, people[i].visits) == REFUSAL_ROLE);
	}
}

static void
test_links(void **state)
{
	(void)state;
	for (int kind = 0; kind < PLANNED_KIND__COUNT; kind++) {
		struct planned_visit item = { .kind = (enum planned_kind)kind };
		bool seasonal = kind == PLANNED_RAIN || kind == PLANNED_HEATING;

		CHECK_ROW(kind, (planned_may_link(&item, SEASON_RAIN) == REFUSAL_NONE) == (kind == PLANNED_RAIN));
		CHECK_ROW(kind, (planned_may_link(&item, SEASON_HEATING) == REFUSAL_NONE) == (kind == PLANNED_HEATING));
		CHECK_ROW(kind, planned_may_link(&item, SEASON_OTHER) == (seasonal ? REFUSAL_SEASON : REFUSAL_NONE));
		item.campaign = 1;
		CHECK_ROW(kind, planned_may_link(&item, SEASON_RAIN) == REFUSAL_ALREADY);
		item.campaign = 0;
		item.done = 1;
		CHECK_ROW(kind, planned_may_link(&item, SEASON_OTHER) == REFUSAL_ALREADY);
	}
}

static void
test_names(void **state)
{
	(void)state;
	for (int i = 0; i < PLANNED_KIND__COUNT; i++)
		CHECK_ROW(i, planned_kind_read(planned_kind_name((enum planned_kind)i)) == (enum planned_kind)i);
	for (int i = 0; i < PLANNED_STATE__COUNT; i++)
		CHECK_ROW(i, !text_empty(planned_state_name((enum planned_state)i)));
	for (int i = 0; i < PLANNED_ACT__COUNT; i++)
		CHECK_ROW(i, !text_empty(planned_act_name((enum planned_act)i)));
	assert_int_equal(planned_kind_read("party"), PLANNED_KIND__COUNT);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_states), cmocka_unit_test(test_sums), cmocka_unit_test(test_follow),
	cmocka_unit_test(test_entries), cmocka_unit_test(test_people), cmocka_unit_test(test_links),
	cmocka_unit_test(test_names),
};

CHECK_MAIN("year_plan", tests)
