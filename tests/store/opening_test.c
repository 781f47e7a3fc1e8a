/* What belongs to a new case goes in together or not at all, however many clocks start. */
#include "server.h"

#include "store/case_store.h"
#include "store/complaint_store.h"
#include "store/deadline_store.h"
#include "store/event_store.h"
#include "store/opening_store.h"

enum { MOST = 6 };

static const int64_t now = 1790000000;

/* One opening in the making. */
struct trial {
	struct arena arena;
	int place; /* makes number and key its own */
	size_t clocks;
	const char *once;
	bool nowhere; /* in a department that does not exist */
	struct case_id id;
};

static int
start(void **state)
{
	(void)state;
	return server_start(NULL);
}

static struct complaint
complaint_of(struct trial *t)
{
	return (struct complaint){
		.number = arena_format(&t->arena, "2026-%06d", t->place),
		.category = "leak",
		.received_at = now,
		.registered_at = now,
		.complainant = "刘女士",
		.contact = "",
		.phone = "13800138000",
		.place = "3栋",
		.subject = "漏水",
		.matter = "漏水",
		.mood = "",
		.present_state = "",
		.remedy = "",
		.service_item = "",
		.service_staff = "",
		.service_time = "",
		.accused = "",
		.event_place = "",
		.product = "",
		.foreign_number = "",
		.vehicle = "",
		.remarks = "",
	};
}

static enum fault
open_case(struct db *db, void *context)
{
	struct trial *t = context;
	struct complaint c = complaint_of(t);
	struct case_file file = {
		.number = c.number,
		.procedure_version = "p",
		.received_at = now,
		.registered_at = now,
		.due_clock = "",
		.result = "",
		.category = "leak",
		.subject = c.subject,
		.complainant = c.complainant,
		.phone = c.phone,
		.place = c.place,
		.department = { t->nowhere ? 987654321 : 0 },
	};
	struct deadline deadlines[MOST] = { { .id = 0 } };
	struct opening opening = {
		.once = t->once,
		.result = "1 x",
		.file = &file,
		.text = "漏水",
		.deadlines = deadlines,
		.deadline_count = t->clocks,
		.at = now,
		.event = { .at = now,
		    .act = ACT_REGISTER,
		    .as = ROLE_DISPATCHER,
		    .actor_name = "张敏",
		    .text = "漏水",
		    .detail = "" },
	};
	enum fault fault = complaint_insert(db, &t->arena, &c, NULL);

	for (size_t i = 0; i < MOST; i++)
		deadlines[i] = (struct deadline){ .clock = arena_format(&t->arena, "K%zu", i),
			.round = 1,
			.started_at = now,
			.due_at = now + 3600 };
	file.id = t->id = c.id;
	return fault == FAULT_NONE ? opening_insert(db, &t->arena, &opening) : fault;
}

static int64_t
count(struct db *db, const char *table)
{
	struct arena arena = { 0 };
	int64_t rows = server_number(db, arena_format(&arena, "SELECT COUNT(*) FROM %s", table));

	arena_release(&arena);
	return rows;
}

static void
test_any_number_of_clocks(void **state)
{
	struct db *db;

	(void)state;
	assert_int_equal(db_open(&server.config, "desk", &db), FAULT_NONE);
	for (size_t clocks = 0; clocks <= MOST; clocks++) {
		struct trial t = { .place = 100 + (int)clocks, .clocks = clocks };
		struct deadline_list deadlines;
		struct event_list events;
		int broken;

		t.once = arena_format(&t.arena, "clocks %zu", clocks);
		assert_int_equal(db_transact(db, open_case, &t), FAULT_NONE);
		assert_int_equal(deadlines_load(db, &t.arena, t.id, &deadlines), FAULT_NONE);
		assert_int_equal(deadlines.count, clocks);
		for (size_t i = 0; i < clocks; i++)
			assert_string_equal(
			    deadlines.rows[i].clock, arena_format(&t.arena, "K%zu", i));
		assert_int_equal(events_load(db, &t.arena, t.id, false, &events), FAULT_NONE);
		assert_int_equal(events.count, 1);
		assert_true(event_chain_holds(events.rows, events.count, &broken));
		arena_release(&t.arena);
	}
	assert_int_equal(count(db, "case_text"), MOST + 1);
	assert_int_equal(count(db, "search_queue"), MOST + 1);
	assert_int_equal(count(db, "submission"), MOST + 1);
	db_close(db);
}

/* Whatever part is refused, none of the others stays. */
static void
test_all_or_nothing(void **state)
{
	static const char *const tables[] = { "complaint", "case_file", "case_event", "deadline",
		"follow_up", "case_text", "search_queue", "submission" };
	struct trial first = { .place = 200, .clocks = 2, .once = "twice" },
		     again = { .place = 201, .clocks = 3, .once = "twice" };
	struct trial nowhere = { .place = 202, .clocks = 1, .once = "nowhere", .nowhere = true };
	int64_t before[COUNT(tables)];
	struct db *db, *owner = server_owner();

	(void)state;
	assert_int_equal(db_open(&server.config, "desk", &db), FAULT_NONE);
	assert_int_equal(db_transact(db, open_case, &first), FAULT_NONE);
	for (size_t i = 0; i < COUNT(tables); i++)
		before[i] = count(owner, tables[i]);
	assert_int_equal(db_transact(db, open_case, &again), FAULT_DUPLICATE);
	assert_int_equal(db_transact(db, open_case, &nowhere), FAULT_INTERNAL);
	for (size_t i = 0; i < COUNT(tables); i++)
		assert_int_equal(count(owner, tables[i]), before[i]);
	arena_release(&first.arena);
	arena_release(&again.arena);
	arena_release(&nowhere.arena);
	db_close(owner);
	db_close(db);
}

/* What is not there need not be asked for, and what is there is never overlooked. */
static void
test_what_else_is_stored(void **state)
{
	static const struct {
		const char *before, *after;
	} sql[] = {
		{ "INSERT INTO evidence SET case_id = ",
		    ", file_id = 1, name = 'a', origin = 0, at = NOW()" },
		{ "UPDATE case_file SET merged_into = ", " WHERE number = '2026-000401'" },
		{ "INSERT INTO escalation SET case_id = ",
		    ", level = 1, to_id = 1, reason = '', clock = 'K7', at = NOW()" },
		{ "INSERT INTO outbox SET case_id = ",
		    ", created_at = NOW(), kind = 0, delivery = 0, recipient = '', "
		    "fields = '', body = '', token = 't', state = 0, waiting_since = NOW()" },
		{ "INSERT INTO effect SET case_id = ",
		    ", measure = '', department_id = 1, category = 'repair', day = '2026-11-27', days = 30, opened_at = NOW()" },
	};
	struct trial t = { .place = 400, .once = "whole" },
		     other = { .place = 401, .once = "other" };
	struct db *db, *owner = server_owner();

	(void)state;
	assert_int_equal(db_open(&server.config, "desk", &db), FAULT_NONE);
	assert_int_equal(db_transact(db, open_case, &t), FAULT_NONE);
	assert_int_equal(db_transact(db, open_case, &other), FAULT_NONE);
	server_sql(owner, "SET SESSION foreign_key_checks = 0");
	for (size_t stored = 0; stored <= COUNT(sql); stored++) {
		struct case_belongings has;
		struct case_file file;

		assert_int_equal(case_load_to_read(db, &t.arena, t.id, &file, &has), FAULT_NONE);
		assert_string_equal(file.number, "2026-000400");
		assert_int_equal(has.evidence, stored > 0);
		assert_int_equal(has.merged, stored > 1);
		assert_int_equal(has.escalations, stored > 2);
		assert_int_equal(has.messages, stored > 3);
		assert_int_equal(has.effects, stored > 4);
		assert_int_equal(
		    case_load_to_read(db, &t.arena, other.id, &file, &has), FAULT_NONE);
		assert_false(has.evidence || has.merged || has.escalations || has.messages || has.effects);
		if (stored < COUNT(sql))
			server_sql(owner, arena_format(&t.arena, "%s%lld%s", sql[stored].before,
					      (long long)t.id.value, sql[stored].after));
	}
	assert_int_equal(
	    case_load_to_read(db, &t.arena, (struct case_id){ 987654321 },
		&(struct case_file){ .id = { 0 } }, &(struct case_belongings){ .merged = false }),
	    FAULT_NOT_FOUND);
	arena_release(&t.arena);
	arena_release(&other.arena);
	db_close(owner);
	db_close(db);
}

/* A lock that somebody holds is a reason to try again, inside the statement as between statements. */
static void
test_a_held_lock_is_tried_again(void **state)
{
	struct trial t = { .place = 300, .clocks = 3, .once = "held" };
	struct db *db, *holder = server_owner();

	(void)state;
	assert_int_equal(db_open(&server.config, "desk", &db), FAULT_NONE);
	server_sql(db, "SET SESSION innodb_lock_wait_timeout = 1");
	server_sql(holder, "START TRANSACTION");
	server_sql(holder,
	    "INSERT INTO submission (once_key, result, created_at) VALUES ('held', '', NOW())");
	assert_int_equal(db_begin(db), FAULT_NONE);
	assert_int_equal(open_case(db, &t), FAULT_RETRY);
	db_rollback(db);
	server_sql(holder, "ROLLBACK");
	assert_int_equal(db_transact(db, open_case, &t), FAULT_NONE);
	arena_release(&t.arena);
	db_close(holder);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_any_number_of_clocks),
		cmocka_unit_test(test_all_or_nothing),
		cmocka_unit_test(test_what_else_is_stored),
		cmocka_unit_test(test_a_held_lock_is_tried_again),
	};

	return cmocka_run_group_tests(tests, start, server_stop);
}
