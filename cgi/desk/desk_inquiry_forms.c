#include "desk_inquiry.h"

#include "casework/files.h"
#include "rules/inquiry.h"
#include "web/form.h"
#include "base/banned.h"

enum { TEXT = 4000, LINE = 200, NAMES = 300, CAPACITY = 80, REFERENCE = 80, ANSWER = 500, STEPS_MOST = 9999 };

/* The words of rules/inquiry.h in the order of their enums. */
static const char *const record_kinds[] = { "site", "interview", "document", NULL };
static const char *const branches[] = { "people", "equipment", "material", "method", "environment", NULL };
static const char *const levels[] = { "direct", "indirect", "root", NULL };
static const char *const kinds[] = { "human", "process", "design", "other", NULL };
static const char *const shares[] = { "secondary", "main", NULL };

#define WHOSE \
	[INQUIRY_FORM_ID] = ROW("id", true), \
	[INQUIRY_FORM_VERSION] = ROW("version", true)
#define CHOICE(word, need, list) { .name = word, .kind = FIELD_CHOICE, .required = need, .choices = list }
#define ROW(word, need) { .name = word, .kind = FIELD_NUMBER, .required = need, .min = 1, .max = INT64_MAX }
#define ONE_LINE(word, need, most) { .name = word, .kind = FIELD_TEXT, .required = need, .max = most }
#define LINES(word, need, most) { .name = word, .kind = FIELD_LINES, .required = need, .max = most }
#define MONEY(word) { .name = word, .kind = FIELD_MONEY, .min = 0, .max = INT64_C(100000000000) }

/* What makes a record of its kind: where, when and who was there; with whom, as what and when; which paper. */
static void
check_record(struct form *form, int64_t now)
{
	enum { KIND = INQUIRY_FORM_OWN, AT, PLACE, PERSONS, CAPACITY_OF, SUBJECT, REFERENCE_OF };
	static const unsigned needed[RECORD_KIND__COUNT] = {
		[RECORD_SITE] = 1u << AT | 1u << PLACE | 1u << PERSONS,
		[RECORD_INTERVIEW] = 1u << AT | 1u << PERSONS | 1u << CAPACITY_OF,
	};
	size_t kind = (size_t)form_number(form, KIND);

	if (form_present(form, AT) && form->values[AT].error == NULL && form_number(form, AT) > now)
		form_error(form, AT, "future");
	if (!form_present(form, KIND) || form->values[KIND].error != NULL)
		return;
	for (size_t i = AT; i <= REFERENCE_OF; i++)
		if ((needed[kind] & 1u << i) != 0 && !form_present(form, i) && form->values[i].error == NULL)
			form_error(form, i, "required");
	if (kind == RECORD_DOCUMENT && !form_present(form, PLACE) && !form_present(form, REFERENCE_OF))
		form_error(form, REFERENCE_OF, "issuer");
}

/* A cause below another hangs on that one's branch; one that explains the problem itself names its own. */
static void
check_cause(struct form *form, int64_t now)
{
	enum { PARENT = INQUIRY_FORM_OWN, BRANCH };

	(void)now;
	if (!form_present(form, PARENT) && !form_present(form, BRANCH) && form->values[BRANCH].error == NULL)
		form_error(form, BRANCH, "choose");
}

static void
check_measure(struct form *form, int64_t now)
{
	for (size_t i = INQUIRY_FORM_OWN; i < form->spec->count; i++)
		if (form->spec->fields[i].kind == FIELD_MOMENT && form_present(form, i) &&
		    form->values[i].error == NULL && form_number(form, i) <= now)
			form_error(form, i, "past");
}

#define FORM(name, files, checking, ...) \
	static const struct field_spec name##_fields[] = { WHOSE, __VA_ARGS__ }; \
	const struct form_spec desk_inquiry_##name##_form = { .fields = name##_fields, \
	    .count = sizeof(name##_fields) / sizeof(name##_fields[0]), .multipart = files, .check = checking }

FORM(record, true, check_record, CHOICE("kind", true, record_kinds), { .name = "at", .kind = FIELD_MOMENT },
    ONE_LINE("place", false, LINE), ONE_LINE("persons", false, NAMES), ONE_LINE("capacity", false, CAPACITY),
    ONE_LINE("subject", true, LINE),
    ONE_LINE("reference", false, REFERENCE), LINES("content", true, TEXT), { .name = "agreed", .kind = FIELD_CHECK },
    { .name = "captured", .kind = FIELD_CHECK },
    { .name = "files", .kind = FIELD_FILES, .max = FILES_AT_MOST });
FORM(cause, false, check_cause, ROW("parent", false), CHOICE("branch", false, branches),
    CHOICE("level", true, levels), CHOICE("kind", true, kinds), LINES("text", true, ANSWER));
#define TIE(which, node) FORM(which, true, NULL, ROW(node, true), { .name = "captured", .kind = FIELD_CHECK }, \
    { .name = "files", .kind = FIELD_FILES, .max = FILES_AT_MOST })
TIE(record_tie, "record");
TIE(cause_tie, "cause");
FORM(cause_strike, false, NULL, ROW("cause", true), ONE_LINE("text", true, ANSWER));
FORM(responsibility, false, NULL, ROW("department", true), ROW("person", false), CHOICE("share", true, shares),
    LINES("text", true, TEXT));
FORM(responsibility_strike, false, NULL, ROW("finding", true), ONE_LINE("text", true, ANSWER));
FORM(measure, false, check_measure, LINES("text", true, TEXT), ROW("department", true), ROW("person", true),
    { .name = "until", .kind = FIELD_MOMENT, .required = true }, MONEY("cost"), MONEY("compensation"),
    LINES("not_now", false, TEXT));
FORM(step_done, false, NULL, { .name = "step", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = STEPS_MOST },
    LINES("text", true, TEXT));
FORM(approve, false, NULL, LINES("text", false, TEXT));
FORM(reject, false, NULL, LINES("text", true, TEXT));
