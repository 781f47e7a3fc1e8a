#include "../check.h"

#include "base/arena.h"
#include "base/text.h"
#include "web/multipart.h"

#include "base/banned.h"

static struct arena arena;
static uint32_t seed = 20261123;

/* The same numbers in every run. */
static uint32_t
next_number(void)
{
	seed = seed * 1664525u + 1013904223u;
	return seed >> 8;
}

static enum fault
note_header(void *context, const char *bytes, size_t length)
{
	text_add_format(context, "[%.*s](", (int)length, bytes);
	return FAULT_NONE;
}

static enum fault
note_bytes(void *context, const char *bytes, size_t length)
{
	text_add_bytes(context, bytes, length);
	return FAULT_NONE;
}

static enum fault
note_end(void *context)
{
	text_add(context, ")");
	return FAULT_NONE;
}

static enum fault
refuse_bytes(void *context, const char *bytes, size_t length)
{
	(void)context;
	(void)bytes;
	(void)length;
	return FAULT_FULL;
}

/* Feeds a body in random pieces; gives what was seen. */
static enum fault
feed(const char *boundary, const char *body, size_t length, struct text *seen, bool *complete)
{
	struct multipart_sink sink = { note_header, note_bytes, note_end, seen };
	struct multipart *m = multipart_begin(&arena, boundary, &sink);
	enum fault fault = FAULT_NONE;

	while (length > 0 && fault == FAULT_NONE) {
		size_t piece = 1 + next_number() % (next_number() % 4 == 0 ? 30000 : 7);

		if (piece > length)
			piece = length;
		fault = multipart_feed(m, body, piece);
		body += piece;
		length -= piece;
	}
	*complete = multipart_is_complete(m);
	return fault;
}

static void
bodies_are_read_or_refused(void **state)
{
	static const struct { const char *body, *seen; enum fault fault; bool complete; } table[] = {
		{ "--b\r\nh\r\n\r\nx\r\n--b--\r\n", "[h](x)", FAULT_NONE, true },
		{ "--b\r\nh\r\n\r\n\r\n--b--", "[h]()", FAULT_NONE, true },
		{ "--b\r\n\r\nx\r\n--b--", "[](x)", FAULT_NONE, true },
		{ "talk\r\n--b\r\nh\r\n\r\n\r\n--\r\n--bx\r\n", NULL, FAULT_INPUT, false },
		{ "--b\r\nh\r\n\r\n\r\n--a\r\n--b--", "[h](\r\n--a)", FAULT_NONE, true },
		{ "--b\r\nh\r\n\r\nx\r\n--b\r\ni\r\n\r\ny\r\n--b--rest\r\n--b\r\n", "[h](x)[i](y)", FAULT_NONE, true },
		{ "--b--", "", FAULT_NONE, true },
		{ "--b\r\nh\r\n\r\nx", NULL, FAULT_NONE, false },
		{ "--b\r\nh", "", FAULT_NONE, false },
		{ "", "", FAULT_NONE, false },
		{ "--c\r\nh\r\n\r\nx\r\n--c--", "", FAULT_NONE, false },
		{ "--bX\r\nh\r\n\r\nx\r\n--b--", "", FAULT_INPUT, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		for (int again = 0; again < 20; again++) {
			struct text seen = text_begin(&arena);
			bool complete;

			CHECK_ROW(i, feed("b", table[i].body, strlen(table[i].body), &seen, &complete) == table[i].fault);
			CHECK_ROW(i, complete == table[i].complete);
			if (table[i].seen != NULL)
				CHECK_ROW_TEXT(i, seen.value, table[i].seen);
		}
	}
}

/* Bytes that look like delimiters more often than chance would have it. */
static void
add_random_body(struct text *body)
{
	static const char *const bits[] = { "\r", "\n", "\r\n", "--", "\r\n--", "\r\n--bound", "x", "投", "\r\n--boundarx" };

	for (uint32_t i = next_number() % 400; i > 0; i--)
		text_add(body, bits[next_number() % COUNT(bits)]);
}

static void
every_split_gives_the_same(void **state)
{
	(void)state;
	for (size_t round = 0; round < 2000; round++) {
		struct text sent = text_begin(&arena), wanted = text_begin(&arena), seen = text_begin(&arena);
		bool complete;

		for (uint32_t part = next_number() % 4; part > 0; part--) {
			struct text body = text_begin(&arena);

			add_random_body(&body);
			text_add_format(&sent, "--boundary\r\nname: %u\r\n\r\n%s\r\n", part, body.value);
			text_add_format(&wanted, "[name: %u](%s)", part, body.value);
		}
		text_add(&sent, "--boundary--\r\n");
		CHECK_ROW(round, feed("boundary", sent.value, sent.length, &seen, &complete) == FAULT_NONE);
		CHECK_ROW(round, complete);
		CHECK_ROW(round, strcmp(seen.value, wanted.value) == 0);
		arena_reset(&arena);
	}
}

static void
limits_hold(void **state)
{
	struct multipart_sink full = { note_header, refuse_bytes, note_end, NULL };
	struct text body = text_begin(&arena), seen = text_begin(&arena);
	char boundary[MULTIPART_BOUNDARY + 2];
	bool complete;

	(void)state;
	for (int i = 0; i < MULTIPART_PARTS; i++)
		text_add(&body, "--b\r\nh\r\n\r\n\r\n");
	text_add(&body, "--b--");
	assert_int_equal(feed("b", body.value, body.length, &seen, &complete), FAULT_NONE);
	body.length -= strlen("--b--");
	text_add(&body, "--b\r\nh\r\n\r\n\r\n--b--");
	assert_int_equal(feed("b", body.value, body.length, &seen, &complete), FAULT_TOO_LARGE);

	body = text_begin(&arena);
	text_add(&body, "--b\r\n");
	for (int i = 0; i < 9000; i++)
		text_add(&body, "h");
	assert_int_equal(feed("b", body.value, body.length, &seen, &complete), FAULT_INPUT);

	memset(boundary, 'b', sizeof(boundary));
	boundary[MULTIPART_BOUNDARY + 1] = '\0';
	assert_null(multipart_begin(&arena, boundary, &full));
	assert_non_null(multipart_begin(&arena, boundary + 1, &full));
	assert_null(multipart_begin(&arena, "", &full));
	assert_null(multipart_begin(&arena, NULL, &full));

	full.context = &seen;
	assert_int_equal(multipart_feed(multipart_begin(&arena, "b", &full), "--b\r\nh\r\n\r\nx\r\n--b--", 18), FAULT_FULL);
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
		cmocka_unit_test(bodies_are_read_or_refused), cmocka_unit_test(every_split_gives_the_same),
		cmocka_unit_test(limits_hold),
	};

	return cmocka_run_group_tests_name("multipart", tests, NULL, release);
}
