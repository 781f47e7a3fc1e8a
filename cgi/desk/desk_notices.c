/* What one was told: warnings, what was given, reported or answered; ticked off here or by opening the case. */
#include "desk.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/noticing.h"
#include "rules/procedure.h"
#include "view/view_case.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_list.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { PAGE_ROWS = 50 };
enum { UNTIL, NOTICES_FIELDS };

static const struct field_spec fields[NOTICES_FIELDS] = {
	[UNTIL] = { .name = "until", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
};
const struct form_spec desk_notices_form = { .fields = fields, .count = NOTICES_FIELDS };

/* What the procedure in force calls a clock, or a duty. */
static const char *
name_of(const struct visit *visit, const struct notice *notice)
{
	const struct procedure *procedure = casework_procedure(visit->casework);
	const struct clock_rule *clock;
	const struct duty_rule *duty;

	if (procedure == NULL || text_empty(notice->clock))
		return "";
	if (!text_empty(notice->number)) {
		clock = procedure_clock(procedure, notice->clock);
		return clock == NULL ? "" : view_case_words(visit, &clock->name);
	}
	duty = procedure_duty(procedure, notice->clock);
	return duty == NULL ? "" : view_case_words(visit, &duty->name);
}

static void
show_notice(struct visit *visit, struct node *row, const struct notice *notice)
{
	bool opens = notice->case_id.value != 0 && (visit->permissions & PERMIT_DESK) != 0;

	node_text(row, "Kind", notice_kind_name(notice->kind));
	node_text(row, "Number", notice->number);
	node_text(row, "About", notice->about);
	node_text(row, "Clock", notice->clock);
	node_text(row, "Name", name_of(visit, notice));
	node_moment(row, "At", notice->at);
	node_moment(row, "Due", notice->due_at);
	node_flag(row, "Unseen", notice->seen_at == 0);
	if (opens)
		node_number(row, "Case", notice->case_id.value);
	node_flag(row, "Duties", text_empty(notice->number) && (visit->permissions & PERMIT_DESK) != 0);
}

static struct notices_asked
asked(const struct visit *visit)
{
	return (struct notices_asked){
		.unseen = !text_equal(request_query(visit->request, "view"), "all"),
		.before = request_query_number(visit->request, "before", 0), .limit = PAGE_ROWS + 1,
	};
}

enum fault
desk_notices(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct notices_asked wanted = asked(visit);
	struct node *list = page_node(visit->page, "List.Rows");
	struct notice *rows = NULL;
	size_t count = 0;
	enum fault fault = notices_of(&step, &wanted, &rows, &count);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count && i < PAGE_ROWS; i++)
		show_notice(visit, node_item(list, i), &rows[i]);
	view_list_end(visit, "desk/notices/export", count, count > PAGE_ROWS ? rows[PAGE_ROWS - 1].id : 0);
	if (count > 0)
		page_number(visit->page, "List.Newest", rows[0].id);
	page_flag(visit->page, "List.All", !wanted.unseen);
	return visit_show(visit, "notices");
}

/* Up to the newest that was shown: what has come since then stays. */
enum fault
desk_notices_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	enum fault fault = notices_seen_until(&step, form_number(visit->form, UNTIL));

	return fault == FAULT_NONE ? visit_redirect(visit, "desk/notices") : fault;
}

enum column { AT, KIND, NUMBER, CLOCK, NAME, DUE, ABOUT, SEEN, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[AT] = { "Desk.Notices.At", 17, EXPORT_MOMENT },
	[KIND] = { "Desk.Notices.Kind", 18, EXPORT_TEXT },
	[NUMBER] = { "Desk.Export.Number", 14, EXPORT_TEXT },
	[CLOCK] = { "Desk.Notices.Clock", 8, EXPORT_TEXT },
	[NAME] = { "Desk.Notices.Name", 24, EXPORT_TEXT },
	[DUE] = { "Desk.Export.Due", 17, EXPORT_MOMENT },
	[ABOUT] = { "Desk.Notices.About", 36, EXPORT_TEXT },
	[SEEN] = { "Desk.Notices.Seen", 17, EXPORT_MOMENT },
};

static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct notices_asked *wanted = cursor;
	struct notice *rows = NULL;
	size_t count = 0;
	enum fault fault = notices_of(&step, wanted, &rows, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		export_row(sheet, (struct export_cell[COLUMNS]){
			[AT] = { .number = rows[i].at },
			[KIND] = { .text = view_export_word(visit, "StaffNotice", notice_kind_name(rows[i].kind)) },
			[NUMBER] = { .text = rows[i].number }, [CLOCK] = { .text = rows[i].clock },
			[NAME] = { .text = name_of(visit, &rows[i]) }, [DUE] = { .number = rows[i].due_at },
			[ABOUT] = { .text = rows[i].about }, [SEEN] = { .number = rows[i].seen_at },
		});
		wanted->before = rows[i].id;
	}
	*more = count == wanted->limit;
	return fault;
}

enum fault
desk_notices_export(struct visit *visit)
{
	struct notices_asked wanted = asked(visit);

	wanted.before = 0;
	wanted.limit = EXPORT_ROWS;
	return view_export_send(visit, &(struct view_export){
		.title = "Desk.Notices", .subject = "notices",
		.columns = columns, .count = COLUMNS, .page = write_page, .cursor = &wanted,
	});
}
