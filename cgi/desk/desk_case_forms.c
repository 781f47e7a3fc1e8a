#include "desk_case.h"

#include "base/text.h"
#include "casework/files.h"
#include "rules/satisfaction.h"
#include "web/form.h"
#include "base/banned.h"

enum { TEXT_CHARACTERS = 2000, LINE_CHARACTERS = 200, NUMBER_CHARACTERS = 40, ID_CHARACTERS = 32, MINUTES_MOST = 600 };

/* The words of rules/complaint.h in the order of their enums; an empty choice leaves what stands. */
static const char *const severities[] = { "minor", "general", "serious", "grave", NULL };
static const char *const urgencies[] = { "general", "fairly", "urgent", NULL };
static const char *const risks[] = { "low", "medium", "high", NULL };
static const char *const flags[] = { "media", "authority", "safety", "legal", "repeat", NULL };
static const char *const judgements[] = { "valid", "invalid", NULL };
static const char *const ratings[] = { "1", "2", "3", "4", "5", NULL };
static const char *const no_or_yes[] = { "0", "1", NULL };
static const char *const ways[] = { "phone", "message", "mail", "meeting", "letter", "other", NULL };
static const char *const directions[] = { "out", "in", NULL };
static const char *const parties[] = { "complainant", "supplier", "other", NULL };

#define WHOSE \
	[CASE_FORM_ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }, \
	[CASE_FORM_VERSION] = { .name = "version", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }
#define LINES(need) { .name = "text", .kind = FIELD_LINES, .required = need, .max = TEXT_CHARACTERS }
#define RESULT { .name = "result", .kind = FIELD_TEXT, .required = true, .max = LINE_CHARACTERS }
#define ALTERNATIVE { .name = "alternative", .kind = FIELD_TEXT, .max = LINE_CHARACTERS }
#define ONE_OF(word, need) { .name = word, .kind = FIELD_NUMBER, .required = need, .min = 1, .max = INT64_MAX }
#define CHOICE(word, need, list) { .name = word, .kind = FIELD_CHOICE, .required = need, .choices = list }
#define CLOCK(word) { .name = word, .kind = FIELD_TEXT, .required = true, .max = ID_CHARACTERS }
#define CHECK(word) { .name = word, .kind = FIELD_CHECK }
#define UNTIL(need) { .name = "until", .kind = FIELD_MOMENT, .required = need }
#define FILES(word, need) { .name = word, .kind = FIELD_FILES, .required = need, .max = FILES_AT_MOST }

/* What is promised cannot be over already. */
static void
check_until(struct form *form, int64_t now)
{
	for (size_t i = CASE_FORM_OWN; i < form->spec->count; i++)
		if (form->spec->fields[i].kind == FIELD_MOMENT && form_present(form, i) &&
		    form->values[i].error == NULL && form_number(form, i) <= now)
			form_error(form, i, "past");
}

/* An extension is told to the complainant before it is given. */
static void
check_told(struct form *form, int64_t now)
{
	(void)now;
	for (size_t i = CASE_FORM_OWN; i < form->spec->count; i++)
		if (text_equal(form->spec->fields[i].name, "told") && form_number(form, i) == 0)
			form_error(form, i, "required");
}

/* A mark goes with what was said beside it. */
enum { VISIT_SATISFIED = CASE_FORM_OWN + 1, VISIT_MARK };
static void
check_mark(struct form *form, int64_t now)
{
	(void)now;
	if (form_present(form, VISIT_SATISFIED) && form_present(form, VISIT_MARK) &&
	    form->values[VISIT_MARK].error == NULL &&
	    !satisfaction_agrees(form_number(form, VISIT_SATISFIED) != 0, (int)form_number(form, VISIT_MARK) + 1))
		form_error(form, VISIT_MARK, "contrary");
}

/* Who was spoken with, by phone or face to face, was spoken with for some time. */
enum { CONTACT_WAY = CASE_FORM_OWN, CONTACT_MINUTES = CASE_FORM_OWN + 4, CONTACT_UNREACHED };
static void
check_contact(struct form *form, int64_t now)
{
	const char *way = form_text(form, CONTACT_WAY);

	(void)now;
	if ((text_equal(way, "phone") || text_equal(way, "meeting")) && form_number(form, CONTACT_UNREACHED) == 0 &&
	    !form_present(form, CONTACT_MINUTES) && form->values[CONTACT_MINUTES].error == NULL)
		form_error(form, CONTACT_MINUTES, "required");
}

/* One form: the two hidden fields and its own. */
#define FORM(act, files, ...) \
	static const struct field_spec act##_fields[] = { WHOSE, __VA_ARGS__ }; \
	const struct form_spec desk_case_##act##_form = { .fields = act##_fields, \
	    .count = sizeof(act##_fields) / sizeof(act##_fields[0]), .multipart = files, .check = check_until }

FORM(dispatch, false, ONE_OF("department", true), LINES(false));
FORM(return, false, LINES(true));
FORM(accept, false, LINES(false));
FORM(assign, false, ONE_OF("person", true), LINES(false));
FORM(investigate, false, LINES(true));
FORM(plan, false, LINES(true), ONE_OF("department", true), ONE_OF("person", true), UNTIL(true));
FORM(execute, false, LINES(false));
FORM(progress, true, LINES(true), UNTIL(false), FILES("proof", false));
FORM(complete, true, LINES(true), RESULT, FILES("files", false), CHECK("captured"));
FORM(feed_back, false, LINES(true));
FORM(ask, false, LINES(true));
FORM(confirm, false, LINES(true));
FORM(object, false, LINES(true), CHECK("strong"));
FORM(close, false, LINES(true), RESULT, ALTERNATIVE, CHECK("decided"), CHECK("left_alone"));
FORM(answer, false, CHOICE("validity", false, judgements), LINES(true), RESULT, CHECK("left_alone"));
FORM(judge, false, CHOICE("validity", true, judgements), LINES(true));
FORM(explain, false, LINES(true), RESULT, ALTERNATIVE);
FORM(withdraw, false, LINES(true));
FORM(merge, false, { .name = "into", .kind = FIELD_TEXT, .required = true, .max = NUMBER_CHARACTERS }, LINES(true));
FORM(reopen, false, LINES(true), CHECK("strong"));
static const struct field_spec visit_fields[] = { WHOSE, CHOICE("on_site", true, no_or_yes),
	[VISIT_SATISFIED] = CHOICE("satisfied", true, no_or_yes), [VISIT_MARK] = CHOICE("satisfaction", false, ratings),
	LINES(true), FILES("receipt", false) };
const struct form_spec desk_case_visit_form = {
	.fields = visit_fields, .count = sizeof(visit_fields) / sizeof(visit_fields[0]), .multipart = true,
	.check = check_mark,
};
FORM(raise, false, CHOICE("severity", false, severities), CHOICE("urgency", false, urgencies),
    CHOICE("risk", false, risks), { .name = "flags", .kind = FIELD_CHOICES, .choices = flags }, CHECK("major"),
    CHECK("strong"), CHECK("serious"), CHECK("misled"), LINES(true));
FORM(accuse, false, { .name = "accused", .kind = FIELD_TEXT, .max = LINE_CHARACTERS }, CHECK("nobody"),
    CHECK("by_staff"), LINES(true));
FORM(report_up, false, LINES(true), { .name = "soothed", .kind = FIELD_TEXT, .max = LINE_CHARACTERS });
FORM(see, false, LINES(false));
FORM(add, false, LINES(true), CHECK("public"));
FORM(attach, true, FILES("files", true), LINES(false), CHECK("public"), CHECK("receipt"),
    CHECK("captured"));
FORM(note, false, LINES(true));
FORM(pause, false, CLOCK("clock"), CLOCK("reason"), LINES(true));
FORM(resume, false, CLOCK("clock"), LINES(false));
static const struct field_spec extend_fields[] = { WHOSE, CLOCK("clock"), LINES(true), CHECK("told") };
const struct form_spec desk_case_extend_form = {
	.fields = extend_fields, .count = sizeof(extend_fields) / sizeof(extend_fields[0]), .check = check_told,
};
static const struct field_spec contact_fields[] = { WHOSE, [CONTACT_WAY] = CHOICE("way", true, ways),
	CHOICE("direction", true, directions), CHOICE("party", true, parties),
	{ .name = "with", .kind = FIELD_TEXT, .required = true, .max = LINE_CHARACTERS },
	[CONTACT_MINUTES] = { .name = "minutes", .kind = FIELD_NUMBER, .min = 0, .max = MINUTES_MOST },
	[CONTACT_UNREACHED] = CHECK("unreached"), LINES(true), CHECK("public") };
const struct form_spec desk_case_contact_form = {
	.fields = contact_fields, .count = sizeof(contact_fields) / sizeof(contact_fields[0]), .check = check_contact,
};
FORM(eight_d, true, LINES(true), FILES("files", true));
FORM(review, true, LINES(true), FILES("files", true));
FORM(verify, true, LINES(true), FILES("files", true));
FORM(reissue, false, LINES(true));
FORM(reveal, false, { .name = "reason", .kind = FIELD_TEXT, .required = true, .min = 2, .max = LINE_CHARACTERS });

static const struct field_spec archive_fields[] = { WHOSE };
const struct form_spec desk_case_archive_form = { .fields = archive_fields, .count = CASE_FORM_OWN };
