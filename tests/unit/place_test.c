#include "../check.h"

#include "base/arena.h"
#include "rules/contact.h"
#include "rules/place.h"

#include "base/banned.h"

static struct arena arena;

static void
spellings_of_a_room(void **state)
{
	static const struct { const char *typed, *building, *unit, *room, *rest; } table[] = {
		{ "3-2-1201", "3", "2", "1201", "" }, { "3栋2单元1201", "3", "2", "1201", "" },
		{ "3号楼二单元1201室", "3", "2", "1201", "" }, { "三幢二单元1201", "3", "2", "1201", "" },
		{ "３－２－１２０１", "3", "2", "1201", "" }, { "3-1201", "3", "", "1201", "" },
		{ "十二栋三单元0501室", "12", "3", "501", "" }, { "二十一号楼1单元302", "21", "1", "302", "" },
		{ "九十九栋十单元101", "99", "10", "101", "" }, { "A座1201", "A", "", "1201", "" },
		{ "b座 1 单元 302 室", "B", "1", "302", "" }, { "03栋02单元1201", "3", "2", "1201", "" },
		{ "3#2-1201", "3", "2", "1201", "" }, { "12#楼1201", "12", "", "1201", "" },
		{ "森林湖一期 3栋2单元1201", "3", "2", "1201", "森林湖一期" },
		{ "森林湖一期3-2-1201 厨房漏水", "3", "2", "1201", "森林湖一期 厨房漏水" },
		{ "  3-2-1201a ", "3", "2", "1201A", "" }, { "3–2–1201", "3", "2", "1201", "" },
	};
	static const char *const wrong[] = {
		"", " ", "东门岗亭", "3栋2单元", "1201", "32503", "2026-11-23", "11-23", "0731-88888888", "138-0013-8000",
		"3-", "--", "栋单元室", "3栋", "1-2-3-4", "3-2-120100", "1234栋5单元601", "\xf0\x9f\x8f\xa0", "0-0-0",
	};
	struct place place;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, place_read(&arena, table[i].typed, &place));
		CHECK_ROW_TEXT(i, place.building, table[i].building);
		CHECK_ROW_TEXT(i, place.unit, table[i].unit);
		CHECK_ROW_TEXT(i, place.room, table[i].room);
		CHECK_ROW_TEXT(i, place.rest, table[i].rest);
	}
	for (size_t i = 0; i < COUNT(wrong); i++) {
		CHECK_ROW(i, !place_read(&arena, wrong[i], &place));
		CHECK_ROW_TEXT(i, place.rest, wrong[i]);
		CHECK_ROW_TEXT(i, place.room, "");
	}
	assert_false(place_read(&arena, NULL, &place));
}

static void
digits_run_together(void **state)
{
	static const struct { const char *digits; int count; const char *first, *second; } table[] = {
		{ "32503", 3, "3/2/503", "3//2503" }, { "321201", 4, "3/2/1201", "32/1/201" }, { "3503", 1, "3//503", "" },
		{ "３２５０３", 3, "3/2/503", "3//2503" }, { "503", 0, "", "" }, { "03503", 0, "", "" }, { "3x503", 0, "", "" },
		{ "", 0, "", "" }, { "123456789", 0, "", "" }, { "30503", 1, "30//503", "" }, { "32500", 0, "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct place readings[4];
		int count = place_split(&arena, table[i].digits, readings);

		CHECK_ROW(i, count == table[i].count);
		for (int k = 0; k < count && k < 2; k++)
			CHECK_ROW_TEXT(i, arena_format(&arena, "%s/%s/%s", readings[k].building, readings[k].unit,
			    readings[k].room), k == 0 ? table[i].first : table[i].second);
	}
	assert_int_equal(place_split(&arena, NULL, (struct place[4]){0}), 0);
}

static void
phones_as_typed(void **state)
{
	static const struct { const char *typed, *digits; } table[] = {
		{ " +86 138-0013-8000", "13800138000" }, { "１３８００１３８０００", "13800138000" },
		{ "138 0013 8000", "13800138000" }, { "8613800138000", "13800138000" }, { "008613800138000", "13800138000" },
		{ "0731-8888 8888", "073188888888" }, { "(0731)8888888", "07318888888" }, { "010-62345678", "01062345678" },
		{ "+86 731 8888 8888", "073188888888" }, { "0731-88888888-801", "073188888888-801" },
		{ "0731-88888888转801", "073188888888-801" }, { "400-800-1234", "4008001234" }, { "8008201234", "8008201234" },
		{ "+852 9123 4567", "+85291234567" }, { "001 212 555 0100", "+12125550100" }, { "19912345678", "19912345678" },
	};
	static const char *const wrong[] = {
		"", " ", "12345", "1380013800", "138001380000", "12800138000", "1380013800x", "0000000000", "abc",
		"0731-888888", "0731-888888888", "01162345678", "+86", "+861", "+0123456789", "+1", "13800138000转801",
		"0731-88888888-8011234", "1e10", "13800138000;drop", "-----------", "９", "0731-08888888", NULL,
		"+1234567890123456", "138001380001380013800013800138000138001380001",
	};
	const char *digits;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, phone_read(&arena, table[i].typed, &digits));
		CHECK_ROW_TEXT(i, digits, table[i].digits);
	}
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK_ROW(i, !phone_read(&arena, wrong[i], &digits));
}

static void
phones_of_a_field_for_phones(void **state)
{
	static const struct { const char *typed, *digits; } table[] = {
		{ "8888 8888", "88888888" }, { "８８８－８８８８", "8888888" }, { "12345", "12345" }, { "95598", "95598" },
		{ "8888-8888转801", "88888888-801" }, { "400-820-8820", "4008208820" }, { "（０７３１）８８８８－８８８８", "073188888888" },
		{ "+852 9123 4567", "+85291234567" }, { "0731-88888888-801", "073188888888-801" },
		{ "+86-138-0013-8000", "13800138000" },
	};
	static const char *const wrong[] = {
		"", "--", "32503", "01234567", "12345678", "888888", "888888888", "1380013800", "12800138000",
		"138001380000", "138a0013800", "13800138000-1", "88888888转8011234", "转801", NULL,
	};
	const char *digits;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW(i, phone_read_local(&arena, table[i].typed, &digits));
		CHECK_ROW_TEXT(i, digits, table[i].digits);
	}
	for (size_t i = 0; i < COUNT(wrong); i++)
		CHECK_ROW(i, !phone_read_local(&arena, wrong[i], &digits));
}

static void
masks(void **state)
{
	static const struct { const char *phone, *masked; } phones[] = {
		{ "18612341402", "186****1402" }, { "073188888812", "0731******12" }, { "01062345678", "010******78" },
		{ "073188888812-801", "0731******12" }, { "+85291234567", "+85*******67" }, { "12345", "*****" }, { "", "" },
		{ NULL, "" },
	};
	static const struct { const char *name, *masked; } names[] = {
		{ "王小丽", "王*丽" }, { "仲妮", "仲*" }, { "王", "*" }, { "欧阳娜娜", "欧**娜" }, { "", "" }, { NULL, "" },
		{ "John", "J**n" }, { "\xf0\xa0\xae\xb7小明", "\xf0\xa0\xae\xb7*明" },
	};
	static const struct { const char *place, *masked; } places[] = {
		{ "森林湖一期 3栋2单元1201", "森林湖一期 3栋***" }, { "3-2-1201", "3***" }, { "三幢二单元", "三幢***" },
		{ "森林湖1201", "森林湖***" }, { "东门岗亭", "东门岗亭" }, { "", "" }, { NULL, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(phones); i++)
		CHECK_ROW_TEXT(i, phone_mask(&arena, phones[i].phone), phones[i].masked);
	for (size_t i = 0; i < COUNT(names); i++)
		CHECK_ROW_TEXT(i, name_mask(&arena, names[i].name), names[i].masked);
	for (size_t i = 0; i < COUNT(places); i++)
		CHECK_ROW_TEXT(i, place_mask(&arena, places[i].place), places[i].masked);
}

static void
typed_for_somebody(void **state)
{
	static const struct { const char *typed, *kept; } table[] = {
		{ "13800138000", "138****8000" }, { " +86 138-0013-8000", "138****8000" }, { "138 0013 8000", "138****8000" },
		{ "0731-88888888", "0731******88" }, { "刘女", "刘*" }, { "王小丽", "王*丽" },
		{ "王小丽 13800138000", "王*丽 138****8000" },
		{ "3-2-1201", "3-2-1201" }, { "3栋2单元1201", "3栋2单元1201" }, { "2026-000123", "2026-000123" },
		{ "王*丽 138****8000", "王*丽 138****8000" }, { "", "" }, { NULL, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, contact_mask_typed(&arena, table[i].typed), table[i].kept);
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void
names_in_a_text(void **state)
{
	static const struct { const char *name, *phone, *whole, *hidden; } table[] = {
		{ "王小丽", "13800138000", "王小丽您好，13800138000", "王*丽您好，138****8000" },
		{ "王小丽", "", "王小丽，王小丽", "王*丽，王*丽" }, { "王小", "13800138000", "致王小", "致王*" },
		{ "", "", "您好", "您好" }, { "", "073188888888", "0731888888880", "0731******880" },
		{ "John Smith", "", "Dear John Smith:", "Dear J********h:" },
	};
	/* A name of one character is not looked for: it stands in other words. */
	static const struct { const char *name, *phone, *whole, *hidden; } one_way[] = {
		{ "王", "", "王府井，王", "王府井，王" }, { NULL, NULL, "您好", "您好" }, { "王小丽", "13800138000", "", "" },
		{ "王小丽", "13800138000", "138-0013-8000 和 138 0013 8000", "138****8000 和 138****8000" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		CHECK_ROW_TEXT(i, contact_hide(&arena, table[i].whole, table[i].name, table[i].phone), table[i].hidden);
		CHECK_ROW_TEXT(i, contact_show(&arena, table[i].hidden, table[i].name, table[i].phone), table[i].whole);
	}
	for (size_t i = 0; i < COUNT(one_way); i++)
		CHECK_ROW_TEXT(i, contact_hide(&arena, one_way[i].whole, one_way[i].name, one_way[i].phone),
		    one_way[i].hidden);
}

/* Whoever's mobile it is; numbers of cases, of services and of other lengths stay. */
static void
mobiles_in_a_text(void **state)
{
	static const struct { const char *whole, *hidden; } table[] = {
		{ "住户电话13800138000，已联系", "住户电话138****8000，已联系" }, { "138-0013-8000/159 1234 5678", "138****8000/159****5678" },
		{ "13800138000", "138****8000" }, { "+8613800138000 or +86 138 0013 8000", "+138****8000 or +138****8000" },
		{ "8613800138000", "138****8000" }, { "13800138000、13900139000", "138****8000、139****9000" },
		{ "请拨12345或0731-88888888", "请拨12345或0731-88888888" }, { "400-800-1234", "400-800-1234" },
		{ "GD-20261124-77，2026-000471", "GD-20261124-77，2026-000471" }, { "430102199001011234", "430102199001011234" },
		{ "138001380001", "138001380001" }, { "12800138000", "12800138000" }, { "1380013800", "1380013800" },
		{ "2026-11-24 13:00:00", "2026-11-24 13:00:00" }, { "1--3800138000", "1--3800138000" }, { "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *hidden = contact_hide_mobiles(&arena, table[i].whole);

		CHECK_ROW_TEXT(i, hidden, table[i].hidden);
		CHECK_ROW_TEXT(i, contact_hide_mobiles(&arena, hidden), hidden);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_in_a_text), cmocka_unit_test(mobiles_in_a_text),
		cmocka_unit_test(typed_for_somebody),
		cmocka_unit_test(spellings_of_a_room), cmocka_unit_test(digits_run_together),
		cmocka_unit_test(phones_as_typed),
		cmocka_unit_test(phones_of_a_field_for_phones), cmocka_unit_test(masks),
	};

	return cmocka_run_group_tests_name("place", tests, NULL, release);
}
