/* Versions of the calendar between workers: noticed, laid over what is in force at that moment, once. */
#include "../store/server.h"

#include "base/date.h"
#include "base/text.h"
#include "casework/calendar_files.h"
#include "casework/calendars.h"

enum { MINUTE = 60 };

static struct arena arena;
static struct casework *admin, *desk;
static const int64_t now = 1795000000;		/* 2026-11-18 */

static int
start(void **state)
{
	struct db *db;

	(void)state;
	if (server_start(NULL) != 0)
		return -1;
	db = server_owner();
	server_sql(db, "INSERT INTO department (id, code, name_zh, name_en) VALUES (1, 'service', 's', 's')");
	server_sql(db, "INSERT INTO staff (id, login, name, department_id, roles, created_at) VALUES "
	    "(1, 'a', 'Keeper', 1, 128, '2026-01-01')");
	server_sql(db, "INSERT INTO project (id, name) VALUES (1, 'lake'), (2, 'river')");
	db_close(db);
	return casework_open(&server.config, "admin", &admin) == FAULT_NONE &&
	    casework_open(&server.config, "desk", &desk) == FAULT_NONE ? 0 : -1;
}

static int
stop(void **state)
{
	casework_close(admin);
	casework_close(desk);
	arena_release(&arena);
	return server_stop(state);
}

static int32_t
day_of(const char *text)
{
	int32_t day;

	assert_true(date_read_day(text, 0, &day));
	return day;
}

static struct calendar
read_file(const char *text)
{
	struct calendar_file file = { "f", text, strlen(text) };
	struct calendar calendar;
	const char *problem = "";

	if (calendar_files_parse(&arena, "schema", &file, &calendar, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
	return calendar;
}

static struct step
step_of(struct casework *casework, int64_t at, const char *once)
{
	static const struct staff keeper = { .id = { 1 }, .login = "a", .name = "Keeper", .title = "" };

	return (struct step){ .casework = casework, .arena = &arena, .actor = &keeper, .as = ROLE__COUNT, .now = at, .once = once,
	    .visit = "v", .address = "" };
}

static const char notice_2026[] = "{\"year\": 2026, \"papers\": [], \"days\": ["
    "{\"name\": \"g\", \"date\": \"2026-10-01\", \"isOffDay\": true}]}";
static const char notice_2027[] = "{\"year\": 2027, \"papers\": [], \"days\": ["
    "{\"name\": \"n\", \"date\": \"2027-01-01\", \"isOffDay\": true}]}";

static size_t
versions(void)
{
	struct step step = step_of(admin, now, NULL);
	struct calendars_version *rows;
	size_t count;

	assert_int_equal(casework_refresh(admin, now), FAULT_NONE);
	assert_int_equal(calendars_list(&step, &rows, &count), FAULT_NONE);
	return count;
}

/* Before anything was imported: weekdays, and nothing certain. */
static void
none_is_weekdays(void **state)
{
	(void)state;
	assert_int_equal(casework_refresh(desk, now), FAULT_NONE);
	assert_ptr_equal(casework_calendar(desk), calendar_weekdays());
	assert_int_equal(versions(), 0);
}

static void
a_worker_notices(void **state)
{
	struct step step = step_of(admin, now, "once-1");
	struct calendar newer = read_file(notice_2026);
	struct calendars_preview preview, imported;
	const struct calendar *before;

	(void)state;
	assert_int_equal(calendars_preview(&step, &newer, &preview), FAULT_NONE);
	assert_int_equal(preview.change_count, 1);
	assert_false(preview.same);
	assert_int_equal(versions(), 0);
	assert_int_equal(calendars_import(&step, &newer, "2026.json", &imported), FAULT_NONE);
	assert_string_equal(imported.version, "2026-11-18");
	assert_int_equal(versions(), 1);
	/* The office hours of a first notice without any are those of weekdays. */
	before = casework_calendar(admin);
	assert_int_equal(before->week[0].spans[0].opens, 9 * DATE_HOUR);

	assert_int_equal(casework_refresh(desk, now + 29), FAULT_NONE);
	assert_ptr_equal(casework_calendar(desk), calendar_weekdays());
	assert_int_equal(casework_refresh(desk, now + 30), FAULT_NONE);
	assert_string_equal(casework_calendar(desk)->version, "2026-11-18");
	assert_int_equal(calendar_look(casework_calendar(desk), day_of("2026-10-01")).kind, CALENDAR_HOLIDAY);
	/* The same version is not read again. */
	before = casework_calendar(desk);
	assert_int_equal(casework_refresh(desk, now + 90), FAULT_NONE);
	assert_ptr_equal(casework_calendar(desk)->days, before->days);
}

static void
a_form_sent_twice_acts_once(void **state)
{
	struct step step = step_of(admin, now + MINUTE, "once-2"), again = step_of(admin, now + MINUTE, "once-2");
	struct step later = step_of(admin, now + MINUTE, "once-3");
	struct calendar newer = read_file(notice_2027);
	struct calendars_preview preview;

	(void)state;
	assert_int_equal(calendars_import(&step, &newer, "2027.json", &preview), FAULT_NONE);
	assert_string_equal(preview.version, "2026-11-18.2");
	assert_int_equal(calendars_import(&again, &newer, "2027.json", &preview), FAULT_NONE);
	assert_true(again.repeated);
	/* Another form with the same file changes nothing. */
	assert_int_equal(calendars_import(&later, &newer, "2027.json", &preview), FAULT_NONE);
	assert_true(preview.same);
	assert_int_equal(versions(), 2);
}

static enum calendars_problem
except(const char *centre, const char *day, bool works, bool remove)
{
	struct step step = step_of(admin, now + MINUTE, NULL);
	struct calendars_exception exception = {
		.centre = centre, .day = day_of(day), .works = works, .remove = remove, .reason = "fair",
		.hours = { 1, { { 10 * DATE_HOUR, 12 * DATE_HOUR } } },
	};
	enum calendars_problem problem;

	assert_int_equal(calendars_except(&step, &exception, &problem), FAULT_NONE);
	assert_int_equal(casework_refresh(admin, now + MINUTE), FAULT_NONE);
	return problem;
}

static const char *
exceptions_text(const char *centre)
{
	struct calendar calendar = calendar_of_centre(casework_calendar(admin), centre);
	struct text text = text_begin(&arena);

	for (size_t i = 0; i < calendar.exception_count; i++)
		text_add_format(&text, "%s%s%c%zu", i > 0 ? " " : "",
		    date_text_day(&arena, date_day_start(calendar.exceptions[i].day)), calendar.exceptions[i].works ? '+' : '-',
		    calendar.exceptions[i].hours == NULL ? (size_t)0 : calendar.exceptions[i].hours->count);
	return text.value;
}

static void
exceptions_of_a_centre(void **state)
{
	static const struct { const char *centre, *day; bool works, remove; enum calendars_problem problem; const char *lake; } rows[] = {
		{ "lake", "2026-10-02", true, false, CALENDARS_FINE, "2026-10-02+1" },
		{ "lake", "2026-10-05", false, false, CALENDARS_FINE, "2026-10-02+1 2026-10-05-0" },
		{ "lake", "2026-10-01", true, false, CALENDARS_FINE, "2026-10-01+1 2026-10-02+1 2026-10-05-0" },
		{ "lake", "2026-10-02", false, false, CALENDARS_FINE, "2026-10-01+1 2026-10-02-0 2026-10-05-0" },
		{ "nobody", "2026-10-02", false, false, CALENDARS_CENTRE, "2026-10-01+1 2026-10-02-0 2026-10-05-0" },
		{ "river", "2026-10-02", false, false, CALENDARS_FINE, "2026-10-01+1 2026-10-02-0 2026-10-05-0" },
		{ "lake", "2026-10-02", false, true, CALENDARS_FINE, "2026-10-01+1 2026-10-05-0" },
		{ "lake", "2026-10-02", false, true, CALENDARS_ABSENT, "2026-10-01+1 2026-10-05-0" },
		{ "lake", "2026-10-01", false, true, CALENDARS_FINE, "2026-10-05-0" },
		{ "lake", "2026-10-05", false, true, CALENDARS_FINE, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		CHECK_ROW(i, except(rows[i].centre, rows[i].day, rows[i].works, rows[i].remove) == rows[i].problem);
		CHECK_ROW_TEXT(i, exceptions_text("lake"), rows[i].lake);
	}
	assert_string_equal(exceptions_text("river"), "2026-10-02-0");
	assert_string_equal(exceptions_text("nobody"), "");
	/* The notices are as they were. */
	assert_true(calendar_has_notice(casework_calendar(admin), 2027));
	assert_string_equal(calendars_problem_name(CALENDARS_CENTRE), "centre");
	assert_null(calendars_problem_name(CALENDARS_FINE));
}

/* Looking at an exception says what becomes of the day and writes nothing. */
static void
an_exception_looked_at(void **state)
{
	static const struct { const char *centre, *day; bool works, remove; enum calendars_problem problem; bool same; } rows[] = {
		{ "lake", "2026-10-06", true, false, CALENDARS_FINE, false },
		{ "river", "2026-10-02", false, false, CALENDARS_FINE, true },
		{ "river", "2026-10-02", false, true, CALENDARS_FINE, false },
		{ "lake", "2026-10-06", true, true, CALENDARS_ABSENT, false },
		{ "nobody", "2026-10-06", true, false, CALENDARS_CENTRE, false },
	};
	size_t before = versions();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct step step = step_of(admin, now + MINUTE, NULL);
		struct calendars_exception exception = {
			.centre = rows[i].centre, .day = day_of(rows[i].day), .works = rows[i].works,
			.remove = rows[i].remove, .reason = "fair",
		};
		struct calendars_preview preview = { .same = false };
		enum calendars_problem problem;

		CHECK_ROW(i, calendars_except_preview(&step, &exception, &preview, &problem) == FAULT_NONE);
		CHECK_ROW(i, problem == rows[i].problem && preview.same == rows[i].same);
		if (problem != CALENDARS_FINE)
			continue;
		CHECK_ROW(i, calendar_of_centre(&preview.after, exception.centre).exception_count ==
		    calendar_of_centre(&preview.before, exception.centre).exception_count + (i == 0) - (i == 2));
	}
	assert_int_equal(versions(), before);
	assert_string_equal(exceptions_text("lake"), "");
	assert_string_equal(exceptions_text("river"), "2026-10-02-0");
}

/* The name of the next version was taken at the same moment. */
static void
a_taken_name_is_a_conflict(void **state)
{
	struct step step = step_of(admin, now + MINUTE, NULL);
	struct calendar newer = read_file("{\"year\": 2028, \"papers\": [], \"days\": [{\"name\": \"n\", \"date\": \"2028-01-03\", "
	    "\"isOffDay\": true}]}");
	struct calendars_preview preview;
	struct db *db = server_owner();
	size_t before = versions();

	(void)state;
	assert_int_equal(calendars_preview(&step, &newer, &preview), FAULT_NONE);
	server_sql(db, arena_format(&arena, "INSERT INTO calendar_version SELECT 0, '%s', years, source, document, sha256, "
	    "imported_at, staff_id FROM calendar_version ORDER BY id LIMIT 1", preview.version));
	assert_int_equal(calendars_import(&step, &newer, "2028.json", &preview), FAULT_CONFLICT);
	server_sql(db, "DELETE FROM calendar_version WHERE id = 0");
	assert_int_equal(versions(), before);
	assert_int_equal(calendars_import(&step, &newer, "2028.json", &preview), FAULT_NONE);
	assert_int_equal(versions(), before + 1);
	db_close(db);
}

/* Brings in a year until it is in; true when it never ended otherwise than in order or in a conflict. */
static bool
bring(struct casework *casework, int year)
{
	struct step step = step_of(casework, now + MINUTE, NULL);
	struct calendar newer = read_file(arena_format(&arena, "{\"year\": %d, \"papers\": [], \"days\": [{\"name\": \"n\", "
	    "\"date\": \"%d-01-03\", \"isOffDay\": true}]}", year, year));
	struct calendars_preview preview;
	enum fault fault;

	do
		fault = calendars_import(&step, &newer, "y.json", &preview);
	while (fault == FAULT_CONFLICT);
	return fault == FAULT_NONE;
}

/* Many at once: nobody's year is lost, because each is laid over the one before. */
static void
many_at_once(void **state)
{
	enum { PROCESSES = 4, EACH = 6, FIRST = 2100 };
	int status, good = 0;

	(void)state;
	for (int i = 0; i < PROCESSES; i++)
		if (fork() == 0) {
			struct casework *own;
			bool fine = casework_open(&server.config, "admin", &own) == FAULT_NONE;

			for (int k = 0; k < EACH && fine; k++)
				fine = bring(own, FIRST + i * EACH + k);
			_exit(fine ? 0 : 1);
		}
	for (int i = 0; i < PROCESSES; i++)
		good += wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	assert_int_equal(good, PROCESSES);
	assert_int_equal(casework_refresh(admin, now + 10 * MINUTE), FAULT_NONE);
	for (int year = FIRST; year < FIRST + PROCESSES * EACH; year++)
		CHECK_ROW(year, calendar_has_notice(casework_calendar(admin), year));
}

static void
a_version_by_its_name(void **state)
{
	struct step step = step_of(desk, now, NULL);
	struct calendar calendar;

	(void)state;
	assert_int_equal(calendars_load(&step, "2026-11-18", &calendar), FAULT_NONE);
	assert_int_equal(calendar.notice_count, 1);
	assert_int_equal(calendars_load(&step, "2026-11-18.2", &calendar), FAULT_NONE);
	assert_int_equal(calendar.notice_count, 2);
	assert_int_equal(calendars_load(&step, "1999-01-01", &calendar), FAULT_NOT_FOUND);
}

/* A stored calendar that cannot be read is a fault, not a silent change to weekdays; what was in force stays. */
static void
a_damaged_version_is_a_fault(void **state)
{
	struct db *db = server_owner();

	(void)state;
	assert_int_equal(casework_refresh(desk, now + 1000), FAULT_NONE);
	server_sql(db, "INSERT INTO calendar_version SELECT 2000, '2099-01-01', years, source, '<calendar', sha256, imported_at, "
	    "staff_id FROM calendar_version ORDER BY id LIMIT 1");
	assert_int_equal(casework_refresh(desk, now + 2000), FAULT_INTERNAL);
	assert_true(calendar_has_notice(casework_calendar(desk), 2028));
	server_sql(db, "DELETE FROM calendar_version WHERE id = 2000");
	assert_int_equal(casework_refresh(desk, now + 3000), FAULT_NONE);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(none_is_weekdays), cmocka_unit_test(a_worker_notices), cmocka_unit_test(a_form_sent_twice_acts_once),
		cmocka_unit_test(exceptions_of_a_centre), cmocka_unit_test(an_exception_looked_at),
		cmocka_unit_test(a_taken_name_is_a_conflict), cmocka_unit_test(many_at_once),
		cmocka_unit_test(a_version_by_its_name),
		cmocka_unit_test(a_damaged_version_is_a_fault),
	};

	return cmocka_run_group_tests_name("calendars", tests, start, stop);
}
