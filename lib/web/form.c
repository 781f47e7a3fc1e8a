#include "web/form.h"

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "web/form_kind.h"

#include "base/banned.h"

struct form *
form_empty(struct arena *arena, const struct form_spec *spec)
{
	struct form *form = arena_alloc(arena, sizeof(*form));

	form->spec = spec;
	form->valid = true;
	form->values = arena_array(arena, spec->count, sizeof(*form->values));
	for (size_t i = 0; i < spec->count; i++)
		form->values[i] = (struct form_value){ .raw = "", .text = "" };
	return form;
}

enum fault
form_read(struct arena *arena, const struct form_spec *spec, const struct request *request, int64_t now,
    struct form **result)
{
	struct form *form = form_empty(arena, spec);
	const char *word;

	form->sent = true;
	form->uploads = request->uploads;
	for (size_t i = 0; i < spec->count; i++) {
		if (spec->fields[i].name == NULL || (unsigned)spec->fields[i].kind >= FIELD__COUNT)
			return log_fault(FAULT_INTERNAL, "field %zu of a form has no name or kind", i);
		word = form_kind_read(arena, &spec->fields[i], request, now, &form->values[i]);
		if (word != NULL)
			form_error(form, i, word);
	}
	if (spec->check != NULL)
		spec->check(form, now);
	*result = form;
	return FAULT_NONE;
}

void
form_set_text(struct form *form, size_t field, const char *raw)
{
	struct form_value *value = &form->values[field];

	if (raw == NULL)
		return;
	value->raw = value->text = raw;
	value->present = *raw != '\0';
	if (!text_number(raw, &value->number))
		value->number = 0;
}

void
form_error(struct form *form, size_t field, const char *word)
{
	if (form->values[field].error == NULL)
		form->values[field].error = word;
	form->valid = false;
}

const char *
form_text(const struct form *form, size_t field)
{
	return form->values[field].text;
}

int64_t
form_number(const struct form *form, size_t field)
{
	return form->values[field].number;
}

bool
form_present(const struct form *form, size_t field)
{
	return form->values[field].present;
}
