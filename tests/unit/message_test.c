#include "../check.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/mailbox.h"
#include "rules/message.h"

#include "base/banned.h"

static struct arena arena;

static void
names_lead_there_and_back(void **state)
{
	(void)state;
	for (int i = 0; i < MESSAGE__COUNT; i++)
		CHECK_ROW(i, message_kind_name((enum message_kind)i)[0] != '\0' &&
		    (int)message_kind_read(message_kind_name((enum message_kind)i)) == i);
	for (int i = 0; i < DELIVERY__COUNT; i++)
		CHECK_ROW(i, delivery_name((enum delivery)i)[0] != '\0' &&
		    (int)delivery_read(delivery_name((enum delivery)i)) == i);
	for (int i = 0; i < MESSAGE_STATE__COUNT; i++)
		CHECK_ROW(i, message_state_name((enum message_state)i)[0] != '\0' &&
		    (int)message_state_read(message_state_name((enum message_state)i)) == i);
	assert_int_equal(message_kind_read("nonsense"), MESSAGE__COUNT);
	assert_string_equal(call_off_name(CALL_OFF_NONE), "");
	for (int i = CALL_OFF_NONE + 1; i < CALL_OFF__COUNT; i++)
		assert_true(call_off_name((enum call_off)i)[0] != '\0');
	assert_int_equal(delivery_read(NULL), DELIVERY__COUNT);
	assert_int_equal(message_state_read(""), MESSAGE_STATE__COUNT);
}

static void
acts_send_their_letters(void **state)
{
	static const struct { enum act act; bool decided; enum message_kind kind; } table[] = {
		{ ACT_REGISTER, false, MESSAGE_ACKNOWLEDGEMENT }, { ACT_PROGRESS, false, MESSAGE_PROGRESS },
		{ ACT_ANSWER, false, MESSAGE_RESULT }, { ACT_ASK, false, MESSAGE_RESULT },
		{ ACT_EXPLAIN, false, MESSAGE_REFUSAL }, { ACT_EXTEND, false, MESSAGE_EXTENSION },
		{ ACT_CLOSE, true, MESSAGE_REFUSAL }, { ACT_CLOSE, false, MESSAGE__COUNT },
		{ ACT_DISPATCH, false, MESSAGE__COUNT }, { ACT_NOTE, true, MESSAGE__COUNT },
		{ ACT_WITHDRAW, false, MESSAGE__COUNT }, { ACT_WARN, false, MESSAGE__COUNT },
		{ ACT_BREACH, false, MESSAGE__COUNT }, { ACT_CONTACT, false, MESSAGE__COUNT },
		{ ACT__COUNT, false, MESSAGE__COUNT },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, message_of_act(table[i].act, table[i].decided) == table[i].kind);
}

static void
people_are_told_the_way_they_came(void **state)
{
	static const struct { enum channel channel; bool mail, phone; enum delivery way; } table[] = {
		{ CHANNEL_HOTLINE, true, true, DELIVERY_WEBHOOK }, { CHANNEL_HOTLINE, true, false, DELIVERY_MAIL },
		{ CHANNEL_HOTLINE, false, true, DELIVERY_WEBHOOK }, { CHANNEL_HOTLINE, false, false, DELIVERY__COUNT },
		{ CHANNEL_EMAIL, true, true, DELIVERY_MAIL }, { CHANNEL_EMAIL, false, true, DELIVERY_WEBHOOK },
		{ CHANNEL_WEB, true, true, DELIVERY_MAIL }, { CHANNEL_WECHAT, true, true, DELIVERY_WEBHOOK },
		{ CHANNEL_LETTER, false, false, DELIVERY__COUNT }, { CHANNEL__COUNT, true, true, DELIVERY_MAIL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW(i, message_way(table[i].channel, table[i].mail, table[i].phone) == table[i].way);
}

static void
pauses_grow_up_to_an_hour(void **state)
{
	static const struct { int tries; int64_t pause; } table[] = {
		{ 0, 60 }, { 1, 60 }, { 2, 120 }, { 3, 240 }, { 6, 1920 }, { 7, 3600 }, { 8, 3600 }, { 1000, 3600 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		int64_t shortest = INT64_MAX, longest = 0;

		for (uint32_t random = 0; random < 8000; random++) {
			int64_t pause = message_pause(table[i].tries, random);

			shortest = pause < shortest ? pause : shortest;
			longest = pause > longest ? pause : longest;
		}
		CHECK_ROW(i, shortest == table[i].pause - table[i].pause / 4);
		CHECK_ROW(i, longest == table[i].pause + table[i].pause / 4);
	}
	assert_true(message_pause(3, UINT32_MAX) <= 300);
}

static void
fields_come_back_as_they_were(void **state)
{
	static const char *const values[] = {
		"2026-000471", "两行\n第二行", "\n", "a\n", "\n\nb", "\t行首制表\n\t再来", "a=b\nc=d", "x\r\ny",
	};
	static const char *const read[] = {
		"2026-000471", "两行\n第二行", "\n", "a\n", "\n\nb", "\t行首制表\n\t再来", "a=b\nc=d", "x\ny",
	};
	struct text lines = text_begin(&arena);
	const char *at, *name, *value;

	(void)state;
	message_field(&lines, "nothing", "");
	message_field(&lines, "nothing", NULL);
	for (size_t i = 0; i < COUNT(values); i++)
		message_field(&lines, arena_format(&arena, "f%zu", i), values[i]);
	at = lines.value;
	for (size_t i = 0; i < COUNT(values); i++) {
		CHECK_ROW(i, message_next_field(&arena, &at, &name, &value));
		CHECK_ROW_TEXT(i, name, arena_format(&arena, "f%zu", i));
		CHECK_ROW_TEXT(i, value, read[i]);
	}
	assert_false(message_next_field(&arena, &at, &name, &value));
	at = "";
	assert_false(message_next_field(&arena, &at, &name, &value));
	at = "no equals sign\n";
	assert_false(message_next_field(&arena, &at, &name, &value));
}

static void
addresses_are_found_in_contacts(void **state)
{
	static const struct { const char *typed, *found; } table[] = {
		{ "zhang@qq.com", "zhang@qq.com" }, { "Zhang.San+wu@Example.COM", "Zhang.San+wu@example.com" },
		{ "微信同号，zhang@qq.com", "zhang@qq.com" }, { "邮箱：ｚｈａｎｇ＠ｑｑ．ｃｏｍ", "zhang@qq.com" },
		{ "<zhang@qq.com>", "zhang@qq.com" }, { "写信到 zhang@qq.com.", "zhang@qq.com" },
		{ "a@b 或 c@d.cn", "c@d.cn" }, { "x..y@d.cn", NULL }, { "138 0013 8000", NULL }, { "", NULL },
		{ NULL, NULL }, { "@qq.com", NULL }, { "zhang@qq", NULL }, { "zhang@.com", NULL }, { "zhang@qq..com", NULL },
		{ "zhang@-qq.com", NULL }, { "zhang@qq.com-", NULL }, { "张三@qq.com", NULL },
		{ "zhang@公司.中国", NULL }, { "@", NULL }, { "a@@b.cn", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *found = mailbox_find(&arena, table[i].typed);

		CHECK_ROW(i, (found == NULL) == (table[i].found == NULL));
		if (found != NULL)
			CHECK_ROW_TEXT(i, found, table[i].found);
	}
}

static void
what_could_break_a_command_is_not_sound(void **state)
{
	static const char *const bad[] = {
		"a b@c.cn", "a@c.cn\r\nRCPT TO:<x@y.cn>", "a@c.cn\n", "<a@c.cn>", "a\"@c.cn", "a@c.cn>", "a,b@c.cn", "a@c.cn,",
		"", "a", "a@", "@c.cn", ".a@c.cn", "a.@c.cn", "a@c.cn.", "a\t@c.cn", "a@[127.0.0.1]",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@c.cn",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		CHECK_ROW(i, !mailbox_is_sound(bad[i]));
	assert_false(mailbox_is_sound(NULL));
	assert_true(mailbox_is_sound("a@c.cn"));
	assert_true(mailbox_is_sound("tousu+2026-000471.k7qm2wxdabcd3456@heyue.example"));
}

static void
one_address_to_a_field(void **state)
{
	static const struct { const char *typed, *kept; } good[] = {
		{ " banli@12345.example ", "banli@12345.example" }, { "ｂａｎｌｉ＠ｑ．ｃｎ", "banli@q.cn" }, { "A@C.cn", "A@C.cn" },
	};
	static const char *const bad[] = {
		"区消协 a@c.cn", "a@c.cn, b@c.cn", "a@c.cn;b@c.cn", "a", "a@c", "<a@c.cn>", "", " ", "a@c.cn\r\nBcc: b@c.cn",
	};
	const char *kept;

	(void)state;
	for (size_t i = 0; i < COUNT(good); i++) {
		CHECK_ROW(i, mailbox_read(&arena, good[i].typed, &kept));
		CHECK_ROW_TEXT(i, kept, good[i].kept);
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		CHECK_ROW(i, !mailbox_read(&arena, bad[i], &kept));
	assert_false(mailbox_read(&arena, NULL, &kept));
}

static void
addresses_are_masked(void **state)
{
	static const struct { const char *address, *masked; } table[] = {
		{ "zhangsan@qq.com", "zha***@qq.com" }, { "zhan@qq.com", "zha***@qq.com" }, { "abc@qq.com", "a***@qq.com" },
		{ "a@qq.com", "a***@qq.com" }, { "@qq.com", "***@qq.com" }, { "", "" }, { NULL, "" }, { "nonsense", "***" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, mailbox_mask(&arena, table[i].address), table[i].masked);
	assert_string_equal(mailbox_hide(&arena, "550 <Zhangsan@qq.com>: zhangsan@qq.com is unknown", "zhangsan@qq.com"),
	    "550 <zha***@qq.com>: zha***@qq.com is unknown");
	assert_string_equal(mailbox_hide(&arena, "450 busy", "zhangsan@qq.com"), "450 busy");
	assert_string_equal(mailbox_hide(&arena, NULL, "zhangsan@qq.com"), "");
	assert_string_equal(mailbox_hide(&arena, "450 busy", ""), "450 busy");
	assert_string_equal(mailbox_hide_all(&arena, "<Zhangsan@qq.com>, li@x.cn. 450 a@b @ 二 c@d.cn"),
	    "<Zha***@qq.com>, l***@x.cn. 450 a@b @ 二 c***@d.cn");
	assert_string_equal(mailbox_hide_all(&arena, "@@@"), "@@@");
	assert_string_equal(mailbox_hide_all(&arena, ""), "");
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(names_lead_there_and_back),
	cmocka_unit_test(acts_send_their_letters),
	cmocka_unit_test(people_are_told_the_way_they_came),
	cmocka_unit_test(pauses_grow_up_to_an_hour),
	cmocka_unit_test(fields_come_back_as_they_were),
	cmocka_unit_test(addresses_are_found_in_contacts),
	cmocka_unit_test(what_could_break_a_command_is_not_sound),
	cmocka_unit_test(addresses_are_masked), cmocka_unit_test(one_address_to_a_field),
};

CHECK_MAIN("message", tests)
