#include "web/upload.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/secret.h"
#include "base/text.h"
#include "web/encoding.h"
#include "web/multipart.h"
#include "web/request.h"

#include "base/banned.h"

enum { NAME_CHARACTERS = 200 };

/* A form being read, with the part that is open. */
struct upload_form {
	struct arena			*arena;
	struct upload_limits		 limits;
	struct multipart		*reader;
	const struct request_value	*values, **last_value;
	const struct upload		*files, **last_file;
	size_t				 value_bytes;
	struct request_value		*value;		/* the open part is one of these two, or dropped */
	struct upload			*file;
	struct text			 text;
	struct secret_hash		 hash;
};

static enum fault
write_fault(const char *what)
{
	if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG)
		return log_fault(FAULT_FULL, "%s an upload: %s", what, strerror(errno));
	return log_fault(FAULT_IO, "%s an upload: %s", what, strerror(errno));
}

/* A file without a name; file systems that know none get a name for a moment. */
static int
open_nameless(struct arena *arena, const char *dir)
{
	int file = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	char *name;

	if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR))
		return file;
	name = arena_format(arena, "%s/upload-XXXXXX", dir);
	file = mkostemp(name, O_CLOEXEC);
	if (file >= 0)
		unlink(name);
	return file;
}

/* The value of a header line of a part, or NULL. */
static const char *
find_header(struct arena *arena, const char *lines, const char *name)
{
	size_t length = strlen(name);

	while (*lines != '\0') {
		size_t line = strcspn(lines, "\r\n");

		if (line > length && strncasecmp(lines, name, length) == 0 && lines[length] == ':')
			return text_trim(arena, arena_copy_bytes(arena, lines + length + 1, line - length - 1));
		lines += line;
		lines += strspn(lines, "\r\n");
	}
	return NULL;
}

/* Without the folders that some browsers send, and not longer than can be shown. */
static const char *
display_name(struct arena *arena, const char *name)
{
	const char *slash = strrchr(name, '/'), *backslash;

	if (slash != NULL)
		name = slash + 1;
	backslash = strrchr(name, '\\');
	if (backslash != NULL)
		name = backslash + 1;
	return text_cut(arena, text_trim(arena, name), NAME_CHARACTERS);
}

/* The name a browser gave the file: filename*=UTF-8''… before filename="…", where %22 stands for a quote. */
static enum fault
read_file_name(struct arena *arena, const char *disposition, const char **name)
{
	const char *coded = encoding_parameter(arena, disposition, "filename*");
	const char *plain = encoding_parameter(arena, disposition, "filename");

	*name = NULL;
	if (coded != NULL && strncasecmp(coded, "utf-8''", 7) == 0)
		plain = encoding_decode(arena, coded + 7, strlen(coded + 7), false);
	else if (plain != NULL)
		plain = encoding_decode(arena, plain, strlen(plain), false);
	else
		return FAULT_NONE;
	if (plain == NULL)
		return FAULT_INPUT;
	*name = display_name(arena, plain);
	return FAULT_NONE;
}

static enum fault
begin_file(struct upload_form *form, const char *field, const char *name)
{
	struct upload *file = arena_alloc(form->arena, sizeof(*file));

	*file = (struct upload){ .field = field, .name = name, .file = open_nameless(form->arena, form->limits.dir) };
	if (file->file < 0)
		return write_fault("opening");
	form->file = file;
	secret_hash_begin(&form->hash);
	return FAULT_NONE;
}

static enum fault
part_header(void *context, const char *bytes, size_t length)
{
	struct upload_form *form = context;
	const char *lines = encoding_clean(form->arena, bytes, length), *disposition, *field, *name;
	enum fault fault;

	if (lines == NULL)
		return FAULT_INPUT;
	disposition = find_header(form->arena, lines, "content-disposition");
	field = encoding_parameter(form->arena, disposition, "name");
	if (field == NULL || !encoding_is_type(disposition, "form-data"))
		return FAULT_INPUT;
	fault = read_file_name(form->arena, disposition, &name);
	if (fault != FAULT_NONE)
		return fault;
	if (name != NULL)
		return begin_file(form, field, name);

	form->value = arena_alloc(form->arena, sizeof(*form->value));
	form->value->name = field;
	form->text = text_begin(form->arena);
	return FAULT_NONE;
}

/* What is longer than a file may be is read to its end and not kept, so that the rest of the form is. */
static enum fault
drop_bytes(struct upload *file)
{
	if (!file->too_large && ftruncate(file->file, 0) != 0)
		return write_fault("emptying");
	file->too_large = true;
	return FAULT_NONE;
}

static enum fault
keep_bytes(struct upload_form *form, const char *bytes, size_t length)
{
	secret_hash_add(&form->hash, bytes, length);
	while (length > 0) {
		ssize_t written = write(form->file->file, bytes, length);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return write_fault("writing");
		bytes += written;
		length -= (size_t)written;
	}
	return FAULT_NONE;
}

static enum fault
part_bytes(void *context, const char *bytes, size_t length)
{
	struct upload_form *form = context;

	if (form->file == NULL) {
		form->value_bytes += length;
		if (form->value_bytes > UPLOAD_VALUE_BYTES)
			return FAULT_TOO_LARGE;
		text_add_bytes(&form->text, bytes, length);
		return FAULT_NONE;
	}

	form->file->size += (int64_t)length;
	return form->file->too_large || form->file->size > form->limits.each ? drop_bytes(form->file) :
	    keep_bytes(form, bytes, length);
}

static enum fault
end_value(struct upload_form *form)
{
	struct request_value *value = form->value;

	form->value = NULL;
	value->value = encoding_clean(form->arena, form->text.value, form->text.length);
	if (value->value == NULL)
		return FAULT_INPUT;
	*form->last_value = value;
	form->last_value = &value->next;
	return FAULT_NONE;
}

static enum fault
part_end(void *context)
{
	struct upload_form *form = context;
	struct upload *file = form->file;

	if (file == NULL)
		return end_value(form);

	/* A file control left empty is sent as an empty file without a name. */
	form->file = NULL;
	if (file->size == 0 && *file->name == '\0') {
		close(file->file);
		return FAULT_NONE;
	}
	secret_hash_end(&form->hash, file->sha256);
	*form->last_file = file;
	form->last_file = &file->next;
	if (lseek(file->file, 0, SEEK_SET) != 0)
		return write_fault("rewinding");
	return FAULT_NONE;
}

enum fault
upload_begin(struct arena *arena, const char *content_type, const struct upload_limits *limits,
    struct upload_form **result)
{
	struct upload_form *form = arena_alloc(arena, sizeof(*form));
	struct multipart_sink sink = { part_header, part_bytes, part_end, form };

	form->arena = arena;
	form->limits = *limits;
	form->last_value = &form->values;
	form->last_file = &form->files;
	form->reader = multipart_begin(arena, encoding_parameter(arena, content_type, "boundary"), &sink);
	*result = form;
	return form->reader == NULL ? FAULT_INPUT : FAULT_NONE;
}

enum fault
upload_feed(struct upload_form *form, const char *bytes, size_t length)
{
	return multipart_feed(form->reader, bytes, length);
}

enum fault
upload_end(struct upload_form *form, const struct request_value **values, const struct upload **files)
{
	if (!multipart_is_complete(form->reader))
		return FAULT_INPUT;
	*values = form->values;
	*files = form->files;
	form->files = NULL;
	return FAULT_NONE;
}

void
upload_abandon(struct upload_form *form)
{
	if (form->file != NULL)
		close(form->file->file);
	form->file = NULL;
	upload_close(form->files);
	form->files = NULL;
}

void
upload_close(const struct upload *file)
{
	for (; file != NULL; file = file->next)
		close(file->file);
}
