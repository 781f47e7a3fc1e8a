#include "desk_emergency.h"

#include "web/form.h"
#include "base/banned.h"

enum { TEXT = 2000, LINE = 200, DUTY = 500 };

/* The words of rules/emergency.h in the order of their enums; a report has a form of its own. */
static const char *const talks[] = { "complainant", "group", "authority", "media", "other", NULL };
static const char *const kinds[] = { "service", "work", "refund", "compensation", "other", NULL };

#define ROW(word) { .name = word, .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX }
#define LINES(word) { .name = word, .kind = FIELD_LINES, .required = true, .max = TEXT }
#define CHOICE(word, list) { .name = word, .kind = FIELD_CHOICE, .required = true, .choices = list }
#define MOMENT(word) { .name = word, .kind = FIELD_MOMENT }

/* What is told has happened already. */
static void
check_past(struct form *form, int64_t now)
{
	for (size_t i = EMERGENCY_FORM_OWN; i < form->spec->count; i++)
		if (form->spec->fields[i].kind == FIELD_MOMENT && form_present(form, i) &&
		    form->values[i].error == NULL && form_number(form, i) > now)
			form_error(form, i, "future");
}

/* Money that is given has an amount. */
static void
check_measure(struct form *form, int64_t now)
{
	enum { KIND = EMERGENCY_FORM_OWN, WORDS, AMOUNT };
	enum urgent_kind kind = (enum urgent_kind)form_number(form, KIND);

	check_past(form, now);
	if (form_present(form, KIND) && (kind == URGENT_REFUND || kind == URGENT_COMPENSATION) &&
	    form->values[AMOUNT].error == NULL && form_number(form, AMOUNT) == 0)
		form_error(form, AMOUNT, "required");
}

#define FORM(name, checking, ...) \
	static const struct field_spec name##_fields[] = { [EMERGENCY_FORM_ID] = ROW("id"), __VA_ARGS__ }; \
	const struct form_spec desk_emergency_##name##_form = { .fields = name##_fields, \
	    .count = sizeof(name##_fields) / sizeof(name##_fields[0]), .check = checking }

FORM(alert, NULL, LINES("text"));
FORM(start, NULL, LINES("text"));
FORM(force, NULL, ROW("person"), { .name = "leads", .kind = FIELD_CHECK },
    { .name = "duty", .kind = FIELD_TEXT, .required = true, .max = DUTY });
FORM(release, NULL, ROW("member"), { .name = "text", .kind = FIELD_TEXT, .required = true, .max = DUTY });
FORM(report, NULL, LINES("text"), LINES("next"));
FORM(log, check_past, CHOICE("talk", talks), { .name = "with", .kind = FIELD_TEXT, .required = true, .max = LINE },
    LINES("text"), MOMENT("at"));
FORM(lift, NULL, LINES("text"));
FORM(debrief, NULL, LINES("effect"), LINES("lessons"), LINES("prevention"));
FORM(measure, check_measure, CHOICE("kind", kinds), LINES("text"),
    { .name = "amount", .kind = FIELD_MONEY, .min = 0, .max = INT64_C(100000000000) }, ROW("ordered_by"),
    MOMENT("ordered_at"));
FORM(result, NULL, ROW("measure"), LINES("text"));

static const struct field_spec see_fields[] = { [EMERGENCY_FORM_ID] = ROW("id") };
const struct form_spec desk_emergency_see_form = { .fields = see_fields, .count = EMERGENCY_FORM_OWN };
