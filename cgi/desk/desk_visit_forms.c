#include "base/text.h"
#include "casework/files.h"
#include "desk_visit.h"
#include "web/form.h"
#include "base/banned.h"

enum { TEXT = 2000, WISH = 1000, REASON = 500, LINE = 200 };

/* The words of rules/return_visit.h and the marks in their order. */
static const char *const no_or_yes[] = { "0", "1", NULL };
static const char *const marks[] = { "1", "2", "3", "4", "5", NULL };
static const char *const said[] = { "yes", "no", NULL };

#define WHOSE \
	[VISIT_FORM_ID] = ROW("id"), \
	[VISIT_FORM_VERSION] = ROW("version")
#define ROW(word) { .name = word, .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }
#define CHOICE(word, need, list) { .name = word, .kind = FIELD_CHOICE, .required = need, .choices = list }
#define LINES(word, need, most) { .name = word, .kind = FIELD_LINES, .required = need, .max = most }
#define CAPTURED { .name = "captured", .kind = FIELD_CHECK }
#define FILES(word, need) { .name = word, .kind = FIELD_FILES, .required = need, .max = FILES_AT_MOST }

/* A mark goes with what was said beside it. */
static void
check_record(struct form *form, int64_t now)
{
	enum { SATISFIED = VISIT_FORM_OWN + 1, MARK };

	(void)now;
	if (form_present(form, SATISFIED) && form_present(form, MARK) && form->values[MARK].error == NULL &&
	    !satisfaction_agrees(form_number(form, SATISFIED) != 0, (int)form_number(form, MARK) + 1))
		form_error(form, MARK, "contrary");
}

static void
check_miss(struct form *form, int64_t now)
{
	enum { NEXT_AT = VISIT_FORM_OWN + 1 };

	if (form->values[NEXT_AT].error == NULL && form_present(form, NEXT_AT) && form_number(form, NEXT_AT) <= now)
		form_error(form, NEXT_AT, "past");
}

#define FORM(name, files, checking, ...) \
	static const struct field_spec name##_fields[] = { WHOSE, __VA_ARGS__ }; \
	const struct form_spec desk_visit_##name##_form = { .fields = name##_fields, \
	    .count = sizeof(name##_fields) / sizeof(name##_fields[0]), .multipart = files, .check = checking }

FORM(record, true, check_record, CHOICE("on_site", true, no_or_yes), CHOICE("satisfied", true, no_or_yes),
    CHOICE("satisfaction", false, marks), CHOICE("solved", false, said), LINES("text", true, TEXT),
    LINES("wish", false, WISH), LINES("waiver", false, REASON), FILES("receipt", false), CAPTURED);
FORM(miss, false, check_miss, LINES("text", true, TEXT), { .name = "next_at", .kind = FIELD_MOMENT, .required = true },
    CHOICE("on_site", true, no_or_yes));
FORM(waive, false, NULL, LINES("text", true, TEXT));
FORM(paper, true, NULL, CHOICE("satisfaction", true, marks), CHOICE("solved", false, said), LINES("text", false, TEXT),
    FILES("receipt", true), CAPTURED);

FORM(reveal, false, NULL, { .name = "reason", .kind = FIELD_TEXT, .required = true, .min = 2, .max = LINE });

static const struct field_spec link_fields[] = { WHOSE };
const struct form_spec desk_visit_link_form = { .fields = link_fields, .count = VISIT_FORM_OWN };
