/* Waiting after wrong tries, and what a new password must be. */
#include "../check.h"

#include "rules/attempt.h"
#include "rules/password.h"

enum { NOON = 1795320000 };

static void
waiting_grows_and_ends(void **state)
{
	static const struct { int64_t failures, limit, wait; } rows[] = {
		{ 0, 5, 0 }, { 4, 5, 0 }, { 5, 5, 30 }, { 6, 5, 60 }, { 7, 5, 120 }, { 8, 5, 240 }, { 9, 5, 480 },
		{ 10, 5, 900 }, { 11, 5, 900 }, { 4000000000, 5, 900 }, { 19, 20, 0 }, { 20, 20, 30 }, { 25, 20, 900 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		CHECK_ROW(i, attempt_wait(rows[i].failures, rows[i].limit) == rows[i].wait);
}

static void
tries_are_blocked_only_while_waiting(void **state)
{
	static const struct { struct attempt attempt; int64_t after; bool blocked; } rows[] = {
		{ { 0, 0 }, 0, false },
		{ { NOON, 4 }, 0, false },
		{ { NOON, 5 }, 0, true },
		{ { NOON, 5 }, 29, true },
		{ { NOON, 5 }, 30, false },
		{ { NOON, 500 }, 899, true },
		{ { NOON, 500 }, 900, false },
		{ { NOON, 500 }, ATTEMPT_MEMORY, false },
		{ { NOON, 500 }, -3600, false },	/* the clock was set back */
		{ { 0, 500 }, 10, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		CHECK_ROW(i, attempt_blocked(&rows[i].attempt, ATTEMPT_LIMIT, NOON + rows[i].after) == rows[i].blocked);
}

static void
waiting_ends_for_whoever_asked(void **state)
{
	static const struct { struct attempt attempt; int64_t after; bool forgotten, waited; } rows[] = {
		{ { 0, 0 }, 0, true, false },
		{ { NOON, 0 }, ATTEMPT_LONGEST, true, false },	/* taken back */
		{ { NOON, 1 }, 0, false, false },
		{ { NOON, 1 }, ATTEMPT_LONGEST - 1, false, false },
		{ { NOON, 1 }, ATTEMPT_LONGEST, false, true },
		{ { NOON, 500 }, ATTEMPT_LONGEST, false, true },
		{ { NOON, 1 }, ATTEMPT_MEMORY - 1, false, true },
		{ { NOON, 1 }, ATTEMPT_MEMORY, true, false },
		{ { NOON, 1 }, -1, true, false },	/* the clock was set back */
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		CHECK_ROW(i, attempt_forgotten(&rows[i].attempt, NOON + rows[i].after) == rows[i].forgotten);
		CHECK_ROW(i, attempt_waited(&rows[i].attempt, NOON + rows[i].after) == rows[i].waited);
	}
}

/* A guesser who never stops and tries the moment it is allowed. */
static void
an_hour_of_guessing_is_few_tries(void **state)
{
	struct attempt attempt = {0};
	int checked = 0;

	(void)state;
	for (int64_t at = NOON; at < NOON + 3600; at++) {
		if (attempt_blocked(&attempt, ATTEMPT_LIMIT, at))
			continue;
		attempt.failures = at - attempt.last_at > ATTEMPT_MEMORY ? 1 : attempt.failures + 1;
		attempt.last_at = at;
		checked++;
	}
	assert_true(checked >= 10);
	assert_true(checked <= 100);
}

static void
passwords_are_judged(void **state)
{
	static const struct { const char *login, *old, *new; enum password_problem problem; } rows[] = {
		{ "zhangmin", NULL, "a long sentence is fine", PASSWORD_FINE },
		{ "zhangmin", NULL, "春眠不觉晓处处闻啼鸟", PASSWORD_FINE },
		{ "zhangmin", NULL, "春眠不觉晓处处闻啼", PASSWORD_SHORT },
		{ "zhangmin", NULL, "", PASSWORD_SHORT },
		{ "zhangmin", NULL, "ninechars", PASSWORD_SHORT },
		{ "zhangmin", NULL, "zhangminzhangmin", PASSWORD_LOGIN },
		{ "zhangmin", NULL, "ZhangMin12", PASSWORD_LOGIN },
		{ "zhangmin", NULL, "zhangmin goes home", PASSWORD_FINE },
		{ "", NULL, "a long sentence is fine", PASSWORD_FINE },
		{ "zhangmin", NULL, "aaaaaaaaaaaa", PASSWORD_SIMPLE },
		{ "zhangmin", NULL, "abababababab", PASSWORD_SIMPLE },
		{ "zhangmin", NULL, "1234567890", PASSWORD_SIMPLE },
		{ "zhangmin", NULL, "9876543210", PASSWORD_SIMPLE },
		{ "zhangmin", NULL, "abcdefghijkl", PASSWORD_SIMPLE },
		{ "zhangmin", "a long sentence is fine", "a long sentence is fine", PASSWORD_SAME },
		{ "zhangmin", "a long sentence is fine", "A long sentence is fine", PASSWORD_FINE },
	};
	char long_one[PASSWORD_LONGEST + 2];

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		CHECK_ROW(i, password_judge(rows[i].login, rows[i].old, rows[i].new) == rows[i].problem);
	for (size_t i = 0; i < sizeof(long_one) - 1; i++)
		long_one[i] = (char)('a' + i % 7);
	long_one[sizeof(long_one) - 1] = '\0';
	assert_int_equal(password_judge("x", NULL, long_one), PASSWORD_LONG);
	long_one[sizeof(long_one) - 2] = '\0';
	assert_int_equal(password_judge("x", NULL, long_one), PASSWORD_FINE);
}

static void
every_problem_has_a_word(void **state)
{
	(void)state;
	assert_null(password_problem_name(PASSWORD_FINE));
	assert_null(password_problem_name(PASSWORD__COUNT));
	for (int i = PASSWORD_FINE + 1; i < PASSWORD__COUNT; i++)
		CHECK_ROW(i, password_problem_name((enum password_problem)i) != NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(waiting_grows_and_ends), cmocka_unit_test(tries_are_blocked_only_while_waiting),
		cmocka_unit_test(waiting_ends_for_whoever_asked), cmocka_unit_test(an_hour_of_guessing_is_few_tries),
		cmocka_unit_test(passwords_are_judged), cmocka_unit_test(every_problem_has_a_word),
	};

	return cmocka_run_group_tests_name("guessing", tests, NULL, NULL);
}
