#include "rules/round.h"

#include "base/banned.h"

/* Acts by which somebody has dealt with the matter itself. */
static const act_set work = ACT_BIT(ACT_ANSWER) | ACT_BIT(ACT_INVESTIGATE) | ACT_BIT(ACT_CAUSE) |
    ACT_BIT(ACT_RESPONSIBILITY) | ACT_BIT(ACT_PLAN) | ACT_BIT(ACT_EXECUTE) | ACT_BIT(ACT_PROGRESS) |
    ACT_BIT(ACT_COMPLETE) | ACT_BIT(ACT_FEED_BACK);

/* One round under way. */
struct round {
	int64_t	handler;
	bool	accepted;
	/* the person asked about: has it since it was accepted, had it until it was sent on, worked on it */
	bool	has, had, worked;
};

static void
follow(struct round *round, const struct case_event *event, int64_t person)
{
	switch (event->act) {
	case ACT_DISPATCH:
		round->handler = event->person.value;
		round->had = round->had || round->has;
		round->accepted = round->has = false;
		break;
	case ACT_RETURN:
		/* The acceptance is taken back with what came of it, as its clocks are. */
		round->handler = 0;
		round->accepted = round->has = false;
		break;
	case ACT_ASSIGN:
		round->handler = event->person.value;
		break;
	case ACT_ACCEPT:
		round->accepted = true;
		if (round->handler == 0)
			round->handler = event->actor.value;
		break;
	default:
		break;
	}
	round->has = round->has || (round->accepted && round->handler == person);
	round->worked = round->worked || ((work & ACT_BIT(event->act)) != 0 && event->actor.value == person);
}

bool
round_handled(const struct case_event *events, size_t count, struct staff_id person)
{
	struct round round = {0};

	if (person.value == 0)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (events[i].to != STAGE_REOPENED || events[i].from == STAGE_REOPENED) {
			follow(&round, &events[i], person.value);
			continue;
		}
		if (round.has || round.had || round.worked)
			return true;
		round = (struct round){0};
	}
	return false;
}

bool
round_bars(const struct procedure *procedure, const struct case_file *c, const struct case_event *events, size_t count,
    struct staff_id person)
{
	return procedure->other_person && c->reopened > 0 && round_handled(events, count, person);
}
