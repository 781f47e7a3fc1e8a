/* Memory with two lifetimes: the process and the visit.  The only home of malloc and free. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

/* Zero-initialised (`= {0}`) is a valid empty arena. */
struct arena {
	struct arena_block	*first;
	struct arena_block	*current;
	size_t			 total;		/* bytes held from the system */
};

/*
 * All of these return zeroed or copied memory that lives until the arena is
 * reset or released.  They never return NULL: when the system has no memory
 * the process says so in the log and exits with status 75, which rolls back
 * its transaction and lets the parent start a fresh worker.
 */
void *arena_alloc(struct arena *, size_t bytes);
void *arena_array(struct arena *, size_t count, size_t each);
char *arena_copy(struct arena *, const char *text);		/* NULL stays NULL */
char *arena_copy_bytes(struct arena *, const void *bytes, size_t length);	/* adds a NUL */
char *arena_format(struct arena *, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_format_list(struct arena *, const char *format, va_list);

/*
 * A place to come back to: arena_rewind() forgets what was taken after the
 * mark and keeps what was taken before.  Work done piece by piece needs room
 * for one piece that way, and whoever stops half-way leaves nothing behind.
 */
struct arena_mark { struct arena_block *block; size_t used; };
struct arena_mark arena_mark(const struct arena *);
void arena_rewind(struct arena *, struct arena_mark);

/* Forgets everything but keeps one block for the next visit. */
void arena_reset(struct arena *);

/* Gives everything back to the system. */
void arena_release(struct arena *);

#endif
