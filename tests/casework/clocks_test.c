/* Clocks of a case on a private MariaDB: paused, resumed, extended, agreed, and counted anew by another calendar. */
#include "../store/server.h"

#include "base/text.h"
#include "casework/case_read.h"
#include "casework/replan_preview.h"
#include "casework/replanning.h"
#include "casework/ticking.h"
#include "calendar.h"
#include "people.h"

static int
start(void **state)
{
	static const char *const sql[] = {
		SQL_DEPARTMENTS,
		"INSERT INTO staff (id, login, name, title, department_id, roles, created_at) VALUES "
		    "(1, 'd', '张敏', '调度员', 1, 1, '2026-01-01'), (3, 'h', '王工', '工程师', 2, 4, '2026-01-01'), "
		    "(6, 'h2', '周工', '工程师', 2, 4, '2026-01-01')",
		"INSERT INTO project (id, name) VALUES (1, '森林湖一期'), (2, '翠湖')",
		"INSERT INTO room (id, project_id, area, building, unit, room, label) VALUES "
		    "(1, 1, '', '3', '2', '1201', '3栋2单元1201'), (2, 2, '', '1', '1', '101', '1栋101')",
		NULL
	};

	(void)state;
	if (!centre_opens("2026-12-21 10:00", sql))
		return -1;
	adopt("conf/procedure/property.xml");
	return 0;
}

static struct case_id
register_case(int64_t room)
{
	struct registration leak = a_leak(1, room, now);

	return registered_as(&leak);
}

static void
to_accepted(struct case_id id)
{
	does(1, (struct act_request){ .id = id, .act = ACT_DISPATCH, .department = { 2 } });
	does(3, (struct act_request){ .id = id, .act = ACT_ACCEPT });
}

static struct case_reading
read_case(struct case_id id)
{
	struct step step = step_of(desk, 1);
	struct case_reading reading;
	int broken;

	assert_int_equal(casework_read(&step, id, &reading), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	assert_true(event_chain_holds(reading.events, reading.event_count, &broken));
	return reading;
}

static const struct deadline *
clock_of(const struct case_reading *reading, const char *clock)
{
	for (size_t i = reading->deadline_count; i > 0; i--)
		if (text_equal(reading->deadlines[i - 1].clock, clock))
			return &reading->deadlines[i - 1];
	fail_msg("no clock %s", clock);
	return NULL;
}

/* "K6 paused 2026-12-24 22:00": what is stored. */
static const char *
stands(struct case_id id, const char *clock)
{
	struct case_reading reading = read_case(id);
	const struct deadline *deadline = clock_of(&reading, clock);

	return arena_format(&arena, "%s.%d %s %s", clock, deadline->round, deadline_state_name(deadline->state),
	    date_text_minute(&arena, deadline->due_at));
}

static size_t
recorded(struct case_id id, enum act act)
{
	struct case_reading reading = read_case(id);
	size_t count = 0;

	for (size_t i = 0; i < reading.event_count; i++)
		count += reading.events[i].act == act;
	return count;
}

static void
tick(void)
{
	struct step step = step_of(clockd, 0);
	size_t marked = 0;
	bool more = true;

	while (more)
		assert_int_equal(casework_tick(&step, &marked, &more), FAULT_NONE);
}

static size_t
replan(void)
{
	struct step step = step_of(clockd, 0);
	size_t moved = 0;
	bool more = true;

	while (more)
		assert_int_equal(casework_replan(&step, &moved, &more), FAULT_NONE);
	return moved;
}

static void
paused_and_resumed(void **state)
{
	struct case_id id = register_case(1);
	struct act_request pause = { .id = id, .act = ACT_PAUSE, .clock = "K6", .reason = "absent" };
	struct case_reading reading;
	int64_t began;

	(void)state;
	assert_int_equal(takes(3, pause), REFUSAL_NOT_FOUND);
	to_accepted(id);
	began = now;
	assert_int_equal(takes(6, pause), REFUSAL_NOT_YOURS);
	assert_int_equal(takes(3, (struct act_request){ .id = id, .act = ACT_PAUSE, .clock = "K7", .reason = "absent" }),
	    REFUSAL_PAUSE_REASON);
	assert_int_equal(takes(3, (struct act_request){ .id = id, .act = ACT_PAUSE, .clock = "K8", .reason = "absent" }),
	    REFUSAL_CLOCK);
	assert_int_equal(takes(3, (struct act_request){ .id = id, .act = ACT_EXTEND, .clock = "K6" }), REFUSAL_EXTENSION);
	assert_int_equal(takes(3, (struct act_request){ .id = id, .act = ACT_RESUME, .clock = "K6" }), REFUSAL_NOT_PAUSED);
	assert_int_equal(recorded(id, ACT_PAUSE) + recorded(id, ACT_EXTEND) + recorded(id, ACT_RESUME), 0);

	now = began + DATE_HOUR;
	does(3, pause);
	assert_int_equal(takes(3, pause), REFUSAL_ALREADY);
	reading = read_case(id);
	assert_int_equal(clock_of(&reading, "K6")->state, DEADLINE_PAUSED);
	assert_int_equal(clock_of(&reading, "K6")->resume_at, now + 3 * DATE_DAY);
	assert_int_equal(clock_of(&reading, "K6")->due_at, now + 3 * DATE_DAY + 11 * DATE_HOUR);
	assert_string_equal(event_detail(&arena, &reading.events[reading.event_count - 1], "reason"), "absent");
	assert_int_equal(reading.events[reading.event_count - 1].until, now + 3 * DATE_DAY);
	/* It stands still for the daemon too … */
	now = began + 20 * DATE_HOUR;
	tick();
	reading = read_case(id);
	assert_int_equal(clock_of(&reading, "K6")->state, DEADLINE_PAUSED);
	/* … until somebody ends it, or the limit does: then once. */
	now = began + DATE_HOUR + DATE_DAY;
	does(3, (struct act_request){ .id = id, .act = ACT_RESUME, .clock = "K6" });
	reading = read_case(id);
	assert_int_equal(clock_of(&reading, "K6")->state, DEADLINE_RUNNING);
	assert_int_equal(clock_of(&reading, "K6")->due_at, began + DATE_DAY + 12 * DATE_HOUR);
	does(3, pause);
	now += 2 * DATE_DAY - 1;
	tick();
	assert_int_equal(recorded(id, ACT_RESUME), 1);
	now++;
	tick();
	tick();
	assert_int_equal(recorded(id, ACT_RESUME), 2);
	reading = read_case(id);
	assert_int_equal(clock_of(&reading, "K6")->state, DEADLINE_RUNNING);
	assert_int_equal(takes(3, pause), REFUSAL_PAUSE_SPENT);
	now = clock_of(&reading, "K6")->due_at + 1;
	tick();
	tick();
	assert_string_equal(stands(id, "K6"), arena_format(&arena, "K6.1 breached %s", date_text_minute(&arena, now - 1)));
	assert_int_equal(takes(3, pause), REFUSAL_OVERDUE);
}

/* A day's sleep of the daemon: the pause ends, the time is over, both are told once. */
static void
pause_and_time_end_at_once(void **state)
{
	struct case_id id = register_case(1);

	(void)state;
	to_accepted(id);
	does(3, (struct act_request){ .id = id, .act = ACT_PAUSE, .clock = "K6", .reason = "absent" });
	now += 10 * DATE_DAY;
	tick();
	tick();
	assert_int_equal(recorded(id, ACT_RESUME), 1);
	assert_true(text_starts(stands(id, "K6"), "K6.1 breached"));
}

static void
agreed_only_with_proof(void **state)
{
	struct case_id id = register_case(1);
	struct act_request agree = { .id = id, .act = ACT_PROGRESS, .until = now + 4 * DATE_DAY };

	(void)state;
	to_accepted(id);
	assert_int_equal(takes(3, agree), REFUSAL_RECEIPT_MISSING);
	assert_true(text_starts(stands(id, "K6"), "K6.1 running"));
	agree.proof = true;
	does(3, agree);
	assert_string_equal(stands(id, "K6"), arena_format(&arena, "K6.1 running %s", date_text_minute(&arena, agree.until)));
	assert_int_equal(takes(3, (struct act_request){ .id = id, .act = ACT_PAUSE, .clock = "K6", .reason = "absent" }),
	    REFUSAL_CLOCK_AGREED);
}

/* "A2 2027-01-11 18:00 > 2027-01-12 18:00; …": what a calendar would move, in the eyes of somebody. */
static const char *
would_move(const char *document, int64_t staff)
{
	struct step step = step_of(owner, staff);
	struct calendar newer = read_calendar(document);
	struct calendars_preview preview;
	struct replan_preview moves;
	struct text text = text_begin(&arena);

	assert_int_equal(calendars_preview(&step, &newer, &preview), FAULT_NONE);
	assert_int_equal(replan_preview(&step, &preview.after, &moves), FAULT_NONE);
	assert_true(moves.shown == moves.moved && !moves.more);
	for (size_t i = 0; i < moves.shown; i++)
		text_add_format(&text, "%s%s %s > %s", i > 0 ? "; " : "", moves.moves[i].rule->id,
		    date_text_minute(&arena, moves.moves[i].before), date_text_minute(&arena, moves.moves[i].after));
	return text.value;
}

/* Everything that an import or a new plan would write. */
static const char *
stored(void)
{
	struct db *db = server_owner();
	const char *text = arena_format(&arena, "%lld %lld %lld",
	    (long long)server_number(db, "SELECT COUNT(*) FROM calendar_version"),
	    (long long)server_number(db, "SELECT COUNT(*) FROM case_event"),
	    (long long)server_number(db, "SELECT SUM(CRC32(CONCAT_WS('|', id, due_at, state, calculation))) FROM deadline"));

	db_close(db);
	return text;
}

#define CALENDAR(days, centre) \
	"<calendar version=\"2027-01-05\"><hours days=\"monday tuesday wednesday thursday friday makeup\">" \
	"<span opens=\"09:00\" closes=\"18:00\"/></hours><notice year=\"2026\">" \
	"<day date=\"2026-10-01\" works=\"no\" name=\"国庆节\"/></notice>" days centre "</calendar>"

/* Registered on Monday before New Year, ten working days: nobody knows the holiday yet, then a notice comes. */
static void
counted_anew(void **state)
{
	struct case_id id, elsewhere, late;
	struct case_reading reading;
	struct db *db = server_owner();
	const char *before;

	(void)state;
	now = moment("2026-12-28 10:00");
	/* Another profile has other categories: what is open under this one ends first. */
	server_sql(db, "UPDATE case_file SET stage = 12, queue = 5");
	db_close(db);
	adopt("conf/procedure/two-stage.xml");
	id = register_case(1);
	elsewhere = register_case(2);
	assert_string_equal(stands(id, "A2"), "A2.1 running 2027-01-11 18:00");
	does(1, (struct act_request){ .id = elsewhere, .act = ACT_EXTEND, .clock = "A2" });
	assert_int_equal(takes(1, (struct act_request){ .id = elsewhere, .act = ACT_EXTEND, .clock = "A2" }), REFUSAL_ALREADY);
	assert_string_equal(stands(elsewhere, "A2"), "A2.1 running 2027-01-25 18:00");
	late = register_case(1);
	now = moment("2027-01-04 18:00:01");
	tick();
	assert_string_equal(stands(late, "A1"), "A1.1 breached 2027-01-04 18:00");
	assert_int_equal(replan(), 0);

	now = moment("2027-01-05 10:00");
	before = stored();
	assert_string_equal(would_move(CALENDAR("", ""), 0), "");
	assert_string_equal(would_move(CALENDAR("<notice year=\"2027\"><day date=\"2027-01-06\" works=\"no\" name=\"元旦\"/></notice>",
	    "<centre name=\"翠湖\"><day date=\"2027-01-06\" works=\"yes\" reason=\"年检\"/></centre>"), 0),
	    "A2 2027-01-11 18:00 > 2027-01-12 18:00; A2 2027-01-11 18:00 > 2027-01-12 18:00");
	assert_string_equal(before, stored());
	import_calendar(CALENDAR("<notice year=\"2027\"><day date=\"2027-01-06\" works=\"no\" name=\"元旦\"/></notice>",
	    "<centre name=\"翠湖\"><day date=\"2027-01-06\" works=\"yes\" reason=\"年检\"/></centre>"));
	assert_int_equal(replan(), 2);
	assert_int_equal(replan(), 0);
	assert_string_equal(stands(id, "A2"), "A2.1 running 2027-01-12 18:00");
	assert_string_equal(stands(late, "A2"), "A2.1 running 2027-01-12 18:00");
	assert_string_equal(stands(late, "A1"), "A1.1 breached 2027-01-04 18:00");
	assert_string_equal(stands(elsewhere, "A2"), "A2.1 running 2027-01-25 18:00");
	assert_int_equal(recorded(id, ACT_REPLAN), 1);
	assert_int_equal(recorded(elsewhere, ACT_REPLAN), 0);
	reading = read_case(id);
	assert_non_null(strstr(clock_of(&reading, "A2")->calculation, "|2027-01-11T18:00:00+08:00|2027-01-12T18:00:00+08:00\n"));
	assert_string_equal(event_detail(&arena, &reading.events[reading.event_count - 1], "before"), "2027-01-11 18:00");

	/* An act comes before the daemon: the line of the calendar stands before it, and is not written again. */
	import_calendar(CALENDAR("<notice year=\"2027\"><day date=\"2027-01-06\" works=\"no\" name=\"元旦\"/>"
	    "<day date=\"2027-01-07\" works=\"no\" name=\"元旦\"/></notice>", ""));
	does(1, (struct act_request){ .id = id, .act = ACT_EXTEND, .clock = "A2" });
	reading = read_case(id);
	assert_int_equal(recorded(id, ACT_REPLAN), 2);
	assert_int_equal(reading.events[reading.event_count - 2].act, ACT_REPLAN);
	assert_string_equal(stands(id, "A2"), "A2.1 running 2027-01-27 18:00");
	assert_int_equal(reading.file.due_at, moment("2027-01-04 18:00"));
	assert_int_equal(replan(), 2);
	assert_int_equal(recorded(id, ACT_REPLAN), 2);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(paused_and_resumed), cmocka_unit_test(pause_and_time_end_at_once),
	cmocka_unit_test(agreed_only_with_proof), cmocka_unit_test(counted_anew),
};

int
main(void)
{
	return cmocka_run_group_tests_name("clocks", tests, start, stop);
}
