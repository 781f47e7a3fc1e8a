/* The reply to another body as a letter: begun with what is known of the case, sent by mail or printed. */
#include "base/arena.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/case_read.h"
#include "casework/referring.h"
#include "casework/referring_letter.h"
#include "casework/telling.h"
#include "casework/workbench.h"
#include "desk_referral.h"
#include "rules/mailbox.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "view/view_referral.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { ID = REFERRAL_FORM_ID, NUMBER = REFERRAL_FORM_SECOND, ROUND = REFERRAL_FORM_ROUND, LANGUAGE = REFERRAL_FORM_OWN,
	WAY, MAIL, FOUND, MEASURES, RESULT, FIELDS };

static const char *const languages[] = { "zh", "en", NULL };
static const char *const ways[] = { "mail", "paper", NULL };

#define COUNTED(word) { .name = word, .kind = FIELD_NUMBER, .required = true, .min = 1, .max = 10000 }
#define WORDS(word, need) { .name = word, .kind = FIELD_LINES, .required = need, .min = 2, .max = REFERRAL_WORDS }

static const struct field_spec fields[FIELDS] = {
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[NUMBER] = COUNTED("number"), [ROUND] = COUNTED("round"),
	[LANGUAGE] = { .name = "language", .kind = FIELD_CHOICE, .required = true, .choices = languages },
	[WAY] = { .name = "way", .kind = FIELD_CHOICE, .required = true, .choices = ways },
	[MAIL] = { .name = "mail", .kind = FIELD_OWN, .read = mailbox_read, .wrong = "mail" },
	[FOUND] = WORDS("found", false), [MEASURES] = WORDS("measures", false), [RESULT] = WORDS("result", true),
};

/* Nothing goes by mail without an address. */
static void
check_letter(struct form *form, int64_t now)
{
	(void)now;
	if (text_equal(form_text(form, WAY), "mail") && !form_present(form, MAIL))
		form_error(form, MAIL, "required");
}

const struct form_spec desk_referral_letter_form = { .fields = fields, .count = FIELDS, .check = check_letter };

/* The case and one of its bodies. */
struct addressed { struct case_reading reading; const struct referral *referral; };

static enum fault
find(struct visit *visit, struct case_id id, int64_t number, struct addressed *to)
{
	struct step step = view_identity_step(visit);
	const struct referral *rows;
	size_t count = 0;
	enum fault fault = casework_read(&step, id, &to->reading);

	to->referral = NULL;
	if ((fault = view_step_read(&step, fault)) != FAULT_NONE ||
	    (fault = referring_read(&step, id, &rows, &count)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++)
		if (rows[i].number == number)
			to->referral = &rows[i];
	return to->referral == NULL ? FAULT_NOT_FOUND : FAULT_NONE;
}

/* That the case was read is remembered. */
static enum fault
remember(struct visit *visit, const struct addressed *to, const char *kind)
{
	struct step step = view_identity_step(visit);

	return casework_log_access(&step, kind, arena_format(visit->arena, "case %s", to->reading.file.number),
	    "referral");
}

static const char *
words_of(struct visit *visit, const struct addressed *to, const char *text)
{
	return text_cut(visit->arena, referring_letter_words(visit->arena, &to->reading.complaint, text),
	    REFERRAL_WORDS);
}

/* What was found, as it was last written down. */
static const char *
found(const struct case_reading *reading)
{
	for (size_t i = reading->event_count; i > 0; i--)
		if (reading->events[i - 1].act == ACT_INVESTIGATE && !text_empty(reading->events[i - 1].text))
			return reading->events[i - 1].text;
	return "";
}

/* The measures of the last plan, one a line; those of a plan that was rejected are none. */
static const char *
measures(struct visit *visit, const struct workbench *inquiry)
{
	const struct plan *plan = inquiry->plan_count == 0 ? NULL : &inquiry->plans[inquiry->plan_count - 1];
	struct text lines = text_begin(visit->arena);

	if (plan == NULL || (plan->decided_at != 0 && !plan->approved))
		return "";
	for (size_t i = 0; i < plan->measure_count; i++)
		text_add_format(&lines, "%s%s", i == 0 ? "" : "\n", plan->measures[i].text);
	return lines.value;
}

static enum fault
begin(struct visit *visit, const struct addressed *to)
{
	struct step step = view_identity_step(visit);
	struct workbench inquiry;
	enum fault fault = workbench_read(&step, to->reading.file.id, &inquiry);
	const struct { size_t field; const char *value; } known[] = {
		{ ID, arena_format(visit->arena, "%lld", (long long)to->reading.file.id.value) },
		{ NUMBER, arena_format(visit->arena, "%d", to->referral->number) },
		{ ROUND, arena_format(visit->arena, "%d", to->referral->round) },
		{ LANGUAGE, visit->language == LANGUAGE_EN ? "en" : "zh" },
		{ WAY, text_empty(to->referral->mail) ? "paper" : "mail" }, { MAIL, to->referral->mail },
		{ FOUND, words_of(visit, to, found(&to->reading)) },
		{ MEASURES, fault == FAULT_NONE ? words_of(visit, to, measures(visit, &inquiry)) : "" },
		{ RESULT, words_of(visit, to, to->reading.file.result) },
	};

	for (size_t i = 0; fault == FAULT_NONE && i < sizeof(known) / sizeof(known[0]); i++)
		form_set_text(visit->form, known[i].field, known[i].value);
	return fault;
}

static enum fault
show(struct visit *visit, const struct addressed *to)
{
	view_case_state(visit, page_node(visit->page, "Case"), &to->reading.file);
	page_text(visit->page, "Case.Subject", words_of(visit, to, to->reading.file.subject));
	view_referral(visit, page_node(visit->page, "Referral"), to->referral, NULL);
	page_flag(visit->page, "Letter.Held", !casework_way_open(visit->casework, DELIVERY_MAIL));
	return visit_show(visit, "referral_letter");
}

enum fault
desk_referral_letter(struct visit *visit)
{
	struct case_id id = { request_query_number(visit->request, "id", 0) };
	struct step step = view_identity_step(visit);
	struct addressed to;
	enum referral_state state;
	enum fault fault = find(visit, id, request_query_number(visit->request, "number", 0), &to);

	if (fault != FAULT_NONE)
		return fault;
	if (referral_may(to.referral, REFERRAL_REPLY, &state) != REFUSAL_NONE ||
	    (casework_allowed_acts(&step, &to.reading.file) & ACT_BIT(ACT_REPLY_BODY)) == 0)
		return FAULT_NOT_FOUND;
	if ((fault = remember(visit, &to, "view")) != FAULT_NONE || (fault = begin(visit, &to)) != FAULT_NONE)
		return fault;
	return show(visit, &to);
}

enum fault
desk_referral_letter_again(struct visit *visit)
{
	struct addressed to;
	enum fault fault = find(visit, (struct case_id){ form_number(visit->form, ID) },
	    form_number(visit->form, NUMBER), &to);

	if (fault == FAULT_NONE)
		fault = remember(visit, &to, "view");
	return fault == FAULT_NONE ? show(visit, &to) : fault;
}

/* By mail back to the bodies of the case; on paper on to the printer. */
enum fault
desk_referral_letter_post(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	const struct referral_letter letter = {
		.id = { form_number(form, ID) }, .number = (int)form_number(form, NUMBER),
		.round = (int)form_number(form, ROUND), .found = form_text(form, FOUND),
		.measures = form_text(form, MEASURES), .result = form_text(form, RESULT),
		.mail = form_text(form, MAIL), .language = form_text(form, LANGUAGE),
		.send = text_equal(form_text(form, WAY), "mail"),
	};
	struct case_file file;
	enum fault fault = casework_read_file(&step, letter.id, &file);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	if ((fault = referring_letter_write(&step, &letter)) == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	return view_step_end(visit, &step, fault, "done", letter.send ?
	    arena_format(visit->arena, "desk/referral?id=%lld", (long long)letter.id.value) :
	    arena_format(visit->arena, "desk/print_referral?id=%lld&number=%d", (long long)letter.id.value,
	    letter.number));
}

/* What a body was last replied, on A4 for seal and signatures; no name or phone of anybody stands on it. */
enum fault
desk_print_referral(struct visit *visit)
{
	struct case_id id = { request_query_number(visit->request, "id", 0) };
	struct addressed to;
	enum fault fault = find(visit, id, request_query_number(visit->request, "number", 0), &to);

	if (fault != FAULT_NONE)
		return fault;
	if (to.referral->replied_at == 0)
		return FAULT_NOT_FOUND;
	if ((fault = remember(visit, &to, "print")) != FAULT_NONE)
		return fault;
	view_case_state(visit, page_node(visit->page, "Case"), &to.reading.file);
	page_text(visit->page, "Case.Subject", words_of(visit, &to, to.reading.file.subject));
	view_referral(visit, page_node(visit->page, "Referral"), to.referral, NULL);
	page_text(visit->page, "Letter.Found", words_of(visit, &to, to.referral->found));
	page_text(visit->page, "Letter.Measures", words_of(visit, &to, to.referral->measures));
	page_text(visit->page, "Letter.Result", words_of(visit, &to, to.referral->reply));
	return visit_show(visit, "print_referral");
}
