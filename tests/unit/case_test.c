#include "../check.h"

#include "rules/case.h"

#include "base/banned.h"

/*
 * What §32.12 allows, written a second time.  One line an act; one column a
 * stage in the order of enum stage: R registered, D dispatched, A accepted,
 * I investigating, P planned, E executing, C confirming, X closed, V visited,
 * F filed, Z destroyed, N explained, W withdrawn, M merged, O reopened.
 * A letter is where the act leads, a dot that it is refused.
 */
static const char stage_letters[] = "RDAIPECXVFZNWMO";

static const struct { const char *act, *leads, *roles, *side_roles; } matrix[] = {
	/* roles: d dispatcher s supervisor h handler m manager i inspector a archivist g management z administrator
	 * p complainant k clock; side_roles hold from closing on when they differ */
	{ "register",    "...............", "", NULL },
	{ "report_up",   "RDAIPEC.......O", "dshm", NULL },
	{ "answer",      "X..............", "ds", NULL },
	{ "dispatch",    "DDDDDD........D", "ds", NULL },
	{ "return",      ".RR............", "hm", NULL },
	{ "accept",      ".A.............", "hm", NULL },
	{ "assign",      ".DAIPE.........", "sm", NULL },
	{ "investigate", "..IIPE.........", "hm", NULL },
	{ "plan",        "..PPPP.........", "hm", NULL },
	{ "execute",     "....E..........", "hm", NULL },
	{ "progress",    "..AIPE.........", "hm", NULL },
	{ "complete",    ".....E.........", "hm", NULL },
	{ "feed_back",   ".....C.........", "hm", NULL },
	{ "ask",         "......C........", "ds", NULL },
	{ "confirm",     "......C........", "dsp", NULL },
	{ "object",      "......I........", "dsp", NULL },
	{ "close",       "......X........", "ds", NULL },
	{ "judge",       "RDAIPEC.......O", "ds", NULL },
	{ "explain",     "NNNNNNN.......N", "ds", NULL },
	{ "withdraw",    "WWWWWWW.......W", "dsp", NULL },
	{ "merge",       "MMMMMMM.......M", "ds", NULL },
	{ "reopen",      ".......OO......", "dsp", NULL },
	{ "visit",       ".......V.......", "dsh", NULL },
	{ "archive",     "........F..FFF.", "dsa", NULL },
	{ "raise",       "RDAIPEC.......O", "dsmi", NULL },
	{ "add",         "RDAIPECXV.....O", "dsp", NULL },
	{ "attach",      "RDAIPECXV..NWMO", "dshmiap", "dshmia" },
	{ "rate",        "......CXV......", "dsp", NULL },
	{ "note",        "RDAIPECXV..NWMO", "dshmia", NULL },
	{ "reissue",     "RDAIPECXV..NWMO", "ds", NULL },
	{ "warn",        "RDAIPECXV..NWMO", "k", NULL },
	{ "breach",      "RDAIPECXV..NWMO", "k", NULL },
	{ "pause",       "RDAIPECXV.....O", "dshm", NULL },
	{ "resume",      "RDAIPECXV.....O", "dshmk", NULL },
	{ "extend",      "RDAIPECXV.....O", "dshm", NULL },
	{ "see",         "RDAIPECXV.....O", "dshmiag", NULL },	/* a direct superior has any role (§11) */
	{ "alert",       "RDAIPEC.......O", "ds", NULL },
	{ "emergency",   "RDAIPEC.......O", "g", NULL },
	{ "task_force",  "RDAIPEC.......O", "g", NULL },
	{ "situation",   "RDAIPEC.......O", "dshmg", NULL },
	{ "lift",        "RDAIPECXV..NWMO", "g", NULL },
	{ "measure",     "RDAIPEC.......O", "dshmg", NULL },
	{ "cooperate",   "RDAIPEC.......O", "dsm", NULL },
	{ "task",        "..AIPE.........", "hm", NULL },
	{ "task_done",   "..AIPE.........", "hm", NULL },
	{ "contact",     "RDAIPECXV..NWMO", "dshmg", NULL },
	{ "cause",       "..AIPE.........", "hm", NULL },
	{ "responsibility", "..AIPE.........", "hmi", NULL },
	{ "approve",     "....P..........", "smg", NULL },
	{ "reject",      "....I..........", "smg", NULL },
	{ "waive",       ".......V.......", "g", NULL },
	{ "evaluate",    ".......XV......", "dshmi", NULL },
	{ "eight_d",     "..AIPEC........", "hm", NULL },
	{ "review",      "..AIPEC........", "hm", NULL },
	{ "verify",      "......CXV......", "dshm", NULL },
	{ "replan",      "RDAIPECXV.....O", "k", NULL },
	{ "log",         "RDAIPECXV..NWMO", "dshmg", NULL },
	{ "debrief",     "RDAIPECXV..NWMO", "dshmg", NULL },
	{ "miss",        ".......X.......", "dsh", NULL },
	{ "accuse",      "RDAIPECXV..NWMO", "dsi", NULL },
	{ "refer",       "RDAIPECXV..NWMO", "ds", NULL },
	{ "reply_body",  "RDAIPECXV..NWMO", "dshm", NULL },
	{ "escalate",    "RDAIPECXV..NWMO", "k", NULL },
};
static const char role_letters[] = "dshmiagzpk";

/* A case to which everything but stage and role says yes. */
static struct case_file
willing_case(enum stage stage, enum act act)
{
	struct case_file c = {
		.stage = stage, .major = true, .validity = act == ACT_EXPLAIN ? VALIDITY_INVALID : VALIDITY_VALID,
		.phone = "13800138000", .department = { 7 }, .handler = { 1 },
		.confirmed_at = act == ACT_CONFIRM ? 0 : 5, .completed_at = act == ACT_COMPLETE ? 0 : 4,
		.visited_at = 6,
	};

	return c;
}

static void
every_stage_act_and_role(void **state)
{
	(void)state;
	assert_int_equal(COUNT(matrix), ACT__COUNT);
	assert_int_equal(sizeof(stage_letters) - 1, STAGE__COUNT);
	assert_int_equal(sizeof(role_letters) - 1, ROLE__COUNT);
	for (int stage = 0; stage < STAGE__COUNT; stage++)
		for (int act = 0; act < ACT__COUNT; act++)
			for (int role = 0; role < ROLE__COUNT; role++) {
				struct staff actor = { .id = { 1 }, .department = { 7 }, .roles = 1u << role };
				bool outside = role >= ROLE_COMPLAINANT;
				struct act_facts facts = { outside ? NULL : &actor,
				    outside ? (enum role)role : ROLE__COUNT, true, true, true, true, false, false, VALIDITY_UNDECIDED };
				struct case_file c = willing_case((enum stage)stage, (enum act)act);
				bool late = stage > STAGE_CONFIRMING && stage != STAGE_REOPENED;
				const char *roles = late && matrix[act].side_roles != NULL ? matrix[act].side_roles :
				    matrix[act].roles;
				char leads = matrix[act].leads[stage];
				enum stage to = STAGE__COUNT;
				enum refusal got = case_decide(&c, (enum act)act, &facts, &to), wanted = REFUSAL_NONE;

				assert_string_equal(act_name((enum act)act), matrix[act].act);
				if (leads == '.')
					wanted = stage == STAGE_ARCHIVED || stage == STAGE_DESTROYED ?
					    REFUSAL_SEALED : REFUSAL_STAGE;
				else if (strchr(roles, role_letters[role]) == NULL)
					wanted = REFUSAL_ROLE;
				if (got != wanted || (got == REFUSAL_NONE && stage_letters[to] != leads))
					fail_msg("%s in %s as %s: %s to %s", act_name((enum act)act),
					    stage_name((enum stage)stage), role_name((enum role)role),
					    refusal_name(got), stage_name(to));
				assert_int_equal(case_capacity(&c, (enum act)act, &facts),
				    got == REFUSAL_NONE ? role : ROLE__COUNT);
			}
}

static void
one_row_for_each_pair(void **state)
{
	size_t count;
	const struct transition *rows = case_transitions(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		CHECK_ROW(i, rows[i].roles != 0);
		for (size_t k = i + 1; k < count; k++)
			CHECK_ROW(i, rows[i].from != rows[k].from || rows[i].act != rows[k].act);
	}
}

static void
whose_case_it_is(void **state)
{
	enum { H = 1 << ROLE_HANDLER, M = 1 << ROLE_DEPARTMENT_MANAGER };
	static const struct {
		enum stage	stage;
		enum act	act;
		unsigned	roles;
		int		department, handler;
		enum refusal	wanted;
	} table[] = {
		{ STAGE_EXECUTING, ACT_COMPLETE, H, 7, 1, REFUSAL_NONE },
		{ STAGE_EXECUTING, ACT_COMPLETE, H, 8, 1, REFUSAL_NONE },
		{ STAGE_EXECUTING, ACT_COMPLETE, H, 7, 2, REFUSAL_NOT_YOURS },
		{ STAGE_EXECUTING, ACT_COMPLETE, H, 7, 0, REFUSAL_NOT_YOURS },
		{ STAGE_EXECUTING, ACT_COMPLETE, M, 7, 2, REFUSAL_NONE },
		{ STAGE_EXECUTING, ACT_COMPLETE, M, 8, 2, REFUSAL_NOT_YOURS },
		{ STAGE_DISPATCHED, ACT_ACCEPT, H, 7, 0, REFUSAL_NONE },
		{ STAGE_DISPATCHED, ACT_ACCEPT, H, 7, 1, REFUSAL_NONE },
		{ STAGE_DISPATCHED, ACT_ACCEPT, H, 7, 2, REFUSAL_NOT_YOURS },
		{ STAGE_DISPATCHED, ACT_ACCEPT, H, 8, 0, REFUSAL_NOT_YOURS },
		{ STAGE_DISPATCHED, ACT_RETURN, H, 7, 0, REFUSAL_NONE },
		{ STAGE_DISPATCHED, ACT_RETURN, H, 8, 0, REFUSAL_NOT_YOURS },
		{ STAGE_DISPATCHED, ACT_ASSIGN, M, 7, 0, REFUSAL_NONE },
		{ STAGE_DISPATCHED, ACT_ASSIGN, M, 8, 0, REFUSAL_NOT_YOURS },
		{ STAGE_DISPATCHED, ACT_ASSIGN, H | M, 8, 0, REFUSAL_NOT_YOURS },
		{ STAGE_REGISTERED, ACT_NOTE, H, 0, 0, REFUSAL_NOT_YOURS },
		{ STAGE_ACCEPTED, ACT_NOTE, H, 7, 2, REFUSAL_NONE },
		{ STAGE_ACCEPTED, ACT_ATTACH, H, 8, 2, REFUSAL_NOT_YOURS },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct staff actor = { .id = { 1 }, .department = { 7 }, .roles = table[i].roles };
		struct case_file c = { .stage = table[i].stage, .department = { table[i].department },
		    .handler = { table[i].handler }, .validity = VALIDITY_VALID };
		struct act_facts facts = { .actor = &actor, .as = ROLE__COUNT };

		CHECK_ROW(i, case_decide(&c, table[i].act, &facts, NULL) == table[i].wanted);
	}
}

static void
what_the_facts_refuse(void **state)
{
	enum { D = 1 << ROLE_DISPATCHER, S = 1 << ROLE_SUPERVISOR, H = 1 << ROLE_HANDLER };
	static const struct {
		struct case_file	c;
		enum act		act;
		unsigned		roles;
		bool			on_site, receipt, decided;
		enum refusal		wanted;
	} table[] = {
		{ { .stage = STAGE_EXECUTING, .handler = { 1 } }, ACT_FEED_BACK, H, 0, 0, 0, REFUSAL_NOT_COMPLETED },
		{ { .stage = STAGE_EXECUTING, .handler = { 1 }, .completed_at = 1 }, ACT_FEED_BACK, H, 0, 0, 0, REFUSAL_NONE },
		{ { .stage = STAGE_EXECUTING, .handler = { 1 }, .completed_at = 1 }, ACT_COMPLETE, H, 0, 0, 0, REFUSAL_ALREADY },
		{ { .stage = STAGE_CONFIRMING, .confirmed_at = 1 }, ACT_CONFIRM, D, 0, 0, 0, REFUSAL_ALREADY },
		{ { .stage = STAGE_CONFIRMING, .confirmed_at = 1, .validity = VALIDITY_VALID }, ACT_CLOSE, D, 0, 0, 0, REFUSAL_NONE },
		{ { .stage = STAGE_REGISTERED }, ACT_REISSUE, D, 0, 0, 0, REFUSAL_NO_PHONE },
		{ { .stage = STAGE_REGISTERED, .phone = "" }, ACT_REISSUE, D, 0, 0, 0, REFUSAL_NO_PHONE },
		{ { .stage = STAGE_REGISTERED, .phone = "13800138000" }, ACT_REISSUE, D, 0, 0, 0, REFUSAL_NONE },
		{ { .stage = STAGE_CONFIRMING }, ACT_CLOSE, D, 0, 0, 0, REFUSAL_NOT_CONFIRMED },
		{ { .stage = STAGE_CONFIRMING }, ACT_CLOSE, D, 0, 0, 1, REFUSAL_NOT_CONFIRMED },
		{ { .stage = STAGE_CONFIRMING }, ACT_CLOSE, S, 0, 0, 0, REFUSAL_NOT_CONFIRMED },
		{ { .stage = STAGE_CONFIRMING, .validity = VALIDITY_VALID }, ACT_CLOSE, S, 0, 0, 1, REFUSAL_NONE },
		{ { .stage = STAGE_REGISTERED }, ACT_EXPLAIN, D, 0, 0, 0, REFUSAL_NOT_INVALID },
		{ { .stage = STAGE_REGISTERED, .validity = VALIDITY_VALID }, ACT_EXPLAIN, D, 0, 0, 0, REFUSAL_NOT_INVALID },
		{ { .stage = STAGE_REGISTERED, .validity = VALIDITY_INVALID }, ACT_EXPLAIN, D, 0, 0, 0, REFUSAL_NONE },
		{ { .stage = STAGE_CLOSED }, ACT_VISIT, D, 0, 0, 0, REFUSAL_NONE },
		{ { .stage = STAGE_CLOSED, .handler = { 1 } }, ACT_VISIT, H, 1, 1, 0, REFUSAL_ROLE },
		{ { .stage = STAGE_CLOSED, .major = true }, ACT_VISIT, D, 0, 1, 0, REFUSAL_VISIT_ON_SITE },
		{ { .stage = STAGE_CLOSED, .major = true }, ACT_VISIT, D, 1, 0, 0, REFUSAL_RECEIPT_MISSING },
		{ { .stage = STAGE_CLOSED, .major = true, .handler = { 1 } }, ACT_VISIT, H, 1, 1, 0, REFUSAL_NONE },
		{ { .stage = STAGE_REGISTERED, .accused_staff = { 1 } }, ACT_NOTE, S, 0, 0, 0, REFUSAL_ACCUSED },
		{ { .stage = STAGE_REGISTERED, .accused_staff = { 9 } }, ACT_NOTE, S, 0, 0, 0, REFUSAL_ACCUSED },
		{ { .stage = STAGE_REGISTERED, .accused_staff = { 8 } }, ACT_NOTE, S, 0, 0, 0, REFUSAL_NONE },
		{ { .stage = STAGE_ARCHIVED, .accused_staff = { 8 } }, ACT_NOTE, S, 0, 0, 0, REFUSAL_SEALED },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct staff actor = { .id = { 1 }, .department = { 7 }, .superior = { 9 }, .roles = table[i].roles };
		struct act_facts facts = { &actor, ROLE__COUNT, table[i].on_site, table[i].receipt, table[i].decided, true,
			false, false, VALIDITY_UNDECIDED };

		CHECK_ROW(i, case_decide(&table[i].c, table[i].act, &facts, NULL) == table[i].wanted);
	}
}

static void
nobody_pretends(void **state)
{
	struct staff disabled = { .id = { 1 }, .roles = 1 << ROLE_SUPERVISOR, .disabled = 1 };
	struct staff clerk = { .id = { 1 }, .roles = 1 << ROLE_DISPATCHER };
	struct case_file c = { .stage = STAGE_REGISTERED };
	struct act_facts facts[] = {
		{ .actor = &disabled, .as = ROLE__COUNT }, { .actor = &clerk, .as = ROLE_SUPERVISOR },
		{ .actor = &clerk, .as = ROLE_COMPLAINANT }, { .actor = NULL, .as = ROLE_DISPATCHER },
		{ .actor = NULL, .as = ROLE__COUNT },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(facts); i++)
		CHECK_ROW(i, case_decide(&c, ACT_DISPATCH, &facts[i], NULL) == REFUSAL_ROLE);
}

static void
who_sees_a_case(void **state)
{
	static const struct { int role, department, handler, accused; bool sees; } table[] = {
		{ ROLE_DISPATCHER, 8, 2, 0, true }, { ROLE_SUPERVISOR, 8, 2, 0, true }, { ROLE_INSPECTOR, 8, 2, 0, true },
		{ ROLE_MANAGEMENT, 8, 2, 0, true }, { ROLE_ARCHIVIST, 8, 2, 0, true },
		{ ROLE_HANDLER, 7, 2, 0, true }, { ROLE_HANDLER, 8, 1, 0, true }, { ROLE_HANDLER, 8, 2, 0, false },
		{ ROLE_HANDLER, 0, 0, 0, false }, { ROLE_DEPARTMENT_MANAGER, 7, 2, 0, true },
		{ ROLE_DEPARTMENT_MANAGER, 8, 2, 0, false }, { ROLE_ADMINISTRATOR, 7, 1, 0, false },
		{ ROLE_SUPERVISOR, 7, 1, 1, false }, { ROLE_MANAGEMENT, 7, 1, 9, false }, { ROLE_HANDLER, 7, 1, 1, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct staff actor = { .id = { 1 }, .department = { 7 }, .superior = { 9 }, .roles = 1u << table[i].role };
		struct case_file c = { .department = { table[i].department }, .handler = { table[i].handler },
		    .accused_staff = { table[i].accused } };

		CHECK_ROW(i, case_visible(&c, &actor) == table[i].sees);
		actor.disabled = 1;
		CHECK_ROW(i, !case_visible(&c, &actor));
	}
	assert_false(case_visible(&(struct case_file){ .department = { 7 } }, NULL));
}

static struct case_file
after(struct case_file c, enum act act, int64_t at, bool satisfied)
{
	struct case_change change = { .act = act, .at = at, .actor = { 1 }, .department = { 7 }, .satisfied = satisfied };

	return case_apply(&c, &change);
}

static void
a_case_from_start_to_end(void **state)
{
	static const struct { enum act act; bool satisfied; enum stage stage; enum queue queue; } table[] = {
		{ ACT_DISPATCH, 0, STAGE_DISPATCHED, QUEUE_ACCEPT }, { ACT_RETURN, 0, STAGE_REGISTERED, QUEUE_DISPATCH },
		{ ACT_DISPATCH, 0, STAGE_DISPATCHED, QUEUE_ACCEPT }, { ACT_ACCEPT, 0, STAGE_ACCEPTED, QUEUE_HANDLING },
		{ ACT_INVESTIGATE, 0, STAGE_INVESTIGATING, QUEUE_HANDLING }, { ACT_PLAN, 0, STAGE_PLANNED, QUEUE_HANDLING },
		{ ACT_EXECUTE, 0, STAGE_EXECUTING, QUEUE_HANDLING }, { ACT_COMPLETE, 0, STAGE_EXECUTING, QUEUE_HANDLING },
		{ ACT_FEED_BACK, 0, STAGE_CONFIRMING, QUEUE_CONFIRMING }, { ACT_CONFIRM, 0, STAGE_CONFIRMING, QUEUE_CONFIRMING },
		{ ACT_CLOSE, 0, STAGE_CLOSED, QUEUE_VISITING }, { ACT_VISIT, 0, STAGE_REOPENED, QUEUE_DISPATCH },
		{ ACT_DISPATCH, 0, STAGE_DISPATCHED, QUEUE_ACCEPT },
	};
	struct case_file c = { .stage = STAGE_REGISTERED, .version = 3 };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		c = after(c, table[i].act, (int64_t)i + 100, table[i].satisfied);
		CHECK_ROW(i, c.stage == table[i].stage);
		CHECK_ROW(i, c.queue == table[i].queue);
		CHECK_ROW(i, c.returned == (i == 1));
		CHECK_ROW(i, c.handler.value == (i >= 3 && i < 11 ? 1 : 0));
		CHECK_ROW(i, c.reopened == (i >= 11));
		CHECK_ROW(i, c.version == 3);
		CHECK_ROW(i, c.completed_at == (i >= 7 && i < 11 ? 107 : 0));
		CHECK_ROW(i, c.closed_at == (i == 10 ? 110 : 0));
	}
	c = after((struct case_file){ .stage = STAGE_CLOSED, .closed_at = 1 }, ACT_VISIT, 9, true);
	assert_int_equal(c.stage, STAGE_VISITED);
	assert_int_equal(c.visited_at, 9);
	c = after(c, ACT_ARCHIVE, 10, false);
	assert_int_equal(c.queue, QUEUE_DONE);
	assert_int_equal(c.archived_at, 10);
	c = after((struct case_file){ .stage = STAGE_CONFIRMING, .completed_at = 1, .fed_back_at = 2, .confirmed_at = 3,
	    .handler = { 4 } }, ACT_OBJECT, 9, false);
	assert_int_equal(c.stage, STAGE_INVESTIGATING);
	assert_int_equal(c.completed_at + c.fed_back_at + c.confirmed_at, 0);
	assert_int_equal(c.handler.value, 4);
	c = after((struct case_file){ .stage = STAGE_DISPATCHED, .handler = { 4 } }, ACT_ACCEPT, 9, false);
	assert_int_equal(c.handler.value, 4);
}

/* Nothing ends with a result before it was judged, and what is invalid ends with its explanation (S2·8). */
static void
what_validity_refuses(void **state)
{
	const enum validity U = VALIDITY_UNDECIDED, V = VALIDITY_VALID, I = VALIDITY_INVALID;
	const struct { enum stage stage; enum act act; enum validity stands, with; enum refusal wanted; } table[] = {
		{ STAGE_EXECUTING, ACT_COMPLETE, U, U, REFUSAL_UNDECIDED }, { STAGE_EXECUTING, ACT_COMPLETE, V, U, REFUSAL_NONE },
		{ STAGE_EXECUTING, ACT_COMPLETE, I, U, REFUSAL_NONE }, { STAGE_EXECUTING, ACT_COMPLETE, U, V, REFUSAL_UNDECIDED },
		{ STAGE_CONFIRMING, ACT_CLOSE, U, U, REFUSAL_UNDECIDED }, { STAGE_CONFIRMING, ACT_CLOSE, V, U, REFUSAL_NONE },
		{ STAGE_CONFIRMING, ACT_CLOSE, I, U, REFUSAL_EXPLAIN }, { STAGE_CONFIRMING, ACT_CLOSE, U, V, REFUSAL_UNDECIDED },
		{ STAGE_REGISTERED, ACT_ANSWER, U, U, REFUSAL_UNDECIDED }, { STAGE_REGISTERED, ACT_ANSWER, V, U, REFUSAL_NONE },
		{ STAGE_REGISTERED, ACT_ANSWER, I, U, REFUSAL_EXPLAIN }, { STAGE_REGISTERED, ACT_ANSWER, U, V, REFUSAL_NONE },
		{ STAGE_REGISTERED, ACT_ANSWER, U, I, REFUSAL_EXPLAIN },
		/* what was judged stands: the answer does not turn it round */
		{ STAGE_REGISTERED, ACT_ANSWER, I, V, REFUSAL_EXPLAIN }, { STAGE_REGISTERED, ACT_ANSWER, V, I, REFUSAL_NONE },
		/* the other ways to end, and the way to the judgement, stay open */
		{ STAGE_CONFIRMING, ACT_EXPLAIN, I, U, REFUSAL_NONE }, { STAGE_CONFIRMING, ACT_EXPLAIN, U, U, REFUSAL_NOT_INVALID },
		{ STAGE_CONFIRMING, ACT_WITHDRAW, U, U, REFUSAL_NONE }, { STAGE_CONFIRMING, ACT_MERGE, I, U, REFUSAL_NONE },
		{ STAGE_CONFIRMING, ACT_JUDGE, U, U, REFUSAL_NONE }, { STAGE_EXECUTING, ACT_JUDGE, I, U, REFUSAL_NONE },
		{ STAGE_CONFIRMING, ACT_OBJECT, U, U, REFUSAL_NONE },
	};
	const struct { enum stage stage; enum validity validity; enum refusal wanted; } gates[] = {
		{ STAGE_REGISTERED, U, REFUSAL_UNDECIDED }, { STAGE_EXECUTING, I, REFUSAL_EXPLAIN },
		{ STAGE_REOPENED, U, REFUSAL_UNDECIDED }, { STAGE_CONFIRMING, V, REFUSAL_NONE }, { STAGE_CLOSED, U, REFUSAL_NONE },
		{ STAGE_EXPLAINED, I, REFUSAL_NONE }, { STAGE_ARCHIVED, U, REFUSAL_NONE },
	};
	struct staff actor = { .id = { 1 }, .department = { 7 }, .roles = 1 << ROLE_DISPATCHER | 1 << ROLE_HANDLER };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .stage = table[i].stage, .validity = table[i].stands, .confirmed_at = 1, .handler = { 1 },
			.department = { 7 } };
		struct act_facts facts = { .actor = &actor, .as = ROLE__COUNT, .validity = table[i].with };

		CHECK_ROW(i, case_decide(&c, table[i].act, &facts, NULL) == table[i].wanted);
	}
	for (size_t i = 0; i < COUNT(gates); i++)
		CHECK_ROW(i, case_gate(&(struct case_file){ .stage = gates[i].stage, .validity = gates[i].validity }) ==
		    gates[i].wanted);
}

/* Where another person has to answer, the first objection begins the second stage, and there is no third. */
static void
objections_of_two_stages(void **state)
{
	static const struct { bool other_person; int reopened; enum stage stage; int rounds; int64_t handler; } table[] = {
		{ true, 0, STAGE_REOPENED, 1, 0 }, { true, 1, STAGE_INVESTIGATING, 1, 4 },
		{ true, 2, STAGE_INVESTIGATING, 2, 4 }, { false, 0, STAGE_INVESTIGATING, 0, 4 },
		{ false, 1, STAGE_INVESTIGATING, 1, 4 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file before = { .stage = STAGE_CONFIRMING, .completed_at = 1, .fed_back_at = 2, .confirmed_at = 3,
			.handler = { 4 }, .reopened = table[i].reopened, .accepted_at = 1 };
		struct case_change change = { .act = ACT_OBJECT, .at = 9, .other_person = table[i].other_person };
		struct case_file c = case_apply(&before, &change);

		CHECK_ROW(i, c.stage == table[i].stage && c.reopened == table[i].rounds);
		CHECK_ROW(i, c.handler.value == table[i].handler && (c.accepted_at == 0) == (table[i].handler == 0));
		CHECK_ROW(i, c.completed_at + c.fed_back_at + c.confirmed_at == 0);
		CHECK_ROW(i, c.queue == (c.stage == STAGE_REOPENED ? QUEUE_DISPATCH : QUEUE_HANDLING));
	}
}

/* What was returned waits to be dispatched again; whatever ends it otherwise ends that too. */
static void
returned_until_decided(void **state)
{
	static const struct { enum act act; bool returned; } table[] = {
		{ ACT_DISPATCH, 0 }, { ACT_ANSWER, 0 }, { ACT_EXPLAIN, 0 }, { ACT_WITHDRAW, 0 }, { ACT_MERGE, 0 },
		{ ACT_CLOSE, 0 }, { ACT_NOTE, 1 }, { ACT_ADD, 1 }, { ACT_REPORT_UP, 1 }, { ACT_RAISE, 1 }, { ACT_JUDGE, 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = after((struct case_file){ .stage = STAGE_DISPATCHED }, ACT_RETURN, 1, false);

		assert_true(c.returned);
		CHECK_ROW(i, after(c, table[i].act, 2, false).returned == table[i].returned);
	}
}

static void
names_read_back(void **state)
{
	(void)state;
	for (int i = 0; i < STAGE__COUNT; i++)
		CHECK_ROW(i, stage_name((enum stage)i)[0] != '\0' && (int)stage_read(stage_name((enum stage)i)) == i);
	for (int i = 0; i < ACT__COUNT; i++)
		CHECK_ROW(i, act_name((enum act)i)[0] != '\0' && (int)act_read(act_name((enum act)i)) == i);
	for (int i = 0; i < QUEUE__COUNT; i++)
		CHECK_ROW(i, queue_name((enum queue)i)[0] != '\0' && (int)queue_read(queue_name((enum queue)i)) == i);
	for (int i = 0; i < ROLE__COUNT; i++)
		CHECK_ROW(i, role_name((enum role)i)[0] != '\0' && (int)role_read(role_name((enum role)i)) == i);
	for (int i = 0; i < REFUSAL__COUNT; i++)
		CHECK_ROW(i, refusal_name((enum refusal)i)[0] != '\0');
	assert_int_equal(stage_read("nonsense"), STAGE__COUNT);
	assert_int_equal(act_read(NULL), ACT__COUNT);
	assert_int_equal(role_read(""), ROLE__COUNT);
	assert_string_equal(stage_name(STAGE__COUNT), "");
	assert_true(stage_is_open(STAGE_REOPENED) && stage_is_open(STAGE_CONFIRMING) && !stage_is_open(STAGE_CLOSED));
}

/* Room for more acts than one word has bits; each is in its own set and in no other. */
static void
sets_of_acts(void **state)
{
	act_set all = 0;

	(void)state;
	assert_true(ACT_SET_ROOM == 128 && (int)ACT__COUNT <= (int)ACT_SET_ROOM);
	for (int act = 0; act < ACT_SET_ROOM; act++) {
		CHECK_ROW(act, (all & ACT_BIT(act)) == 0 && ACT_BIT(act) != 0);
		all |= ACT_BIT(act);
		for (int other = 0; other < ACT_SET_ROOM; other++)
			CHECK_ROW(act, ((ACT_BIT(act) & ACT_BIT(other)) != 0) == (act == other));
	}
	assert_true(all == ~(act_set)0);
	for (int act = 0; act < ACT_SET_ROOM; act++) {
		bool found = all & ACT_BIT(act), gone = (all & ~ACT_BIT(act)) & ACT_BIT(act);

		CHECK_ROW(act, found && !gone);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(every_stage_act_and_role), cmocka_unit_test(one_row_for_each_pair),
	cmocka_unit_test(whose_case_it_is), cmocka_unit_test(what_the_facts_refuse), cmocka_unit_test(nobody_pretends),
	cmocka_unit_test(who_sees_a_case), cmocka_unit_test(a_case_from_start_to_end),
	cmocka_unit_test(what_validity_refuses), cmocka_unit_test(objections_of_two_stages),
	cmocka_unit_test(returned_until_decided), cmocka_unit_test(names_read_back), cmocka_unit_test(sets_of_acts),
};

CHECK_MAIN("case", tests)
