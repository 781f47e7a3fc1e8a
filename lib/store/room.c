#include "store/room.h"

#include <stdint.h>
#include <sys/statvfs.h>

#include "base/arena.h"
#include "base/log.h"
#include "store/connection.h"
#include "store/db.h"
#include "base/banned.h"

enum { RESERVE_MEGABYTES = 32, MEGABYTE = 1024 * 1024 };

enum fault
room_find(struct db *db)
{
	struct arena arena = {0};
	struct query *query = db_query(db, &arena, STATEMENT_SERVER_DATA_DIR);
	enum fault fault = db_select_one(query);

	if (fault == FAULT_NONE)
		db->data_dir = arena_copy(&db->arena, row_text(query));
	arena_release(&arena);
	return fault;
}

enum fault
room_check(const struct db *db)
{
	struct statvfs disk;
	uint64_t left;

	if (db->data_dir == NULL || statvfs(db->data_dir, &disk) != 0)
		return FAULT_NONE;
	left = (uint64_t)disk.f_bavail * disk.f_frsize / MEGABYTE;
	if (left >= RESERVE_MEGABYTES)
		return FAULT_NONE;
	return log_fault(FAULT_FULL, "%s has %u MB left, the last %d are kept for reading", db->data_dir,
	    (unsigned)left, RESERVE_MEGABYTES);
}
