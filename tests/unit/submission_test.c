/* What makes two sendings of a form the same. */
#include "../check.h"

#include "base/arena.h"
#include "web/request.h"
#include "web/submission.h"

#include "base/banned.h"

static struct arena arena;

static const struct request_value mine = { "anjuan_session", "mine", NULL }, other_cookie = { "anjuan_session", "other", NULL };
static const struct request_value words = { "text", "a", NULL }, other_words = { "text", "b", NULL };
static const struct request_value case_7 = { "id", "7", &words }, case_8 = { "id", "8", &words };
static const struct request_value other = { "id", "7", &other_words }, longer = { "id", "74:text", &words };
static const struct request_value keyed = { "once", "k1", &case_7 }, keyed_again = { "token", "t", &keyed };
static const struct upload photo = { .field = "photo", .name = "a.jpg", .sha256 = { 1 } };
static const struct upload other_photo = { .field = "photo", .name = "a.jpg", .sha256 = { 2 } };

#define BASE .program = "desk", .path = "case/note", .cookies = &mine

/* The first is what is compared with. */
static const struct { struct request request; bool same; } table[] = {
	{ { BASE, .fields = &case_7 }, true },
	{ { BASE, .fields = &keyed }, true },
	{ { BASE, .fields = &keyed_again }, true },
	{ { BASE, .fields = &case_8 }, false },
	{ { BASE, .fields = &other }, false },
	{ { BASE, .fields = &longer }, false },
	{ { BASE, .fields = &words }, false },
	{ { BASE, .query = &case_7 }, false },
	{ { BASE, .query = &case_8, .fields = &case_7 }, false },
	{ { BASE, .fields = &case_7, .uploads = &photo }, false },
	{ { .program = "audit", .path = "case/note", .cookies = &mine, .fields = &case_7 }, false },
	{ { .program = "desk", .path = "case/add", .cookies = &mine, .fields = &case_7 }, false },
	{ { .program = "desk", .path = "case/note", .cookies = &other_cookie, .fields = &case_7 }, false },
	{ { .program = "desk", .path = "case/note", .fields = &case_7 }, false },
};

static void
only_the_same_is_the_same(void **state)
{
	const char *first = submission_text(&arena, &table[0].request);

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, (strcmp(submission_text(&arena, &table[i].request), first) == 0) == table[i].same);
}

static void
files_differ_by_what_they_hold(void **state)
{
	struct request one = { BASE, .uploads = &photo }, two = { BASE, .uploads = &other_photo };

	(void)state;
	assert_string_equal(submission_text(&arena, &one), submission_text(&arena, &one));
	assert_string_not_equal(submission_text(&arena, &one), submission_text(&arena, &two));
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
		cmocka_unit_test(only_the_same_is_the_same), cmocka_unit_test(files_differ_by_what_they_hold),
	};

	return cmocka_run_group_tests_name("submission", tests, NULL, release);
}
