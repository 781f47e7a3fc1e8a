/* The procedure document: one with the oldest sections only still loads, and slips of the pen are found by line. */
#include "base/arena.h"
#include "base/text.h"
#include "record/procedure_xml.h"
#include "../check.h"
#include "../document.h"

#define SCHEMA "schema/xml/procedure.xsd"

static enum fault
load(struct arena *arena, const struct xml_source *source, struct procedure *procedure, const char **problem)
{
	return procedure_xml_load(arena, SCHEMA, source, procedure, problem);
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
	assert_int_equal(clock->warn_percent[0], 0);
	assert_string_equal(clock->breach_rule, "");
	assert_int_equal(clock->condition.urgency, -1);
	assert_int_equal(clock->condition.urgency_below, URGENCY_URGENT);
	assert_int_equal(clock->condition.major, 0);
	assert_int_equal(clock->condition.validity, VALIDITY_VALID);
	assert_string_equal(procedure.categories[0].notice.zh, "");
	assert_string_equal(procedure.categories[1].notice.en, "Close the valve");
	assert_string_equal(procedure.policy[1].clock, "");
	assert_int_equal(procedure.department_count + procedure.duty_count + procedure.pause_count + procedure.type_count, 0);
	assert_int_equal(procedure.level_count + procedure.penalty_count + procedure.text_count, 0);
	assert_false(procedure.other_person || clock->off || clock->repeats || clock->extension != 0);
	assert_true(clock->condition.severity == SEVERITY_MINOR && clock->condition.level == 0);
	assert_true(clock->condition.reopened == WANTED_ANY && clock->condition.emergency == WANTED_ANY);
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
	cmocka_unit_test(test_small), cmocka_unit_test(test_accepted), cmocka_unit_test(test_refused), cmocka_unit_test(test_all_told),
};

CHECK_MAIN("procedure_xml", tests)
