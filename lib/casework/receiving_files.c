#include "casework/receiving_files.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "exchange/file_type.h"
#include "exchange/mail_read.h"
#include "base/banned.h"

/* Bytes as an open file without a name. */
static enum fault
spool(const char *bytes, size_t length, int *file)
{
	size_t written = 0;

	*file = memfd_create("mail", MFD_CLOEXEC);
	while (*file >= 0 && written < length) {
		ssize_t got = write(*file, bytes + written, length - written);

		if (got < 0 && errno != EINTR)
			return log_fault(errno == ENOSPC ? FAULT_FULL : FAULT_IO, "a mail cannot be spooled: %s",
			    strerror(errno));
		written += got > 0 ? (size_t)got : 0;
	}
	return *file < 0 ? log_fault(FAULT_IO, "a mail cannot be spooled: %s", strerror(errno)) : FAULT_NONE;
}

static struct sent_file *
describe(struct step *step, const char *name, const char *bytes, size_t length, bool public)
{
	struct sent_file *sent = arena_alloc(step->arena, sizeof(*sent));
	uint8_t *digest = arena_alloc(step->arena, SECRET_DIGEST);

	secret_sha256(bytes, length, digest);
	*sent = (struct sent_file){
		.name = name, .file = -1, .size = (int64_t)length, .sha256 = digest, .origin = EVIDENCE_MAIL,
		.public = public, .note = "",
	};
	return sent;
}

/* A file whose kind is accepted; its name gets the ending of its kind when it has no name. */
static enum fault
stage_file(struct step *step, const struct mail_file *file, size_t number, struct staged_files *staged)
{
	struct sent_file *sent = describe(step, file->name, file->bytes, file->length, true);
	const struct file_type *type = NULL;
	struct staged_files one = { .count = 0 };
	enum fault fault = spool(file->bytes, file->length, &sent->file);

	if (fault == FAULT_NONE)
		fault = file_type_read(sent->file, &type);
	if (fault == FAULT_NONE && type != NULL) {
		if (text_empty(sent->name))
			sent->name = arena_format(step->arena, "%zu.%s", number, type->extension);
		fault = casework_stage_files(step, sent, 1, &one);
	}
	step->refusal = REFUSAL_NONE;
	for (size_t i = 0; fault == FAULT_NONE && i < one.count; i++)
		staged->rows[staged->count++] = one.rows[i];
	if (sent->file >= 0)
		close(sent->file);
	return fault;
}

enum fault
receiving_stage(struct step *step, const struct incoming_mail *incoming, const struct mail *mail,
    struct staged_files *staged, size_t *kept)
{
	struct sent_file *whole = describe(step, "mail.eml", incoming->bytes, incoming->length, false);
	enum fault fault = spool(incoming->bytes, incoming->length, &whole->file);

	*staged = (struct staged_files){
		.rows = arena_array(step->arena, mail->file_count + 1, sizeof(*staged->rows)),
	};
	if (fault == FAULT_NONE)
		fault = casework_stage_as(step, whole, "message/rfc822", &staged->rows[0]);
	if (whole->file >= 0)
		close(whole->file);
	staged->count = 1;
	for (size_t i = 0; fault == FAULT_NONE && i < mail->file_count; i++)
		fault = stage_file(step, &mail->files[i], i + 1, staged);
	*kept = staged->count - 1;
	return fault;
}
