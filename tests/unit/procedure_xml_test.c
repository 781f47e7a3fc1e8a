/* The procedure document: the shipped profile says what its sources say, and slips of the pen are found by line. */
#include "base/arena.h"
#include "base/text.h"
#include "record/procedure_xml.h"
#include "../check.h"
#include "../document.h"

#define SCHEMA "schema/xml/procedure.xsd"
#define ONE(act) ACT_BIT(ACT_##act)

static enum fault
load(struct arena *arena, const struct xml_source *source, struct procedure *procedure, const char **problem)
{
	return procedure_xml_load(arena, SCHEMA, source, procedure, problem);
}

/* PROCEDURE §8 for the property profile. */
static const struct clock_rule clocks[] = {
	{.id = "K1", .start = ACT_REGISTER, .stops = ONE(DISPATCH) | ONE(ANSWER), .amount = 5, .unit = UNIT_MINUTE,
	 .responsible = ROLE_DISPATCHER, .condition = {-1, -1, -1, -1}, .breach_rule = "P8a", .source = "S2·8"},
	{.id = "K2", .start = ACT_REGISTER, .stops = ONE(REPORT_UP), .amount = 3, .unit = UNIT_MINUTE, .escalates = true,
	 .responsible = ROLE_DISPATCHER, .condition = {URGENCY_URGENT, -1, -1, -1}, .breach_rule = "P9a", .source = "S2·9"},
	{.id = "K5", .start = ACT_REGISTER, .stops = ONE(FEED_BACK) | ONE(ANSWER) | ONE(EXPLAIN) | ONE(CLOSE), .amount = 12,
	 .unit = UNIT_HOUR, .escalates = true, .responsible = ROLE_DISPATCHER, .condition = {-1, URGENCY_URGENT, -1, -1},
	 .breach_rule = "P9c", .source = "S2·9"},
	{.id = "K6", .start = ACT_ACCEPT, .stops = ONE(COMPLETE) | ONE(PROGRESS), .amount = 12, .unit = UNIT_HOUR,
	 .agreed_override = true, .escalates = true, .responsible = ROLE_HANDLER, .condition = {-1, -1, -1, -1},
	 .breach_rule = "P12", .source = "S2·12"},
	{.id = "K7", .start = ACT_REGISTER, .stops = ONE(COMPLETE) | ONE(REPORT_UP), .amount = 24, .unit = UNIT_HOUR,
	 .escalates = true, .responsible = ROLE_HANDLER, .condition = {-1, -1, -1, -1}, .breach_rule = "P13a",
	 .source = "S2·13"},
	{.id = "K8", .start = ACT_COMPLETE, .stops = ONE(FEED_BACK), .amount = 12, .unit = UNIT_HOUR,
	 .responsible = ROLE_HANDLER, .condition = {-1, -1, -1, -1}, .breach_rule = "P16", .source = "S2·16"},
	{.id = "K9", .start = ACT_COMPLETE, .stops = ONE(VISIT), .amount = 1, .unit = UNIT_WEEK,
	 .responsible = ROLE_DISPATCHER, .condition = {-1, -1, 0, -1}, .breach_rule = "P17a1", .source = "S2·17a"},
	{.id = "K10", .start = ACT_COMPLETE, .stops = ONE(VISIT), .amount = 1, .unit = UNIT_WEEK,
	 .responsible = ROLE_DISPATCHER, .condition = {-1, -1, 1, -1}, .breach_rule = "P17a2", .source = "S2·17a"},
};

static void
check_clock(size_t i, const struct clock_rule *got)
{
	const struct clock_rule	*wanted = &clocks[i];

	CHECK_ROW_TEXT(i, got->id, wanted->id);
	CHECK_ROW(i, got->start == wanted->start);
	CHECK_ROW(i, got->stops == wanted->stops);
	CHECK_ROW(i, got->amount == wanted->amount && got->unit == wanted->unit && got->time == TIME_NATURAL);
	CHECK_ROW(i, got->responsible == wanted->responsible);
	CHECK_ROW(i, got->warn_percent > 0 && got->warn_percent < 100);
	CHECK_ROW(i, memcmp(&got->condition, &wanted->condition, sizeof(got->condition)) == 0);
	CHECK_ROW(i, got->agreed_override == wanted->agreed_override);
	CHECK_ROW(i, got->escalates == wanted->escalates);
	CHECK_ROW_TEXT(i, got->breach_rule, wanted->breach_rule);
	CHECK_ROW_TEXT(i, got->source, wanted->source);
	CHECK_ROW(i, !text_empty(got->name.zh) && !text_empty(got->name.en));
}

static void
test_property_clocks(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source = document_read(&arena, "conf/procedure/property.xml");
	struct procedure	 procedure;
	const char		*problem = "";

	(void)state;
	if (load(&arena, &source, &procedure, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
	assert_string_equal(procedure.id, "property");
	assert_string_equal(procedure.version, "2026-01");
	assert_int_equal(procedure.retention_years, 5);
	assert_int_equal(procedure.clock_count, COUNT(clocks));
	for (size_t i = 0; i < COUNT(clocks); i++)
		check_clock(i, &procedure.clocks[i]);
	arena_release(&arena);
}

static void
test_property_words(void **state)
{
	static const char *const noticed[] = {"gas", "fire", "elevator_trapped"};
	static const char *const principles[] = {"timely", "fair", "effective", "transparent", "confidential", "feedback",
	    "improvement", "customer_first", "facts", "prevention", "fast_reaction", "lawful", "open_information"};
	struct arena		 arena = {0};
	struct xml_source	 source = document_read(&arena, "conf/procedure/property.xml");
	struct procedure	 procedure;
	const char		*problem = "";
	size_t			 found = 0;

	(void)state;
	assert_int_equal(load(&arena, &source, &procedure, &problem), FAULT_NONE);
	assert_true(procedure.category_count >= 20);
	for (size_t i = 0; i < procedure.category_count; i++) {
		const struct category	*category = &procedure.categories[i];

		CHECK_ROW(i, !text_empty(category->name.zh) && !text_empty(category->name.en));
		CHECK_ROW(i, !text_empty(category->department));
		CHECK_ROW(i, text_empty(category->notice.zh) == text_empty(category->notice.en));
		for (size_t n = 0; n < COUNT(noticed); n++)
			if (text_equal(category->id, noticed[n]))
				found += !text_empty(category->notice.zh);
	}
	assert_int_equal(found, COUNT(noticed));
	assert_int_equal(procedure.principle_count, COUNT(principles));
	for (size_t i = 0; i < COUNT(principles); i++)
		CHECK_ROW_TEXT(i, procedure.principles[i].id, principles[i]);
	for (size_t c = 0, told; c < procedure.clock_count; c++) {
		told = 0;
		for (size_t i = 0; i < procedure.policy_count; i++)
			told += text_equal(procedure.policy[i].clock, procedure.clocks[c].id);
		CHECK_ROW(c, told == 1);
	}
	arena_release(&arena);
}

static void
test_small(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source = document_read(&arena, "tests/record/procedure_small.xml");
	struct procedure	 procedure;
	const struct clock_rule	*clock;
	const char		*problem = "";

	(void)state;
	assert_int_equal(load(&arena, &source, &procedure, &problem), FAULT_NONE);
	clock = &procedure.clocks[1];
	assert_int_equal(clock->time, TIME_WORKING);
	assert_int_equal(clock->warn_percent, 0);
	assert_string_equal(clock->breach_rule, "");
	assert_int_equal(clock->condition.urgency, -1);
	assert_int_equal(clock->condition.urgency_below, URGENCY_URGENT);
	assert_int_equal(clock->condition.major, 0);
	assert_int_equal(clock->condition.validity, VALIDITY_VALID);
	assert_string_equal(procedure.categories[0].notice.zh, "");
	assert_string_equal(procedure.categories[1].notice.en, "Close the valve");
	assert_string_equal(procedure.policy[1].clock, "");
	arena_release(&arena);
}

/* Changes that must still load. */
static const struct document_change accepted[] = {
	{"warn=\"60\"", "warn=\"99\"", 0, ""},
	{"retention_years=\"5\"", "retention_years=\"30\"", 0, ""},
	{"stops=\"dispatch\"", "stops=\" dispatch  report_up \"", 0, ""},
	{"unit=\"minute\"", "unit=\"week\"", 0, ""},
};

/* Changes that must be refused: the line, and words of the message. */
static const struct document_change refused[] = {
	{"version=\"1.0\" encoding=\"UTF-8\"", "version=\"1.0\" encoding=\"GB18030\"", 1, "UTF-8"},
	{"<procedure id", "<!DOCTYPE procedure [<!ENTITY x SYSTEM \"/etc/passwd\">]><procedure id", 2, "document type"},
	{"<procedure id=\"small\"", "<procedure", 2, "'id' is required"},
	{"id=\"small\"", "id=\"Small!\"", 2, "pattern"},
	{"version=\"2026-01\"", "version=\"new\"", 2, "pattern"},
	{"retention_years=\"5\"", "retention_years=\"4\"", 2, "less than the minimum"},
	{"retention_years=\"5\"", "retention_years=\"101\"", 2, "greater than the maximum"},
	{"retention_years=\"5\"", "retention_years=\"five\"", 2, "not a valid value"},
	{"<procedure id", "<procedure colour=\"red\" id", 2, "not allowed"},
	{"<name><zh>小程序</zh><en>Small procedure</en></name>", "", 4, "not expected"},
	{"<en>Small procedure</en>", "", 3, "Missing child"},
	{"<zh>小程序</zh>", "<zh>  </zh>", 3, "minLength"},
	{"id=\"K1\" start", "id=\"K6\" start", 8, "Duplicate key"},
	{"id=\"K1\" start", "id=\"first\" start", 5, "pattern"},
	{"start=\"register\"", "start=\"begin\"", 5, "no act 'begin'"},
	{"start=\"register\"", "start=\"Register\"", 5, "pattern"},
	{"stops=\"dispatch\"", "stops=\"dispatch sing\"", 5, "no act 'sing'"},
	{"stops=\"dispatch\"", "stops=\"\"", 5, "minLength"},
	{"stops=\"dispatch\"", "stops=\"register\"", 5, "stopped by the act that starts it"},
	{"stops=\"dispatch\"", "stops=\"breach\"", 5, "waits for what clocks do"},
	{"start=\"accept\" stops=\"complete progress\"", "start=\"archive\" stops=\"accept\"", 8, "can never be stopped by 'accept'"},
	{"start=\"register\"", "start=\"warn\"", 5, "waits for what clocks do"},
	{"stops=\"complete progress\"", "stops=\"complete register\"", 8, "can never be stopped by 'register'"},
	{"amount=\"5\"", "amount=\"0\"", 5, "less than the minimum"},
	{"amount=\"5\"", "amount=\"-5\"", 5, "less than the minimum"},
	{"amount=\"5\"", "amount=\"2.5\"", 5, "not a valid value"},
	{"amount=\"5\"", "amount=\"99999999999999999999\"", 5, "greater than the maximum"},
	{"unit=\"minute\"", "unit=\"fortnight\"", 5, "enumeration"},
	{"time=\"natural\"", "time=\"borrowed\"", 5, "enumeration"},
	{"unit=\"hour\" time=\"working\"", "unit=\"month\" time=\"working\"", 8, "working time"},
	{"responsible=\"dispatcher\"", "responsible=\"nobody\"", 5, "no role 'nobody'"},
	{"warn=\"60\"", "warn=\"100\"", 5, "must be less than"},
	{"warn=\"60\"", "warn=\"-1\"", 5, "less than the minimum"},
	{"breach=\"P8a\"", "breach=\"K8\"", 5, "pattern"},
	{" source=\"S2·12\"", "", 8, "'source' is required"},
	{"source=\"S2·12\"", "source=\"\"", 8, "pattern"},
	{"agreed_override=\"yes\"", "agreed_override=\"true\"", 8, "enumeration"},
	{"urgency_below=\"urgent\"", "urgency_below=\"burning\"", 10, "enumeration"},
	{"major=\"no\"", "major=\"perhaps\"", 10, "enumeration"},
	{"<condition ", "<condition weather=\"rain\" ", 10, "not allowed"},
	{"id=\"leak\"", "id=\"gas\"", 15, "Duplicate key"},
	{"id=\"leak\" department=\"engineering\"", "id=\"leak\"", 14, "'department' is required"},
	{"<zh>先关阀</zh>", "", 15, "Expected is"},
	{"<step clock=\"K1\">", "<step clock=\"K9\">", 21, "keyref"},
	{"<principle id=\"timely\">", "<principle>", 18, "'id' is required"},
	{"</policy>", "</polcy>", 23, "mismatch"},
	{"</policy>\n</procedure>\n", "", 23, "Premature end"},
	{"<zh>办理</zh>", "<zh>\xB0\xEC\xC0\xED</zh>", 22, "UTF-8"},
	{"<zh>办理</zh>", "<zh>&laugh;</zh>", 22, "not defined"},
	{"<zh>办理</zh>", "<zh><b>办理</b></zh>", 22, "not allowed"},
};

static void
test_accepted(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(accepted); i++) {
		struct arena		 arena = {0};
		struct xml_source	 source = document_read(&arena, "tests/record/procedure_small.xml");
		struct procedure	 procedure;
		const char		*problem = "";

		source = document_changed(&arena, &source, &accepted[i]);
		CHECK_ROW(i, load(&arena, &source, &procedure, &problem) == FAULT_NONE);
		CHECK_ROW(i, text_empty(problem));
		arena_release(&arena);
	}
}

static void
test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct arena		 arena = {0};
		struct xml_source	 source = document_read(&arena, "tests/record/procedure_small.xml");
		struct procedure	 procedure;
		const char		*problem = "";

		source = document_changed(&arena, &source, &refused[i]);
		CHECK_ROW(i, load(&arena, &source, &procedure, &problem) == FAULT_INPUT);
		document_says(i, &source, &refused[i], problem);
		arena_release(&arena);
	}
}

/* Each mistake is told, not only the first. */
static void
test_all_told(void **state)
{
	static const struct document_change	changes[] = {
		{"start=\"register\"", "start=\"begin\"", 5, ""}, {"responsible=\"handler\"", "responsible=\"nobody\"", 8, ""},
	};
	struct arena		 arena = {0};
	struct xml_source	 source = document_read(&arena, "tests/record/procedure_small.xml");
	struct procedure	 procedure;
	const char		*problem = "";

	(void)state;
	for (size_t i = 0; i < COUNT(changes); i++)
		source = document_changed(&arena, &source, &changes[i]);
	assert_int_equal(load(&arena, &source, &procedure, &problem), FAULT_INPUT);
	assert_string_equal(problem, "tests/record/procedure_small.xml:5:3: The procedure knows no act 'begin'.\n"
	    "tests/record/procedure_small.xml:8:3: There is no role 'nobody'.");
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_property_clocks), cmocka_unit_test(test_property_words), cmocka_unit_test(test_small),
	cmocka_unit_test(test_accepted), cmocka_unit_test(test_refused), cmocka_unit_test(test_all_told),
};

CHECK_MAIN("procedure_xml", tests)
