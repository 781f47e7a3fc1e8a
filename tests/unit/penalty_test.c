/* Penalty proposals: which rule, how much, and how often in a row (PROCEDURE.md §16.1, §32.5–32.7). */
#include "../check.h"

#include "base/arena.h"
#include "rules/penalty.h"

static const char *const k1[] = { "K1" }, *const k2[] = { "K2" }, *const k5[] = { "K5" }, *const k6[] = { "K6" },
    *const k7[] = { "K7" }, *const k10[] = { "K10" }, *const k17[] = { "K17" };

static const struct penalty_share leader[] = { { ROLE_DEPARTMENT_MANAGER, 0 } };

#define WATCH(list) .clocks = list, .clock_count = 1
static const struct penalty_rule penalties[] = {
	{ .id = "P6a", .article = "6", .trigger = PENALTY_MISSING, .instead_of = "",
	    .who = ROLE_DISPATCHER, .least = 50, .most = 50 },
	{ .id = "P6b", .article = "6", .trigger = PENALTY_MISLED, .instead_of = "P6a",
	    .who = ROLE_DISPATCHER, .least = 100, .most = 200 },
	{ .id = "P8b", .article = "8", .trigger = PENALTY_AGAIN, WATCH(k1), .instead_of = "P8a",
	    .who = ROLE__COUNT, .least = 100, .most = 100 },
	{ .id = "P8a", .article = "8", .trigger = PENALTY_BREACH, WATCH(k1), .instead_of = "",
	    .who = ROLE__COUNT, .least = 50, .most = 50 },
	{ .id = "P9a", .article = "9", .trigger = PENALTY_BREACH, WATCH(k2), .instead_of = "",
	    .who = ROLE_DISPATCHER, .least = 100, .most = 100 },
	{ .id = "P9b", .article = "9", .trigger = PENALTY_SERIOUS, WATCH(k2), .instead_of = "P9a",
	    .who = ROLE_DISPATCHER, .least = 200, .most = -1 },
	{ .id = "P9c", .article = "9", .trigger = PENALTY_BREACH, WATCH(k5), .instead_of = "",
	    .who = ROLE_DISPATCHER, .least = 100, .most = 100 },
	{ .id = "P12", .article = "12", .trigger = PENALTY_BREACH, WATCH(k6), .instead_of = "",
	    .who = ROLE_HANDLER, .least = 50, .most = 50 },
	{ .id = "P13a", .article = "13", .trigger = PENALTY_BREACH, WATCH(k7), .instead_of = "",
	    .who = ROLE_HANDLER, .least = 50, .most = 50 },
	{ .id = "P13b", .article = "13", .trigger = PENALTY_STRONG, WATCH(k7), .instead_of = "P13a",
	    .who = ROLE_HANDLER, .least = 100, .most = 100 },
	{ .id = "P14a", .article = "14", .trigger = PENALTY_FINDING, .instead_of = "",
	    .who = ROLE_HANDLER, .least = 100, .most = 100 },
	{ .id = "P17a2", .article = "17a", .trigger = PENALTY_RECEIPT, WATCH(k10), .instead_of = "",
	    .who = ROLE__COUNT, .least = 50, .most = 50, .month_pay = true },
	{ .id = "P17b1", .article = "17b", .trigger = PENALTY_BREACH, WATCH(k17), .instead_of = "",
	    .who = ROLE_SUPERVISOR, .least = 200, .most = 200, .month_pay = true },
	{ .id = "P17b2", .article = "17b", .trigger = PENALTY_BREACH, WATCH(k17), .instead_of = "",
	    .who = ROLE_MANAGEMENT, .least = 100, .most = 100, .month_pay = true },
	{ .id = "P19a", .article = "19", .trigger = PENALTY_CHAIN, .instead_of = "",
	    .who = ROLE__COUNT, .in_a_row = 2, .factor = 2,
	    .also = leader, .also_count = 1 },
	{ .id = "P19b", .article = "19", .trigger = PENALTY_CHAIN, .instead_of = "",
	    .who = ROLE__COUNT, .in_a_row = 3, .factor = 0 },
};
static const struct procedure procedure = { .penalties = penalties, .penalty_count = COUNT(penalties) };

static void
the_gravest_rule_whose_conditions_hold(void **state)
{
	static const struct { struct occasion occasion; const char *wanted; } table[] = {
		{ { .clock = "K1", .trigger = PENALTY_BREACH }, "P8a" },
		{ { .clock = "K1", .trigger = PENALTY_BREACH, .again = true }, "P8b" },
		{ { .clock = "K1", .trigger = PENALTY_BREACH, .strong = true, .serious = true }, "P8a" },
		{ { .clock = "K1", .trigger = PENALTY_BREACH, .met = true, .again = true }, "" },
		{ { .clock = "K2", .trigger = PENALTY_BREACH }, "P9a" },
		{ { .clock = "K2", .trigger = PENALTY_BREACH, .serious = true }, "P9b" },
		{ { .clock = "K5", .trigger = PENALTY_BREACH, .again = true }, "P9c" },
		{ { .clock = "K7", .trigger = PENALTY_BREACH, .strong = true }, "P13b" },
		{ { .clock = "K3", .trigger = PENALTY_BREACH, .again = true }, "" },
		{ { .clock = "", .trigger = PENALTY_MISSING }, "P6a" },
		{ { .clock = "", .trigger = PENALTY_MISSING, .misled = true }, "P6b" },
		{ { .clock = "K1", .trigger = PENALTY_BREACH, .misled = true }, "P8a" },
		{ { .clock = "K10", .trigger = PENALTY_RECEIPT }, "P17a2" },
		{ { .clock = "K10", .trigger = PENALTY_BREACH }, "P17a2" },
		{ { .clock = "K6", .trigger = PENALTY_RECEIPT }, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct penalty_rule *rule = penalty_rule_next(&procedure, &table[i].occasion, NULL);

		CHECK_ROW_TEXT(i, rule == NULL ? "" : rule->id, table[i].wanted);
	}
}

#define LATE(minute, who, clock_id) { .which = minute, .clock = clock_id, .trigger = PENALTY_BREACH, .at = minute * 60, \
    .person = who, .role = ROLE_HANDLER, .department = { 4 } }
#define DONE(minute, who, clock_id) { .which = minute, .clock = clock_id, .trigger = PENALTY_BREACH, .at = minute * 60, \
    .person = who, .role = ROLE_HANDLER, .department = { 4 }, .met = true }

/* In a row: the same person, the same article, no duty of that article met between (S2·19). */
static void
twice_doubles_three_times_is_advice(void **state)
{
	static const struct occasion occasions[] = {
		LATE(1, 7, "K6"), LATE(2, 7, "K6"), LATE(3, 7, "K6"),	/* 1, 2, 3 in a row */
		DONE(4, 7, "K6"), LATE(5, 7, "K6"),			/* broken: 1 again */
		LATE(6, 8, "K6"),					/* somebody else: 1 */
		LATE(7, 7, "K7"),					/* another article: 1 */
		DONE(8, 8, "K7"), LATE(9, 8, "K6"),			/* a duty of another article breaks nothing: 2 */
		LATE(10, 0, "K6"), LATE(11, 0, "K6"),			/* nobody in particular has no row */
	};
	static const struct { size_t which; const char *rule; int64_t person; int least, chain; } wanted[] = {
		{ 1, "P12", 7, 50, 1 },
		{ 2, "P12", 7, 50, 2 }, { 2, "P19a", 7, 50, 2 }, { 2, "P19a", 0, 100, 2 },
		{ 3, "P12", 7, 50, 3 }, { 3, "P19b", 7, 0, 3 },
		{ 5, "P12", 7, 50, 1 },
		{ 6, "P12", 8, 50, 1 },
		{ 7, "P13a", 7, 50, 1 },
		{ 9, "P12", 8, 50, 2 }, { 9, "P19a", 8, 50, 2 }, { 9, "P19a", 0, 100, 2 },
		{ 10, "P12", 0, 50, 1 }, { 11, "P12", 0, 50, 1 },
	};
	struct arena arena = {0};
	struct penalty_proposal *got;
	size_t count = penalty_propose(&arena, &procedure, occasions, COUNT(occasions), &got);

	(void)state;
	assert_int_equal(count, COUNT(wanted));
	for (size_t i = 0; i < count; i++) {
		CHECK_ROW(i, occasions[got[i].occasion].which == wanted[i].which);
		CHECK_ROW_TEXT(i, got[i].rule->id, wanted[i].rule);
		CHECK_ROW(i, got[i].person == wanted[i].person);
		CHECK_ROW(i, got[i].least == wanted[i].least);
		CHECK_ROW(i, got[i].chain == wanted[i].chain);
		if (strcmp(wanted[i].rule, "P19a") == 0 && got[i].person == 0)
			CHECK_ROW(i, got[i].role == ROLE_DEPARTMENT_MANAGER && got[i].department.value == 4);
	}
	arena_release(&arena);
}

/* A report that is not sent is the director's and the supervising leader's (S2·17b); twice in a row it is doubled once. */
static void
two_people_by_two_rules(void **state)
{
	struct occasion occasions[] = { LATE(1, 7, "K17"), LATE(2, 7, "K17"), DONE(3, 7, "K17"), LATE(4, 7, "K17") };
	static const struct { const char *rule; int64_t person; enum role role; int64_t department; int least, chain; }
	    wanted[] = {
		{ "P17b1", 7, ROLE_SUPERVISOR, 4, 200, 1 }, { "P17b2", 0, ROLE_MANAGEMENT, 0, 100, 1 },
		{ "P17b1", 7, ROLE_SUPERVISOR, 4, 200, 2 }, { "P19a", 7, ROLE_SUPERVISOR, 4, 200, 2 },
		{ "P19a", 0, ROLE_DEPARTMENT_MANAGER, 4, 400, 2 }, { "P17b2", 0, ROLE_MANAGEMENT, 0, 100, 1 },
		{ "P17b1", 7, ROLE_SUPERVISOR, 4, 200, 1 }, { "P17b2", 0, ROLE_MANAGEMENT, 0, 100, 1 },
	};
	struct arena arena = {0};
	struct penalty_proposal *got;
	size_t count;

	(void)state;
	for (size_t i = 0; i < COUNT(occasions); i++)
		occasions[i].role = ROLE_SUPERVISOR;
	count = penalty_propose(&arena, &procedure, occasions, COUNT(occasions), &got);
	assert_int_equal(count, COUNT(wanted));
	for (size_t i = 0; i < count; i++) {
		CHECK_ROW_TEXT(i, got[i].rule->id, wanted[i].rule);
		CHECK_ROW(i, got[i].person == wanted[i].person);
		CHECK_ROW(i, got[i].role == wanted[i].role);
		CHECK_ROW(i, got[i].department.value == wanted[i].department);
		CHECK_ROW(i, got[i].least == wanted[i].least);
		CHECK_ROW(i, got[i].chain == wanted[i].chain);
		CHECK_ROW(i, got[i].of == (wanted[i].role == ROLE_MANAGEMENT ? ROLE_MANAGEMENT : ROLE_SUPERVISOR));
	}
	arena_release(&arena);
}

static void
a_sum_without_bound_stays_without(void **state)
{
	struct occasion occasions[] = { LATE(1, 7, "K2"), LATE(2, 7, "K2") };
	struct arena arena = {0};
	struct penalty_proposal *got;
	size_t count;

	(void)state;
	occasions[0].serious = occasions[1].serious = true;
	occasions[0].role = occasions[1].role = ROLE_DISPATCHER;
	count = penalty_propose(&arena, &procedure, occasions, COUNT(occasions), &got);
	assert_int_equal(count, 4);
	assert_int_equal(got[2].least, 200);
	assert_int_equal(got[2].most, -1);
	assert_int_equal(got[3].least, 400);
	assert_int_equal(got[3].most, -1);
	arena_release(&arena);
}

/* Another role than the rule's is not the one who pays. */
static void
who_pays(void **state)
{
	struct occasion occasion = LATE(1, 7, "K5");
	struct arena arena = {0};
	struct penalty_proposal *got;

	(void)state;
	assert_int_equal(penalty_propose(&arena, &procedure, &occasion, 1, &got), 1);
	assert_int_equal(got[0].person, 0);
	assert_int_equal(got[0].role, ROLE_DISPATCHER);
	assert_int_equal(got[0].of, ROLE_DISPATCHER);
	/* A handler's department is not the dispatcher's. */
	assert_int_equal(got[0].department.value, 0);
	occasion.role = ROLE_DISPATCHER;
	assert_int_equal(penalty_propose(&arena, &procedure, &occasion, 1, &got), 1);
	assert_int_equal(got[0].person, 7);
	arena_release(&arena);
}

static void
many_people_and_articles(void **state)
{
	enum { MANY = 20000 };
	struct arena arena = {0};
	struct occasion *occasions = arena_array(&arena, MANY, sizeof(*occasions));
	struct penalty_proposal *got;
	size_t count;

	(void)state;
	for (size_t i = 0; i < MANY; i++)
		occasions[i] = (struct occasion)LATE((int64_t)i, (int64_t)(i % 5000) + 1, "K6");
	count = penalty_propose(&arena, &procedure, occasions, MANY, &got);
	/* Four each: one, one and two of the chain, two, two. */
	assert_int_equal(count, 5000 * (1 + 3 + 2 + 2));
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_gravest_rule_whose_conditions_hold),
		cmocka_unit_test(twice_doubles_three_times_is_advice),
		cmocka_unit_test(two_people_by_two_rules),
		cmocka_unit_test(a_sum_without_bound_stays_without),
		cmocka_unit_test(who_pays),
		cmocka_unit_test(many_people_and_articles),
	};

	return cmocka_run_group_tests_name("penalty", tests, NULL, NULL);
}
