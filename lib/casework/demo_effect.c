/* Evaluations of effects beside those that closing opens: one to be judged, others judged, a bad one taken up again. */
#include "base/date.h"
#include "base/text.h"
#include "casework/demo_inside.h"
#include "casework/effects.h"
#include "base/banned.h"

enum { F_KEY, F_DEPARTMENT, F_CATEGORY, F_AGO, F_DAYS, F_MEASURE, F_VERDICT, F_REASON, F_BEFORE, F_AFTER };
enum { HUNDRED = 100 };

static const char opener[] = "zhuguan", judge[] = "dudao";

struct demo_effect {
	struct demo		*demo;
	const struct demo_row	*row;
	struct step		 step;
};

static enum fault
bad(struct demo_effect *of, const char *what)
{
	return demo_table_bad(of->demo->step->arena, &of->demo->effects, of->row, what, &of->demo->problem);
}

static enum fault
begin(struct demo_effect *of, const char *login, const char *what)
{
	of->step.actor = demo_person(of->demo, login);
	of->step.refusal = REFUSAL_NONE;
	of->step.once = arena_format(of->step.arena, "demo-effect-%s-%s", what, of->row->cells[F_KEY]);
	return of->step.actor == NULL ? bad(of, "there is nobody who evaluates") : FAULT_NONE;
}

static enum fault
not_refused(struct demo_effect *of, enum fault fault)
{
	if (fault != FAULT_NONE || of->step.refusal == REFUSAL_NONE)
		return fault;
	return bad(of, refusal_name(of->step.refusal));
}

/* The archive's complaints, so many of a hundred of each category before its measure, and so many after it. */
const struct demo_row *
demo_effect_complaint(const struct demo *demo, const struct demo_case *c)
{
	int64_t roll = (int64_t)demo_choice(c->index, 14, HUNDRED), ago, share;
	uint64_t n = demo_choice(c->index, 15, HUNDRED);

	if (!text_starts(c->story->cells[0], "archived"))
		return NULL;
	for (size_t i = 0; i < demo->effects.count; i++) {
		const char *const *cells = demo->effects.rows[i].cells;
		bool after;

		if (!text_number(cells[F_AGO], &ago))
			continue;
		after = date_local_day(c->received_at) >= date_local_day(demo->start) - ago;
		if (text_number(cells[after ? F_AFTER : F_BEFORE], &share) && (roll -= share) < 0)
			return demo_table_pick(&demo->complaints, cells[F_CATEGORY], n);
	}
	return NULL;
}

/* The number of an open case of the category; "" when there is none. */
static enum fault
open_case(struct demo_effect *of, const char **number)
{
	const struct demo *demo = of->demo;
	struct case_file c;
	enum fault fault = FAULT_NONE;

	*number = "";
	for (size_t i = 0; fault == FAULT_NONE && i < demo->case_count && text_empty(*number); i++) {
		if (demo->cases[i].id.value == 0 || !stage_is_open(demo->cases[i].state.stage) ||
		    !text_equal(demo->cases[i].complaint->cells[0], of->row->cells[F_CATEGORY]))
			continue;
		fault = case_load(of->step.casework->db, of->step.arena, demo->cases[i].id, false, &c);
		if (fault == FAULT_NONE && case_visible(&c, of->step.actor))
			*number = c.number;
	}
	return fault;
}

static enum fault
decide(struct demo_effect *of, int64_t id)
{
	struct effect_judging judging = {
		.id = id, .verdict = effect_verdict_read(of->row->cells[F_VERDICT]), .reason = of->row->cells[F_REASON],
		.renewal = "",
	};
	enum fault fault = begin(of, judge, "judged");

	if (fault == FAULT_NONE && judging.verdict == EFFECT_BAD)
		fault = open_case(of, &judging.renewal);
	return fault == FAULT_NONE ? not_refused(of, effect_decide(&of->step, &judging)) : fault;
}

static enum fault
load(struct demo_effect *of)
{
	const struct department *department = casework_department_code(of->step.casework, of->row->cells[F_DEPARTMENT]);
	struct effect_opening opening = {
		.effect = { .category = of->row->cells[F_CATEGORY], .measure = of->row->cells[F_MEASURE] },
	};
	struct demo *demo = of->demo;
	int64_t ago, days, id = 0;
	enum fault fault;

	if (department == NULL)
		return bad(of, "there is no such department");
	if ((fault = demo_table_number(demo->step->arena, &demo->effects, of->row, F_AGO, &ago, &demo->problem)) !=
	    FAULT_NONE || (fault = demo_table_number(demo->step->arena, &demo->effects, of->row, F_DAYS, &days,
	    &demo->problem)) != FAULT_NONE || (fault = begin(of, opener, "opened")) != FAULT_NONE)
		return fault;
	opening.effect.department = department->id;
	opening.effect.day = date_local_day(demo->start) - (int32_t)ago;
	opening.effect.days = (int)days;
	if ((fault = not_refused(of, effect_open(&of->step, &opening, &id))) != FAULT_NONE ||
	    text_empty(of->row->cells[F_VERDICT]))
		return fault;
	return decide(of, id);
}

enum fault
demo_effects_load(struct demo *demo)
{
	enum fault fault = FAULT_NONE;
	struct arena arena = {0};

	for (size_t i = 0; fault == FAULT_NONE && i < demo->effects.count; i++) {
		struct demo_effect of = {
			.demo = demo, .row = &demo->effects.rows[i],
			.step = {
				.casework = demo->step->casework, .arena = &arena, .as = ROLE__COUNT,
				.now = demo->start, .visit = demo->step->visit, .address = demo->step->address,
				.untold = true,
			},
		};

		fault = load(&of);
		arena_reset(&arena);
	}
	arena_release(&arena);
	return fault;
}
