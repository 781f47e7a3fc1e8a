/* Versions of the procedure in the database: who hands in, who approves, from when, and what is refused. */
#include "../store/server.h"

#include "base/date.h"
#include "base/text.h"
#include "installed.h"

enum { ADA = 1, BEN, CY, DEE, EVE };	/* administers, manages, manages, supervises, handles */

static struct casework *owner, *admin;
static struct arena arena;
static int64_t now = 1790000000;
static int key;

static void
people(struct db *db)
{
	server_sql(db, "INSERT INTO department (id, code, name_zh, name_en, takes_cases) VALUES "
	    "(1, 'engineering', '工程部', 'Engineering', 1), (2, 'service', '服务部', 'Service', 1), "
	    "(3, 'security', '秩序部', 'Security', 1), (4, 'environment', '环境部', 'Cleaning', 1), (5, 'finance', '财务部', 'Finance', 1)");
	server_sql(db, "INSERT INTO staff (id, login, name, department_id, roles, created_at) VALUES "
	    "(1, 'ada', 'Ada', 2, 128, '2026-01-01'), (2, 'ben', 'Ben', 2, 64, '2026-01-01'), (3, 'cy', 'Cy', 2, 64, '2026-01-01'), "
	    "(4, 'dee', 'Dee', 2, 3, '2026-01-01'), (5, 'eve', 'Eve', 1, 4, '2026-01-01')");
}

static int
start(void **state)
{
	struct db *db;

	(void)state;
	if (server_start(NULL) != 0)
		return -1;
	db = server_owner();
	people(db);
	db_close(db);
	if (casework_open(&server.config, "owner", &owner) != FAULT_NONE || !installed(owner, &arena, now - DATE_DAY))
		return -1;
	return casework_open(&server.config, "admin", &admin) != FAULT_NONE ? -1 : 0;
}

static int
stop(void **state)
{
	casework_close(owner);
	casework_close(admin);
	arena_release(&arena);
	return server_stop(state);
}

static struct step
step_of(int who)
{
	struct step step = { .casework = who == 0 ? owner : admin, .arena = &arena, .as = ROLE__COUNT, .now = now,
		.visit = "test", .address = "127.0.0.1", .once = arena_format(&arena, "key-%d", key++) };

	assert_int_equal(casework_refresh(step.casework, now), FAULT_NONE);
	if (who != 0)
		step.actor = casework_staff(admin, (struct staff_id){ who });
	return step;
}

/* The shipped document with another version and one more change. */
static const char *
changed(const char *version, const char *from, const char *to)
{
	const char *path = arena_format(&arena, "%s/%s.xml", server.folder, version), *at;
	struct text content = text_begin(&arena);
	char piece[4096];
	FILE *file = fopen("conf/procedure/property.xml", "rb");
	size_t got;

	while ((got = fread(piece, 1, sizeof(piece), file)) > 0)
		text_add_bytes(&content, piece, got);
	fclose(file);
	file = fopen(path, "wb");
	at = strstr(content.value, "2026-02");
	fprintf(file, "%.*s%s", (int)(at - content.value), content.value, version);
	at += strlen("2026-02");
	if (from != NULL) {
		const char *place = strstr(at, from);

		assert_non_null(place);
		fprintf(file, "%.*s%s", (int)(place - at), at, to);
		at = place + strlen(from);
	}
	fputs(at, file);
	fclose(file);
	return path;
}

static struct procedures_proposal
propose(int who, const char *path, int64_t from, enum refusal refusal)
{
	struct procedures_document document = { .name = path, .file = -1, .from = from, .reason = "spring" };
	struct procedures_proposal proposal;
	struct step step = step_of(who);

	assert_int_equal(procedures_propose(&step, &document, &proposal), FAULT_NONE);
	assert_string_equal(refusal_name(step.refusal), refusal_name(refusal));
	return proposal;
}

static struct procedures_reading
reading(const char *version)
{
	struct procedures_reading found;
	struct step step = step_of(ADA);

	assert_int_equal(procedures_load(&step, version, &found), FAULT_NONE);
	return found;
}

static void
decide(int who, const char *version, enum version_decision_kind kind, int64_t from, enum refusal refusal)
{
	struct procedures_wish wish = { version, reading(version).row.revision, kind, from, "because" };
	struct step step = step_of(who);

	assert_int_equal(procedures_decide(&step, &wish), FAULT_NONE);
	assert_string_equal(refusal_name(step.refusal), refusal_name(refusal));
}

static const char *
in_force(void)
{
	(void)step_of(0);
	return casework_procedure(owner)->version;
}

static void
an_installation_puts_its_first_version_in_force(void **state)
{
	struct procedures_proposal again = propose(0, "conf/procedure/property.xml", 0, REFUSAL_NONE);

	(void)state;
	assert_int_equal(again.result, PROCEDURES_KNOWN);
	assert_string_equal(again.version, "2026-02");
	assert_string_equal(in_force(), "2026-02");
	assert_int_equal(reading("2026-02").row.state, VERSION_IN_FORCE);
	assert_int_equal(reading("2026-02").row.life.count, 0);
	assert_int_equal(reading("2026-02").differences.count, 0);
}

static void
what_is_wrong_changes_nothing(void **state)
{
	const char *broken = changed("2026-50", "start=\"accept\"", "start=\"begin\"");
	const char *known = changed("2026-02", "amount=\"5\"", "amount=\"6\"");
	struct procedures_reading missing;
	struct step step = step_of(ADA);

	(void)state;
	assert_non_null(strstr(propose(ADA, broken, 0, REFUSAL_NONE).problem, "The procedure knows no act 'begin'"));
	assert_true(text_starts(propose(ADA, broken, 0, REFUSAL_NONE).problem, arena_format(&arena, "%s:", broken)));
	assert_non_null(strstr(propose(0, known, 0, REFUSAL_NONE).problem, "known with other content"));
	propose(ADA, changed("2026-51", NULL, NULL), now - 1, REFUSAL_PAST);
	propose(0, changed("2026-51", NULL, NULL), now - 1, REFUSAL_PAST);
	propose(EVE, changed("2026-51", NULL, NULL), 0, REFUSAL_ROLE);
	assert_int_equal(procedures_load(&step, "2026-51", &missing), FAULT_NOT_FOUND);
	assert_int_equal(procedures_load(&step, "2026-50", &missing), FAULT_NOT_FOUND);
	assert_string_equal(in_force(), "2026-02");
}

static void
two_others_approve_and_its_date_comes(void **state)
{
	int64_t from = now + DATE_DAY;
	struct procedures_reading found;

	(void)state;
	assert_int_equal(propose(ADA, changed("2026-03", "amount=\"12\"", "amount=\"24\""), from, REFUSAL_NONE).result,
	    PROCEDURES_PROPOSED);
	found = reading("2026-03");
	assert_int_equal(found.row.state, VERSION_PROPOSED);
	assert_int_equal(found.differences.count, 1);
	assert_string_equal(found.differences.rows[0].id, "K5");
	assert_int_equal(found.differences.rows[0].before.atoms[0].number, 12);
	assert_int_equal(found.differences.rows[0].after.atoms[0].number, 24);

	decide(ADA, "2026-03", VERSION_APPROVE, 0, REFUSAL_FOUR_EYES);
	decide(EVE, "2026-03", VERSION_APPROVE, 0, REFUSAL_ROLE);
	decide(BEN, "2026-03", VERSION_APPROVE, 0, REFUSAL_NONE);
	assert_int_equal(reading("2026-03").row.state, VERSION_PROPOSED);
	decide(BEN, "2026-03", VERSION_APPROVE, 0, REFUSAL_FOUR_EYES);
	decide(DEE, "2026-03", VERSION_APPROVE, 0, REFUSAL_NONE);
	found = reading("2026-03");
	assert_int_equal(found.row.state, VERSION_APPROVED);
	assert_int_equal(found.row.life.adopted_at, from);
	assert_int_equal(found.row.life.count, 3);
	assert_string_equal(found.row.life.decisions[2].reason, "because");
	decide(CY, "2026-03", VERSION_APPROVE, 0, REFUSAL_ALREADY);

	now = from - 1;
	assert_string_equal(in_force(), "2026-02");
	now = from + 29;	/* a worker looks every half minute */
	assert_string_equal(in_force(), "2026-03");
	assert_int_equal(reading("2026-03").row.state, VERSION_IN_FORCE);
	assert_int_equal(reading("2026-02").row.state, VERSION_REPLACED);
	decide(ADA, "2026-03", VERSION_WITHDRAW, 0, REFUSAL_ALREADY);
}

static void
another_date_asks_everybody_again(void **state)
{
	(void)state;
	propose(0, changed("2026-04", NULL, NULL), 0, REFUSAL_NONE);
	decide(BEN, "2026-04", VERSION_APPROVE, 0, REFUSAL_NONE);
	decide(ADA, "2026-04", VERSION_DATE, now - 1, REFUSAL_PAST);
	decide(ADA, "2026-04", VERSION_DATE, now + 60, REFUSAL_NONE);
	decide(ADA, "2026-04", VERSION_APPROVE, 0, REFUSAL_FOUR_EYES);
	decide(CY, "2026-04", VERSION_APPROVE, 0, REFUSAL_NONE);
	assert_int_equal(reading("2026-04").row.state, VERSION_PROPOSED);
	now += 61;
	decide(BEN, "2026-04", VERSION_APPROVE, 0, REFUSAL_PAST);
	decide(ADA, "2026-04", VERSION_DATE, 0, REFUSAL_NONE);
	decide(CY, "2026-04", VERSION_APPROVE, 0, REFUSAL_NONE);
	decide(BEN, "2026-04", VERSION_APPROVE, 0, REFUSAL_NONE);
	assert_int_equal(reading("2026-04").row.life.adopted_at, now);
	assert_string_equal(in_force(), "2026-04");
}

static void
what_is_withdrawn_stays_so(void **state)
{
	(void)state;
	propose(DEE, changed("2026-05", NULL, NULL), now + 60, REFUSAL_NONE);
	decide(EVE, "2026-05", VERSION_WITHDRAW, 0, REFUSAL_ROLE);
	decide(BEN, "2026-05", VERSION_APPROVE, 0, REFUSAL_NONE);
	decide(CY, "2026-05", VERSION_APPROVE, 0, REFUSAL_NONE);
	decide(BEN, "2026-05", VERSION_WITHDRAW, 0, REFUSAL_NONE);
	assert_int_equal(reading("2026-05").row.state, VERSION_WITHDRAWN);
	decide(ADA, "2026-05", VERSION_APPROVE, 0, REFUSAL_ALREADY);
	decide(BEN, "2026-05", VERSION_WITHDRAW, 0, REFUSAL_ALREADY);
	now += 120;
	assert_string_equal(in_force(), "2026-04");
	assert_int_equal(propose(ADA, arena_format(&arena, "%s/2026-05.xml", server.folder), 0, REFUSAL_NONE).result,
	    PROCEDURES_KNOWN);
}

/* Somebody else was faster; and the same form sent twice. */
static void
each_decision_is_on_what_was_read(void **state)
{
	struct procedures_wish wish = { "2026-06", 1, VERSION_APPROVE, 0, "" };
	struct step ben = step_of(BEN), cy = step_of(CY), again;

	(void)state;
	propose(ADA, changed("2026-06", NULL, NULL), 0, REFUSAL_NONE);
	assert_int_equal(procedures_decide(&ben, &wish), FAULT_NONE);
	assert_int_equal(procedures_decide(&cy, &wish), FAULT_CONFLICT);
	assert_int_equal(reading("2026-06").row.state, VERSION_PROPOSED);
	again = step_of(BEN);
	again.once = ben.once;
	assert_int_equal(procedures_decide(&again, &wish), FAULT_NONE);
	assert_true(again.repeated && again.refusal == REFUSAL_NONE);
	assert_int_equal(reading("2026-06").row.life.count, 2);
	wish.version = "2099-01";
	again = step_of(BEN);
	assert_int_equal(procedures_decide(&again, &wish), FAULT_NOT_FOUND);
}

static void
an_open_case(const char *number, const char *category, int stage, const char *accused)
{
	struct db *db = server_owner();

	server_sql(db, "SET SESSION foreign_key_checks = 0, sql_mode = ''");
	server_sql(db, arena_format(&arena, "INSERT INTO case_file (id, number, stage, queue, department_id, category, "
	    "procedure_version, received_at, registered_at, level, version, accused_staff_id) VALUES (%d, '%s', %d, %d, 1, '%s', "
	    "'2026-02', '2026-01-01', '2026-01-01', 3, 1, %s)", key++ + 1000, number, stage, (int)case_queue((enum stage)stage),
	    category, accused));
	db_close(db);
}

#define PETS "<category id=\"pets\" department=\"security\">"

static void
no_open_case_is_left_without_a_next_act(void **state)
{
	const char *without = changed("2026-07", PETS, "<category id=\"animals\" department=\"security\">");
	struct procedures_proposal proposal;

	(void)state;
	/* Nothing of that kind is open: it may be proposed, and cannot be approved once something is. */
	propose(ADA, without, 0, REFUSAL_NONE);
	decide(BEN, "2026-07", VERSION_APPROVE, 0, REFUSAL_NONE);
	an_open_case("2026-000901", "pets", STAGE_DISPATCHED, "NULL");
	an_open_case("2026-000902", "pets", STAGE_DISPATCHED, "4");
	an_open_case("2026-000903", "pets", STAGE_CLOSED, "NULL");
	an_open_case("2026-000904", "leak", STAGE_EXECUTING, "NULL");
	decide(CY, "2026-07", VERSION_APPROVE, 0, REFUSAL_STRANDED);
	assert_int_equal(reading("2026-07").row.life.count, 2);
	assert_int_equal(reading("2026-07").stranded.count, 1);

	proposal = propose(ADA, changed("2026-08", PETS, "<category id=\"animals\" department=\"security\">"), 0,
	    REFUSAL_STRANDED);
	assert_int_equal(proposal.stranded.count, 1);
	assert_int_equal(proposal.stranded.rows[0].why, STRANDED_CATEGORY);
	assert_int_equal(proposal.stranded.rows[0].cases.count, 2);
	assert_int_equal(proposal.stranded.rows[0].number_count, 1);
	assert_string_equal(proposal.stranded.rows[0].numbers[0], "2026-000901");
	/* The command line names those about staff too. */
	proposal = propose(0, arena_format(&arena, "%s/2026-08.xml", server.folder), 0, REFUSAL_STRANDED);
	assert_int_equal(proposal.stranded.rows[0].number_count, 2);
	/* A department that has cases is left out of the list; a category goes to one that is not here. */
	proposal = propose(ADA, changed("2026-09", "<category id=\"leak\" department=\"engineering\">",
	    "<category id=\"leak\" department=\"service\">"), 0, REFUSAL_NONE);
	assert_int_equal(proposal.result, PROCEDURES_PROPOSED);
	assert_string_equal(in_force(), "2026-04");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(an_installation_puts_its_first_version_in_force),
	cmocka_unit_test(what_is_wrong_changes_nothing),
	cmocka_unit_test(two_others_approve_and_its_date_comes),
	cmocka_unit_test(another_date_asks_everybody_again),
	cmocka_unit_test(what_is_withdrawn_stays_so),
	cmocka_unit_test(each_decision_is_on_what_was_read),
	cmocka_unit_test(no_open_case_is_left_without_a_next_act),
};

int
main(void)
{
	return cmocka_run_group_tests_name("procedures", tests, start, stop);
}
