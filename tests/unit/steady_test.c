#include "../check.h"

#include "base/steady.h"

#include "base/banned.h"

enum { HOUR = 3600, DAY = 86400, T = 1000000 };

/* Rounds of one daemon: what the clocks say, what has really passed, and what it takes for the time. */
static const struct { const char *what; int64_t own, server, ticks, wanted; } rounds[] = {
	{ "begins", T, T, 50, T },
	{ "a second later", T + 1, T + 1, 51, T + 1 },
	{ "clocks differ by little", T + 3, T + 2, 52, T + 2 },
	{ "ours is an hour ahead", T + HOUR, T + 3, 53, T + 3 },
	{ "and stays there", T + HOUR + 200, T + 203, 253, T + 203 },
	{ "the server's is a day ahead", T + 204, T + DAY, 254, T + 204 },
	{ "ours is a day back", T + 205 - DAY, T + 205, 255, T + 205 },
	{ "both are a day ahead", T + DAY, T + DAY, 256, T + 206 },
	{ "for two minutes less a second", T + DAY + 119, T + DAY + 119, 375, T + 325 },
	{ "one came back", T + 326, T + DAY + 120, 376, T + 326 },
	{ "ahead again", T + DAY + 121, T + DAY + 121, 377, T + 327 },
	{ "for two minutes", T + DAY + 241, T + DAY + 241, 497, T + DAY + 241 },
	{ "it is another day then", T + DAY + 242, T + DAY + 242, 498, T + DAY + 242 },
	{ "both go back", T + 500, T + 500, 499, T + 500 },
	{ "and on from there", T + 501, T + 501, 500, T + 501 },
	{ "the machine slept for an hour", T + HOUR + 501, T + HOUR + 501, 500 + HOUR, T + HOUR + 501 },
	{ "half a minute is no leap", T + HOUR + 532, T + HOUR + 532, 501 + HOUR, T + HOUR + 532 },
	{ "a second more is one", T + HOUR + 564, T + HOUR + 564, 502 + HOUR, T + HOUR + 533 },
};

static void
jumps_of_clocks(void **state)
{
	struct steady steady = {0}, wrong = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rounds); i++) {
		int64_t now = steady_now(&steady, rounds[i].own, rounds[i].server, rounds[i].ticks);

		if (now != rounds[i].wanted)
			fail_msg("%s: %lld instead of %lld", rounds[i].what, (long long)(now - T), (long long)(rounds[i].wanted - T));
	}
	assert_int_equal(steady_now(&wrong, T + DAY, T, 9), T);
	assert_int_equal(steady_now(&wrong, T + DAY + 1, T + 1, 10), T + 1);
}

static void
seconds_pass(void **state)
{
	int64_t first = steady_ticks();

	(void)state;
	assert_true(first > 0);
	assert_true(steady_ticks() >= first && steady_ticks() <= first + 60);
}

static const struct CMUnitTest tests[] = { cmocka_unit_test(jumps_of_clocks), cmocka_unit_test(seconds_pass) };

CHECK_MAIN("steady", tests)
