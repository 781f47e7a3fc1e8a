/* UTF-8 text: building, checking, counting and cutting by characters, never by bytes. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* Text under construction; grows in its arena and is always NUL-terminated. */
struct text {
	struct arena	*arena;
	char		*value;		/* never NULL after text_begin() */
	size_t		 length;	/* bytes, without the NUL */
	size_t		 room;
};

struct text text_begin(struct arena *);
struct text text_begin_room(struct arena *, size_t bytes);	/* so much fits without growing */
void text_add(struct text *, const char *);			/* NULL adds nothing */
void text_add_bytes(struct text *, const char *, size_t);
void text_add_number(struct text *, int64_t);			/* decimal */
void text_add_format(struct text *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * True when the bytes are well-formed UTF-8 without NUL, control characters
 * other than tab, line feed and carriage return, surrogates, U+FFFE or
 * U+FFFF: exactly what XML 1.0 can hold.
 */
bool text_is_clean(const char *, size_t bytes);

/* Characters (code points) in a clean text. */
size_t text_characters(const char *);

/* Decodes one character and advances; 0 at the end. */
uint32_t text_next(const char **);

/* Appends one character as UTF-8. */
void text_add_character(struct text *, uint32_t);

/* At most so many characters; when something was cut the last of them is an ellipsis. */
const char *text_cut(struct arena *, const char *, size_t characters);

/* Without white space (also U+3000, U+00A0, U+FEFF) at both ends. */
const char *text_trim(struct arena *, const char *);

/* Full-width ASCII and ideographic space to half-width; the rest unchanged. */
const char *text_narrow(struct arena *, const char *);

/* Lower-case ASCII only. */
const char *text_lower(struct arena *, const char *);

bool text_equal(const char *, const char *);		/* NULL equals NULL only */
bool text_empty(const char *);				/* NULL, "" */
bool text_starts(const char *, const char *prefix);
bool text_is_han(uint32_t character);

/* Whole decimal number, sign allowed, nothing after it, no overflow. */
bool text_number(const char *, int64_t *);

#endif
