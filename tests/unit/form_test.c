#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "web/form.h"

#include "base/banned.h"

static struct arena arena;
static const char *const choices[] = { "water", "noise", "lift", NULL };

static const char *
not_thirteen(const char *value)
{
	return strcmp(value, "13") == 0 ? "unknown" : NULL;
}

enum { NOW_YEAR = 2026, NOW_MONTH = 11, NOW_DAY = 23 };

/* A program's own rule: even numbers. */
static bool
read_even(struct arena *in, const char *typed, const char **kept)
{
	int64_t number;

	if (!text_number(typed, &number) || number % 2 != 0)
		return false;
	*kept = arena_format(in, "even %s", typed);
	return true;
}

static int64_t
now(void)
{
	return date_day_start(date_day(NOW_YEAR, NOW_MONTH, NOW_DAY)) + 18 * DATE_HOUR;
}

static struct form *
read_values(const struct form_spec *spec, const struct request_value *values)
{
	struct request request = { .method = METHOD_POST, .fields = values };
	struct form *form;

	assert_int_equal(form_read(&arena, spec, &request, now(), &form), FAULT_NONE);
	return form;
}

/* Reads one field called "f". */
static struct form_value
read_one(struct field_spec field, const char *value)
{
	struct request_value sent = { "f", value, NULL };
	struct form_spec spec = { .fields = &field, .count = 1 };

	field.name = "f";
	return read_values(&spec, value == NULL ? NULL : &sent)->values[0];
}

static void
each_kind_accepts_and_refuses(void **state)
{
	static const struct { struct field_spec field; const char *typed, *text; int64_t number; const char *error; } table[] = {
		{ { .kind = FIELD_TEXT }, "  a\r\nb\u3000", "a b", 0, NULL },
		{ { .kind = FIELD_TEXT, .required = true }, " \u3000", "", 0, "required" },
		{ { .kind = FIELD_TEXT, .required = true }, NULL, "", 0, "required" },
		{ { .kind = FIELD_TEXT, .max = 2 }, "投诉", "投诉", 0, NULL },
		{ { .kind = FIELD_TEXT, .max = 2 }, "投诉人", NULL, 0, "long" },
		{ { .kind = FIELD_TEXT, .min = 3 }, "投诉", NULL, 0, "short" },
		{ { .kind = FIELD_TEXT, .min = 3 }, "", "", 0, NULL },
		{ { .kind = FIELD_TEXT, .check = not_thirteen }, "13", NULL, 0, "unknown" },
		{ { .kind = FIELD_LINES }, " a\r\nb\rc\n", " a\nb\nc\n", 0, NULL },
		{ { .kind = FIELD_LINES, .required = true }, "\r\n ", "", 0, "required" },
		{ { .kind = FIELD_CHOICE, .choices = choices }, "noise", "noise", 1, NULL },
		{ { .kind = FIELD_CHOICE, .choices = choices }, "smell", "", 0, "choice" },
		{ { .kind = FIELD_CHOICE, .choices = choices, .required = true }, "", "", 0, "choose" },
		{ { .kind = FIELD_CHECK }, "1", "1", 1, NULL }, { { .kind = FIELD_CHECK }, "on", "1", 1, NULL },
		{ { .kind = FIELD_CHECK }, NULL, "", 0, NULL }, { { .kind = FIELD_CHECK }, "0", "", 0, NULL },
		{ { .kind = FIELD_CHECK, .required = true }, NULL, "", 0, "required" },
		{ { .kind = FIELD_NUMBER, .min = 1, .max = 9 }, " ９ ", "9", 9, NULL },
		{ { .kind = FIELD_NUMBER, .min = 1, .max = 9 }, "0", NULL, 0, "small" },
		{ { .kind = FIELD_NUMBER, .min = 1, .max = 9 }, "10", NULL, 10, "large" },
		{ { .kind = FIELD_NUMBER }, "1.5", NULL, 0, "number" }, { { .kind = FIELD_NUMBER }, "-4", "-4", -4, NULL },
		{ { .kind = FIELD_MONEY }, "120", "120.00", 12000, NULL },
		{ { .kind = FIELD_MONEY }, "￥1,200.5元", "1200.50", 120050, NULL },
		{ { .kind = FIELD_MONEY }, "0.05", "0.05", 5, NULL }, { { .kind = FIELD_MONEY }, "1.234", NULL, 0, "money" },
		{ { .kind = FIELD_MONEY }, "-1", NULL, 0, "money" }, { { .kind = FIELD_MONEY }, "1.", NULL, 0, "money" },
		{ { .kind = FIELD_MONEY }, "1234567890123", NULL, 0, "money" },
		{ { .kind = FIELD_MONEY, .min = 100, .max = 200 }, "3", NULL, 300, "large" },
		{ { .kind = FIELD_OWN, .read = read_even, .wrong = "phone" }, " ４２ ", "even 42", 0, NULL },
		{ { .kind = FIELD_OWN, .read = read_even, .wrong = "phone" }, "43", NULL, 0, "phone" },
		{ { .kind = FIELD_OWN, .read = read_even, .wrong = "phone" }, " ", "", 0, NULL },
		{ { .kind = FIELD_OWN, .read = read_even, .wrong = "phone", .required = true }, " ", "", 0, "required" },
		{ { .kind = FIELD_DAY }, "２０２６年９月３０日", "2026-09-30", 20726, NULL },
		{ { .kind = FIELD_DAY }, "9-30", "2026-09-30", 20726, NULL },
		{ { .kind = FIELD_DAY }, "2026-9-31", NULL, 0, "day" },
		{ { .kind = FIELD_MOMENT }, "2026-11-23T18:05", "2026-11-23 18:05", 1795428300, NULL },
		{ { .kind = FIELD_MOMENT }, "tomorrow", NULL, 0, "moment" },
		{ { .kind = FIELD_PASSWORD, .min = 4 }, " abc ", " abc ", 0, NULL },
		{ { .kind = FIELD_PASSWORD, .min = 4 }, "abc", NULL, 0, "short" },
		{ { .kind = FIELD_HIDDEN }, " 42", "42", 42, NULL }, { { .kind = FIELD_HIDDEN }, "4x", "4x", 0, NULL },
		{ { .kind = FIELD_FILES, .required = true }, "photo.jpg", "", 0, "required" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct form_value value = read_one(table[i].field, table[i].typed);

		CHECK_ROW_TEXT(i, value.error == NULL ? "-" : value.error, table[i].error == NULL ? "-" : table[i].error);
		CHECK_ROW(i, table[i].error != NULL || value.number == table[i].number);
		if (table[i].text != NULL)
			CHECK_ROW_TEXT(i, value.text, table[i].text);
	}
}

static void
several_choices_make_a_mask(void **state)
{
	const struct field_spec field = { .name = "f", .kind = FIELD_CHOICES, .choices = choices, .required = true };
	const struct form_spec spec = { .fields = &field, .count = 1 };
	const struct request_value wrong = { "f", "smell", NULL };
	const struct request_value third = { "f", "lift", NULL }, again = { "f", "lift", &third };
	const struct request_value other = { "g", "noise", &again }, first = { "f", "water", &other };
	struct form *form = read_values(&spec, &first);

	(void)state;
	assert_true(form->valid);
	assert_int_equal(form_number(form, 0), 1 | 4);
	assert_string_equal(form_text(form, 0), "water,lift");
	assert_string_equal(read_values(&spec, &wrong)->values[0].error, "choice");
	assert_string_equal(read_values(&spec, NULL)->values[0].error, "choose");
}

static void
end_after_start(struct form *form, int64_t at)
{
	assert_true(at == now());
	if (form_present(form, 0) && form_present(form, 1) && form_number(form, 1) < form_number(form, 0))
		form_error(form, 1, "order");
}

static void
all_messages_come_at_once(void **state)
{
	const struct field_spec fields[] = {
		{ .name = "from", .kind = FIELD_DAY }, { .name = "until", .kind = FIELD_DAY },
		{ .name = "name", .kind = FIELD_TEXT, .required = true }, { .name = "secret", .kind = FIELD_PASSWORD },
	};
	const struct form_spec spec = { .fields = fields, .count = COUNT(fields), .check = end_after_start };
	const struct request_value secret = { "secret", "geheim", NULL };
	const struct request_value until = { "until", "9-1", &secret }, from = { "from", "9-2", &until };
	struct form *form = read_values(&spec, &from), *empty = form_empty(&arena, &spec);

	(void)state;
	assert_true(form->sent && !form->valid);
	assert_null(form->values[0].error);
	assert_string_equal(form->values[1].error, "order");
	assert_string_equal(form->values[2].error, "required");
	assert_string_equal(form->values[1].raw, "9-1");
	assert_string_equal(form->values[3].raw, "");
	assert_string_equal(form_text(form, 3), "geheim");

	assert_true(empty->valid && !empty->sent);
	assert_string_equal(form_text(empty, 2), "");
	form_set_text(empty, 2, "张三");
	form_set_text(empty, 2, NULL);
	assert_string_equal(empty->values[2].raw, "张三");
	assert_true(form_present(empty, 2));
}

static void
files_are_counted(void **state)
{
	const struct field_spec field = { .name = "f", .kind = FIELD_FILES, .max = 1 };
	const struct form_spec spec = { .fields = &field, .count = 1, .multipart = true };
	const struct upload other = { .field = "g", .name = "", .size = 1 }, one = { .field = "f", .name = "", .size = 1, .next = &other };
	const struct upload two = { .field = "f", .name = "", .size = 1, .next = &one };
	struct request request = { .uploads = &one };
	struct form *form;

	(void)state;
	assert_int_equal(form_read(&arena, &spec, &request, now(), &form), FAULT_NONE);
	assert_true(form->valid && form_number(form, 0) == 1);
	request.uploads = &two;
	assert_int_equal(form_read(&arena, &spec, &request, now(), &form), FAULT_NONE);
	assert_string_equal(form->values[0].error, "file_count");
}

/* What an earlier sending left with us counts like what comes now. */
static void
kept_files_are_counted(void **state)
{
	static const struct {
		const char *kept, *drop, *again; bool sent, large; const char *text, *error; int64_t number, size;
	} table[] = {
		{ "a,b", NULL, NULL, false, false, "a,b", NULL, 2, 1 },
		{ "a", NULL, NULL, true, false, "a", NULL, 2, 1 },
		{ "a,b", "1", NULL, true, false, "b", NULL, 2, 1 },
		{ "a,b", "2", "1", true, false, "", NULL, 1, 1 },
		{ "a,b", "2", "1", false, false, "", "required", 0, 1 },
		{ "a,b", NULL, NULL, true, false, "a,b", "file_count", 3, 1 },
		{ "a,b", "3", "x", false, false, "a,b", NULL, 2, 1 },
		{ ",a,,b,", "2", NULL, false, false, "a", NULL, 1, 1 },
		{ "", NULL, NULL, false, false, "", "required", 0, 1 },
		{ NULL, NULL, NULL, true, false, "", NULL, 1, 1 },
		{ "a", NULL, NULL, true, false, "a", "file_empty", 2, 0 },
		{ NULL, NULL, NULL, true, true, "", "file_size", 1, 1 },
		{ "a", NULL, NULL, true, true, "a", "file_size", 2, 1 },
		{ NULL, NULL, NULL, false, false, "", "required", 0, 1 },
	};
	const struct field_spec field = { .name = "f", .kind = FIELD_FILES, .required = true, .max = 2 };
	const struct form_spec spec = { .fields = &field, .count = 1, .multipart = true };

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const struct request_value other = { "kept-g", "c", NULL }, again = { "drop-f", table[i].again, &other };
		const struct request_value drop = { "drop-f", table[i].drop, table[i].again == NULL ? &other : &again };
		const struct request_value kept = { "kept-f", table[i].kept, table[i].drop == NULL ? &other : &drop };
		const struct upload one = { .field = "f", .name = "x", .size = table[i].size, .too_large = table[i].large };
		struct request request = {
			.fields = table[i].kept == NULL ? &other : &kept, .uploads = table[i].sent ? &one : NULL,
		};
		struct form *form;

		assert_int_equal(form_read(&arena, &spec, &request, now(), &form), FAULT_NONE);
		CHECK_ROW(i, text_equal(form_text(form, 0), table[i].text) && form_number(form, 0) == table[i].number &&
		    form_present(form, 0) == (table[i].number > 0));
		CHECK_ROW(i, table[i].error == NULL ? form->values[0].error == NULL :
		    text_equal(form->values[0].error, table[i].error));
	}
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_accepts_and_refuses), cmocka_unit_test(several_choices_make_a_mask),
		cmocka_unit_test(all_messages_come_at_once), cmocka_unit_test(files_are_counted),
		cmocka_unit_test(kept_files_are_counted),
	};

	return cmocka_run_group_tests_name("form", tests, NULL, release);
}
