/* Values there and back, transactions, retries, and connections that die. */
#include "server.h"

#include "base/text.h"

static int
start(void **state)
{
	struct db *db;

	(void)state;
	if (server_start("--empty") != 0)
		return -1;
	db = server_owner();
	server_sql(db, "CREATE TABLE kept (id BIGINT AUTO_INCREMENT PRIMARY KEY, number BIGINT, text TEXT,"
	    " bytes LONGBLOB, moment DATETIME, UNIQUE KEY kept_number (number))");
	server_sql(db, "CREATE TABLE counter (id INT PRIMARY KEY, number BIGINT NOT NULL)");
	server_sql(db, "INSERT INTO counter VALUES (1, 0), (2, 0)");
	db_close(db);
	return 0;
}

static const char insert_all[] = "INSERT INTO kept (number, text, bytes, moment) VALUES (?, ?, ?, ?)";
static const char select_all[] = "SELECT number, text, bytes, moment FROM kept WHERE id = ?";

struct row {
	int64_t		 number;
	const char	*text;
	size_t		 length;	/* of the bytes; SIZE_MAX is NULL */
	int64_t		 moment;
};

static const struct row rows[] = {
	{ 0, "", 0, 1 },
	{ INT64_MAX, "房间 3-2-1201", 1, 2147483647 },
	{ INT64_MIN, "𠮷野家 😀", 511, 2147483648 },
	{ 9007199254740993, "a\\'\"`; DROP TABLE kept; --", 512, 4102444800 },
	{ -1, NULL, 513, 253402300799 },
	{ 42, " trailing ", SIZE_MAX, 0 },
	{ 43, "x", 64 * 1024, 951782400 },
	{ 44, "y", 64 * 1024 + 1, 1 },
	{ 45, "z", 1 << 20, 1 },
	{ 46, "w", 5 << 20, 1 },
};

static char *
pattern(struct arena *arena, size_t length)
{
	char *bytes = arena_alloc(arena, length + 1);

	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)(i * 7 + i / 251);
	return bytes;
}

static void
check_row(struct db *db, size_t i)
{
	const struct row *row = &rows[i];
	struct arena arena = {0};
	bool is_null = row->length == SIZE_MAX;
	size_t length = is_null ? 0 : row->length, got;
	const char *bytes = pattern(&arena, length);
	struct query *query = server_query(db, &arena, insert_all);
	int64_t id;

	bind_number(query, row->number);
	bind_text(query, row->text);
	bind_bytes(query, is_null ? NULL : bytes, length);
	bind_moment(query, row->moment);
	CHECK_ROW(i, db_run(query) == FAULT_NONE);
	CHECK_ROW(i, query_changed(query) == 1);
	id = query_inserted(query);

	query = server_query(db, &arena, select_all);
	bind_id(query, id);
	CHECK_ROW(i, db_select_one(query) == FAULT_NONE);
	CHECK_ROW(i, row_number(query) == row->number);
	CHECK_ROW(i, row_is_null(query) == (row->text == NULL));
	CHECK_ROW_TEXT(i, row_text(query), row->text == NULL ? "" : row->text);
	CHECK_ROW(i, row_is_null(query) == is_null);
	const void *read = row_bytes(query, &got);
	CHECK_ROW(i, got == length && (length == 0 || memcmp(read, bytes, length) == 0));
	CHECK_ROW(i, row_moment(query) == row->moment);
	arena_release(&arena);
}

static void
test_values(void **state)
{
	struct db *db = server_owner();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_row(db, i);
	server_sql(db, "DELETE FROM kept");
	db_close(db);
}

static void
test_long_text(void **state)
{
	struct db *db = server_owner();
	struct arena arena = {0};
	struct text text = text_begin(&arena);
	struct query *query;

	(void)state;
	server_sql(db, "ALTER TABLE kept MODIFY text LONGTEXT");
	while (text.length < 300000)
		text_add(&text, "漏水😀");
	query = server_query(db, &arena, "INSERT INTO kept (text) VALUES (?)");
	bind_text(query, text.value);
	assert_int_equal(db_run(query), FAULT_NONE);
	query = server_query(db, &arena, "SELECT text, CHAR_LENGTH(text) FROM kept ORDER BY id DESC LIMIT 1");
	assert_int_equal(db_select_one(query), FAULT_NONE);
	assert_string_equal(row_text(query), text.value);
	assert_int_equal(row_number(query), text_characters(text.value));
	server_sql(db, "DELETE FROM kept");
	db_close(db);
	arena_release(&arena);
}

static void
test_bad_values(void **state)
{
	struct db *db = server_owner();
	struct arena arena = {0};
	struct query *query;
	size_t length = 17 << 20;

	(void)state;
	query = server_query(db, &arena, "INSERT INTO kept (moment) VALUES (?)");
	bind_moment(query, 253402300800);
	assert_int_equal(db_run(query), FAULT_INTERNAL);
	query = server_query(db, &arena, "INSERT INTO kept (number, text) VALUES (?, ?)");
	bind_number(query, 1);
	assert_int_equal(db_run(query), FAULT_INTERNAL);
	query = server_query(db, &arena, "INSERT INTO kept (text) VALUES (?)");
	bind_text(query, "\xff\xfe");
	assert_int_equal(db_run(query), FAULT_INTERNAL);
	query = server_query(db, &arena, "INSERT INTO kept (bytes) VALUES (?)");
	bind_bytes(query, pattern(&arena, length), length);
	assert_int_equal(db_run(query), FAULT_TOO_LARGE);

	/* The connection and the statement stay usable. */
	query = db_query(db, &arena, STATEMENT_SCHEMA_NUMBER);
	bind_bytes(query, "small", 5);
	assert_int_equal(db_run(query), FAULT_NONE);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM kept"), 1);
	server_sql(db, "DELETE FROM kept");
	db_close(db);
	arena_release(&arena);
}

static void
test_rows(void **state)
{
	struct db *db = server_owner();
	struct arena arena = {0};
	struct query *query = server_query(db, &arena,
	    "SELECT seq, CONCAT('行', seq), SUM(seq), 2.5, DATE '2026-11-23' FROM seq_1_to_1000 GROUP BY seq ORDER BY seq");
	int64_t count = 0;

	(void)state;
	assert_int_equal(db_select(query), FAULT_NONE);
	assert_int_equal(query_rows(query), 1000);
	while (row_next(query)) {
		count++;
		assert_int_equal(row_number(query), count);
		assert_string_equal(row_text(query), arena_format(&arena, "行%d", (int)count));
		assert_int_equal(row_number(query), count);
		assert_string_equal(row_text(query), "2.5");
		assert_string_equal(row_text(query), "2026-11-23 00:00:00");
		if (count == 1)
			assert_int_equal(row_number(query), 0);		/* beyond the last column */
	}
	assert_int_equal(count, 1000);
	assert_false(row_next(query));
	assert_string_equal(row_text(query), "");

	query = server_query(db, &arena, "SELECT 1 FROM seq_1_to_2");
	assert_int_equal(db_select_one(query), FAULT_INTERNAL);
	query = server_query(db, &arena, "SELECT 1 FROM seq_1_to_2 WHERE seq = 3");
	assert_int_equal(db_select_one(query), FAULT_NOT_FOUND);
	db_close(db);
	arena_release(&arena);
}

/* Another connection kills this one, as an administrator or a restart would. */
static void
kill_connection(struct db *db)
{
	struct db *other = server_owner();
	char sql[64];

	snprintf(sql, sizeof sql, "KILL %lu", mysql_thread_id(db->mysql));
	server_sql(other, sql);
	db_close(other);
}

static void
add(struct db *db, int64_t number, enum fault expected)
{
	struct arena arena = {0};
	struct query *query = db->mysql == NULL ? db_query(db, &arena, STATEMENT_SCHEMA_NUMBER) :
	    server_query(db, &arena, "INSERT INTO kept (number) VALUES (?)");

	bind_number(query, number);
	assert_int_equal(db_run(query), expected);
	arena_release(&arena);
}

static int64_t
values(void)
{
	struct db *db = server_owner();
	int64_t count = server_number(db, "SELECT COUNT(*) FROM kept");

	server_sql(db, "DELETE FROM kept");
	db_close(db);
	return count;
}

static void
test_killed_in_transaction(void **state)
{
	struct db *db = server_owner();

	(void)state;
	assert_int_equal(db_begin(db), FAULT_NONE);
	add(db, 1, FAULT_NONE);
	kill_connection(db);
	assert_int_equal(db_run(db_query(db, &server.arena, STATEMENT_CONNECTION_UNLIMITED)), FAULT_UNAVAILABLE);

	/* Nothing more goes in, not on a new connection either, until a transaction is begun anew. */
	assert_false(db_in_transaction(db));
	add(db, 2, FAULT_UNAVAILABLE);
	assert_int_equal(db_commit(db), FAULT_UNAVAILABLE);
	assert_int_equal(db_begin(db), FAULT_NONE);
	add(db, 3, FAULT_NONE);
	assert_int_equal(db_commit(db), FAULT_NONE);
	db_close(db);
	assert_int_equal(values(), 1);
}

static void
test_killed_in_commit(void **state)
{
	struct db *db = server_owner();

	(void)state;
	assert_int_equal(db_begin(db), FAULT_NONE);
	add(db, 1, FAULT_NONE);
	kill_connection(db);
	assert_int_equal(db_commit(db), FAULT_UNKNOWN);
	db_close(db);
	assert_int_equal(values(), 0);
}

static void
test_killed_between(void **state)
{
	struct db *db = server_owner();
	struct arena arena = {0};
	struct query *query;

	(void)state;
	kill_connection(db);
	assert_int_equal(db_begin(db), FAULT_NONE);		/* on a new connection */
	add(db, 1, FAULT_NONE);
	assert_int_equal(db_commit(db), FAULT_NONE);
	kill_connection(db);
	query = db_query(db, &arena, STATEMENT_SERVER_SETTINGS);
	assert_int_equal(db_select_one(query), FAULT_NONE);	/* a read is asked again */
	kill_connection(db);
	query = db_query(db, &arena, STATEMENT_CONNECTION_UNLIMITED);
	assert_int_equal(db_run(query), FAULT_UNKNOWN);		/* a change outside a transaction is not */
	db_close(db);
	arena_release(&arena);
	assert_int_equal(values(), 1);
}

static void
test_undone_is_final(void **state)
{
	struct db *db = server_owner();
	struct arena arena = {0};
	struct query *query;

	(void)state;
	assert_int_equal(db_begin(db), FAULT_NONE);
	add(db, 1, FAULT_NONE);
	add(db, 1, FAULT_DUPLICATE);		/* leaves the transaction open */
	assert_true(db_in_transaction(db));
	add(db, 2, FAULT_NONE);
	query = server_query(db, &arena, "INSERT INTO kept (text) VALUES (?)");
	bind_text(query, "\xff");
	assert_int_equal(db_run(query), FAULT_INTERNAL);
	assert_false(db_in_transaction(db));
	add(db, 3, FAULT_INTERNAL);
	assert_int_equal(db_commit(db), FAULT_INTERNAL);
	db_rollback(db);
	assert_int_equal(db_begin(db), FAULT_NONE);
	add(db, 4, FAULT_NONE);
	query = server_query(db, &arena, "INSERT INTO kept (moment) VALUES (?)");
	bind_moment(query, -1);
	assert_int_equal(db_run(query), FAULT_INTERNAL);
	assert_int_equal(db_commit(db), FAULT_INTERNAL);
	assert_int_equal(db_begin(db), FAULT_NONE);
	assert_int_equal(db_begin(db), FAULT_INTERNAL);
	assert_int_equal(db_commit(db), FAULT_INTERNAL);
	db_close(db);
	arena_release(&arena);
	assert_int_equal(values(), 0);
}

static void
test_server_restarts(void **state)
{
	struct db *db = server_owner();

	(void)state;
	assert_int_equal(db_begin(db), FAULT_NONE);
	add(db, 1, FAULT_NONE);
	assert_int_equal(db_commit(db), FAULT_NONE);
	assert_int_equal(db_begin(db), FAULT_NONE);
	add(db, 2, FAULT_NONE);
	assert_true(server_obeys("kill"));
	assert_int_equal(db_commit(db), FAULT_UNKNOWN);
	assert_int_equal(db_begin(db), FAULT_UNAVAILABLE);
	assert_int_equal(db_begin(db), FAULT_UNAVAILABLE);
	assert_true(server_obeys("start"));
	assert_int_equal(db_begin(db), FAULT_NONE);
	add(db, 3, FAULT_NONE);
	assert_int_equal(db_commit(db), FAULT_NONE);
	db_close(db);
	assert_int_equal(values(), 2);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_values),
	cmocka_unit_test(test_long_text),
	cmocka_unit_test(test_bad_values),
	cmocka_unit_test(test_rows),
	cmocka_unit_test(test_killed_in_transaction),
	cmocka_unit_test(test_killed_in_commit),
	cmocka_unit_test(test_killed_between),
	cmocka_unit_test(test_undone_is_final),
	cmocka_unit_test(test_server_restarts),
};

int
main(void)
{
	return cmocka_run_group_tests_name("db", tests, start, server_stop);
}
