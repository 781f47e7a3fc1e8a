#include "../check.h"

#include <stdbool.h>

#include "base/arena.h"

#include "base/banned.h"

enum { SMALL = 100, LARGE = 3 * 1024 * 1024, TURNS = 50 };

static void
rewinding_forgets_what_came_after(void **state)
{
	static const struct { size_t before, after; } table[] = {
		{ 0, SMALL }, { 0, LARGE }, { SMALL, SMALL }, { SMALL, LARGE }, { LARGE, SMALL }, { LARGE, LARGE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct arena arena = {0};
		struct arena_mark mark;
		size_t most = 0;
		char *kept = NULL;

		if (table[i].before > 0) {
			kept = arena_alloc(&arena, table[i].before);
			memset(kept, 'k', table[i].before);
		}
		mark = arena_mark(&arena);
		for (int turn = 0; turn < TURNS; turn++) {
			arena_rewind(&arena, mark);
			memset(arena_alloc(&arena, table[i].after), 'x', table[i].after);
			if (turn == 0)
				most = arena.total;
			CHECK_ROW(i, arena.total <= most);
		}
		arena_rewind(&arena, mark);
		for (size_t at = 0; at < table[i].before; at++)
			if (kept[at] != 'k')
				CHECK_ROW(i, false);
		CHECK_ROW(i, arena.total < table[i].before + 3 * 64 * 1024);
		arena_release(&arena);
		CHECK_ROW(i, arena.total == 0);
	}
}

static void
what_is_handed_out_again_is_zeroed(void **state)
{
	struct arena arena = {0};
	struct arena_mark mark;
	unsigned char *bytes;

	(void)state;
	arena_alloc(&arena, 1);
	mark = arena_mark(&arena);
	memset(arena_alloc(&arena, SMALL), 0xFF, SMALL);
	arena_rewind(&arena, mark);
	bytes = arena_alloc(&arena, SMALL);
	for (size_t i = 0; i < SMALL; i++)
		assert_int_equal(bytes[i], 0);
	memset(bytes, 0xFF, SMALL);
	arena_reset(&arena);
	bytes = arena_alloc(&arena, SMALL);
	for (size_t i = 0; i < SMALL; i++)
		assert_int_equal(bytes[i], 0);
	arena_release(&arena);
}

/* Large blocks are zeroed only where they were written: by what was handed out, and by texts that did not fit. */
static void
large_blocks_are_zeroed_where_they_were_written(void **state)
{
	struct arena arena = {0};
	struct arena_mark mark;
	unsigned char *bytes;

	(void)state;
	bytes = arena_alloc(&arena, LARGE);
	for (size_t i = 0; i < LARGE; i++)
		if (bytes[i] != 0)
			assert_int_equal(i, LARGE);
	arena_reset(&arena);
	arena_alloc(&arena, SMALL);
	mark = arena_mark(&arena);
	for (size_t taken = SMALL; taken < 1024 * 1024; taken += SMALL)
		memset(arena_alloc(&arena, SMALL), 0xFF, SMALL);
	arena_rewind(&arena, mark);
	for (int turn = 0; turn < TURNS; turn++) {
		bytes = arena_alloc(&arena, SMALL * SMALL);
		for (size_t i = 0; i < SMALL * SMALL; i++)
			assert_int_equal(bytes[i], 0);
	}

	/* The text is printed into the rest of the block, does not fit, and goes elsewhere. */
	arena_release(&arena);
	arena_alloc(&arena, LARGE);
	arena_reset(&arena);
	mark = arena_mark(&arena);
	arena_alloc(&arena, 1024 * 1024 - SMALL);
	assert_int_equal(strlen(arena_format(&arena, "%0*d", 10 * SMALL, 1)), 10 * SMALL);
	arena_rewind(&arena, mark);
	bytes = arena_alloc(&arena, 1024 * 1024);
	for (size_t i = 0; i < 1024 * 1024; i++)
		if (bytes[i] != 0)
			assert_int_equal(i, LARGE);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rewinding_forgets_what_came_after),
		cmocka_unit_test(what_is_handed_out_again_is_zeroed),
		cmocka_unit_test(large_blocks_are_zeroed_where_they_were_written),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
