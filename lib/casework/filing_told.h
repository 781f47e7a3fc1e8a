/* What the archived case file holds of messages to the complainant and of return visits; for filing alone. */
#ifndef CASEWORK_FILING_TOLD_H
#define CASEWORK_FILING_TOLD_H

#include "casework/casework.h"
#include "casework/outbox.h"
#include "record/case_file_xml.h"

/* Everything of the case that is there now. */
enum fault filing_told(struct step *, struct case_id, struct case_record *) MUST_CHECK;

/* Names everybody who visited, some of them more than once. */
void filing_told_people(const struct case_record *, void (*name)(void *context, struct staff_id), void *context);

/* The messages of a file that was read, in the arena; to whom they went is the complainant. */
const struct outbox_message *filing_told_messages(struct arena *, const struct case_record *);

#endif
