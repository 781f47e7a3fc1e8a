/* For tests of casework: the accounts over one private MariaDB, a time that the test moves, and who does a step. */
#ifndef TESTS_CASEWORK_PEOPLE_H
#define TESTS_CASEWORK_PEOPLE_H

#include "base/date.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/noticing.h"
#include "casework/register.h"
#include "installed.h"

static struct casework *desk, *clockd, *owner;
static struct arena arena;
static int64_t now;

static inline int64_t
moment(const char *text)
{
	int64_t at = 0;

	assert_true(date_read_moment(text, 0, &at));
	return at;
}

/* A step of this member of staff, or of the clock when it is 0, with a key of its own. */
static inline struct step
step_of(struct casework *casework, int64_t staff)
{
	static int key;

	return (struct step){
		.casework = casework, .arena = &arena, .actor = casework_staff(desk, (struct staff_id){ staff }),
		.as = staff == 0 ? ROLE_CLOCK : ROLE__COUNT, .now = now, .once = arena_format(&arena, "key-%d", key++),
		.visit = "test", .address = "127.0.0.1",
	};
}

/* A complaint of a resident about a leak, of which the centre heard at that moment; this person takes it down. */
static inline struct registration
a_leak(int64_t receiver, int64_t room, int64_t received)
{
	return (struct registration){
		.complaint = {
			.channel = CHANNEL_HOTLINE, .type = COMPLAINT_TYPE_B, .received_at = received, .complainant = "刘女士",
			.category = casework_procedure(desk)->categories[0].id, .contact = "13800138000", .phone = "13800138000",
			.place = "3栋2单元1201", .subject = "漏水", .matter = "天花板漏水", .mood = "", .present_state = "",
			.remedy = "", .service_item = "", .service_staff = "", .service_time = "", .accused = "",
			.event_place = "", .product = "", .foreign_number = "", .vehicle = "", .remarks = "",
			.receiver = { receiver }, .room = { room },
		},
		.severity = SEVERITY_GENERAL, .urgency = URGENCY_GENERAL,
	};
}

static inline struct case_id
registered_as(struct registration *registration)
{
	struct step step = step_of(desk, registration->complaint.receiver.value);
	struct registered registered = { .id = { 0 } };

	assert_int_equal(casework_register(&step, registration, &registered), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	return registered.id;
}

/* Does an act with some words; says why not. */
static inline enum refusal
takes(int64_t staff, struct act_request request)
{
	struct step step = step_of(desk, staff);

	request.text = request.text == NULL ? "说明" : request.text;
	assert_int_equal(casework_act(&step, &request, NULL), FAULT_NONE);
	return step.refusal;
}

static inline void
does(int64_t staff, struct act_request request)
{
	enum refusal refusal = takes(staff, request);

	if (refusal != REFUSAL_NONE)
		fail_msg("%s is refused: %s", act_name(request.act), refusal_name(refusal));
}

static inline bool
open_accounts(void)
{
	return casework_open(&server.config, "owner", &owner) == FAULT_NONE &&
	    casework_open(&server.config, "desk", &desk) == FAULT_NONE &&
	    casework_open(&server.config, "clockd", &clockd) == FAULT_NONE;
}

/* Two departments, and the room of the leak; the staff is each test's own. */
#define SQL_DEPARTMENTS \
	"INSERT INTO department (id, code, name_zh, name_en, parent_id, takes_cases) VALUES " \
	"(1, 'centre', '服务中心', 'Service centre', NULL, 1), (2, 'engineering', '工程部', 'Engineering', 1, 1)"
#define SQL_PROJECT "INSERT INTO project (id, name) VALUES (1, '森林湖一期')"
#define SQL_ROOM \
	"INSERT INTO room (id, project_id, area, building, unit, room, label) VALUES " \
	"(1, 1, '', '3', '2', '1201', '3栋2单元1201')"

/* A server of its own with these rows, NULL behind the last, at that moment, and the accounts over it. */
static inline bool
centre_opens(const char *at, const char *const *sql)
{
	struct db *db;

	if (server_start(NULL) != 0)
		return false;
	for (db = server_owner(); *sql != NULL; sql++)
		server_sql(db, *sql);
	db_close(db);
	now = moment(at);
	return open_accounts();
}

/* A minute later both programs know what is in force. */
static inline bool
know_in_a_minute(void)
{
	now += DATE_MINUTE;
	return casework_refresh(desk, now) == FAULT_NONE && casework_refresh(clockd, now) == FAULT_NONE;
}

/* Another procedure is in force from now on. */
static inline void
adopt(const char *path)
{
	assert_true(installed_from(path, owner, &arena, now));
	assert_true(know_in_a_minute());
}

/* "breached K6": what a clock was told to somebody and not ticked off, oldest first; then it is. */
static inline const char *
told(int64_t staff, const char *clock)
{
	struct step step = step_of(desk, staff);
	const struct notices_asked asked = { .unseen = true, .limit = 200 };
	struct text text = text_begin(&arena);
	struct notice *rows;
	size_t count;

	assert_int_equal(notices_of(&step, &asked, &rows, &count), FAULT_NONE);
	for (size_t i = count; i > 0; i--)
		if (text_equal(rows[i - 1].clock, clock))
			text_add(&text, arena_format(&arena, "%s%s", text_empty(text.value) ? "" : " ",
			    notice_kind_name(rows[i - 1].kind)));
	assert_int_equal(notices_seen_until(&step, INT64_MAX), FAULT_NONE);
	return text.value;
}

static inline int
stop(void **state)
{
	casework_close(owner);
	casework_close(desk);
	casework_close(clockd);
	arena_release(&arena);
	return server_stop(state);
}

#endif
