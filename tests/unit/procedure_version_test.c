/* The life of a version: who may decide what, when, and what state follows; what would strand open cases. */
#include "base/text.h"
#include "rules/procedure_successor.h"
#include "rules/procedure_version.h"
#include "../check.h"

#define ROLE(role) (1u << ROLE_##role)
enum { ADA = 1, BEN, CY, DEE, EVE };

/* Ada administers, Ben and Cy manage, Dee supervises, Eve handles. */
static const struct staff people[] = {
	{.id = {ADA}, .roles = ROLE(ADMINISTRATOR)}, {.id = {BEN}, .roles = ROLE(MANAGEMENT)},
	{.id = {CY}, .roles = ROLE(MANAGEMENT) | ROLE(ADMINISTRATOR)}, {.id = {DEE}, .roles = ROLE(SUPERVISOR)},
	{.id = {EVE}, .roles = ROLE(HANDLER) | ROLE(DISPATCHER) | ROLE(INSPECTOR) | ROLE(ARCHIVIST)},
};

#define PROPOSE(who, when) {VERSION_PROPOSE, {who}, 10, when, ""}
#define DATE(who, when) {VERSION_DATE, {who}, 20, when, ""}
#define APPROVE(who) {VERSION_APPROVE, {who}, 30, 0, ""}

/* What has been decided (until kind at == 0), who wants what at the moment 100, and what is said. */
static const struct { int64_t adopted, withdrawn; struct version_decision done[5]; int who; enum version_decision_kind kind;
    int64_t from; enum refusal said; } mays[] = {
	/* proposing */
	{0, 0, {{0}}, ADA, VERSION_PROPOSE, 0, REFUSAL_NONE},
	{0, 0, {{0}}, DEE, VERSION_PROPOSE, 100, REFUSAL_NONE},
	{0, 0, {{0}}, BEN, VERSION_PROPOSE, 99, REFUSAL_PAST},
	{0, 0, {{0}}, EVE, VERSION_PROPOSE, 0, REFUSAL_ROLE},
	/* approving: neither the proposer, nor who dated it, nor twice */
	{0, 0, {PROPOSE(ADA, 0)}, BEN, VERSION_APPROVE, 0, REFUSAL_NONE},
	{0, 0, {PROPOSE(ADA, 0)}, DEE, VERSION_APPROVE, 0, REFUSAL_NONE},
	{0, 0, {PROPOSE(ADA, 0)}, ADA, VERSION_APPROVE, 0, REFUSAL_FOUR_EYES},
	{0, 0, {PROPOSE(ADA, 0)}, EVE, VERSION_APPROVE, 0, REFUSAL_ROLE},
	{0, 0, {PROPOSE(0, 0)}, ADA, VERSION_APPROVE, 0, REFUSAL_NONE},
	{0, 0, {PROPOSE(ADA, 0), APPROVE(BEN)}, BEN, VERSION_APPROVE, 0, REFUSAL_FOUR_EYES},
	{0, 0, {PROPOSE(ADA, 0), APPROVE(BEN)}, CY, VERSION_APPROVE, 0, REFUSAL_NONE},
	{0, 0, {PROPOSE(ADA, 0), DATE(BEN, 200)}, BEN, VERSION_APPROVE, 0, REFUSAL_FOUR_EYES},
	{0, 0, {PROPOSE(ADA, 0), DATE(BEN, 200)}, ADA, VERSION_APPROVE, 0, REFUSAL_FOUR_EYES},
	{0, 0, {PROPOSE(ADA, 0), APPROVE(BEN), DATE(ADA, 200)}, BEN, VERSION_APPROVE, 0, REFUSAL_NONE},
	/* its date must not have passed: to the second */
	{0, 0, {PROPOSE(ADA, 99)}, BEN, VERSION_APPROVE, 0, REFUSAL_PAST},
	{0, 0, {PROPOSE(ADA, 100)}, BEN, VERSION_APPROVE, 0, REFUSAL_NONE},
	{0, 0, {PROPOSE(ADA, 50), DATE(ADA, 0)}, BEN, VERSION_APPROVE, 0, REFUSAL_NONE},
	{50, 0, {PROPOSE(ADA, 0)}, BEN, VERSION_APPROVE, 0, REFUSAL_ALREADY},
	{150, 0, {PROPOSE(ADA, 150)}, BEN, VERSION_APPROVE, 0, REFUSAL_ALREADY},
	{0, 60, {PROPOSE(ADA, 0)}, BEN, VERSION_APPROVE, 0, REFUSAL_ALREADY},
	/* dating */
	{0, 0, {PROPOSE(ADA, 50)}, ADA, VERSION_DATE, 100, REFUSAL_NONE},
	{0, 0, {PROPOSE(ADA, 50)}, DEE, VERSION_DATE, 0, REFUSAL_NONE},
	{0, 0, {PROPOSE(ADA, 50)}, ADA, VERSION_DATE, 99, REFUSAL_PAST},
	{0, 0, {PROPOSE(ADA, 50)}, EVE, VERSION_DATE, 100, REFUSAL_ROLE},
	{150, 0, {PROPOSE(ADA, 150)}, ADA, VERSION_DATE, 200, REFUSAL_ALREADY},
	{0, 60, {PROPOSE(ADA, 0)}, ADA, VERSION_DATE, 200, REFUSAL_ALREADY},
	/* withdrawing: until it is in force */
	{0, 0, {PROPOSE(ADA, 0)}, ADA, VERSION_WITHDRAW, 0, REFUSAL_NONE},
	{0, 0, {PROPOSE(ADA, 50)}, BEN, VERSION_WITHDRAW, 0, REFUSAL_NONE},
	{101, 0, {PROPOSE(ADA, 101)}, BEN, VERSION_WITHDRAW, 0, REFUSAL_NONE},
	{100, 0, {PROPOSE(ADA, 100)}, BEN, VERSION_WITHDRAW, 0, REFUSAL_ALREADY},
	{0, 60, {PROPOSE(ADA, 0)}, BEN, VERSION_WITHDRAW, 0, REFUSAL_ALREADY},
	{0, 0, {PROPOSE(ADA, 0)}, EVE, VERSION_WITHDRAW, 0, REFUSAL_ROLE},
	{50, 0, {{0}}, ADA, VERSION_WITHDRAW, 0, REFUSAL_ALREADY},
};

static size_t
decided(const struct version_decision *done)
{
	size_t	count = 0;

	while (count < 5 && done[count].at != 0)
		count++;
	return count;
}

static void
test_may(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(mays); i++) {
		struct version_life	life = {mays[i].adopted, mays[i].withdrawn, mays[i].done, decided(mays[i].done)};
		struct version_decision	wish = {mays[i].kind, {mays[i].who}, 100, mays[i].from, ""};

		CHECK_ROW_TEXT(i, refusal_name(procedure_version_may(&life, &wish, &people[mays[i].who - 1])),
		    refusal_name(mays[i].said));
	}
	assert_int_equal(procedure_version_may(&(struct version_life){0}, &(struct version_decision){.at = 1}, NULL), REFUSAL_ROLE);
}

static const struct { int64_t adopted, withdrawn, current; enum version_state state; } states[] = {
	{0, 0, 50, VERSION_PROPOSED}, {0, 0, 0, VERSION_PROPOSED}, {0, 80, 50, VERSION_WITHDRAWN},
	{101, 0, 50, VERSION_APPROVED}, {101, 90, 50, VERSION_WITHDRAWN}, {100, 0, 100, VERSION_IN_FORCE},
	{50, 0, 50, VERSION_IN_FORCE}, {49, 0, 50, VERSION_REPLACED},
};

static void
test_state(void **state)
{
	static const struct version_decision	done[] = {
		PROPOSE(ADA, 70), APPROVE(BEN), DATE(CY, 90), APPROVE(DEE), APPROVE(BEN), APPROVE(EVE),
	};
	struct version_life	 life = {0, 0, done, 0};
	struct staff_id		 by[VERSION_APPROVALS];
	static const struct { size_t count; int64_t from; size_t approvals; } rows[] = {
		{1, 70, 0}, {2, 70, 1}, {3, 90, 0}, {4, 90, 1}, {5, 90, 2}, {6, 90, 2},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(states); i++) {
		struct version_life	one = {states[i].adopted, states[i].withdrawn, NULL, 0};

		CHECK_ROW(i, procedure_version_state(&one, states[i].current, 100) == states[i].state);
	}
	for (size_t i = 0; i < COUNT(rows); i++) {
		life.count = rows[i].count;
		CHECK_ROW(i, procedure_version_from(&life) == rows[i].from);
		CHECK_ROW(i, procedure_version_approvals(&life, by) == rows[i].approvals);
	}
	assert_true(by[0].value == DEE && by[1].value == BEN);
	life.count = 0;
	life.adopted_at = 40;
	assert_int_equal(procedure_version_from(&life), 40);
	for (int i = 0; i < VERSION_STATE__COUNT; i++)
		CHECK_ROW(i, version_state_name((enum version_state)i)[0] != '\0');
	for (int i = 0; i < VERSION_DECISION__COUNT; i++)
		CHECK_ROW(i, version_decision_name((enum version_decision_kind)i)[0] != '\0');
}

/* The company: engineering takes cases, finance is closed, the office takes none. */
static const struct department departments[] = {
	{.id = {1}, .code = "engineering", .takes_cases = true}, {.id = {2}, .code = "finance", .takes_cases = true, .closed = true},
	{.id = {3}, .code = "office"}, {.id = {4}, .code = "security", .takes_cases = true},
};
static const struct category old_categories[] = {
	{"leak", {0}, "engineering", {0}}, {"bill", {0}, "finance", {0}}, {"guard", {0}, "security", {0}},
	{"paper", {0}, "engineering", {0}},
};
static const struct category new_categories[] = {
	{"leak", {0}, "engineering", {0}}, {"bill", {0}, "finance", {0}}, {"guard", {0}, "nowhere", {0}},
	{"new", {0}, "engineering", {0}},
};
static const struct procedure_department new_departments[] = {{"engineering", {0}}, {"finance", {0}}};
static const struct level_rule leaders[] = {{.level = 1, .emergency = true}, {.level = 2}, {.level = 3}};
static const struct procedure old_one = {.categories = old_categories, .category_count = COUNT(old_categories)};
static const struct procedure new_one = {.categories = new_categories, .category_count = COUNT(new_categories),
	.departments = new_departments, .department_count = COUNT(new_departments), .levels = leaders, .level_count = 3};

static const struct staff centre = {.id = {1}, .roles = ROLE(DISPATCHER)};
static const struct staff manager = {.id = {2}, .roles = ROLE(MANAGEMENT)};
static const struct staff handler = {.id = {3}, .department = {1}, .roles = ROLE(HANDLER)};
static const struct staff guard = {.id = {4}, .department = {4}, .roles = ROLE(HANDLER)};
static const struct staff gone = {.id = {5}, .roles = ROLE(DISPATCHER), .disabled = 1};

static const struct { struct open_cases cases; const struct staff *staff[2]; enum stranded said; } strandeds[] = {
	{{"leak", "", STAGE_REGISTERED, 3, 1}, {&centre}, STRANDED_NONE},
	{{"leak", "engineering", STAGE_EXECUTING, 3, 1}, {&centre, &handler}, STRANDED_NONE},
	{{"paper", "engineering", STAGE_EXECUTING, 3, 1}, {&centre, &handler}, STRANDED_CATEGORY},
	/* what was unknown or without a way before is no reason */
	{{"odd", "", STAGE_REGISTERED, 3, 1}, {&centre}, STRANDED_NONE},
	{{"", "", STAGE_REGISTERED, 3, 1}, {&centre}, STRANDED_NONE},
	{{"bill", "", STAGE_REGISTERED, 3, 1}, {&centre}, STRANDED_NONE},
	{{"guard", "", STAGE_REGISTERED, 3, 1}, {&centre}, STRANDED_ROUTE},
	{{"leak", "security", STAGE_ACCEPTED, 3, 1}, {&centre, &guard}, STRANDED_DEPARTMENT},
	{{"leak", "finance", STAGE_ACCEPTED, 3, 1}, {&centre}, STRANDED_NONE},
	/* level 1 calls the leadership group now */
	{{"leak", "", STAGE_REGISTERED, 1, 1}, {&centre}, STRANDED_EMERGENCY},
	{{"leak", "", STAGE_REGISTERED, 1, 1}, {&centre, &manager}, STRANDED_NONE},
	{{"leak", "", STAGE_REGISTERED, 2, 1}, {&centre}, STRANDED_NONE},
	/* somebody must be there to take it on */
	{{"leak", "", STAGE_REGISTERED, 3, 1}, {NULL}, STRANDED_NOBODY},
	{{"leak", "", STAGE_REGISTERED, 3, 1}, {&gone}, STRANDED_NOBODY},
	{{"leak", "", STAGE_REGISTERED, 3, 1}, {&handler}, STRANDED_NOBODY},
	{{"leak", "engineering", STAGE_PLANNED, 3, 1}, {&handler}, STRANDED_NONE},
	{{"leak", "engineering", STAGE_PLANNED, 3, 1}, {&guard}, STRANDED_NOBODY},
	{{"leak", "engineering", STAGE_DISPATCHED, 3, 1}, {&centre}, STRANDED_NONE},
	{{"leak", "engineering", STAGE_CONFIRMING, 3, 1}, {&handler}, STRANDED_NOBODY},
	{{"leak", "engineering", STAGE_REOPENED, 3, 1}, {&centre}, STRANDED_NONE},
};

static void
test_stranded(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(strandeds); i++) {
		struct staff	staff[2];
		struct company	company = {departments, COUNT(departments), staff, 0};

		for (; company.staff_count < 2 && strandeds[i].staff[company.staff_count] != NULL; company.staff_count++)
			staff[company.staff_count] = *strandeds[i].staff[company.staff_count];
		CHECK_ROW_TEXT(i, stranded_name(procedure_successor_judge(&old_one, &new_one, &company, &strandeds[i].cases)),
		    stranded_name(strandeds[i].said));
		/* the same version again strands nobody that is not stranded anyway */
		CHECK_ROW(i, procedure_successor_judge(&new_one, &new_one, &company, &strandeds[i].cases) ==
		    (strandeds[i].said == STRANDED_NOBODY ? STRANDED_NOBODY : STRANDED_NONE));
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_may), cmocka_unit_test(test_state), cmocka_unit_test(test_stranded),
};

CHECK_MAIN("procedure_version", tests)
