/* ZIP containers.  The only home of libzip. */
#include "exchange/package_read.h"

#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/arena.h"
#include "base/log.h"
#include "exchange/sheet.h"

#include "base/banned.h"

enum {
	ENTRIES = 10000,
	SMALL_BYTES = 4 * 1024 * 1024,	/* a part up to this size may be packed as tightly as it likes */
	RATIO = 400			/* blank formatted rows reach 100 to 200 */
};

struct package {
	zip_t	*archive;
};

struct package_part {
	zip_file_t	*file;
	uint64_t	 size, read;
};

/* Adds up what unpacking everything would give. */
static enum fault
check_entries(zip_t *archive, const char **reason)
{
	zip_int64_t count = zip_get_num_entries(archive, 0);
	uint64_t total = 0;
	zip_stat_t entry;

	*reason = "bomb";
	if (count > ENTRIES)
		return FAULT_TOO_LARGE;
	for (zip_int64_t i = 0; i < count; i++) {
		if (zip_stat_index(archive, (zip_uint64_t)i, 0, &entry) != 0 || !(entry.valid & ZIP_STAT_SIZE) ||
		    !(entry.valid & ZIP_STAT_COMP_SIZE)) {
			*reason = "damaged";
			return FAULT_INPUT;
		}
		if (entry.size > SHEET_FILE_BYTES)
			return FAULT_TOO_LARGE;
		if (entry.size > SMALL_BYTES && entry.size / RATIO > entry.comp_size)
			return FAULT_TOO_LARGE;
		total += entry.size;
		if (total > SHEET_FILE_BYTES)
			return FAULT_TOO_LARGE;
	}
	*reason = NULL;
	return FAULT_NONE;
}

enum fault
package_open(struct arena *arena, int descriptor, struct package **result, const char **reason)
{
	struct package *package = arena_alloc(arena, sizeof(*package));
	int error = 0, own = dup(descriptor);
	enum fault fault;

	*result = NULL;
	if (own < 0)
		return log_fault(FAULT_IO, "no further file can be opened");
	if (lseek(own, 0, SEEK_SET) != 0 || (package->archive = zip_fdopen(own, ZIP_CHECKCONS, &error)) == NULL) {
		close(own);
		*reason = "damaged";
		return FAULT_INPUT;
	}
	fault = check_entries(package->archive, reason);
	if (fault == FAULT_NONE)
		*result = package;
	else
		package_close(package);
	return fault;
}

void
package_close(struct package *package)
{
	if (package != NULL && package->archive != NULL)
		zip_discard(package->archive);
	if (package != NULL)
		package->archive = NULL;
}

static zip_int64_t
locate(const struct package *package, const char *name)
{
	return zip_name_locate(package->archive, name + (*name == '/'), ZIP_FL_NOCASE);
}

bool
package_has(const struct package *package, const char *name)
{
	return locate(package, name) >= 0;
}

bool
package_has_ending(const struct package *package, const char *ending)
{
	zip_int64_t count = zip_get_num_entries(package->archive, 0);

	for (zip_int64_t i = 0; i < count; i++) {
		const char *name = zip_get_name(package->archive, (zip_uint64_t)i, 0);
		size_t length = name == NULL ? 0 : strlen(name);

		if (length >= strlen(ending) && strcmp(name + length - strlen(ending), ending) == 0)
			return true;
	}
	return false;
}

enum fault
package_part_open(struct package *package, struct arena *arena, const char *name, struct package_part **result)
{
	struct package_part *part = arena_alloc(arena, sizeof(*part));
	zip_int64_t index = locate(package, name);
	zip_stat_t entry;

	*result = NULL;
	if (index < 0)
		return FAULT_NOT_FOUND;
	if (zip_stat_index(package->archive, (zip_uint64_t)index, 0, &entry) != 0)
		return FAULT_INPUT;
	part->file = zip_fopen_index(package->archive, (zip_uint64_t)index, 0);
	if (part->file == NULL)
		return FAULT_INPUT;
	part->size = entry.size;
	*result = part;
	return FAULT_NONE;
}

enum fault
package_part_read(struct package_part *part, char *bytes, size_t room, size_t *length)
{
	zip_int64_t count = zip_fread(part->file, bytes, room);

	*length = 0;
	if (count < 0)
		return FAULT_INPUT;
	part->read += (uint64_t)count;
	if (part->read > part->size)
		return FAULT_TOO_LARGE;
	*length = (size_t)count;
	return FAULT_NONE;
}

int
package_part_progress(const struct package_part *part)
{
	return part->size == 0 ? 1000 : (int)(part->read * 1000 / part->size);
}

void
package_part_close(struct package_part *part)
{
	if (part != NULL && part->file != NULL)
		zip_fclose(part->file);
	if (part != NULL)
		part->file = NULL;
}
