#include "rules/satisfaction.h"

#include "rules/name.h"
#include "base/banned.h"

enum { MARK_MIDDLING = 3, THOUSAND = 1000 };

static const char *const ways[WAY__COUNT] = {
	[WAY_PHONE] = "phone", [WAY_SITE] = "site", [WAY_LINK] = "link", [WAY_PAPER] = "paper",
};
static const char *const verdicts[VERDICT__COUNT] = {
	[VERDICT_NO] = "no", [VERDICT_MIDDLING] = "middling", [VERDICT_YES] = "yes",
};

enum verdict
satisfaction_verdict(int mark)
{
	if (mark == MARK_MIDDLING)
		return VERDICT_MIDDLING;
	return mark > MARK_MIDDLING ? VERDICT_YES : VERDICT_NO;
}

bool
satisfaction_agrees(bool satisfied, int mark)
{
	return mark == 0 || mark == MARK_MIDDLING || satisfied == (mark > MARK_MIDDLING);
}

bool
satisfaction_reopens(enum verdict verdict, enum visit_solved solved)
{
	return verdict == VERDICT_NO || solved == SOLVED_NO;
}

enum act
satisfaction_act(enum stage stage, enum verdict verdict, enum visit_solved solved)
{
	if (!satisfaction_reopens(verdict, solved))
		return ACT_RATE;
	return stage == STAGE_CONFIRMING ? ACT_OBJECT : ACT_REOPEN;
}

bool
satisfaction_asks(const struct case_file *before, const struct case_file *after)
{
	return before->stage != STAGE_CLOSED && return_visit_turn(after) == TURN_FIRST;
}

enum refusal
satisfaction_may_count(const struct satisfaction *answers, size_t count, const struct satisfaction *added,
    bool signature)
{
	for (size_t i = 0; i < count; i++)
		if (answers[i].round == added->round && answers[i].way == added->way &&
		    answers[i].turn == added->turn)
			return REFUSAL_ALREADY;
	return added->way != WAY_PAPER || signature ? REFUSAL_NONE : REFUSAL_SIGNATURE;
}

int
satisfaction_rate(const struct satisfaction_figures *figures)
{
	if (figures->rated <= 0)
		return -1;
	return (int)((figures->yes * THOUSAND + figures->rated / 2) / figures->rated);
}

const char *
answer_way_name(enum answer_way way)
{
	return name_of(ways, WAY__COUNT, (int)way);
}

const char *
verdict_name(enum verdict verdict)
{
	return name_of(verdicts, VERDICT__COUNT, (int)verdict);
}
