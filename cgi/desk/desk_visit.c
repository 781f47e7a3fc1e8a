#include "desk_visit.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/outbox.h"
#include "view/view_case_page.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { OWN = VISIT_FORM_OWN };

/* How the case is looked at, as the access log tells it; in full only for a reason and while a visit is due. */
struct looking { const char *kind, *reason; bool revealed; };

/* The link that was sent when the case was closed, the latest. */
static enum fault
show_asked(struct visit *visit, struct step *step, const struct case_reading *reading)
{
	struct node *node = page_node(visit->page, "Asked");
	struct outbox_message *messages = NULL;
	size_t count = 0;
	enum fault fault = FAULT_NONE;

	if (reading->has.messages)
		fault = outbox_of(step, reading->file.id, &messages, &count);
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		if (messages[i].kind != MESSAGE_SURVEY)
			continue;
		node_text(node, "State", message_state_name(messages[i].state));
		node_text(node, "Delivery", delivery_name(messages[i].delivery));
		node_text(node, "Recipient", messages[i].recipient);
		node_moment(node, "At", messages[i].sent_at != 0 ? messages[i].sent_at : messages[i].created_at);
		break;
	}
	return fault;
}

static enum fault
lay_out(struct visit *visit, struct case_id id, const struct looking *looking)
{
	struct step step = view_identity_step(visit);
	struct view_case_page showing = { .revealed = looking->revealed };
	struct case_reading reading;
	struct visiting visiting;
	enum fault fault = casework_read(&step, id, &reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE ||
	    (fault = casework_log_access(&step, looking->kind, arena_format(visit->arena, "case %s",
	    reading.file.number), looking->reason)) != FAULT_NONE ||
	    (fault = visiting_read(&step, id, &visiting)) != FAULT_NONE)
		return fault;
	if ((fault = show_asked(visit, &step, &reading)) != FAULT_NONE)
		return fault;
	showing.reading = &reading;
	view_case_page(visit, &showing);
	desk_visit_show(visit, &reading, &visiting, looking->revealed);
	return FAULT_NONE;
}

static struct case_id
asked_id(const struct visit *visit)
{
	return (struct case_id){ request_query_number(visit->request, "id", 0) };
}

static struct case_id
sent_id(const struct visit *visit)
{
	return (struct case_id){ form_number(visit->form, VISIT_FORM_ID) };
}

enum fault
desk_visit(struct visit *visit)
{
	enum fault fault = lay_out(visit, asked_id(visit), &(struct looking){ "view", "visit", false });

	return fault == FAULT_NONE ? visit_show(visit, "visit") : fault;
}

/* The paper that is taken along and signed. */
static enum fault
print_masked(struct visit *visit, struct case_id id)
{
	enum fault fault = lay_out(visit, id, &(struct looking){ "print", "print_visit", false });

	return fault == FAULT_NONE ? visit_show(visit, "print_visit") : fault;
}

enum fault
desk_print_visit(struct visit *visit)
{
	return print_masked(visit, asked_id(visit));
}

enum fault
desk_print_visit_again(struct visit *visit)
{
	return print_masked(visit, sent_id(visit));
}

/* With whom to speak, while a visit is due; nothing changes but the log, so the answer is the page itself. */
static enum fault
reveal(struct visit *visit, const char *page)
{
	struct step step = view_identity_step(visit);
	struct case_file file;
	enum fault fault = casework_read_file(&step, sent_id(visit), &file);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	if (return_visit_turn(&file) == TURN_NONE)
		return visit_refuse(visit, refusal_name(REFUSAL_STAGE));
	fault = lay_out(visit, file.id, &(struct looking){ "reveal", form_text(visit->form, OWN), true });
	return fault == FAULT_NONE ? visit_show(visit, page) : fault;
}

enum fault
desk_print_visit_post(struct visit *visit)
{
	return reveal(visit, "print_visit");
}

enum fault
desk_visit_reveal(struct visit *visit)
{
	return reveal(visit, "visit");
}

enum fault
desk_visit_again(struct visit *visit)
{
	enum fault fault = lay_out(visit, sent_id(visit), &(struct looking){ "view", "visit", false });

	return fault == FAULT_NONE ? visit_show(visit, "visit") : fault;
}

/* The end of every act here: back to the visit while another follows, else to the list of those that are due. */
static enum fault
finish(struct visit *visit, const struct step *step, enum fault fault, const struct case_file *after)
{
	bool done = fault == FAULT_NONE && return_visit_turn(after) == TURN_NONE &&
	    (visit->permissions & PERMIT_VISITS) != 0;

	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	return view_step_end(visit, step, fault, "done", done ? "desk/visits" :
	    arena_format(visit->arena, "desk/visit?id=%lld", (long long)sent_id(visit).value));
}

/* Papers that bear a signature; the last two fields are the papers, and whether they were photographed on the spot. */
static enum fault
stage(struct visit *visit, struct act_request *request)
{
	size_t last = visit->form->spec->count - 1;
	const struct view_files how = { .as = {
		.origin = form_number(visit->form, last) != 0 ? EVIDENCE_CAMERA : EVIDENCE_STAFF, .receipt = true,
		.note = "",
	} };

	request->receipt = form_present(visit->form, last - 1);
	return view_files_take(visit, last - 1, &how, &request->files);
}

static enum fault
act(struct visit *visit, struct step *step, struct act_request *request)
{
	struct case_file after = {0};
	enum fault fault = FAULT_NONE;

	request->id = sent_id(visit);
	request->version = form_number(visit->form, VISIT_FORM_VERSION);
	if (visit->form->spec->multipart)
		fault = stage(visit, request);
	if (fault == FAULT_NONE && !visit->form->valid)
		return desk_visit_again(visit);
	if (fault == FAULT_NONE && step->refusal == REFUSAL_NONE)
		fault = request->way == WAY_PAPER ? visiting_answer(step, request, &after) :
		    casework_act(step, request, &after);
	return finish(visit, step, fault, &after);
}

/* The place of a choice, from 1; 0 when nothing was chosen. */
static int
chosen(const struct form *form, size_t field)
{
	return form_present(form, field) ? (int)form_number(form, field) + 1 : 0;
}

/* "name=value" lines of what was asked beside the text. */
static void
add_detail(struct text *detail, const char *name, const char *value)
{
	if (!text_empty(value))
		text_add_format(detail, "%s%s=%s", detail->length > 0 ? "\n" : "", name, value);
}

static const char *
one_line(struct arena *arena, const char *lines)
{
	char *copy = arena_copy(arena, lines);

	for (char *at = copy; *at != '\0'; at++)
		if (*at == '\n')
			*at = ' ';
	return copy;
}

enum fault
desk_visit_record(struct visit *visit)
{
	enum { ON_SITE = OWN, SATISFIED, MARK, SOLVED, WORDS, WISH, WAIVER };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct text detail = text_begin(visit->arena);
	struct act_request request = {
		.act = ACT_VISIT, .on_site = form_number(form, ON_SITE) != 0,
		.satisfied = form_number(form, SATISFIED) != 0, .satisfaction = chosen(form, MARK),
		.solved = (enum visit_solved)chosen(form, SOLVED), .text = form_text(form, WORDS),
		.wish = form_text(form, WISH), .waiver = form_text(form, WAIVER), .public = true,
	};

	add_detail(&detail, "on_site", form_text(form, ON_SITE));
	add_detail(&detail, "satisfied", form_text(form, SATISFIED));
	add_detail(&detail, "satisfaction", form_text(form, MARK));
	add_detail(&detail, "solved", form_text(form, SOLVED));
	add_detail(&detail, "wish", one_line(visit->arena, form_text(form, WISH)));
	request.detail = detail.value;
	return act(visit, &step, &request);
}

enum fault
desk_visit_miss(struct visit *visit)
{
	enum { WORDS = OWN, NEXT_AT, ON_SITE };
	struct step step = view_identity_step(visit);
	struct act_request request = {
		.act = ACT_MISS, .text = form_text(visit->form, WORDS), .until = form_number(visit->form, NEXT_AT),
		.on_site = form_number(visit->form, ON_SITE) != 0,
	};

	return act(visit, &step, &request);
}

enum fault
desk_visit_waive(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct act_request request = { .act = ACT_WAIVE, .text = form_text(visit->form, OWN) };

	return act(visit, &step, &request);
}

enum fault
desk_visit_paper(struct visit *visit)
{
	enum { MARK = OWN, SOLVED, WORDS };
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct text detail = text_begin(visit->arena);
	struct act_request request = {
		.way = WAY_PAPER, .satisfaction = chosen(form, MARK), .solved = (enum visit_solved)chosen(form, SOLVED),
		.text = form_text(form, WORDS), .public = true,
	};

	add_detail(&detail, "answered", answer_way_name(WAY_PAPER));
	add_detail(&detail, "satisfaction", form_text(form, MARK));
	add_detail(&detail, "solved", form_text(form, SOLVED));
	request.detail = detail.value;
	return act(visit, &step, &request);
}
