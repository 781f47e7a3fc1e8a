#include "rules/search.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

enum { WORD_CHARACTERS = 60, CHARACTER_BITS = 21 };
enum { FULL_WIDTH_FIRST = 0xff01, FULL_WIDTH_LAST = 0xff5e, FULL_WIDTH = 0xfee0 };

/* The character as it is posted; 0 when it separates. */
static uint32_t
posted(uint32_t character)
{
	if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST)
		character -= FULL_WIDTH;
	if (character >= 'A' && character <= 'Z')
		return character - 'A' + 'a';
	if ((character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') || text_is_han(character))
		return character;
	return 0;
}

static int64_t
gram_of(uint32_t first, uint32_t second)
{
	return (int64_t)first << CHARACTER_BITS | second;
}

struct search_text
search_text(const char *text)
{
	return (struct search_text){ .at = text == NULL ? "" : text };
}

bool
search_next(struct search_text *text, int64_t *gram)
{
	uint32_t character, before;

	if (text->pair != 0) {
		*gram = text->pair;
		text->pair = 0;
		return true;
	}
	do {
		if ((character = text_next(&text->at)) == 0)
			return false;
		before = text->before;
		text->before = posted(character);
	} while (text->before == 0);
	*gram = gram_of(text->before, 0);
	if (before != 0)
		text->pair = gram_of(before, text->before);
	return true;
}

static void
add_gram(struct search_query *query, int64_t gram)
{
	for (size_t i = 0; i < query->gram_count; i++)
		if (query->grams[i] == gram)
			return;
	if (query->gram_count < SEARCH_GRAMS)
		query->grams[query->gram_count++] = gram;
}

/* The pairs of a word; a character by itself only where it stands alone, because its pairs tell more. */
static void
add_word(struct search_query *query, const char *word)
{
	uint32_t character, here, before = 0;
	bool paired = false;

	do {
		character = text_next(&word);
		here = character == 0 ? 0 : posted(character);
		if (before != 0 && here != 0)
			add_gram(query, gram_of(before, here));
		else if (before != 0 && !paired)
			add_gram(query, gram_of(before, 0));
		paired = before != 0 && here != 0;
		before = here;
	} while (character != 0);
}

static bool
is_space(uint32_t character)
{
	return character == ' ' || character == '\t' || character == '\n' || character == '\r' ||
	    character == 0x00a0 || character == 0x3000;
}

/* The next word between spaces, cut when too long; NULL at the end. */
static const char *
next_word(struct arena *arena, const char **text)
{
	struct text word = text_begin(arena);
	size_t characters = 0;
	uint32_t character;

	while ((character = text_next(text)) != 0) {
		if (is_space(character) && characters > 0)
			break;
		if (!is_space(character) && characters++ < WORD_CHARACTERS)
			text_add_character(&word, character);
	}
	return characters > 0 ? word.value : NULL;
}

struct search_query
search_query(struct arena *arena, const char *typed)
{
	struct search_query query = { .count = 0 };
	const char *text = text_narrow(arena, typed == NULL ? "" : typed), *word;

	while (query.count < SEARCH_WORDS && (word = next_word(arena, &text)) != NULL) {
		query.words[query.count++] = word;
		add_word(&query, word);
	}
	return query;
}

bool
search_is_vain(const struct search_query *query)
{
	return query->count > 0 && query->gram_count == 0;
}

const char *
search_like(struct arena *arena, const char *word)
{
	struct text result = text_begin(arena);

	text_add(&result, "%");
	for (; *word != '\0'; word++) {
		if (*word == '\\' || *word == '%' || *word == '_')
			text_add(&result, "\\");
		text_add_bytes(&result, word, 1);
	}
	text_add(&result, "%");
	return result.value;
}
