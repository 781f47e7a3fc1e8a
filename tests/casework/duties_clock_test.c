/* What the clock daemon does with duties on a private MariaDB: tells how their days were found, moves them, catches up. */
#include "../store/server.h"

#include "base/text.h"
#include "casework/duties.h"
#include "calendar.h"
#include "people.h"

static int
start(void **state)
{
	static const char *const sql[] = {
		SQL_DEPARTMENTS,
		"INSERT INTO staff (id, login, name, title, department_id, roles, created_at) VALUES "
		    "(1, 's', '李强', '主管', 1, 2, '2026-01-01'), (2, 'i', '督导员', '督导', 1, 16, '2026-01-01'), "
		    "(3, 'g', '马总', '总经理', 1, 64, '2026-01-01')",
		NULL
	};

	(void)state;
	if (!centre_opens("2026-11-26 09:00", sql) || !installed(owner, &arena, now - DATE_DAY))
		return -1;
	return know_in_a_minute() ? 0 : -1;
}

static int64_t
number(const char *sql)
{
	struct db *db = server_owner();
	int64_t found = server_number(db, sql);

	db_close(db);
	return found;
}

/* So many times of what this function of the daemon counts. */
static size_t
daemon_does(enum fault (*work)(struct step *, size_t *))
{
	struct step step = step_of(clockd, 0);
	size_t count = 0;

	step.once = NULL;
	assert_int_equal(work(&step, &count), FAULT_NONE);
	return count;
}

static void
at(const char *text)
{
	now = moment(text);
	assert_int_equal(casework_refresh(desk, now), FAULT_NONE);
	assert_int_equal(casework_refresh(clockd, now), FAULT_NONE);
}

static const struct duty_view *
find(const struct duty_view *views, size_t count, const char *rule, const char *first)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(views[i].duty.rule, rule) &&
		    text_equal(date_text_day(&arena, date_day_start(views[i].duty.first)), first))
			return &views[i];
	return NULL;
}

/* The duty of a rule for the period that begins then, as the supervisor sees it; NULL when there is none. */
static const struct duty_view *
duty_of(const char *rule, const char *first)
{
	struct step step = step_of(desk, 1);
	struct duties_reading reading;
	const struct duty_view *view;

	assert_int_equal(duties_read(&step, &reading), FAULT_NONE);
	view = find(reading.open, reading.open_count, rule, first);
	return view != NULL ? view : find(reading.closed, reading.closed_count, rule, first);
}

/* "running 2026-12-31 23:59". */
static const char *
stands(const char *rule, const char *first)
{
	const struct duty_view *view = duty_of(rule, first);

	return view == NULL ? "none" : arena_format(&arena, "%s %s", deadline_state_name(view->duty.state),
	    date_text_minute(&arena, view->duty.due_at));
}

/* An inspection of this department was signed at that moment in UTC. */
static void
sign(const char *moment_in_utc, int department)
{
	static int counter;
	struct db *db = server_owner();

	server_sql(db, "INSERT IGNORE INTO checklist_version (id, version, document, sha256, adopted_at) "
	    "VALUES ('c', '1', '', '', '2026-01-01')");
	server_sql(db, arena_format(&arena, "INSERT INTO audit (number, checklist_id, checklist_version, department_id, inspector_id, "
	    "version, opened_at, signed_at) VALUES ('A2026-%06d', 'c', '1', %d, 2, 1, '2026-01-01', '%s')", ++counter, department,
	    moment_in_utc));
	db_close(db);
}

/* What signing does in its transaction; how many duties were over by it. */
static enum fault
count(struct step *step, size_t *met)
{
	int64_t before = number("SELECT COUNT(*) FROM duty WHERE state = 3");
	enum fault fault = duties_count_within(step);

	*met = (size_t)(number("SELECT COUNT(*) FROM duty WHERE state = 3") - before);
	return fault;
}

static void
server_sql_once(const char *sql)
{
	struct db *db = server_owner();

	server_sql(db, sql);
	db_close(db);
}

static enum refusal
says(int64_t staff, const struct duty_view *view, enum fault (*work)(struct step *, const struct duty_request *))
{
	struct step step = step_of(desk, staff);
	struct duty_request request = { .id = view->duty.id, .version = view->duty.version, .note = "房屋移交延期" };

	assert_int_equal(work(&step, &request), FAULT_NONE);
	return step.refusal;
}

static enum refusal
explains(int64_t staff, const struct duty_view *view)
{
	return says(staff, view, duties_explain);
}

static enum refusal
declines(int64_t staff, const struct duty_view *view)
{
	return says(staff, view, duties_decline);
}

static void
kept_with_the_duty(void **state)
{
	struct step step = step_of(desk, 1);
	struct duty_entry entry = { .rule = "K24", .subject = "外墙保修期满", .day = date_day(2028, 2, 29), .role = ROLE_SUPERVISOR };

	(void)state;
	assert_true(daemon_does(duties_begin) >= 4);
	/* Without a calendar nothing about a weekday is certain. */
	assert_string_equal(duty_of("K24", "2026-11-01")->duty.calculation, "period|2026-11-01|2026-11-30\n"
	    "last|2026-11-01|2026-11-30\ncalendar|-\nday|2026-11-30|workday|\ndue|2026-11-30T23:59:59+08:00\nunsure|2026\n");
	assert_string_equal(duty_of("K22", "2026-01-01")->duty.calculation, "period|2026-01-01|2026-12-31\nnamed|2026-12-30\n"
	    "due|2026-12-30T23:59:59+08:00\n");
	assert_int_equal(number("SELECT COUNT(*) FROM duty WHERE calendar = '-' AND rule = 'K24'"), 1);
	assert_int_equal(number("SELECT COUNT(*) FROM duty WHERE calendar IS NOT NULL AND rule = 'K22'"), 0);
	assert_int_equal(duties_enter(&step, &entry), FAULT_NONE);
	assert_string_equal(duty_of("K24", "2028-02-29")->duty.calculation, "entered|2028-02-29\ndue|2028-02-29T23:59:59+08:00\n");
	assert_int_equal(daemon_does(duties_replan), 0);
}

#define CALENDAR(days) \
	"<calendar version=\"2026-12-02\"><hours days=\"monday tuesday wednesday thursday friday makeup\">" \
	"<span opens=\"09:00\" closes=\"18:00\"/></hours><notice year=\"2026\">" \
	"<day date=\"2026-11-30\" works=\"no\" name=\"停电\"/></notice><notice year=\"2027\">" days "</notice></calendar>"

/* In December the notice for 2027 comes: what is open moves, what has its verdict does not, late or in time. */
static void
moved_and_told(void **state)
{
	const struct duty_view *view;

	(void)state;
	at("2026-11-27 10:00");
	sign("2026-11-26 03:00:00", 1);
	sign("2026-11-27 01:00:00", 1);
	assert_true(daemon_does(count) == 1 && daemon_does(count) == 0);
	at("2026-12-01 09:00");
	assert_true(daemon_does(duties_begin) >= 3);
	assert_true(daemon_does(duties_tick) > 0);
	assert_string_equal(stands("K24", "2026-11-01"), "breached 2026-11-30 23:59");
	assert_string_equal(stands("K18", "2026-12-01"), "running 2026-12-31 23:59");
	assert_int_equal(number("SELECT COUNT(*) FROM duty WHERE calendar IS NOT NULL AND (state = 2 OR closed_at IS NOT NULL)"), 0);
	import_calendar(CALENDAR("<day date=\"2026-12-27\" works=\"yes\" name=\"元旦\"/>"
	    "<day date=\"2026-12-30\" works=\"no\" name=\"元旦\"/><day date=\"2026-12-31\" works=\"no\" name=\"元旦\"/>"));
	assert_int_equal(daemon_does(duties_replan), number("SELECT COUNT(*) FROM duty WHERE calendar IS NOT NULL"));
	assert_int_equal(daemon_does(duties_replan), 0);
	assert_string_equal(stands("K24", "2026-11-01"), "breached 2026-11-30 23:59");
	assert_string_equal(stands("K18", "2026-11-01"), "met 2026-11-30 23:59");
	assert_string_equal(stands("K22", "2026-01-01"), "running 2026-12-30 23:59");
	assert_string_equal(stands("K18", "2026-12-01"), "running 2026-12-29 23:59");
	assert_string_equal(stands("K23", "2026-01-01"), "warned 2026-12-29 23:59");
	view = duty_of("K18", "2026-12-01");
	assert_int_equal(view->duty.warn_at, moment("2026-12-22 00:00"));
	assert_int_equal(view->lines[view->line_count - 1].act, DUTY_REPLANNED);
	assert_non_null(strstr(view->lines[view->line_count - 1].note, "2026-12-31 23:59 \342\206\222 2026-12-29 23:59 ("));
	assert_non_null(strstr(view->duty.calculation, "skip|2026-12-30|holiday|元旦\nskip|2026-12-31|holiday|元旦\n"));
	assert_int_equal(number("SELECT COUNT(*) FROM duty_event e JOIN duty d ON d.id = e.duty_id "
	    "WHERE e.act = 5 AND d.rule IN ('K17', 'K22')"), 0);
	/* Marked by the new day. */
	at("2026-12-30 00:00:00");
	assert_true(daemon_does(duties_tick) > 0);
	assert_string_equal(stands("K18", "2026-12-01"), "breached 2026-12-29 23:59");
	import_calendar(CALENDAR("<day date=\"2027-01-01\" works=\"no\" name=\"元旦\"/>"));
	assert_int_equal(daemon_does(duties_replan), 0);
	assert_string_equal(stands("K18", "2026-12-01"), "breached 2026-12-29 23:59");
}

/* A row of before calculations were kept is told by the rule and the calendar in force. */
static void
of_an_older_product(void **state)
{
	struct db *db = server_owner();

	(void)state;
	server_sql(db, "INSERT INTO duty (rule, period, state, opened_at, warn_at, due_at, next_at, times, role, calendar) VALUES "
	    "('K27', '2027-01-01', 0, '2026-12-31 16:00:00', '2027-01-27 16:00:00', '2027-01-30 15:59:59', "
	    "'2027-01-27 16:00:00', 1, 1, '-'), ('K99', '2027-01-01', 0, '2026-12-31 16:00:00', NULL, '2027-01-30 15:59:59', "
	    "'2027-01-30 16:00:00', 1, 1, '-')");
	db_close(db);
	assert_int_equal(daemon_does(duties_replan), 1);
	assert_string_equal(stands("K27", "2027-01-01"), "running 2027-01-29 23:59");
	assert_true(text_starts(duty_of("K27", "2027-01-01")->duty.calculation, "period|2027-01-01|2027-01-31\nlast|"));
	assert_string_equal(stands("K99", "2027-01-01"), "running 2027-01-30 23:59");
	assert_int_equal(number("SELECT COUNT(*) FROM duty WHERE calendar IS NOT NULL AND rule = 'K99'"), 0);
}

/* Away over two month ends: what would have been opened is there, late as it is, once however often it is tried. */
static void
caught_up_after_two_months(void **state)
{
	size_t opened;

	(void)state;
	assert_int_equal(daemon_does(duties_begin), 0);
	at("2027-02-26 09:00");
	opened = daemon_does(duties_begin);
	assert_int_equal(opened, number("SELECT COUNT(*) FROM duty WHERE period >= '2027-01-01' AND subject = '' "
	    "AND rule NOT IN ('K27', 'K99')"));
	for (const char *const *first = (const char *const[]){ "2027-01-01", "2027-02-01", NULL }; *first != NULL; first++)
		for (const char *const *rule = (const char *const[]){ "K17", "K18", "K24", NULL }; *rule != NULL; rule++) {
			assert_non_null(duty_of(*rule, *first));
			assert_int_equal(number(arena_format(&arena, "SELECT COUNT(*) FROM duty_event e JOIN duty d "
			    "ON d.id = e.duty_id WHERE d.rule = '%s' AND d.period = '%s' AND e.act = 0", *rule, *first)), 1);
		}
	assert_string_equal(stands("K19", "2027-01-01"), "running 2027-03-31 23:59");
	assert_string_equal(stands("K22", "2027-01-01"), "running 2027-12-30 23:59");
	/* What was switched off all the time is nobody's fault. */
	assert_string_equal(stands("K20", "2027-01-04"), "none");
	assert_string_equal(stands("K27", "2027-02-01"), "none");
	assert_int_equal(daemon_does(duties_begin), 0);
	(void)daemon_does(duties_tick);
	assert_string_equal(stands("K17", "2027-01-01"), "breached 2027-01-25 23:59");
	assert_string_equal(stands("K17", "2027-02-01"), "breached 2027-02-25 23:59");
	assert_string_equal(stands("K18", "2027-01-01"), "breached 2027-01-29 23:59");
	assert_string_equal(stands("K18", "2027-02-01"), "warned 2027-02-26 23:59");
	assert_int_equal(daemon_does(duties_tick), 0);
}

/* Killed before it had remembered how far it came, or with a clock that went back: nothing is opened twice. */
static void
once_whatever_happens(void **state)
{
	int64_t before = number("SELECT COUNT(*) FROM duty");
	struct db *db = server_owner();

	(void)state;
	server_sql(db, "UPDATE duty_round SET day = '2026-12-15'");
	assert_int_equal(daemon_does(duties_begin), 0);
	at("2027-02-25 09:00");
	assert_int_equal(daemon_does(duties_begin), 0);
	assert_int_equal(number("SELECT COUNT(*) FROM duty_round WHERE day = '2027-02-26'"), 1);
	assert_int_equal(number("SELECT COUNT(*) FROM duty"), before);
	/* What the daemon looked at while it was there is not looked at again: a duty gone from its month stays gone. */
	server_sql(db, "DELETE e FROM duty_event e JOIN duty d ON d.id = e.duty_id WHERE d.rule = 'K17' AND d.period = '2027-01-01'");
	server_sql(db, "DELETE FROM duty WHERE rule = 'K17' AND period = '2027-01-01'");
	db_close(db);
	at("2027-02-27 09:00");
	assert_int_equal(daemon_does(duties_begin), 0);
}

/* Each day under the procedure of that day: the company's knows no K17, and has K19 every month. */
static void
under_the_procedure_of_the_day(void **state)
{
	(void)state;
	now = moment("2027-03-20 09:00");
	adopt("conf/procedure/company.xml");
	at("2027-05-03 09:00");
	assert_true(daemon_does(duties_begin) > 0);
	assert_string_equal(stands("K17", "2027-03-01"), "running 2027-03-25 23:59");
	assert_string_equal(stands("K17", "2027-04-01"), "none");
	assert_string_equal(stands("K19", "2027-04-01"), "running 2027-04-30 23:59");
	assert_string_equal(stands("K19", "2027-05-01"), "running 2027-05-31 23:59");
	(void)daemon_does(duties_tick);
	assert_string_equal(stands("K19", "2027-04-01"), "breached 2027-04-30 23:59");
}

/*
 * April and May of the property's procedure: one check, one a second too early, one a second too late, one of a department
 * that handles no complaints are one; what nobody made is late for good, and nothing can be ticked off.
 */
static void
spot_checks_are_counted(void **state)
{
	(void)state;
	server_sql_once("UPDATE procedure_version SET adopted_at = '2027-05-31' WHERE adopted_at < '2027-01-01'");
	at("2027-07-01 09:00");
	assert_true(daemon_does(duties_begin) > 0);
	assert_string_equal(stands("K18", "2027-07-01"), "running 2027-07-30 23:59");
	assert_int_equal(says(2, duty_of("K18", "2027-07-01"), duties_do), REFUSAL_COUNTED);
	server_sql_once("UPDATE department SET takes_cases = 0 WHERE id = 2");
	sign("2027-06-30 15:59:59", 1);
	sign("2027-06-30 16:00:00", 1);
	sign("2027-07-30 16:00:00", 1);
	sign("2027-07-10 01:00:00", 2);
	assert_int_equal(daemon_does(count), 0);
	assert_int_equal(duty_of("K18", "2027-07-01")->duty.done, 1);
	at("2027-07-31 00:00:00");
	assert_true(daemon_does(duties_tick) > 0);
	assert_string_equal(stands("K18", "2027-07-01"), "breached 2027-07-30 23:59");
	assert_int_equal(duty_of("K18", "2027-07-01")->duty.closed_at, now);
	assert_false(duty_of("K18", "2027-07-01")->may_do);
	/* The daemon counts before it marks: the second of August came in the last second, with nobody to say so. */
	at("2027-08-01 09:00");
	(void)daemon_does(duties_begin);
	sign("2027-08-02 01:00:00", 1);
	sign("2027-08-31 15:59:59", 1);
	at("2027-09-01 00:00:00");
	(void)daemon_does(duties_tick);
	assert_string_equal(stands("K18", "2027-08-01"), "met 2027-08-31 23:59");
	assert_int_equal(duty_of("K18", "2027-08-01")->duty.closed_at, moment("2027-08-31 23:59:59"));
}

/* K24: who explains in time is not late; who does it late, too often, for another duty, or judges the own one, is refused. */
static void
explained_in_time(void **state)
{

	(void)state;
	assert_int_equal(explains(1, duty_of("K24", "2027-08-01")), REFUSAL_VERDICT);
	(void)daemon_does(duties_begin);
	assert_int_equal(explains(1, duty_of("K17", "2027-09-01")), REFUSAL_EXPLANATION);
	assert_int_equal(explains(2, duty_of("K24", "2027-09-01")), REFUSAL_NOT_YOURS);
	at("2027-09-30 23:59:59");
	(void)daemon_does(duties_tick);
	assert_int_equal(explains(1, duty_of("K24", "2027-09-01")), REFUSAL_NONE);
	assert_int_equal(explains(1, duty_of("K24", "2027-09-01")), REFUSAL_ALREADY);
	at("2027-10-08 09:00");
	(void)daemon_does(duties_begin);
	(void)daemon_does(duties_tick);
	assert_string_equal(stands("K24", "2027-09-01"), "warned 2027-09-30 23:59");
	assert_int_equal(says(1, duty_of("K24", "2027-09-01"), duties_do), REFUSAL_NONE);
	assert_string_equal(stands("K24", "2027-09-01"), "met 2027-09-30 23:59");

	/* October's is not accepted: by another person, with the verdict that the day then brings. */
	assert_int_equal(explains(1, duty_of("K24", "2027-10-01")), REFUSAL_NONE);
	assert_int_equal(declines(1, duty_of("K24", "2027-10-01")), REFUSAL_ROLE);
	assert_false(duty_of("K24", "2027-10-01")->may_decline);
	at("2027-11-02 09:00");
	(void)daemon_does(duties_tick);
	assert_string_equal(stands("K24", "2027-10-01"), "warned 2027-10-29 23:59");
	assert_int_equal(declines(2, duty_of("K24", "2027-10-01")), REFUSAL_NONE);
	assert_int_equal(declines(2, duty_of("K24", "2027-10-01")), REFUSAL_ALREADY);
	assert_true(daemon_does(duties_tick) > 0);
	assert_string_equal(stands("K24", "2027-10-01"), "breached 2027-10-29 23:59");
	assert_int_equal(explains(1, duty_of("K24", "2027-10-01")), REFUSAL_VERDICT);
	assert_int_equal(number("SELECT COUNT(*) FROM duty_event e JOIN duty d ON d.id = e.duty_id "
	    "WHERE d.rule = 'K24' AND e.act IN (6, 7)"), 3);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(kept_with_the_duty), cmocka_unit_test(moved_and_told), cmocka_unit_test(of_an_older_product),
	cmocka_unit_test(caught_up_after_two_months), cmocka_unit_test(once_whatever_happens),
	cmocka_unit_test(under_the_procedure_of_the_day), cmocka_unit_test(spot_checks_are_counted),
	cmocka_unit_test(explained_in_time),
};

int
main(void)
{
	return cmocka_run_group_tests_name("duties_clock", tests, start, stop);
}
