/* Who read what: the access log. */
#include "admin.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/people.h"
#include "rules/contact.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_list.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { LINES = 100 };

/* The word of a group for a name that the program wrote; what is no name, or has no word, as it stands. */
static const char *
word_or_name(const struct visit *visit, const char *group, const char *name)
{
	const char *word = "";

	if (strspn(name, "abcdefghijklmnopqrstuvwxyz_") == strlen(name))
		word = page_word(visit->page, arena_format(visit->arena, "%s.%s", group, name));
	return text_empty(word) ? name : word;
}

/*
 * What was read: a kind of thing that the catalogue has a word for, and which
 * one or by which fields.  What a clerk typed at intake is masked.
 */
static const char *
spoken_subject(const struct visit *visit, const struct access_line *line)
{
	size_t length = strcspn(line->subject, " ");
	const char *first = arena_copy_bytes(visit->arena, line->subject, length);
	const char *of = word_or_name(visit, "Admin.Access.Of", first);
	struct text spoken = text_begin(visit->arena);

	if (text_equal(line->reason, "intake"))
		return contact_mask_typed(visit->arena, line->subject);
	if (of == first)
		return line->subject;
	text_add(&spoken, of);
	for (const char *at = line->subject + length; *at != '\0'; at += length) {
		at++;
		length = strcspn(at, " ");
		text_add_format(&spoken, " %s", word_or_name(visit, "Text.Filter",
		    arena_copy_bytes(visit->arena, at, length)));
	}
	return spoken.value;
}

/* Why; what somebody wrote to see what is hidden is shown as written. */
static const char *
spoken_reason(const struct visit *visit, const struct access_line *line)
{
	return text_equal(line->kind, "reveal") ? line->reason :
	    word_or_name(visit, "Admin.Access.Why", line->reason);
}

static void
show_line(struct visit *visit, struct node *row, const struct access_line *line)
{
	node_number(row, "Id", line->id);
	node_moment(row, "At", line->at);
	node_text(row, "Who", line->who);
	node_text(row, "What", word_or_name(visit, "Admin.Access.Kind", line->kind));
	node_text(row, "Subject", spoken_subject(visit, line));
	node_text(row, "Reason", spoken_reason(visit, line));
	node_text(row, "Address", line->address);
	node_text(row, "Visit", line->visit);
}

static void
show_filter(struct visit *visit, const struct access_filter *filter)
{
	size_t count;
	const struct staff *staff = casework_staff_list(visit->casework, &count);
	struct node *list = page_node(visit->page, "People");

	page_text(visit->page, "Filter.subject", filter->subject);
	page_text(visit->page, "Filter.kind", filter->kind);
	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		node_number(row, "Value", staff[i].id.value);
		node_text(row, "Word", staff[i].name);
		node_flag(row, "Chosen", staff[i].id.value == filter->staff.value);
	}
}

static struct access_filter
filter_of(const struct visit *visit)
{
	return (struct access_filter){
		.staff = { request_query_number(visit->request, "staff", 0) },
		.kind = request_query(visit->request, "kind"), .subject = request_query(visit->request, "subject"),
		.before = request_query_number(visit->request, "before", 0), .limit = LINES + 1,
	};
}

enum fault
admin_access(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct access_filter filter = filter_of(visit);
	struct node *list = page_node(visit->page, "List.Rows");
	struct access_line *lines = NULL;
	size_t count = 0;
	enum fault fault;

	if ((fault = people_access(&step, &filter, &lines, &count)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count && i < LINES; i++)
		show_line(visit, node_item(list, i), &lines[i]);
	view_list_end(visit, "admin/access/export", count, count > LINES ? lines[LINES - 1].id : 0);
	show_filter(visit, &filter);
	if ((fault = casework_log_access(&step, "search", "access_log", text_cut(visit->arena,
	    contact_mask_typed(visit->arena, filter.subject), 200))) != FAULT_NONE)
		return fault;
	return visit_show(visit, "access");
}

enum column { WHEN, WHO, WHAT, SUBJECT, REASON, FROM, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[WHEN] = { "Admin.Access.When", 17, EXPORT_MOMENT },
	[WHO] = { "Admin.Access.Who", 12, EXPORT_TEXT },
	[WHAT] = { "Admin.Access.What", 16, EXPORT_TEXT },
	[SUBJECT] = { "Admin.Access.Subject", 36, EXPORT_TEXT },
	[REASON] = { "Admin.Access.Reason", 36, EXPORT_TEXT },
	[FROM] = { "Admin.Access.From", 18, EXPORT_TEXT },
};

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct access_filter *filter = cursor;
	struct access_line *lines = NULL;
	size_t count = 0;
	enum fault fault = people_access(&step, filter, &lines, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		export_row(sheet, (struct export_cell[COLUMNS]){
			[WHEN] = { .number = lines[i].at },
			[WHO] = { .text = lines[i].who },
			[WHAT] = { .text = word_or_name(visit, "Admin.Access.Kind", lines[i].kind) },
			[SUBJECT] = { .text = spoken_subject(visit, &lines[i]) },
			[REASON] = { .text = spoken_reason(visit, &lines[i]) },
			[FROM] = { .text = lines[i].address },
		});
		filter->before = lines[i].id;
	}
	*more = count == filter->limit;
	return fault;
}

enum fault
admin_access_export(struct visit *visit)
{
	struct access_filter filter = filter_of(visit);

	filter.before = 0;
	filter.limit = EXPORT_ROWS;
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.access", .subject = "access_log",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &filter,
	});
}
