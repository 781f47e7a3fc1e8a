#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "record/xml_element.h"
#include "record/xml_words.h"

#include "base/banned.h"

enum fault
xml_load(struct arena *arena, const struct xml_loading *loading, const char **problem)
{
	struct xml_reading reading = { .arena = arena };
	struct xml_schema *schema;
	enum fault fault = xml_schema_open(arena, loading->schema_path, &schema, problem);

	if (fault != FAULT_NONE)
		return fault;
	fault = xml_open(arena, schema, loading->source, &reading.document, problem);
	if (fault == FAULT_NONE) {
		loading->read(&reading, loading->into);
		fault = xml_verdict(reading.document, problem);
	}
	xml_close(reading.document);
	xml_schema_close(schema);
	return fault;
}

struct words
xml_words(struct xml_reading *reading, const struct xml_element *element, const char *name)
{
	const struct xml_element	*child = xml_child(element, name);

	return (struct words){
		.zh = text_trim(reading->arena, xml_child_text(reading->arena, child, "zh")),
		.en = text_trim(reading->arena, xml_child_text(reading->arena, child, "en")),
	};
}

static const char *
trim_lines(struct arena *arena, const char *long_text)
{
	const char	*rest = text_trim(arena, long_text);
	struct text	 lines = text_begin(arena);

	while (*rest != '\0') {
		size_t	length = strcspn(rest, "\n");

		text_add(&lines, text_trim(arena, arena_copy_bytes(arena, rest, length)));
		rest += length;
		if (*rest == '\n') {
			text_add(&lines, "\n");
			rest++;
		}
	}
	return lines.value;
}

struct words
xml_paragraphs(struct xml_reading *reading, const struct xml_element *element, const char *name)
{
	const struct xml_element	*child = xml_child(element, name);

	return (struct words){
		.zh = trim_lines(reading->arena, xml_child_text(reading->arena, child, "zh")),
		.en = trim_lines(reading->arena, xml_child_text(reading->arena, child, "en")),
	};
}

const char *const *
xml_word_list(struct xml_reading *reading, const struct xml_element *element, const char *name, size_t *count)
{
	static const char	 blanks[] = " \t\n\r";
	const char		*list = xml_attribute(reading->arena, element, name), **words;

	*count = 0;
	list += strspn(list, blanks);
	if (*list == '\0')
		return NULL;
	words = arena_array(reading->arena, strlen(list) / 2 + 1, sizeof(*words));
	while (*list != '\0') {
		size_t	length = strcspn(list, blanks);

		words[(*count)++] = arena_copy_bytes(reading->arena, list, length);
		list += length;
		list += strspn(list, blanks);
	}
	return words;
}

int
xml_word_index(struct xml_reading *reading, const struct xml_element *element, const char *name,
    const char *const *words, size_t count)
{
	const char	*word = xml_attribute(reading->arena, element, name);

	for (size_t i = 0; i < count; i++)
		if (text_equal(words[i], word))
			return (int)i;
	return 0;
}

bool
xml_yes(struct xml_reading *reading, const struct xml_element *element, const char *name)
{
	return text_equal(xml_attribute(reading->arena, element, name), "yes");
}
