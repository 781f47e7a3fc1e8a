/* Delimited text in any of the encodings clerks send, as UTF-8 with \n line ends. */
#ifndef EXCHANGE_CHARSET_H
#define EXCHANGE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/fault.h"

struct arena;
struct charset;

/*
 * Reads the file through once and decides: a byte order mark says UTF-8 or
 * UTF-16; otherwise UTF-8 when what is not ASCII is mostly well-formed UTF-8,
 * else GB18030.  Close it to release the converter.
 */
enum fault charset_open(struct arena *, int descriptor, struct charset **) MUST_CHECK;

/* "UTF-8", "UTF-16LE", "UTF-16BE" or "GB18030". */
const char *charset_name(const struct charset *);

/*
 * The next line with its \n (the last line gets one too), valid until the next
 * call; *length is 0 at the end.  A byte that cannot be converted becomes one
 * that is never UTF-8.  A line without end is handed out in pieces.
 */
enum fault charset_line(struct charset *, const char **line, size_t *length) MUST_CHECK;

/* The first converted bytes, without taking them; called before the first line is asked for. */
enum fault charset_peek(struct charset *, const char **bytes, size_t *length) MUST_CHECK;

/* Bytes of the file read so far. */
off_t charset_position(const struct charset *);

void charset_close(struct charset *);

#endif
