/* Patterns for LIKE from what people type. */
#ifndef STORE_PATTERN_H
#define STORE_PATTERN_H

struct arena;

/* "%word%" with LIKE's own signs taken as letters; "%" for no word at all. */
const char *pattern_containing(struct arena *, const char *word);

#endif
