/* The survey behind a one-time link: a case without names, a mark, a few words; works once. */
#include "base/arena.h"
#include "base/text.h"
#include "casework/surveying.h"
#include "portal.h"
#include "portal_case.h"
#include "view/view_case.h"
#include "view/view_step.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { WORDS_CHARACTERS = 2000, KEY_CHARACTERS = 64 };
enum field { KEY, MARK, SOLVED, WORDS, FIELDS };

static const char *const marks[] = { "5", "4", "3", "2", "1", NULL };
static const char *const said[] = { "yes", "no", NULL };

static const struct field_spec fields[FIELDS] = {
	[KEY] = { .name = "key", .kind = FIELD_HIDDEN, .required = true, .max = KEY_CHARACTERS },
	[MARK] = { .name = "satisfaction", .kind = FIELD_CHOICE, .required = true, .choices = marks },
	[SOLVED] = { .name = "solved", .kind = FIELD_CHOICE, .choices = said },
	[WORDS] = { .name = "text", .kind = FIELD_LINES, .max = WORDS_CHARACTERS },
};
const struct form_spec portal_survey_form = { .fields = fields, .count = FIELDS };

/* The page of a key; without a case when it opens none. */
static enum fault
show(struct visit *visit, const char *key)
{
	struct step step = portal_step(visit);
	struct node *node = page_node(visit->page, "Survey");
	struct case_file c;
	enum fault fault = survey_open(&step, key, &c);

	if (fault == FAULT_NOT_FOUND)
		return visit_show(visit, "survey");
	if (fault != FAULT_NONE)
		return fault;
	node_text(node, "Key", key);
	node_text(node, "Number", c.number);
	node_text(node, "Category", view_case_category(visit, c.category));
	node_moment(node, "Received", c.received_at);
	return visit_show(visit, "survey");
}

enum fault
portal_survey(struct visit *visit)
{
	return show(visit, request_query(visit->request, "key"));
}

enum fault
portal_survey_again(struct visit *visit)
{
	return show(visit, form_text(visit->form, KEY));
}

enum fault
portal_survey_post(struct visit *visit)
{
	struct step step = portal_step(visit);
	struct act_request request = {
		.text = form_text(visit->form, WORDS), .public = true,
		.detail = portal_answer_detail(visit, form_text(visit->form, MARK), form_text(visit->form, SOLVED)),
	};
	int64_t mark = 0;
	enum fault fault;

	if (text_number(form_text(visit->form, MARK), &mark))
		request.satisfaction = (int)mark;
	if (form_present(visit->form, SOLVED))
		request.solved = (enum visit_solved)(form_number(visit->form, SOLVED) + 1);
	fault = survey_answer(&step, form_text(visit->form, KEY), &request);
	if (fault == FAULT_NOT_FOUND || step.refusal == REFUSAL_ALREADY)
		return show(visit, "");
	return view_step_end(visit, &step, fault, NULL, "portal/survey/done");
}

enum fault
portal_survey_done(struct visit *visit)
{
	return visit_show(visit, "survey_done");
}
