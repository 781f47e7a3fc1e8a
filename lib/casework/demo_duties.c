/* Duties of the last two months: opened as the daemon would have, most done in time, one of them late. */
#include "casework/demo_inside.h"

#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/duties.h"
#include "store/duty_store.h"
#include "base/banned.h"

enum { DAYS_BACK = 60, DAYS_APART = 7, MORNING = 9, DAYS_BETWEEN = 3, HOURS_BEFORE = 7 };

/* The rule whose duty of two months ago was forgotten for a day. */
static const char late[] = "K24";

static struct step
step_at(const struct demo *demo, struct arena *arena, int64_t now)
{
	return (struct step){
		.casework = demo->step->casework, .arena = arena, .as = ROLE_CLOCK, .now = now, .untold = true,
		.visit = demo->step->visit, .address = demo->step->address,
	};
}

static enum fault
open_periods(const struct demo *demo, struct arena *arena)
{
	enum fault fault = FAULT_NONE;

	for (int days = DAYS_BACK; days >= 0 && fault == FAULT_NONE; days -= DAYS_APART) {
		int64_t day = date_day_start(date_local_day(demo->start) - days);
		struct step step = step_at(demo, arena, day + MORNING * (int64_t)DATE_HOUR);
		size_t opened = 0;

		fault = duties_begin(&step, &opened);
	}
	return fault;
}

static const struct staff *
doer(const struct demo *demo, const struct duty *duty)
{
	size_t count;
	const struct staff *list = casework_staff_list(demo->step->casework, &count);

	for (size_t i = 0; i < count; i++)
		if (duty_may_do(duty, &list[i]) == REFUSAL_NONE)
			return &list[i];
	return NULL;
}

static bool
was_late(const struct demo *demo, const struct duty *duty)
{
	return text_equal(duty->rule, late) && duty->due_at < demo->start - DAYS_BACK / 2 * (int64_t)DATE_DAY;
}

static enum fault
do_once(const struct demo *demo, const struct duty *duty, const struct staff *actor, struct step *step)
{
	struct duty_request request = { .id = duty->id };
	struct duty now;
	const char *note = demo_phrase(demo, arena_format(step->arena, "duty_%s", duty->rule), 0);
	enum fault fault = duty_load(step->casework->db, step->arena, duty->id, false, &now);

	request.version = now.version;
	request.note = text_empty(note) ? demo_phrase(demo, "duty", 0) : note;
	step->as = ROLE__COUNT;
	step->actor = actor;
	if (fault == FAULT_NONE)
		fault = duties_do(step, &request);
	return fault == FAULT_NONE && step->refusal != REFUSAL_NONE ?
	    log_fault(FAULT_INTERNAL, "duty %s of the demonstration was refused: %s", duty->rule,
	    refusal_name(step->refusal)) : fault;
}

/* All its times that lie before the moment of the data. */
static enum fault
do_times(const struct demo *demo, struct arena *arena, const struct duty *duty)
{
	const struct staff *actor = doer(demo, duty);
	enum fault fault = FAULT_NONE;

	for (int n = 0; n < duty->times && actor != NULL && fault == FAULT_NONE; n++) {
		int64_t days = (duty->times - 1 - n) * (int64_t)DAYS_BETWEEN + 1;
		int64_t before = days * DATE_DAY + HOURS_BEFORE * (int64_t)DATE_HOUR;
		struct step step = step_at(demo, arena, duty->due_at + 1);
		size_t marked = 0;

		if (was_late(demo, duty))
			fault = duties_tick(&step, &marked);
		step.now = was_late(demo, duty) ? duty->due_at + MORNING * (int64_t)DATE_HOUR : duty->due_at - before;
		if (step.now > demo->start || fault != FAULT_NONE)
			return fault;
		step.once = arena_format(arena, "demo-duty-%lld-%d", (long long)duty->id, n);
		fault = do_once(demo, duty, actor, &step);
	}
	return fault;
}

enum fault
demo_duties_load(struct demo *demo)
{
	struct arena arena = {0};
	struct duty_list open;
	enum fault fault = open_periods(demo, &arena);

	if (fault == FAULT_NONE)
		fault = duties_open(demo->step->casework->db, &arena, &open);
	for (size_t i = 0; fault == FAULT_NONE && i < open.count; i++)
		fault = do_times(demo, &arena, &open.rows[i]);
	arena_release(&arena);
	return fault;
}

/* Once the inspections are there: what nobody did in time is marked as the daemon would have. */
enum fault
demo_duties_mark(struct demo *demo)
{
	struct arena arena = {0};
	struct step step = step_at(demo, &arena, demo->start);
	size_t marked = 0;
	enum fault fault = duties_tick(&step, &marked);

	arena_release(&arena);
	return fault;
}
