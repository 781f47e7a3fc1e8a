/* Notices on a private MariaDB: written with what they tell, ticked off, put together into digests exactly once. */
#include "../store/server.h"

#include "base/text.h"
#include "casework/duties.h"
#include "casework/escalating.h"
#include "casework/noticing.h"
#include "casework/ticking.h"

#include "people.h"

static struct casework *admin;

static int
start(void **state)
{
	static const char *const sql[] = {
		SQL_DEPARTMENTS,
		"INSERT INTO staff (id, login, name, title, department_id, roles, created_at, superior_id) VALUES "
		    "(1, 'g', '马总', '总经理', 1, 64, '2026-01-01', NULL), (2, 'm', '赵经理', '经理', 2, 8, '2026-01-01', 1), "
		    "(3, 'd', '张敏', '调度员', 1, 1, '2026-01-01', 1), (4, 'h', '王工', '工程师', 2, 4, '2026-01-01', 2), "
		    "(5, 'i', '督导员', '督导', 1, 16, '2026-01-01', 1)",
		SQL_PROJECT,
		SQL_ROOM,
		NULL
	};

	(void)state;
	if (!centre_opens("2026-11-23 10:00", sql) || !installed(owner, &arena, now) ||
	    casework_open(&server.config, "admin", &admin) != FAULT_NONE)
		return -1;
	assert_true(know_in_a_minute());
	return 0;
}

static int
stop_all(void **state)
{
	casework_close(admin);
	return stop(state);
}

/* A case of which the centre heard at that moment; it is written down now. */
static struct case_id
register_received(int64_t received)
{
	struct registration leak = a_leak(3, 1, received);

	return registered_as(&leak);
}

static struct case_id
register_case(void)
{
	return register_received(now);
}

/* "warned K6, given": what somebody has not seen, oldest first; a "*" stands for a case that may not be opened. */
static const char *
unseen(int64_t staff)
{
	struct step step = step_of(desk, staff);
	const struct notices_asked asked = { .unseen = true, .limit = 50 };
	struct text text = text_begin(&arena);
	struct notice *rows;
	size_t count;

	assert_int_equal(notices_of(&step, &asked, &rows, &count), FAULT_NONE);
	for (size_t i = count; i > 0; i--)
		text_add(&text, arena_format(&arena, "%s%s%s%s%s", i == count ? "" : ", ",
		    notice_kind_name(rows[i - 1].kind), text_empty(rows[i - 1].clock) ? "" : " ", rows[i - 1].clock,
		    rows[i - 1].case_id.value == 0 && text_empty(rows[i - 1].number) ? "*" : ""));
	return text.value;
}

static void
see_all(void)
{
	for (int64_t staff = 1; staff <= 5; staff++) {
		struct step step = step_of(desk, staff);

		assert_int_equal(notices_seen_until(&step, INT64_MAX), FAULT_NONE);
	}
}

/* The clocks up to that moment, as the daemon does it. */
static void
tick(const char *at)
{
	struct step step;
	size_t marked = 0;
	bool more = true;

	now = moment(at);
	step = step_of(clockd, 0);
	while (more)
		assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
	assert_int_equal(casework_climb(&step), FAULT_NONE);
}

static int64_t
number_of(const char *sql)
{
	struct db *db = server_owner();
	int64_t found = server_number(db, sql);

	db_close(db);
	return found;
}

/* The person first, then the superior; and each of the marks once. */
static void
test_clocks(void **state)
{
	struct case_id id;

	(void)state;
	now = moment("2026-11-23 10:02");
	id = register_case();
	does(3, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	assert_string_equal(unseen(2), "given");
	assert_string_equal(unseen(4), "");
	does(2, (struct act_request){ .id = id, .act = ACT_ASSIGN, .person = { 4 } });
	assert_string_equal(unseen(4), "given");
	does(4, (struct act_request){ .id = id, .act = ACT_ACCEPT });
	see_all();
	/* Whose they are: the dispatcher's who registered it, the handler's who has it. */
	assert_int_equal(number_of(arena_format(&arena, "SELECT COUNT(*) FROM deadline WHERE case_id = %lld AND role = %d AND "
	    "IFNULL(responsible_id, 0) <> 3", (long long)id.value, ROLE_DISPATCHER)), 0);
	assert_int_equal(number_of(arena_format(&arena, "SELECT COUNT(*) > 1 AND MIN(responsible_id) = 4 FROM deadline WHERE "
	    "case_id = %lld AND role = %d", (long long)id.value, ROLE_HANDLER)), 1);
	tick("2026-11-23 21:30");
	assert_non_null(strstr(unseen(4), "warned K6"));
	assert_null(strstr(unseen(2), "K6"));
	tick("2026-11-23 21:30");
	assert_int_equal(number_of("SELECT COUNT(*) FROM notice WHERE kind = 1 AND clock = 'K6'"), 1);
	tick("2026-11-23 22:10");
	assert_non_null(strstr(unseen(4), "warned K6, breached K6"));
	assert_true(strstr(unseen(2), "reported K6") != NULL || strstr(unseen(2), "below K6") != NULL);
	assert_int_equal(number_of("SELECT COUNT(*) FROM notice WHERE kind = 2 AND clock = 'K6'"), 1);
	assert_int_equal(number_of("SELECT COUNT(*) FROM case_event e WHERE e.act IN (30, 31) AND NOT EXISTS "
	    "(SELECT 1 FROM notice n WHERE n.case_id = e.case_id AND n.clock = e.text)"), 0);
}

/* Written down a day late: what is overdue from the start is marked, told and reported up like all the rest, once. */
static void
test_late_entry(void **state)
{
	struct case_id id;

	(void)state;
	see_all();
	now = moment("2026-11-24 09:00");
	id = register_received(moment("2026-11-23 08:30"));
	assert_int_equal(number_of("SELECT COUNT(*) FROM deadline WHERE state = 2 AND case_id = (SELECT MAX(id) FROM case_file)"), 0);
	tick("2026-11-24 09:00");
	assert_non_null(strstr(unseen(3), "breached K1"));
	assert_non_null(strstr(unseen(1), "reported K7"));
	for (int second = 0; second < 2; second++) {
		assert_int_equal(number_of(arena_format(&arena, "SELECT COUNT(*) FROM deadline WHERE case_id = %lld AND "
		    "due_at < '2026-11-24 01:00' AND state <> 2", (long long)id.value)), 0);
		assert_int_equal(number_of(arena_format(&arena, "SELECT COUNT(*) FROM case_event WHERE case_id = %lld AND "
		    "act = %d AND text = 'K7'", (long long)id.value, ACT_BREACH)), 1);
		assert_int_equal(number_of(arena_format(&arena, "SELECT COUNT(*) FROM escalation WHERE case_id = %lld AND "
		    "clock = 'K7' AND to_id = 1", (long long)id.value)), 1);
		assert_int_equal(number_of(arena_format(&arena, "SELECT alert FROM case_file WHERE id = %lld",
		    (long long)id.value)), DEADLINE_BREACHED);
		tick("2026-11-24 09:00");
	}
}

/* What nobody acknowledges climbs, and is told to the next one up. */
static void
test_climbing(void **state)
{
	(void)state;
	see_all();
	for (int day = 24; day < 29; day++)
		tick(arena_format(&arena, "2026-11-%d 23:00", day));
	assert_non_null(strstr(unseen(1), "reported"));
}

static void
test_seen(void **state)
{
	struct case_id id;
	struct step step;
	int64_t count;

	(void)state;
	see_all();
	now = moment("2026-11-30 09:00");
	id = register_case();
	does(3, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	does(2, (struct act_request){ .id = id, .act = ACT_ASSIGN, .person = { 4 } });
	step = step_of(desk, 4);
	assert_int_equal(notices_seen_case(&step, (struct case_id){ id.value + 1 }), FAULT_NONE);
	assert_int_equal(notices_unseen(&step, &count), FAULT_NONE);
	assert_int_equal(count, 1);
	assert_int_equal(notices_seen_case(&step, id), FAULT_NONE);
	assert_int_equal(notices_unseen(&step, &count), FAULT_NONE);
	assert_int_equal(count, 0);
	assert_int_equal(notices_seen_case(&step, id), FAULT_NONE);
	assert_string_equal(unseen(2), "given");	/* somebody else's stay */
}

/* Who is complained about later finds that there was something, and not even its number. */
static void
test_kept_from(void **state)
{
	struct db *db = server_owner();

	(void)state;
	server_sql(db, "UPDATE case_file SET accused_staff_id = 2 WHERE id = (SELECT MAX(id) FROM case_file)");
	db_close(db);
	assert_string_equal(unseen(2), "given*");
}

static void
test_duties(void **state)
{
	struct step step;
	size_t done = 0;

	(void)state;
	see_all();
	now = moment("2026-12-01 09:00");
	step = step_of(clockd, 0);
	assert_int_equal(duties_begin(&step, &done), FAULT_NONE);
	step.now = now = moment("2027-01-04 09:00");
	assert_int_equal(duties_tick(&step, &done), FAULT_NONE);
	assert_true(number_of("SELECT COUNT(*) FROM notice WHERE kind IN (11, 12) AND case_id IS NULL") > 0);
	assert_int_equal(number_of("SELECT COUNT(*) FROM notice WHERE kind = 12 AND clock = ''"), 0);
}

static void
wish(int64_t staff, enum notice_digest digest, const char *mail)
{
	struct step step = step_of(admin, staff);
	const struct notices_wish wanted = { .digest = digest, .mail = mail, .language = "zh" };

	assert_int_equal(notices_save_wish(&step, &wanted), FAULT_NONE);
}

static size_t
put_together(const char *at)
{
	struct step step;
	size_t made = 0;

	now = moment(at);
	step = step_of(clockd, 0);
	assert_int_equal(notices_digest(&step, &made), FAULT_NONE);
	return made;
}

static void
test_digests(void **state)
{
	struct db *db = server_owner();
	struct case_id id;

	(void)state;
	see_all();
	server_sql(db, "UPDATE notice SET mailed_at = at");
	now = moment("2026-11-23 09:00");
	wish(2, DIGEST_SOON, "zhao@heyue.example");
	wish(4, DIGEST_DAILY, "wang@heyue.example");
	wish(3, DIGEST_NONE, "");
	assert_int_equal(put_together("2026-11-23 09:05"), 0);		/* nothing to tell */
	id = register_case();
	does(3, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	does(2, (struct act_request){ .id = id, .act = ACT_ASSIGN, .person = { 4 } });
	assert_int_equal(put_together("2026-11-23 09:09"), 0);		/* its time has not come */
	assert_int_equal(put_together("2026-11-23 09:10"), 1);
	assert_int_equal(put_together("2026-11-23 09:10"), 0);
	assert_int_equal(put_together("2026-11-23 09:30"), 0);		/* told once */
	assert_int_equal(put_together("2026-11-24 07:59"), 0);
	assert_int_equal(put_together("2026-11-24 08:00"), 1);		/* the handler's morning */
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM outbox WHERE kind = 6 AND case_id IS NULL AND number = '' AND "
	    "recipient IN ('zhao@heyue.example', 'wang@heyue.example') AND fields LIKE '%item.0.kind=given%'"), 2);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM outbox WHERE fields LIKE '%漏水%' AND kind = 6"), 0);

	/* What was looked at is not told, nor anything to who has left. */
	id = register_case();
	does(3, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	see_all();
	assert_int_equal(put_together("2026-11-24 08:30"), 0);
	does(3, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	server_sql(db, "UPDATE staff SET disabled_at = '2026-11-24' WHERE id = 2");
	assert_int_equal(casework_refresh(clockd, now + DATE_HOUR), FAULT_NONE);
	assert_int_equal(put_together("2026-11-24 10:00"), 0);
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM notice_setting WHERE staff_id = 2 AND next_at IS NULL"), 1);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clocks), cmocka_unit_test(test_late_entry), cmocka_unit_test(test_climbing),
		cmocka_unit_test(test_seen),
		cmocka_unit_test(test_kept_from), cmocka_unit_test(test_duties), cmocka_unit_test(test_digests),
	};

	return cmocka_run_group_tests_name("notices", tests, start, stop_all);
}
