/* Hostile values in every kind of control; what is accepted must be clean and within its limits. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "web/encoding.h"
#include "web/form.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

enum { NOW = 1795428300, MOST = 12 };

static const char *const choices[] = { "water", "noise", NULL };

/* What a program makes of a line of its own: here, all but what begins with a digit. */
static bool
read_own(struct arena *arena, const char *typed, const char **kept)
{
	*kept = arena_format(arena, "<%s>", typed);
	return typed[0] < '0' || typed[0] > '9';
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct arena arena = { 0 };
	struct field_spec fields[FIELD__COUNT];
	struct form_spec spec = { .fields = fields, .count = FIELD__COUNT };
	struct request request = { .method = METHOD_POST };
	struct request_value values[FIELD__COUNT];
	const char *text = encoding_clean(&arena, (const char *)bytes, length);
	struct form *form;

	if (text == NULL) {
		arena_release(&arena);
		return 0;
	}
	for (int i = 0; i < FIELD__COUNT; i++) {
		char *name = arena_format(&arena, "f%d", i);

		fields[i] = (struct field_spec){ .name = name, .kind = (enum field_kind)i, .max = MOST, .choices = choices,
			.read = read_own, .wrong = "number" };
		values[i] = (struct request_value){ name, text, i + 1 < FIELD__COUNT ? &values[i + 1] : NULL };
	}
	request.fields = values;
	if (form_read(&arena, &spec, &request, NOW, &form) != FAULT_NONE)
		abort();
	for (int i = 0; i < FIELD__COUNT; i++) {
		const struct form_value *value = &form->values[i];

		if (!text_is_clean(value->text, strlen(value->text)))
			abort();
		if (value->error == NULL && i <= FIELD_LINES && text_characters(value->text) > MOST)
			abort();
	}
	arena_release(&arena);
	return 0;
}
