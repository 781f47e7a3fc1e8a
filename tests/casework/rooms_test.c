/* Finding a room while the caller speaks, as the desk's account. */
#include "../store/server.h"

#include "base/text.h"
#include "casework/rooms.h"

static struct arena arena;
static struct casework *desk;

static int
start(void **state)
{
	struct db *db;

	(void)state;
	if (server_start(NULL) != 0)
		return -1;
	db = server_owner();
	server_sql(db, "INSERT INTO project (id, name) VALUES (1, '翠湖花园'), (2, '云锦苑')");
	server_sql(db, "INSERT INTO room (id, project_id, area, building, unit, room, label) VALUES "
	    "(1, 1, '', '3', '2', '1201', '翠湖花园 3-2-1201'), (2, 1, '', '3', '2', '503', '翠湖花园 3-2-503'), "
	    "(3, 2, '', '3', '2', '1201', '云锦苑 3-2-1201'), (4, 2, '', '5', '', '801', '云锦苑 5-801')");
	server_sql(db, "INSERT INTO resident (room_id, name, phone, relation) VALUES "
	    "(1, '王秀丽', '13800138000', '业主'), (1, '王小明', '13800138001', '家属'), "
	    "(2, '李强', '073188888888', '租户'), (4, '100%客', '13900139000', '业主')");
	for (int i = 0; i < 12; i++)
		server_sql(db, arena_format(&arena, "INSERT INTO resident (room_id, name, phone) VALUES (3, '多%02d', '')", i));
	db_close(db);
	return casework_open(&server.config, "desk", &desk) == FAULT_NONE ? 0 : -1;
}

static int
stop(void **state)
{
	casework_close(desk);
	arena_release(&arena);
	return server_stop(state);
}

static void
what_is_typed_finds_rooms(void **state)
{
	static const struct { const char *typed; size_t count; const char *label, *resident; } rows[] = {
		{ "5-801", 1, "云锦苑 5-801", "100%客" },
		{ "3-2-503", 1, "翠湖花园 3-2-503", "李强" },
		{ "3栋2单元503室", 1, "翠湖花园 3-2-503", "李强" },
		{ "３号楼二单元503", 1, "翠湖花园 3-2-503", "李强" },
		{ "32503", 1, "翠湖花园 3-2-503", "李强" },
		{ "3-503", 1, "翠湖花园 3-2-503", "李强" },
		{ "3-2-1201", ROOMS_FOUND, "翠湖花园 3-2-1201", "王秀丽" },
		{ "138 0013 8000", 1, "翠湖花园 3-2-1201", "王秀丽" },
		{ "+86 138-0013-8001", 1, "翠湖花园 3-2-1201", "王小明" },
		{ "1380", 2, "翠湖花园 3-2-1201", "王秀丽" },
		{ "0731-8888", 1, "翠湖花园 3-2-503", "李强" },
		{ "王", 2, NULL, NULL },
		{ " 李强 ", 1, "翠湖花园 3-2-503", "李强" },
		{ "多", ROOMS_FOUND, "云锦苑 3-2-1201", NULL },
		{ "100%", 1, "云锦苑 5-801", "100%客" },
		{ "%", 0, NULL, NULL },
		{ "_", 0, NULL, NULL },
		{ "", 0, NULL, NULL },
		{ "   ", 0, NULL, NULL },
		{ "138", 0, NULL, NULL },
		{ "9-9-9999", 0, NULL, NULL },
		{ "没有这个人", 0, NULL, NULL },
		{ "' OR 1=1 -- ", 0, NULL, NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct step step = { .casework = desk, .arena = &arena, .as = ROLE__COUNT };
		struct room *rooms;
		size_t count;

		CHECK_ROW(i, rooms_find(&step, rows[i].typed, &rooms, &count) == FAULT_NONE);
		CHECK_ROW(i, count == rows[i].count);
		if (rows[i].label != NULL)
			CHECK_ROW_TEXT(i, rooms[0].label, rows[i].label);
		if (rows[i].resident != NULL)
			CHECK_ROW_TEXT(i, rooms[0].resident, rows[i].resident);
	}
}

static void
a_room_is_loaded_by_its_id(void **state)
{
	struct step step = { .casework = desk, .arena = &arena, .as = ROLE__COUNT };
	struct room room;

	(void)state;
	assert_int_equal(rooms_load(&step, (struct room_id){ 1 }, &room), FAULT_NONE);
	assert_string_equal(room.resident, "王秀丽");
	assert_string_equal(room.project, "翠湖花园");
	assert_int_equal(rooms_load(&step, (struct room_id){ 99 }, &room), FAULT_NOT_FOUND);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_typed_finds_rooms), cmocka_unit_test(a_room_is_loaded_by_its_id),
	};

	return cmocka_run_group_tests_name("rooms", tests, start, stop);
}
