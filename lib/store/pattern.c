#include "store/pattern.h"

#include "base/text.h"
#include "base/banned.h"

const char *
pattern_containing(struct arena *arena, const char *word)
{
	struct text text = text_begin(arena);

	text_add(&text, "%");
	for (const char *c = word == NULL ? "" : word; *c != '\0'; c++) {
		if (*c == '%' || *c == '_' || *c == '\\')
			text_add(&text, "\\");
		text_add_bytes(&text, c, 1);
	}
	if (text.length > 1)
		text_add(&text, "%");
	return text.value;
}
