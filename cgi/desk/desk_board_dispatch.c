/* Sending many cases to one department: each in a transaction of its own, each answered by name. */
#include "desk_board.h"

#include "casework/act.h"
#include "desk.h"
#include "view/view_bulk.h"
#include "web/form.h"
#include "base/banned.h"

enum dispatch_field { CASE, DEPARTMENT, TEXT, BACK, DISPATCH_FIELDS };

static const struct field_spec dispatch_fields[DISPATCH_FIELDS] = {
	[CASE] = { .name = "case", .kind = FIELD_HIDDEN, .required = true },
	[DEPARTMENT] = { .name = "department", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT32_MAX },
	[TEXT] = { .name = "text", .kind = FIELD_TEXT, .max = 500 },
	[BACK] = { .name = "back", .kind = FIELD_HIDDEN },
};

const struct form_spec desk_board_dispatch_form = { .fields = dispatch_fields, .count = DISPATCH_FIELDS };

static enum fault
dispatch(struct visit *visit, struct step *step, struct case_id id, int64_t version)
{
	struct act_request request = {
		.id = id, .version = version, .act = ACT_DISPATCH,
		.department = { form_number(visit->form, DEPARTMENT) }, .text = form_text(visit->form, TEXT),
	};

	return casework_act(step, &request, NULL);
}

enum fault
desk_board_dispatch(struct visit *visit)
{
	struct desk_board_asked board;
	const char *news;
	enum fault fault;

	if ((fault = desk_board_ask(visit, form_text(visit->form, BACK), &board)) != FAULT_NONE ||
	    (fault = view_bulk_run(visit, "case", dispatch, &news)) != FAULT_NONE)
		return fault;
	return visit_redirect(visit, "desk/board?%s&%s", desk_board_query(visit, &board, NULL, NULL), news);
}
