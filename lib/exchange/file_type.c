/* The only home of libmagic. */
#include "exchange/file_type.h"

#include <magic.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "exchange/package_read.h"

#include "base/banned.h"

#define OFFICE "application/vnd.openxmlformats-officedocument."

enum { FIRST_BYTES = 256 * 1024 };

static const struct file_type types[] = {
	{ "image/jpeg", "jpg", FILE_PICTURE, true },
	{ "image/png", "png", FILE_PICTURE, true },
	{ "image/gif", "gif", FILE_PICTURE, true },
	{ "image/webp", "webp", FILE_PICTURE, true },
	{ "image/heic", "heic", FILE_PICTURE, false },
	{ "audio/mpeg", "mp3", FILE_AUDIO, true },
	{ "audio/mp4", "m4a", FILE_AUDIO, true },
	{ "audio/wav", "wav", FILE_AUDIO, true },
	{ "audio/amr", "amr", FILE_AUDIO, false },
	{ "audio/ogg", "ogg", FILE_AUDIO, true },
	{ "video/mp4", "mp4", FILE_VIDEO, true },
	{ "video/quicktime", "mov", FILE_VIDEO, false },
	{ "video/3gpp", "3gp", FILE_VIDEO, false },
	{ "video/webm", "webm", FILE_VIDEO, true },
	{ "application/pdf", "pdf", FILE_DOCUMENT, false },
	{ OFFICE "wordprocessingml.document", "docx", FILE_DOCUMENT, false },
	{ OFFICE "spreadsheetml.sheet", "xlsx", FILE_DOCUMENT, false },
	{ OFFICE "presentationml.presentation", "pptx", FILE_DOCUMENT, false },
	{ "application/msword", "doc", FILE_DOCUMENT, false },
	{ "application/vnd.ms-excel", "xls", FILE_DOCUMENT, false },
	{ "application/vnd.ms-powerpoint", "ppt", FILE_DOCUMENT, false },
	{ "text/plain", "txt", FILE_DOCUMENT, false },
};

/* Other spellings of the library for what we call by one name. */
static const struct { const char *spelling, *type; } spellings[] = {
	{ "image/heif", "image/heic" },
	{ "audio/x-m4a", "audio/mp4" },
	{ "audio/x-wav", "audio/wav" },
	{ "audio/vnd.wave", "audio/wav" },
	{ "audio/AMR", "audio/amr" },
	{ "audio/amr-wb", "audio/amr" },
	{ "application/ogg", "audio/ogg" },
	{ "video/x-m4v", "video/mp4" },
	{ "audio/3gpp", "video/3gpp" },
	{ "video/3gpp2", "video/3gpp" },
	{ "text/csv", "text/plain" },
	{ "application/csv", "text/plain" },
};

const struct file_type *
file_type_list(size_t *count)
{
	*count = sizeof(types) / sizeof(types[0]);
	return types;
}

const struct file_type *
file_type_find(const char *type)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (text_equal(types[i].type, type))
			return &types[i];
	return NULL;
}

/* What the library says of the first bytes, in our spelling. */
static enum fault
ask(struct arena *arena, const char *bytes, size_t length, const char **type)
{
	magic_t magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR);
	const char *found;

	*type = "";
	if (magic == NULL || magic_load(magic, NULL) != 0) {
		if (magic != NULL)
			magic_close(magic);
		return log_fault(FAULT_INTERNAL, "the table of file types cannot be loaded");
	}
	found = magic_buffer(magic, bytes, length);
	*type = arena_copy(arena, found == NULL ? "" : found);
	magic_close(magic);
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++)
		if (strcmp(*type, spellings[i].spelling) == 0)
			*type = spellings[i].type;
	return FAULT_NONE;
}

/* An office file is a container with its main part and without macros or programs. */
static const char *
office_type(struct arena *arena, int descriptor)
{
	static const struct { const char *part, *type; } offices[] = {
		{ "word/document.xml", OFFICE "wordprocessingml.document" },
		{ "xl/workbook.xml", OFFICE "spreadsheetml.sheet" },
		{ "ppt/presentation.xml", OFFICE "presentationml.presentation" },
	};
	struct package *package;
	const char *reason, *type = "";

	if (package_open(arena, descriptor, &package, &reason) != FAULT_NONE)
		return "";
	for (size_t i = 0; i < sizeof(offices) / sizeof(offices[0]); i++)
		if (package_has(package, offices[i].part) && package_has(package, "[Content_Types].xml"))
			type = offices[i].type;
	if (package_has_ending(package, "vbaProject.bin") || package_has_ending(package, ".exe"))
		type = "";
	package_close(package);
	return type;
}

/* Older office files name their streams in UTF-16. */
static const char *
old_office_type(const char *bytes, size_t length)
{
	static const struct { const char *name; size_t length; const char *type; } streams[] = {
		{ "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", 23, "application/msword" },
		{ "W\0o\0r\0k\0b\0o\0o\0k", 15, "application/vnd.ms-excel" },
		{ "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c", 27, "application/vnd.ms-powerpoint" },
	};
	static const char macros[] = "_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C";

	if (memmem(bytes, length, macros, sizeof(macros) - 1) != NULL)
		return "";
	for (size_t i = 0; i < sizeof(streams) / sizeof(streams[0]); i++)
		if (memmem(bytes, length, streams[i].name, streams[i].length) != NULL)
			return streams[i].type;
	return "";
}

static bool
is_text(const char *bytes, size_t length)
{
	return memchr(bytes, '\0', length) == NULL;
}

enum fault
file_type_read(int descriptor, const struct file_type **type)
{
	static const char id3[] = "ID3", zip[] = "PK\x03\x04", ole[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
	struct arena arena = { 0 };
	char *bytes = arena_alloc(&arena, FIRST_BYTES);
	const char *name = "";
	ssize_t count = pread(descriptor, bytes, FIRST_BYTES, 0);
	size_t length = count > 0 ? (size_t)count : 0;
	enum fault fault = count < 0 ? log_fault(FAULT_IO, "an upload cannot be read") : FAULT_NONE;

	*type = NULL;
	if (fault == FAULT_NONE && length >= 8) {
		if (memcmp(bytes, zip, 4) == 0)
			name = office_type(&arena, descriptor);
		else if (memcmp(bytes, ole, 8) == 0)
			name = old_office_type(bytes, length);
		else if (memcmp(bytes, id3, 3) == 0 && bytes[3] <= 4)
			name = "audio/mpeg";	/* long tags hide the sound from the library */
		else
			fault = ask(&arena, bytes, length, &name);
	} else if (fault == FAULT_NONE && length > 0) {
		fault = ask(&arena, bytes, length, &name);
	}
	if (text_equal(name, "text/plain") && !is_text(bytes, length))
		name = "";
	*type = file_type_find(name);
	arena_release(&arena);
	return fault;
}
