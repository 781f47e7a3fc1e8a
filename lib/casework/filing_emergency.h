/* What the archived case file holds of emergencies, urgent measures and evaluations of effects; for filing alone. */
#ifndef CASEWORK_FILING_EMERGENCY_H
#define CASEWORK_FILING_EMERGENCY_H

#include "casework/casework.h"
#include "record/case_file_xml.h"

/* Everything of the case that is there now. */
enum fault filing_emergency(struct step *, struct case_id, struct case_record *) MUST_CHECK;

/* Names everybody who took part in it, some of them more than once. */
void filing_emergency_people(const struct case_record *, void (*name)(void *context, struct staff_id), void *context);

#endif
