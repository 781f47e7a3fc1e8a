#include "../check.h"

#include "base/arena.h"
#include "base/text.h"
#include "web/encoding.h"
#include "web/request.h"

#include "base/banned.h"

static struct arena arena;

static void
percent_codes_are_decoded(void **state)
{
	static const struct { const char *sent, *decoded; } table[] = {
		{ "a+b%20c", "a b c" }, { "%E6%8A%95%e8%af%89", "投诉" }, { "100%", "100%" }, { "%zz%4", "%zz%4" }, { "", "" },
		{ "a%0D%0Ab%09", "a\r\nb\t" }, { "%01x%7F", " x " }, { "%2B%26%3D", "+&=" }, { "%EF%BF%BD", "\uFFFD" },
		{ "%00", NULL }, { "a%00b", NULL }, { "%FF", NULL }, { "%C0%AF", NULL }, { "%ED%A0%80", NULL }, { "%E6%8A", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *got = encoding_decode(&arena, table[i].sent, strlen(table[i].sent), true);

		CHECK_ROW(i, (got == NULL) == (table[i].decoded == NULL));
		if (got != NULL)
			CHECK_ROW_TEXT(i, got, table[i].decoded);
	}
	assert_string_equal(encoding_decode(&arena, "a+b", 3, false), "a+b");
}

static void
pairs_keep_their_order(void **state)
{
	const char body[] = "a=1&b=&&c&a=2&=x&%E5%90%8D=%3D";
	const struct request_value *first;
	struct request request = { 0 };
	struct text text = text_begin(&arena);

	(void)state;
	assert_int_equal(encoding_pairs(&arena, body, strlen(body), &first), FAULT_NONE);
	for (const struct request_value *v = first; v != NULL; v = v->next)
		text_add_format(&text, "%s:%s|", v->name, v->value);
	assert_string_equal(text.value, "a:1|b:|c:|a:2|:x|名:=|");

	request.query = first;
	assert_string_equal(request_query(&request, "a"), "1");
	assert_null(request_query(&request, "d"));
	assert_int_equal(request_query_number(&request, "a", 7), 1);
	assert_int_equal(request_query_number(&request, "c", 7), 7);
	assert_string_equal(request_query_with(&arena, &request, "a", "x y"), "?b=&c=&=x&%E5%90%8D=%3D&a=x%20y");
	request.query = NULL;
	assert_string_equal(request_query_with(&arena, &request, "a", NULL), "");
	assert_int_equal(encoding_pairs(&arena, "a=%FF", 5, &first), FAULT_INPUT);
	assert_int_equal(encoding_pairs(&arena, "%00=a", 5, &first), FAULT_INPUT);
}

static void
fields_are_counted(void **state)
{
	const struct request_value *first;
	struct text text = text_begin(&arena);

	(void)state;
	for (int i = 0; i < ENCODING_FIELDS; i++)
		text_add(&text, "a=1&");
	assert_int_equal(encoding_pairs(&arena, text.value, text.length, &first), FAULT_NONE);
	text_add(&text, "a");
	assert_int_equal(encoding_pairs(&arena, text.value, text.length, &first), FAULT_TOO_LARGE);
}

static void
cookies_are_read_leniently(void **state)
{
	struct request request = { 0 };

	(void)state;
	request.cookies = encoding_cookies(&arena, "a=1; b=x=y;c = 2 ; bad; =3; d=\xFF; e=5;");
	assert_string_equal(request_cookie(&request, "a"), "1");
	assert_string_equal(request_cookie(&request, "b"), "x=y");
	assert_string_equal(request_cookie(&request, "c"), "2");
	assert_null(request_cookie(&request, "bad"));
	assert_null(request_cookie(&request, "d"));
	assert_string_equal(request_cookie(&request, "e"), "5");
	assert_null(encoding_cookies(&arena, NULL));
}

static void
parameters_are_unquoted(void **state)
{
	static const struct { const char *header, *name, *value; } table[] = {
		{ "form-data; name=\"a\"; filename=\"x;y.jpg\"", "filename", "x;y.jpg" },
		{ "form-data; filename=\"x;name=y\"; name=a", "name", "a" }, { "form-data; NAME = b ", "name", "b" },
		{ "form-data; name=\"a\\\"b\"", "name", "a\"b" }, { "form-data; name=\"C:\\x\"", "name", "C:\\x" },
		{ "multipart/form-data; boundary=XyZ", "boundary", "XyZ" }, { "form-data; name=\"open", "name", "open" },
		{ "form-data; filename=x", "name", NULL }, { "form-data", "name", NULL }, { "form-data; name", "name", NULL },
		{ NULL, "name", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *got = encoding_parameter(&arena, table[i].header, table[i].name);

		CHECK_ROW(i, (got == NULL) == (table[i].value == NULL));
		if (got != NULL)
			CHECK_ROW_TEXT(i, got, table[i].value);
	}
	assert_true(encoding_is_type("Application/JSON; charset=utf-8", "application/json"));
	assert_true(encoding_is_type("application/json", "application/json"));
	assert_false(encoding_is_type("application/json5", "application/json"));
	assert_false(encoding_is_type(NULL, "application/json"));
}

static void
addresses_hold_no_line_ends(void **state)
{
	struct text text = text_begin(&arena);

	(void)state;
	encoding_add_address(&text, "desk/case?id=7&q=水\r\nX: \"<#a%20");
	assert_string_equal(text.value, "desk/case?id=7&q=%E6%B0%B4%0D%0AX:%20%22%3C#a%20");
	text = text_begin(&arena);
	encoding_add(&text, "a/b?c&d=e+水~");
	assert_string_equal(text.value, "a%2Fb%3Fc%26d%3De%2B%E6%B0%B4~");
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
		cmocka_unit_test(percent_codes_are_decoded), cmocka_unit_test(pairs_keep_their_order),
		cmocka_unit_test(fields_are_counted), cmocka_unit_test(cookies_are_read_leniently),
		cmocka_unit_test(parameters_are_unquoted), cmocka_unit_test(addresses_hold_no_line_ends),
	};

	return cmocka_run_group_tests_name("encoding", tests, NULL, release);
}
