#include "casework/kept_files.h"

#include <string.h>

#include "base/text.h"
#include "casework/inside.h"
#include "store/evidence_store.h"
#include "base/banned.h"

enum { NAME_CHARACTERS = 40, PIECE_PARTS = 4 };

static const char *
seal(const struct step *step, const char *body, const char *holder)
{
	uint8_t mac[SECRET_DIGEST];

	secret_mac(step->casework->key, arena_format(step->arena, "kept %s %s", body, holder), mac);
	return secret_hex(step->arena, mac, sizeof(mac));
}

const char *
kept_files_piece(const struct step *step, const struct staged_file *row, const char *holder)
{
	const char *name = text_cut(step->arena, row->sent->name, NAME_CHARACTERS);
	const char *body = arena_format(step->arena, "%lld.%lld.%s", (long long)row->file, (long long)row->shown,
	    secret_hex(step->arena, (const uint8_t *)name, strlen(name)));

	return arena_format(step->arena, "%s.%s", body, seal(step, body, holder));
}

const char *
kept_files_text(const struct step *step, const struct staged_files *staged, const char *holder)
{
	struct text text = text_begin(step->arena);

	for (size_t i = 0; i < staged->count; i++) {
		text_add(&text, i == 0 ? "" : ",");
		text_add(&text, kept_files_piece(step, &staged->rows[i], holder));
	}
	return text.value;
}

static int
hex_value(char digit)
{
	return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

/* Only what our own seal covers comes here, so the digits are well formed. */
static const char *
read_name(struct arena *arena, const char *hex)
{
	size_t length = strlen(hex) / 2;
	char *name = arena_alloc(arena, length + 1);

	for (size_t i = 0; i < length; i++)
		name[i] = (char)(hex_value(hex[2 * i]) << 4 | hex_value(hex[2 * i + 1]));
	return name;
}

static bool
split(struct arena *arena, const char *piece, const char *parts[PIECE_PARTS])
{
	for (int i = 0; i < PIECE_PARTS; i++) {
		size_t length = strcspn(piece, ".");

		parts[i] = arena_copy_bytes(arena, piece, length);
		if ((piece[length] == '\0') != (i == PIECE_PARTS - 1))
			return false;
		piece += length + 1;
	}
	return true;
}

/* FAULT_NOT_FOUND for anything that we did not seal for this holder. */
static enum fault
read_piece(struct step *step, const char *piece, const char *holder, struct staged_file *row)
{
	const char *parts[PIECE_PARTS], *expected;
	struct sent_file *sent = arena_alloc(step->arena, sizeof(*sent));
	struct stored_file *stored = arena_alloc(step->arena, sizeof(*stored));
	enum fault fault;

	if (!split(step->arena, piece, parts))
		return FAULT_NOT_FOUND;
	expected = seal(step, arena_format(step->arena, "%s.%s.%s", parts[0], parts[1], parts[2]), holder);
	if (strlen(parts[3]) != strlen(expected) || !secret_equal(parts[3], expected, strlen(expected)) ||
	    !text_number(parts[0], &row->file) || !text_number(parts[1], &row->shown))
		return FAULT_NOT_FOUND;
	if ((fault = file_load(step->casework->db, step->arena, row->file, stored)) != FAULT_NONE)
		return fault;
	*sent = (struct sent_file){
		.name = read_name(step->arena, parts[2]), .file = -1, .size = stored->size, .sha256 = stored->sha256,
		.origin = EVIDENCE_RESIDENT, .public = true,
	};
	row->sent = sent;
	row->type = stored->type;
	return FAULT_NONE;
}

enum fault
kept_files_read(struct step *step, const char *text, const char *holder, struct staged_files *staged, size_t *gone)
{
	*gone = 0;
	*staged = (struct staged_files){ .rows = arena_array(step->arena, FILES_AT_MOST, sizeof(staged->rows[0])) };
	while (text != NULL && *text != '\0' && staged->count < FILES_AT_MOST) {
		size_t length = strcspn(text, ",");
		enum fault fault = read_piece(step, arena_copy_bytes(step->arena, text, length), holder,
		    &staged->rows[staged->count]);

		if (fault != FAULT_NONE && fault != FAULT_NOT_FOUND)
			return fault;
		if (fault == FAULT_NONE)
			staged->count++;
		else
			(*gone)++;
		text += length + (text[length] == ',');
	}
	return FAULT_NONE;
}

enum fault
kept_files_open(struct step *step, const char *piece, const char *holder, struct file_reading *reading)
{
	struct staged_file row = {0};
	struct stored_file stored;
	enum fault fault = read_piece(step, piece, holder, &row);

	if (fault == FAULT_NONE && row.shown == 0)
		return FAULT_NOT_FOUND;
	if (fault != FAULT_NONE ||
	    (fault = file_load(step->casework->db, step->arena, row.shown, &stored)) != FAULT_NONE)
		return fault;
	*reading = (struct file_reading){
		.evidence = { .name = row.sent->name, .type = stored.type }, .type = stored.type, .inline_view = true,
		.file = stored.id, .size = stored.size,
	};
	return FAULT_NONE;
}
