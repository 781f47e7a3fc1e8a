/* A form in the dataset. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "web/form.h"
#include "web/page.h"

#include "base/banned.h"

/* True when the choice is one of the values parted by commas. */
static bool
is_chosen(const char *raw, const char *choice)
{
	size_t length = strlen(choice);

	for (; *raw != '\0'; raw += *raw == ',') {
		size_t piece = strcspn(raw, ",");

		if (piece == length && strncmp(raw, choice, length) == 0)
			return true;
		raw += piece;
	}
	return false;
}

static void
lay_out_choices(struct node *node, const struct field_spec *spec, const char *raw)
{
	struct node *checked = node_child(node, "Checked");

	for (size_t i = 0; spec->choices[i] != NULL; i++)
		if (spec->choices[i][0] != '\0' && is_chosen(raw, spec->choices[i]))
			node_flag(checked, spec->choices[i], true);
}

static void
lay_out_field(struct node *node, const struct field_spec *spec, const struct form_value *value)
{
	if (spec->kind != FIELD_PASSWORD && spec->kind != FIELD_FILES)
		node_text(node, "Value", value->raw);
	node_text(node, "Error", value->error);
	node_flag(node, "Required", spec->required);
	if (spec->max > 0)
		node_number(node, "Max", spec->max);
	if (spec->choices != NULL)
		lay_out_choices(node, spec, value->raw);
}

void
page_form(struct page *page, const struct form *form)
{
	struct node *fields = page_node(page, "Form"), *errors = NULL;
	size_t count = 0;

	for (size_t i = 0; i < form->spec->count; i++) {
		const struct field_spec *spec = &form->spec->fields[i];
		const struct form_value *value = &form->values[i];
		struct node *error;

		lay_out_field(node_child(fields, spec->name), spec, value);
		if (value->error == NULL)
			continue;
		if (errors == NULL)
			errors = node_child(fields, "Errors");
		error = node_item(errors, count++);
		node_text(error, "Field", spec->name);
		node_text(error, "Word", value->error);
	}
}
