#include "../check.h"

#include "rules/checklist.h"
#include "rules/complaint.h"

#include "base/banned.h"

static void
what_must_be_registered(void **state)
{
	static const struct { struct complaint complaint; unsigned missing; } table[] = {
		{ { .complainant = "王丽", .received_at = 1, .matter = "漏水", .contact = "138", .receiver = { 1 } }, 0 },
		{ { .complainant = "王丽", .received_at = 1, .matter = "漏水", .phone = "138", .receiver = { 1 } }, 0 },
		{ { .anonymous = true, .received_at = 1, .matter = "漏水", .receiver = { 1 } }, 0 },
		{ { .anonymous = true, .received_at = 1, .matter = "漏水", .channel = CHANNEL_WEB }, 0 },
		{ { .channel = CHANNEL_HOTLINE }, MISSING_COMPLAINANT | MISSING_TIME | MISSING_MATTER | MISSING_CONTACT |
		    MISSING_RECEIVER },
		{ { .complainant = " \xe3\x80\x80\t", .received_at = 1, .matter = "漏水", .contact = "1", .receiver = { 1 } },
		    MISSING_COMPLAINANT },
		{ { .complainant = "王丽", .matter = "漏水", .contact = "1", .receiver = { 1 } }, MISSING_TIME },
		{ { .complainant = "王丽", .received_at = 1, .matter = "\n ", .contact = "1", .receiver = { 1 } },
		    MISSING_MATTER },
		{ { .complainant = "王丽", .received_at = 1, .matter = "漏水", .contact = "", .phone = "", .receiver = { 1 } },
		    MISSING_CONTACT },
		{ { .complainant = "王丽", .received_at = 1, .matter = "漏水", .contact = "1" }, MISSING_RECEIVER },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, complaint_missing(&table[i].complaint) == table[i].missing);
}

static void
levels(void **state)
{
	static const struct { enum severity severity; unsigned flags; int departments, level; } table[] = {
		{ SEVERITY_GRAVE, 0, 1, 1 }, { SEVERITY_SERIOUS, FLAG_MEDIA, 1, 1 }, { SEVERITY_SERIOUS, FLAG_AUTHORITY, 1, 1 },
		{ SEVERITY_SERIOUS, FLAG_SAFETY, 1, 1 }, { SEVERITY_SERIOUS, FLAG_LEGAL, 1, 2 },
		{ SEVERITY_SERIOUS, FLAG_REPEAT, 1, 2 }, { SEVERITY_SERIOUS, 0, 1, 2 }, { SEVERITY_GENERAL, 0, 2, 2 },
		{ SEVERITY_GENERAL, FLAG_MEDIA, 1, 3 }, { SEVERITY_GENERAL, 0, 1, 3 }, { SEVERITY_MINOR, 0, 0, 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, complaint_level(table[i].severity, table[i].flags, table[i].departments) == table[i].level);
}

static void
channels(void **state)
{
	(void)state;
	for (int i = 0; i < CHANNEL__COUNT; i++) {
		char wanted = i == CHANNEL_WECHAT ? 'W' : i == CHANNEL_DEPARTMENT ? 'Q' : i == CHANNEL_FORUM ? 'L' : 0;

		CHECK_ROW(i, channel_prefix((enum channel)i) == wanted);
	}
	assert_true(channel_from_public(CHANNEL_WEB));
	assert_false(channel_from_public(CHANNEL_HOTLINE));
}

#define CHECK_NAMES(kind, count) do { \
	for (int i = 0; i < (count); i++) { \
		CHECK_ROW(i, kind##_name((enum kind)i)[0] != '\0'); \
		CHECK_ROW(i, (int)kind##_read(kind##_name((enum kind)i)) == i); \
	} \
	assert_int_equal(kind##_read("nonsense"), count); \
	assert_int_equal(kind##_read(""), count); \
	assert_int_equal(kind##_read(NULL), count); \
} while (0)

static void
names_read_back(void **state)
{
	(void)state;
	CHECK_NAMES(channel, CHANNEL__COUNT);
	CHECK_NAMES(complaint_type, COMPLAINT_TYPE__COUNT);
	CHECK_NAMES(severity, SEVERITY__COUNT);
	CHECK_NAMES(urgency, URGENCY__COUNT);
	CHECK_NAMES(risk, RISK__COUNT);
	CHECK_NAMES(validity, VALIDITY__COUNT);
	CHECK_NAMES(complainant_kind, COMPLAINANT__COUNT);
}

static const struct deduction deductions[] = {
	{ .id = "media", .fatal = true, .most = 1 }, { .id = "repeated", .points = 10, .most = 1 },
	{ .id = "late", .points = 5, .most = 0 }, { .id = "missing", .points = 5, .most = 2 },
};
static const struct checklist_item items[] = {
	{ .id = "5", .points = 20, .deductions = deductions, .deduction_count = COUNT(deductions) },
	{ .id = "6", .points = 7 }, { .id = "7", .points = 73 },
};
static const struct checklist sheet = { .items = items, .item_count = COUNT(items) };

static void
points_of_an_item(void **state)
{
	static const struct { int counts[4], score; } table[] = {
		{ { 0, 0, 0, 0 }, 20 }, { { 0, 1, 0, 0 }, 10 }, { { 0, 2, 0, 0 }, 10 }, { { 0, 0, 3, 0 }, 5 },
		{ { 0, 0, 4, 0 }, 0 }, { { 0, 0, 99, 0 }, 0 }, { { 0, 0, 0, 9 }, 10 }, { { 1, 0, 0, 0 }, 0 },
		{ { 0, 1, 1, 1 }, 0 }, { { -1, -1, -1, -1 }, 20 }, { { 0, 0, 2147483647, 0 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct checklist_answer answer = { .answered = true, .applies = true, .counts = table[i].counts };

		CHECK_ROW(i, checklist_item_score(&items[0], &answer) == table[i].score);
	}
}

static void
rate_of_a_sheet(void **state)
{
	static const int none[4] = {0}, late[4] = { 0, 0, 1, 0 };
	static const struct { bool answered[3], applies[3]; const int *counts; int allotted, actual, rate, done; } table[] = {
		{ { 1, 1, 1 }, { 1, 1, 1 }, none, 100, 100, 1000, 3 }, { { 1, 1, 1 }, { 1, 1, 1 }, late, 100, 95, 950, 3 },
		{ { 1, 1, 1 }, { 1, 1, 0 }, late, 27, 22, 815, 3 }, { { 1, 0, 0 }, { 1, 1, 1 }, late, 20, 15, 750, 1 },
		{ { 0, 0, 0 }, { 1, 1, 1 }, late, 0, 0, 0, 0 }, { { 1, 1, 1 }, { 0, 0, 0 }, late, 0, 0, 0, 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct checklist_answer answers[3] = {{0}};
		struct checklist_score score;

		for (size_t k = 0; k < 3; k++)
			answers[k] = (struct checklist_answer){ .answered = table[i].answered[k],
			    .applies = table[i].applies[k], .counts = k == 0 ? table[i].counts : NULL };
		score = checklist_score(&sheet, answers);
		CHECK_ROW(i, score.total == 100 && score.items == 3 && score.answered == table[i].done);
		CHECK_ROW(i, score.allotted == table[i].allotted && score.actual == table[i].actual);
		CHECK_ROW(i, score.rate_tenths == table[i].rate);
	}
}

static void
what_keeps_a_sheet_open(void **state)
{
	static const int late[4] = { 0, 0, 1, 0 };
	struct checklist_answer answers[3] = {
		{ .answered = true, .applies = true, .counts = late }, { .answered = true, .applies = true },
		{ .applies = true },
	};

	(void)state;
	assert_int_equal(checklist_unfinished(&sheet, answers), 0);
	answers[0].noted = true;
	assert_int_equal(checklist_unfinished(&sheet, answers), 2);
	answers[2].answered = true;
	assert_int_equal(checklist_unfinished(&sheet, answers), 3);
	answers[0].noted = false;
	answers[0].applies = false;
	assert_int_equal(checklist_unfinished(&sheet, answers), 3);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(what_must_be_registered), cmocka_unit_test(levels), cmocka_unit_test(channels),
	cmocka_unit_test(names_read_back), cmocka_unit_test(points_of_an_item), cmocka_unit_test(rate_of_a_sheet),
	cmocka_unit_test(what_keeps_a_sheet_open),
};

CHECK_MAIN("complaint", tests)
