/* The inspection sheet: the shipped one is the 100-point sheet, and wrong sums and slips are found by line. */
#include "base/arena.h"
#include "base/text.h"
#include "record/checklist_xml.h"
#include "../check.h"
#include "../document.h"

#define SCHEMA "schema/xml/checklist.xsd"

/* PROCEDURE §18: points of an item, and its deductions as "id points" with × when counted without bound, ! when fatal. */
static const struct { int points; const char *name, *deductions, *forms; } items[] = {
	{15, "制度、体系建设情况", "rules 10, organisation 5, neither !", ""},
	{15, "回访服务档案建立情况", "ledger 5, plan 5, record 5, survey 5",
	    "《客户服务台账》《工程回访计划表》《工程回访记录表》《客户满意度调查表》"},
	{20, "季节性专项回访情况", "rain 10, heating 10", "《雨期专项回访表》《供暖期专项回访表》"},
	{15, "投诉管理档案建立情况", "complaint_ledger 5, handling_ledger 5, record 5, repair 5",
	    "《客户投诉台账》《客户投诉处理台账》《客户投诉处理记录表》《工程维修记录表》"},
	{20, "投诉处理及时有效性", "media !, summons !, circular !, credit !, repeated 10, board 5, late 5×",
	    "《工程质量投诉受理公告牌》"},
	{5, "保修结束告知情况", "not_told !", "《保修期满告知函》"},
	{10, "其他", "falsified 5, untargeted 5, late 5", ""},
};

static const char *
deductions_text(struct arena *arena, const struct checklist_item *item)
{
	struct text	text = text_begin(arena);

	for (size_t i = 0; i < item->deduction_count; i++) {
		const struct deduction	*deduction = &item->deductions[i];

		text_add_format(&text, "%s%s ", i > 0 ? ", " : "", deduction->id);
		if (deduction->fatal)
			text_add(&text, "!");
		else
			text_add_format(&text, "%d%s", deduction->points, deduction->most == 0 ? "×" : "");
		if (deduction->most > 1)
			text_add_format(&text, " at most %d", deduction->most);
	}
	return text.value;
}

static void
test_score100(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source = document_read(&arena, "conf/checklists/score100.xml");
	struct checklist	 checklist;
	const char		*problem = "";
	int			 sum = 0;

	(void)state;
	if (checklist_xml_load(&arena, SCHEMA, &source, &checklist, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
	assert_string_equal(checklist.name.zh, "回访与投诉处理检查评分表");
	assert_int_equal(checklist.item_count, COUNT(items));
	for (size_t i = 0; i < COUNT(items); i++) {
		const struct checklist_item	*item = &checklist.items[i];

		CHECK_ROW_TEXT(i, item->id, arena_format(&arena, "%zu", i + 1));
		CHECK_ROW(i, item->points == items[i].points);
		CHECK_ROW(i, item->photo == (i != 0 && i != 6));
		CHECK_ROW_TEXT(i, item->name.zh, items[i].name);
		CHECK_ROW_TEXT(i, deductions_text(&arena, item), items[i].deductions);
		CHECK_ROW(i, strstr(item->check.zh, items[i].forms) != NULL);
		CHECK_ROW(i, !text_empty(item->check.en) && !text_empty(item->rule.zh) && !text_empty(item->rule.en));
		sum += item->points;
	}
	assert_int_equal(sum, 100);
	arena_release(&arena);
}

static void
test_small(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source = document_read(&arena, "tests/record/checklist_small.xml");
	struct checklist	 checklist;
	const char		*problem = "";

	(void)state;
	assert_int_equal(checklist_xml_load(&arena, SCHEMA, &source, &checklist, &problem), FAULT_NONE);
	assert_int_equal(checklist.item_count, 2);
	assert_string_equal(deductions_text(&arena, &checklist.items[0]), "ledger 5, late 5×, media !");
	assert_int_equal(checklist.items[0].deductions[0].most, 1);
	assert_string_equal(checklist.items[1].deductions[0].text.en, "Not told");
	arena_release(&arena);
}

static const struct document_change refused[] = {
	{"total=\"15\"", "total=\"100\"", 2, "15 points in all, not the declared total of 100"},
	{"<item id=\"2\" points=\"5\">", "<item id=\"2\" points=\"6\">", 2, "16 points in all"},
	{"total=\"15\"", "total=\"0\"", 2, "less than the minimum"},
	{" total=\"15\"", "", 2, "'total' is required"},
	{"id=\"small\"", "id=\"\"", 2, "pattern"},
	{"version=\"2026-01\"", "version=\"2026\"", 2, "pattern"},
	{"item id=\"2\"", "item id=\"1\"", 12, "Duplicate key"},
	{"item id=\"2\"", "item id=\"two\"", 12, "pattern"},
	{"item id=\"1\" points=\"10\"", "item id=\"1\" points=\"-10\"", 4, "less than the minimum"},
	{"item id=\"1\" points=\"10\"", "item id=\"1\" points=\"ten\"", 4, "not a valid value"},
	{"id=\"late\"", "id=\"ledger\"", 9, "Duplicate key"},
	{"id=\"ledger\" points=\"5\"", "id=\"ledger\" points=\"11\"", 8, "11 points are more than the item's 10"},
	{"id=\"ledger\" points=\"5\"", "id=\"ledger\" points=\"0\"", 8, "less than the minimum"},
	{"id=\"ledger\" points=\"5\"", "id=\"ledger\"", 8, "say how many points"},
	{"id=\"media\" fatal", "id=\"media\" points=\"5\" fatal", 10, "takes the whole item"},
	{"id=\"media\" fatal", "id=\"media\" most=\"2\" fatal", 10, "is not counted"},
	{"most=\"0\"", "most=\"-1\"", 9, "less than the minimum"},
	{"most=\"0\"", "most=\"101\"", 9, "greater than the maximum"},
	{"fatal=\"yes\"", "fatal=\"1\"", 10, "enumeration"},
	{"<rule><zh>缺一项扣五分</zh><en>Five off each</en></rule>", "", 8, "not expected"},
	{"<en>Posted?</en>", "<en></en>", 14, "minLength"},
	{"<checklist ", "<!DOCTYPE checklist><checklist ", 2, "document type"},
	{"</checklist>", "", 19, "Premature end"},
};

static void
test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct arena		 arena = {0};
		struct xml_source	 source = document_read(&arena, "tests/record/checklist_small.xml");
		struct checklist	 checklist;
		const char		*problem = "";

		source = document_changed(&arena, &source, &refused[i]);
		CHECK_ROW(i, checklist_xml_load(&arena, SCHEMA, &source, &checklist, &problem) == FAULT_INPUT);
		document_says(i, &source, &refused[i], problem);
		arena_release(&arena);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_score100), cmocka_unit_test(test_small), cmocka_unit_test(test_refused),
};

CHECK_MAIN("checklist_xml", tests)
