/* Causes, plans and who approves them; where the drawings put them. */
#include "../check.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/cause_drawing.h"
#include "rules/inquiry.h"

static const struct cause chain[] = {
	{ .id = 1, .level = CAUSE_DIRECT, .text = "水管接头渗漏", .branch = CAUSE_EQUIPMENT },
	{ .id = 2, .parent = 1, .level = CAUSE_DIRECT, .text = "密封圈老化", .branch = CAUSE_EQUIPMENT },
	{ .id = 3, .parent = 2, .level = CAUSE_INDIRECT, .text = "没有按期更换", .branch = CAUSE_EQUIPMENT },
	{ .id = 4, .parent = 3, .level = CAUSE_ROOT, .text = "保养计划不含该项", .branch = CAUSE_EQUIPMENT },
	{ .id = 5, .level = CAUSE_DIRECT, .text = "误判", .branch = CAUSE_PEOPLE, .struck_at = 9 },
	{ .id = 6, .parent = 4, .level = CAUSE_ROOT, .text = "五", .branch = CAUSE_EQUIPMENT },
	{ .id = 7, .parent = 6, .level = CAUSE_ROOT, .text = "六", .branch = CAUSE_EQUIPMENT },
	{ .id = 8, .parent = 7, .level = CAUSE_ROOT, .text = "七", .branch = CAUSE_EQUIPMENT },
};

static void
what_may_stand_where(void **state)
{
	static const struct { struct cause added; enum refusal wanted; } table[] = {
		{ { .parent = 0, .level = CAUSE_DIRECT }, REFUSAL_NONE },
		{ { .parent = 0, .level = CAUSE_ROOT }, REFUSAL_NONE },
		{ { .parent = 1, .level = CAUSE_DIRECT }, REFUSAL_NONE },
		{ { .parent = 3, .level = CAUSE_INDIRECT }, REFUSAL_NONE },
		{ { .parent = 3, .level = CAUSE_DIRECT }, REFUSAL_SHALLOWER },
		{ { .parent = 4, .level = CAUSE_INDIRECT }, REFUSAL_SHALLOWER },
		{ { .parent = 5, .level = CAUSE_ROOT }, REFUSAL_STRUCK },
		{ { .parent = 99, .level = CAUSE_ROOT }, REFUSAL_NOT_FOUND },
		{ { .parent = 7, .level = CAUSE_ROOT }, REFUSAL_NONE },		/* the seventh why */
		{ { .parent = 8, .level = CAUSE_ROOT }, REFUSAL_DEPTH },	/* the eighth */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, cause_may_stand(chain, COUNT(chain), &table[i].added) == table[i].wanted);
	assert_int_equal(cause_depth(chain, COUNT(chain), 8), 6);
	assert_int_equal(cause_depth(chain, COUNT(chain), 1), 0);
}

static void
a_case_has_so_many_causes(void **state)
{
	struct cause many[CAUSES_MOST] = { { .id = 1 } };
	struct cause added = { .level = CAUSE_ROOT };

	(void)state;
	assert_int_equal(cause_may_stand(many, CAUSES_MOST - 1, &added), REFUSAL_NONE);
	assert_int_equal(cause_may_stand(many, CAUSES_MOST, &added), REFUSAL_CAUSES);
}

/* A damaged row that is its own ancestor does no harm. */
static void
a_circle_ends(void **state)
{
	static const struct cause circle[] = { { .id = 1, .parent = 2 }, { .id = 2, .parent = 1 } };

	(void)state;
	assert_true(cause_depth(circle, COUNT(circle), 1) > CAUSE_WHYS);
	assert_int_equal(cause_may_stand(circle, COUNT(circle), &(struct cause){ .parent = 1, .level = CAUSE_ROOT }),
	    REFUSAL_DEPTH);
}

static void
what_may_be_struck(void **state)
{
	static const struct { int64_t id; enum refusal wanted; } table[] = {
		{ 8, REFUSAL_NONE }, { 7, REFUSAL_CARRIES }, { 1, REFUSAL_CARRIES }, { 5, REFUSAL_ALREADY },
		{ 99, REFUSAL_NOT_FOUND }, { 0, REFUSAL_NOT_FOUND },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, cause_may_be_struck(chain, COUNT(chain), table[i].id) == table[i].wanted);
}

static const struct approval_rule approvals[] = {
	{ .level = 0, .above = 0, .role = ROLE_DEPARTMENT_MANAGER },
	{ .level = 2, .above = -1, .role = ROLE_DEPARTMENT_MANAGER },
	{ .level = 1, .above = -1, .role = ROLE_MANAGEMENT },
	{ .level = 0, .above = 5000, .role = ROLE_MANAGEMENT },
};
static const struct procedure procedure = { .approvals = approvals, .approval_count = COUNT(approvals) };

static void
who_approves(void **state)
{
	static const struct { int level; int64_t fen; enum role wanted; } table[] = {
		{ 3, 0, ROLE__COUNT }, { 3, 1, ROLE_DEPARTMENT_MANAGER }, { 3, 500000, ROLE_DEPARTMENT_MANAGER },
		{ 3, 500001, ROLE_MANAGEMENT }, { 2, 0, ROLE_DEPARTMENT_MANAGER }, { 1, 0, ROLE_MANAGEMENT },
		{ 1, 900000, ROLE_MANAGEMENT },
	};
	static const struct procedure nothing = { .approval_count = 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, plan_approver(&procedure, table[i].level, table[i].fen) == table[i].wanted);
	assert_int_equal(plan_approver(&nothing, 1, 100000000), ROLE__COUNT);
}

static void
deciding_about_a_plan(void **state)
{
	enum { M = 1 << ROLE_DEPARTMENT_MANAGER, G = 1 << ROLE_MANAGEMENT, H = 1 << ROLE_HANDLER,
		S = 1 << ROLE_SUPERVISOR };
	static const struct measure dear[] = { { .cost = 600000 } }, cheap[] = { { .cost = 100, .compensation = 100 } };
	static const struct { const struct measure *measures; int64_t decided; bool approved; unsigned roles; int64_t actor;
		enum refusal wanted; bool free; } table[] = {
		{ cheap, 0, false, M, 8, REFUSAL_NONE, false },
		{ cheap, 0, false, G, 8, REFUSAL_NONE, false },
		{ cheap, 0, false, S, 8, REFUSAL_NONE, false },
		{ cheap, 0, false, H, 8, REFUSAL_ROLE, false },
		{ cheap, 0, false, M, 7, REFUSAL_OWN_PLAN, false },
		{ cheap, 5, true, M, 8, REFUSAL_ALREADY, true },
		{ cheap, 5, false, M, 8, REFUSAL_ALREADY, false },
		{ dear, 0, false, M, 8, REFUSAL_ROLE, false },
		{ dear, 0, false, S, 8, REFUSAL_ROLE, false },
		{ dear, 0, false, G, 8, REFUSAL_NONE, false },
		{ NULL, 0, false, G, 8, REFUSAL_NO_APPROVAL, true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct staff actor = { .id = { table[i].actor }, .roles = table[i].roles };
		struct plan plan = { .made_by = { 7 }, .decided_at = table[i].decided, .approved = table[i].approved,
			.measures = table[i].measures, .measure_count = table[i].measures != NULL };

		CHECK_ROW(i, plan_may_be_decided(&procedure, 3, &plan, &actor) == table[i].wanted);
		CHECK_ROW(i, plan_is_free(&procedure, 3, &plan) == table[i].free);
	}
}

static void
words_are_wrapped_by_their_width(void **state)
{
	static const struct { const char *text; int units; size_t most; const char *lines[3]; } table[] = {
		{ "", 10, 3, { NULL } },
		{ "漏水", 4, 3, { "漏水" } },
		{ "漏水了", 4, 3, { "漏水", "了" } },
		{ "漏水了", 5, 3, { "漏水", "了" } },
		{ "ab漏cd", 4, 3, { "ab漏", "cd" } },
		{ "一二三四五六七", 4, 3, { "一二", "三四", "五六…" } },
		{ "一\n二", 10, 3, { "一", "二" } },
		{ "一二三四", 4, 2, { "一二", "三四" } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		const char *lines[3];
		size_t count = drawing_wrap(&arena, table[i].text, table[i].units, table[i].most, lines);

		for (size_t k = 0; k < 3; k++)
			CHECK_ROW_TEXT(i, k < count ? lines[k] : "", table[i].lines[k] == NULL ? "" : table[i].lines[k]);
		arena_release(&arena);
	}
}

static void
what_evidence_proves(void **state)
{
	static const struct proof proofs[] = {
		{ .record = 1, .evidence = 5 }, { .cause = 1, .evidence = 5 }, { .cause = 1, .evidence = 6 }, { .cause = 2, .evidence = 5 },
	};
	static const struct { struct proof node; size_t count; } table[] = {
		{ { .cause = 1 }, 2 }, { { .cause = 2 }, 1 }, { { .record = 1 }, 1 }, { { .record = 2 }, 0 }, { { .cause = 3 }, 0 },
	};
	static const struct { enum cause_level level; size_t proofs; enum refusal wanted; } called[] = {
		{ CAUSE_ROOT, 0, REFUSAL_UNPROVED }, { CAUSE_ROOT, 1, REFUSAL_NONE }, { CAUSE_ROOT, 9, REFUSAL_NONE },
		{ CAUSE_INDIRECT, 0, REFUSAL_NONE }, { CAUSE_DIRECT, 0, REFUSAL_NONE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, proof_count(proofs, COUNT(proofs), &table[i].node) == table[i].count);
	for (size_t i = 0; i < COUNT(called); i++)
		CHECK_ROW(i, cause_may_be_called(called[i].level, called[i].proofs) == called[i].wanted);
}

static bool
inside(const struct drawing *drawing, int x, int y)
{
	return x >= 0 && y >= 0 && x <= drawing->width && y <= drawing->height;
}

/* Nothing stands outside the drawing, and nothing that stands is left out. */
static void
drawings_hold_everything(void **state)
{
	(void)state;
	for (size_t count = 0; count <= COUNT(chain); count++)
		for (int kind = 0; kind < 2; kind++) {
			struct arena arena = {0};
			const struct proof proof = { .cause = chain[0].id, .evidence = 7 };
			const struct cause_tree tree = { chain, count, &proof, 1 };
			struct drawing got = kind == 0 ? cause_drawing_fishbone(&arena, "卫生间顶棚漏水", &tree) :
			    cause_drawing_whys(&arena, "卫生间顶棚漏水", &tree);
			size_t standing = 0, unproved = 0;

			for (size_t i = 0; i < got.line_count; i++)
				CHECK_ROW(i, inside(&got, got.lines[i].x1, got.lines[i].y1) &&
				    inside(&got, got.lines[i].x2, got.lines[i].y2));
			for (size_t i = 0; i < got.text_count; i++)
				CHECK_ROW(i, inside(&got, got.texts[i].x, got.texts[i].y));
			for (size_t i = 0; i < got.box_count; i++)
				CHECK_ROW(i, inside(&got, got.boxes[i].x + got.boxes[i].width,
				    got.boxes[i].y + got.boxes[i].height));
			for (size_t c = 0; c < count; c++) {
				bool drawn = false;

				for (size_t i = 0; i < got.text_count; i++)
					drawn = drawn || text_equal(got.texts[i].text, chain[c].text);
				CHECK_ROW(c, drawn == (chain[c].struck_at == 0));
				standing += chain[c].struck_at == 0;
			}
			for (size_t i = 0; i < got.text_count; i++)
				unproved += got.texts[i].unproved;
			/* All but the first have no evidence, and each is marked once. */
			CHECK_ROW(count, unproved == (standing == 0 ? 0 : standing - 1));
			arena_release(&arena);
		}
}

static void
names_there_and_back(void **state)
{
	(void)state;
	for (int i = 0; i < RECORD_KIND__COUNT; i++)
		assert_int_equal(record_kind_read(record_kind_name((enum record_kind)i)), i);
	for (int i = 0; i < CAUSE_BRANCH__COUNT; i++)
		assert_int_equal(cause_branch_read(cause_branch_name((enum cause_branch)i)), i);
	for (int i = 0; i < CAUSE_LEVEL__COUNT; i++)
		assert_int_equal(cause_level_read(cause_level_name((enum cause_level)i)), i);
	for (int i = 0; i < CAUSE_KIND__COUNT; i++)
		assert_int_equal(cause_kind_read(cause_kind_name((enum cause_kind)i)), i);
	assert_int_equal(record_kind_read("rumour"), RECORD_KIND__COUNT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_may_stand_where),
		cmocka_unit_test(a_case_has_so_many_causes),
		cmocka_unit_test(a_circle_ends),
		cmocka_unit_test(what_may_be_struck),
		cmocka_unit_test(who_approves),
		cmocka_unit_test(deciding_about_a_plan),
		cmocka_unit_test(words_are_wrapped_by_their_width),
		cmocka_unit_test(what_evidence_proves), cmocka_unit_test(drawings_hold_everything),
		cmocka_unit_test(names_there_and_back),
	};

	return cmocka_run_group_tests_name("inquiry", tests, NULL, NULL);
}
