/* One evaluation: complaints before and after, what the figures say, and what was judged. */
#include "desk_effect.h"

#include "base/arena.h"
#include "base/text.h"
#include "view/view_effect.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/request.h"
#include "base/banned.h"

enum { ID, VERDICT, REASON, RENEWAL };
enum { REASON_CHARACTERS = 1000, NUMBER_CHARACTERS = 40 };

static const char *const verdicts[] = { "good", "partly", "bad", NULL };

static const struct field_spec judge_fields[] = {
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[VERDICT] = { .name = "verdict", .kind = FIELD_CHOICE, .required = true, .choices = verdicts },
	[REASON] = { .name = "reason", .kind = FIELD_LINES, .required = true, .min = 2, .max = REASON_CHARACTERS },
	[RENEWAL] = { .name = "renewal", .kind = FIELD_TEXT, .max = NUMBER_CHARACTERS },
};
const struct form_spec desk_effect_judge_form = {
	.fields = judge_fields, .count = sizeof(judge_fields) / sizeof(judge_fields[0]),
};

static void
show_lines(struct visit *visit, const struct effect_reading *reading)
{
	view_effect_lines(visit, page_node(visit->page, "Lines"), reading->lines);
	page_number(visit->page, "Base.BeforeRated", reading->before.rated);
	page_number(visit->page, "Base.AfterRated", reading->after.rated);
	page_number(visit->page, "Base.BeforeClosed", reading->before.closed);
	page_number(visit->page, "Base.AfterClosed", reading->after.closed);
}

/* That it was read, and of which cases it told: its own, and the one in which it is analysed anew. */
static enum fault
log_shown(struct step *step, const struct effect_view *view)
{
	const char *numbers[2];
	size_t told = 0;
	enum fault fault = casework_log_access(step, "view", arena_format(step->arena, "effect %lld",
	    (long long)view->effect.id), "");

	if (!text_empty(view->number))
		numbers[told++] = view->number;
	if (!text_empty(view->renewal) && !text_equal(view->renewal, view->number))
		numbers[told++] = view->renewal;
	return fault == FAULT_NONE ? casework_log_views(step, numbers, told, "effect") : fault;
}

static enum fault
lay_out(struct visit *visit, int64_t id)
{
	struct step step = view_identity_step(visit);
	struct effect_reading reading;
	struct node *node = page_node(visit->page, "Effect");
	enum fault fault = effect_read(&step, id, &reading);

	if (fault != FAULT_NONE)
		return fault;
	if ((fault = log_shown(&step, &reading.view)) != FAULT_NONE)
		return fault;
	view_effect(visit, node, &reading.view, NULL);
	show_lines(visit, &reading);
	if (reading.suggested != EFFECT_UNJUDGED)
		node_text(node, "Suggested", effect_verdict_name(reading.suggested));
	node_number(node, "Few", EFFECT_FEW);
	node_flag(node, "Reopens", reading.reopens);
	page_flag(visit->page, "May.judge", reading.judging == REFUSAL_NONE);
	if (reading.view.effect.judged_at == 0 && reading.judging != REFUSAL_NONE)
		node_text(node, "Why", refusal_name(reading.judging));
	return visit_show(visit, "effect");
}

enum fault
desk_effect(struct visit *visit)
{
	return lay_out(visit, request_query_number(visit->request, "id", 0));
}

enum fault
desk_effect_again(struct visit *visit)
{
	page_text(visit->page, "Form.Scope", "judge");
	return lay_out(visit, form_number(visit->form, ID));
}

enum fault
desk_effect_judge(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	const struct effect_judging judging = {
		.id = form_number(form, ID), .verdict = effect_verdict_read(form_text(form, VERDICT)),
		.reason = form_text(form, REASON), .renewal = form_text(form, RENEWAL),
	};
	enum fault fault = effect_decide(&step, &judging);

	return view_step_end(visit, &step, fault, "done", arena_format(visit->arena, "desk/effect?id=%lld",
	    (long long)judging.id));
}
