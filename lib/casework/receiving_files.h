/* The files of a mail as evidence. */
#ifndef CASEWORK_RECEIVING_FILES_H
#define CASEWORK_RECEIVING_FILES_H

#include "casework/files.h"
#include "casework/receiving.h"

struct mail;

/*
 * Stores the message as it came, and those of its files that are of accepted
 * kinds and sizes, for an act or a registration to link; *kept of them.  What
 * is not accepted stays in the message.
 */
enum fault receiving_stage(struct step *, const struct incoming_mail *, const struct mail *, struct staged_files *,
    size_t *kept) MUST_CHECK;

#endif
