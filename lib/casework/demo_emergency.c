/* Two emergencies of the demonstration: one that was lifted and evaluated, and one that is alive. */
#include "casework/demo_inside.h"

#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "casework/emergencies.h"
#include "base/banned.h"

enum column { WHICH, MINUTES, ACT, LOGIN, TEXT, MORE };
enum { C_SEVERITY = 2, C_FLAGS = 5, C_ACCUSED = 11, ST_NAME = 0, FIRST_ORDER = 1000, OLD = 160 * DATE_MINUTE };

static bool
is_level_one(const struct demo_case *c)
{
	const char *severity = c->complaint->cells[C_SEVERITY], *flags = c->complaint->cells[C_FLAGS];

	return text_empty(c->complaint->cells[C_ACCUSED]) && (text_equal(severity, "grave") ||
	    (text_equal(severity, "serious") && (strstr(flags, "safety") != NULL || strstr(flags, "media") != NULL)));
}

/* The first case of level 1 in one of these stories, long enough ago. */
static const struct demo_case *
find_case(const struct demo *demo, const char *const *stories)
{
	for (; *stories != NULL; stories++)
		for (size_t i = 0; i < demo->case_count; i++) {
			const struct demo_case *c = &demo->cases[i];

			if (text_equal(c->story->cells[ST_NAME], *stories) && is_level_one(c) &&
			    c->received_at + OLD < demo->start)
				return c;
		}
	return NULL;
}

enum fault
demo_emergency_plan(struct demo *demo)
{
	static const char *const over[] = { "closed", "visited", "closed_warned", NULL };
	static const char *const alive[] = { "executing", "investigating", "executing_done", "executing_long", NULL };
	const struct demo_case *lifted = find_case(demo, over), *live = find_case(demo, alive);
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < demo->emergencies.count && fault == FAULT_NONE; i++) {
		const struct demo_row *row = &demo->emergencies.rows[i];
		bool now = text_equal(row->cells[WHICH], "live");
		const struct demo_case *c = now ? live : lifted;
		int64_t minutes;

		fault = demo_table_number(demo->step->arena, &demo->emergencies, row, MINUTES, &minutes,
		    &demo->problem);
		if (fault != FAULT_NONE || c == NULL)
			continue;
		demo->steps[demo->step_count++] = (struct demo_step){
			.at = now ? demo->start - minutes * DATE_MINUTE : c->received_at + minutes * DATE_MINUTE,
			.which = c->index, .order = FIRST_ORDER + i, .act = act_read(row->cells[ACT]), .scene = row,
		};
	}
	return fault;
}

/* The part of "a|b|c" with that number, "" when there is none. */
static const char *
part(struct arena *arena, const char *text, int number)
{
	for (; number > 0; number--) {
		text += strcspn(text, "|");
		text += *text == '|';
	}
	return arena_copy_bytes(arena, text, strcspn(text, "|"));
}

static struct staff_id
person(const struct demo *demo, const char *login)
{
	const struct staff *found = demo_person(demo, login);

	return found == NULL ? (struct staff_id){ 0 } : found->id;
}

static enum fault
measure(const struct demo *demo, struct step *step, struct case_id id, const struct demo_row *row)
{
	const char *more = row->cells[MORE];
	int64_t yuan = 0;
	struct urgent_measure taken = {
		.kind = urgent_kind_read(part(step->arena, more, 0)), .text = row->cells[TEXT],
		.ordered_by = person(demo, part(step->arena, more, 2)), .ordered_at = step->now,
	};

	(void)text_number(part(step->arena, more, 1), &yuan);
	taken.amount = yuan * 100;
	return emergency_measure(step, id, &taken);
}

static enum fault
outcome(struct step *step, struct case_id id, const struct demo_row *row)
{
	struct emergency_reading reading;
	enum fault fault = emergency_read(step, id, &reading);

	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE || reading.measure_count == 0)
		return fault;
	return emergency_measure_result(step, id, reading.measures[0].id, row->cells[TEXT]);
}

static enum fault
write_line(struct step *step, struct case_id id, const struct demo_row *row, enum act act)
{
	const char *more = row->cells[MORE];
	struct emergency_entry entry = {
		.talk = act == ACT_SITUATION ? TALK_REPORT : TALK_COMPLAINANT, .at = step->now, .person = "",
		.text = row->cells[TEXT], .next = "",
	};

	if (act == ACT_LOG) {
		entry.talk = emergency_talk_read(part(step->arena, more, 0));
		entry.person = part(step->arena, more, 1);
	} else if (act == ACT_SITUATION)
		entry.next = more;
	else
		entry.person = more;
	return emergency_write(step, id, &entry);
}

static enum fault
end(struct step *step, struct case_id id, const struct demo_row *row)
{
	struct emergency evaluation = {
		.effect = row->cells[TEXT], .lessons = part(step->arena, row->cells[MORE], 0),
		.prevention = part(step->arena, row->cells[MORE], 1),
	};

	return emergency_debrief(step, id, &evaluation);
}

/* What the centre registered at that level was reported with it. */
static enum fault
alert(struct step *step, struct case_id id, const char *text)
{
	enum fault fault = emergency_alert(step, id, text);

	if (step->refusal == REFUSAL_ALREADY)
		step->refusal = REFUSAL_NONE;
	return fault;
}

/* Whether one of the two takes its course from what was just reported. */
static bool
has_scenes(const struct demo *demo, const struct demo_case *c, int64_t now)
{
	for (size_t i = 0; i < demo->step_count; i++)
		if (demo->steps[i].scene != NULL && demo->steps[i].which == c->index &&
		    demo->steps[i].at >= now && demo->steps[i].at < now + OLD)
			return true;
	return false;
}

enum fault
demo_emergency_decline(struct demo *demo, const struct step *happened, const struct demo_case *c,
    const struct staff *head)
{
	const struct demo_row *row = demo_table_pick(&demo->words, act_name(ACT_LIFT), c->index);
	struct step step = *happened;
	enum fault fault;

	if (row == NULL || has_scenes(demo, c, step.now))
		return FAULT_NONE;
	step.actor = head;
	step.as = ROLE__COUNT;
	step.once = arena_format(step.arena, "%s-decline", happened->once);
	fault = emergency_lift(&step, c->id, row->cells[1]);
	/* What comes from the public was not reported, and since an interrupted load a case may have moved on. */
	return fault == FAULT_NONE && step.refusal != REFUSAL_NONE && step.refusal != REFUSAL_NO_EMERGENCY &&
	    step.refusal != REFUSAL_SEALED ?
	    demo_table_bad(demo->step->arena, &demo->words, row, refusal_name(step.refusal), &demo->problem) : fault;
}

enum fault
demo_emergency_write(const struct demo *demo, struct step *step, const struct demo_case *c, const struct demo_row *row)
{
	const char *text = row->cells[TEXT], *more = row->cells[MORE];

	step->actor = demo_person(demo, row->cells[LOGIN]);
	step->as = ROLE__COUNT;
	switch (act_read(row->cells[ACT])) {
	case ACT_ALERT:
		return alert(step, c->id, text);
	case ACT_SEE:
		return emergency_see(step, c->id);
	case ACT_EMERGENCY:
		return emergency_start(step, c->id, text);
	case ACT_TASK_FORCE:
		return emergency_name(step, c->id, person(demo, part(step->arena, more, 0)),
		    text_equal(part(step->arena, more, 1), "leads"), text);
	case ACT_SITUATION:
	case ACT_LOG:
	case ACT_CONTACT:
		return write_line(step, c->id, row, act_read(row->cells[ACT]));
	case ACT_MEASURE:
		return measure(demo, step, c->id, row);
	case ACT_LIFT:
		return emergency_lift(step, c->id, text);
	case ACT_DEBRIEF:
		return end(step, c->id, row);
	default:
		return outcome(step, c->id, row);
	}
}
