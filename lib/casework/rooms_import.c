#include "casework/rooms_import.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "exchange/rooms_sheet.h"
#include "store/evidence_store.h"
#include "store/room_store.h"
#include "base/banned.h"

struct importing {
	struct step		*step;
	const struct mapping	*mapping;
	struct rooms_summary	*summary;
	int			 descriptor;
	bool			 write;		/* false: everything is undone at the end */
};

static enum fault
load_mapping(struct step *step, struct mapping *mapping)
{
	const char *problem = "";
	enum fault fault = mapping_load(step->arena,
	    arena_format(step->arena, "%s/mapping/rooms.ini", step->casework->config->share_dir), mapping, &problem);

	return fault == FAULT_NONE ? fault : log_fault(FAULT_INTERNAL, "the mapping of rooms cannot be used: %s",
	    problem == NULL ? fault_name(fault) : problem);
}

static void
note_problems(struct importing *i, const struct room_line *line)
{
	struct rooms_summary *summary = i->summary;

	summary->bad++;
	for (size_t k = 0; k < line->problem_count && summary->problem_count < ROOMS_IMPORT_PROBLEMS; k++)
		summary->problems[summary->problem_count++] = (struct rooms_problem){
			.row = line->number, .column = line->problems[k].column,
			.title = arena_copy(i->step->arena, line->problems[k].title), .word = line->problems[k].word,
		};
}

static struct room
room_of(struct arena *arena, const struct room_line *line)
{
	const char *const *t = line->texts;
	struct text label = text_begin(arena);

	text_add(&label, t[ROOM_PROJECT]);
	text_add_format(&label, "%s%s ", text_empty(t[ROOM_AREA]) ? "" : " ", t[ROOM_AREA]);
	text_add_format(&label, "%s-%s%s%s", t[ROOM_BUILDING], t[ROOM_UNIT], text_empty(t[ROOM_UNIT]) ? "" : "-",
	    t[ROOM_ROOM]);
	return (struct room){
		.project = t[ROOM_PROJECT], .area = t[ROOM_AREA], .building = t[ROOM_BUILDING], .unit = t[ROOM_UNIT],
		.room = t[ROOM_ROOM], .label = label.value, .resident = t[ROOM_RESIDENT], .phone = t[ROOM_PHONE],
		.relation = t[ROOM_RELATION],
	};
}

static enum fault
put_line(struct importing *i, struct db *db, struct arena *arena, const struct room_line *line)
{
	struct room room = room_of(arena, line);
	struct rooms_summary *summary = i->summary;
	bool project = false, added = false, resident = false, changed = false;
	enum fault fault;

	if ((fault = project_put(db, arena, room.project, &room.project_id, &project)) != FAULT_NONE ||
	    (fault = room_put(db, arena, &room, &added)) != FAULT_NONE)
		return fault;
	if (!text_empty(room.resident) &&
	    (fault = resident_put(db, arena, &room, &resident, &changed)) != FAULT_NONE)
		return fault;
	summary->new_projects += project;
	summary->new_rooms += added;
	summary->new_residents += resident;
	summary->changed += changed;
	summary->same += !added && !resident && !changed;
	return FAULT_NONE;
}

static enum fault
put_lines(struct importing *i, struct db *db, struct rooms_sheet *sheet)
{
	struct arena arena = {0};
	const struct room_line *line;
	enum fault fault;

	while ((fault = rooms_sheet_next(sheet, &arena, &line)) == FAULT_NONE && line != NULL) {
		i->summary->lines++;
		if (line->problem_count > 0)
			note_problems(i, line);
		else if ((fault = put_line(i, db, &arena, line)) != FAULT_NONE)
			break;
		arena_reset(&arena);
	}
	arena_release(&arena);
	return fault;
}

static enum fault
read_in_transaction(struct db *db, void *context)
{
	struct importing *i = context;
	struct step *step = i->step;
	struct sheet_reader *reader = NULL;
	struct rooms_sheet *sheet;
	const char *reason = "damaged";
	enum fault fault;

	*i->summary = (struct rooms_summary){
		.problems = arena_array(step->arena, ROOMS_IMPORT_PROBLEMS, sizeof(struct rooms_problem)) };
	if (lseek(i->descriptor, 0, SEEK_SET) != 0)
		return log_fault(FAULT_IO, "an uploaded sheet cannot be read from its start");
	if (i->write && step->once != NULL &&
	    (fault = submission_claim(db, step->arena, step->once, "rooms", step->now)) != FAULT_NONE)
		return fault;
	if ((fault = sheet_open(step->arena, i->descriptor, NULL, &reader, &reason)) == FAULT_NONE &&
	    (fault = rooms_sheet_open(step->arena, reader, i->mapping, &sheet, &reason)) == FAULT_NONE)
		fault = put_lines(i, db, sheet);
	sheet_close(reader);
	if (fault == FAULT_INPUT || fault == FAULT_TOO_LARGE) {
		i->summary->reason = reason;
		fault = FAULT_REFUSED;
	} else if (fault == FAULT_NONE && i->write)
		fault = casework_log_access(step, "rooms_imported", arena_format(step->arena, "%lld",
		    (long long)i->summary->lines), arena_format(step->arena, "+%lld +%lld",
		    (long long)i->summary->new_rooms, (long long)i->summary->new_residents));
	return fault == FAULT_NONE && !i->write ? FAULT_REFUSED : fault;
}

/* The same form a second time, or somebody else adding the same room at the same moment. */
static enum fault
explain_duplicate(struct step *step)
{
	const char *result = NULL;
	enum fault fault = FAULT_NONE;

	if (step->once != NULL)
		fault = submission_result(step->casework->db, step->arena, step->once, &result);
	step->repeated = result != NULL;
	return fault == FAULT_NONE && result == NULL ? FAULT_CONFLICT : fault;
}

static enum fault
run(struct step *step, int descriptor, bool write, struct rooms_summary *summary)
{
	struct mapping mapping;
	struct importing i = { .step = step, .mapping = &mapping, .summary = summary, .descriptor = descriptor,
	    .write = write };
	enum fault fault = load_mapping(step, &mapping);

	if (fault == FAULT_NONE)
		fault = casework_transact(step, read_in_transaction, &i, NULL);
	return fault == FAULT_DUPLICATE && write ? explain_duplicate(step) : fault;
}

enum fault
rooms_import_preview(struct step *step, int descriptor, struct rooms_summary *summary)
{
	return run(step, descriptor, false, summary);
}

enum fault
rooms_import_write(struct step *step, int descriptor, struct rooms_summary *summary)
{
	return run(step, descriptor, true, summary);
}

enum fault
rooms_import_keep(struct step *step, int descriptor, int64_t size, const uint8_t sha256[32], int64_t *file)
{
	struct db *db = step->casework->db;
	struct stored_file stored = { .size = size, .type = "application/octet-stream" };
	char *bytes = arena_alloc(step->arena, FILE_CHUNK_BYTES);
	enum fault fault;

	for (size_t k = 0; k < SECRET_DIGEST; k++)
		stored.sha256[k] = sha256[k];
	fault = file_begin(db, step->arena, &stored, step->now);
	for (int64_t at = 0, number = 0; fault == FAULT_NONE && at < size; number++) {
		ssize_t got = pread(descriptor, bytes, FILE_CHUNK_BYTES, at);

		if (got <= 0)
			return log_fault(FAULT_IO, "an uploaded sheet cannot be read");
		fault = file_put_chunk(db, step->arena, stored.id, number, bytes, (size_t)got);
		at += got;
	}
	*file = stored.id;
	return fault == FAULT_NONE ? file_complete(db, step->arena, stored.id) : fault;
}

static enum fault
open_unlinked(struct step *step, int *descriptor)
{
	*descriptor = open(step->casework->config->upload_dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	return *descriptor < 0 ? log_fault(FAULT_IO, "no temporary file can be made in the upload folder") : FAULT_NONE;
}

static enum fault
copy_chunks(struct step *step, int64_t file, int64_t size, int descriptor)
{
	int64_t at = 0;

	for (int64_t number = 0; at < size; number++) {
		const void *bytes;
		size_t length;
		enum fault fault = file_load_chunk(step->casework->db, step->arena, file, number, &bytes, &length);

		if (fault != FAULT_NONE)
			return fault;
		if (pwrite(descriptor, bytes, length, at) != (ssize_t)length)
			return log_fault(FAULT_FULL, "a kept sheet cannot be written out");
		at += (int64_t)length;
	}
	return FAULT_NONE;
}

enum fault
rooms_import_kept(struct step *step, int64_t file, const char *digest, int *descriptor)
{
	struct stored_file stored;
	enum fault fault = file_load(step->casework->db, step->arena, file, &stored);

	*descriptor = -1;
	if (fault != FAULT_NONE)
		return fault;
	if (!text_equal(secret_hex(step->arena, stored.sha256, sizeof(stored.sha256)), digest))
		return FAULT_NOT_FOUND;
	if ((fault = open_unlinked(step, descriptor)) != FAULT_NONE)
		return fault;
	if ((fault = copy_chunks(step, file, stored.size, *descriptor)) != FAULT_NONE) {
		close(*descriptor);
		*descriptor = -1;
	}
	return fault;
}

enum fault
rooms_import_template(struct step *step, const void **bytes, size_t *length)
{
	struct mapping mapping;
	struct stat status;
	char *copy;
	int descriptor;
	enum fault fault;

	if ((fault = load_mapping(step, &mapping)) != FAULT_NONE ||
	    (fault = open_unlinked(step, &descriptor)) != FAULT_NONE)
		return fault;
	fault = rooms_sheet_template(step->arena, &mapping, descriptor);
	if (fault == FAULT_NONE && fstat(descriptor, &status) == 0) {
		*length = (size_t)status.st_size;
		copy = arena_alloc(step->arena, *length + 1);
		*bytes = copy;
		if (pread(descriptor, copy, *length, 0) != status.st_size)
			fault = log_fault(FAULT_IO, "the template cannot be read back");
	}
	close(descriptor);
	return fault;
}
