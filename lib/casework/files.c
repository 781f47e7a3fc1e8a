#include "casework/files.h"

#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "casework/campaigns.h"
#include "casework/inside.h"
#include "casework/inspection_read.h"
#include "exchange/file_type.h"
#include "exchange/picture.h"
#include "store/audit_store.h"
#include "store/campaign_store.h"
#include "store/duty_store.h"
#include "store/evidence_store.h"
#include "base/banned.h"

enum { NAME_CHARACTERS = 120 };

/* Reads a whole chunk unless the file ends. */
static enum fault
read_piece(int file, int64_t offset, uint8_t *bytes, size_t *length)
{
	*length = 0;
	while (*length < FILE_CHUNK_BYTES) {
		ssize_t got = pread(file, bytes + *length, FILE_CHUNK_BYTES - *length, offset + (int64_t)*length);

		if (got < 0)
			return log_fault(FAULT_IO, "reading a spooled upload failed");
		if (got == 0)
			break;
		*length += (size_t)got;
	}
	return FAULT_NONE;
}

static enum fault
store_descriptor(struct step *step, const struct sent_file *sent, const char *type, int64_t *id)
{
	struct db *db = step->casework->db;
	struct stored_file file = { .size = sent->size, .type = type };
	struct arena piece = {0};
	uint8_t *bytes = arena_alloc(&piece, FILE_CHUNK_BYTES);
	size_t length = 1;
	enum fault fault;

	memcpy(file.sha256, sent->sha256, sizeof(file.sha256));
	fault = file_begin(db, step->arena, &file, step->now);
	for (int64_t number = 0; fault == FAULT_NONE && length > 0; number++) {
		struct arena visit = {0};

		fault = read_piece(sent->file, number * FILE_CHUNK_BYTES, bytes, &length);
		if (fault == FAULT_NONE && length > 0)
			fault = file_put_chunk(db, &visit, file.id, number, bytes, length);
		arena_release(&visit);
	}
	arena_release(&piece);
	*id = file.id;
	return fault == FAULT_NONE ? file_complete(db, step->arena, file.id) : fault;
}

static enum fault
store_bytes(struct step *step, const char *type, const char *bytes, size_t length, int64_t *id)
{
	struct db *db = step->casework->db;
	struct stored_file file = { .size = (int64_t)length, .type = type };
	enum fault fault;

	secret_sha256(bytes, length, file.sha256);
	fault = file_begin(db, step->arena, &file, step->now);
	for (size_t at = 0, number = 0; fault == FAULT_NONE && at < length; at += FILE_CHUNK_BYTES, number++)
		fault = file_put_chunk(db, step->arena, file.id, (int64_t)number, bytes + at,
		    length - at < FILE_CHUNK_BYTES ? length - at : FILE_CHUNK_BYTES);
	*id = file.id;
	return fault == FAULT_NONE ? file_complete(db, step->arena, file.id) : fault;
}

/* A picture that cannot be decoded stays evidence; residents then cannot see it. */
static enum fault
store_shown(struct step *step, const struct sent_file *sent, const struct file_type *type, int64_t *id)
{
	struct picture picture;
	struct arena scratch = {0};
	enum fault fault;

	*id = 0;
	if (type->family != FILE_PICTURE)
		return FAULT_NONE;
	fault = picture_copy(&scratch, sent->file, type->type, PICTURE_SHOWN, &picture);
	if (fault == FAULT_NONE)
		fault = store_bytes(step, "image/jpeg", picture.jpeg, picture.length, id);
	else if (fault == FAULT_INPUT || fault == FAULT_NOT_FOUND || fault == FAULT_TOO_LARGE)
		fault = FAULT_NONE;
	arena_release(&scratch);
	return fault;
}

enum fault
casework_stage_files(struct step *step, const struct sent_file *sent, size_t count, struct staged_files *staged)
{
	const struct file_type *type;
	enum fault fault;

	step->refusal = REFUSAL_NONE;
	*staged = (struct staged_files){ .rows = arena_array(step->arena, count, sizeof(staged->rows[0])) };
	if (count > FILES_AT_MOST)
		step->refusal = REFUSAL_FILE_COUNT;
	for (size_t i = 0; i < count && step->refusal == REFUSAL_NONE; i++) {
		if ((fault = file_type_read(sent[i].file, &type)) != FAULT_NONE)
			return fault;
		if (type == NULL)
			step->refusal = REFUSAL_FILE_TYPE;
		else if (sent[i].size == 0 || sent[i].size > step->casework->config->upload_limit)
			step->refusal = REFUSAL_FILE_SIZE;
		else
			staged->rows[i] = (struct staged_file){ .sent = &sent[i], .type = type->type };
	}
	for (size_t i = 0; i < count && step->refusal == REFUSAL_NONE; i++) {
		struct staged_file *row = &staged->rows[i];

		if ((fault = store_descriptor(step, &sent[i], row->type, &row->file)) != FAULT_NONE ||
		    (fault = store_shown(step, &sent[i], file_type_find(row->type), &row->shown)) != FAULT_NONE)
			return fault;
		staged->count = i + 1;
	}
	return FAULT_NONE;
}

enum fault
casework_stage_as(struct step *step, const struct sent_file *sent, const char *type, struct staged_file *staged)
{
	*staged = (struct staged_file){ .sent = sent, .type = type };
	return store_descriptor(step, sent, type, &staged->file);
}

enum fault
casework_link_files(struct step *step, const struct file_owner *owner, const struct staged_files *staged)
{
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < staged->count && fault == FAULT_NONE; i++) {
		const struct sent_file *sent = staged->rows[i].sent;
		struct evidence_row row = {
			.file = staged->rows[i].file, .shown = staged->rows[i].shown, .audit = owner->audit,
			.audit_item = owner->audit_item, .duty = owner->duty, .campaign_room = owner->campaign_room,
			.evidence = {
				.case_id = owner->case_id, .name = text_cut(step->arena, sent->name, NAME_CHARACTERS),
				.origin = sent->origin, .at = step->now,
				.actor_name = casework_actor_name(step), .public = sent->public,
				.receipt = sent->receipt, .note = sent->note == NULL ? "" : sent->note,
			},
		};

		if (step->actor != NULL)
			row.evidence.actor = step->actor->id;
		fault = evidence_insert(step->casework->db, step->arena, &row);
	}
	return fault;
}

/* Whether this visitor may see this piece; not telling the difference between absent and hidden. */
static enum fault
check_reader(struct step *step, const struct evidence_row *row, struct case_id of)
{
	struct case_file c;
	bool sees = false;
	enum fault fault;

	if (row->audit != 0 || row->duty != 0 || row->campaign_room != 0)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	if (step->actor == NULL)
		return row->evidence.case_id.value == of.value && row->evidence.public ? FAULT_NONE :
		    casework_refuse(step, REFUSAL_NOT_FOUND);
	fault = case_load(step->casework->db, step->arena, row->evidence.case_id, false, &c);
	if (fault == FAULT_NONE)
		fault = casework_sees(step, &c, &sees);
	return fault == FAULT_NONE && !sees ? casework_refuse(step, REFUSAL_NOT_FOUND) : fault;
}

/* Which bytes this visitor gets, and what they are; a picture as it came only for a reason. */
static enum fault
open_row(struct step *step, struct evidence_row *row, const char *reason, struct file_reading *reading)
{
	const struct file_type *type = file_type_find(row->evidence.type);
	bool picture = type != NULL && type->family == FILE_PICTURE;
	struct stored_file file;
	enum fault fault;

	if ((step->actor == NULL && !picture) || (picture && reason == NULL && row->shown == 0)) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	if (picture && reason == NULL)
		row->file = row->shown;
	if ((fault = file_load(step->casework->db, step->arena, row->file, &file)) != FAULT_NONE)
		return fault;
	type = file_type_find(file.type);
	*reading = (struct file_reading){
		.evidence = row->evidence, .type = file.type, .inline_view = type != NULL && type->shown_inline,
		.file = file.id, .size = file.size, .audit = row->audit,
	};
	if (step->actor == NULL)
		return FAULT_NONE;
	return casework_log_access(step, "download",
	    arena_format(step->arena, "evidence %lld", (long long)row->evidence.id), reason == NULL ? "" : reason);
}

/* Evidence of a case that this visitor may see; otherwise the refusal is set. */
static enum fault
find_row(struct step *step, int64_t id, struct case_id of, struct evidence_row *row)
{
	enum fault fault = evidence_load(step->casework->db, step->arena, id, row);

	step->refusal = REFUSAL_NONE;
	if (fault == FAULT_NONE)
		fault = check_reader(step, row, of);
	if (fault != FAULT_NOT_FOUND && fault != FAULT_REFUSED)
		return fault;
	step->refusal = REFUSAL_NOT_FOUND;
	return FAULT_NONE;
}

/* What came with a filed case is the archive's to give. */
static enum fault
check_filed(struct step *step, struct case_id id)
{
	struct case_file c;
	enum fault fault = case_load(step->casework->db, step->arena, id, false, &c);

	if (fault == FAULT_NONE && c.archived_at != 0)
		step->refusal = REFUSAL_SEALED;
	return fault;
}

enum fault
casework_open_evidence(struct step *step, int64_t id, struct case_id of, const char *reason,
    struct file_reading *reading)
{
	struct evidence_row row;
	enum fault fault = find_row(step, id, of, &row);

	if (fault == FAULT_NONE && step->refusal == REFUSAL_NONE && step->actor != NULL &&
	    (reason != NULL || row.shown == 0))
		fault = check_filed(step, row.evidence.case_id);
	return fault != FAULT_NONE || step->refusal != REFUSAL_NONE ? fault : open_row(step, &row, reason, reading);
}

enum fault
casework_open_copy(struct step *step, int64_t id, struct file_reading *reading)
{
	struct evidence_row row;
	enum fault fault = find_row(step, id, (struct case_id){ 0 }, &row);

	if (fault == FAULT_NONE && step->refusal == REFUSAL_NONE && row.shown == 0)
		step->refusal = REFUSAL_NOT_FOUND;
	return fault != FAULT_NONE || step->refusal != REFUSAL_NONE ? fault :
	    open_row(step, &row, NULL, reading);
}

enum fault
casework_open_original(struct step *step, int64_t id, const char *reason, struct file_reading *reading)
{
	struct evidence_row row;
	enum fault fault = find_row(step, id, (struct case_id){ 0 }, &row);

	return fault != FAULT_NONE || step->refusal != REFUSAL_NONE ? fault :
	    open_row(step, &row, reason, reading);
}

enum fault
casework_open_photo(struct step *step, int64_t id, const char *reason, struct file_reading *reading)
{
	struct audit audit = { .id = 0 };
	struct evidence_row row;
	bool shows = false;
	enum fault fault = evidence_load(step->casework->db, step->arena, id, &row);

	step->refusal = REFUSAL_NONE;
	if (fault == FAULT_NONE && row.audit != 0)
		fault = audit_load(step->casework->db, step->arena, row.audit, false, &audit);
	if (fault == FAULT_NONE && audit.id != 0)
		fault = inspection_shows(step, &audit, row.audit_item, &shows);
	if (fault == FAULT_NOT_FOUND || (fault == FAULT_NONE && !shows)) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	return fault == FAULT_NONE ? open_row(step, &row, reason, reading) : fault;
}

enum fault
casework_open_paper(struct step *step, int64_t id, const char *reason, struct file_reading *reading)
{
	struct duty duty = { .id = 0 };
	struct evidence_row row;
	enum fault fault = evidence_load(step->casework->db, step->arena, id, &row);

	step->refusal = REFUSAL_NONE;
	if (fault == FAULT_NONE && row.duty != 0)
		fault = duty_load(step->casework->db, step->arena, row.duty, false, &duty);
	if (fault == FAULT_NOT_FOUND || (fault == FAULT_NONE && (duty.id == 0 || !duty_visible(&duty, step->actor)))) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	return fault == FAULT_NONE ? open_row(step, &row, reason, reading) : fault;
}

enum fault
casework_open_campaign_photo(struct step *step, int64_t id, const char *reason, struct file_reading *reading)
{
	struct campaign_room room = { .id = 0 };
	struct evidence_row row;
	enum fault fault = evidence_load(step->casework->db, step->arena, id, &row);

	step->refusal = REFUSAL_NONE;
	if (fault == FAULT_NONE && row.campaign_room != 0)
		fault = campaigns_room(step, row.campaign_room, &room);
	if (fault == FAULT_NOT_FOUND || (fault == FAULT_NONE && room.id == 0)) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	return fault == FAULT_NONE ? open_row(step, &row, reason, reading) : fault;
}

enum fault
casework_read_chunk(struct step *step, const struct file_reading *reading, int64_t number, const void **bytes,
    size_t *length)
{
	enum fault fault;

	*length = 0;
	*bytes = "";
	if (number * FILE_CHUNK_BYTES >= reading->size)
		return FAULT_NONE;
	fault = file_load_chunk(step->casework->db, step->arena, reading->file, number, bytes, length);
	return fault == FAULT_NOT_FOUND ? log_fault(FAULT_INTERNAL, "file %lld lacks chunk %lld",
	    (long long)reading->file, (long long)number) : fault;
}
