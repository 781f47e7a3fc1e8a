/* Finding a filed case: everything that is asked stands in the address. */
#include "archive_address.h"

#include <string.h>

#include "archive.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/export.h"
#include "rules/contact.h"
#include "view_case.h"
#include "view_identity.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

static void
show_filters(struct visit *visit, const struct archive_asked *asked)
{
	struct node *filter = page_node(visit->page, "Filter"), *tags = node_child(filter, "Tags");
	size_t count = 0;

	for (size_t i = 0; i < ARCHIVE_FILTERS; i++) {
		struct node *tag;

		if (text_empty(asked->values[i]))
			continue;
		node_text(filter, archive_filters[i], asked->values[i]);
		tag = node_item(tags, count++);
		node_text(tag, "Word", archive_filters[i]);
		node_text(tag, "Text", text_equal(archive_filters[i], "category") ?
		    view_case_category(visit, asked->values[i]) : asked->values[i]);
		node_text(tag, "Url", archive_address(visit, asked, "search", archive_filters[i]));
	}
}

static void
show_row(struct visit *visit, struct node *row, const struct filed *filed)
{
	node_number(row, "Id", filed->id.value);
	node_text(row, "Number", filed->number);
	node_text(row, "Complainant", name_mask(visit->arena, filed->complainant));
	node_text(row, "Phone", phone_mask(visit->arena, filed->phone));
	node_text(row, "Place", place_mask(visit->arena, filed->place));
	node_text(row, "Category", view_case_category(visit, filed->category));
	node_text(row, "Type", complaint_type_name(filed->type));
	node_text(row, "Result", filed->result);
	node_moment(row, "Received", filed->received_at);
	node_moment(row, "Filed", filed->filed_at);
	node_moment(row, "Keep", filed->keep_until);
}

static const char *
export_address(struct visit *visit, const struct archive_asked *asked, const char *format)
{
	const char *list = archive_address(visit, asked, "search/export", NULL);

	return arena_format(visit->arena, "%s%sformat=%s", list, strchr(list, '?') == NULL ? "?" : "&", format);
}

/* What was looked for, as the access log keeps it: which fields, not what personal data stood in them. */
static const char *
asked_fields(struct visit *visit, const struct archive_asked *asked)
{
	struct text fields = text_begin(visit->arena);

	for (size_t i = 0; i < ARCHIVE_FILTERS; i++)
		if (!text_empty(asked->values[i]))
			text_add_format(&fields, " %s", archive_filters[i]);
	return arena_format(visit->arena, "archive%s", fields.value);
}

enum fault
archive_search(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "List"), *rows = node_child(list, "Rows");
	struct filing_result result;
	struct archive_asked asked;
	enum fault fault;

	archive_address_read(visit, &asked);
	if ((fault = casework_find_filed(&step, &asked.search, &result)) != FAULT_NONE ||
	    (fault = casework_log_access(&step, "search", asked_fields(visit, &asked), "")) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < result.count; i++)
		show_row(visit, node_item(rows, i), &result.rows[i]);
	if (asked.search.before > 0)
		node_text(list, "Newer", archive_address_newer(visit, &asked));
	if (result.more)
		node_text(list, "Older", archive_address_older(visit, &asked, result.rows[result.count - 1].id));
	else if (asked.search.before == 0)
		node_number(list, "Total", (int64_t)result.count);
	if (result.count > 0) {
		node_text(list, "Xlsx", export_address(visit, &asked, "xlsx"));
		node_text(list, "Csv", export_address(visit, &asked, "csv"));
	}
	show_filters(visit, &asked);
	view_case_categories(visit);
	return visit_show(visit, "search");
}

enum column {
	NUMBER, COMPLAINANT, RECEIVED, RESULT, CATEGORY, TYPE, PLACE, PHONE, CLOSED, FILED, FILED_BY, KEEP, DIGEST,
	COLUMNS
};

static const struct { const char *word; double width; enum export_kind kind; } columns[COLUMNS] = {
	[NUMBER] = { "Number", 14, EXPORT_TEXT }, [COMPLAINANT] = { "Complainant", 10, EXPORT_TEXT },
	[RECEIVED] = { "Received", 17, EXPORT_MOMENT }, [RESULT] = { "Result", 30, EXPORT_TEXT },
	[CATEGORY] = { "Category", 13, EXPORT_TEXT }, [TYPE] = { "Type", 13, EXPORT_TEXT },
	[PLACE] = { "Place", 24, EXPORT_TEXT }, [PHONE] = { "Phone", 14, EXPORT_TEXT },
	[CLOSED] = { "Closed", 17, EXPORT_MOMENT }, [FILED] = { "Filed", 17, EXPORT_MOMENT },
	[FILED_BY] = { "FiledBy", 10, EXPORT_TEXT }, [KEEP] = { "Keep", 17, EXPORT_MOMENT },
	[DIGEST] = { "Digest", 66, EXPORT_TEXT },
};

static void
write_row(void *context, struct arena *arena, const struct filed *filed, struct export_cell *cells)
{
	const struct visit *visit = context;

	cells[NUMBER].text = filed->number;
	cells[COMPLAINANT].text = name_mask(arena, filed->complainant);
	cells[RECEIVED].number = filed->received_at;
	cells[RESULT].text = filed->result;
	cells[CATEGORY].text = view_case_category(visit, filed->category);
	cells[TYPE].text = page_word(visit->page,
	    arena_format(arena, "Text.Type.%s", complaint_type_name(filed->type)));
	cells[PLACE].text = place_mask(arena, filed->place);
	cells[PHONE].text = phone_mask(arena, filed->phone);
	cells[CLOSED].number = filed->closed_at;
	cells[FILED].number = filed->filed_at;
	cells[FILED_BY].text = filed->filed_by == NULL ? "" : filed->filed_by->name;
	cells[KEEP].number = filed->keep_until;
	cells[DIGEST].text = filed->sha256;
}

enum fault
archive_search_export(struct visit *visit)
{
	const char *typed = request_query(visit->request, "format");
	const char *title = page_word(visit->page, "Archive.Export");
	struct step step = view_identity_step(visit);
	struct export_column layout[COLUMNS];
	struct export_list list = {
		.format = export_format_read(typed), .name = title, .columns = layout, .count = COLUMNS,
		.filed = write_row, .context = visit,
	};
	struct archive_asked asked;
	int file;
	enum fault fault;

	if (list.format == EXPORT__COUNT)
		return FAULT_NOT_FOUND;
	archive_address_read(visit, &asked);
	for (int i = 0; i < COLUMNS; i++)
		layout[i] = (struct export_column){
			page_word(visit->page, arena_format(visit->arena, "Archive.Export.%s", columns[i].word)),
			columns[i].width, columns[i].kind,
		};
	list.heading = arena_format(visit->arena, "%s %s", title, date_text_minute(visit->arena, visit->now));
	fault = casework_export_filed(&step, &asked.search, &list, asked_fields(visit, &asked), &file);
	if (fault != FAULT_NONE)
		return fault;
	return visit_send(visit, export_format_type(list.format), arena_format(visit->arena, "%s %s.%s", title,
	    date_text_day(visit->arena, visit->now), typed), file);
}
