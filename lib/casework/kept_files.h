/* Files that were sent with a form that is not finished yet: stored, and remembered by a sealed text. */
#ifndef CASEWORK_KEPT_FILES_H
#define CASEWORK_KEPT_FILES_H

#include "casework/files.h"

/*
 * The text that stands for staged files in a hidden field: one piece for each,
 * parted by commas, sealed for `holder` (the visitor's cookie, or who is signed in).
 */
const char *kept_files_text(const struct step *, const struct staged_files *, const char *holder);

/* One piece of it. */
const char *kept_files_piece(const struct step *, const struct staged_file *, const char *holder);

/*
 * The files that a text stands for, at most FILES_AT_MOST.  Forged, foreign and
 * vanished pieces are left out, and counted: whoever sent them is told.
 */
enum fault kept_files_read(struct step *, const char *text, const char *holder, struct staged_files *,
    size_t *gone) MUST_CHECK;

/* Opens the shown copy of the picture that one piece stands for; FAULT_NOT_FOUND. */
enum fault kept_files_open(struct step *, const char *piece, const char *holder, struct file_reading *) MUST_CHECK;

#endif
