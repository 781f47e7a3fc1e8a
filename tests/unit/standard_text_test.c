/* Standard texts: what stands in braces is known, and is filled in. */
#include "base/arena.h"
#include "rules/standard_text.h"
#include "../check.h"

#define BIT(placeholder) (1u << PLACEHOLDER_##placeholder)

static const struct { const char *text; unsigned mask; const char *wrong; } rows[] = {
	{"", 0, NULL},
	{"您好", 0, NULL},
	{"{number}", BIT(NUMBER), NULL},
	{"{complainant}：{due}前，{due}", BIT(COMPLAINANT) | BIT(DUE), NULL},
	{"{number}{subject}{place}{received}{department}{handler}{phone}{company}{today}{result}{timetable}{reason}",
	 (1u << PLACEHOLDER__COUNT) - 1 - BIT(COMPLAINANT) - BIT(DUE), NULL},
	{"{name}", 0, "{name}"},
	{"a {number} b {Number} c", 0, "{Number} c"},
	{"{number", 0, "{number"},
	{"{number }", 0, "{number }"},
	{"{ number}", 0, "{ number}"},
	{"{}", 0, "{}"},
	{"{{number}}", 0, "{{number}}"},
	{"{number}}", 0, "}"},
	{"}{number}", 0, "}{number}"},
	{"{numbers}", 0, "{numbers}"},
};

static void
test_placeholders(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char	*wrong = NULL;
		unsigned	 mask;
		bool		 good = standard_text_placeholders(rows[i].text, &mask, &wrong);

		CHECK_ROW(i, good == (rows[i].wrong == NULL));
		if (good)
			CHECK_ROW(i, mask == rows[i].mask);
		else
			CHECK_ROW_TEXT(i, wrong, rows[i].wrong);
	}
}

static void
test_fill(void **state)
{
	static const char *const	 values[PLACEHOLDER__COUNT] = {
		[PLACEHOLDER_NUMBER] = "2026-000471", [PLACEHOLDER_COMPLAINANT] = "王女士", [PLACEHOLDER_REASON] = "",
		[PLACEHOLDER_RESULT] = "{due}",
	};
	static const struct { const char *text, *filled; } fills[] = {
		{"", ""}, {"您好", "您好"}, {"{number}", "2026-000471"}, {"{complainant}您好，{number}。", "王女士您好，2026-000471。"},
		{"[{reason}]", "[]"}, {"一\n\n{reason}\n\n二", "一\n\n二"},
		{"一\n\n{reason}。\n\n二", "一\n\n。\n\n二"}, {"一\n{reason}\n\n二", "一\n\n\n二"},
		{"一\n\n{number}\n\n二", "一\n\n2026-000471\n\n二"},
		/* what is not known stays to be seen, and values are not looked into again */
		{"{due}前", "{due}前"}, {"{result}{number}", "{due}2026-000471"}, {"{what}{number", "{what}{number"},
	};
	static const struct { const char *text; bool open; } open[] = {
		{"", false}, {"已处理", false}, {"结果：{result}。", true}, {"{", false}, {"{}", false}, {"{what}", false}, {"{{result}", true},
		{"{result", false}, {"result}", false}, {"{results}", false},
	};
	struct arena	 arena = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(fills); i++)
		CHECK_ROW_TEXT(i, standard_text_fill(&arena, fills[i].text, values), fills[i].filled);
	for (size_t i = 0; i < COUNT(open); i++)
		CHECK_ROW(i, standard_text_open(open[i].text) == open[i].open);
	for (int i = 0; i < PLACEHOLDER__COUNT; i++)
		CHECK_ROW(i, placeholder_name((enum placeholder)i)[0] != '\0');
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_placeholders), cmocka_unit_test(test_fill),
};

CHECK_MAIN("standard_text", tests)
