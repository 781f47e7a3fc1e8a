/* The investigation in the archived case file: what the tables of members cannot say. */
#ifndef RECORD_CASE_FILE_INQUIRY_H
#define RECORD_CASE_FILE_INQUIRY_H

#include "record/case_file_xml.h"
#include "record/xml_element.h"
#include "record/xml_words.h"

/*
 * Completes what was read: the case of each row, the measures of each plan.
 * Complains of a cause that explains none before it, and of measures that do
 * not stand with their plan.
 */
void case_file_inquiry_complete(struct xml_reading *, struct case_record *);

/* Fills `measures` from the plans, before a record is written. */
void case_file_inquiry_measures(struct arena *, struct case_record *);

#endif
