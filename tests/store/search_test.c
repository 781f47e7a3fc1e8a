/* Candidates for words: none is missed, whether posted or waiting, newest first, page by page. */
#include "server.h"

#include "base/text.h"
#include "store/case_text_store.h"
#include "store/search_store.h"

enum { CASES = 1500, FIRST = 200, WORDS = 5 };

static const char *const parts[] = { "天花板", "漏水", "电梯", "停运", "花园", "水管", "A3栋", "梯", "门禁", "板房" };
static struct db *db;
static struct arena arena;
static uint64_t seed = 20261127;

static int
start(void **state)
{
	(void)state;
	if (server_start(NULL) != 0)
		return -1;
	db = server_owner();
	return 0;
}

static int
stop(void **state)
{
	db_close(db);
	arena_release(&arena);
	return server_stop(state);
}

static size_t
below(size_t limit)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (size_t)(seed >> 33) % limit;
}

static const char *texts[CASES];

static const char *
any_text(void)
{
	struct text text = text_begin(&arena);

	for (size_t i = 0; i < WORDS; i++)
		text_add_format(&text, "%s%s", parts[below(COUNT(parts))], below(3) == 0 ? "，" : "");
	if (below(400) == 0)
		text_add(&text, "梧桐树根");
	return text.value;
}

static enum fault
put_texts(struct db *in, void *context)
{
	const size_t *from_to = context;
	enum fault fault = FAULT_NONE;

	for (size_t i = from_to[0]; i < from_to[1] && fault == FAULT_NONE; i++)
		fault = case_text_insert(in, &arena, (struct case_id){ FIRST + (int64_t)i }, texts[i]);
	return fault;
}

static enum fault
change_text(struct db *in, void *context)
{
	size_t i = *(const size_t *)context;

	texts[i] = arena_format(&arena, "%s改成樱花", texts[i]);
	return case_text_save(in, &arena, (struct case_id){ FIRST + (int64_t)i }, texts[i]);
}

static void
post_all(void)
{
	size_t count = 1, posted = 0;

	while (count > 0) {
		assert_int_equal(search_post_waiting(db, &count), FAULT_NONE);
		posted += count;
	}
	assert_true(posted > 0);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM search_queue"), 0);
}

/* Every candidate is below the one before, every text with the words is among them; says how many there are. */
static size_t
candidates(const char *typed, int64_t before)
{
	struct search_query query = search_query(&arena, typed);
	struct search_cursor cursor;
	int64_t ids[MANY_ROWS], last = before;
	size_t count = MANY_ROWS, all = 0;
	bool found[CASES] = { false };

	assert_int_equal(search_begin(db, &arena, &query, before, &cursor), FAULT_NONE);
	while (count == MANY_ROWS) {
		assert_int_equal(search_candidates(&cursor, ids, &count), FAULT_NONE);
		for (size_t i = 0; i < count; i++) {
			assert_true(ids[i] < last && ids[i] >= FIRST && ids[i] < FIRST + CASES);
			last = ids[i];
			found[last - FIRST] = true;
		}
		all += count;
	}
	for (size_t i = 0; i < CASES && (int64_t)i + FIRST < before; i++)
		for (size_t k = 0, held = 0; k < query.count; k++) {
			held += strstr(texts[i], query.words[k]) != NULL;
			if (held == query.count && texts[i][0] != '\0' && !found[i])
				fail_msg("%s is not found in %s (%zu)", typed, texts[i], i);
		}
	return all;
}

static void
look_for_everything(void)
{
	static const char *const typed[] = { "漏水", "天花板漏水", "梯", "A3栋", "梧桐树根", "樱花", "电梯 门禁", "水", "板漏", "花板 停运 A3栋" };

	for (size_t i = 0; i < COUNT(typed); i++) {
		candidates(typed[i], INT64_MAX);
		candidates(typed[i], FIRST + CASES / 2);
		candidates(typed[i], FIRST + 56);
		candidates(typed[i], FIRST + 57);
	}
}

static void
test_none_is_missed(void **state)
{
	size_t first[] = { 0, CASES / 2 }, second[] = { CASES / 2, CASES }, changed;

	(void)state;
	for (size_t i = 0; i < CASES; i++)
		texts[i] = any_text();
	for (size_t i = second[0]; i < second[1]; i++)
		texts[i] = "";
	assert_int_equal(db_transact(db, put_texts, first), FAULT_NONE);
	look_for_everything();
	post_all();
	look_for_everything();
	for (size_t i = second[0]; i < second[1]; i++)
		texts[i] = any_text();
	assert_int_equal(db_transact(db, put_texts, second), FAULT_NONE);
	for (size_t i = 0; i < 40; i++) {
		changed = below(CASES);
		assert_int_equal(db_transact(db, change_text, &changed), FAULT_NONE);
	}
	look_for_everything();
	post_all();
	look_for_everything();
}

/* The index is worth something: what it gives for words that few texts have is few. */
static void
test_few_candidates_for_few_cases(void **state)
{
	size_t rare = 0;

	(void)state;
	for (size_t i = 0; i < CASES; i++)
		rare += strstr(texts[i], "梧桐") != NULL;
	assert_true(rare > 0 && rare < 20);
	assert_int_equal(candidates("梧桐树根", INT64_MAX), rare);
	assert_int_equal(candidates("漏水梧桐树根漏水", INT64_MAX), 0);
	assert_int_equal(candidates("不存在", INT64_MAX), 0);
	assert_int_equal(candidates("樱花", FIRST), 0);
	assert_true(candidates("水", INT64_MAX) > CASES / 2);
}

/* What was written earlier and is committed later than what is posted waits, and is found. */
static void
test_who_commits_late_waits(void **state)
{
	struct db *late = server_owner();
	size_t other = 9, count;

	(void)state;
	texts[7] = "紫藤";
	server_sql(late, "START TRANSACTION");
	server_sql(late, "UPDATE case_text SET content = '紫藤' WHERE case_id = 207");
	server_sql(late, "INSERT INTO search_queue (case_id) VALUES (207)");
	assert_int_equal(db_transact(db, change_text, &other), FAULT_NONE);
	assert_int_equal(search_post_waiting(db, &count), FAULT_NONE);
	assert_int_equal(count, 1);
	server_sql(late, "COMMIT");
	assert_int_equal(candidates("紫藤", INT64_MAX), 1);
	post_all();
	assert_int_equal(candidates("紫藤", INT64_MAX), 1);
	db_close(late);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_none_is_missed),
	cmocka_unit_test(test_few_candidates_for_few_cases),
	cmocka_unit_test(test_who_commits_late_waits),
};

int
main(void)
{
	return cmocka_run_group_tests_name("search", tests, start, stop);
}
