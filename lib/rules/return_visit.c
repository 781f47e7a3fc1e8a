#include "rules/return_visit.h"

#include "base/date.h"
#include "rules/deadline.h"
#include "rules/name.h"
#include "base/banned.h"

/* Local hours at which people are reached who were not at home before. */
enum { EVENING_STARTS = 17, EVENING = 19, MORNING = 10 };

static const char *const manners[MANNER__COUNT] = { [MANNER_PHONE] = "phone", [MANNER_SITE] = "site" };
static const char *const turns[TURN__COUNT] = {
	[TURN_NONE] = "none", [TURN_FIRST] = "first", [TURN_SECOND] = "second",
};
static const char *const solved[SOLVED__COUNT] = {
	[SOLVED_UNSAID] = "unsaid", [SOLVED_YES] = "yes", [SOLVED_NO] = "no",
};

enum visit_turn
return_visit_turn(const struct case_file *c)
{
	if (c->stage != STAGE_CLOSED)
		return TURN_NONE;
	return c->visited_at == 0 ? TURN_FIRST : TURN_SECOND;
}

enum visit_manner
return_visit_manner(const struct case_file *c)
{
	return c->major ? MANNER_SITE : MANNER_PHONE;
}

bool
return_visit_again(const struct procedure *procedure, const struct case_file *c)
{
	if (return_visit_turn(c) != TURN_FIRST)
		return false;
	for (size_t i = 0; i < procedure->clock_count; i++) {
		const struct clock_rule *clock = &procedure->clocks[i];

		if (clock->start == ACT_VISIT && (clock->stops & ACT_BIT(ACT_VISIT)) != 0 &&
		    deadline_applies(clock, c))
			return true;
	}
	return false;
}

struct visit_standing
return_visit_standing(const struct return_visit *visits, size_t count, const struct case_file *c)
{
	struct visit_standing standing = { .turn = c->stage == STAGE_CLOSED ? TURN_FIRST : TURN_NONE, .waiver = "" };

	for (size_t i = 0; i < count && standing.turn != TURN_NONE; i++) {
		const struct return_visit *one = &visits[i];

		if (one->case_id.value != c->id.value || one->made_at < c->closed_at)
			continue;
		standing.tries = one->reached ? 0 : standing.tries + 1;
		standing.next_at = one->next_at;
		if (one->reached) {
			standing.turn = TURN_SECOND;
			standing.waiver = one->waiver;
		}
	}
	return standing;
}

int64_t
return_visit_next(int64_t now, int64_t due_at)
{
	int32_t day = date_local_day(now);
	int64_t today = date_day_start(day), next;

	next = now < today + EVENING_STARTS * DATE_HOUR ? today + EVENING * DATE_HOUR :
	    date_day_start(day + 1) + MORNING * DATE_HOUR;
	if (due_at > now + DATE_MINUTE && next >= due_at)
		next = due_at - DATE_MINUTE;
	return next;
}

enum refusal
return_visit_may_try(int64_t now, int64_t due_at, int64_t next_at)
{
	if (next_at <= now || next_at > now + 7 * DATE_DAY || (due_at > now && next_at > due_at))
		return REFUSAL_TRY;
	return REFUSAL_NONE;
}

const char *
visit_manner_name(enum visit_manner manner)
{
	return name_of(manners, MANNER__COUNT, (int)manner);
}

enum visit_manner
visit_manner_read(const char *name)
{
	return (enum visit_manner)name_find(manners, MANNER__COUNT, name);
}

const char *
visit_turn_name(enum visit_turn turn)
{
	return name_of(turns, TURN__COUNT, (int)turn);
}

enum visit_turn
visit_turn_read(const char *name)
{
	return (enum visit_turn)name_find(turns, TURN__COUNT, name);
}

const char *
visit_solved_name(enum visit_solved said)
{
	return name_of(solved, SOLVED__COUNT, (int)said);
}

enum visit_solved
visit_solved_read(const char *name)
{
	return (enum visit_solved)name_find(solved, SOLVED__COUNT, name);
}
