/* One round of special return visits: how far it is by building and person, its rooms, who goes where, and its end. */
#include "desk_campaign.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/rooms.h"
#include "rules/contact.h"
#include "desk_case.h"
#include "view/view_case.h"
#include "view/view_choice.h"
#include "view/view_evidence.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/encoding.h"
#include "web/request.h"
#include "base/banned.h"

enum { ROWS = 50, BUILDING_CHARACTERS = 200, REASON_CHARACTERS = 500 };

enum { ID, PROJECT, BUILDINGS, VISITOR };

static const struct field_spec arrange_fields[] = {
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[PROJECT] = { .name = "project", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[BUILDINGS] = { .name = "buildings", .kind = FIELD_TEXT, .max = BUILDING_CHARACTERS },
	[VISITOR] = { .name = "visitor", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
};
const struct form_spec desk_campaign_arrange_form = {
	.fields = arrange_fields, .count = sizeof(arrange_fields) / sizeof(arrange_fields[0]),
};

enum { CLOSE_ID, VERSION, REASON };

static const struct field_spec close_fields[] = {
	[CLOSE_ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[VERSION] = { .name = "version", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[REASON] = { .name = "reason", .kind = FIELD_LINES, .max = REASON_CHARACTERS },
};
const struct form_spec desk_campaign_close_form = {
	.fields = close_fields, .count = sizeof(close_fields) / sizeof(close_fields[0]),
};

struct campaign_rooms_asked
desk_campaign_ask(const struct visit *visit, int64_t campaign, size_t limit)
{
	const char *building = request_query(visit->request, "building");
	struct campaign_rooms_asked asked = {
		.campaign = campaign, .after = request_query_number(visit->request, "after", 0),
		.state = room_state_read(request_query(visit->request, "state")),
		.project = request_query_number(visit->request, "project", 0),
		.area = request_query(visit->request, "area"), .building = building == NULL ? "" : building,
		.limit = limit,
	};

	if (request_query_number(visit->request, "mine", 0) == 1)
		asked.visitor = visit->actor->id;
	return asked;
}

static void
show_room(struct visit *visit, struct node *row, const struct campaign_room_view *view)
{
	node_number(row, "Id", view->room.id);
	node_text(row, "Label", view->open ? view->label : place_mask(visit->arena, view->label));
	node_text(row, "State", room_state_name(view->room.state));
	node_number(row, "Attempts", view->room.attempts);
	node_time(row, "At", view->last.at);
	node_text(row, "Visitor", view_case_person(visit, view->room.visitor));
	node_text(row, "Problem", view->last.problem);
	node_text(row, "Note", view->last.note);
	node_text(row, "CaseNumber", view->case_number);
	if (view->room.case_id.value != 0)
		node_number(row, "Case", view->room.case_id.value);
	node_flag(row, "Open", view->open);
}

static const char *
address_of(struct visit *visit, const struct campaign_rooms_asked *asked, int64_t after)
{
	struct text text = text_begin(visit->arena);

	text_add_format(&text, "%s/desk/campaign?id=%lld", visit->request->base, (long long)asked->campaign);
	if (asked->state != ROOM_STATE__COUNT)
		text_add_format(&text, "&state=%s", room_state_name(asked->state));
	if (asked->visitor.value != 0)
		text_add(&text, "&mine=1");
	if (asked->project != 0)
		text_add_format(&text, "&project=%lld", (long long)asked->project);
	if (asked->area != NULL) {
		text_add(&text, "&area=");
		encoding_add(&text, asked->area);
	}
	if (!text_empty(asked->building)) {
		text_add(&text, "&building=");
		encoding_add(&text, asked->building);
	}
	if (after != 0)
		text_add_format(&text, "&after=%lld", (long long)after);
	text_add(&text, "#rooms");
	return text.value;
}

/* The list was looked at, and the cases that it tells of. */
static enum fault
log_reading(struct step *step, int64_t campaign, const struct campaign_room_view *rooms, size_t count)
{
	const char **numbers = arena_array(step->arena, count + 1, sizeof(*numbers));
	size_t told = 0;
	enum fault fault = casework_log_access(step, "view", arena_format(step->arena, "campaign %lld",
	    (long long)campaign), "");

	for (size_t i = 0; i < count; i++)
		if (!text_empty(rooms[i].case_number))
			numbers[told++] = rooms[i].case_number;
	return fault == FAULT_NONE ? casework_log_views(step, numbers, told, "campaign") : fault;
}

static enum fault
show_rooms(struct visit *visit, struct step *step, const struct campaign_view *view)
{
	struct node *list = page_node(visit->page, "List"), *rows = page_node(visit->page, "List.Rows");
	struct campaign_rooms_asked asked = desk_campaign_ask(visit, view->campaign.id, ROWS + 1);
	struct campaign_room_view *rooms;
	size_t count;
	enum fault fault = campaigns_rooms(step, view->form, &asked, &rooms, &count);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < count && i < ROWS; i++)
		show_room(visit, node_item(rows, i), &rooms[i]);
	if (asked.after != 0)
		node_text(list, "Newer", address_of(visit, &asked, 0));
	if (count > ROWS)
		node_text(list, "Older", address_of(visit, &asked, rooms[ROWS - 1].room.id));
	page_text(visit->page, "Filter.state", room_state_name(asked.state));
	page_text(visit->page, "Filter.building", asked.building);
	page_flag(visit->page, "Filter.mine", asked.visitor.value != 0);
	return log_reading(step, view->campaign.id, rooms, count < ROWS ? count : ROWS);
}

static void
show_parts(struct visit *visit, const struct campaign_reading *reading)
{
	struct node *buildings = page_node(visit->page, "Buildings"), *people = page_node(visit->page, "People");

	for (size_t i = 0; i < reading->building_count; i++) {
		const struct campaign_part *part = &reading->buildings[i];
		struct node *row = node_item(buildings, i);
		struct campaign_rooms_asked asked = {
			.campaign = reading->view.campaign.id, .state = ROOM_STATE__COUNT, .project = part->project,
			.area = part->area, .building = part->building,
		};

		node_text(row, "Project", part->project_name);
		node_text(row, "Area", part->area);
		node_text(row, "Building", part->building);
		node_text(row, "Url", address_of(visit, &asked, 0));
		desk_campaign_show_count(row, &part->count);
	}
	for (size_t i = 0; i < reading->person_count; i++) {
		struct node *row = node_item(people, i);

		node_text(row, "Person", view_case_person(visit, reading->people[i].person));
		desk_campaign_show_count(row, &reading->people[i].count);
	}
}

static enum fault
show_options(struct visit *visit, struct step *step)
{
	struct node *list = page_node(visit->page, "Options.Project");
	struct rooms_project *projects;
	size_t count;
	enum fault fault = rooms_project_names(step, &projects, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		node_number(node_item(list, i), "Value", projects[i].id);
		node_text(node_item(list, i), "Word", projects[i].name);
	}
	desk_campaign_show_staff(visit);
	return fault;
}

static enum fault
lay_out(struct visit *visit, int64_t id)
{
	struct step step = view_identity_step(visit);
	struct campaign_reading reading;
	bool may;
	enum fault fault = campaigns_read(&step, id, &reading);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	desk_campaign_show_head(visit, page_node(visit->page, "Campaign"), &reading.view);
	show_parts(visit, &reading);
	may = campaign_may_change(visit->actor, &reading.view.campaign) == REFUSAL_NONE;
	page_flag(visit->page, "May.plan", may);
	if ((visit->permissions & PERMIT_EXPORT) != 0)
		view_export_offer(visit, "desk/campaign/export", visit->request->query);
	if ((may && (fault = show_options(visit, &step)) != FAULT_NONE) ||
	    (fault = show_rooms(visit, &step, &reading.view)) != FAULT_NONE)
		return fault;
	return visit_show(visit, "campaign");
}

enum fault
desk_campaign(struct visit *visit)
{
	return lay_out(visit, request_query_number(visit->request, "id", 0));
}

/* Both forms begin with the id. */
enum fault
desk_campaign_again(struct visit *visit)
{
	bool arranging = visit->form->spec == &desk_campaign_arrange_form;

	page_text(visit->page, "Form.Scope", arranging ? "arrange" : "close");
	if (arranging) {
		view_choice_mark(visit, "project", form_text(visit->form, PROJECT));
		view_choice_mark(visit, "visitor", form_text(visit->form, VISITOR));
	}
	return lay_out(visit, form_number(visit->form, ID));
}

static enum fault
finish(struct visit *visit, const struct step *step, enum fault fault)
{
	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	return view_step_end(visit, step, fault, "done", arena_format(visit->arena, "desk/campaign?id=%lld",
	    (long long)form_number(visit->form, ID)));
}

enum fault
desk_campaign_arrange(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct campaign_arranging arranging = {
		.id = form_number(form, ID), .project = form_number(form, PROJECT),
		.buildings = form_text(form, BUILDINGS), .visitor = { form_number(form, VISITOR) },
	};

	return finish(visit, &step, campaigns_arrange(&step, &arranging));
}

enum fault
desk_campaign_close(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);

	return finish(visit, &step, campaigns_close(&step, form_number(form, CLOSE_ID), form_number(form, VERSION),
	    form_text(form, REASON)));
}

static const struct view_original photo = {
	"desk/campaign/photo", desk_evidence_show, casework_open_campaign_photo
};

enum fault
desk_campaign_photo(struct visit *visit)
{
	return view_original_get(visit, &photo);
}

enum fault
desk_campaign_photo_post(struct visit *visit)
{
	return view_original_post(visit, &photo);
}

enum fault
desk_campaign_photo_again(struct visit *visit)
{
	return view_original_again(visit, &photo);
}
