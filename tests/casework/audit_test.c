/* An inspection through casework on a private MariaDB: opened, answered, signed, and frozen for everybody. */
#include "../store/server.h"

#include "base/date.h"
#include "base/text.h"
#include "casework/adopt.h"
#include "casework/inspection.h"

static struct casework *audit, *owner;
static struct db *database;
static struct arena arena;
static int64_t now = 1790000000;
static int key;

/* The smallest PNG: one pixel. */
static const uint8_t pixel[] = {
	0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0,
	0x90, 0x77, 0x53, 0xde, 0, 0, 0, 12, 'I', 'D', 'A', 'T', 8, 0xd7, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18,
	0xdd, 0x8d, 0xb0, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
};

static struct step
step_of(const char *name)
{
	size_t count;
	const struct staff *list = casework_staff_list(audit, &count), *found = NULL;

	for (size_t i = 0; i < count; i++)
		if (text_equal(list[i].name, name))
			found = &list[i];
	assert_non_null(found);
	return (struct step){
		.casework = audit, .arena = &arena, .actor = found, .as = ROLE__COUNT, .now = now,
		.once = arena_format(&arena, "audit-%d", key++), .visit = "test", .address = "127.0.0.1",
	};
}

static int
start(void **state)
{
	struct step step = { .arena = &arena, .now = now - DATE_DAY };
	const char *problem = "";
	bool added;

	(void)state;
	if (server_start(NULL) != 0)
		return -1;
	database = server_owner();
	server_sql(database, "INSERT INTO department (id, code, name_zh, name_en, parent_id) VALUES "
	    "(1, 'office', '督导室', 'Supervision office', NULL), (2, 'engineering', '工程部', 'Engineering', 1), "
	    "(3, 'cleaning', '保洁部', 'Cleaning', 1)");
	server_sql(database, "INSERT INTO department (id, code, name_zh, name_en, closed_at) VALUES "
	    "(4, 'old', '旧部门', 'Old', '2026-01-01')");
	server_sql(database, "INSERT INTO project (id, name) VALUES (1, '森林湖一期')");
	server_sql(database, "INSERT INTO staff (id, login, name, title, department_id, superior_id, roles, created_at) VALUES "
	    "(1, 'i', '郑督', '督导', 1, NULL, 16, '2026-01-01'), (2, 'j', '钱督', '督导', 1, NULL, 16, '2026-01-01'), "
	    "(3, 'm', '赵经理', '经理', 2, NULL, 8, '2026-01-01'), (4, 'n', '吴经理', '经理', 3, NULL, 8, '2026-01-01'), "
	    "(5, 'h', '王工', '', 2, NULL, 4, '2026-01-01')");
	if (casework_open(&server.config, "owner", &owner) != FAULT_NONE)
		return -1;
	step.casework = owner;
	if (casework_adopt_checklist(&step, "conf/checklists/score100.xml", &added, &problem) != FAULT_NONE) {
		print_message("%s\n", problem);
		return -1;
	}
	return casework_open(&server.config, "audit", &audit) != FAULT_NONE ||
	    casework_refresh(audit, now) != FAULT_NONE ? -1 : 0;
}

static int
stop(void **state)
{
	casework_close(owner);
	casework_close(audit);
	db_close(database);
	arena_release(&arena);
	return server_stop(state);
}

static int64_t
opens(const char *who)
{
	struct step step = step_of(who);
	struct inspection_request request = { .checklist = "score100", .department = { 2 } };
	int64_t id = 0;

	assert_int_equal(inspection_open(&step, &request, &id), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	return id;
}

static struct inspection
reads(int64_t id)
{
	struct step step = step_of("郑督");
	struct inspection inspection;

	assert_int_equal(inspection_read(&step, id, &inspection), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	return inspection;
}

/* One way to answer an item: the first deduction so often, with or without note and photo. */
struct way { const char *item; int first; bool skip; const char *note; bool photo; int64_t version; };

static enum fault
answers(struct step *step, int64_t id, struct way way, enum checklist_lack *lack)
{
	const struct inspection sheet = reads(id);
	struct inspection_answer request = {
		.id = id, .version = way.version, .item = way.item, .applies = !way.skip, .note = way.note == NULL ? "" : way.note,
	};
	struct sent_file sent = { .name = "现场.png", .size = sizeof(pixel), .origin = EVIDENCE_CAMERA };
	int counts[CHECKLIST_DEDUCTIONS] = { way.first };
	FILE *file = tmpfile();
	uint8_t digest[SECRET_DIGEST];
	enum fault fault;

	request.counts = counts;
	for (size_t i = 0; i < sheet.checklist->item_count; i++)
		if (text_equal(sheet.items[i].item->id, way.item))
			request.count = sheet.items[i].item->deduction_count;
	fwrite(pixel, 1, sizeof(pixel), file);
	fflush(file);
	secret_sha256(pixel, sizeof(pixel), digest);
	sent.file = fileno(file);
	sent.sha256 = digest;
	assert_int_equal(casework_stage_files(step, &sent, way.photo ? 1 : 0, &request.photos), FAULT_NONE);
	assert_int_equal(step->refusal, REFUSAL_NONE);
	fault = inspection_answer(step, &request, lack);
	fclose(file);
	return fault;
}

static void
does(int64_t id, struct way way)
{
	struct step step = step_of("郑督");
	enum checklist_lack lack = CHECKLIST_LACKS_ANSWER;

	assert_int_equal(answers(&step, id, way, &lack), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	assert_int_equal(lack, CHECKLIST_COMPLETE);
}

static enum refusal
signs(const char *who, int64_t id, const char **unfinished)
{
	struct step step = step_of(who);

	assert_int_equal(inspection_sign(&step, id, 0, unfinished), FAULT_NONE);
	return step.refusal;
}

static void
holds(int64_t id, int actual, int allotted, int rate, int answered)
{
	const struct checklist_score score = reads(id).audit.score;

	assert_int_equal(score.total, 100);
	assert_int_equal(score.actual, actual);
	assert_int_equal(score.allotted, allotted);
	assert_int_equal(score.rate_tenths, rate);
	assert_int_equal(score.answered, answered);
}

static void
scores_while_answering_and_freezes(void **state)
{
	int64_t id = opens("郑督");
	const char *unfinished = NULL;
	struct inspection record;
	int sum = 0;

	(void)state;
	assert_true(text_starts(reads(id).audit.number, "A2026-"));
	holds(id, 0, 0, 0, 0);
	assert_int_equal(signs("郑督", id, &unfinished), REFUSAL_INCOMPLETE);
	assert_string_equal(unfinished, "1");
	does(id, (struct way){ .item = "1", .first = 1, .note = "制度缺回访一章" });
	holds(id, 5, 15, 333, 1);
	does(id, (struct way){ .item = "2" });
	holds(id, 20, 30, 667, 2);
	does(id, (struct way){ .item = "3", .skip = true });
	holds(id, 20, 30, 667, 3);
	does(id, (struct way){ .item = "4" });
	does(id, (struct way){ .item = "5", .first = 1, .note = "晚报曝光", .photo = true });
	holds(id, 35, 65, 538, 5);
	does(id, (struct way){ .item = "6" });
	assert_int_equal(signs("郑督", id, &unfinished), REFUSAL_INCOMPLETE);
	assert_string_equal(unfinished, "7");
	does(id, (struct way){ .item = "7" });
	does(id, (struct way){ .item = "1" });
	does(id, (struct way){ .item = "1", .first = 1, .note = "制度缺回访一章" });
	assert_int_equal(signs("钱督", id, &unfinished), REFUSAL_NOT_YOURS);
	assert_int_equal(signs("郑督", id, &unfinished), REFUSAL_NONE);
	record = reads(id);
	assert_int_equal(record.audit.signed_at, now);
	assert_string_equal(record.audit.signed_by, "郑督 督导");
	holds(id, 50, 80, 625, 7);
	assert_int_equal(record.finding_count, 2);
	for (size_t i = 0; i < record.finding_count; i++) {
		sum += record.findings[i].points;
		assert_int_equal(record.findings[i].department.value, 2);
	}
	assert_int_equal(sum, 30);
	assert_string_equal(record.findings[1].deduction, "media");
	assert_int_equal(record.items[4].photo_count, 1);
	assert_int_equal(signs("郑督", id, &unfinished), REFUSAL_SIGNED);
}

static void
asks_for_note_and_photo(void **state)
{
	int64_t id = opens("郑督");
	struct step step = step_of("郑督");
	enum checklist_lack lack = CHECKLIST_COMPLETE;
	const char *unfinished;

	(void)state;
	assert_int_equal(answers(&step, id, (struct way){ .item = "4", .first = 1, .photo = true }, &lack), FAULT_NONE);
	assert_int_equal(lack, CHECKLIST_LACKS_NOTE);
	assert_false(reads(id).items[3].answer.answered);
	assert_int_equal(reads(id).items[3].photo_count, 1);
	step = step_of("郑督");
	assert_int_equal(answers(&step, id, (struct way){ .item = "2", .first = 1, .note = "缺台账" }, &lack), FAULT_NONE);
	assert_int_equal(lack, CHECKLIST_LACKS_PHOTO);
	assert_false(reads(id).items[1].answer.answered);
	does(id, (struct way){ .item = "4", .first = 1, .note = "缺台账" });
	holds(id, 10, 15, 667, 1);
	step = step_of("郑督");
	assert_int_equal(answers(&step, id, (struct way){ .item = "9" }, &lack), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NOT_FOUND);
	assert_int_equal(signs("郑督", id + 1000, &unfinished), REFUSAL_NOT_FOUND);
}

static void
same_form_answers_once(void **state)
{
	int64_t id = opens("郑督"), again = 0;
	struct step step = step_of("郑督");
	struct inspection_request request = { .checklist = "score100", .project = 1 };
	enum checklist_lack lack;
	struct way way = { .item = "2", .first = 1, .note = "缺", .photo = true };
	int64_t first = 0;

	(void)state;
	assert_int_equal(answers(&step, id, way, &lack), FAULT_NONE);
	way.version = 1;
	assert_int_equal(answers(&step, id, way, &lack), FAULT_NONE);
	assert_true(step.repeated);
	assert_int_equal(reads(id).items[1].photo_count, 1);
	step = step_of("郑督");
	assert_int_equal(answers(&step, id, way, &lack), FAULT_CONFLICT);
	step = step_of("郑督");
	assert_int_equal(inspection_open(&step, &request, &first), FAULT_NONE);
	assert_int_equal(inspection_open(&step, &request, &again), FAULT_NONE);
	assert_int_equal(first, again);
	assert_string_equal(reads(first).audit.project_name, "森林湖一期");
}

static void
refuses_what_cannot_be_opened(void **state)
{
	static const struct { const char *who; struct inspection_request request; enum refusal refusal; } rows[] = {
		{ "王工", { "score100", { 2 }, 0, 0 }, REFUSAL_ROLE },
		{ "赵经理", { "score100", { 2 }, 0, 0 }, REFUSAL_ROLE },
		{ "郑督", { "score100", { 0 }, 0, 0 }, REFUSAL_INCOMPLETE },
		{ "郑督", { "score100", { 4 }, 0, 0 }, REFUSAL_DEPARTMENT },
		{ "郑督", { "score100", { 99 }, 0, 0 }, REFUSAL_DEPARTMENT },
		{ "郑督", { "score100", { 2 }, 99, 0 }, REFUSAL_NOT_FOUND },
		{ "郑督", { "nothing", { 2 }, 0, 0 }, REFUSAL_NOT_FOUND },
		{ "郑督", { "score100", { 2 }, 1, 0 }, REFUSAL_NONE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct step step = step_of(rows[i].who);
		int64_t id = 0;

		CHECK_ROW(i, inspection_open(&step, &rows[i].request, &id) == FAULT_NONE);
		CHECK_ROW(i, step.refusal == rows[i].refusal && (id != 0) == (rows[i].refusal == REFUSAL_NONE));
	}
}

static int64_t
signed_sheet(void)
{
	static const char *const ids[] = { "1", "2", "3", "4", "6", "7" };
	int64_t id = opens("郑督");
	const char *unfinished;

	for (size_t i = 0; i < COUNT(ids); i++)
		does(id, (struct way){ .item = ids[i] });
	does(id, (struct way){ .item = "5", .first = 1, .note = "曝光", .photo = true });
	assert_int_equal(signs("郑督", id, &unfinished), REFUSAL_NONE);
	return id;
}

/*
 * The spot checks of October (K18).  One of a department that handles no complaints is none, nor is one of September or one
 * that is not signed: the first that counts leaves one to do, the second meets it.  What is ticked off by hand is not touched.
 */
static void
signing_counts_for_the_duty(void **state)
{
	static const char stands[] = "SELECT done * 100 + state * 10 + (closed_at IS NOT NULL) FROM duty WHERE id = 1";

	(void)state;
	now = 1792600000;
	server_sql(database, "UPDATE department SET takes_cases = id = 2");
	server_sql(database, "INSERT INTO duty (id, rule, period, state, opened_at, due_at, next_at, times, role, counted) VALUES "
	    "(1, 'K18', '2026-10-01', 0, '2026-09-30 16:00:00', '2026-10-31 15:59:59', '2026-10-31 16:00:00', 2, 4, 1), "
	    "(2, 'K19', '2026-10-01', 0, '2026-09-30 16:00:00', '2026-10-31 15:59:59', '2026-10-31 16:00:00', 2, 4, 0), "
	    "(3, 'K18', '2026-11-01', 0, '2026-10-31 16:00:00', '2026-11-30 15:59:59', '2026-11-30 16:00:00', 2, 4, 1)");
	server_sql(database, "INSERT INTO audit (number, checklist_id, checklist_version, department_id, inspector_id, version, "
	    "opened_at, signed_at) SELECT v.number, c.id, c.version, v.department, 2, 1, '2026-08-01', v.at FROM checklist_version c, "
	    "(SELECT 'A2026-900001' AS number, 3 AS department, '2026-10-20 01:00:00' AS at UNION ALL "
	    "SELECT 'A2026-900002', 2, '2026-09-30 15:59:59' UNION ALL SELECT 'A2026-900003', 2, NULL) v");
	(void)signed_sheet();
	assert_int_equal(server_number(database, stands), 100);
	(void)signed_sheet();
	assert_int_equal(server_number(database, stands), 231);
	assert_int_equal(server_number(database, "SELECT COUNT(*) FROM duty WHERE id = 1 AND closed_at = '2026-10-21 16:26:40'"), 1);
	(void)signed_sheet();
	assert_int_equal(server_number(database, stands), 231);
	assert_int_equal(server_number(database,
	    "SELECT COUNT(*) FROM duty_event WHERE duty_id = 1 AND act = 1 AND actor_id = 1 AND note LIKE 'A2026-00%'"), 2);
	assert_int_equal(server_number(database, "SELECT SUM(done) FROM duty WHERE id IN (2, 3)"), 0);
}

/* Not by casework, and not by the owner of the database either. */
static void
nothing_changes_after_signing(void **state)
{
	static const char *const changes[] = {
		"UPDATE audit SET actual = 100 WHERE id = @signed",
		"UPDATE audit SET signed_at = NULL WHERE id = @signed",
		"UPDATE audit_answer SET score = 20 WHERE audit_id = @signed",
		"UPDATE audit_answer SET audit_id = 1 WHERE audit_id = @signed",
		"INSERT INTO audit_answer (audit_id, item, applies, counts, note, score, answered_at) "
		    "VALUES (@signed, '9', 1, '', '', 0, NOW())",
		"UPDATE finding SET points = 0 WHERE audit_id = @signed",
		"INSERT INTO finding (audit_id, item, deduction, times, points, found_at) VALUES (@signed, '1', 'x', 1, 1, NOW())",
		"INSERT INTO evidence (audit_id, file_id, name, origin, at) SELECT @signed, MIN(id), 'x', 1, NOW() FROM file",
	};
	int64_t id = signed_sheet(), open = opens("郑督");
	struct step step = step_of("郑督");
	enum checklist_lack lack;

	(void)state;
	assert_int_equal(answers(&step, id, (struct way){ .item = "5" }, &lack), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_SIGNED);
	step = step_of("郑督");
	assert_int_equal(answers(&step, id, (struct way){ .item = "2", .photo = true }, &lack), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_SIGNED);
	does(open, (struct way){ .item = "5", .first = 1, .note = "曝光", .photo = true });
	server_sql(database, arena_format(&arena, "SET @signed = %lld", (long long)id));
	for (size_t i = 0; i < COUNT(changes); i++) {
		CHECK_ROW(i, connection_script(database, "test", changes[i]) != FAULT_NONE);
		db_rollback(database);
	}
	holds(id, 80, 100, 800, 7);
	assert_int_equal(reads(id).finding_count, 1);
	assert_int_equal(reads(id).items[4].photo_count, 1);
	server_sql(database, "UPDATE audit_answer SET score = 1 WHERE audit_id = (SELECT MAX(id) FROM audit)");
}

static void
managers_read_their_own_results(void **state)
{
	int64_t id = signed_sheet(), open = opens("郑督");
	struct inspection_filter filter = { .limit = 100 };
	struct finding_filter findings = { .limit = 100 };
	struct step step = step_of("赵经理");
	struct inspection inspection;
	struct inspection_row *rows;
	struct finding_view *views;
	struct file_reading reading;
	int64_t photo = reads(id).items[4].photos[0].id;
	size_t count;

	(void)state;
	assert_int_equal(inspection_read(&step, id, &inspection), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	assert_int_equal(inspection_read(&step, open, &inspection), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NOT_FOUND);
	assert_int_equal(inspection_list(&step, &filter, &rows, &count), FAULT_NONE);
	assert_true(count > 0);
	for (size_t i = 0; i < count; i++)
		assert_true(rows[i].audit.signed_at != 0 && rows[i].audit.department.value == 2);
	assert_int_equal(inspection_findings(&step, &findings, &views, &count), FAULT_NONE);
	assert_true(count > 0);
	assert_string_equal(views[0].deduction->id, "media");
	assert_string_equal(views[0].audit.number, reads(id).audit.number);
	assert_int_equal(casework_open_photo(&step, photo, NULL, &reading), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NONE);
	assert_string_equal(reading.type, "image/jpeg");
	assert_int_equal(casework_open_evidence(&step, photo, (struct case_id){ 0 }, NULL, &reading), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NOT_FOUND);

	step = step_of("吴经理");
	assert_int_equal(inspection_read(&step, id, &inspection), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NOT_FOUND);
	assert_int_equal(casework_open_photo(&step, photo, NULL, &reading), FAULT_NONE);
	assert_int_equal(step.refusal, REFUSAL_NOT_FOUND);
	findings.department.value = 2;
	assert_int_equal(inspection_findings(&step, &findings, &views, &count), FAULT_NONE);
	assert_int_equal(count, 0);
	filter.department.value = 2;
	assert_int_equal(inspection_list(&step, &filter, &rows, &count), FAULT_NONE);
	assert_int_equal(count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scores_while_answering_and_freezes),
		cmocka_unit_test(asks_for_note_and_photo),
		cmocka_unit_test(same_form_answers_once),
		cmocka_unit_test(refuses_what_cannot_be_opened),
		cmocka_unit_test(nothing_changes_after_signing),
		cmocka_unit_test(managers_read_their_own_results), cmocka_unit_test(signing_counts_for_the_duty),
	};

	return cmocka_run_group_tests_name("audit", tests, start, stop);
}
