/* How the server means to find what lists and searches ask for: by an index, never by reading everything. */
#include "server.h"

#include "base/text.h"

/* Three thousand cases and filed cases, enough for the server to care. */
static const char *const fill[] = {
	"SET SESSION foreign_key_checks = 0, sql_mode = ''",
	"INSERT INTO case_file (id, number, stage, queue, department_id, handler_id, category, procedure_version, received_at, "
	"registered_at, due_at, alert, returned, version) SELECT seq, CONCAT('2026-', seq), 5, seq % 7, seq % 5 + 1, seq % 20 + 1, "
	"ELT(seq % 5 + 1, 'leak', 'lift', 'noise', '1', 'other'), 'p', '2026-01-01' + INTERVAL seq HOUR, '2026-01-01', "
	"'2026-02-01' + INTERVAL seq HOUR, seq % 3, seq % 50 = 0, 1 FROM seq_1_to_3000",
	"INSERT INTO complaint (id, number, import_key, received_at, registered_at) SELECT seq, CONCAT('2026-', seq), seq, "
	"'2026-01-01', '2026-01-01' FROM seq_1_to_3000",
	"INSERT INTO duty_event (duty_id, at, act, note) SELECT d.seq, '2026-01-01', 0, '' FROM seq_1_to_3000 d "
	"JOIN seq_1_to_3 e",
	"INSERT INTO file (id, size, complete) SELECT seq, 1, 1 FROM seq_1_to_3000",
	"INSERT INTO evidence (duty_id, file_id, name) SELECT seq, seq, 'n' FROM seq_1_to_3000",
	"INSERT INTO notice (staff_id, at, kind, case_id, number) SELECT seq % 20 + 1, '2026-01-01', 0, seq, seq FROM seq_1_to_3000",
	"INSERT INTO case_text (case_id, content) SELECT seq, CONCAT('text ', seq) FROM seq_1_to_3000",
	"INSERT INTO archive_file (case_id, number, sha256, label, complainant, phone, place, category, type, result, received_at, "
	"closed_at, filed_at, keep_until) SELECT seq, CONCAT('2026-', seq), '', '', CONCAT('n', seq % 900), CONCAT('1', seq), 'p', "
	"ELT(seq % 5 + 1, 'leak', 'lift', 'noise', '1', 'other'), 0, 'r', '2026-01-01' + INTERVAL seq HOUR, '2026-01-01', "
	"'2026-01-01', '2031-01-01' FROM seq_1_to_3000",
	"INSERT INTO archive_text (case_id, content) SELECT seq, CONCAT('text ', seq) FROM seq_1_to_3000",
	"INSERT INTO search_posting (gram, block, m0, m1, m2, m3) SELECT g.seq, b.seq, 1, 1, 1, 1 FROM seq_1_to_300 g "
	"JOIN seq_0_to_11 b",
	"INSERT INTO search_queue (case_id) SELECT seq FROM seq_2001_to_3000",
	"INSERT INTO deadline (case_id, clock, round, state, started_at, due_at, next_at, role, calendar) SELECT seq, 'K1', 1, 0, "
	"'2026-01-01', '2026-03-01' + INTERVAL seq MINUTE, IF(seq % 9 = 0, '2026-03-01' + INTERVAL seq MINUTE, NULL), 2, "
	"IF(seq % 90 = 0, ELT(seq % 4 + 1, '2026', '2026', '2026', '2027'), NULL) FROM seq_1_to_3000",
	"INSERT INTO case_event (case_id, number, at, act, from_stage, to_stage, as_role, text, detail, previous, digest) "
	"SELECT c.seq, e.seq, '2026-01-01', 0, 0, 0, 0, '', '', '', '' FROM seq_1_to_3000 c JOIN seq_1_to_3 e",
	"INSERT INTO outbox (created_at, case_id, number, kind, delivery, recipient, fields, body, token, state, waiting_since, next_at) "
	"SELECT '2026-01-01' + INTERVAL seq HOUR, seq, CONCAT('2026-', seq), seq % 6, seq % 2, 'x', '', '', seq, seq % 5, '2026-01-01', "
	"IF(seq % 5 = 0, '2026-02-01', NULL) FROM seq_1_to_3000",
	"INSERT INTO cooperation (case_id, department_id, duty, queue, received_at, named_by, named_at) SELECT seq, seq % 5 + 2, "
	"'', IF(seq % 4 = 0, 2, 6), '2026-01-01' + INTERVAL seq HOUR, 1, '2026-01-01' FROM seq_1_to_3000",
	"INSERT INTO emergency (case_id, number, reported_at, reported_by, reason, lifted_at) SELECT seq, 1, '2026-01-01', 1, 'r', "
	"IF(seq % 90 = 0, NULL, '2026-02-01' + INTERVAL seq MINUTE) FROM seq_1_to_3000",
	"INSERT INTO emergency_member (emergency_id, person_id, leads, duty, named_by, named_at) SELECT e.seq, 1, 0, 'd', 1, "
	"'2026-01-01' FROM seq_1_to_3000 e JOIN seq_1_to_3 m",
	"INSERT INTO emergency_entry (emergency_id, talk, at, person, text, next, made_by, made_at) SELECT e.seq, 0, '2026-01-01', "
	"'', 't', '', 1, '2026-01-01' FROM seq_1_to_3000 e JOIN seq_1_to_3 m",
	"INSERT INTO urgent_measure (case_id, kind, text, ordered_by, ordered_at, made_by, made_at) SELECT seq, 0, 't', 1, "
	"'2026-01-01', 1, '2026-01-01' FROM seq_1_to_3000",
	"INSERT INTO task (case_id, number, round, department_id, staff_id, text, state, until_at, given_by, given_at) SELECT seq, 1, 1, "
	"seq % 5 + 1, IF(seq % 3 = 0, NULL, seq % 20 + 1), '', seq % 5, '2026-02-01' + INTERVAL seq HOUR, "
	"seq % 20 + 1, '2026-01-01' FROM seq_1_to_3000",
	"INSERT INTO referral (case_id, number, round, body, reference, set_at, until_at, state, made_by, made_at) SELECT seq, 1, 1, "
	"seq % 3, seq, '2026-01-01', '2026-01-06', seq % 3, 1, '2026-01-01' FROM seq_1_to_3000",
	"INSERT INTO satisfaction (case_id, round, way, turn, mark, verdict, solved, text, department_id, at) SELECT seq, 0, seq % 4, 0, "
	"seq % 5 + 1, seq % 3, 0, '', seq % 5 + 1, '2026-01-01' + INTERVAL seq HOUR FROM seq_1_to_3000",
	"INSERT INTO return_visit (case_id, round, turn, manner, reached, text, made_at) SELECT seq, 0, 1, 0, 1, '', '2026-01-01' "
	"FROM seq_1_to_3000",
	"ANALYZE TABLE satisfaction, return_visit, complaint, duty_event, file, evidence, notice",
	"ANALYZE TABLE search_posting, search_queue",
	"ANALYZE TABLE case_file, case_text, archive_file, archive_text, deadline, case_event, outbox, cooperation, "
	"emergency, emergency_member, emergency_entry, urgent_measure, task, referral",
};

static struct db *db;

static int
start(void **state)
{
	(void)state;
	if (server_start(NULL) != 0)
		return -1;
	db = server_owner();
	for (size_t i = 0; i < COUNT(fill); i++) {
		if (mysql_query(db->mysql, fill[i]) != 0) {
			print_message("%s: %s\n", fill[i], mysql_error(db->mysql));
			return -1;
		}
		mysql_free_result(mysql_store_result(db->mysql));
	}
	return 0;
}

static int
stop(void **state)
{
	db_close(db);
	return server_stop(state);
}

/* What stands for a parameter, by the words before it. */
static const struct { const char *before, *value; } samples[] = {
	{ "since <= ", "'2026-03-01'" }, { "since >= ", "'2026-03-01'" }, { "since < ", "'2026-03-01'" },
	{ "since > ", "'2026-03-01'" }, { "BETWEEN ", "1" }, { " AND ", "4" },
	{ "LIMIT ", "50" }, { "_at >= ", "'2026-03-01'" }, { "_at <= ", "'2026-03-01'" }, { "_at < ", "'2026-03-01'" },
	{ "_at > ", "'2026-03-01'" }, { "LIKE ", "'%ex%'" }, { "COALESCE(", "NULL" },
	{ "file.id < ", "2900" },
	{ "block <= ", "11" }, { "case_id < ", "2900" }, { "complainant = ", "'n7'" }, { "phone = ", "'17'" }, { "number = ", "'2026-7'" },
	{ "calendar < ", "'2026'" }, { "calendar > ", "'2026'" },
	{ "category = ", "'leak'" }, { "key_hash = ", "'x'" }, { ".at >= ", "'2026-03-01'" }, { ".at < ", "'2026-03-09'" },
	{ "", "1" },
};

static bool
ends_so(const struct text *text, const char *end)
{
	return text->length >= strlen(end) && strcmp(text->value + text->length - strlen(end), end) == 0;
}

static const char *
sample(const struct text *before)
{
	size_t i = 0;

	while (!ends_so(before, samples[i].before))
		i++;
	return samples[i].value;
}

/* In a list every value is another one, in no order, as the programs bind them: equal ones would be a single row. */
static const char *
with_values(struct arena *arena, const char *sql)
{
	enum { STEP = 37, OTHERS = 300 };
	struct text text = text_begin(arena);
	bool keys = false;
	int listed = -1;

	for (; *sql != '\0'; sql++) {
		if (*sql != '?') {
			listed = *sql == ')' ? -1 : listed;
			text_add_bytes(&text, sql, 1);
			continue;
		}
		if (ends_so(&text, "IN ("))
			listed = 0;
		keys = listed > 0 ? keys : ends_so(&text, "_key IN (");
		if (listed >= 0)
			text_add_format(&text, keys ? "'%d'" : "%d", listed++ * STEP % OTHERS + 1);
		else
			text_add(&text, sample(&text));
	}
	return text.value;
}

/* The table, by its alias, that an index is forced on: the word before that. */
static const char *
forced_table(struct arena *arena, const char *sql, const char *forced)
{
	const char *end = forced - 1, *start = end;

	while (start > sql && start[-1] != ' ')
		start--;
	return arena_copy_bytes(arena, start, (size_t)(end - start));
}

/* NULL, or what is wrong with the plan of this query. */
static const char *
judge(struct arena *arena, const char *sql)
{
	enum { TABLE = 2, TYPE = 3, KEY = 5, FORCED_BYTES = 64 };
	const char *forced = strstr(sql, "FORCE INDEX ("), *wrong = NULL;
	const char *table = forced == NULL ? "" : forced_table(arena, sql, forced);
	char index[FORCED_BYTES] = "";
	MYSQL_RES *rows;
	MYSQL_ROW row;

	if (forced != NULL)
		sscanf(forced, "FORCE INDEX (%63[a-z_])", index);
	if (mysql_query(db->mysql, arena_format(arena, "EXPLAIN %s", sql)) != 0)
		return arena_copy(arena, mysql_error(db->mysql));
	rows = mysql_store_result(db->mysql);
	while ((row = mysql_fetch_row(rows)) != NULL) {
		if (row[TABLE] == NULL || row[TABLE][0] == '<' || row[TYPE] == NULL)
			continue;
		if (strcmp(row[TYPE], "ALL") == 0 || strcmp(row[TYPE], "index") == 0)
			wrong = arena_format(arena, "reads all of %s", row[TABLE]);
		else if (index[0] != '\0' && strcmp(row[TABLE], table) == 0 && strstr(sql, "COUNT(") == NULL &&
		    (row[KEY] == NULL || strcmp(row[KEY], index) != 0))
			wrong = arena_format(arena, "uses %s instead of %s", row[KEY] == NULL ? "nothing" : row[KEY], index);
	}
	mysql_free_result(rows);
	return wrong;
}

static void
test_scan_is_found(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	assert_non_null(judge(&arena, "SELECT number FROM case_file WHERE subject = 'x'"));
	assert_non_null(judge(&arena, "SELECT case_id FROM archive_file WHERE place LIKE '%x%'"));
	assert_null(judge(&arena, "SELECT number FROM case_file WHERE id = 7"));
	arena_release(&arena);
}

static void
test_lists_have_different_values(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	assert_string_equal(with_values(&arena, "a IN (?, ?, ?) AND b = ? AND FIND_IN_SET(?, ?) > 0"),
	    "a IN (1, 38, 75) AND b = 1 AND FIND_IN_SET(1, 1) > 0");
	assert_string_equal(with_values(&arena, "a IN (SELECT b FROM c WHERE d = ?) LIMIT ?"),
	    "a IN (SELECT b FROM c WHERE d = 1) LIMIT 50");
	arena_release(&arena);
}

static void
test_lists_use_their_index(void **state)
{
	static const char *const groups[] = {
		"ARCHIVE_", "BOARD_", "SEARCH_", "POSTING_", "DEADLINES_", "MARKING_", "OUTBOX_",
		"COOPERATIONS_", "EMERGENC", "URGENT_", "SATISFACTION_", "SURVEY_", "VISITS_", "TASKS_", "REFERRALS_"
	};
	struct arena arena = { 0 };
	size_t judged = 0;

	(void)state;
	for (size_t i = 0; i < STATEMENT__COUNT; i++) {
		const char *name = statement_name((enum statement)i), *sql = statement_sql((enum statement)i), *wrong;
		bool listing = strstr(sql, "IN (?") != NULL, concerned = listing;

		for (size_t g = 0; g < COUNT(groups); g++)
			concerned = concerned || text_starts(name, groups[g]);
		if (!concerned || (!listing && !text_starts(sql, "SELECT")))
			continue;
		judged++;
		sql = with_values(&arena, sql);
		if ((wrong = judge(&arena, sql)) != NULL)
			fail_msg("%s %s: %s", name, wrong, sql);
	}
	assert_true(judged > 20);
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_scan_is_found),
	cmocka_unit_test(test_lists_have_different_values),
	cmocka_unit_test(test_lists_use_their_index),
};

int
main(void)
{
	return cmocka_run_group_tests_name("explain", tests, start, stop);
}
