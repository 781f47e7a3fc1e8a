#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "record/case_file_fields.h"
#include "record/case_file_inquiry.h"
#include "record/case_file_xml.h"
#include "record/xml_element.h"

#include "base/banned.h"

/* The stages of the tracking form (§9.5) with the return visit, and the acts that fill them. */
static const struct { const char *name; act_set acts; } tracking[] = {
	{"receipt",		ACT_BIT(ACT_REGISTER)},
	{"analysis",		ACT_BIT(ACT_INVESTIGATE) | ACT_BIT(ACT_JUDGE)},
	{"solution",		ACT_BIT(ACT_PLAN)},
	{"execution",		ACT_BIT(ACT_EXECUTE) | ACT_BIT(ACT_PROGRESS) | ACT_BIT(ACT_COMPLETE) |
				ACT_BIT(ACT_FEED_BACK)},
	{"confirmation",	ACT_BIT(ACT_CONFIRM) | ACT_BIT(ACT_OBJECT)},
	{"closing",		ACT_BIT(ACT_ANSWER) | ACT_BIT(ACT_CLOSE) | ACT_BIT(ACT_EXPLAIN) |
				ACT_BIT(ACT_WITHDRAW) | ACT_BIT(ACT_MERGE)},
	{"visit",		ACT_BIT(ACT_VISIT)},
};

static const char *
list_rows(const struct case_record *record, const struct case_file_list *list)
{
	const char	*rows;

	memcpy(&rows, (const char *)record + list->rows, sizeof(rows));
	return rows;
}

static size_t
list_count(const struct case_record *record, const struct case_file_list *list)
{
	size_t	count;

	memcpy(&count, (const char *)record + list->count, sizeof(count));
	return count;
}

static void
write_label(struct xml_writer *writer, struct arena *arena, const struct case_record *record)
{
	xml_write_open(writer, "label");
	xml_write_attribute(writer, "number", record->complaint.number);
	xml_write_attribute(writer, "date", date_text_day(arena, record->complaint.received_at));
	xml_write_child(writer, "complainant", record->complaint.complainant);
	xml_write_child(writer, "result", record->file.result);
	xml_write_close(writer);
}

static void
write_structure(struct xml_writer *writer, const char *name, const struct xml_fields *fields, const void *structure)
{
	xml_write_open(writer, name);
	xml_fields_write(writer, fields, structure);
	xml_write_close(writer);
}

static void
write_tracking(struct xml_writer *writer, const struct case_record *record)
{
	xml_write_open(writer, "tracking");
	for (size_t stage = 0; stage < sizeof(tracking) / sizeof(tracking[0]); stage++)
		for (size_t i = 0; i < record->event_count; i++) {
			if ((tracking[stage].acts & ACT_BIT(record->events[i].act)) == 0)
				continue;
			xml_write_open(writer, tracking[stage].name);
			xml_write_number(writer, "event", record->events[i].number);
			xml_write_close(writer);
		}
	xml_write_close(writer);
}

static void
write_list(struct xml_writer *writer, const struct case_file_list *list, const struct case_record *record)
{
	const char	*rows = list_rows(record, list);

	if (!list->always && list_count(record, list) == 0)
		return;
	xml_write_open(writer, list->name);
	for (size_t i = 0; i < list_count(record, list); i++)
		write_structure(writer, list->item, list->fields, rows + i * list->size);
	xml_write_close(writer);
}

enum fault
case_file_xml_write(struct arena *arena, const struct case_record *record, const char **bytes, size_t *length)
{
	struct xml_writer	*writer = xml_write_begin(arena, "case_file");

	xml_write_attribute(writer, "format", "1");
	write_label(writer, arena, record);
	write_structure(writer, "complaint", &case_file_fields_complaint, &record->complaint);
	write_structure(writer, "state", &case_file_fields_state, &record->file);
	write_tracking(writer, record);
	for (size_t i = 0; i < CASE_FILE_LISTS; i++)
		write_list(writer, &case_file_lists[i], record);
	return xml_write_end(writer, bytes, length);
}

static void
read_list(struct xml_reading *reading, const struct xml_element *root, const struct case_file_list *list,
    struct case_record *record)
{
	const struct xml_element	*parent = xml_child(root, list->name), *element;
	size_t				 count = xml_count(parent, list->item), done = 0;
	char				*rows = arena_array(reading->arena, count, list->size);

	for (element = xml_child(parent, list->item); element != NULL; element = xml_next(element))
		xml_fields_read(reading, element, list->fields, rows + done++ * list->size);
	memcpy((char *)record + list->rows, &rows, sizeof(rows));
	memcpy((char *)record + list->count, &count, sizeof(count));
}

/* What is filed once, with the complaint, or follows from it. */
static void
fill_state(struct case_record *record)
{
	const struct complaint	*complaint = &record->complaint;
	struct case_file	*file = &record->file;

	file->id = complaint->id;
	file->number = complaint->number;
	file->queue = case_queue(file->stage);
	file->received_at = complaint->received_at;
	file->registered_at = complaint->registered_at;
	file->channel = complaint->channel;
	file->type = complaint->type;
	file->category = complaint->category;
	file->subject = complaint->subject;
	file->complainant = complaint->complainant;
	file->phone = complaint->phone;
	file->place = complaint->place;
	file->room = complaint->room;
	file->due_clock = "";
}

/* Rows read just now, so they may be completed. */
static void
fill_case_id(struct case_record *record)
{
	for (size_t i = 0; i < record->event_count; i++)
		((struct case_event *)record->events)[i].case_id = record->complaint.id;
	for (size_t i = 0; i < record->deadline_count; i++)
		((struct deadline *)record->deadlines)[i].case_id = record->complaint.id;
	for (size_t i = 0; i < record->evidence_count; i++)
		((struct evidence *)record->evidence)[i].case_id = record->complaint.id;
}

static void
check_label(struct xml_reading *reading, const struct xml_element *label, const struct case_record *record)
{
	struct arena	*arena = reading->arena;

	if (!text_equal(xml_attribute(arena, label, "number"), record->complaint.number) ||
	    !text_equal(xml_attribute(arena, label, "date"), date_text_day(arena, record->complaint.received_at)) ||
	    !text_equal(xml_child_text(arena, label, "complainant"), record->complaint.complainant) ||
	    !text_equal(xml_child_text(arena, label, "result"), record->file.result))
		xml_complain(reading->document, label, "The label does not say what the complaint says.");
}

/* Numbers without gaps, and digests that prove every event and its place (event_digest()). */
static void
check_timeline(struct xml_reading *reading, const struct xml_element *timeline, const struct case_record *record)
{
	const struct xml_element	*element = xml_child(timeline, "event");
	int				 broken = 0;
	bool				 holds = event_chain_holds(record->events, record->event_count, &broken);

	for (size_t i = 0; i < record->event_count; i++, element = xml_next(element)) {
		if (record->events[i].number != (int)i + 1)
			xml_complain(reading->document, element, "Event %d stands where %zu was expected.",
			    record->events[i].number, i + 1);
		else if (!holds && (int)i + 1 == broken)
			xml_complain(reading->document, element, "Event %d is not the one that was recorded: its digest differs.",
			    broken);
	}
}

/* The tracking form lists exactly the events that fill its stages. */
static void
check_tracking(struct xml_reading *reading, const struct xml_element *list, const struct case_record *record)
{
	for (size_t stage = 0; stage < sizeof(tracking) / sizeof(tracking[0]); stage++) {
		const struct xml_element	*element = xml_child(list, tracking[stage].name);
		bool				 same = true;

		for (size_t i = 0; i < record->event_count; i++) {
			if ((tracking[stage].acts & ACT_BIT(record->events[i].act)) == 0)
				continue;
			same = same && xml_attribute_number(element, "event", 0) == record->events[i].number;
			element = xml_next(element);
		}
		if (!same || element != NULL)
			xml_complain(reading->document, list, "The stage '%s' does not list the events that fill it.",
			    tracking[stage].name);
	}
}

static void
check_canonical(struct xml_reading *reading, const struct xml_source *source)
{
	const char	*bytes;
	size_t		 length;

	if (xml_canonical(reading->arena, reading->document, &bytes, &length) != FAULT_NONE ||
	    length != source->length || memcmp(bytes, source->bytes, length) != 0)
		xml_complain(reading->document, xml_root(reading->document), "The file is not in canonical form.");
}

static void
read_record(struct xml_reading *reading, struct case_record *record)
{
	const struct xml_element	*root = xml_root(reading->document);

	memset(record, 0, sizeof(*record));
	xml_fields_read(reading, xml_child(root, "complaint"), &case_file_fields_complaint, &record->complaint);
	xml_fields_read(reading, xml_child(root, "state"), &case_file_fields_state, &record->file);
	for (size_t i = 0; i < CASE_FILE_LISTS; i++)
		read_list(reading, root, &case_file_lists[i], record);
	fill_state(record);
	fill_case_id(record);
	case_file_inquiry_complete(reading, record);
	case_file_emergency_complete(record);
	case_file_told_complete(record);
	check_label(reading, xml_child(root, "label"), record);
	check_timeline(reading, xml_child(root, "timeline"), record);
	check_tracking(reading, xml_child(root, "tracking"), record);
}

enum fault
case_file_xml_read(struct arena *arena, const struct xml_schema *schema, const struct xml_source *source,
    struct case_record *record, const char **problem)
{
	struct xml_reading	 reading = {.arena = arena};
	enum fault		 fault = xml_open(arena, schema, source, &reading.document, problem);

	if (fault != FAULT_NONE)
		return fault;
	read_record(&reading, record);
	check_canonical(&reading, source);
	fault = xml_verdict(reading.document, problem);
	xml_close(reading.document);
	return fault;
}

static bool
same_list(const struct case_file_list *list, const struct case_record *one, const struct case_record *other)
{
	const char	*rows = list_rows(one, list), *other_rows = list_rows(other, list);
	size_t		 count = list_count(one, list);

	if (count != list_count(other, list))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!xml_fields_same(list->fields, rows + i * list->size, other_rows + i * list->size))
			return false;
	return true;
}

bool
case_record_same(const struct case_record *one, const struct case_record *other)
{
	bool	same = xml_fields_same(&case_file_fields_complaint, &one->complaint, &other->complaint) &&
	    xml_fields_same(&case_file_fields_state, &one->file, &other->file);

	for (size_t i = 0; same && i < CASE_FILE_LISTS; i++)
		same = same_list(&case_file_lists[i], one, other);
	return same;
}
