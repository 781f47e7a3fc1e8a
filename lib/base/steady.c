#include "base/steady.h"

#include <time.h>

#include "base/banned.h"

enum { LEAP_SECONDS = 30, SETTLE_SECONDS = 120 };

static int64_t
distance(int64_t one, int64_t other)
{
	return one > other ? one - other : other - one;
}

int64_t
steady_now(struct steady *steady, int64_t own, int64_t server, int64_t ticks)
{
	int64_t expected = steady->now + (ticks - steady->ticks), believed;

	if (!steady->begun)
		expected = own < server ? own : server;
	believed = distance(own, expected) <= distance(server, expected) ? own : server;
	if (believed <= expected + LEAP_SECONDS)
		steady->doubts = false;
	else if (!steady->doubts) {
		steady->doubts = true;
		steady->doubted = ticks;
		believed = expected;
	} else if (ticks - steady->doubted < SETTLE_SECONDS)
		believed = expected;
	else
		steady->doubts = false;
	steady->begun = true;
	steady->now = believed;
	steady->ticks = ticks;
	return believed;
}

int64_t
steady_ticks(void)
{
	struct timespec now = {0};

	(void)clock_gettime(CLOCK_BOOTTIME, &now);
	return now.tv_sec;
}
