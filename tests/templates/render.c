/*
 * Draws one template with the product's own page code, for the tests of
 * templates: render DIR PROGRAM NAME zh|en, the dataset as lines "path = value" on
 * standard input, the page on standard output.  Those of the folder letter are texts.
 */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "web/page.h"
#include "web/template.h"

enum { LINE_BYTES = 65536 };

/* "\\n" in a value is the end of a line. */
static const char *
with_lines(char *value)
{
	for (char *end = value; (end = strstr(end, "\\n")) != NULL; ) {
		*end++ = '\n';
		memmove(end, end + 1, strlen(end));
	}
	return value;
}

static void
read_dataset(struct arena *arena, struct page *page)
{
	char *line = arena_alloc(arena, LINE_BYTES);

	while (fgets(line, LINE_BYTES, stdin) != NULL) {
		char *equals = strstr(line, " =");

		line[strcspn(line, "\n")] = '\0';
		if (equals == NULL || line[0] == '#')
			continue;
		*equals = '\0';
		page_text(page, line, with_lines(equals[2] == ' ' ? equals + 3 : equals + 2));
	}
}

int
main(int argc, char **argv)
{
	struct arena arena = { 0 };
	struct text text = text_begin(&arena);
	struct templates *templates;
	struct page *page;
	enum fault fault;

	if (argc != 5)
		return 64;
	if (text_equal(argv[2], "letter") ?
	    templates_load_texts(argv[1], argv[2], (const char *const[]){ argv[3], NULL }, &templates) != FAULT_NONE :
	    templates_load(argv[1], argv[2], (const char *const[]){ argv[3], NULL }, &templates) != FAULT_NONE)
		return 65;
	page = page_begin(&arena, templates, text_equal(argv[4], "en") ? LANGUAGE_EN : LANGUAGE_ZH);
	page_text(page, "Page.Language", argv[4]);
	read_dataset(&arena, page);
	fault = page_render(page, argv[3], &text);
	if (fault == FAULT_NONE)
		(void)fwrite(text.value, 1, text.length, stdout);
	page_release(page);
	templates_release(templates);
	arena_release(&arena);
	return fault == FAULT_NONE ? 0 : 1;
}
