/* What is sent to residents and staff: where it stands, sending it again, calling it off. */
#include "admin.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/once.h"
#include "casework/outbox.h"
#include "casework/telling.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_list.h"
#include "web/encoding.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { PAGE_ROWS = 50, TICKED_AT_MOST = 100 };
enum { MESSAGE, WHAT, OUTBOX_FIELDS };

static const char *const whats[] = { "again", "cancel", NULL };
static const struct field_spec fields[OUTBOX_FIELDS] = {
	[MESSAGE] = { .name = "message", .kind = FIELD_HIDDEN, .required = true },
	[WHAT] = { .name = "what", .kind = FIELD_CHOICE, .required = true, .choices = whats },
};
const struct form_spec admin_outbox_form = { .fields = fields, .count = OUTBOX_FIELDS };

static struct outbox_filter
filter_of(const struct visit *visit)
{
	return (struct outbox_filter){
		.state = message_state_read(request_query(visit->request, "state")),
		.delivery = delivery_read(request_query(visit->request, "delivery")),
		.kind = message_kind_read(request_query(visit->request, "kind")),
		.number = request_query(visit->request, "number"),
		.from = view_list_day(visit, request_query(visit->request, "from"), 0),
		.until = view_list_day(visit, request_query(visit->request, "until"), 1),
		.before = request_query_number(visit->request, "before", 0), .limit = PAGE_ROWS + 1,
	};
}

static void
show_message(struct visit *visit, struct node *row, const struct outbox_message *message)
{
	node_number(row, "Id", message->id);
	node_text(row, "Number", message->number);
	node_text(row, "Kind", message_kind_name(message->kind));
	node_text(row, "Delivery", delivery_name(message->delivery));
	node_text(row, "Recipient", message->recipient);
	node_text(row, "Staff", view_case_person(visit, message->staff));
	node_text(row, "State", message_state_name(message->state));
	if (message->tries > 0)
		node_number(row, "Tries", message->tries);
	node_flag(row, "Doubtful", message->doubtful);
	node_text(row, "Error", message->error);
	node_text(row, "Provider", message->provider);
	node_text(row, "CalledOff", call_off_name(message->called_off));
	node_text(row, "By", view_case_person(visit, message->changed_by));
	node_moment(row, "Created", message->created_at);
	node_moment(row, "Sent", message->sent_at);
	if (message->state == MESSAGE_WAITING && message->next_at > visit->now)
		node_moment(row, "Next", message->next_at);
}

/* The query of the address without old news. */
static const char *
filter_query(const struct visit *visit)
{
	struct text query = text_begin(visit->arena);

	for (const struct request_value *pair = visit->request->query; pair != NULL; pair = pair->next) {
		if (text_equal(pair->name, "done") || text_equal(pair->name, "refused"))
			continue;
		text_add(&query, query.length == 0 ? "?" : "&");
		encoding_add(&query, pair->name);
		text_add(&query, "=");
		encoding_add(&query, pair->value);
	}
	return query.value;
}

static void
show_filter(struct visit *visit)
{
	static const char *const names[] = { "state", "delivery", "kind", "number", "from", "until" };
	struct node *node = page_node(visit->page, "Filter");

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		node_text(node, names[i], request_query(visit->request, names[i]));
	page_text(visit->page, "List.Query", filter_query(visit));
}

/* How many wait, and which ways are set up. */
static enum fault
show_numbers(struct visit *visit, struct step *step)
{
	struct node *ways = page_node(visit->page, "Ways");
	struct outbox_numbers numbers;
	enum fault fault = outbox_numbers(step, &numbers);

	for (int i = 0; i < DELIVERY__COUNT && fault == FAULT_NONE; i++) {
		struct node *way = node_item(ways, (size_t)i);

		node_text(way, "Name", delivery_name((enum delivery)i));
		node_flag(way, "Open", casework_way_open(visit->casework, (enum delivery)i));
	}
	page_number(visit->page, "Numbers.Waiting", numbers.waiting);
	page_number(visit->page, "Numbers.Failed", numbers.failed);
	page_number(visit->page, "Numbers.Held", numbers.held);
	return fault;
}

enum fault
admin_outbox(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct outbox_filter filter = filter_of(visit);
	struct node *list = page_node(visit->page, "List.Rows");
	struct outbox_message *rows = NULL;
	size_t count = 0;
	enum fault fault;

	if ((fault = outbox_messages(&step, &filter, &rows, &count)) != FAULT_NONE ||
	    (fault = show_numbers(visit, &step)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_message(visit, node_item(list, i), &rows[i]);
	view_list_end(visit, "admin/outbox/export", count, count > PAGE_ROWS ? rows[PAGE_ROWS - 1].id : 0);
	show_filter(visit);
	if (request_query(visit->request, "done") != NULL) {
		page_number(visit->page, "Bulk.Done", request_query_number(visit->request, "done", 0));
		page_number(visit->page, "Bulk.Left", request_query_number(visit->request, "refused", 0));
	}
	return visit_show(visit, "outbox");
}

/* Each ticked message in a transaction of its own. */
enum fault
admin_outbox_post(struct visit *visit)
{
	bool again = form_number(visit->form, WHAT) == 0, done;
	int64_t changed = 0, left = 0, id;
	const char *query;

	for (const struct request_value *pair = visit->request->fields; pair != NULL; pair = pair->next) {
		struct step step = view_identity_step(visit);
		enum fault fault;

		if (!text_equal(pair->name, "message") || !text_number(pair->value, &id) ||
		    changed + left >= TICKED_AT_MOST)
			continue;
		step.once = once_key_of(visit->arena, step.once, (long long)id);
		fault = again ? outbox_send_again(&step, id, &done) : outbox_give_up(&step, id, &done);
		if (fault != FAULT_NONE)
			return fault;
		*(done ? &changed : &left) += 1;
	}
	query = filter_query(visit);
	return visit_redirect(visit, "admin/outbox%s%sdone=%lld&refused=%lld", query, text_empty(query) ? "?" : "&",
	    (long long)changed, (long long)left);
}

enum column { CREATED, NUMBER, KIND, WAY, RECIPIENT, STATE, TRIES, SENT, ERROR, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[CREATED] = { "Admin.Outbox.Created", 17, EXPORT_MOMENT },
	[NUMBER] = { "Admin.Outbox.Number", 14, EXPORT_TEXT },
	[KIND] = { "Admin.Outbox.Kind", 16, EXPORT_TEXT },
	[WAY] = { "Admin.Outbox.Way", 10, EXPORT_TEXT },
	[RECIPIENT] = { "Admin.Outbox.Recipient", 24, EXPORT_TEXT },
	[STATE] = { "Admin.Outbox.State", 10, EXPORT_TEXT },
	[TRIES] = { "Admin.Outbox.Tries", 7, EXPORT_NUMBER },
	[SENT] = { "Admin.Outbox.Sent", 17, EXPORT_MOMENT },
	[ERROR] = { "Admin.Outbox.Error", 50, EXPORT_TEXT },
};

static void
write_row(struct visit *visit, struct export_sheet *sheet, const struct outbox_message *message)
{
	const struct export_cell cells[COLUMNS] = {
		[CREATED] = { .number = message->created_at }, [NUMBER] = { .text = message->number },
		[KIND] = { .text = view_export_word(visit, "Message", message_kind_name(message->kind)) },
		[WAY] = { .text = view_export_word(visit, "Delivery", delivery_name(message->delivery)) },
		[RECIPIENT] = { .text = message->recipient },
		[STATE] = { .text = view_export_word(visit, "MessageState", message_state_name(message->state)) },
		[TRIES] = { .number = message->tries }, [SENT] = { .number = message->sent_at },
		[ERROR] = { .text = message->called_off == CALL_OFF_NONE ? message->error :
		    view_export_word(visit, "CallOff", call_off_name(message->called_off)) },
	};

	export_row(sheet, cells);
}

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct outbox_filter *filter = cursor;
	struct outbox_message *rows = NULL;
	size_t count = 0;
	enum fault fault = outbox_messages(&step, filter, &rows, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		write_row(visit, sheet, &rows[i]);
		filter->before = rows[i].id;
	}
	*more = count == filter->limit;
	return fault;
}

enum fault
admin_outbox_export(struct visit *visit)
{
	struct outbox_filter filter = filter_of(visit);

	filter.before = 0;
	filter.limit = EXPORT_ROWS;
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.outbox", .subject = "outbox",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &filter,
	});
}
