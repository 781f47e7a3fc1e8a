/* Which members of a case's structures are filed, and how. */
#ifndef RECORD_CASE_FILE_FIELDS_H
#define RECORD_CASE_FILE_FIELDS_H

#include "record/case_file_xml.h"
#include "record/xml_fields.h"

/* The complaint and the case row, each one element. */
extern const struct xml_fields case_file_fields_complaint, case_file_fields_state;

/* The investigation and the reports to superiors; in case_file_inquiry.c. */
extern const struct xml_fields case_file_fields_record, case_file_fields_cause, case_file_fields_finding;
extern const struct xml_fields case_file_fields_plan, case_file_fields_measure, case_file_fields_proof;
extern const struct xml_fields case_file_fields_escalation, case_file_fields_referral;

/* The emergency response and the evaluations of effects; in case_file_emergency.c. */
extern const struct xml_fields case_file_fields_emergency, case_file_fields_member, case_file_fields_entry;
extern const struct xml_fields case_file_fields_urgent, case_file_fields_effect;

/* Messages to the complainant and return visits; in case_file_told.c. */
extern const struct xml_fields case_file_fields_message, case_file_fields_visit;

/* Completes what was read of them: the case of each row. */
void case_file_emergency_complete(struct case_record *);
void case_file_told_complete(struct case_record *);

/* The lists of a record: <timeline><event/>…</timeline> and so on, in the order of the document. */
struct case_file_list {
	const char		*name, *item;
	const struct xml_fields	*fields;
	size_t			 size;			/* of one structure */
	size_t			 rows, count;		/* where the record keeps pointer and number */
	bool			 always;		/* written when it is empty, too */
};

enum { CASE_FILE_LISTS = 20 };
extern const struct case_file_list case_file_lists[CASE_FILE_LISTS];

#endif
