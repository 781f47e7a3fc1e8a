/* Words by which cases are found: what is posted of a text, and what is asked for. */
#ifndef RULES_SEARCH_H
#define RULES_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * The grams of a text: every Han character, letter and digit by itself, and
 * every two of them that stand side by side, whatever kinds they are of
 * ("A3栋" → a, 3, a3, 栋, 3栋).  Full width counts as half width, a capital
 * as a small letter; everything else separates.  A gram comes as often as it
 * stands there.
 */
struct search_text {
	const char	*at;
	uint32_t	 before;	/* 0: nothing that the next character could pair with */
	int64_t		 pair;		/* 0: given already */
};
struct search_text search_text(const char *);		/* NULL has none */
bool search_next(struct search_text *, int64_t *gram);	/* false after the last */

enum { SEARCH_WORDS = 8, SEARCH_GRAMS = 8 };

/*
 * A search as typed, cut to SEARCH_WORDS words of at most 60 characters.  A
 * text that holds all words has all grams; which of those that have the
 * grams hold the words is for search_like() to tell.
 */
struct search_query {
	const char	*words[SEARCH_WORDS];	/* as typed, narrow */
	size_t		 count;
	int64_t		 grams[SEARCH_GRAMS];	/* the first different ones; none when only the words can tell */
	size_t		 gram_count;
};

/* Words without any gram ("——", "！！"): nothing is posted of them, and only reading every text could find them. */
bool search_is_vain(const struct search_query *);

struct search_query search_query(struct arena *, const char *typed);

/* "%word%" with \ % _ escaped, for LIKE. */
const char *search_like(struct arena *, const char *word);

#endif
