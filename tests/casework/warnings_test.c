/* Clocks that warn several times on a private MariaDB: each moment told once, whoever has it then, also after an outage. */
#include "../store/server.h"

#include "casework/ticking.h"

#include "../document.h"
#include "people.h"

enum { DISPATCHER = 1, MANAGER, HANDLER, OTHER };

/* The shipped procedure, but that K6 warns three times. */
static bool
install(void)
{
	const struct document_change change = {
		"warn=\"75\" agreed_override=\"yes\" escalates", "warn=\"50 75 90\" agreed_override=\"yes\" escalates", 0, "",
	};
	struct xml_source shipped = document_read(&arena, "conf/procedure/property.xml");
	struct xml_source source = document_changed(&arena, &shipped, &change);
	const char *path = arena_format(&arena, "%s/warnings.xml", server.folder);
	FILE *file = fopen(path, "wb");
	bool written = file != NULL && fwrite(source.bytes, 1, source.length, file) == source.length;

	return file != NULL && fclose(file) == 0 && written && installed_from(path, owner, &arena, now);
}

static int
start(void **state)
{
	struct db *db;

	(void)state;
	if (server_start(NULL) != 0)
		return -1;
	db = server_owner();
	server_sql(db, "INSERT INTO department (id, code, name_zh, name_en, parent_id) VALUES "
	    "(1, 'centre', '服务中心', 'Service centre', NULL), (2, 'engineering', '工程部', 'Engineering', 1)");
	server_sql(db, "UPDATE department SET takes_cases = 1");
	server_sql(db, "INSERT INTO staff (id, login, name, title, department_id, roles, created_at, superior_id) VALUES "
	    "(1, 'd', '张敏', '调度员', 1, 1, '2026-01-01', NULL), (2, 'm', '赵经理', '经理', 2, 8, '2026-01-01', NULL), "
	    "(3, 'h', '王工', '工程师', 2, 4, '2026-01-01', 2), (4, 'w', '吴工', '工程师', 2, 4, '2026-01-01', 2)");
	server_sql(db, "INSERT INTO project (id, name) VALUES (1, '森林湖一期')");
	server_sql(db, "INSERT INTO room (id, project_id, area, building, unit, room, label) VALUES "
	    "(1, 1, '', '3', '2', '1201', '3栋2单元1201')");
	db_close(db);
	now = moment("2026-11-23 08:00");
	return open_accounts() && install() && know_in_a_minute() ? 0 : -1;
}

/* One that the handler accepted at ten: K6 warns at four, at seven and at 20:48, and is due at ten. */
static struct case_id
accepted(const char *day)
{
	struct registration leak;
	struct case_id id;

	now = moment(arena_format(&arena, "%s 10:00", day));
	leak = a_leak(DISPATCHER, 1, now);
	id = registered_as(&leak);
	does(DISPATCHER, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	does(HANDLER, (struct act_request){ .id = id, .act = ACT_ACCEPT });
	return id;
}

static void
tick(int64_t at)
{
	struct step step;
	size_t marked = 0;
	bool more = true;

	now = at;
	step = step_of(clockd, 0);
	while (more)
		assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
}

static int64_t
number_of(const char *format, struct case_id id)
{
	struct db *db = server_owner();
	int64_t found = server_number(db, arena_format(&arena, "%s AND case_id = %lld", format, (long long)id.value));

	db_close(db);
	return found;
}

/* How often the handler of that number was warned of K6. */
static int64_t
warned(struct case_id id, int staff)
{
	return number_of(arena_format(&arena, "SELECT COUNT(*) FROM notice WHERE kind = %d AND clock = 'K6' AND staff_id = %d",
	    NOTICE_WARNED, staff), id);
}

static void
each_once(void **state)
{
	static const struct { const char *at; int64_t warned, breached; const char *warn_at; } table[] = {
		{ "2026-11-23 15:59:59", 0, 0, "2026-11-23 16:00" }, { "2026-11-23 16:00:00", 1, 0, "2026-11-23 16:00" },
		{ "2026-11-23 16:00:00", 1, 0, "2026-11-23 16:00" }, { "2026-11-23 18:59:59", 1, 0, "2026-11-23 16:00" },
		{ "2026-11-23 19:00:00", 2, 0, "2026-11-23 19:00" }, { "2026-11-23 20:47:59", 2, 0, "2026-11-23 19:00" },
		{ "2026-11-23 20:48:00", 3, 0, "2026-11-23 20:48" }, { "2026-11-23 22:00:00", 3, 0, "2026-11-23 20:48" },
		{ "2026-11-23 22:00:01", 3, 1, "2026-11-23 20:48" }, { "2026-11-24 22:00:00", 3, 1, "2026-11-23 20:48" },
	};
	struct case_id id = accepted("2026-11-23");

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		tick(moment(table[i].at));
		CHECK_ROW(i, warned(id, HANDLER) == table[i].warned);
		CHECK_ROW(i, number_of(arena_format(&arena, "SELECT COUNT(*) FROM case_event WHERE act = %d AND text = 'K6'", ACT_WARN),
		    id) == table[i].warned);
		CHECK_ROW(i, number_of(arena_format(&arena, "SELECT COUNT(*) FROM case_event WHERE act = %d AND text = 'K6'",
		    ACT_BREACH), id) == table[i].breached);
		CHECK_ROW(i, number_of("SELECT TIMESTAMPDIFF(SECOND, '1970-01-01', warn_at) FROM deadline WHERE clock = 'K6'",
		    id) == moment(table[i].warn_at));
	}
	assert_int_equal(number_of("SELECT (LENGTH(calculation) - LENGTH(REPLACE(calculation, 'warn|', ''))) DIV 5 FROM deadline "
	    "WHERE clock = 'K6'", id), 3);
}

/* The daemon was off over two of them: one notice tells, and the third comes in its time. */
static void
after_an_outage(void **state)
{
	struct case_id id = accepted("2026-11-25");

	(void)state;
	tick(moment("2026-11-25 20:00:00"));
	assert_int_equal(warned(id, HANDLER), 1);
	tick(moment("2026-11-25 20:47:59"));
	assert_int_equal(warned(id, HANDLER), 1);
	tick(moment("2026-11-25 20:48:00"));
	assert_int_equal(warned(id, HANDLER), 2);
}

/* Between two warnings somebody else takes the case over: the next one is that person's. */
static void
handed_over(void **state)
{
	struct case_id id = accepted("2026-11-27");

	(void)state;
	tick(moment("2026-11-27 16:00:00"));
	does(MANAGER, (struct act_request){ .id = id, .act = ACT_ASSIGN, .person = { OTHER } });
	tick(moment("2026-11-27 16:01:00"));
	assert_int_equal(warned(id, HANDLER), 1);
	assert_int_equal(warned(id, OTHER), 0);
	tick(moment("2026-11-27 19:00:00"));
	assert_int_equal(warned(id, HANDLER), 1);
	assert_int_equal(warned(id, OTHER), 1);
	does(OTHER, (struct act_request){ .id = id, .act = ACT_PROGRESS });
	tick(moment("2026-11-27 20:48:00"));
	assert_int_equal(warned(id, OTHER), 1);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_once), cmocka_unit_test(after_an_outage), cmocka_unit_test(handed_over),
	};

	return cmocka_run_group_tests_name("warnings", tests, start, stop);
}
