/* The archived case file: every member comes back byte for byte. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "../check.h"
#include "../case_record.h"
#include "record/case_file_inquiry.h"

static struct case_record
read_back(struct arena *arena, const struct case_record *record)
{
	struct xml_source	 source = written(arena, record);
	struct case_record	 again;
	const char		*problem = "";

	if (case_file_xml_read(arena, schema, &source, &again, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
	return again;
}

static void
test_round_trip(void **state)
{
	struct arena		arena = {0};
	struct case_record	again = read_back(&arena, &good);
	struct xml_source	first = written(&arena, &good), second = written(&arena, &again);

	(void)state;
	assert_true(case_record_same(&good, &again));
	assert_int_equal(first.length, second.length);
	assert_memory_equal(first.bytes, second.bytes, first.length);
	assert_string_equal(again.complaint.matter, strange);
	assert_string_equal(again.events[1].text, strange);
	assert_string_equal(again.evidence[0].note, strange);
	assert_int_equal(again.evidence[0].size, 9007199254740993);
	assert_string_equal(again.events[1].detail, "proof=7\nkind=phone");
	assert_string_equal(again.handlers[1].title, "维修主管");
	assert_string_equal(again.departments[0].code, "engineering");
	assert_int_equal(again.deadlines[0].state, DEADLINE_BREACHED);
	assert_string_equal(again.deadlines[0].calculation, "K6|start|1\nK6|due|2");
	assert_int_equal(again.events[2].case_id.value, 471);
	assert_string_equal(again.file.number, "W2026-000471");
	assert_string_equal(again.file.complainant, "欧阳𠮷");
	assert_int_equal(again.file.queue, case_queue(STAGE_ARCHIVED));
	assert_string_equal(again.complaint.remarks, "");
	arena_release(&arena);
}

/* Records, causes, findings, plans, measures, proofs and reports come back, and belong together as they did. */
static void
test_inquiry(void **state)
{
	struct arena		 arena = {0};
	struct case_record	 again = read_back(&arena, &good), flat = good;

	(void)state;
	assert_string_equal(again.records[0].content, strange);
	assert_string_equal(again.records[1].persons, strange);
	assert_string_equal(again.records[2].reference, strange);
	assert_int_equal(again.records[2].at, 0);
	assert_true(again.records[1].agreed && !again.records[0].agreed);
	assert_int_equal(again.causes[2].parent, 20);
	assert_int_equal(again.causes[1].struck_by.value, 3);
	assert_string_equal(again.causes[1].struck_reason, strange);
	assert_string_equal(again.findings[0].reason, strange);
	assert_int_equal(again.plan_count, 2);
	assert_int_equal(again.plans[0].measure_count, 2);
	assert_int_equal(again.plans[0].measures[0].compensation, 9007199254740993);
	assert_int_equal(again.plans[1].measure_count, 1);
	assert_string_equal(again.plans[1].measures[0].text, "换管");
	assert_string_equal(again.plans[0].not_now, strange);
	assert_int_equal(again.proofs[1].cause, 22);
	assert_int_equal(again.escalations[0].seen_at, NOON + 9);
	assert_string_equal(again.escalations[1].clock, "K7");
	assert_int_equal(again.causes[0].case_id.value, 471);
	assert_int_equal(again.escalations[1].case_id.value, 471);
	assert_string_equal(again.deadlines[1].calendar, "2026-11-23");
	assert_int_equal(again.referrals[0].case_id.value, 471);
	assert_int_equal(again.referrals[0].body, REFERRAL_HOTLINE);
	assert_int_equal(again.referrals[0].until, NOON + 20);
	assert_int_equal(again.referrals[0].way, REPLIED_PHONE);
	assert_string_equal(again.referrals[0].reply, strange);
	assert_string_equal(again.referrals[0].found, strange);
	assert_string_equal(again.referrals[0].measures, "已换密封");
	assert_string_equal(again.referrals[0].mail, "banli@12345.example");
	assert_string_equal(again.referrals[1].mail, "");
	assert_int_equal(again.referrals[1].until, 0);
	assert_int_equal(again.referrals[1].state, REFERRAL_ENDED);
	flat.measures = NULL;
	flat.measure_count = 0;
	case_file_inquiry_measures(&arena, &flat);
	assert_true(case_record_same(&good, &flat));
	arena_release(&arena);
}

/* The emergency with its task force and log, what was done at once and what the measures did come back whole. */
static void
test_emergency(void **state)
{
	struct arena		arena = {0};
	struct case_record	again = read_back(&arena, &good);

	(void)state;
	assert_int_equal(again.emergency_count, COUNT(emergencies));
	assert_int_equal(again.emergencies[1].case_id.value, 471);
	assert_string_equal(again.emergencies[1].orders, strange);
	assert_int_equal(again.emergencies[0].started_at, 0);
	assert_true(again.members[0].leads && !again.members[1].leads);
	assert_int_equal(again.members[1].released_by.value, 9);
	assert_int_equal(again.entries[0].talk, TALK_REPORT);
	assert_string_equal(again.entries[0].next, strange);
	assert_int_equal(again.entries[1].talk, TALK_MEDIA);
	assert_int_equal(again.urgent[0].amount, 9007199254740993);
	assert_int_equal(again.urgent[1].case_id.value, 471);
	assert_string_equal(again.urgent[1].result, "");
	assert_int_equal(again.effects[0].verdict, EFFECT_BAD);
	assert_string_equal(again.effects[0].renewal, "2026-000472");
	assert_int_equal(again.effects[0].before.seconds, 86400);
	assert_int_equal(again.effects[0].after.repeated, 2);
	assert_int_equal(again.effects[1].verdict, EFFECT_UNJUDGED);
	assert_int_equal(again.effects[1].carried_out, NOON);
	arena_release(&arena);
}

/* What the complainant was sent and the return visits come back, with the reason for which one was to be waived. */
static void
test_told(void **state)
{
	struct arena		arena = {0};
	struct case_record	again = read_back(&arena, &good);

	(void)state;
	assert_int_equal(again.message_count, COUNT(messages));
	assert_int_equal(again.messages[0].kind, MESSAGE_ACKNOWLEDGEMENT);
	assert_int_equal(again.messages[0].way, DELIVERY_WEBHOOK);
	assert_int_equal(again.messages[0].sent_at, NOON + 4);
	assert_int_equal(again.messages[1].state, MESSAGE_HELD);
	assert_int_equal(again.messages[1].sent_at, 0);
	assert_int_equal(again.visit_count, COUNT(visits));
	assert_int_equal(again.visits[0].case_id.value, 471);
	assert_int_equal(again.visits[0].round, 2);
	assert_true(!again.visits[0].reached && again.visits[1].reached && again.visits[1].satisfied);
	assert_int_equal(again.visits[0].next_at, NOON + 6);
	assert_string_equal(again.visits[0].text, strange);
	assert_string_equal(again.visits[0].waiver, "");
	assert_int_equal(again.visits[1].turn, TURN_SECOND);
	assert_int_equal(again.visits[1].manner, MANNER_SITE);
	assert_int_equal(again.visits[1].mark, 4);
	assert_int_equal(again.visits[1].solved, SOLVED_YES);
	assert_string_equal(again.visits[1].wish, strange);
	assert_string_equal(again.visits[1].waiver, strange);
	assert_int_equal(again.visits[1].made_by.value, 9);
	arena_release(&arena);
}

/* Every member of a row of the investigation: another value is another record. */
static void
test_inquiry_compared(void **state)
{
	static const struct { size_t list, count; } parts[] = {
		{offsetof(struct case_record, record_count), COUNT(records)},
		{offsetof(struct case_record, cause_count), COUNT(causes)},
		{offsetof(struct case_record, finding_count), COUNT(findings)},
		{offsetof(struct case_record, plan_count), COUNT(plans)},
		{offsetof(struct case_record, measure_count), COUNT(measures)},
		{offsetof(struct case_record, proof_count), COUNT(proofs)},
		{offsetof(struct case_record, escalation_count), COUNT(escalations)},
		{offsetof(struct case_record, referral_count), COUNT(referrals)},
		{offsetof(struct case_record, emergency_count), COUNT(emergencies)},
		{offsetof(struct case_record, member_count), COUNT(force)},
		{offsetof(struct case_record, entry_count), COUNT(entries)},
		{offsetof(struct case_record, urgent_count), COUNT(urgent)},
		{offsetof(struct case_record, effect_count), COUNT(effects)},
		{offsetof(struct case_record, message_count), COUNT(messages)},
		{offsetof(struct case_record, visit_count), COUNT(visits)},
	};
	struct case_record	 record;
	struct plan		 other[COUNT(plans)];
	struct escalation	 seen[COUNT(escalations)];
	struct referral		 changed[COUNT(referrals)];
	size_t			 fewer;

	(void)state;
	for (size_t i = 0; i < COUNT(parts); i++) {
		record = good;
		fewer = parts[i].count - 1;
		memcpy((char *)&record + parts[i].list, &fewer, sizeof(fewer));
		CHECK_ROW(i, !case_record_same(&good, &record));
	}
	record = good;
	memcpy(other, plans, sizeof(other));
	other[0].approved = true;
	record.plans = other;
	assert_false(case_record_same(&good, &record));
	record = good;
	memcpy(seen, escalations, sizeof(seen));
	seen[1].seen_at = NOON;
	record.escalations = seen;
	assert_false(case_record_same(&good, &record));
	record = good;
	memcpy(changed, referrals, sizeof(changed));
	changed[0].replied_at++;
	record.referrals = changed;
	assert_false(case_record_same(&good, &record));
}

/* A file that was sealed before investigations were filed is still one, and is written as it was. */
static void
test_older_file(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source, same;
	struct case_record	 again;
	const char		*problem = "";

	(void)state;
	assert_int_equal(xml_source_file(&arena, "tests/record/case_file_1.xml", &source), FAULT_NONE);
	if (case_file_xml_read(&arena, schema, &source, &again, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
	assert_string_equal(again.complaint.matter, strange);
	assert_int_equal(again.record_count + again.cause_count + again.finding_count + again.plan_count +
	    again.measure_count + again.proof_count + again.escalation_count + again.referral_count +
	    again.emergency_count + again.member_count + again.entry_count + again.urgent_count + again.effect_count +
	    again.message_count + again.visit_count, 0);
	same = written(&arena, &again);
	assert_int_equal(same.length, source.length);
	assert_memory_equal(same.bytes, source.bytes, same.length);
	arena_release(&arena);
}

/* The longest texts that the forms take, of characters of three and four bytes. */
static void
test_long_texts(void **state)
{
	static const char *const	pieces[] = {"诉", "𠮷", "\n", "\t", "\r", " ", "&", "<", "\""};

	(void)state;
	for (size_t i = 0; i < COUNT(pieces); i++) {
		struct arena		 arena = {0};
		struct case_record	 record = good, again;
		struct text		 text = text_begin(&arena);

		for (int n = 0; n < 7900; n++)
			text_add(&text, pieces[i]);
		record.complaint.matter = text.value;
		again = read_back(&arena, &record);
		CHECK_ROW(i, case_record_same(&record, &again));
		CHECK_ROW(i, strcmp(again.complaint.matter, text.value) == 0);
		arena_release(&arena);
	}
}

/* Every member that is filed: a change must be seen by the comparison, written, and read back. */
#define TEXT_OF(part, member)	{#part "." #member, offsetof(struct case_record, part.member), 't'}
#define LONG_OF(part, member)	{#part "." #member, offsetof(struct case_record, part.member), 'l'}
#define INT_OF(part, member)	{#part "." #member, offsetof(struct case_record, part.member), 'i'}
#define BOOL_OF(part, member)	{#part "." #member, offsetof(struct case_record, part.member), 'b'}

static const struct { const char *name; size_t offset; char kind; } members[] = {
	LONG_OF(complaint, id), TEXT_OF(complaint, number), INT_OF(complaint, channel), INT_OF(complaint, type),
	TEXT_OF(complaint, category), LONG_OF(complaint, received_at), LONG_OF(complaint, registered_at),
	INT_OF(complaint, complainant_kind), BOOL_OF(complaint, anonymous), TEXT_OF(complaint, complainant),
	TEXT_OF(complaint, contact), TEXT_OF(complaint, phone), LONG_OF(complaint, room), TEXT_OF(complaint, place),
	TEXT_OF(complaint, subject), TEXT_OF(complaint, matter), TEXT_OF(complaint, mood),
	TEXT_OF(complaint, present_state), TEXT_OF(complaint, remedy), TEXT_OF(complaint, service_item),
	TEXT_OF(complaint, service_staff), TEXT_OF(complaint, service_time), TEXT_OF(complaint, accused),
	LONG_OF(complaint, accused_staff), LONG_OF(complaint, event_at), TEXT_OF(complaint, event_place),
	TEXT_OF(complaint, product), LONG_OF(complaint, amount), LONG_OF(complaint, agreed_until),
	TEXT_OF(complaint, foreign_number), TEXT_OF(complaint, vehicle), TEXT_OF(complaint, remarks),
	LONG_OF(complaint, receiver),
	INT_OF(file, stage), INT_OF(file, severity), INT_OF(file, urgency), INT_OF(file, risk), INT_OF(file, validity),
	INT_OF(file, flags), INT_OF(file, level), BOOL_OF(file, major), INT_OF(file, reopened), LONG_OF(file, department),
	LONG_OF(file, handler), LONG_OF(file, accused_staff), LONG_OF(file, merged_into), LONG_OF(file, reported_at),
	LONG_OF(file, dispatched_at), LONG_OF(file, accepted_at), LONG_OF(file, completed_at), LONG_OF(file, fed_back_at),
	LONG_OF(file, confirmed_at), LONG_OF(file, closed_at), LONG_OF(file, visited_at), LONG_OF(file, archived_at),
	TEXT_OF(file, result), INT_OF(file, satisfaction),
};

/* Another value of the member: 1 where it was not, 2 where it was. */
static void
change(struct case_record *record, size_t row)
{
	char		*place = (char *)record + members[row].offset;
	const char	*text = "changed";
	int64_t		 number = NOON + 12345;
	int		 small;
	char		 flag = !*place;

	memcpy(&small, place, sizeof(small));
	small = small == 1 ? 2 : 1;
	switch (members[row].kind) {
	case 't': memcpy(place, &text, sizeof(text)); break;
	case 'l': memcpy(place, &number, sizeof(number)); break;
	case 'i': memcpy(place, &small, sizeof(small)); break;
	default: memcpy(place, &flag, sizeof(flag)); break;
	}
}

static void
test_every_member(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(members); i++) {
		struct arena		 arena = {0};
		struct case_event	 rows[COUNT(events)];
		struct case_record	 record = good, again;

		change(&record, i);
		if (case_record_same(&good, &record))
			fail_msg("%s: a change is not seen", members[i].name);
		memcpy(rows, events, sizeof(rows));
		for (size_t n = 0; n < COUNT(rows); n++)
			rows[n].case_id = record.complaint.id;
		chain(rows, COUNT(rows));
		record.events = rows;
		again = read_back(&arena, &record);
		if (!case_record_same(&record, &again))
			fail_msg("%s: does not come back", members[i].name);
		arena_release(&arena);
	}
}

static void
test_lists_compared(void **state)
{
	struct case_record	 record = good;
	struct case_event	 rows[COUNT(events)];
	struct deadline		 clocks[COUNT(deadlines)];
	struct evidence		 files[COUNT(evidence)];

	(void)state;
	record.handler_count--;
	assert_false(case_record_same(&good, &record));
	record = good;
	memcpy(rows, events, sizeof(rows));
	rows[2].digest[31] ^= 1;
	record.events = rows;
	assert_false(case_record_same(&good, &record));
	record = good;
	memcpy(clocks, deadlines, sizeof(clocks));
	clocks[1].due_at++;
	record.deadlines = clocks;
	assert_false(case_record_same(&good, &record));
	record = good;
	memcpy(files, evidence, sizeof(files));
	files[0].sha256[0] ^= 1;
	record.evidence = files;
	assert_false(case_record_same(&good, &record));
	files[0] = evidence[0];
	assert_true(case_record_same(&good, &record));
}

static void
test_unwritable(void **state)
{
	static const char *const texts[] = {"\x01", "\xB0\xB8", "\xEF\xBF\xBE"};
	struct arena		 arena = {0};
	const char		*bytes = NULL;
	size_t			 length = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct case_record	record = good;

		record.complaint.remarks = texts[i];
		CHECK_ROW(i, case_file_xml_write(&arena, &record, &bytes, &length) == FAULT_INPUT);
	}
	for (size_t i = 0; i < 2; i++) {
		struct case_record	record = good;

		if (i == 0)
			record.file.severity = SEVERITY__COUNT;
		else
			record.file.flags = 1u << 5;
		CHECK_ROW(i, case_file_xml_write(&arena, &record, &bytes, &length) == FAULT_INPUT);
	}
	arena_release(&arena);
}

/* A second, independent reading of the schema and the file. */
static void
test_xmllint(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source = written(&arena, &good);
	char			 path[] = "/tmp/case_file_XXXXXX";
	int			 file;
	pid_t			 child;
	int			 status = -1;

	(void)state;
	if (access("/usr/bin/xmllint", X_OK) != 0) {
		arena_release(&arena);
		skip();
	}
	file = mkstemp(path);
	assert_true(file >= 0);
	assert_int_equal(write(file, source.bytes, source.length), (ssize_t)source.length);
	close(file);
	child = fork();
	if (child == 0) {
		execl("/usr/bin/xmllint", "xmllint", "--nonet", "--noout", "--schema", SCHEMA, path, (char *)NULL);
		_exit(127);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	unlink(path);
	assert_int_equal(status, 0);
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_round_trip), cmocka_unit_test(test_inquiry), cmocka_unit_test(test_emergency),
	cmocka_unit_test(test_told), cmocka_unit_test(test_inquiry_compared),
	cmocka_unit_test(test_older_file), cmocka_unit_test(test_long_texts), cmocka_unit_test(test_every_member),
	cmocka_unit_test(test_lists_compared), cmocka_unit_test(test_unwritable), cmocka_unit_test(test_xmllint),
};

int
main(void)
{
	return cmocka_run_group_tests_name("case_file_xml", tests, set_up, tear_down);
}
