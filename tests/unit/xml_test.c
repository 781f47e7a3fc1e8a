/* Reading and writing XML: what a hostile document may not do, where messages point, what survives. */
#include "base/arena.h"
#include "base/text.h"
#include "record/xml.h"
#include "record/xml_element.h"
#include "record/xml_write.h"
#include "../check.h"

static struct xml_source
source_of(const char *text)
{
	return (struct xml_source){"paper.xml", text, strlen(text)};
}

/* Every one must be refused; the message begins with this place. */
static const struct { const char *what, *text, *place; } refused[] = {
	{"nothing", "", "paper.xml:1:"},
	{"no XML", "hello", "paper.xml:1:1: "},
	{"external entity", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>", "paper.xml:1:"},
	{"external entity, second line", "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
	    "paper.xml:2:"},
	{"parameter entity", "<!DOCTYPE a [<!ENTITY % x SYSTEM \"http://127.0.0.1:1/x\"> %x;]><a/>", "paper.xml:1:"},
	{"external subset", "<!DOCTYPE a SYSTEM \"file:///etc/hosts\"><a/>", "paper.xml:1:"},
	{"public subset", "<!DOCTYPE a PUBLIC \"-//X//Y\" \"http://127.0.0.1:1/y\"><a/>", "paper.xml:1:"},
	{"bare document type", "<!DOCTYPE a><a/>", "paper.xml:1:"},
	{"entity bomb", "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
	    "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]><a>&d;&d;&d;</a>", "paper.xml:1:"},
	{"unknown entity", "<a>\n&nobody;</a>", "paper.xml:2:"},
	{"unknown namespace prefix", "<a>\n<x:b/></a>", "paper.xml:2:"},
	{"truncated", "<a>\n<b>\n", "paper.xml:3:"},
	{"crossed tags", "<a>\n<b></a></b>", "paper.xml:2:"},
	{"attribute twice", "<a\n x=\"1\" x=\"2\"/>", "paper.xml:2:"},
	{"two roots", "<a/>\n<b/>", "paper.xml:2:"},
	{"character reference to nothing", "<a>\n&#0;</a>", "paper.xml:2:"},
	{"control character by reference", "<a>\n&#8;</a>", "paper.xml:2:"},
	{"control character", "<a>\n\b</a>", "paper.xml:2:1: "},
	{"not UTF-8", "<a>\n\n\xB0\xB8</a>", "paper.xml:3:1: "},
	{"overlong", "<a>\xC0\xAF</a>", "paper.xml:1:1: "},
	{"surrogate", "<a>\xED\xA0\x80</a>", "paper.xml:1:1: "},
	{"U+FFFE", "<a>\xEF\xBF\xBE</a>", "paper.xml:1:1: "},
	{"declared as GBK", "<?xml version=\"1.0\" encoding=\"GBK\"?><a/>", "paper.xml:1:"},
	{"declared as UTF-16", "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", "paper.xml:1:"},
	{"declared as Latin", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "paper.xml:1:"},
	{"declared as nonsense", "<?xml version=\"1.0\" encoding=\"klingon\"?><a/>", "paper.xml:1:"},
	{"UTF-16 with its mark", "\xFF\xFE<", "paper.xml:1:1: "},
	{"a less-than in an attribute", "<a>\n<b x=\"<\"/></a>", "paper.xml:2:"},
};

static void
test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct arena		 arena = {0};
		struct xml_source	 source = source_of(refused[i].text);
		struct xml_document	*document;
		const char		*problem = "";

		CHECK_ROW(i, xml_open(&arena, NULL, &source, &document, &problem) == FAULT_INPUT);
		CHECK_ROW(i, document == NULL);
		CHECK_ROW_TEXT(i, text_starts(problem, refused[i].place) ? refused[i].place : problem, refused[i].place);
		CHECK_ROW(i, strstr(problem, "root:") == NULL);
		arena_release(&arena);
	}
}

static void
test_nul_byte(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source = {"paper.xml", "<a>\0</a>", 8};
	struct xml_document	*document;
	const char		*problem = "";

	(void)state;
	assert_int_equal(xml_open(&arena, NULL, &source, &document, &problem), FAULT_INPUT);
	arena_release(&arena);
}

/* A start and an end repeated around a middle. */
static const char *
nested(struct arena *arena, const char *start, const char *end, int depth)
{
	struct text	text = text_begin(arena);

	for (int i = 0; i < depth; i++)
		text_add(&text, start);
	for (int i = 0; i < depth; i++)
		text_add(&text, end);
	return text.value;
}

static void
test_depth(void **state)
{
	static const struct { int depth; enum fault fault; } rows[] = {
		{1, FAULT_NONE}, {100, FAULT_NONE}, {300, FAULT_INPUT}, {100000, FAULT_INPUT},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena		 arena = {0};
		struct xml_source	 source = source_of(nested(&arena, "<a>", "</a>", rows[i].depth));
		struct xml_document	*document;
		const char		*problem = "";

		CHECK_ROW(i, xml_open(&arena, NULL, &source, &document, &problem) == rows[i].fault);
		xml_close(document);
		arena_release(&arena);
	}
}

static void
test_size(void **state)
{
	struct arena		 arena = {0};
	char			*bytes = arena_alloc(&arena, XML_LIMIT + 1);
	struct xml_source	 source = {"paper.xml", bytes, XML_LIMIT + 1};
	struct xml_document	*document;
	const char		*problem = "";

	(void)state;
	memset(bytes, ' ', XML_LIMIT + 1);
	memcpy(bytes, "<a/>", 4);
	assert_int_equal(xml_open(&arena, NULL, &source, &document, &problem), FAULT_TOO_LARGE);
	assert_string_equal(problem, "paper.xml:1:1: The document is larger than 8 MiB.");
	source.length = XML_LIMIT;
	assert_int_equal(xml_open(&arena, NULL, &source, &document, &problem), FAULT_NONE);
	xml_close(document);
	arena_release(&arena);
}

/* Complaints point at the start tag, by line and by character, however it is laid out. */
static void
test_positions(void **state)
{
	static const struct { const char *text, *place; } rows[] = {
		{"<a><b/></a>", "paper.xml:1:4: here"},
		{"<a>\n\t<b/></a>", "paper.xml:2:2: here"},
		{"<a>投诉<b/></a>", "paper.xml:1:6: here"},
		{"<a>\n <b\n  x='1'\n  y='2'>text</b></a>", "paper.xml:2:2: here"},
		{"\xEF\xBB\xBF<a>\n<b>text</b></a>", "paper.xml:2:1: here"},
		{"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\n<!-- <b> --><a>\n  <!-- <b> --><b/>\n</a>", "paper.xml:4:15: here"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena		 arena = {0};
		struct xml_source	 source = source_of(rows[i].text);
		struct xml_document	*document;
		const char		*problem = "";

		CHECK_ROW(i, xml_open(&arena, NULL, &source, &document, &problem) == FAULT_NONE);
		CHECK_ROW(i, xml_verdict(document, &problem) == FAULT_NONE);
		xml_complain(document, xml_child(xml_root(document), "b"), "here");
		CHECK_ROW(i, xml_verdict(document, &problem) == FAULT_INPUT);
		CHECK_ROW_TEXT(i, problem, rows[i].place);
		xml_close(document);
		arena_release(&arena);
	}
}

static const char *
canonical(struct arena *arena, const char *text)
{
	struct xml_source	 source = source_of(text);
	struct xml_document	*document;
	const char		*problem = "", *bytes = NULL;
	size_t			 length = 0;

	assert_int_equal(xml_open(arena, NULL, &source, &document, &problem), FAULT_NONE);
	assert_int_equal(xml_canonical(arena, document, &bytes, &length), FAULT_NONE);
	assert_int_equal(strlen(bytes), length);
	xml_close(document);
	return bytes;
}

static void
test_canonical(void **state)
{
	struct arena	 arena = {0};
	const char	*one = canonical(&arena, "<?xml version='1.0'?><a y='2' x=\"1\"><b/><![CDATA[<]]></a>");

	(void)state;
	assert_string_equal(one, "<a x=\"1\" y=\"2\"><b></b>&lt;</a>");
	assert_string_equal(canonical(&arena, "<a x='1'  y='2'  ><b></b>&#60;</a>"), one);
	assert_string_not_equal(canonical(&arena, "<a x='1' y='2'><b> </b>&#60;</a>"), one);
	arena_release(&arena);
}

static void
test_values(void **state)
{
	struct arena			 arena = {0};
	struct xml_source		 source = source_of("<a n='-42' bad='4x'><b>one</b><c/><b>t&amp;<i>w</i>o</b></a>");
	struct xml_document		*document;
	const struct xml_element	*root, *second;
	const char			*problem = "";

	(void)state;
	assert_int_equal(xml_open(&arena, NULL, &source, &document, &problem), FAULT_NONE);
	root = xml_root(document);
	second = xml_next(xml_child(root, "b"));
	assert_int_equal(xml_count(root, "b"), 2);
	assert_string_equal(xml_text(&arena, second), "t&wo");
	assert_null(xml_next(second));
	assert_int_equal(xml_attribute_number(root, "n", 7), -42);
	assert_int_equal(xml_attribute_number(root, "bad", 7), 7);
	assert_int_equal(xml_attribute_number(root, "absent", 7), 7);
	assert_string_equal(xml_attribute(&arena, root, "absent"), "");
	assert_string_equal(xml_child_text(&arena, root, "absent"), "");
	assert_null(xml_child(NULL, "b"));
	assert_string_equal(xml_element_name(NULL), "");
	xml_close(document);
	arena_release(&arena);
}

static void
test_written_is_read(void **state)
{
	static const char *const texts[] = {
		"plain", "投诉", "𠮷野家 𪚥 😀", "tab\there", "line\nfeed\n", "carriage\r\nreturn\r", " spaces  kept ",
		"<b>&amp;\"'</b>", "]]>", "\t", "e\xCC\x81", "\xE2\x80\xAE" "bidi",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct arena		 arena = {0};
		struct xml_writer	*writer = xml_write_begin(&arena, "a");
		struct xml_document	*document;
		struct xml_source	 source = {.name = "paper.xml"};
		const char		*problem = "", *bytes = "";

		xml_write_open(writer, "outer");
		xml_write_attribute(writer, "value", texts[i]);
		xml_write_child(writer, "text", texts[i]);
		CHECK_ROW(i, xml_write_end(writer, &bytes, &source.length) == FAULT_NONE);
		source.bytes = bytes;
		CHECK_ROW(i, xml_open(&arena, NULL, &source, &document, &problem) == FAULT_NONE);
		CHECK_ROW_TEXT(i, xml_attribute(&arena, xml_child(xml_root(document), "outer"), "value"), texts[i]);
		CHECK_ROW_TEXT(i, xml_child_text(&arena, xml_child(xml_root(document), "outer"), "text"), texts[i]);
		CHECK_ROW_TEXT(i, canonical(&arena, bytes), bytes);
		xml_close(document);
		arena_release(&arena);
	}
}

/* The library itself would write these without a word. */
static void
test_unclean_is_refused(void **state)
{
	static const char *const texts[] = {
		"\x01", "a\bb", "\x7F\xFF", "\xB0\xB8", "\xED\xA0\x80", "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\xF4\x90\x80\x80", "cut \xE6\x8A",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		for (int attribute = 0; attribute < 2; attribute++) {
			struct arena		 arena = {0};
			struct xml_writer	*writer = xml_write_begin(&arena, "a");
			const char		*bytes = NULL;
			size_t			 length = 0;

			if (attribute)
				xml_write_attribute(writer, "x", texts[i]);
			else
				xml_write_child(writer, "x", texts[i]);
			xml_write_child(writer, "after", "clean");
			CHECK_ROW(i, xml_write_end(writer, &bytes, &length) == FAULT_INPUT);
			CHECK_ROW(i, bytes == NULL);
			arena_release(&arena);
		}
}

static void
test_schema_files(void **state)
{
	static const struct { const char *path; enum fault fault; } rows[] = {
		{"schema/xml/procedure.xsd", FAULT_NONE},
		{"schema/xml/checklist.xsd", FAULT_NONE},
		{"schema/xml/case_file.xsd", FAULT_NONE},
		{"schema/xml/absent.xsd", FAULT_NOT_FOUND},
		{"tests/record/procedure_small.xml", FAULT_INPUT},
		{"Makefile", FAULT_INPUT},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena		 arena = {0};
		struct xml_schema	*schema;
		const char		*problem = "";

		CHECK_ROW(i, xml_schema_open(&arena, rows[i].path, &schema, &problem) == rows[i].fault);
		CHECK_ROW(i, (schema != NULL) == (rows[i].fault == FAULT_NONE));
		CHECK_ROW(i, (schema != NULL) == text_empty(problem));
		xml_schema_close(schema);
		arena_release(&arena);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_refused), cmocka_unit_test(test_nul_byte), cmocka_unit_test(test_depth),
	cmocka_unit_test(test_size), cmocka_unit_test(test_positions), cmocka_unit_test(test_canonical),
	cmocka_unit_test(test_values), cmocka_unit_test(test_written_is_read), cmocka_unit_test(test_unclean_is_refused),
	cmocka_unit_test(test_schema_files),
};

CHECK_MAIN("xml", tests)
