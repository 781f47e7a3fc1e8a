/* Scoring of inspections: every deduction, fatal zero, floor, what does not apply, what keeps a sheet open. */
#include "../check.h"

#include "rules/finding.h"

static const struct deduction deductions[] = {
	{ .id = "rules", .points = 10, .most = 1 },
	{ .id = "late", .points = 5, .most = 0 },
	{ .id = "pair", .points = 3, .most = 2 },
	{ .id = "media", .fatal = true, .most = 1 },
};

static const struct checklist_item items[] = {
	{ .id = "1", .points = 20, .photo = true, .deductions = deductions, .deduction_count = 4 },
	{ .id = "2", .points = 15, .photo = false, .deductions = deductions, .deduction_count = 3 },
	{ .id = "3", .points = 5, .photo = true, .deductions = deductions + 3, .deduction_count = 1 },
};

static const struct checklist sheet = { .id = "sheet", .version = "1", .items = items, .item_count = 3 };

/* Counts, then the score and what each took. */
static const struct { int counts[4]; int score; int points[4]; } scores[] = {
	{ { 0, 0, 0, 0 }, 20, { 0, 0, 0, 0 } },
	{ { 1, 0, 0, 0 }, 10, { 10, 0, 0, 0 } },
	{ { 9, 0, 0, 0 }, 10, { 10, 0, 0, 0 } },
	{ { 0, 1, 0, 0 }, 15, { 0, 5, 0, 0 } },
	{ { 0, 3, 0, 0 }, 5, { 0, 15, 0, 0 } },
	{ { 0, 4, 0, 0 }, 0, { 0, 20, 0, 0 } },
	{ { 0, 5, 0, 0 }, 0, { 0, 20, 0, 0 } },
	{ { 0, 99, 0, 0 }, 0, { 0, 20, 0, 0 } },
	{ { 0, 2147483647, 0, 0 }, 0, { 0, 20, 0, 0 } },
	{ { 0, 0, 1, 0 }, 17, { 0, 0, 3, 0 } },
	{ { 0, 0, 2, 0 }, 14, { 0, 0, 6, 0 } },
	{ { 0, 0, 7, 0 }, 14, { 0, 0, 6, 0 } },
	{ { 1, 1, 2, 0 }, 0, { 10, 5, 5, 0 } },
	{ { 0, 0, 0, 1 }, 0, { 0, 0, 0, 20 } },
	{ { 1, 0, 0, 1 }, 0, { 10, 0, 0, 10 } },
	{ { 1, 9, 0, 1 }, 0, { 10, 10, 0, 0 } },
	{ { -1, -5, 0, 0 }, 20, { 0, 0, 0, 0 } },
};

static void
scores_an_item(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(scores); i++) {
		struct checklist_answer answer = { .answered = true, .applies = true, .counts = scores[i].counts };
		int points[4], sum = 0;

		CHECK_ROW(i, checklist_item_score(&items[0], &answer) == scores[i].score);
		finding_points(&items[0], &answer, points);
		for (int k = 0; k < 4; k++) {
			CHECK_ROW(i, points[k] == scores[i].points[k]);
			sum += points[k];
		}
		CHECK_ROW(i, sum == items[0].points - scores[i].score);
	}
}

/* For each item: 'u' unanswered, 'n' does not apply, 'f' full, 'd' its first deduction. */
static const struct { const char *answers; int allotted, actual, rate, answered; } sums[] = {
	{ "uuu", 0, 0, 0, 0 },
	{ "fuu", 20, 20, 1000, 1 },
	{ "fff", 40, 40, 1000, 3 },
	{ "duu", 20, 10, 500, 1 },
	{ "dff", 40, 30, 750, 3 },
	{ "nff", 20, 20, 1000, 3 },
	{ "nnn", 0, 0, 0, 3 },
	{ "fdn", 35, 25, 714, 3 },
	{ "ndf", 20, 10, 500, 3 },
	{ "ffd", 40, 35, 875, 3 },
	{ "ddd", 40, 15, 375, 3 },
	{ "nnd", 5, 0, 0, 3 },
	{ "ndu", 15, 5, 333, 2 },
};

static struct checklist_answer
answer_of(char kind)
{
	static const int none[4] = { 0, 0, 0, 0 }, first[4] = { 1, 0, 0, 0 };

	return (struct checklist_answer){
		.answered = kind != 'u', .applies = kind != 'n' && kind != 'u', .counts = kind == 'd' ? first : none,
	};
}

static void
sums_up_what_applies(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(sums); i++) {
		struct checklist_answer answers[3];
		struct checklist_score score;

		for (int k = 0; k < 3; k++)
			answers[k] = answer_of(sums[i].answers[k]);
		score = checklist_score(&sheet, answers);
		CHECK_ROW(i, score.total == 40 && score.items == 3);
		CHECK_ROW(i, score.allotted == sums[i].allotted && score.actual == sums[i].actual);
		CHECK_ROW(i, score.rate_tenths == sums[i].rate && score.answered == sums[i].answered);
	}
}

static const struct { int item; char kind; bool noted; int photos; enum checklist_lack lack; bool unplaced; } lacks[] = {
	{ 0, 'u', true, 1, CHECKLIST_LACKS_ANSWER, false },
	{ 0, 'f', false, 0, CHECKLIST_COMPLETE, false },
	{ 0, 'n', false, 0, CHECKLIST_COMPLETE, false },
	{ 0, 'd', false, 0, CHECKLIST_LACKS_NOTE, false },
	{ 0, 'd', false, 2, CHECKLIST_LACKS_NOTE, false },
	{ 0, 'd', true, 0, CHECKLIST_LACKS_PHOTO, false },
	{ 0, 'd', true, 1, CHECKLIST_COMPLETE, false },
	{ 1, 'd', true, 0, CHECKLIST_COMPLETE, false },
	{ 1, 'd', false, 3, CHECKLIST_LACKS_NOTE, false },
	/* of a project as a whole: somebody answers for what was found, nobody for what is right or does not apply */
	{ 0, 'd', true, 1, CHECKLIST_LACKS_DEPARTMENT, true },
	{ 1, 'd', true, 0, CHECKLIST_LACKS_DEPARTMENT, true },
	{ 0, 'd', true, 0, CHECKLIST_LACKS_PHOTO, true },
	{ 0, 'd', false, 1, CHECKLIST_LACKS_NOTE, true },
	{ 0, 'u', true, 1, CHECKLIST_LACKS_ANSWER, true },
	{ 0, 'f', false, 0, CHECKLIST_COMPLETE, true },
	{ 0, 'n', false, 0, CHECKLIST_COMPLETE, true },
};

static void
names_what_is_lacking(void **state)
{
	struct checklist_answer answers[3];

	(void)state;
	for (size_t i = 0; i < COUNT(lacks); i++) {
		struct checklist_answer answer = answer_of(lacks[i].kind);

		answer.noted = lacks[i].noted;
		answer.photos = lacks[i].photos;
		answer.unplaced = lacks[i].unplaced;
		CHECK_ROW(i, checklist_item_lack(&items[lacks[i].item], &answer) == lacks[i].lack);
		for (size_t k = 0; k < 3; k++)
			answers[k] = k == (size_t)lacks[i].item ? answer : answer_of('f');
		CHECK_ROW(i, checklist_unfinished(&sheet, answers) ==
		    (lacks[i].lack == CHECKLIST_COMPLETE ? 3 : (size_t)lacks[i].item));
	}
	for (int lack = 1; lack < CHECKLIST_LACK__COUNT; lack++)
		assert_string_not_equal(checklist_lack_name((enum checklist_lack)lack), "");
}

static const struct { unsigned roles; int64_t department, id; bool is_signed, sees, fills; } readers[] = {
	{ 1u << ROLE_INSPECTOR, 9, 1, false, true, true },
	{ 1u << ROLE_INSPECTOR, 9, 2, false, true, false },
	{ 1u << ROLE_MANAGEMENT, 9, 1, false, true, false },
	{ 1u << ROLE_DEPARTMENT_MANAGER, 4, 3, true, true, false },
	{ 1u << ROLE_DEPARTMENT_MANAGER, 4, 3, false, false, false },
	{ 1u << ROLE_DEPARTMENT_MANAGER, 5, 3, true, false, false },
	{ 1u << ROLE_HANDLER | 1u << ROLE_DISPATCHER, 4, 3, true, false, false },
	{ 1u << ROLE_ARCHIVIST | 1u << ROLE_ADMINISTRATOR, 4, 1, true, false, false },
};

static void
shows_results_to_whom_they_concern(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(readers); i++) {
		struct audit audit = { .department = { 4 }, .inspector = { 1 }, .signed_at = readers[i].is_signed };
		struct staff staff = { .id = { readers[i].id }, .department = { readers[i].department },
			.roles = readers[i].roles };

		CHECK_ROW(i, audit_visible(&audit, &staff) == readers[i].sees);
		CHECK_ROW(i, audit_is_of(&audit, &staff) == readers[i].fills);
		audit.department.value = staff.department.value = 0;
		CHECK_ROW(i, !(readers[i].roles & 1u << ROLE_DEPARTMENT_MANAGER) || !audit_visible(&audit, &staff));
	}
}

/* Of a project as a whole a manager sees what concerns the own department; not before it is signed, nor anybody else. */
static void
shows_a_project_in_part(void **state)
{
	static const struct { unsigned roles; int64_t of, department; bool is_signed, part; } table[] = {
		{ 1u << ROLE_DEPARTMENT_MANAGER, 0, 4, true, true }, { 1u << ROLE_DEPARTMENT_MANAGER, 0, 4, false, false },
		{ 1u << ROLE_DEPARTMENT_MANAGER, 0, 0, true, false }, { 1u << ROLE_DEPARTMENT_MANAGER, 4, 4, true, false },
		{ 1u << ROLE_DEPARTMENT_MANAGER, 5, 4, true, false }, { 1u << ROLE_HANDLER, 0, 4, true, false },
		{ 1u << ROLE_DISPATCHER | 1u << ROLE_ARCHIVIST, 0, 4, true, false }, { 0, 0, 4, true, false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct audit audit = { .department = { table[i].of }, .project = 1, .signed_at = table[i].is_signed };
		const struct staff staff = { .department = { table[i].department }, .roles = table[i].roles };

		CHECK_ROW(i, audit_visible_in_part(&audit, &staff) == table[i].part);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(scores_an_item),
	cmocka_unit_test(sums_up_what_applies),
	cmocka_unit_test(names_what_is_lacking),
	cmocka_unit_test(shows_results_to_whom_they_concern),
	cmocka_unit_test(shows_a_project_in_part),
};

CHECK_MAIN("checklist", tests)
