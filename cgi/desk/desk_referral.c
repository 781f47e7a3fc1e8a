#include "desk_referral.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/referring.h"
#include "rules/mailbox.h"
#include "rules/side_clock.h"
#include "view/view_case.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/form.h"
#include "web/request.h"
#include "base/banned.h"

enum { ID = REFERRAL_FORM_ID, SECOND = REFERRAL_FORM_SECOND, ROUND = REFERRAL_FORM_ROUND, OWN = REFERRAL_FORM_OWN };

#define ROW(word) { .name = word, .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }
#define COUNTED(word) { .name = word, .kind = FIELD_NUMBER, .required = true, .min = 1, .max = 10000 }
#define WHICH [ID] = ROW("id"), [SECOND] = COUNTED("number"), [ROUND] = COUNTED("round")
#define TEXT(word, most) { .name = word, .kind = FIELD_TEXT, .max = most }
#define WORDS(word, need) { .name = word, .kind = FIELD_LINES, .required = need, .min = 2, .max = REFERRAL_WORDS }
#define MAIL(word) { .name = word, .kind = FIELD_OWN, .read = mailbox_read, .wrong = "mail" }
#define MOMENT(word, need) { .name = word, .kind = FIELD_MOMENT, .required = need }

/* Names of the enumerations of rules/referral.h. */
static const char *const bodies[] = { "consumer_association", "regulator", "hotline", NULL };
static const char *const ways[] = { "platform", "paper", "mail", "phone", "person", NULL };

/* Of what a body wrote: the first of five fields. */
enum { TERMS_NAME, TERMS_REFERENCE, TERMS_MAIL, TERMS_SET, TERMS_UNTIL, TERMS };

static void
check_terms(struct form *form, size_t first, int64_t now)
{
	int64_t set_at = form_number(form, first + TERMS_SET);

	if (form_present(form, first + TERMS_SET) && set_at > now)
		form_error(form, first + TERMS_SET, "future");
	if (form_present(form, first + TERMS_UNTIL) && form->values[first + TERMS_UNTIL].error == NULL &&
	    form_number(form, first + TERMS_UNTIL) <= set_at)
		form_error(form, first + TERMS_UNTIL, "order");
}

enum { RECORD_BODY = 2, RECORD_TERMS, RECORD_TEXT = RECORD_TERMS + TERMS, RECORD_FIELDS };

static void
check_record(struct form *form, int64_t now)
{
	check_terms(form, RECORD_TERMS, now);
}

static const struct field_spec record_fields[RECORD_FIELDS] = {
	[ID] = ROW("id"), [SECOND] = ROW("version"),
	[RECORD_BODY] = { .name = "body", .kind = FIELD_CHOICE, .required = true, .choices = bodies },
	[RECORD_TERMS + TERMS_NAME] = TEXT("name", REFERRAL_NAME),
	[RECORD_TERMS + TERMS_REFERENCE] = TEXT("reference", REFERRAL_NUMBER),
	[RECORD_TERMS + TERMS_MAIL] = MAIL("mail"),
	[RECORD_TERMS + TERMS_SET] = MOMENT("set_at", true), [RECORD_TERMS + TERMS_UNTIL] = MOMENT("until", false),
	[RECORD_TEXT] = WORDS("text", false),
};
const struct form_spec desk_referral_record_form = {
	.fields = record_fields, .count = RECORD_FIELDS, .check = check_record,
};

enum { CHANGE_TERMS = OWN, CHANGE_TEXT = CHANGE_TERMS + TERMS, CHANGE_FIELDS };

static void
check_change(struct form *form, int64_t now)
{
	check_terms(form, CHANGE_TERMS, now);
}

static const struct field_spec change_fields[CHANGE_FIELDS] = {
	WHICH, [CHANGE_TERMS + TERMS_NAME] = TEXT("new_name", REFERRAL_NAME),
	[CHANGE_TERMS + TERMS_REFERENCE] = TEXT("new_reference", REFERRAL_NUMBER),
	[CHANGE_TERMS + TERMS_MAIL] = MAIL("new_mail"),
	[CHANGE_TERMS + TERMS_SET] = MOMENT("new_set_at", true),
	[CHANGE_TERMS + TERMS_UNTIL] = MOMENT("new_until", false), [CHANGE_TEXT] = WORDS("what", true),
};
const struct form_spec desk_referral_change_form = {
	.fields = change_fields, .count = CHANGE_FIELDS, .check = check_change,
};

enum { REPLY_WAY = OWN, REPLY_AT, REPLY_TEXT, REPLY_FILES, REPLY_FIELDS };

static void
check_reply(struct form *form, int64_t now)
{
	if (form_present(form, REPLY_AT) && form_number(form, REPLY_AT) > now)
		form_error(form, REPLY_AT, "future");
}

static const struct field_spec reply_fields[REPLY_FIELDS] = {
	WHICH, [REPLY_WAY] = { .name = "way", .kind = FIELD_CHOICE, .required = true, .choices = ways },
	[REPLY_AT] = MOMENT("replied_at", true), [REPLY_TEXT] = WORDS("reply", true),
	[REPLY_FILES] = { .name = "files", .kind = FIELD_FILES, .max = FILES_AT_MOST },
};
const struct form_spec desk_referral_reply_form = {
	.fields = reply_fields, .count = REPLY_FIELDS, .multipart = true, .check = check_reply,
};

static const struct field_spec end_fields[] = { WHICH, [OWN] = WORDS("reason", true) };
const struct form_spec desk_referral_end_form = {
	.fields = end_fields, .count = sizeof(end_fields) / sizeof(end_fields[0]),
};

static struct referral_terms
terms_of(const struct form *form, size_t first)
{
	return (struct referral_terms){
		.name = form_text(form, first + TERMS_NAME), .reference = form_text(form, first + TERMS_REFERENCE),
		.mail = form_text(form, first + TERMS_MAIL),
		.set_at = form_number(form, first + TERMS_SET), .until = form_number(form, first + TERMS_UNTIL),
	};
}

static enum fault
finish(struct visit *visit, const struct step *step, enum fault fault)
{
	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	return view_step_end(visit, step, fault, "done", arena_format(visit->arena, "desk/referral?id=%lld",
	    (long long)form_number(visit->form, ID)));
}

enum fault
desk_referral_record(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct referring asked = {
		.id = { form_number(form, ID) }, .version = form_number(form, SECOND), .act = REFERRAL_RECORD,
		.terms = terms_of(form, RECORD_TERMS), .text = form_text(form, RECORD_TEXT),
	};

	asked.terms.body = referral_body_read(form_text(form, RECORD_BODY));
	return finish(visit, &step, referring_do(&step, &asked));
}

static struct referring
asked_of(const struct form *form, enum referral_act act, size_t words)
{
	return (struct referring){
		.id = { form_number(form, ID) }, .number = (int)form_number(form, SECOND),
		.round = (int)form_number(form, ROUND), .act = act, .text = form_text(form, words),
	};
}

enum fault
desk_referral_change(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct referring asked = asked_of(visit->form, REFERRAL_CHANGE, CHANGE_TEXT);

	asked.terms = terms_of(visit->form, CHANGE_TERMS);
	return finish(visit, &step, referring_do(&step, &asked));
}

/* Copies of the reply, each with the body that it went to. */
enum fault
desk_referral_reply(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct referring asked = asked_of(visit->form, REFERRAL_REPLY, REPLY_TEXT);
	const struct view_files how = { .as = {
		.origin = EVIDENCE_STAFF, .note = side_clock_id(visit->arena, SIDE_CLOCK_FOREIGN, asked.number),
	} };
	enum fault fault = view_files_take(visit, REPLY_FILES, &how, &asked.files);

	if (fault == FAULT_NONE && !visit->form->valid)
		return desk_referral_again(visit);
	asked.way = referral_way_read(form_text(visit->form, REPLY_WAY));
	asked.replied_at = form_number(visit->form, REPLY_AT);
	if (fault == FAULT_NONE)
		fault = referring_do(&step, &asked);
	return finish(visit, &step, fault);
}

enum fault
desk_referral_end(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct referring asked = asked_of(visit->form, REFERRAL_END, OWN);

	return finish(visit, &step, referring_do(&step, &asked));
}
