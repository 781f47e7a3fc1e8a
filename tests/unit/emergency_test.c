#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "rules/calendar.h"
#include "rules/emergency.h"
#include "rules/reporting.h"

#include "base/banned.h"

#define D (1 << ROLE_DISPATCHER)
#define S (1 << ROLE_SUPERVISOR)
#define H (1 << ROLE_HANDLER)
#define M (1 << ROLE_DEPARTMENT_MANAGER)
#define G (1 << ROLE_MANAGEMENT)

/*
 * 1 the general manager; 2 the deputy under 1; 3 supervisor, 4 dispatcher; 5 manager and 6, 7 handlers of department 7;
 * 8 manager and 9 handler of department 8; 10 management, has left, above 1; 11 administrator.
 */
static struct staff list[] = {
	{ .id = { 1 }, .superior = { 10 }, .roles = G }, { .id = { 2 }, .superior = { 1 }, .roles = G },
	{ .id = { 3 }, .superior = { 1 }, .roles = S }, { .id = { 4 }, .superior = { 3 }, .roles = D },
	{ .id = { 5 }, .superior = { 2 }, .roles = M, .department = { 7 } },
	{ .id = { 6 }, .superior = { 5 }, .roles = H, .department = { 7 } },
	{ .id = { 7 }, .superior = { 5 }, .roles = H, .department = { 7 } },
	{ .id = { 8 }, .superior = { 2 }, .roles = M, .department = { 8 } },
	{ .id = { 9 }, .superior = { 8 }, .roles = H, .department = { 8 } },
	{ .id = { 10 }, .roles = G, .disabled = 1 }, { .id = { 11 }, .superior = { 1 }, .roles = 1 << ROLE_ADMINISTRATOR },
};

static const struct level_rule levels[] = { { .level = 1, .emergency = true }, { .level = 2 }, { .level = 3 } };
static const struct clock_rule clocks[] = {
	{ .id = "K7", .start = ACT_REGISTER, .stops = ACT_BIT(ACT_REPORT_UP), .amount = 24, .unit = UNIT_HOUR },
	{ .id = "E1", .start = ACT_EMERGENCY, .stops = ACT_BIT(ACT_SITUATION), .amount = 1, .unit = UNIT_HOUR, .repeats = true,
	    .warn_percent = { 75 }, .responsible = ROLE_SUPERVISOR,
	    .condition = { .urgency = -1, .urgency_below = -1, .major = -1, .validity = -1, .emergency = WANTED_YES } },
};
static const struct procedure procedure = {
	.levels = levels, .level_count = COUNT(levels), .clocks = clocks, .clock_count = COUNT(clocks),
};

static struct arena arena;

static int
setup(void **state)
{
	(void)state;
	reporting_lines(&arena, list, COUNT(list));
	return 0;
}

static int
teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct staff *
person(int64_t id)
{
	return reporting_person(list, COUNT(list), (struct staff_id){ id });
}

/* How one stands whose steps were taken at these moments. */
static void
states_follow_from_steps(void **state)
{
	static const struct { int64_t started, lifted, evaluated; const char *wanted; bool open; } table[] = {
		{ 0, 0, 0, "reported", true }, { 2, 0, 0, "running", true }, { 2, 3, 0, "lifted", true },
		{ 2, 3, 4, "evaluated", false }, { 0, 3, 0, "declined", false },
	};

	(void)state;
	assert_int_equal(emergency_state(NULL), EMERGENCY_NONE);
	assert_false(emergency_is_open(EMERGENCY_NONE));
	for (size_t i = 0; i < COUNT(table); i++) {
		struct emergency e = { .reported_at = 1, .started_at = table[i].started, .lifted_at = table[i].lifted,
		    .evaluated_at = table[i].evaluated };

		CHECK_ROW(i, strcmp(emergency_state_name(emergency_state(&e)), table[i].wanted) == 0);
		CHECK_ROW(i, emergency_is_open(emergency_state(&e)) == table[i].open);
	}
}

static void
which_cases_are_reported(void **state)
{
	static const struct procedure without = { .level_count = 0 };

	(void)state;
	for (int level = 0; level <= 4; level++)
		assert_int_equal(emergency_concerns(&procedure, &(struct case_file){ .level = level }), level == 1);
	assert_false(emergency_concerns(&without, &(struct case_file){ .level = 1 }));
	assert_false(emergency_concerns(NULL, &(struct case_file){ .level = 1 }));
}

/* Who is of the leadership group, and who heads it, while somebody is complained about. */
static void
the_leadership_group(void **state)
{
	static const struct { int64_t accused; bool by_staff; const char *group, *heads; } table[] = {
		{ 0, false, "1 2 5 8", "1" },
		{ 6, false, "1 2 5 8", "1" },
		{ 5, false, "1 2 8", "1" },
		{ 1, false, "5 8", "" },	/* the deputy reports to that person */
		{ 2, false, "1", "1" },
		{ 1, true, "", "" },	/* everybody is under the general manager */
		{ 10, false, "2 5 8", "2" },	/* who reports to that person is kept out, the next below heads */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .level = 1, .accused_staff = { table[i].accused }, .by_staff = table[i].by_staff };
		struct emergency_scene scene = { .c = &c, .staff = list, .staff_count = COUNT(list) };
		const char *group = "", *heads = "";

		for (size_t k = 0; k < COUNT(list); k++) {
			if (emergency_in_group(&c, &list[k]))
				group = arena_format(&arena, "%s%s%d", group, *group == '\0' ? "" : " ", (int)list[k].id.value);
			if (emergency_heads(&scene, &list[k]))
				heads = arena_format(&arena, "%s%s%d", heads, *heads == '\0' ? "" : " ", (int)list[k].id.value);
		}
		CHECK_ROW(i, strcmp(group, table[i].group) == 0);
		CHECK_ROW(i, strcmp(heads, table[i].heads) == 0);
	}
	assert_false(emergency_heads(&(struct emergency_scene){ .c = &(struct case_file){ .level = 1 } }, NULL));
}

/* Two above each other head it both, rather than nobody. */
static void
a_circle_has_heads(void **state)
{
	struct staff circle[] = {
		{ .id = { 1 }, .superior = { 2 }, .roles = G }, { .id = { 2 }, .superior = { 1 }, .roles = G },
	};
	struct case_file c = { .level = 1 };
	struct emergency_scene scene = { .c = &c, .staff = circle, .staff_count = COUNT(circle) };

	(void)state;
	reporting_lines(&arena, circle, COUNT(circle));
	assert_true(emergency_heads(&scene, &circle[0]));
	assert_true(emergency_heads(&scene, &circle[1]));
}

/* Every act in every state, by the head, the deputy, the leader and a member of the task force, and a dispatcher. */
static void
who_may_when(void **state)
{
	/* columns: none reported running lifted evaluated declined; + may, h the head alone, l head or leader, = taken, . not now */
	static const struct { enum act act; const char *allowed; } table[] = {
		{ ACT_ALERT,		"+===++" },
		{ ACT_EMERGENCY,	".h=..." },
		{ ACT_TASK_FORCE,	"..h..." },
		{ ACT_SITUATION,	"..+..." },
		{ ACT_LOG,		".+++.." },
		{ ACT_LIFT,		".hh=.." },
		{ ACT_DEBRIEF,		"...l=." },
		{ ACT_MEASURE,		"++++++" },
		{ ACT_CONTACT,		"++++++" },
		{ ACT_SEE,		"++++++" },
		{ ACT_CLOSE,		"++++++" },
	};
	static const struct emergency stands[] = {
		[EMERGENCY_REPORTED] = { .id = 7, .reported_at = 1 },
		[EMERGENCY_RUNNING] = { .id = 7, .reported_at = 1, .started_at = 2 },
		[EMERGENCY_LIFTED] = { .id = 7, .reported_at = 1, .started_at = 2, .lifted_at = 3 },
		[EMERGENCY_EVALUATED] = { .id = 7, .reported_at = 1, .started_at = 2, .lifted_at = 3, .evaluated_at = 4 },
		[EMERGENCY_DECLINED] = { .id = 7, .reported_at = 1, .lifted_at = 3 },
	};
	static const struct emergency_member members[] = {
		{ .id = 1, .emergency = 7, .person = { 9 }, .leads = true }, { .id = 2, .emergency = 7, .person = { 6 } },
	};
	static const int64_t people[] = { 1, 2, 9, 6, 4 };
	struct case_file c = { .level = 1 };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		for (int stand = 0; stand < EMERGENCY_STATE__COUNT; stand++)
			for (size_t k = 0; k < COUNT(people); k++) {
				struct emergency_scene scene = { &procedure, &c, stand == 0 ? NULL : &stands[stand], members,
				    COUNT(members), list, COUNT(list) };
				char allowed = table[i].allowed[stand];
				bool head = people[k] == 1, leader = people[k] == 9;
				enum refusal wanted = allowed == '+' || (allowed == 'h' && head) ||
				    (allowed == 'l' && (head || leader)) ? REFUSAL_NONE : allowed == '=' ? REFUSAL_ALREADY :
				    allowed == '.' ? REFUSAL_NO_EMERGENCY : REFUSAL_HEAD;
				enum refusal got = emergency_may(&scene, table[i].act, person(people[k]));

				if (got != wanted)
					fail_msg("%s when %s by %d: %s", act_name(table[i].act),
					    emergency_state_name((enum emergency_state)stand), (int)people[k], refusal_name(got));
			}
	c.level = 2;
	assert_int_equal(emergency_may(&(struct emergency_scene){ .procedure = &procedure, .c = &c }, ACT_ALERT, person(4)),
	    REFUSAL_LEVEL);
}

/* An act that brings a case to level 1 is reported at once, one that leaves it there is not reported again. */
static void
what_is_reported_at_once(void **state)
{
	static const struct { int before, after; bool reaches; } table[] = {
		{ 0, 1, true }, { 0, 2, false }, { 0, 3, false }, { 3, 1, true }, { 2, 1, true }, { 1, 1, false }, { 3, 2, false },
		{ 2, 2, false }, { 1, 2, false },
	};
	static const struct level_rule graver_two[] = {
		{ .level = 1, .emergency = true }, { .level = 2, .emergency = true }, { .level = 3 },
	};
	static const struct procedure both = { .levels = graver_two, .level_count = COUNT(graver_two) };
	static const struct procedure without = { .level_count = 0 };
	const struct case_file one = { .level = 1 }, two = { .level = 2 }, three = { .level = 3 };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file before = { .level = table[i].before }, after = { .level = table[i].after };

		CHECK_ROW(i, emergency_reaches(&procedure, table[i].before == 0 ? NULL : &before, &after) == table[i].reaches);
		CHECK_ROW(i, !emergency_reaches(&without, NULL, &after));
	}
	assert_true(emergency_reaches(&both, &three, &two));
	assert_false(emergency_reaches(&both, &two, &one));
}

/* What a case waits for before it is filed: none reported running lifted evaluated declined. */
static void
what_is_not_filed(void **state)
{
	static const struct { int64_t accused; bool by_staff; enum refusal wanted[EMERGENCY_STATE__COUNT]; } table[] = {
		{ 0, false, { 0, REFUSAL_NO_ORDER, REFUSAL_EMERGENCY, REFUSAL_NO_DEBRIEF, 0, 0 } },
		{ 2, false, { 0, REFUSAL_NO_ORDER, REFUSAL_EMERGENCY, REFUSAL_NO_DEBRIEF, 0, 0 } },
		/* nobody heads it any more: what only the head could do is not waited for, the leader's evaluation is */
		{ 1, false, { 0, 0, 0, REFUSAL_NO_DEBRIEF, 0, 0 } },
		{ 1, true, { 0, 0, 0, 0, 0, 0 } },
	};
	static const struct emergency stands[] = {
		[EMERGENCY_REPORTED] = { .id = 7, .reported_at = 1 },
		[EMERGENCY_RUNNING] = { .id = 7, .reported_at = 1, .started_at = 2 },
		[EMERGENCY_LIFTED] = { .id = 7, .reported_at = 1, .started_at = 2, .lifted_at = 3 },
		[EMERGENCY_EVALUATED] = { .id = 7, .reported_at = 1, .started_at = 2, .lifted_at = 3, .evaluated_at = 4 },
		[EMERGENCY_DECLINED] = { .id = 7, .reported_at = 1, .lifted_at = 3 },
	};
	static const struct emergency_member members[] = { { .id = 1, .emergency = 7, .person = { 9 }, .leads = true } };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		for (int stand = 0; stand < EMERGENCY_STATE__COUNT; stand++) {
			struct case_file c = { .level = 1, .accused_staff = { table[i].accused }, .by_staff = table[i].by_staff };
			struct emergency_scene scene = { &procedure, &c, stand == 0 ? NULL : &stands[stand], members,
			    COUNT(members), list, COUNT(list) };

			CHECK_ROW(i, emergency_may_be_filed(&scene) == table[i].wanted[stand]);
			CHECK_ROW(i, emergency_has_group(&scene) == !table[i].by_staff);
		}
}

/* Who sees the board and writes on it, whatever department has the case. */
static void
who_takes_part(void **state)
{
	static const struct { int64_t who, accused; bool takes, serves, leads; } table[] = {
		{ 1, 0, true, false, false }, { 5, 0, true, false, false }, { 8, 0, true, false, false },
		{ 9, 0, true, true, true }, { 6, 0, true, true, false },
		{ 7, 0, true, false, false },	/* was released: still sees what was done */
		{ 4, 0, false, false, false }, { 3, 0, false, false, false }, { 11, 0, false, false, false },
		{ 10, 0, false, false, false },	/* has left */
		{ 9, 9, false, false, false }, { 9, 8, false, false, false },	/* nothing of a case about them or their superior */
		{ 6, 8, true, true, false },
	};
	static const struct emergency latest = { .id = 7, .reported_at = 1, .started_at = 2 };
	static const struct emergency_member members[] = {
		{ .id = 1, .emergency = 7, .person = { 9 }, .leads = true }, { .id = 2, .emergency = 7, .person = { 6 } },
		{ .id = 3, .emergency = 7, .person = { 7 }, .released_at = 5 }, { .id = 4, .emergency = 6, .person = { 7 } },
		{ .id = 5, .emergency = 7, .person = { 10 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct case_file c = { .level = 1, .accused_staff = { table[i].accused } };
		struct emergency_scene scene = { &procedure, &c, &latest, members, COUNT(members), list, COUNT(list) };
		const struct staff *who = person(table[i].who);

		CHECK_ROW(i, emergency_takes_part(&scene, who) == table[i].takes);
		CHECK_ROW(i, emergency_serves(&scene, who) == table[i].serves);
		CHECK_ROW(i, emergency_leads(&scene, who) == table[i].leads);
		scene.latest = NULL;
		CHECK_ROW(i, !emergency_takes_part(&scene, who) && !emergency_serves(&scene, who));
	}
}

static void
who_may_be_named_and_released(void **state)
{
	static const struct { int64_t who, accused; bool leads; enum refusal wanted; } named[] = {
		{ 5, 0, false, REFUSAL_NONE }, { 11, 0, false, REFUSAL_HANDLER }, { 7, 0, false, REFUSAL_NONE },
		{ 9, 0, false, REFUSAL_ALREADY }, { 5, 0, true, REFUSAL_ALREADY }, { 10, 0, false, REFUSAL_HANDLER },
		{ 99, 0, false, REFUSAL_HANDLER }, { 5, 5, false, REFUSAL_ACCUSED }, { 6, 5, false, REFUSAL_ACCUSED },
	};
	static const struct { int64_t member; enum refusal wanted; } released[] = {
		{ 1, REFUSAL_NONE }, { 3, REFUSAL_ALREADY }, { 4, REFUSAL_NOT_FOUND }, { 0, REFUSAL_NOT_FOUND },
		{ 99, REFUSAL_NOT_FOUND },
	};
	static const struct emergency latest = { .id = 7, .reported_at = 1, .started_at = 2 };
	static const struct emergency_member members[] = {
		{ .id = 1, .emergency = 7, .person = { 9 }, .leads = true },
		{ .id = 3, .emergency = 7, .person = { 7 }, .leads = true, .released_at = 5 },
		{ .id = 4, .emergency = 6, .person = { 5 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(named); i++) {
		struct case_file c = { .level = 1, .accused_staff = { named[i].accused } };
		struct emergency_scene scene = { &procedure, &c, &latest, members, COUNT(members), list, COUNT(list) };

		CHECK_ROW(i, emergency_may_be_named(&scene, person(named[i].who), named[i].leads) == named[i].wanted);
	}
	for (size_t i = 0; i < COUNT(released); i++) {
		struct case_file c = { .level = 1 };
		struct emergency_scene scene = { &procedure, &c, &latest, members, COUNT(members), list, COUNT(list) };

		CHECK_ROW(i, emergency_may_be_released(&scene, released[i].member) == released[i].wanted);
	}
}

/* Somebody of another department writes on the board of the emergency, and does nothing else of the case. */
static void
acts_of_the_task_force(void **state)
{
	static const struct { enum act act; bool takes_part; enum refusal wanted; } table[] = {
		{ ACT_SITUATION, true, REFUSAL_NONE }, { ACT_SITUATION, false, REFUSAL_NOT_YOURS },
		{ ACT_LOG, true, REFUSAL_NONE }, { ACT_LOG, false, REFUSAL_NOT_YOURS },
		{ ACT_CONTACT, true, REFUSAL_NONE }, { ACT_MEASURE, true, REFUSAL_NONE }, { ACT_DEBRIEF, true, REFUSAL_NONE },
		{ ACT_MEASURE, false, REFUSAL_NOT_YOURS }, { ACT_PLAN, true, REFUSAL_NOT_YOURS },
		{ ACT_INVESTIGATE, true, REFUSAL_NOT_YOURS }, { ACT_LIFT, true, REFUSAL_ROLE }, { ACT_CLOSE, true, REFUSAL_STAGE },
	};
	struct case_file c = { .stage = STAGE_INVESTIGATING, .level = 1, .department = { 7 }, .handler = { 6 } };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct act_facts facts = { .actor = person(9), .as = ROLE__COUNT, .takes_part = table[i].takes_part };

		CHECK_ROW(i, case_decide(&c, table[i].act, &facts, NULL) == table[i].wanted);
	}
}

/* A case does not end under a response that runs; everything else goes on. */
static void
nothing_ends_before_it_is_lifted(void **state)
{
	static const struct { enum stage stage; enum act act; unsigned roles; } ends[] = {
		{ STAGE_REGISTERED, ACT_ANSWER, D }, { STAGE_REGISTERED, ACT_WITHDRAW, D }, { STAGE_REGISTERED, ACT_MERGE, D },
		{ STAGE_EXECUTING, ACT_EXPLAIN, D }, { STAGE_CONFIRMING, ACT_CLOSE, D },
	};
	struct staff clerk = { .id = { 4 }, .roles = D };

	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++) {
		struct case_file c = { .stage = ends[i].stage, .emergency = true, .confirmed_at = 5,
			.validity = ends[i].act == ACT_EXPLAIN ? VALIDITY_INVALID : VALIDITY_VALID };
		struct act_facts facts = { .actor = &clerk, .as = ROLE__COUNT };

		CHECK_ROW(i, case_decide(&c, ends[i].act, &facts, NULL) == REFUSAL_EMERGENCY);
		CHECK_ROW(i, case_decide(&c, ACT_NOTE, &facts, NULL) == REFUSAL_NONE);
		c.emergency = false;
		CHECK_ROW(i, case_decide(&c, ends[i].act, &facts, NULL) == REFUSAL_NONE);
	}
	assert_true(case_apply(&(struct case_file){ .level = 1 }, &(struct case_change){ .act = ACT_EMERGENCY }).emergency);
	assert_false(case_apply(&(struct case_file){ .emergency = true }, &(struct case_change){ .act = ACT_LIFT }).emergency);
	assert_true(case_apply(&(struct case_file){ .emergency = true }, &(struct case_change){ .act = ACT_NOTE }).emergency);
}

static int64_t
moment(const char *text)
{
	int64_t at = 0;

	if (!date_read_moment(text, 0, &at))
		fail_msg("no moment: %s", text);
	return at;
}

/* The hour of each report, over midnight, the end of a year and a leap day: the last second is in time. */
static void
the_next_report(void **state)
{
	static const struct { const char *started; int after; const char *due, *told; } table[] = {
		{ "2026-11-23 14:00", 3600, "2026-11-23 15:00", "met" },
		{ "2026-11-23 14:00", 3601, "2026-11-23 15:00", "breached" },
		{ "2026-11-23 14:00", 1, "2026-11-23 15:00", "met" },
		{ "2026-12-31 23:30", 3600, "2027-01-01 00:30", "met" },
		{ "2026-12-31 23:30", 3601, "2027-01-01 00:30", "breached" },
		{ "2028-02-28 23:59", 3600, "2028-02-29 00:59", "met" },
		{ "2028-02-29 23:59", 3600, "2028-03-01 00:59", "met" },
		{ "2027-02-28 23:59", 3601, "2027-03-01 00:59", "breached" },
	};
	static const struct calendar calendar = { .version = "t" };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		int64_t at = moment(table[i].started), made = at + table[i].after;
		struct case_file c = { .stage = STAGE_EXECUTING, .level = 1, .emergency = true };
		struct case_clocks known = { .procedure = &procedure, .calendar = &calendar, .c = &c };
		struct clock_event event = { .act = ACT_EMERGENCY, .at = at };
		struct deadline_changes changes = deadline_on_event(&arena, &known, &event);
		const struct deadline *next = emergency_next_report(&procedure, changes.rows, changes.count);

		CHECK_ROW(i, next != NULL && next->due_at == moment(table[i].due));
		changes.rows[0].id = 1;
		known.rows = changes.rows;
		known.count = changes.count;
		event = (struct clock_event){ .act = ACT_SITUATION, .at = made };
		changes = deadline_on_event(&arena, &known, &event);
		CHECK_ROW(i, changes.count == 2);
		CHECK_ROW(i, strcmp(deadline_state_name(emergency_report_state(&procedure, changes.rows, changes.count, made)),
		    table[i].told) == 0);
		CHECK_ROW(i, emergency_report_state(&procedure, changes.rows, changes.count, made + 1) == DEADLINE__COUNT);
		next = emergency_next_report(&procedure, changes.rows, changes.count);
		CHECK_ROW(i, next != NULL && next->round == 2 && next->due_at == made + 3600);
		c.emergency = false;
		known.rows = next;
		known.count = 1;
		event = (struct clock_event){ .act = ACT_LIFT, .at = made + 60 };
		changes = deadline_on_event(&arena, &known, &event);
		CHECK_ROW(i, changes.count == 1 && changes.rows[0].state == DEADLINE_CANCELLED);
		CHECK_ROW(i, emergency_next_report(&procedure, changes.rows, changes.count) == NULL);
		CHECK_ROW(i, emergency_report_state(&procedure, changes.rows, changes.count, made + 60) == DEADLINE__COUNT);
	}
	assert_null(emergency_next_report(&procedure, &(struct deadline){ .clock = "K7" }, 1));
	assert_null(emergency_next_report(NULL, &(struct deadline){ .clock = "E1" }, 1));
}

static void
names_there_and_back(void **state)
{
	(void)state;
	for (int i = 0; i < TALK__COUNT; i++)
		assert_int_equal(emergency_talk_read(emergency_talk_name((enum emergency_talk)i)), i);
	for (int i = 0; i < URGENT__COUNT; i++)
		assert_int_equal(urgent_kind_read(urgent_kind_name((enum urgent_kind)i)), i);
	assert_int_equal(emergency_talk_read("x"), TALK__COUNT);
	assert_int_equal(urgent_kind_read(NULL), URGENT__COUNT);
	for (int i = 0; i < EMERGENCY_STATE__COUNT; i++)
		assert_true(emergency_state_name((enum emergency_state)i)[0] != '\0');
	assert_int_equal(emergency_talk_act(TALK_REPORT), ACT_SITUATION);
	assert_int_equal(emergency_talk_act(TALK_COMPLAINANT), ACT_CONTACT);
	assert_int_equal(emergency_talk_act(TALK_MEDIA), ACT_LOG);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_follow_from_steps),
		cmocka_unit_test(which_cases_are_reported),
		cmocka_unit_test(the_leadership_group),
		cmocka_unit_test(a_circle_has_heads),
		cmocka_unit_test(who_may_when),
		cmocka_unit_test(what_is_reported_at_once),
		cmocka_unit_test(what_is_not_filed),
		cmocka_unit_test(who_takes_part),
		cmocka_unit_test(who_may_be_named_and_released),
		cmocka_unit_test(acts_of_the_task_force),
		cmocka_unit_test(nothing_ends_before_it_is_lifted),
		cmocka_unit_test(the_next_report),
		cmocka_unit_test(names_there_and_back),
	};

	return cmocka_run_group_tests_name("emergency", tests, setup, teardown);
}
