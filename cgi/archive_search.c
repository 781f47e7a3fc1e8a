/* Finding a filed case: everything that is asked stands in the address. */
#include "archive_address.h"

#include "archive.h"
#include "base/arena.h"
#include "base/text.h"
#include "rules/contact.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
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
	if (result.count > 0)
		view_export_offer(visit, "archive/search/export", visit->request->query);
	if (result.vain)
		page_text(visit->page, "Filter.words.Error", "search");
	show_filters(visit, &asked);
	view_case_categories(visit);
	return visit_show(visit, "search");
}

enum column {
	NUMBER, COMPLAINANT, RECEIVED, RESULT, CATEGORY, TYPE, PLACE, PHONE, CLOSED, FILED, FILED_BY, KEEP, DIGEST,
	COLUMNS
};

static const struct view_export_column columns[COLUMNS] = {
	[NUMBER] = { "Archive.Export.Number", 14, EXPORT_TEXT },
	[COMPLAINANT] = { "Archive.Export.Complainant", 10, EXPORT_TEXT },
	[RECEIVED] = { "Archive.Export.Received", 17, EXPORT_MOMENT },
	[RESULT] = { "Archive.Export.Result", 30, EXPORT_TEXT },
	[CATEGORY] = { "Archive.Export.Category", 13, EXPORT_TEXT },
	[TYPE] = { "Archive.Export.Type", 13, EXPORT_TEXT },
	[PLACE] = { "Archive.Export.Place", 24, EXPORT_TEXT },
	[PHONE] = { "Archive.Export.Phone", 14, EXPORT_TEXT },
	[CLOSED] = { "Archive.Export.Closed", 17, EXPORT_MOMENT },
	[FILED] = { "Archive.Export.Filed", 17, EXPORT_MOMENT },
	[FILED_BY] = { "Archive.Export.FiledBy", 10, EXPORT_TEXT },
	[KEEP] = { "Archive.Export.Keep", 17, EXPORT_MOMENT },
	[DIGEST] = { "Archive.Export.Digest", 66, EXPORT_TEXT },
};

static void
write_row(struct visit *visit, struct export_sheet *sheet, const struct filed *filed)
{
	const struct export_cell cells[COLUMNS] = {
		[NUMBER] = { .text = filed->number },
		[COMPLAINANT] = { .text = name_mask(visit->arena, filed->complainant) },
		[RECEIVED] = { .number = filed->received_at },
		[RESULT] = { .text = filed->result },
		[CATEGORY] = { .text = view_case_category(visit, filed->category) },
		[TYPE] = { .text = view_export_word(visit, "Type", complaint_type_name(filed->type)) },
		[PLACE] = { .text = place_mask(visit->arena, filed->place) },
		[PHONE] = { .text = phone_mask(visit->arena, filed->phone) },
		[CLOSED] = { .number = filed->closed_at },
		[FILED] = { .number = filed->filed_at },
		[FILED_BY] = { .text = filed->filed_by == NULL ? "" : filed->filed_by->name },
		[KEEP] = { .number = filed->keep_until },
		[DIGEST] = { .text = filed->sha256 },
	};

	export_row(sheet, cells);
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct filing_search *search = cursor;
	struct filing_result result;
	enum fault fault = casework_find_filed(&step, search, &result);

	for (size_t i = 0; fault == FAULT_NONE && i < result.count; i++) {
		write_row(visit, sheet, &result.rows[i]);
		search->before = result.rows[i].id.value;
	}
	*more = result.more;
	return fault;
}

enum fault
archive_search_export(struct visit *visit)
{
	struct archive_asked asked;

	archive_address_read(visit, &asked);
	asked.search.before = 0;
	asked.search.limit = EXPORT_ROWS;
	return view_export_send(visit, &(struct view_export){
		.title = "Archive.Export", .subject = asked_fields(visit, &asked),
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &asked.search,
	});
}
