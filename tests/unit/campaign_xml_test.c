/* Sheets of special return visits: the shipped ones hold together, and slips are found by line. */
#include "base/arena.h"
#include "base/text.h"
#include "record/campaign_xml.h"
#include "../check.h"
#include "../document.h"

#define SCHEMA "schema/xml/campaign.xsd"

/* PROCEDURE §18 item 3 names the two seasons' sheets, item 2 the owner's signature. */
static const struct { const char *file, *name; enum season season; const char *duty; bool signature; } shipped[] = {
	{"rain", "雨期专项回访表", SEASON_RAIN, "K25", true},
	{"heating", "供暖期专项回访表", SEASON_HEATING, "K25", true},
	{"other", "入户回访表", SEASON_OTHER, "", false},
};

static void
test_shipped(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(shipped); i++) {
		struct arena		 arena = {0};
		struct xml_source	 source = document_read(&arena,
		    arena_format(&arena, "conf/campaigns/%s.xml", shipped[i].file));
		struct campaign_form	 form;
		const char		*problem = "";
		size_t			 alarms = 0;

		if (campaign_xml_load(&arena, SCHEMA, &source, &form, &problem) != FAULT_NONE)
			fail_msg("%s", problem);
		CHECK_ROW_TEXT(i, form.id, shipped[i].file);
		CHECK_ROW_TEXT(i, form.name.zh, shipped[i].name);
		CHECK_ROW_TEXT(i, form.duty, shipped[i].duty);
		CHECK_ROW(i, form.season == shipped[i].season && form.signature == shipped[i].signature);
		for (size_t k = 0; k < form.question_count; k++) {
			CHECK_ROW(k, !text_empty(form.questions[k].text.zh) && !text_empty(form.questions[k].text.en));
			for (size_t m = 0; m < form.questions[k].option_count; m++)
				alarms += form.questions[k].options[m].problem;
		}
		CHECK_ROW(i, alarms > 0);
		arena_release(&arena);
	}
}

static void
test_small(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source = document_read(&arena, "tests/record/campaign_small.xml");
	struct campaign_form	 form;
	const char		*problem = "";

	(void)state;
	assert_int_equal(campaign_xml_load(&arena, SCHEMA, &source, &form, &problem), FAULT_NONE);
	assert_int_equal(form.question_count, 4);
	assert_string_equal(form.category, "leak");
	assert_true(form.questions[0].required && form.questions[0].kind == QUESTION_YES_NO);
	assert_int_equal(form.questions[0].option_count, 2);
	assert_true(campaign_answer_alarms(&form.questions[0], "yes") && !campaign_answer_alarms(&form.questions[0], "no"));
	assert_int_equal(form.questions[1].option_count, 2);
	assert_string_equal(form.questions[1].options[1].text.en, "Wet");
	assert_true(form.questions[1].options[1].problem && !form.questions[1].options[0].problem);
	assert_false(form.questions[1].required);
	assert_int_equal(form.questions[2].kind, QUESTION_NUMBER);
	assert_int_equal(form.questions[3].kind, QUESTION_TEXT);
	arena_release(&arena);
}

static const struct document_change refused[] = {
	{"id=\"small\"", "id=\"\"", 2, "pattern"},
	{"version=\"2026-01\"", "version=\"2026\"", 2, "pattern"},
	{"season=\"rain\"", "season=\"summer\"", 2, "enumeration"},
	{" season=\"rain\"", "", 2, "'season' is required"},
	{" category=\"leak\"", "", 2, "'category' is required"},
	{"duty=\"K25\"", "duty=\"P1\"", 2, "pattern"},
	{"signature=\"yes\"", "signature=\"1\"", 2, "enumeration"},
	{"id=\"roof\"", "id=\"wall\"", 5, "Duplicate key"},
	{"id=\"roof\"", "id=\"Roof=1\"", 5, "pattern"},
	{"kind=\"choice\"", "kind=\"select\"", 5, "enumeration"},
	{"id=\"wet\"", "id=\"dry\"", 7, "Duplicate key"},
	{"kind=\"number\"", "kind=\"choice\"", 9, "a choice needs at least two answers"},
	{"kind=\"choice\"", "kind=\"text\"", 5, "only a choice has answers of its own"},
	{"kind=\"text\"", "kind=\"text\" problem=\"yes\"", 10, "only yes or no can be the answer"},
	{"problem=\"yes\"><text><zh>渗水", "problem=\"maybe\"><text><zh>渗水", 4, "enumeration"},
	{"<en>Roof</en>", "", 5, "Missing child"},
	{"<en>Wet?</en>", "<en></en>", 4, "minLength"},
	{"<campaign ", "<!DOCTYPE campaign><campaign ", 2, "document type"},
	{"</campaign>", "", 12, "Premature end"},
};

static void
test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct arena		 arena = {0};
		struct xml_source	 source = document_read(&arena, "tests/record/campaign_small.xml");
		struct campaign_form	 form;
		const char		*problem = "";

		source = document_changed(&arena, &source, &refused[i]);
		CHECK_ROW(i, campaign_xml_load(&arena, SCHEMA, &source, &form, &problem) == FAULT_INPUT);
		document_says(i, &source, &refused[i], problem);
		arena_release(&arena);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_shipped), cmocka_unit_test(test_small), cmocka_unit_test(test_refused),
};

CHECK_MAIN("campaign_xml", tests)
