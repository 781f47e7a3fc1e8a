#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"

#include "base/banned.h"

enum {
	ALIGNMENT = 16,
	BLOCK_BYTES = 64 * 1024,
	KEEP_BYTES = 1024 * 1024,	/* no more is kept for the next visit */
	EXIT_MEMORY = 75		/* EX_TEMPFAIL: start me again */
};

/* What follows the header is handed out from the front; what lies behind `touched` is still zero. */
struct arena_block {
	struct arena_block	*next;
	size_t			 room, used, touched;
	_Alignas(ALIGNMENT) unsigned char bytes[];
};

static _Noreturn void
give_up(size_t bytes)
{
	log_line(LOG_LEVEL_ERROR, "no memory for %zu bytes, ending this process", bytes);
	_exit(EXIT_MEMORY);
}

static struct arena_block *
add_block(struct arena *arena, size_t bytes)
{
	size_t room = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
	struct arena_block *block;

	if (room > SIZE_MAX - sizeof(*block))
		give_up(bytes);
	/* Large blocks come zeroed from the system, page by page as they are used. */
	block = room > BLOCK_BYTES ? calloc(1, sizeof(*block) + room) : malloc(sizeof(*block) + room);
	if (block == NULL)
		give_up(bytes);

	block->next = NULL;
	block->room = room;
	block->used = 0;
	block->touched = room > BLOCK_BYTES ? 0 : room;
	if (arena->current != NULL)
		arena->current->next = block;
	else
		arena->first = block;
	arena->current = block;
	arena->total += room;
	return block;
}

static void
touch(struct arena_block *block, size_t until)
{
	if (block->touched < until)
		block->touched = until;
}

void *
arena_alloc(struct arena *arena, size_t bytes)
{
	struct arena_block *block = arena->current;
	size_t size;
	void *result;

	if (bytes > SIZE_MAX / 2)
		give_up(bytes);
	size = (bytes + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	if (size == 0)
		size = ALIGNMENT;

	if (block == NULL || block->room - block->used < size)
		block = add_block(arena, size);
	result = block->bytes + block->used;
	if (block->touched > block->used)
		memset(result, 0, block->touched - block->used < size ? block->touched - block->used : size);
	block->used += size;
	touch(block, block->used);
	return result;
}

void *
arena_array(struct arena *arena, size_t count, size_t each)
{
	if (each != 0 && count > SIZE_MAX / 2 / each)
		give_up(SIZE_MAX);
	return arena_alloc(arena, count * each);
}

char *
arena_copy_bytes(struct arena *arena, const void *bytes, size_t length)
{
	char *copy;

	if (length > SIZE_MAX / 2)
		give_up(length);
	copy = arena_alloc(arena, length + 1);
	if (length > 0)
		memcpy(copy, bytes, length);
	return copy;
}

char *
arena_copy(struct arena *arena, const char *text)
{
	return text == NULL ? NULL : arena_copy_bytes(arena, text, strlen(text));
}

/* Prints where the next allocation would begin; most texts fit there at once. */
static char *
format_in_place(struct arena *arena, const char *format, va_list list, size_t *length)
{
	struct arena_block *block = arena->current;
	size_t space = block == NULL ? 0 : block->room - block->used;
	char *place = block == NULL ? NULL : (char *)block->bytes + block->used;
	int printed = vsnprintf(place, space, format, list);

	if (printed < 0)
		give_up(0);
	*length = (size_t)printed;
	if (block != NULL)
		touch(block, block->used + (*length < space ? *length + 1 : space));
	if (*length >= space)
		return NULL;
	block->used += *length + 1;
	block->used = (block->used + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	if (block->used > block->room)
		block->used = block->room;
	return place;
}

char *
arena_format_list(struct arena *arena, const char *format, va_list list)
{
	va_list again;
	size_t length;
	char *result;

	va_copy(again, list);
	result = format_in_place(arena, format, again, &length);
	va_end(again);
	if (result != NULL)
		return result;
	result = arena_alloc(arena, length + 1);
	vsnprintf(result, length + 1, format, list);
	return result;
}

char *
arena_format(struct arena *arena, const char *format, ...)
{
	va_list list;
	char *result;

	va_start(list, format);
	result = arena_format_list(arena, format, list);
	va_end(list);
	return result;
}

/* Gives back every block behind this one, which becomes the current one. */
static void
free_behind(struct arena *arena, struct arena_block *keep)
{
	struct arena_block *next;

	for (struct arena_block *block = keep->next; block != NULL; block = next) {
		next = block->next;
		arena->total -= block->room;
		free(block);
	}
	keep->next = NULL;
	arena->current = keep;
}

struct arena_mark
arena_mark(const struct arena *arena)
{
	return (struct arena_mark){
		.block = arena->current, .used = arena->current == NULL ? 0 : arena->current->used,
	};
}

void
arena_rewind(struct arena *arena, struct arena_mark mark)
{
	if (mark.block == NULL) {
		arena_release(arena);
		return;
	}
	free_behind(arena, mark.block);
	mark.block->used = mark.used;
}

void
arena_reset(struct arena *arena)
{
	size_t total = arena->total;

	if (arena->first == NULL)
		return;
	if (arena->first->next != NULL || arena->first->room > KEEP_BYTES) {
		/* One block as large as all that were needed serves the next visit without asking the system again. */
		arena_release(arena);
		(void)add_block(arena, total < KEEP_BYTES ? total : KEEP_BYTES);
		return;
	}
	arena->first->used = 0;
	arena->current = arena->first;
}

void
arena_release(struct arena *arena)
{
	struct arena_block *next;

	for (struct arena_block *block = arena->first; block != NULL; block = next) {
		next = block->next;
		free(block);
	}
	*arena = (struct arena){ 0 };
}
