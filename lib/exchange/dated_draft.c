#include "exchange/dated_draft.h"

#include "base/banned.h"

struct dated_draft
dated_draft_begin(struct dated_list *list, int64_t line)
{
	return (struct dated_draft){
		.list = list,
		.event = { .line = line, .act = ACT__COUNT, .as = ROLE__COUNT, .facts = replay_facts_none() },
		.duty_act = DUTY_ACT__COUNT,
	};
}

bool
dated_draft_is_duty(const struct dated_draft *draft)
{
	return draft->duty_act != DUTY_ACT__COUNT;
}

struct replay_duty
dated_draft_duty(const struct dated_draft *draft)
{
	const struct replay_event *event = &draft->event;

	return (struct replay_duty){
		.line = event->line, .act = draft->duty_act, .at = event->at, .rule = draft->duty,
		.period = draft->period, .person = event->person, .department = event->department,
	};
}

static const char *
duty_lack(const struct dated_draft *draft)
{
	if (draft->has_case)
		return "a duty is of no case";
	if (draft->event.at == 0)
		return "the time is missing";
	return draft->duty == NULL ? "the duty is missing" : NULL;
}

const char *
dated_draft_lack(const struct dated_draft *draft)
{
	if (dated_draft_is_duty(draft))
		return duty_lack(draft);
	if (draft->duty != NULL || draft->period != 0)
		return "only duty_open, duty_done and duty_end have a duty and its period";
	if (!draft->has_case)
		return "the case is missing";
	if (draft->event.at == 0)
		return "the time is missing";
	return draft->event.act == ACT__COUNT ? "the event is missing" : NULL;
}
