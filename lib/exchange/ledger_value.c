#include "exchange/ledger_value.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/ledger_place.h"
#include "rules/contact.h"

#include "base/banned.h"

enum { SUBJECT_CHARACTERS = 60, FEN = 100 };

void
ledger_value_problem(const struct plan *plan, struct ledger_row *row, enum field field, const char *word)
{
	const struct field_source *source = &plan->sources[field];
	size_t column = source->count == 0 ? 0 : source->columns[0] + 1;

	if (row->problem_count < LEDGER_PROBLEMS)
		row->problems[row->problem_count++] = (struct ledger_problem){ column,
		    column == 0 ? "" : sheet_cell(plan->header, column - 1)->text, word };
}

/* The texts of a field's columns in one line, or under their titles. */
static const char *
join(struct arena *arena, const struct plan *plan, enum field field, const struct ledger_row *row)
{
	const struct field_source *source = &plan->sources[field];
	bool labelled = ledger_field_rule(field)->kind == KIND_LABELLED;
	struct text text;

	if (source->count == 0)
		return "";
	if (source->count == 1 && !labelled)
		return arena_copy(arena, sheet_cell(row->cells, source->columns[0])->text);
	text = text_begin(arena);
	for (size_t i = 0; i < source->count; i++) {
		const struct cell *cell = sheet_cell(row->cells, source->columns[i]);

		if (cell->kind == CELL_EMPTY)
			continue;
		if (text.length > 0)
			text_add(&text, labelled ? "\n" : plan->joiner);
		if (labelled && source->count > 1) {
			text_add(&text, sheet_cell(plan->header, source->columns[i])->text);
			text_add(&text, ": ");
		}
		text_add(&text, cell->text);
	}
	return text.value;
}

bool
ledger_value_date(struct arena *arena, const struct plan *plan, enum field field, struct ledger_row *row,
    struct ledger_date *date)
{
	const struct field_source *source = &plan->sources[field];
	const struct cell *cell;
	enum date_order order;

	if (source->count == 0)
		return false;
	cell = sheet_cell(row->cells, source->columns[0]);
	if (cell->kind == CELL_EMPTY)
		return false;
	order = cell->kind == CELL_DATE ? DATE_ORDER_YMD : plan->order;
	if (ledger_date_read(text_narrow(arena, cell->text), order, date) || ledger_date_serial(cell->text, date))
		return true;
	ledger_value_problem(plan, row, field, "date");
	return false;
}

/* Dates other than the received one need their year. */
static void
put_moment(struct arena *arena, const struct plan *plan, enum field field, struct ledger_row *row, int64_t *moment)
{
	struct ledger_date date;

	if (!ledger_value_date(arena, plan, field, row, &date))
		return;
	if (date.year == 0)
		ledger_value_problem(plan, row, field, "date");
	else
		*moment = ledger_date_moment(&date, plan->east);
}

static const struct word *
find_word(struct arena *arena, const struct word_list *list, const char *text)
{
	const char *folded;

	if (*text == '\0')
		return list->other;
	folded = sheet_title(arena, text);
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->words[i].folded, folded) == 0)
			return &list->words[i];
	return list->other;
}

/* The meaning of a cell's word; NULL without a problem when it is empty and nothing is said about that. */
static const struct word *
word_of(struct arena *arena, const struct plan *plan, enum field field, struct ledger_row *row)
{
	const char *text = join(arena, plan, field, row);
	const struct word *word = find_word(arena, &plan->words[field], text);

	if (word == NULL && *text != '\0')
		ledger_value_problem(plan, row, field, "word");
	return word;
}

/* "1,234.50", "￥88元" in fen. */
static bool
read_amount(struct arena *arena, const char *text, int64_t *fen)
{
	const char *at = text_narrow(arena, text);
	int64_t value = 0;
	int decimals = -1;

	if (text_starts(at, "¥") || text_starts(at, "￥"))
		at += strlen(text_starts(at, "¥") ? "¥" : "￥");
	for (; (*at >= '0' && *at <= '9') || *at == ',' || *at == '.'; at++) {
		if (*at == ',')
			continue;
		if (*at == '.' && decimals < 0)
			decimals = 0;
		else if (*at == '.' || value > INT64_MAX / 1000 || decimals == 2)
			return false;
		else {
			value = value * 10 + (*at - '0');
			decimals += decimals >= 0;
		}
	}
	if (*at != '\0' && !text_equal(at, "元"))
		return false;
	*fen = decimals == 2 ? value : decimals == 1 ? value * 10 : value * FEN;
	return true;
}

static void
put_text(const struct plan *plan, enum field field, struct ledger_row *row, const char *text)
{
	const struct field_rule *rule = ledger_field_rule(field);

	if (rule->limit > 0 && strlen(text) > rule->limit && text_characters(text) > rule->limit)
		ledger_value_problem(plan, row, field, "long");
	memcpy((char *)row + rule->offset, &text, sizeof(text));
}

static void
put_field(struct arena *arena, const struct plan *plan, enum field field, struct ledger_row *row)
{
	const struct field_rule *rule = ledger_field_rule(field);
	void *place = (char *)row + rule->offset;
	const struct word *word;
	const char *text;

	switch (rule->kind) {
	case KIND_TEXT:
	case KIND_LABELLED:
		put_text(plan, field, row, join(arena, plan, field, row));
		break;
	case KIND_MOMENT:
		put_moment(arena, plan, field, row, place);
		break;
	case KIND_CODE:
	case KIND_RATING:
		word = word_of(arena, plan, field, row);
		if (word != NULL)
			memcpy(place, &word->code, sizeof(word->code));
		break;
	case KIND_KNOWN:
		word = find_word(arena, &plan->words[field], join(arena, plan, field, row));
		if (word != NULL)
			memcpy(place, &word->code, sizeof(word->code));
		break;
	case KIND_CATEGORY:
		word = word_of(arena, plan, field, row);
		if (word != NULL)
			row->complaint.category = word->name;
		break;
	case KIND_AMOUNT:
		text = join(arena, plan, field, row);
		if (*text != '\0' && !read_amount(arena, text, place))
			ledger_value_problem(plan, row, field, "number");
		break;
	case KIND_OTHER:
		break;
	}
}

/* A number's letter says how the complaint came in, when no column does. */
static void
apply_prefix(const struct plan *plan, struct ledger_row *row)
{
	const struct word_list *list = &plan->prefixes;
	const char *number = row->complaint.foreign_number;
	const struct field_source *source = &plan->sources[FIELD_CHANNEL];

	if (source->count > 0 && sheet_cell(row->cells, source->columns[0])->kind != CELL_EMPTY)
		return;
	for (size_t i = 0; i < list->count; i++) {
		size_t length = strlen(list->words[i].folded);

		if (strncasecmp(number, list->words[i].folded, length) == 0 && number[length] >= '0' &&
		    number[length] <= '9')
			row->complaint.channel = (enum channel)list->words[i].code;
	}
}

static void
settle_complainant(struct arena *arena, const struct plan *plan, struct ledger_row *row)
{
	struct complaint *complaint = &row->complaint;

	for (size_t i = 0; i < plan->anonymous_count; i++)
		if (text_equal(complaint->complainant, plan->anonymous[i])) {
			complaint->anonymous = true;
			complaint->complainant = "";
		}
	complaint->anonymous = complaint->anonymous || (*complaint->complainant == '\0' && *complaint->contact == '\0');
	if (!phone_read(arena, complaint->contact, &complaint->phone))
		complaint->phone = "";	/* masked or no number: kept as it was given */
}

static void
settle_words(struct arena *arena, const struct plan *plan, struct ledger_row *row)
{
	struct complaint *complaint = &row->complaint;

	if (*complaint->matter == '\0')
		complaint->matter = complaint->subject;
	if (*complaint->matter == '\0')
		ledger_value_problem(plan, row, FIELD_MATTER, "missing");
	if (*complaint->subject == '\0') {
		const char *line = arena_copy_bytes(arena, complaint->matter, strcspn(complaint->matter, "\n"));

		complaint->subject = text_cut(arena, line, SUBJECT_CHARACTERS);
	}
	row->status = join(arena, plan, FIELD_STATUS, row);
}

static const struct ledger_row blank = {
	.complaint = { .number = "", .category = "other", .complainant = "", .contact = "", .phone = "", .place = "",
	    .subject = "", .matter = "", .mood = "", .present_state = "", .remedy = "", .service_item = "",
	    .service_staff = "", .service_time = "", .accused = "", .event_place = "", .product = "",
	    .foreign_number = "", .vehicle = "", .remarks = "", .type = COMPLAINT_TYPE_F },
	.project = "", .area = "", .place = { "", "", "", "" }, .status = "", .department = "", .handler = "",
	.receiver = "", .result = "", .severity = SEVERITY_GENERAL, .body = REFERRAL_BODY__COUNT, .body_number = "",
};

void
ledger_value_read(struct arena *arena, const struct plan *plan, const struct sheet_row *cells, struct ledger_row *row)
{
	*row = blank;
	row->number = cells->number;
	row->cells = cells;
	if (cells->problem != NULL) {
		row->problems[row->problem_count++] = (struct ledger_problem){ cells->problem_column,
		    cells->problem_column == 0 ? "" : sheet_cell(plan->header, cells->problem_column - 1)->text,
		    cells->problem };
		return;
	}
	for (int field = 0; field < FIELD__COUNT; field++)
		put_field(arena, plan, (enum field)field, row);
	apply_prefix(plan, row);
	settle_complainant(arena, plan, row);
	settle_words(arena, plan, row);
	ledger_place_settle(arena, row);
}
