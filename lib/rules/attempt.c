#include "rules/attempt.h"

#include "base/banned.h"

int64_t
attempt_wait(int64_t failures, int64_t limit)
{
	int64_t wait = 30;

	if (failures < limit)
		return 0;
	for (int64_t n = limit; n < failures && wait < ATTEMPT_LONGEST; n++)
		wait *= 2;
	return wait < ATTEMPT_LONGEST ? wait : ATTEMPT_LONGEST;
}

bool
attempt_blocked(const struct attempt *attempt, int64_t limit, int64_t now)
{
	int64_t quiet = now - attempt->last_at;

	/* A clock that was set back must not lock anybody out. */
	if (attempt->last_at == 0 || quiet < 0 || quiet >= ATTEMPT_MEMORY)
		return false;
	return quiet < attempt_wait(attempt->failures, limit);
}

bool
attempt_forgotten(const struct attempt *attempt, int64_t now)
{
	int64_t quiet = now - attempt->last_at;

	return attempt->last_at == 0 || attempt->failures == 0 || quiet < 0 || quiet >= ATTEMPT_MEMORY;
}

bool
attempt_waited(const struct attempt *asked, int64_t now)
{
	return !attempt_forgotten(asked, now) && now - asked->last_at >= ATTEMPT_LONGEST;
}
