#include "desk_letter.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/telling.h"
#include "casework/workbench.h"
#include "casework/writing.h"
#include "desk_texts.h"
#include "rules/contact.h"
#include "rules/side_clock.h"
#include "rules/standard_text.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "view/view_case_page.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { ID, VERSION, TEXT, LANGUAGE, WAY, SUBJECT, BODY, FIELDS };
enum { NAME_CHARACTERS = 40, SUBJECT_CHARACTERS = 100, BODY_CHARACTERS = 4000, REASON_CHARACTERS = 200 };

static const char *const languages[] = { "zh", "en", NULL };
static const char *const ways[] = { "mail", "paper", NULL };

static const struct field_spec fields[FIELDS] = {
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[VERSION] = { .name = "version", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[TEXT] = { .name = "text", .kind = FIELD_TEXT, .required = true, .max = NAME_CHARACTERS },
	[LANGUAGE] = { .name = "language", .kind = FIELD_CHOICE, .required = true, .choices = languages },
	[WAY] = { .name = "way", .kind = FIELD_CHOICE, .required = true, .choices = ways },
	[SUBJECT] = { .name = "subject", .kind = FIELD_TEXT, .required = true, .max = SUBJECT_CHARACTERS },
	[BODY] = { .name = "body", .kind = FIELD_LINES, .required = true, .max = BODY_CHARACTERS },
};
/* What the writer has to say in own words must have been said. */
static void
check_letter(struct form *form, int64_t now)
{
	(void)now;
	if (form_present(form, BODY) && standard_text_open(form_text(form, BODY)))
		form_error(form, BODY, "unfilled");
}

const struct form_spec desk_letter_form = { .fields = fields, .count = FIELDS, .check = check_letter };

enum { PAPER_ID, PAPER_EVENT, PAPER_REASON, PAPER_FIELDS };

static const struct field_spec paper_fields[PAPER_FIELDS] = {
	[PAPER_ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[PAPER_EVENT] = { .name = "event", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT32_MAX },
	[PAPER_REASON] = { .name = "reason", .kind = FIELD_TEXT, .required = true, .min = 2, .max = REASON_CHARACTERS },
};
const struct form_spec desk_print_letter_form = { .fields = paper_fields, .count = PAPER_FIELDS };

static bool
is_letter(const struct standard_text *text)
{
	return text_equal(text->kind, "letter");
}

/* The letter of that id; NULL when the procedure has none. */
static const struct standard_text *
find_letter(const struct procedure *procedure, const char *id)
{
	const struct standard_text *text = procedure_text(procedure, id);

	return text != NULL && is_letter(text) ? text : NULL;
}

static const struct standard_text *
first_letter(const struct procedure *procedure)
{
	for (size_t i = 0; i < procedure->text_count; i++)
		if (is_letter(&procedure->texts[i]))
			return &procedure->texts[i];
	return NULL;
}

static const char *
address_of(struct visit *visit, const struct case_reading *reading, const char *text, const char *language)
{
	return arena_format(visit->arena, "desk/letter?id=%lld&text=%s&language=%s",
	    (long long)reading->file.id.value, text, language);
}

/* The letters that can be written, and the one at hand in the other language. */
static void
show_letters(struct visit *visit, const struct case_reading *reading, const char *language)
{
	const struct standard_text *chosen = find_letter(reading->procedure, visit->form->values[TEXT].raw);
	struct node *list = page_node(visit->page, "Letters");
	size_t shown = 0;

	if (chosen != NULL)
		page_text(visit->page, "Letter.Other", address_of(visit, reading, chosen->id,
		    text_equal(language, "en") ? "zh" : "en"));

	for (size_t i = 0; i < reading->procedure->text_count; i++) {
		const struct standard_text *text = &reading->procedure->texts[i];
		struct node *row;

		if (!is_letter(text))
			continue;
		row = node_item(list, shown++);
		node_text(row, "Name", view_case_words(visit, &text->name));
		node_text(row, "Url", address_of(visit, reading, text->id, language));
		node_flag(row, "Chosen", text == chosen);
	}
}

static enum fault
show(struct visit *visit, const struct case_reading *reading)
{
	struct step step = view_identity_step(visit);
	struct told_at at;
	const char *language = text_equal(visit->form->values[LANGUAGE].raw, "en") ? "en" : "zh";
	enum fault fault = casework_told_at(&step, &reading->file, &at);

	if (fault != FAULT_NONE)
		return fault;
	view_case_state(visit, page_node(visit->page, "Case"), &reading->file);
	show_letters(visit, reading, language);
	page_text(visit->page, "Letter.Mail", at.mail);
	page_flag(visit->page, "Letter.Held", at.mail != NULL && !casework_way_open(visit->casework, DELIVERY_MAIL));
	page_text(visit->page, "Letter.Language", language);
	return visit_show(visit, "letter");
}

/* The case of a letter; that it was read is remembered. */
static enum fault
read_case(struct visit *visit, struct case_id id, const char *kind, const char *reason, struct case_reading *reading)
{
	struct step step = view_identity_step(visit);
	enum fault fault = casework_read(&step, id, reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	if (reading->procedure == NULL)
		return FAULT_NOT_FOUND;
	return casework_log_access(&step, kind, arena_format(visit->arena, "case %s", reading->file.number), reason);
}

/* Why it cannot be solved now, and what is still to be done until when; "" without a timetable. */
static enum fault
timetable_of(struct visit *visit, const struct case_reading *reading, enum language language, const char **told)
{
	struct step step = view_identity_step(visit);
	struct text text = text_begin(visit->arena);
	struct workbench inquiry;
	enum fault fault = workbench_read(&step, reading->file.id, &inquiry);
	int number = 0;

	*told = "";
	for (size_t i = 0; fault == FAULT_NONE && i < inquiry.plan_count; i++)
		for (size_t k = 0; k < inquiry.plans[i].measure_count; k++) {
			const struct measure *measure = &inquiry.plans[i].measures[k];
			const struct deadline *deadline = side_clock_last(reading->deadlines, reading->deadline_count,
			    side_clock_id(visit->arena, SIDE_CLOCK_STEP, ++number));

			if (deadline == NULL || !deadline_is_open(deadline) || deadline->stopped_at != 0)
				continue;
			if (text.length == 0)
				text_add_format(&text, "%s %s", page_word_in(visit->page, language,
				    "Desk.Letter.NotNow"), inquiry.plans[i].not_now);
			text_add_format(&text, "\n%s %s", view_date_minute(visit->arena, measure->until),
			    measure->text);
		}
	*told = text.length == 0 ? "" : text.value;
	return fault;
}

/* What the letter begins as. */
static enum fault
begin(struct visit *visit, const struct case_reading *reading, const struct standard_text *text, bool english)
{
	struct desk_texts texts = {
		.reading = reading, .language = english ? LANGUAGE_EN : LANGUAGE_ZH, .revealed = false,
	};
	enum fault fault = timetable_of(visit, reading, texts.language, &texts.timetable);
	const struct { size_t field; const char *value; } known[] = {
		{ ID, arena_format(visit->arena, "%lld", (long long)reading->file.id.value) },
		{ VERSION, arena_format(visit->arena, "%lld", (long long)reading->file.version) },
		{ TEXT, text->id }, { LANGUAGE, english ? "en" : "zh" },
		{ SUBJECT, english ? text->name.en : text->name.zh },
		{ BODY, desk_texts_fill(visit, &texts, &text->text) },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		form_set_text(visit->form, known[i].field, known[i].value);
	return fault;
}

enum fault
desk_letter(struct visit *visit)
{
	struct case_id id = { request_query_number(visit->request, "id", 0) };
	const char *language = request_query(visit->request, "language");
	const char *asked = request_query(visit->request, "text");
	const struct standard_text *text;
	struct step step = view_identity_step(visit);
	struct case_reading reading;
	struct told_at at;
	enum fault fault = read_case(visit, id, "view", "letter", &reading);

	if (fault != FAULT_NONE || (fault = casework_told_at(&step, &reading.file, &at)) != FAULT_NONE)
		return fault;
	text = asked == NULL ? first_letter(reading.procedure) : find_letter(reading.procedure, asked);
	if (text == NULL || (casework_allowed_acts(&step, &reading.file) & ACT_BIT(ACT_CONTACT)) == 0)
		return FAULT_NOT_FOUND;
	fault = begin(visit, &reading, text, text_equal(language == NULL ? at.language : language, "en"));
	if (fault != FAULT_NONE)
		return fault;
	form_set_text(visit->form, WAY, at.mail == NULL ? "paper" : "mail");
	return show(visit, &reading);
}

enum fault
desk_letter_again(struct visit *visit)
{
	struct case_id id = { form_number(visit->form, ID) };
	struct case_reading reading;
	enum fault fault = read_case(visit, id, "view", "letter", &reading);

	return fault == FAULT_NONE ? show(visit, &reading) : fault;
}

/* By mail back to the case; on paper on to the printer. */
enum fault
desk_letter_post(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	const struct letter letter = {
		.id = { form_number(form, ID) }, .version = form_number(form, VERSION), .text = form_text(form, TEXT),
		.language = form_text(form, LANGUAGE), .subject = form_text(form, SUBJECT),
		.body = form_text(form, BODY), .mail = text_equal(form_text(form, WAY), "mail"),
	};
	struct case_reading reading;
	enum fault fault = casework_read(&step, letter.id, &reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	if (reading.procedure == NULL || find_letter(reading.procedure, letter.text) == NULL)
		return FAULT_NOT_FOUND;
	if ((fault = casework_write_letter(&step, &letter)) == FAULT_CONFLICT)
		return visit_refuse(visit, "changed");
	return view_step_end(visit, &step, fault, "done", arena_format(visit->arena, "desk/%s?id=%lld",
	    letter.mail ? "case" : "print_letter", (long long)letter.id.value));
}

/* The letter on paper: with the name and phone in full only for a reason, which is remembered. */
static enum fault
print(struct visit *visit, struct case_id id, int number, const char *reason)
{
	struct case_reading reading;
	const struct case_event *event;
	const struct complaint *c = &reading.complaint;
	enum fault fault = reason == NULL ? read_case(visit, id, "print", "letter", &reading) :
	    read_case(visit, id, "reveal", reason, &reading);

	if (fault != FAULT_NONE)
		return fault;
	event = casework_letter_event(visit->arena, reading.events, reading.event_count, number);
	if (event == NULL)
		return FAULT_NOT_FOUND;
	view_case_state(visit, page_node(visit->page, "Case"), &reading.file);
	page_flag(visit->page, "Case.Personal", !text_empty(c->complainant) || !text_empty(c->phone));
	page_flag(visit->page, "Case.Revealed", reason != NULL);
	page_number(visit->page, "Letter.Event", event->number);
	page_text(visit->page, "Letter.Subject", event_detail(visit->arena, event, "subject"));
	page_text(visit->page, "Letter.Body", reason == NULL ?
	    contact_hide(visit->arena, event->text, c->complainant, c->phone) :
	    contact_show(visit->arena, event->text, c->complainant, c->phone));
	page_moment(visit->page, "Letter.At", event->at);
	page_text(visit->page, "Letter.Actor", event->actor_name);
	return visit_show(visit, "print_letter");
}

enum fault
desk_print_letter(struct visit *visit)
{
	return print(visit, (struct case_id){ request_query_number(visit->request, "id", 0) },
	    (int)request_query_number(visit->request, "event", 0), NULL);
}

enum fault
desk_print_letter_post(struct visit *visit)
{
	return print(visit, (struct case_id){ form_number(visit->form, PAPER_ID) },
	    (int)form_number(visit->form, PAPER_EVENT), form_text(visit->form, PAPER_REASON));
}

enum fault
desk_print_letter_again(struct visit *visit)
{
	return print(visit, (struct case_id){ form_number(visit->form, PAPER_ID) },
	    (int)form_number(visit->form, PAPER_EVENT), NULL);
}
