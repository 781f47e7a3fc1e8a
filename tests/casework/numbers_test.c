/* Case numbers without gaps and without repeats while many register at once and some are undone. */
#include "../store/server.h"

#include "base/date.h"
#include "base/text.h"
#include "installed.h"
#include "casework/register.h"

enum { PROCESSES = 8, EACH = 50, REFUSED_EVERY = 7, REPEATED_EVERY = 5, UNDONE_EVERY = 11 };

static const enum channel channels[] = { CHANNEL_HOTLINE, CHANNEL_WECHAT, CHANNEL_FORUM };
static const char *const prefixes[] = { "-", "W", "L" };
static const int64_t now = 1790000000;

static int
start(void **state)
{
	struct step step = { .now = now - DATE_DAY };
	struct arena arena = { 0 };
	struct db *db;
	int broken;

	(void)state;
	if (server_start(NULL) != 0)
		return -1;
	db = server_owner();
	server_sql(db, "INSERT INTO department (id, code, name_zh, name_en) VALUES (1, 'service', '服务中心', 'Centre')");
	server_sql(db, "INSERT INTO staff (id, login, name, department_id, roles, created_at) VALUES "
	    "(1, 'd', '张敏', 1, 1, '2026-01-01')");
	db_close(db);
	step.arena = &arena;
	broken = casework_open(&server.config, "owner", &step.casework) != FAULT_NONE ||
	    !installed(step.casework, &arena, step.now);
	casework_close(step.casework);
	arena_release(&arena);
	return broken ? -1 : 0;
}

static struct registration
sheet(int place)
{
	return (struct registration){
		.complaint = {
			.channel = channels[place % 3], .type = COMPLAINT_TYPE_B, .category = "leak", .received_at = now,
			.complainant = "刘女士", .contact = "13800138000", .phone = "13800138000", .place = "3栋",
			.subject = "漏水", .matter = "漏水", .mood = "", .present_state = "", .remedy = "", .service_item = "",
			.service_staff = "", .service_time = "", .accused = "", .event_place = "", .product = "",
			.foreign_number = "", .vehicle = "", .remarks = "", .receiver = { 1 },
		},
		.severity = SEVERITY_GENERAL, .urgency = URGENCY_GENERAL,
	};
}

/* One sending; true when it ended as it must. */
static bool
send(struct step *step, int process, int place)
{
	struct registration registration = sheet(place);
	struct registered first = { .id = { 0 } }, again = { .id = { 0 } };
	bool refused = place % REFUSED_EVERY == 3, undone = place % UNDONE_EVERY == 4;

	step->once = arena_format(step->arena, "key-%d-%d", process, place);
	if (refused)
		registration.complaint.matter = registration.complaint.subject = "";
	else if (undone)
		/* A number has been drawn when the server finds that there is no such room. */
		registration.complaint.room.value = 987654321;
	if (casework_register(step, &registration, &first) != FAULT_NONE)
		return undone && !refused;
	if (refused)
		return step->refusal == REFUSAL_INCOMPLETE;
	if (undone || step->refusal != REFUSAL_NONE || first.id.value == 0)
		return false;
	if (place % REPEATED_EVERY != 0)
		return true;
	registration = sheet(place);
	return casework_register(step, &registration, &again) == FAULT_NONE && step->repeated &&
	    again.id.value == first.id.value && text_equal(again.number, first.number);
}

/* A worker of its own, as the programs have them. */
static int
work(int process)
{
	struct arena arena = { 0 };
	struct staff actor = { .id = { 1 }, .name = "张敏", .title = "", .department = { 1 }, .roles = 1u << ROLE_DISPATCHER };
	struct step step = { .arena = &arena, .actor = &actor, .as = ROLE__COUNT, .now = now, .visit = "test",
	    .address = "127.0.0.1" };
	int wrong = 0;

	if (casework_open(&server.config, "desk", &step.casework) != FAULT_NONE ||
	    casework_refresh(step.casework, now) != FAULT_NONE)
		return 100;
	for (int place = 0; place < EACH; place++)
		wrong += !send(&step, process, place);
	casework_close(step.casework);
	arena_release(&arena);
	return wrong > 99 ? 99 : wrong;
}

static void
no_number_is_missing_or_given_twice(void **state)
{
	int expected[3] = { 0 };
	pid_t pids[PROCESSES];
	struct db *db;

	(void)state;
	for (int process = 0; process < PROCESSES; process++) {
		pids[process] = fork();
		assert_true(pids[process] >= 0);
		if (pids[process] == 0)
			_exit(work(process));
	}
	for (int process = 0; process < PROCESSES; process++) {
		int status = -1;

		assert_int_equal(waitpid(pids[process], &status, 0), pids[process]);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), 0);
	}
	for (int place = 0; place < EACH; place++)
		if (place % REFUSED_EVERY != 3 && place % UNDONE_EVERY != 4)
			expected[place % 3] += PROCESSES;
	db = server_owner();
	for (int i = 0; i < 3; i++) {
		char sql[400];
		const char *like = i == 0 ? "20%" : arena_format(&server.arena, "%s20%%", prefixes[i]);

		snprintf(sql, sizeof sql, "SELECT COUNT(*) FROM case_file WHERE number LIKE '%s'", like);
		assert_int_equal(server_number(db, sql), expected[i]);
		snprintf(sql, sizeof sql, "SELECT COUNT(DISTINCT number) FROM case_file WHERE number LIKE '%s'", like);
		assert_int_equal(server_number(db, sql), expected[i]);
		snprintf(sql, sizeof sql, "SELECT MIN(CAST(RIGHT(number, 6) AS UNSIGNED)) FROM case_file WHERE number LIKE '%s'",
		    like);
		assert_int_equal(server_number(db, sql), 1);
		snprintf(sql, sizeof sql, "SELECT MAX(CAST(RIGHT(number, 6) AS UNSIGNED)) FROM case_file WHERE number LIKE '%s'",
		    like);
		assert_int_equal(server_number(db, sql), expected[i]);
	}
	assert_int_equal(server_number(db, "SELECT COUNT(*) FROM complaint c LEFT JOIN case_file f ON f.id = c.id "
	    "WHERE f.id IS NULL"), 0);
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_number_is_missing_or_given_twice),
	};

	return cmocka_run_group_tests_name("numbers", tests, start, server_stop);
}
