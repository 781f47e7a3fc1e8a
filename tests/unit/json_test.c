/* The JSON that scripts are sent: shape, and texts that would break out of it. */
#include "../check.h"

#include "base/arena.h"
#include "web/json.h"

static struct arena arena;

static void
texts_stay_inside_their_quotes(void **state)
{
	static const struct { const char *value, *written; } rows[] = {
		{ NULL, "\"\"" }, { "", "\"\"" }, { "漏水", "\"漏水\"" }, { "a\"b", "\"a\\\"b\"" }, { "a\\", "\"a\\\\\"" },
		{ "</script>", "\"\\u003c/script\\u003e\"" }, { "a&b", "\"a\\u0026b\"" }, { "a\n\tb", "\"a\\u000a\\u0009b\"" },
		{ "a\xE2\x80\xA8" "b", "\"a\\u2028b\"" }, { "\x7f", "\"\\u007f\"" }, { "😀", "\"😀\"" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct json json = json_begin(&arena);

		json_text(&json, NULL, rows[i].value);
		assert_string_equal(json.text.value, rows[i].written);
	}
}

static void
commas_stand_between_values_alone(void **state)
{
	struct json json = json_begin(&arena);

	(void)state;
	json_open(&json, NULL, '{');
	json_open(&json, "none", '[');
	json_close(&json, ']');
	json_open(&json, "rooms", '[');
	for (int i = 1; i <= 2; i++) {
		json_open(&json, NULL, '{');
		json_number(&json, "id", i == 1 ? INT64_MIN : i);
		json_text(&json, "say \"it\"", "x");
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_number(&json, "end", 0);
	json_close(&json, '}');
	assert_string_equal(json.text.value, "{\"none\":[],\"rooms\":[{\"id\":-9223372036854775808,\"say \\\"it\\\"\":\"x\"},"
	    "{\"id\":2,\"say \\\"it\\\"\":\"x\"}],\"end\":0}");
}

static int
forget(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(texts_stay_inside_their_quotes),
		cmocka_unit_test(commas_stand_between_values_alone),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, forget);
}
