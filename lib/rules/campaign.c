#include "rules/campaign.h"

#include "base/text.h"
#include "rules/name.h"
#include "base/banned.h"

enum { PERCENT = 100 };

static const char *const seasons[SEASON__COUNT] = {
	[SEASON_RAIN] = "rain",
	[SEASON_HEATING] = "heating",
	[SEASON_OTHER] = "other",
};

static const char *const kinds[QUESTION_KIND__COUNT] = {
	[QUESTION_YES_NO] = "yes_no",
	[QUESTION_CHOICE] = "choice",
	[QUESTION_NUMBER] = "number",
	[QUESTION_TEXT] = "text",
};

static const char *const room_states[ROOM_STATE__COUNT] = {
	[ROOM_WAITING] = "waiting",
	[ROOM_MISSED] = "missed",
	[ROOM_VISITED] = "visited",
};

static const char *const states[CAMPAIGN_STATE__COUNT] = {
	[CAMPAIGN_PLANNED] = "planned",
	[CAMPAIGN_RUNNING] = "running",
	[CAMPAIGN_OVERDUE] = "overdue",
	[CAMPAIGN_DONE] = "done",
	[CAMPAIGN_CLOSED] = "closed",
};

static const char *const lacks[CAMPAIGN_LACK__COUNT] = {
	[CAMPAIGN_COMPLETE] = "",
	[CAMPAIGN_LACKS_ANSWER] = "answer",
	[CAMPAIGN_LACKS_CHOICE] = "choice",
	[CAMPAIGN_LACKS_PROBLEM] = "problem",
	[CAMPAIGN_LACKS_SIGNATURE] = "signature",
};

static const struct question_option *
chosen(const struct campaign_question *question, const char *answer)
{
	for (size_t i = 0; i < question->option_count; i++)
		if (text_equal(question->options[i].id, answer))
			return &question->options[i];
	return NULL;
}

enum campaign_lack
campaign_answer_lack(const struct campaign_question *question, const char *answer)
{
	int64_t number;

	if (text_empty(answer))
		return question->required ? CAMPAIGN_LACKS_ANSWER : CAMPAIGN_COMPLETE;
	switch (question->kind) {
	case QUESTION_NUMBER:
		return text_number(answer, &number) ? CAMPAIGN_COMPLETE : CAMPAIGN_LACKS_CHOICE;
	case QUESTION_TEXT:
		return text_characters(answer) <= CAMPAIGN_ANSWER_CHARACTERS ? CAMPAIGN_COMPLETE :
		    CAMPAIGN_LACKS_CHOICE;
	default:
		return chosen(question, answer) != NULL ? CAMPAIGN_COMPLETE : CAMPAIGN_LACKS_CHOICE;
	}
}

bool
campaign_answer_alarms(const struct campaign_question *question, const char *answer)
{
	const struct question_option *option = chosen(question, answer);

	return option != NULL && option->problem;
}

/* Nothing is asked of a door that did not open. */
enum campaign_lack
campaign_visit_lack(const struct campaign_form *form, const struct room_visit *visit, size_t *question)
{
	bool alarm = false;

	*question = form->question_count;
	if (!visit->reached)
		return CAMPAIGN_COMPLETE;
	for (size_t i = 0; i < form->question_count; i++) {
		enum campaign_lack lack = campaign_answer_lack(&form->questions[i], visit->answers[i]);

		if (lack != CAMPAIGN_COMPLETE) {
			*question = i;
			return lack;
		}
		alarm = alarm || campaign_answer_alarms(&form->questions[i], visit->answers[i]);
	}
	if (alarm && text_empty(visit->problem))
		return CAMPAIGN_LACKS_PROBLEM;
	return form->signature && !visit->signature ? CAMPAIGN_LACKS_SIGNATURE : CAMPAIGN_COMPLETE;
}

enum campaign_state
campaign_state(const struct campaign *campaign, const struct campaign_count *count, int32_t today)
{
	if (campaign->closed_at != 0)
		return CAMPAIGN_CLOSED;
	if (count->rooms > 0 && count->visited == count->rooms)
		return CAMPAIGN_DONE;
	if (today < campaign->first)
		return CAMPAIGN_PLANNED;
	return today <= campaign->last ? CAMPAIGN_RUNNING : CAMPAIGN_OVERDUE;
}

int
campaign_percent(const struct campaign_count *count)
{
	return count->rooms <= 0 ? 0 : (int)(count->visited * PERCENT / count->rooms);
}

void
campaign_room_apply(struct campaign_room *room, const struct room_visit *visit, const struct staff *staff, int64_t now)
{
	room->attempts++;
	room->state = visit->reached ? ROOM_VISITED : ROOM_MISSED;
	if (!visit->reached)
		return;
	room->visited_at = now;
	room->visitor = staff->id;
}

bool
campaign_may_plan(const struct staff *staff)
{
	return staff != NULL && !staff->disabled && (staff_has(staff, ROLE_SUPERVISOR) ||
	    staff_has(staff, ROLE_DEPARTMENT_MANAGER) || staff_has(staff, ROLE_MANAGEMENT));
}

enum refusal
campaign_may_open(const struct staff *staff, const struct campaign *campaign)
{
	if (!campaign_may_plan(staff))
		return REFUSAL_ROLE;
	return text_empty(campaign->title) || campaign->last < campaign->first ||
	    campaign->last - campaign->first >= CAMPAIGN_SPAN_DAYS ? REFUSAL_INCOMPLETE : REFUSAL_NONE;
}

enum refusal
campaign_may_change(const struct staff *staff, const struct campaign *campaign)
{
	if (!campaign_may_plan(staff))
		return REFUSAL_ROLE;
	return campaign->closed_at != 0 ? REFUSAL_ALREADY : REFUSAL_NONE;
}

/* Rooms that nobody was named for are seen by whoever may go to them. */
static bool
goes(const struct staff *staff, const struct campaign_room *room)
{
	if (room->visitor.value != 0)
		return room->visitor.value == staff->id.value;
	return staff_has(staff, ROLE_HANDLER) || staff_has(staff, ROLE_DISPATCHER);
}

bool
campaign_room_visible(const struct campaign_room *room, const struct staff *staff)
{
	return staff != NULL && !staff->disabled &&
	    (campaign_may_plan(staff) || staff_has(staff, ROLE_INSPECTOR) || goes(staff, room));
}

/* A sheet is filled once; late is better than never, but nobody is early. */
enum refusal
campaign_may_visit(const struct staff *staff, const struct campaign *campaign, const struct campaign_room *room,
    int32_t today)
{
	if (staff == NULL || staff->disabled)
		return REFUSAL_ROLE;
	if (campaign->closed_at != 0 || room->state == ROOM_VISITED)
		return REFUSAL_ALREADY;
	if (!campaign_may_plan(staff) && !goes(staff, room))
		return REFUSAL_NOT_YOURS;
	return today < campaign->first ? REFUSAL_EARLY : REFUSAL_NONE;
}

enum refusal
campaign_may_close(const struct staff *staff, const struct campaign *campaign, const struct campaign_count *count,
    const char *reason)
{
	enum refusal refusal = campaign_may_change(staff, campaign);

	if (refusal == REFUSAL_NONE && count->visited < count->rooms && text_empty(reason))
		return REFUSAL_UNVISITED;
	return refusal;
}

const char *
season_name(enum season season)
{
	return name_of(seasons, SEASON__COUNT, (int)season);
}

enum season
season_read(const char *name)
{
	return (enum season)name_find(seasons, SEASON__COUNT, name);
}

const char *
question_kind_name(enum question_kind kind)
{
	return name_of(kinds, QUESTION_KIND__COUNT, (int)kind);
}

enum question_kind
question_kind_read(const char *name)
{
	return (enum question_kind)name_find(kinds, QUESTION_KIND__COUNT, name);
}

const char *
room_state_name(enum room_state state)
{
	return name_of(room_states, ROOM_STATE__COUNT, (int)state);
}

enum room_state
room_state_read(const char *name)
{
	return (enum room_state)name_find(room_states, ROOM_STATE__COUNT, name);
}

const char *
campaign_state_name(enum campaign_state state)
{
	return name_of(states, CAMPAIGN_STATE__COUNT, (int)state);
}

const char *
campaign_lack_name(enum campaign_lack lack)
{
	return name_of(lacks, CAMPAIGN_LACK__COUNT, (int)lack);
}
