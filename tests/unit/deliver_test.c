#include "../check.h"

#include "base/arena.h"
#include "base/text.h"
#include "exchange/deliver.h"
#include "exchange/json_value.h"
#include "exchange/webhook_body.h"

#include "base/banned.h"

/* The library's codes, by its documentation. */
enum { OK = 0, NO_HOST = 6, NO_CONNECTION = 7, WEIRD = 8, TIMED_OUT = 28, TLS = 35, EMPTY = 52, SEND = 55, RECEIVE = 56,
    CERTIFICATE = 60, NO_TLS = 64, LOGIN = 67 };

static struct arena arena;

static void
mail_servers_are_understood(void **state)
{
	static const struct { int code; long number; const char *said; bool begun; enum delivered outcome; } table[] = {
		{ OK, 250, "", true, DELIVERED },
		{ SEND, 550, "RCPT failed: 550", false, DELIVERED_REFUSED }, { SEND, 553, "RCPT failed: 553", false, DELIVERED_REFUSED },
		{ SEND, 450, "RCPT failed: 450", false, DELIVERED_LATER }, { SEND, 451, "DATA failed: 451", false, DELIVERED_LATER },
		{ SEND, 554, "DATA failed: 554", false, DELIVERED_REFUSED }, { SEND, 421, "RCPT failed: 421", false, DELIVERED_AWAY },
		{ SEND, 550, "MAIL failed: 550", false, DELIVERED_AWAY }, { SEND, 552, "MAIL failed: 552", false, DELIVERED_REFUSED },
		{ SEND, 451, "MAIL failed: 451", false, DELIVERED_AWAY }, { WEIRD, 554, "Got unexpected smtp-server response: 554",
		    false, DELIVERED_AWAY }, { WEIRD, 554, "", true, DELIVERED_REFUSED }, { WEIRD, 452, "", true, DELIVERED_LATER },
		{ WEIRD, 421, "", true, DELIVERED_AWAY }, { LOGIN, 535, "Login denied", false, DELIVERED_AWAY },
		{ NO_HOST, 0, "", false, DELIVERED_AWAY }, { NO_CONNECTION, 0, "", false, DELIVERED_AWAY },
		{ TLS, 220, "", false, DELIVERED_AWAY }, { CERTIFICATE, 0, "", false, DELIVERED_AWAY },
		{ NO_TLS, 220, "", false, DELIVERED_AWAY }, { TIMED_OUT, 0, "", false, DELIVERED_AWAY },
		{ TIMED_OUT, 354, "", true, DELIVERED_AWAY }, { RECEIVE, 354, "", true, DELIVERED_LATER },
		{ SEND, 354, "", true, DELIVERED_LATER }, { EMPTY, 0, "", false, DELIVERED_AWAY },
		/* An answer that cannot be right is no leave to forget a message. */
		{ SEND, 250, "RCPT failed: 250", false, DELIVERED_LATER }, { WEIRD, 600, "", true, DELIVERED_LATER },
		{ WEIRD, 0, "", true, DELIVERED_LATER },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, deliver_mail_outcome(table[i].code, table[i].number, table[i].said, table[i].begun) ==
		    table[i].outcome);
}

static void
web_servers_are_understood(void **state)
{
	static const struct { int code; long number; enum delivered outcome; } table[] = {
		{ OK, 200, DELIVERED }, { OK, 202, DELIVERED }, { OK, 204, DELIVERED }, { OK, 301, DELIVERED_AWAY },
		{ OK, 302, DELIVERED_AWAY }, { OK, 400, DELIVERED_REFUSED }, { OK, 401, DELIVERED_AWAY }, { OK, 403, DELIVERED_AWAY },
		{ OK, 404, DELIVERED_AWAY }, { OK, 405, DELIVERED_AWAY }, { OK, 408, DELIVERED_LATER }, { OK, 413, DELIVERED_REFUSED },
		{ OK, 422, DELIVERED_REFUSED }, { OK, 425, DELIVERED_LATER }, { OK, 429, DELIVERED_LATER }, { OK, 500, DELIVERED_LATER },
		{ OK, 503, DELIVERED_LATER }, { OK, 100, DELIVERED_AWAY }, { OK, 0, DELIVERED_AWAY },
		{ NO_CONNECTION, 0, DELIVERED_AWAY }, { CERTIFICATE, 0, DELIVERED_AWAY }, { TIMED_OUT, 0, DELIVERED_AWAY },
		{ TIMED_OUT, 200, DELIVERED_AWAY },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, deliver_post_outcome(table[i].code, table[i].number) == table[i].outcome);
}

static void
bodies_are_json(void **state)
{
	const struct webhook_message message = {
		.id = "0123", .to = "13800138000", .kind = "result", .number = "2026-000471", .text = "“引号\"”\\ 行\n二", .attempt = 2,
	};
	const struct webhook_message nobody = { .id = "1", .to = "", .kind = "notice", .number = "", .text = "超时", .attempt = 1 };

	(void)state;
	assert_string_equal(webhook_body(&arena, &message), "{\"id\":\"0123\",\"to\":\"13800138000\",\"kind\":\"result\","
	    "\"case\":\"2026-000471\",\"text\":\"“引号\\\"”\\\\ 行\\n二\",\"attempt\":2}");
	assert_string_equal(webhook_robot_body(&arena, &message), "{\"msgtype\":\"text\",\"text\":{\"content\":"
	    "\"“引号\\\"”\\\\ 行\\n二\",\"mentioned_mobile_list\":[\"13800138000\"]}}");
	assert_string_equal(webhook_robot_body(&arena, &nobody),
	    "{\"msgtype\":\"text\",\"text\":{\"content\":\"超时\",\"mentioned_mobile_list\":[]}}");
}

static void
answers_are_read(void **state)
{
	static const struct { const char *answer, *id; int code; const char *error; } table[] = {
		{ "{\"id\": \"g-1\"}", "g-1", -1, "" }, { "{\"errcode\": 0, \"errmsg\": \"ok\"}", "", 0, "ok" },
		{ "{\"errcode\": 45009, \"errmsg\": \"too\\noften\"}", "", 45009, "too often" },
		{ "", "", -1, "" }, { "<html>", "", -1, "" }, { "[1]", "", -1, "" }, { "{\"id\": 7, \"errcode\": \"0\"}", "", -1, "" },
		{ "{\"errcode\": 0, \"errcode\": 1}", "", -1, "" }, { "{\"id\": \"\\u0000\"}", "", -1, "" },
	};
	const char *error;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		size_t length = strlen(table[i].answer);

		CHECK_ROW_TEXT(i, webhook_answer_id(&arena, table[i].answer, length), table[i].id);
		CHECK_ROW(i, webhook_robot_code(&arena, table[i].answer, length, &error) == table[i].code);
		CHECK_ROW_TEXT(i, error, table[i].error);
	}
}

static void
documents_are_read_and_written(void **state)
{
	static const char document[] = "{\"list\": [1, \"two\", true, null], \"n\": 9007199254740993} tail";
	struct json_place place;
	struct json_value *value = json_value_read_part(&arena, document, sizeof(document) - 1, &place), *none;
	const struct json_value *list = json_value_member(value, "list");

	(void)state;
	assert_non_null(value);
	assert_int_equal(place.position, sizeof(document) - 1 - strlen(" tail"));
	assert_true(json_value_is(value, JSON_KIND_OBJECT) && json_value_is(list, JSON_KIND_LIST));
	assert_int_equal(json_value_count(list), 4);
	assert_int_equal(json_value_number(json_value_item(list, 0)), 1);
	assert_string_equal(json_value_text(json_value_item(list, 1)), "two");
	assert_true(json_value_truth(json_value_item(list, 2)));
	assert_false(json_value_is(json_value_item(list, 3), JSON_KIND_TEXT));
	assert_null(json_value_item(list, 4));
	assert_null(json_value_member(list, "n"));
	assert_null(json_value_text(NULL));
	assert_int_equal(json_value_number(json_value_member(value, "n")), 9007199254740993);
	assert_string_equal(json_value_print(&arena, value), "{\"list\":[1,\"two\",true,null],\"n\":9007199254740993}");
	json_value_release(value);
	none = json_value_read(&arena, document, sizeof(document) - 1, &place);
	assert_null(none);
	assert_non_null(place.error);
	json_value_release(none);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(mail_servers_are_understood),
	cmocka_unit_test(web_servers_are_understood),
	cmocka_unit_test(bodies_are_json),
	cmocka_unit_test(answers_are_read),
	cmocka_unit_test(documents_are_read_and_written),
};

CHECK_MAIN("deliver", tests)
