/* The archived case file: every member comes back byte for byte, and no byte of it can be changed unnoticed. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "record/case_file_xml.h"
#include "../check.h"

#define SCHEMA "schema/xml/case_file.xsd"

enum { NOON = 1795406400 };		/* 2026-11-23 12:00 in China */

/* Outside GBK, white space at both ends, all line ends, mark-up. */
static const char strange[] = "\t𠮷野家 😀 <b>&amp;\"'</b> ]]>\r\nsecond line\n\n  e\xCC\x81 \xE2\x80\xAE ";

static struct case_event	events[3];
static struct deadline		deadlines[2];
static struct evidence		evidence[2];
static struct staff		handlers[2];
static struct record_department	departments[1];
static struct case_record	good;
static struct xml_schema	*schema;
static struct arena		process;

static void
chain(struct case_event *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			memcpy(rows[i].previous, rows[i - 1].digest, SECRET_DIGEST);
		event_digest(&rows[i], rows[i].digest);
	}
}

static void
fill_lists(void)
{
	events[0] = (struct case_event){.id = 70, .case_id = {471}, .number = 1, .at = NOON, .act = ACT_REGISTER,
	    .as = ROLE_DISPATCHER, .actor = {3}, .actor_name = "李敏（调度员）", .text = "", .detail = "", .public = true};
	events[1] = (struct case_event){.id = 71, .case_id = {471}, .number = 2, .at = NOON + 60, .act = ACT_DISPATCH,
	    .to = STAGE_DISPATCHED, .as = ROLE_DISPATCHER, .actor = {3}, .actor_name = "李敏（调度员）", .department = {5},
	    .person = {9}, .until = NOON + 43200, .text = strange, .detail = "proof=7\nkind=phone"};
	events[2] = (struct case_event){.id = 79, .case_id = {471}, .number = 3, .at = NOON + 600, .act = ACT_VISIT,
	    .from = STAGE_CLOSED, .to = STAGE_VISITED, .as = ROLE_HANDLER, .actor_name = "王强", .text = "满意", .detail = ""};
	chain(events, COUNT(events));
	deadlines[0] = (struct deadline){.id = 1, .case_id = {471}, .clock = "K6", .round = 2, .state = DEADLINE_BREACHED,
	    .started_at = NOON, .warn_at = NOON + 5, .due_at = NOON + 9, .stopped_at = NOON + 10, .responsible = {9},
	    .role = ROLE_HANDLER, .agreed = true, .calculation = "K6|start|1\nK6|due|2"};
	deadlines[1] = (struct deadline){.id = 2, .case_id = {471}, .clock = "K10", .round = 1, .state = DEADLINE_MET,
	    .started_at = NOON, .due_at = NOON + 604800, .role = ROLE_DISPATCHER, .calculation = ""};
	evidence[0] = (struct evidence){.id = 11, .case_id = {471}, .name = "漏水 <1>.jpg", .type = "image/jpeg",
	    .size = 9007199254740993, .origin = EVIDENCE_CAMERA, .at = NOON, .actor = {9}, .actor_name = "王强",
	    .public = true, .receipt = true, .note = strange};
	memset(evidence[0].sha256, 0xA5, sizeof(evidence[0].sha256));
	evidence[1] = (struct evidence){.id = 12, .case_id = {471}, .name = "x", .type = "text/plain", .at = NOON,
	    .actor_name = "", .note = ""};
	handlers[0] = (struct staff){.id = {3}, .name = "李敏", .title = "调度员", .department = {1},
	    .department_name = "服务中心", .roles = 1u << ROLE_DISPATCHER | 1u << ROLE_CLOCK};
	handlers[1] = (struct staff){.id = {9}, .name = "王强", .title = "维修主管", .department = {5},
	    .department_name = "工程部"};
	departments[0] = (struct record_department){{5}, "engineering", "工程部"};
}

static int
set_up(void **state)
{
	const char	*problem = "";

	(void)state;
	fill_lists();
	good = (struct case_record){
		.complaint = {.id = {471}, .number = "W2026-000471", .channel = CHANNEL_WECHAT, .type = COMPLAINT_TYPE_B,
		    .category = "leak", .received_at = NOON, .registered_at = NOON + 30, .complainant = "欧阳𠮷",
		    .phone = "13800138000", .place = "森林湖一期 3栋2单元503", .room = {77}, .subject = "天花板漏水",
		    .matter = strange, .amount = -1250, .vehicle = "湘A·12345"},
		.file = {.id = {471}, .stage = STAGE_ARCHIVED, .severity = SEVERITY_SERIOUS, .urgency = URGENCY_URGENT,
		    .validity = VALIDITY_VALID, .flags = FLAG_MEDIA | FLAG_REPEAT, .level = 2, .major = true,
		    .department = {5}, .handler = {9}, .procedure_version = "2026-01", .closed_at = NOON + 300,
		    .archived_at = NOON + 900, .result = "已修复", .satisfaction = 5},
		.events = events, .event_count = COUNT(events), .deadlines = deadlines, .deadline_count = COUNT(deadlines),
		.evidence = evidence, .evidence_count = COUNT(evidence), .handlers = handlers,
		.handler_count = COUNT(handlers), .departments = departments, .department_count = COUNT(departments),
	};
	return xml_schema_open(&process, SCHEMA, &schema, &problem) != FAULT_NONE;
}

static int
tear_down(void **state)
{
	(void)state;
	xml_schema_close(schema);
	arena_release(&process);
	return 0;
}

static struct xml_source
written(struct arena *arena, const struct case_record *record)
{
	struct xml_source	source = {.name = "case.xml"};
	const char		*bytes = "";

	if (case_file_xml_write(arena, record, &bytes, &source.length) != FAULT_NONE)
		fail_msg("%s", "the record cannot be written");
	source.bytes = bytes;
	return source;
}

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

/* One bit of each byte in turn: the file is refused, or what is read is not the record. */
static void
test_every_byte(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source = written(&arena, &good);
	char			*bytes = arena_copy_bytes(&arena, source.bytes, source.length);

	(void)state;
	source.bytes = bytes;
	for (size_t i = 0; i < source.length; i++) {
		struct arena		 scratch = {0};
		struct case_record	 again;
		const char		*problem = "";

		bytes[i] ^= 1;
		if (case_file_xml_read(&scratch, schema, &source, &again, &problem) == FAULT_NONE &&
		    case_record_same(&good, &again))
			fail_msg("byte %zu may be changed: %.30s", i, bytes + (i > 15 ? i - 15 : 0));
		bytes[i] ^= 1;
		arena_release(&scratch);
	}
	arena_release(&arena);
}

static void
test_truncated(void **state)
{
	struct arena		arena = {0};
	struct xml_source	source = written(&arena, &good);
	const size_t		whole = source.length;

	(void)state;
	for (size_t length = 0; length < whole; length += 97) {
		struct case_record	 again;
		const char		*problem = "";

		source.length = length;
		CHECK_ROW(length, case_file_xml_read(&arena, schema, &source, &again, &problem) == FAULT_INPUT);
		CHECK_ROW(length, text_starts(problem, "case.xml:"));
	}
	arena_release(&arena);
}

/* Edits by hand; the message begins with the line of the edit and holds these words. */
static const struct { const char *from, *to, *words; } refused[] = {
	{"format=\"1\"", "format=\"2\"", "fixed"},
	{"<case_file", "<!DOCTYPE case_file><case_file", "document type"},
	{"date=\"2026-11-23\"", "date=\"2026-11-24\"", "label does not say"},
	{"<label date", "<label x=\"1\" date", "not allowed"},
	{"channel=\"wechat\"", "channel=\"pigeon\"", "no channel 'pigeon'"},
	{"type=\"b\"", "type=\"g\"", "pattern"},
	{"urgency=\"urgent\"", "urgency=\"burning\"", "enumeration"},
	{"flags=\"media repeat\"", "flags=\"media sunshine\"", "no flag 'sunshine'"},
	{"stage=\"archived\"", "stage=\"lost\"", "no stage 'lost'"},
	{"level=\"2\"", "level=\"4\"", "enumeration"},
	{"satisfaction=\"5\"", "satisfaction=\"6\"", "enumeration"},
	{"act=\"dispatch\"", "act=\"dispath\"", "no act 'dispath'"},
	{"act=\"dispatch\"", "act=\"note\"", "digest differs"},
	{"as=\"handler\"", "as=\"ghost\"", "no role 'ghost'"},
	{"number=\"2\"", "number=\"1\"", "Duplicate key"},
	{"<visit event=\"3\">", "<visit event=\"9\">", "No match found"},
	{"clock=\"K6\"", "clock=\"six\"", "pattern"},
	{"state=\"breached\"", "state=\"fine\"", "enumeration"},
	{"sha256=\"a5", "sha256=\"A5", "pattern"},
	{"size=\"9007199254740993\"", "size=\"-1\"", "not a valid value"},
	{"origin=\"camera\"", "origin=\"dream\"", "enumeration"},
	{"<person department=\"5\" id=\"9\"", "<person department=\"5\" id=\"3\"", "Duplicate key"},
	{"roles=\"dispatcher clock\"", "roles=\"dispatcher king\"", "no role 'king'"},
};

static void
test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct arena		 arena = {0};
		struct xml_source	 source = written(&arena, &good);
		const char		*bytes = source.bytes, *found = strstr(bytes, refused[i].from), *problem = "", *line;
		struct text		 text = text_begin(&arena);
		struct case_record	 again;
		int			 number = 1;

		CHECK_ROW(i, found != NULL);
		for (const char *at = bytes; at < found; at++)
			number += *at == '\n';
		text_add_bytes(&text, bytes, (size_t)(found - bytes));
		text_add(&text, refused[i].to);
		text_add(&text, found + strlen(refused[i].from));
		source.bytes = text.value;
		source.length = text.length;
		CHECK_ROW(i, case_file_xml_read(&arena, schema, &source, &again, &problem) == FAULT_INPUT);
		line = arena_format(&arena, "case.xml:%d:", number);
		if (strstr(problem, line) == NULL || strstr(problem, refused[i].words) == NULL)
			fail_msg("row %zu: \"%s\" instead of %s … %s", i, problem, line, refused[i].words);
		arena_release(&arena);
	}
}

/* The same meaning in another shape is not the file that was sealed. */
static void
test_canonical_only(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source = written(&arena, &good);
	struct case_record	 again;
	const char		*problem = "";

	(void)state;
	source.bytes = arena_format(&arena, "%s\n", (const char *)source.bytes);
	source.length++;
	assert_int_equal(case_file_xml_read(&arena, schema, &source, &again, &problem), FAULT_INPUT);
	assert_string_equal(problem, "case.xml:1:1: The file is not in canonical form.");
	arena_release(&arena);
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
	cmocka_unit_test(test_round_trip), cmocka_unit_test(test_long_texts), cmocka_unit_test(test_every_member),
	cmocka_unit_test(test_lists_compared), cmocka_unit_test(test_every_byte), cmocka_unit_test(test_truncated),
	cmocka_unit_test(test_refused), cmocka_unit_test(test_canonical_only), cmocka_unit_test(test_unwritable),
	cmocka_unit_test(test_xmllint),
};

int
main(void)
{
	return cmocka_run_group_tests_name("case_file_xml", tests, set_up, tear_down);
}
