/* A damaged case file: no byte of it can be changed unnoticed, and edits by hand are found by line. */
#include "base/text.h"
#include "../check.h"
#include "../case_record.h"

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
	{"kind=\"site\"", "kind=\"dream\"", "enumeration"},
	{"parent=\"20\"", "parent=\"22\"", "does not stand before it"},
	{"<proof cause=\"22\"", "<proof cause=\"29\"", "No match found"},
	{"evidence=\"11\"", "evidence=\"13\"", "No match found"},
	{"plan=\"2\"", "plan=\"3\"", "No match found"},
	{"level=\"root\"", "level=\"deep\"", "enumeration"},
	{"approved=\"yes\"", "approved=\"no\"", "enumeration"},
	{"kind=\"survey\"", "kind=\"digest\"", "enumeration"},
	{"way=\"webhook\"", "way=\"pigeon\"", "enumeration"},
	{"state=\"held\"", "state=\"lost\"", "enumeration"},
	{"id=\"81\"", "id=\"80\"", "Duplicate key"},
	{"turn=\"second\"", "turn=\"none\"", "enumeration"},
	{"manner=\"site\"", "manner=\"mind\"", "enumeration"},
	{"mark=\"4\"", "mark=\"6\"", "enumeration"},
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

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_every_byte), cmocka_unit_test(test_truncated), cmocka_unit_test(test_refused),
	cmocka_unit_test(test_canonical_only),
};

int
main(void)
{
	return cmocka_run_group_tests_name("case_file_damage", tests, set_up, tear_down);
}
