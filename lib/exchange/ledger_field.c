#include "exchange/ledger_field.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#include "base/banned.h"

enum { NO_LIMIT = 0 };

#define OF(member) offsetof(struct ledger_row, member)

/* Limits are those of the database. */
static const struct field_rule rules[FIELD__COUNT] = {
	[FIELD_FOREIGN_NUMBER] = { "foreign_number", KIND_TEXT, OF(complaint.foreign_number), 64 },
	[FIELD_RECEIVED_AT] = { "received_at", KIND_OTHER, 0, 0 },
	[FIELD_COMPLAINANT] = { "complainant", KIND_TEXT, OF(complaint.complainant), 80 },
	[FIELD_CONTACT] = { "contact", KIND_TEXT, OF(complaint.contact), 120 },
	[FIELD_PROJECT] = { "project", KIND_TEXT, OF(project), 80 },
	[FIELD_AREA] = { "area", KIND_TEXT, OF(area), 40 },
	[FIELD_BUILDING] = { "building", KIND_TEXT, OF(place.building), 20 },
	[FIELD_UNIT] = { "unit", KIND_TEXT, OF(place.unit), 20 },
	[FIELD_ROOM] = { "room", KIND_TEXT, OF(place.room), 40 },
	[FIELD_PLACE] = { "place", KIND_TEXT, OF(complaint.place), 200 },
	[FIELD_CHANNEL] = { "channel", KIND_CODE, OF(complaint.channel), 0 },
	[FIELD_TYPE] = { "type", KIND_CODE, OF(complaint.type), 0 },
	[FIELD_CATEGORY] = { "category", KIND_CATEGORY, OF(complaint.category), 0 },
	[FIELD_SUBJECT] = { "subject", KIND_TEXT, OF(complaint.subject), 200 },
	[FIELD_MATTER] = { "matter", KIND_TEXT, OF(complaint.matter), NO_LIMIT },
	[FIELD_MOOD] = { "mood", KIND_TEXT, OF(complaint.mood), 200 },
	[FIELD_PRESENT_STATE] = { "present_state", KIND_TEXT, OF(complaint.present_state), 500 },
	[FIELD_REMEDY] = { "remedy", KIND_TEXT, OF(complaint.remedy), 1000 },
	[FIELD_SERVICE_ITEM] = { "service_item", KIND_TEXT, OF(complaint.service_item), 200 },
	[FIELD_SERVICE_STAFF] = { "service_staff", KIND_TEXT, OF(complaint.service_staff), 200 },
	[FIELD_SERVICE_TIME] = { "service_time", KIND_TEXT, OF(complaint.service_time), 100 },
	[FIELD_ACCUSED] = { "accused", KIND_TEXT, OF(complaint.accused), 200 },
	[FIELD_EVENT_AT] = { "event_at", KIND_MOMENT, OF(complaint.event_at), 0 },
	[FIELD_EVENT_PLACE] = { "event_place", KIND_TEXT, OF(complaint.event_place), 200 },
	[FIELD_PRODUCT] = { "product", KIND_TEXT, OF(complaint.product), 200 },
	[FIELD_AMOUNT] = { "amount", KIND_AMOUNT, OF(complaint.amount), 0 },
	[FIELD_AGREED_UNTIL] = { "agreed_until", KIND_MOMENT, OF(complaint.agreed_until), 0 },
	[FIELD_VEHICLE] = { "vehicle", KIND_TEXT, OF(complaint.vehicle), 80 },
	[FIELD_REMARKS] = { "remarks", KIND_LABELLED, OF(complaint.remarks), 2000 },
	[FIELD_COMPLAINANT_KIND] = { "complainant_kind", KIND_CODE, OF(complaint.complainant_kind), 0 },
	[FIELD_SEVERITY] = { "severity", KIND_CODE, OF(severity), 0 },
	[FIELD_URGENCY] = { "urgency", KIND_CODE, OF(urgency), 0 },
	[FIELD_RISK] = { "risk", KIND_CODE, OF(risk), 0 },
	[FIELD_VALIDITY] = { "validity", KIND_CODE, OF(validity), 0 },
	[FIELD_STATUS] = { "status", KIND_CODE, OF(stage), 0 },
	[FIELD_DEPARTMENT] = { "department", KIND_TEXT, OF(department), 200 },
	[FIELD_HANDLER] = { "handler", KIND_TEXT, OF(handler), 200 },
	[FIELD_RECEIVER] = { "receiver", KIND_TEXT, OF(receiver), 80 },
	[FIELD_RESULT] = { "result", KIND_TEXT, OF(result), NO_LIMIT },
	[FIELD_BODY] = { "body", KIND_KNOWN, OF(body), 0 },
	[FIELD_BODY_NUMBER] = { "body_number", KIND_TEXT, OF(body_number), 64 },
	[FIELD_BODY_UNTIL] = { "body_until", KIND_MOMENT, OF(body_until), 0 },
	[FIELD_DUE_AT] = { "due_at", KIND_MOMENT, OF(due_at), 0 },
	[FIELD_CLOSED_AT] = { "closed_at", KIND_MOMENT, OF(closed_at), 0 },
	[FIELD_SATISFACTION] = { "satisfaction", KIND_RATING, OF(satisfaction), 0 },
};

const struct field_rule *
ledger_field_rule(enum field field)
{
	return &rules[field];
}

static enum field
find_field(const char *name)
{
	int field = 0;

	while (field < FIELD__COUNT && !text_equal(rules[field].name, name))
		field++;
	return (enum field)field;
}

/* The column of one of the titles "a | b | c", or the row's count. */
static size_t
find_column(struct arena *arena, const struct sheet_row *header, const char *titles)
{
	const char *const *parts;
	size_t count = mapping_parts(arena, titles, &parts), column;

	for (size_t i = 0; i < count; i++) {
		column = sheet_find(arena, header, parts[i]);
		if (column < header->count)
			return column;
	}
	return header->count;
}

static void
add_column(struct arena *arena, struct field_source *source, size_t column)
{
	size_t *columns = arena_array(arena, source->count + 1, sizeof(*columns));

	if (source->count > 0)
		memcpy(columns, source->columns, source->count * sizeof(*columns));
	columns[source->count++] = column;
	source->columns = columns;
}

size_t
ledger_field_match(struct arena *arena, const struct mapping *mapping, const struct sheet_row *header,
    struct plan *plan)
{
	const char *const *required;
	size_t found = 0, count;

	*plan = (struct plan){ .mapping = mapping, .header = header };
	for (size_t i = 0; i < mapping->count; i++) {
		const struct mapping_line *line = &mapping->lines[i];
		enum field field = text_equal(line->section, "columns") ? find_field(line->name) : FIELD__COUNT;
		size_t column = field == FIELD__COUNT ? header->count : find_column(arena, header, line->value);

		if (column < header->count) {
			found += plan->sources[field].count == 0;
			add_column(arena, &plan->sources[field], column);
		}
	}
	count = mapping_parts(arena, mapping_value(mapping, "mapping", "recognise", "matter"), &required);
	for (size_t i = 0; i < count; i++) {
		enum field field = find_field(required[i]);

		if (field == FIELD__COUNT || plan->sources[field].count == 0)
			return 0;
	}
	return found;
}

/* The value of a name in the data, -1 for a word that is none. */
static int
read_code(enum field field, const char *name)
{
	int64_t number;

	switch (field) {
	case FIELD_CHANNEL:
		return channel_read(name) == CHANNEL__COUNT ? -1 : (int)channel_read(name);
	case FIELD_TYPE:
		return complaint_type_read(name) == COMPLAINT_TYPE__COUNT ? -1 : (int)complaint_type_read(name);
	case FIELD_COMPLAINANT_KIND:
		return complainant_kind_read(name) == COMPLAINANT__COUNT ? -1 : (int)complainant_kind_read(name);
	case FIELD_SEVERITY:
		return severity_read(name) == SEVERITY__COUNT ? -1 : (int)severity_read(name);
	case FIELD_URGENCY:
		return urgency_read(name) == URGENCY__COUNT ? -1 : (int)urgency_read(name);
	case FIELD_RISK:
		return risk_read(name) == RISK__COUNT ? -1 : (int)risk_read(name);
	case FIELD_VALIDITY:
		return validity_read(name) == VALIDITY__COUNT ? -1 : (int)validity_read(name);
	case FIELD_STATUS:
		return stage_read(name) == STAGE__COUNT ? -1 : (int)stage_read(name);
	case FIELD_BODY:
		return referral_body_read(name) == REFERRAL_BODY__COUNT ? -1 : (int)referral_body_read(name);
	case FIELD_SATISFACTION:
		return text_number(name, &number) && number >= 1 && number <= 5 ? (int)number : -1;
	default:
		return 0;	/* a category keeps its name */
	}
}

static bool
compile_words(struct arena *arena, const struct mapping *mapping, const char *section, enum field field,
    struct word_list *list)
{
	struct word *words = arena_array(arena, mapping->count, sizeof(*words));

	list->words = words;
	for (size_t i = 0; i < mapping->count; i++) {
		const struct mapping_line *line = &mapping->lines[i];
		struct word *word = &words[list->count];

		if (!text_equal(line->section, section))
			continue;
		*word = (struct word){ line->name, line->value, read_code(field, line->value) };
		if (word->code < 0)
			return false;
		word->folded = text_equal(line->name, "*") ? "*" : sheet_title(arena, line->name);
		if (text_equal(line->name, "*"))
			list->other = word;
		list->count++;
	}
	return true;
}

bool
ledger_field_compile(struct arena *arena, struct plan *plan)
{
	const struct mapping *mapping = plan->mapping;

	plan->order = ledger_date_order(mapping_value(mapping, "mapping", "date_order", "ymd"));
	plan->joiner = text_equal(mapping_value(mapping, "mapping", "joiner", "comma"), "dash") ? " – " : ", ";
	plan->assume_date = text_equal(mapping_value(mapping, "mapping", "assume_date", "no"), "yes");
	plan->anonymous_count = mapping_parts(arena, mapping_value(mapping, "mapping", "anonymous", ""),
	    &plan->anonymous);
	if (plan->order == DATE_ORDER__COUNT ||
	    !ledger_date_zone(mapping_value(mapping, "mapping", "utc_offset", "+08:00"), &plan->east))
		return false;
	for (int i = 0; i < FIELD__COUNT; i++)
		if (!compile_words(arena, mapping, rules[i].name, (enum field)i, &plan->words[i]))
			return false;
	return compile_words(arena, mapping, "prefix", FIELD_CHANNEL, &plan->prefixes);
}
