#include "../check.h"

#include "base/arena.h"
#include "base/text.h"
#include "exchange/qr.h"

#include "base/banned.h"

static struct arena arena;

/* Every code has three finder patterns; the upper left one starts at the quiet zone. */
static void
a_text_becomes_a_path(void **state)
{
	static const struct { const char *text; int size; } table[] = {
		{ "a", 29 }, { "http://localhost/portal/follow?number=2026-000471", 41 }, { "案卷", 29 },
	};
	struct qr qr;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, qr_draw(&arena, table[i].text, &qr) == FAULT_NONE);
		CHECK_ROW(i, qr.size == table[i].size);
		CHECK_ROW(i, text_starts(qr.path, "M4 4h7v1h-7z"));
		CHECK_ROW(i, strstr(qr.path, arena_format(&arena, "M%d 4h7v1h-7z", qr.size - 11)) != NULL);
		CHECK_ROW(i, strstr(qr.path, arena_format(&arena, "M4 %dh7v1h-7z", qr.size - 11)) != NULL);
		CHECK_ROW(i, strspn(qr.path, "Mhvz- 0123456789") == strlen(qr.path));
	}
}

static void
what_does_not_fit_is_refused(void **state)
{
	char *longest = arena_alloc(&arena, 1002);
	struct qr qr;

	(void)state;
	memset(longest, 'x', 1001);
	assert_int_equal(qr_draw(&arena, longest, &qr), FAULT_TOO_LARGE);
	longest[1000] = '\0';
	assert_int_equal(qr_draw(&arena, longest, &qr), FAULT_NONE);
	assert_int_equal(qr_draw(&arena, "", &qr), FAULT_TOO_LARGE);
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_becomes_a_path),
		cmocka_unit_test(what_does_not_fit_is_refused),
	};

	return cmocka_run_group_tests_name("qr", tests, NULL, release);
}
