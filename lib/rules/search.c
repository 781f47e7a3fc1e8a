#include "rules/search.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

enum { WORD_CHARACTERS = 60 };

enum kind { KIND_OTHER, KIND_WORD, KIND_HAN };

/* Consecutive characters of one kind. */
struct run {
	enum kind	kind;
	const char	*start;
	size_t		 bytes, characters;
};

static enum kind
kind_of(uint32_t character)
{
	if (text_is_han(character))
		return KIND_HAN;
	if ((character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
	    (character >= 'A' && character <= 'Z'))
		return KIND_WORD;
	return KIND_OTHER;
}

/* The next run of indexed characters; advances past it.  False at the end. */
static bool
next_run(const char **text, struct run *run)
{
	const char *at = *text, *before = at;
	uint32_t character;

	*run = (struct run){ .kind = KIND_OTHER };
	while ((character = text_next(&at)) != 0) {
		enum kind kind = kind_of(character);

		if (run->kind != KIND_OTHER && kind != run->kind)
			break;
		if (run->kind == KIND_OTHER && kind != KIND_OTHER) {
			run->kind = kind;
			run->start = before;
		}
		run->characters += kind != KIND_OTHER;
		before = at;
	}
	*text = before;
	if (run->kind != KIND_OTHER)
		run->bytes = (size_t)(before - run->start);
	return run->kind != KIND_OTHER;
}

static void
add_piece(struct text *result, const char *piece, size_t bytes)
{
	if (result->length > 0 && result->value[result->length - 1] != '"')
		text_add(result, " ");
	text_add_bytes(result, piece, bytes);
}

static void
add_pairs(struct text *result, const struct run *run)
{
	const char *end = run->start + run->bytes, *first = run->start, *second = first, *after;

	if (run->characters == 1) {
		add_piece(result, run->start, run->bytes);
		return;
	}
	(void)text_next(&second);
	for (; second < end; first = second, second = after) {
		after = second;
		(void)text_next(&after);
		add_piece(result, first, (size_t)(after - first));
	}
}

const char *
search_grams(struct arena *arena, const char *text)
{
	struct text result = text_begin(arena);
	struct run run;

	if (text == NULL)
		return "";
	text = text_lower(arena, text_narrow(arena, text));
	while (next_run(&text, &run)) {
		if (run.kind == KIND_HAN)
			add_pairs(&result, &run);
		else
			add_piece(&result, run.start, run.bytes);
	}
	return result.value;
}

/* Han as a phrase of pairs, words by their beginning; single characters are not in the index. */
static void
add_terms(struct arena *arena, struct text *boolean, const char *word)
{
	const char *text = text_lower(arena, word);
	struct run run;

	while (next_run(&text, &run)) {
		if (run.characters < 2)
			continue;
		if (boolean->length > 0)
			text_add(boolean, " ");
		if (run.kind == KIND_HAN) {
			text_add(boolean, "+\"");
			add_pairs(boolean, &run);
			text_add(boolean, "\"");
		} else {
			text_add(boolean, "+");
			text_add_bytes(boolean, run.start, run.bytes);
			text_add(boolean, "*");
		}
	}
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
	struct search_query query = { .boolean = "" };
	struct text boolean = text_begin(arena);
	const char *text = text_narrow(arena, typed == NULL ? "" : typed), *word;

	while (query.count < SEARCH_WORDS && (word = next_word(arena, &text)) != NULL) {
		query.words[query.count++] = word;
		add_terms(arena, &boolean, word);
	}
	query.boolean = boolean.value;
	return query;
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
