/* Many rows in one message: all of them, each value in its place, and the statement as it was afterwards. */
#include "server.h"

#include "store/case_text_store.h"
#include "store/many_rows.h"
#include "store/query.h"

enum { LONG = 100 * 1024, ROWS = 3 * MANY_ROWS_MOST + 7 };

struct told { int64_t id; const char *text; };

static struct db *db;
static struct arena arena;

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
	arena_release(&arena);
	db_close(db);
	return server_stop(state);
}

static void
bind_told(struct query *query, const void *row)
{
	const struct told *told = row;

	bind_number(query, told->id);
	bind_text(query, told->text);
}

static struct inserting
texts(void)
{
	return (struct inserting){ db, STATEMENT_TEXT_INSERT, bind_told };
}

/* The text of a row: every hundredth is longer than what a single statement sends in pieces. */
static const char *
text_of(size_t row)
{
	return row % 100 == 42 ? arena_format(&arena, "%0*zu", LONG, row) : arena_format(&arena, "投诉 %zu", row);
}

static void
assert_stored(int64_t id, const char *text)
{
	const char *stored = "";
	struct query *query = db_query(db, &arena, STATEMENT_TEXT_BY_ID);

	bind_number(query, id);
	assert_int_equal(db_select_one(query), FAULT_NONE);
	stored = row_text(query);
	assert_string_equal(stored, text);
}

static void
test_every_row_arrives(void **state)
{
	const struct inserting inserting = texts();
	struct told *rows = arena_array(&arena, ROWS, sizeof(rows[0]));
	const void **list = arena_array(&arena, ROWS, sizeof(list[0]));

	(void)state;
	for (size_t i = 0; i < ROWS; i++) {
		rows[i] = (struct told){ (int64_t)i + 1000, text_of(i) };
		list[i] = &rows[i];
	}
	assert_int_equal(many_rows_insert(&inserting, list, 0), FAULT_NONE);
	assert_int_equal(many_rows_insert(&inserting, list, ROWS), FAULT_NONE);
	for (size_t i = 0; i < ROWS; i++)
		assert_stored(rows[i].id, rows[i].text);
}

/* A row that is there already refuses them all, and afterwards the statement takes one row, and many, as before. */
static void
test_a_refusal_leaves_nothing_behind(void **state)
{
	const struct inserting inserting = texts();
	struct told rows[] = { { 1, "a" }, { 2, "b" }, { 1, "c" }, { 3, "d" } };
	const void *twice[] = { &rows[0], &rows[1], &rows[2] }, *once[] = { &rows[3] }, *both[] = { &rows[0], &rows[1] };
	struct query *query = db_query(db, &arena, STATEMENT_TEXT_BY_ID);

	(void)state;
	assert_int_equal(db_begin(db), FAULT_NONE);
	assert_int_equal(many_rows_insert(&inserting, twice, COUNT(twice)), FAULT_DUPLICATE);
	db_rollback(db);
	bind_number(query, 1);
	assert_int_equal(db_select_one(query), FAULT_NOT_FOUND);

	assert_int_equal(many_rows_insert(&inserting, once, COUNT(once)), FAULT_NONE);
	assert_int_equal(many_rows_insert(&inserting, both, COUNT(both)), FAULT_NONE);
	assert_stored(1, "a");
	assert_stored(2, "b");
	assert_stored(3, "d");
}

/* What is nothing in one row is something in the next. */
static void
test_nothing_is_nothing(void **state)
{
	const struct inserting inserting = texts();
	struct told rows[] = { { 11, "a" }, { 12, NULL } };
	const void *list[] = { &rows[0], &rows[1] };

	(void)state;
	assert_int_not_equal(many_rows_insert(&inserting, list, COUNT(list)), FAULT_NONE);
	rows[1].text = "";
	rows[0].id = 13;
	assert_int_equal(many_rows_insert(&inserting, list, COUNT(list)), FAULT_NONE);
	assert_stored(12, "");
	assert_stored(13, "a");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_every_row_arrives),
	cmocka_unit_test(test_a_refusal_leaves_nothing_behind),
	cmocka_unit_test(test_nothing_is_nothing),
};

int
main(void)
{
	return cmocka_run_group_tests_name("many_rows", tests, start, stop);
}
