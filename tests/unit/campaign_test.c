/* Rounds of special return visits: what a sheet lacks, who may do what, and how far a round is. */
#include "../check.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/campaign.h"
#include "rules/place.h"

#include "base/banned.h"

static struct arena arena;

static const struct question_option yes_no[] = { { "yes", { "", "" }, true }, { "no", { "", "" }, false } };
static const struct question_option roof[] = {
	{ "dry", { "干", "Dry" }, false }, { "damp", { "潮", "Damp" }, true }, { "wet", { "漏", "Wet" }, true },
};
static const struct campaign_question questions[] = {
	{ .id = "wall", .kind = QUESTION_YES_NO, .required = true, .options = yes_no, .option_count = 2 },
	{ .id = "roof", .kind = QUESTION_CHOICE, .options = roof, .option_count = 3 },
	{ .id = "degrees", .kind = QUESTION_NUMBER },
	{ .id = "words", .kind = QUESTION_TEXT, .required = true },
};
enum { QUESTIONS = COUNT(questions) };

static const struct { size_t question; const char *answer; enum campaign_lack lack; bool alarm; } answers[] = {
	{ 0, "yes", CAMPAIGN_COMPLETE, true }, { 0, "no", CAMPAIGN_COMPLETE, false },
	{ 0, "", CAMPAIGN_LACKS_ANSWER, false }, { 0, "Yes", CAMPAIGN_LACKS_CHOICE, false },
	{ 0, "maybe", CAMPAIGN_LACKS_CHOICE, false }, { 1, "", CAMPAIGN_COMPLETE, false },
	{ 1, "dry", CAMPAIGN_COMPLETE, false }, { 1, "wet", CAMPAIGN_COMPLETE, true },
	{ 1, "wet ", CAMPAIGN_LACKS_CHOICE, false }, { 1, "yes", CAMPAIGN_LACKS_CHOICE, false },
	{ 2, "", CAMPAIGN_COMPLETE, false }, { 2, "-3", CAMPAIGN_COMPLETE, false }, { 2, "18", CAMPAIGN_COMPLETE, false },
	{ 2, "18.5", CAMPAIGN_LACKS_CHOICE, false }, { 2, "warm", CAMPAIGN_LACKS_CHOICE, false },
	{ 2, "99999999999999999999", CAMPAIGN_LACKS_CHOICE, false },
	{ 3, "x", CAMPAIGN_COMPLETE, false }, { 3, "", CAMPAIGN_LACKS_ANSWER, false },
};

static void
test_answers(void **state)
{
	struct text fits = text_begin(&arena), long_one = text_begin(&arena);

	(void)state;
	for (size_t i = 0; i < COUNT(answers); i++) {
		const struct campaign_question *question = &questions[answers[i].question];

		CHECK_ROW(i, campaign_answer_lack(question, answers[i].answer) == answers[i].lack);
		CHECK_ROW(i, campaign_answer_alarms(question, answers[i].answer) == answers[i].alarm);
	}
	for (int i = 0; i < CAMPAIGN_ANSWER_CHARACTERS; i++) {
		text_add(&fits, "漏");
		text_add(&long_one, "漏");
	}
	text_add(&long_one, "漏");
	assert_int_equal(campaign_answer_lack(&questions[3], fits.value), CAMPAIGN_COMPLETE);
	assert_int_equal(campaign_answer_lack(&questions[3], long_one.value), CAMPAIGN_LACKS_CHOICE);
}

static const struct {
	bool signs, reached; const char *answers[QUESTIONS]; const char *problem; bool signature;
	enum campaign_lack lack; size_t question;
} visits[] = {
	{ true, true, { "no", "", "", "x" }, "", true, CAMPAIGN_COMPLETE, QUESTIONS },
	{ true, true, { "no", "dry", "20", "x" }, "", true, CAMPAIGN_COMPLETE, QUESTIONS },
	/* Without the owner's signature a record counts as missing. */
	{ true, true, { "no", "", "", "x" }, "", false, CAMPAIGN_LACKS_SIGNATURE, QUESTIONS },
	{ false, true, { "no", "", "", "x" }, "", false, CAMPAIGN_COMPLETE, QUESTIONS },
	{ true, true, { "", "", "", "x" }, "", true, CAMPAIGN_LACKS_ANSWER, 0 },
	{ true, true, { "no", "hot", "", "" }, "", true, CAMPAIGN_LACKS_CHOICE, 1 },
	{ true, true, { "no", "", "", "" }, "", true, CAMPAIGN_LACKS_ANSWER, 3 },
	/* What is wrong is described; what is described needs no answer that says so. */
	{ true, true, { "yes", "", "", "x" }, "", true, CAMPAIGN_LACKS_PROBLEM, QUESTIONS },
	{ true, true, { "no", "damp", "", "x" }, "", true, CAMPAIGN_LACKS_PROBLEM, QUESTIONS },
	{ true, true, { "yes", "wet", "", "x" }, "water", true, CAMPAIGN_COMPLETE, QUESTIONS },
	{ true, true, { "no", "dry", "", "x" }, "noise", true, CAMPAIGN_COMPLETE, QUESTIONS },
	{ true, true, { "yes", "", "", "x" }, "water", false, CAMPAIGN_LACKS_SIGNATURE, QUESTIONS },
	/* Nothing is asked of a door that did not open. */
	{ true, false, { "", "", "", "" }, "", false, CAMPAIGN_COMPLETE, QUESTIONS },
	{ true, false, { "maybe", "hot", "x", "" }, "", false, CAMPAIGN_COMPLETE, QUESTIONS },
};

static void
test_visits(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(visits); i++) {
		struct campaign_form form = {
			.signature = visits[i].signs, .questions = questions, .question_count = QUESTIONS,
		};
		struct room_visit visit = {
			visits[i].reached, visits[i].answers, visits[i].problem, visits[i].signature,
		};
		size_t question = 99;

		CHECK_ROW(i, campaign_visit_lack(&form, &visit, &question) == visits[i].lack);
		CHECK_ROW(i, question == visits[i].question);
	}
}

static const struct {
	int rooms, visited; int64_t closed; int32_t today; enum campaign_state state; int percent;
} states[] = {
	{ 0, 0, 0, 99, CAMPAIGN_PLANNED, 0 }, { 10, 0, 0, 99, CAMPAIGN_PLANNED, 0 }, { 10, 0, 0, 100, CAMPAIGN_RUNNING, 0 },
	/* The last day belongs to it. */
	{ 10, 9, 0, 110, CAMPAIGN_RUNNING, 90 }, { 10, 9, 0, 111, CAMPAIGN_OVERDUE, 90 }, { 0, 0, 0, 111, CAMPAIGN_OVERDUE, 0 },
	{ 10, 10, 0, 105, CAMPAIGN_DONE, 100 }, { 10, 10, 0, 300, CAMPAIGN_DONE, 100 }, { 10, 10, 5, 300, CAMPAIGN_CLOSED, 100 },
	{ 10, 3, 5, 105, CAMPAIGN_CLOSED, 30 },
	/* A hundred percent means all of them. */
	{ 1000, 999, 0, 105, CAMPAIGN_RUNNING, 99 }, { 3, 2, 0, 105, CAMPAIGN_RUNNING, 66 },
};

static void
test_states(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(states); i++) {
		struct campaign campaign = { .first = 100, .last = 110, .closed_at = states[i].closed };
		struct campaign_count count = { .rooms = states[i].rooms, .visited = states[i].visited };

		CHECK_ROW(i, campaign_state(&campaign, &count, states[i].today) == states[i].state);
		CHECK_ROW(i, campaign_percent(&count) == states[i].percent);
	}
}

static const struct { enum role role; bool plans; } planners[] = {
	{ ROLE_DISPATCHER, false }, { ROLE_SUPERVISOR, true }, { ROLE_HANDLER, false }, { ROLE_DEPARTMENT_MANAGER, true },
	{ ROLE_INSPECTOR, false }, { ROLE_ARCHIVIST, false }, { ROLE_MANAGEMENT, true }, { ROLE_ADMINISTRATOR, false },
};

static void
test_planners(void **state)
{
	struct campaign campaign = { .title = "t", .first = 10, .last = 10 };

	(void)state;
	for (size_t i = 0; i < COUNT(planners); i++) {
		struct staff staff = { .id = { 1 }, .roles = 1u << planners[i].role };

		CHECK_ROW(i, campaign_may_plan(&staff) == planners[i].plans);
		CHECK_ROW(i, (campaign_may_open(&staff, &campaign) == REFUSAL_NONE) == planners[i].plans);
		CHECK_ROW(i, (campaign_may_change(&staff, &campaign) == REFUSAL_NONE) == planners[i].plans);
		staff.disabled = 1;
		CHECK_ROW(i, !campaign_may_plan(&staff));
	}
	assert_false(campaign_may_plan(NULL));
}

static const struct { const char *title; int32_t first, last; enum refusal refusal; } openings[] = {
	{ "t", 10, 10, REFUSAL_NONE }, { "t", 10, 10 + CAMPAIGN_SPAN_DAYS - 1, REFUSAL_NONE },
	{ "t", 10, 10 + CAMPAIGN_SPAN_DAYS, REFUSAL_INCOMPLETE }, { "t", 10, 9, REFUSAL_INCOMPLETE },
	{ "", 10, 10, REFUSAL_INCOMPLETE },
};

static void
test_openings(void **state)
{
	struct staff sam = { .id = { 1 }, .roles = 1u << ROLE_SUPERVISOR };

	(void)state;
	for (size_t i = 0; i < COUNT(openings); i++) {
		struct campaign campaign = { .title = openings[i].title, .first = openings[i].first, .last = openings[i].last };

		CHECK_ROW(i, campaign_may_open(&sam, &campaign) == openings[i].refusal);
	}
}

/* Person 7 is to go, or nobody was named. */
static const struct {
	enum role role; int64_t id, visitor, closed; enum room_state state; int32_t today; bool sees; enum refusal refusal;
} doors[] = {
	{ ROLE_HANDLER, 7, 7, 0, ROOM_WAITING, 100, true, REFUSAL_NONE },
	{ ROLE_ARCHIVIST, 7, 7, 0, ROOM_WAITING, 100, true, REFUSAL_NONE },
	{ ROLE_HANDLER, 7, 7, 0, ROOM_MISSED, 100, true, REFUSAL_NONE },
	{ ROLE_HANDLER, 7, 7, 0, ROOM_VISITED, 100, true, REFUSAL_ALREADY },
	{ ROLE_HANDLER, 7, 7, 5, ROOM_WAITING, 100, true, REFUSAL_ALREADY },
	/* Late is better than never, but nobody is early. */
	{ ROLE_HANDLER, 7, 7, 0, ROOM_WAITING, 400, true, REFUSAL_NONE },
	{ ROLE_HANDLER, 7, 7, 0, ROOM_WAITING, 99, true, REFUSAL_EARLY },
	{ ROLE_HANDLER, 8, 7, 0, ROOM_WAITING, 100, false, REFUSAL_NOT_YOURS },
	{ ROLE_DISPATCHER, 8, 7, 0, ROOM_WAITING, 100, false, REFUSAL_NOT_YOURS },
	{ ROLE_INSPECTOR, 8, 7, 0, ROOM_WAITING, 100, true, REFUSAL_NOT_YOURS },
	{ ROLE_SUPERVISOR, 8, 7, 0, ROOM_WAITING, 100, true, REFUSAL_NONE },
	{ ROLE_HANDLER, 8, 0, 0, ROOM_WAITING, 100, true, REFUSAL_NONE },
	{ ROLE_DISPATCHER, 8, 0, 0, ROOM_WAITING, 100, true, REFUSAL_NONE },
	{ ROLE_ARCHIVIST, 8, 0, 0, ROOM_WAITING, 100, false, REFUSAL_NOT_YOURS },
	{ ROLE_INSPECTOR, 8, 0, 0, ROOM_WAITING, 100, true, REFUSAL_NOT_YOURS },
};

static void
test_doors(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(doors); i++) {
		struct staff staff = { .id = { doors[i].id }, .roles = 1u << doors[i].role };
		struct campaign campaign = { .first = 100, .last = 110, .closed_at = doors[i].closed };
		struct campaign_room room = { .visitor = { doors[i].visitor }, .state = doors[i].state };

		CHECK_ROW(i, campaign_room_visible(&room, &staff) == doors[i].sees);
		CHECK_ROW(i, campaign_may_visit(&staff, &campaign, &room, doors[i].today) == doors[i].refusal);
		staff.disabled = 1;
		CHECK_ROW(i, !campaign_room_visible(&room, &staff));
		CHECK_ROW(i, campaign_may_visit(&staff, &campaign, &room, doors[i].today) == REFUSAL_ROLE);
	}
}

static void
test_apply(void **state)
{
	struct staff wu = { .id = { 8 } };
	struct campaign_room room = { .visitor = { 7 } };
	struct room_visit missed = { .reached = false }, reached = { .reached = true };

	(void)state;
	campaign_room_apply(&room, &missed, &wu, 1000);
	assert_int_equal(room.state, ROOM_MISSED);
	assert_int_equal(room.attempts, 1);
	assert_int_equal(room.visitor.value, 7);
	assert_int_equal(room.visited_at, 0);
	campaign_room_apply(&room, &reached, &wu, 2000);
	assert_int_equal(room.state, ROOM_VISITED);
	assert_int_equal(room.attempts, 2);
	assert_int_equal(room.visitor.value, 8);
	assert_int_equal(room.visited_at, 2000);
}

static const struct { int visited; int64_t closed; const char *reason; enum refusal refusal; } endings[] = {
	{ 10, 0, "", REFUSAL_NONE }, { 9, 0, "", REFUSAL_UNVISITED }, { 9, 0, "away", REFUSAL_NONE },
	{ 10, 5, "", REFUSAL_ALREADY }, { 9, 5, "away", REFUSAL_ALREADY },
};

static void
test_endings(void **state)
{
	struct staff sam = { .id = { 1 }, .roles = 1u << ROLE_SUPERVISOR }, han = { .id = { 2 }, .roles = 1u << ROLE_HANDLER };

	(void)state;
	for (size_t i = 0; i < COUNT(endings); i++) {
		struct campaign campaign = { .closed_at = endings[i].closed };
		struct campaign_count count = { .rooms = 10, .visited = endings[i].visited };

		CHECK_ROW(i, campaign_may_close(&sam, &campaign, &count, endings[i].reason) == endings[i].refusal);
		CHECK_ROW(i, campaign_may_close(&han, &campaign, &count, endings[i].reason) == REFUSAL_ROLE);
	}
}

static const struct { const char *typed, *buildings; } lists[] = {
	{ "", "" }, { " 、， ", "" }, { "3", "3" }, { "3栋", "3" }, { "3号楼、5幢", "3 5" }, { "1,2;3 4", "1 2 3 4" },
	{ "１２栋，A座", "12 A" }, { "栋", "栋" }, { "1栋、、2栋", "1 2" }, { "  7#楼 8# ", "7 8" },
};

static void
test_buildings(void **state)
{
	const char *found[4];

	(void)state;
	for (size_t i = 0; i < COUNT(lists); i++) {
		struct text text = text_begin(&arena);
		size_t count = place_buildings(&arena, lists[i].typed, found, COUNT(found));

		for (size_t k = 0; k < count; k++)
			text_add_format(&text, "%s%s", k == 0 ? "" : " ", found[k]);
		CHECK_ROW_TEXT(i, text.value, lists[i].buildings);
	}
	assert_int_equal(place_buildings(&arena, "1 2 3 4 5 6", found, COUNT(found)), 6);
}

static void
test_names(void **state)
{
	(void)state;
	for (int i = 0; i < SEASON__COUNT; i++)
		CHECK_ROW(i, season_read(season_name((enum season)i)) == (enum season)i);
	for (int i = 0; i < QUESTION_KIND__COUNT; i++)
		CHECK_ROW(i, question_kind_read(question_kind_name((enum question_kind)i)) == (enum question_kind)i);
	for (int i = 0; i < ROOM_STATE__COUNT; i++)
		CHECK_ROW(i, room_state_read(room_state_name((enum room_state)i)) == (enum room_state)i);
	for (int i = 0; i < CAMPAIGN_STATE__COUNT; i++)
		CHECK_ROW(i, !text_empty(campaign_state_name((enum campaign_state)i)));
	for (int i = 1; i < CAMPAIGN_LACK__COUNT; i++)
		CHECK_ROW(i, !text_empty(campaign_lack_name((enum campaign_lack)i)));
	assert_int_equal(season_read("summer"), SEASON__COUNT);
	assert_int_equal(room_state_read(NULL), ROOM_STATE__COUNT);
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_answers), cmocka_unit_test(test_visits), cmocka_unit_test(test_states),
	cmocka_unit_test(test_planners), cmocka_unit_test(test_openings), cmocka_unit_test(test_doors),
	cmocka_unit_test(test_apply), cmocka_unit_test(test_endings), cmocka_unit_test(test_buildings),
	cmocka_unit_test_teardown(test_names, release),
};

CHECK_MAIN("campaign", tests)
