#include "rules/standard_text.h"

#include <string.h>

#include "base/text.h"
#include "rules/name.h"
#include "base/banned.h"

static const char *const names[PLACEHOLDER__COUNT] = {
	[PLACEHOLDER_NUMBER] = "number",
	[PLACEHOLDER_COMPLAINANT] = "complainant",
	[PLACEHOLDER_SUBJECT] = "subject",
	[PLACEHOLDER_PLACE] = "place",
	[PLACEHOLDER_RECEIVED] = "received",
	[PLACEHOLDER_DUE] = "due",
	[PLACEHOLDER_DEPARTMENT] = "department",
	[PLACEHOLDER_HANDLER] = "handler",
	[PLACEHOLDER_PHONE] = "phone",
	[PLACEHOLDER_COMPANY] = "company",
	[PLACEHOLDER_TODAY] = "today",
	[PLACEHOLDER_RESULT] = "result",
	[PLACEHOLDER_TIMETABLE] = "timetable",
	[PLACEHOLDER_REASON] = "reason",
};

bool
standard_text_open(const char *text)
{
	for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{'))
		for (int i = 0; i < PLACEHOLDER__COUNT; i++) {
			const char *name = placeholder_name((enum placeholder)i);

			if (text_starts(at + 1, name) && at[1 + strlen(name)] == '}')
				return true;
		}
	return false;
}

const char *
placeholder_name(enum placeholder placeholder)
{
	return name_of(names, PLACEHOLDER__COUNT, (int)placeholder);
}

/* The placeholder whose brace opens here; *length is that of the whole, braces included. */
static enum placeholder
read_one(const char *brace, size_t *length)
{
	for (int i = 0; i < PLACEHOLDER__COUNT; i++) {
		size_t	name = strlen(names[i]);

		if (strncmp(brace + 1, names[i], name) == 0 && brace[1 + name] == '}') {
			*length = name + 2;
			return (enum placeholder)i;
		}
	}
	return PLACEHOLDER__COUNT;
}

bool
standard_text_placeholders(const char *text, unsigned *mask, const char **wrong)
{
	*mask = 0;
	for (const char *brace = text; *(brace += strcspn(brace, "{}")) != '\0';) {
		size_t			 length = 0;
		enum placeholder	 found = *brace == '{' ? read_one(brace, &length) : PLACEHOLDER__COUNT;

		if (found == PLACEHOLDER__COUNT) {
			*wrong = brace;
			return false;
		}
		*mask |= 1u << found;
		brace += length;
	}
	return true;
}

static bool
ends_paragraph(const struct text *text)
{
	return text->length >= 2 && memcmp(text->value + text->length - 2, "\n\n", 2) == 0;
}

const char *
standard_text_fill(struct arena *arena, const char *text, const char *const values[PLACEHOLDER__COUNT])
{
	struct text	filled = text_begin(arena);

	for (;;) {
		size_t			 plain = strcspn(text, "{"), length = 1;
		enum placeholder	 found;

		text_add_bytes(&filled, text, plain);
		text += plain;
		if (*text == '\0')
			return filled.value;
		found = read_one(text, &length);
		if (found != PLACEHOLDER__COUNT && values[found] != NULL)
			text_add(&filled, values[found]);
		else
			text_add_bytes(&filled, text, length);
		text += length;

		/* A paragraph that came to nothing leaves no gap. */
		if (found != PLACEHOLDER__COUNT && text_equal(values[found], "") && ends_paragraph(&filled))
			text += strspn(text, "\n");
	}
}
