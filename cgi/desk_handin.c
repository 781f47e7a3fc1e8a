/* Handing in what one was told, in four fields, and following it (S2·15). */
#include "desk.h"

#include "casework/handin.h"
#include "rules/case.h"
#include "view_case.h"
#include "view_identity.h"
#include "view_step.h"
#include "web/page.h"
#include "base/banned.h"

enum { WHO, PHONE, WHERE, WHAT, FIELDS };

static const struct field_spec fields[FIELDS] = {
	[WHO] = { .name = "who", .kind = FIELD_TEXT, .max = 40 },
	[PHONE] = { .name = "phone", .kind = FIELD_PHONE, .required = true },
	[WHERE] = { .name = "where", .kind = FIELD_TEXT, .required = true, .max = 60 },
	[WHAT] = { .name = "what", .kind = FIELD_LINES, .required = true, .max = 2000 },
};

const struct form_spec desk_handin_form = { .fields = fields, .count = FIELDS };

static enum fault
show(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *list = page_node(visit->page, "Handed");
	const struct case_file *rows;
	size_t count;
	enum fault fault = casework_handed_in(&step, &rows, &count);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		view_case_state(visit, row, &rows[i]);
		if (rows[i].stage != STAGE_MERGED)
			node_moment(row, "Told", rows[i].confirmed_at != 0 ? rows[i].confirmed_at : rows[i].closed_at);
		node_flag(row, "Open", (visit->permissions & PERMIT_DESK) != 0 && case_visible(&rows[i], visit->actor));
	}
	return visit_show(visit, "handin");
}

enum fault
desk_handin(struct visit *visit)
{
	visit->form = form_empty(visit->arena, &desk_handin_form);
	return show(visit);
}

enum fault
desk_handin_again(struct visit *visit)
{
	return show(visit);
}

enum fault
desk_handin_post(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct handed handed = {
		.who = form_text(visit->form, WHO), .phone = form_text(visit->form, PHONE),
		.where = form_text(visit->form, WHERE), .what = form_text(visit->form, WHAT),
	};

	return view_step_end(visit, &step, casework_hand_in(&step, &handed), "registered", "desk/handin");
}
