/* Other bodies: what they set, which reply counts, how their clocks came about. */
#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "rules/referral.h"
#include "rules/side_clock.h"

static void
every_state_and_act(void **state)
{
	/* By act, from open, replied and ended, to: '.' not from there. */
	static const char *const leads[REFERRAL_ACT__COUNT] = {
		[REFERRAL_RECORD] = "...", [REFERRAL_CHANGE] = "OO.", [REFERRAL_REPLY] = "R..", [REFERRAL_END] = "E..",
	};
	static const char letters[] = "ORE";

	(void)state;
	for (int from = 0; from < REFERRAL_STATE__COUNT; from++)
		for (int act = 0; act < REFERRAL_ACT__COUNT; act++) {
			const struct referral referral = { .state = (enum referral_state)from };
			enum referral_state to = REFERRAL_STATE__COUNT;
			enum refusal got = referral_may(&referral, (enum referral_act)act, &to);

			assert_int_equal(got, leads[act][from] == '.' ? REFUSAL_ALREADY : REFUSAL_NONE);
			assert_true(got != REFUSAL_NONE || letters[to] == leads[act][from]);
		}
}

static void
channels_that_are_bodies(void **state)
{
	(void)state;
	for (int channel = 0; channel < CHANNEL__COUNT; channel++) {
		enum referral_body wanted = channel == CHANNEL_CONSUMER_ASSOCIATION ? REFERRAL_CONSUMER_ASSOCIATION :
		    channel == CHANNEL_REGULATOR ? REFERRAL_REGULATOR : REFERRAL_BODY__COUNT;

		assert_int_equal(referral_body_of((enum channel)channel), wanted);
	}
}

static void
moments_that_can_be(void **state)
{
	static const struct { int64_t set_at, until, now; bool wanted; } terms[] = {
		{ 100, 0, 100, true }, { 100, 101, 100, true }, { 100, 100, 100, false }, { 100, 99, 200, false },
		{ 101, 0, 100, false }, { 101, 300, 100, false }, { 0, 0, 100, false }, { 100, 150, 200, true },
	};
	static const struct { int64_t replied_at, now; bool wanted; } replies[] = {
		{ 100, 100, true }, { 99, 200, false }, { 200, 200, true }, { 201, 200, false }, { 0, 200, false },
	};
	const struct referral referral = { .set_at = 100 };

	(void)state;
	for (size_t i = 0; i < COUNT(terms); i++) {
		const struct referral_terms row = { .set_at = terms[i].set_at, .until = terms[i].until };

		CHECK_ROW(i, referral_terms_sound(&row, terms[i].now) == terms[i].wanted);
	}
	for (size_t i = 0; i < COUNT(replies); i++)
		CHECK_ROW(i, referral_reply_sound(&referral, replies[i].replied_at, replies[i].now) == replies[i].wanted);
}

static int64_t
moment(const char *text)
{
	int64_t at = 0;

	assert_true(date_read_moment(text, 0, &at));
	return at;
}

/* "set regulator 2028-02-28 09:00; due 2028-03-01 18:00; …": the lines for people. */
static const char *
told(struct arena *arena, const struct deadline *deadline)
{
	struct deadline_line *lines = NULL;
	const char *text = "";
	size_t count = deadline_calculation(arena, NULL, deadline, &lines);

	for (size_t i = 0; i < count; i++)
		text = arena_format(arena, "%s%s%s %s %s", text, i == 0 ? "" : "; ", lines[i].word, lines[i].name, lines[i].from);
	return text;
}

/* Over a leap day; the body's own day is told, not the day on which somebody wrote it down. */
static void
how_a_clock_came_about(void **state)
{
	struct arena arena = { 0 };
	const struct referral referral = {
		.case_id = { 7 }, .number = 2, .round = 3, .body = REFERRAL_REGULATOR, .name = "区住建局", .reference = "JB-2",
		.set_at = moment("2028-02-28 09:00"), .until = moment("2028-03-01 18:00"), .made_at = moment("2028-02-29 10:00"),
	};
	struct deadline deadline = referral_clock(&arena, &referral), task = side_clock_open("T1", 1, referral.set_at, referral.until);

	(void)state;
	assert_string_equal(deadline.clock, "F2");
	assert_int_equal(deadline.round, 3);
	assert_int_equal(deadline.case_id.value, 7);
	assert_int_equal(deadline.started_at, referral.set_at);
	assert_int_equal(deadline.due_at, referral.until);
	assert_string_equal(told(&arena, &deadline), "set regulator 2028-02-28 09:00; due  2028-03-01 18:00; "
	    "warn  2028-03-01 03:45; responsible handler ; result running ");
	side_clock_end(&deadline, referral.until, true);
	assert_string_equal(told(&arena, &deadline), "set regulator 2028-02-28 09:00; due  2028-03-01 18:00; "
	    "responsible handler ; result met 2028-03-01 18:00");
	task.role = ROLE_HANDLER;
	task.calculation = side_clock_calculation(&arena, &task, NULL);
	assert_string_equal(told(&arena, &task), "event task 2028-02-28 09:00; due  2028-03-01 18:00; warn  2028-03-01 03:45; "
	    "responsible handler ; result running ");
	/* Of a row from before calculations were kept there is only its outcome. */
	task.calculation = "";
	assert_string_equal(told(&arena, &task), "warn  2028-03-01 03:45; responsible handler ; result running ");
	arena_release(&arena);
}

static void
names_both_ways(void **state)
{
	(void)state;
	for (int i = 0; i < REFERRAL_BODY__COUNT; i++)
		assert_int_equal(referral_body_read(referral_body_name((enum referral_body)i)), i);
	for (int i = 0; i < REFERRAL_STATE__COUNT; i++)
		assert_int_equal(referral_state_read(referral_state_name((enum referral_state)i)), i);
	for (int i = 0; i < REFERRAL_WAY__COUNT; i++)
		assert_int_equal(referral_way_read(referral_way_name((enum referral_way)i)), i);
	for (int i = 0; i < REFERRAL_ACT__COUNT; i++)
		assert_true(referral_act_name((enum referral_act)i)[0] != '\0');
	assert_int_equal(referral_body_read("court"), REFERRAL_BODY__COUNT);
	assert_int_equal(referral_way_read(NULL), REFERRAL_WAY__COUNT);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_state_and_act), cmocka_unit_test(channels_that_are_bodies),
		cmocka_unit_test(moments_that_can_be), cmocka_unit_test(how_a_clock_came_about), cmocka_unit_test(names_both_ways),
	};

	return cmocka_run_group_tests_name("referral", tests, NULL, NULL);
}
