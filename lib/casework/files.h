/* Evidence in and out: typed by content, stored in chunks, linked in one transaction, streamed back. */
#ifndef CASEWORK_FILES_H
#define CASEWORK_FILES_H

#include "casework/casework.h"
#include "rules/evidence.h"

enum { FILES_AT_MOST = 9 };

/* A file that was sent, spooled to a descriptor at position 0. */
struct sent_file {
	const char		*name;
	int			 file;
	int64_t			 size;
	const uint8_t		*sha256;
	enum evidence_origin	 origin;
	bool			 public, receipt;
	const char		*note;
};

/*
 * Stores the bytes, chunk by chunk, where nobody sees them yet; pictures also
 * get an upright copy without position data.  Refused: REFUSAL_FILE_TYPE,
 * _SIZE, _COUNT (step->refusal).  The staged files are given to an act, a
 * registration or an inspection that links them in its own transaction.
 */
struct staged_file { const struct sent_file *sent; int64_t file, shown; const char *type; };
struct staged_files { struct staged_file *rows; size_t count; };
enum fault casework_stage_files(struct step *, const struct sent_file *, size_t count,
    struct staged_files *) MUST_CHECK;

/* The same of one file whose type is known, and may be one that nobody else sends: a whole mail. */
enum fault casework_stage_as(struct step *, const struct sent_file *, const char *type, struct staged_file *)
    MUST_CHECK;

/* Where a file belongs. */
struct file_owner { struct case_id case_id; int64_t audit; const char *audit_item; int64_t duty, campaign_room; };

/* Inside a transaction: makes staged files evidence of their owner. */
enum fault casework_link_files(struct step *, const struct file_owner *, const struct staged_files *) MUST_CHECK;

/*
 * Opens a piece of evidence for reading.  Staff see what case_visible()
 * allows; a complainant (actor NULL) only public pictures of `of`, in the copy
 * without position data: what cannot be freed of it is not for residents.  The
 * access is logged for staff.
 * `reason` NULL: a picture is given as its copy without position data, or not
 * at all; other files as they are.  Otherwise the bytes as they came, with the
 * reason in the log.  Of a filed case nothing but copies (REFUSAL_SEALED): what
 * came with it is the archive's to give.
 * Photos of inspections and papers of duties are not found here: casework_open_photo(), casework_open_paper().
 */
struct file_reading {
	struct evidence	 evidence;
	const char	*type;		/* what the browser is told */
	bool		 inline_view;	/* may be shown in the page */
	int64_t		 file;		/* for casework_read_chunk() */
	int64_t		 size;
	int64_t		 audit;		/* the inspection it belongs to, 0: a case or a duty */
};
enum fault casework_open_evidence(struct step *, int64_t id, struct case_id of, const char *reason,
    struct file_reading *) MUST_CHECK;

/* The same for staff: the copy alone, or nothing; and the bytes as they came, for a reason that is logged. */
enum fault casework_open_copy(struct step *, int64_t id, struct file_reading *) MUST_CHECK;
enum fault casework_open_original(struct step *, int64_t id, const char *reason, struct file_reading *) MUST_CHECK;

/* The same for a photo of an inspection, for whom audit_visible() allows it. */
enum fault casework_open_photo(struct step *, int64_t id, const char *reason, struct file_reading *) MUST_CHECK;

/* The same for a paper of a duty of the calendar, for whom duty_visible() allows it. */
enum fault casework_open_paper(struct step *, int64_t id, const char *reason, struct file_reading *) MUST_CHECK;

/* The same for a photo of a special return visit, for whom campaigns_room() allows it. */
enum fault casework_open_campaign_photo(struct step *, int64_t id, const char *reason, struct file_reading *)
    MUST_CHECK;

/* The next piece, in order from 0; *length 0 after the last. */
enum fault casework_read_chunk(struct step *, const struct file_reading *, int64_t number, const void **bytes,
    size_t *length) MUST_CHECK;

#endif
