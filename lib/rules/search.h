/* Words by which cases are found: what is indexed, and what is asked of the index. */
#ifndef RULES_SEARCH_H
#define RULES_SEARCH_H

#include <stddef.h>

struct arena;

/*
 * The text of the full-text column: overlapping pairs of Han characters and
 * whole lower-case words of ASCII letters and digits, separated by spaces
 * ("漏水严重 A3" → "漏水 水严 严重 a3").  Everything else separates.
 */
const char *search_grams(struct arena *, const char *text);

enum { SEARCH_WORDS = 8 };

/* A search as typed, cut to SEARCH_WORDS words of at most 60 characters. */
struct search_query {
	const char	*boolean;		/* for AGAINST (… IN BOOLEAN MODE); "" when only the words can tell */
	const char	*words[SEARCH_WORDS];	/* as typed, narrow; each must be found again, as search_like() */
	size_t		 count;
};

/* Only letters, digits and Han characters reach the boolean query, so its operators cannot be typed. */
struct search_query search_query(struct arena *, const char *typed);

/* "%word%" with \ % _ escaped, for LIKE. */
const char *search_like(struct arena *, const char *word);

#endif
