#include "../check.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/incoming.h"

#include "base/banned.h"

static struct arena arena;

static void
subjects_name_cases(void **state)
{
	static const struct { const char *subject; bool found; const char *number, *token; } table[] = {
		{ "[2026-000471] 您的投诉已受理", true, "2026-000471", "" },
		{ "Re: [2026-000471 k7qm2wxdabcd3456] 您的投诉", true, "2026-000471", "k7qm2wxdabcd3456" },
		{ "回复：[W2026-000012]", true, "W2026-000012", "" }, { "答复: [w2026-000012 ABC]", true, "W2026-000012", "ABC" },
		{ "关于2026-000471的补充", true, "2026-000471", "" }, { "2026-000471", true, "2026-000471", "" },
		{ "［２０２６－０００４７１］", true, "2026-000471", "" }, { "[fwd] [2026-000471]", true, "2026-000471", "" },
		{ "[2026-000471 k7qm 2wxd]", true, "2026-000471", "" }, { "[2026-1234567]", true, "2026-1234567", "" },
		{ "[2026-000471", true, "2026-000471", "" }, { "[2026-000471]]]", true, "2026-000471", "" },
		{ "", false, "", "" }, { "停电", false, "", "" }, { "2026-00047", false, "", "" }, { "12026-000471", false, "", "" },
		{ "2026-000471a", false, "", "" }, { "X2026-000471", false, "", "" }, { "合同2026-11-24", false, "", "" },
		{ "2026-000000", false, "", "" }, { "[]", false, "", "" }, { "[[[[", false, "", "" },
		{ "0000-000471", false, "", "" }, { "2026-9999999999999999999", false, "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct incoming_reference reference;

		CHECK_ROW(i, incoming_of_subject(&arena, table[i].subject, &reference) == table[i].found);
		CHECK_ROW_TEXT(i, reference.number, table[i].number);
		CHECK_ROW_TEXT(i, reference.token, table[i].token);
	}
}

static void
addresses_name_cases(void **state)
{
	static const struct { const char *address; bool found; const char *number, *token; } table[] = {
		{ "tousu+2026-000471.k7qm2wxdabcd3456@heyue.example", true, "2026-000471", "k7qm2wxdabcd3456" },
		{ "Tousu+W2026-000012.K7QM2WXDABCD3456@HEYUE.example", true, "W2026-000012", "K7QM2WXDABCD3456" },
		{ "tousu+2026-000471.@heyue.example", true, "2026-000471", "" },
		{ "tousu@heyue.example", false, "", "" }, { "tousu+2026-000471@heyue.example", false, "", "" },
		{ "tousu+x.y@heyue.example", false, "", "" }, { "tousu+2026-000471.abc@other.example", false, "", "" },
		{ "tousuu+2026-000471.abc@heyue.example", false, "", "" }, { "", false, "", "" }, { "tousu+", false, "", "" },
		{ "tousu+2026-000471.a@b@heyue.example", false, "", "" },
	};
	struct incoming_reference reference;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, incoming_of_address(&arena, "tousu@heyue.example", table[i].address, &reference) == table[i].found);
		if (table[i].found) {
			CHECK_ROW_TEXT(i, reference.number, table[i].number);
			CHECK_ROW_TEXT(i, reference.token, table[i].token);
		}
	}
	assert_false(incoming_of_address(&arena, "", table[0].address, &reference));
	assert_false(incoming_of_address(&arena, NULL, table[0].address, &reference));
}

static void
machines_are_known_by_name(void **state)
{
	static const char *const machines[] = {
		"MAILER-DAEMON@x.example", "postmaster@x", "noreply@x", "No-Reply@x", "do-not-reply@x", "owner-list@x", "list-request@x",
		"list-bounces@x", "bounce-123@x", "bounces+a=b@x", "@x", "",
	};
	static const char *const people[] = { "zhang@x", "daemonius@x", "replyno@x", "postmasterin@x", "owner@x", "request@x" };

	(void)state;
	for (size_t i = 0; i < COUNT(machines); i++)
		CHECK_ROW(i, incoming_is_machine(&arena, machines[i]));
	for (size_t i = 0; i < COUNT(people); i++)
		CHECK_ROW(i, !incoming_is_machine(&arena, people[i]));
	for (int i = 0; i < INCOMING__COUNT; i++)
		CHECK_ROW(i, incoming_outcome_name((enum incoming_outcome)i)[0] != '\0');
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(subjects_name_cases),
	cmocka_unit_test(addresses_name_cases),
	cmocka_unit_test(machines_are_known_by_name),
};

CHECK_MAIN("incoming", tests)
