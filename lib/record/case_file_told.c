/* Messages to the complainant and return visits in the archived case file. */
#include "base/arena.h"
#include "record/case_file_fields.h"
#include "record/case_file_rows.h"

#include "base/banned.h"

NAMES(message_kind, MESSAGE__COUNT);
NAMES(delivery, DELIVERY__COUNT);
NAMES(message_state, MESSAGE_STATE__COUNT);
NAMES(visit_turn, TURN__COUNT);
NAMES(visit_manner, MANNER__COUNT);
NAMES(visit_solved, SOLVED__COUNT);

static const struct xml_field message_rows[] = {
	ROW(record_message, id, XML_NUMBER),
	ROW_NAME(record_message, kind, message_kind),
	ROW_NAME(record_message, way, delivery),
	ROW_NAME(record_message, state, message_state),
	ROW(record_message, at, XML_MOMENT),
	ROW(record_message, sent_at, XML_MOMENT),
};

static const struct xml_field visit_rows[] = {
	ROW(return_visit, id, XML_NUMBER),
	ROW(return_visit, round, XML_SMALL),
	ROW_NAME(return_visit, turn, visit_turn),
	ROW_NAME(return_visit, manner, visit_manner),
	ROW(return_visit, reached, XML_FLAG),
	ROW(return_visit, next_at, XML_MOMENT),
	ROW(return_visit, satisfied, XML_FLAG),
	ROW(return_visit, mark, XML_SMALL),
	ROW_NAME(return_visit, solved, visit_solved),
	ROW(return_visit, text, XML_TEXT),
	ROW(return_visit, wish, XML_TEXT),
	ROW(return_visit, waiver, XML_TEXT),
	ROW(return_visit, made_by, XML_NUMBER),
	ROW(return_visit, made_at, XML_MOMENT),
};

const struct xml_fields case_file_fields_message = FIELDS(message_rows);
const struct xml_fields case_file_fields_visit = FIELDS(visit_rows);

void
case_file_told_complete(struct case_record *record)
{
	for (size_t i = 0; i < record->visit_count; i++)
		((struct return_visit *)record->visits)[i].case_id = record->complaint.id;
}
