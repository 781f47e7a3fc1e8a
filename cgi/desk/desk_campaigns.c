/* Rounds of special return visits: which there are, how far they are, and opening one. */
#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/year_plans.h"
#include "desk_campaign.h"
#include "view/view_case.h"
#include "view/view_choice.h"
#include "view/view_date.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "base/banned.h"

enum { TITLE, FORM, FIRST, LAST, LEADER, PLANNED };
enum { TITLE_CHARACTERS = 80, WORD_CHARACTERS = 32 };

static const struct field_spec open_fields[] = {
	[TITLE] = { .name = "title", .kind = FIELD_TEXT, .required = true, .min = 2, .max = TITLE_CHARACTERS },
	[FORM] = { .name = "form", .kind = FIELD_TEXT, .required = true, .max = WORD_CHARACTERS },
	[FIRST] = { .name = "first", .kind = FIELD_DAY, .required = true },
	[LAST] = { .name = "last", .kind = FIELD_DAY, .required = true },
	[LEADER] = { .name = "leader", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
	[PLANNED] = { .name = "planned", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
};

static void
check_days(struct form *form, int64_t now)
{
	int64_t first = form_number(form, FIRST), last = form_number(form, LAST);

	if (form->values[FIRST].error != NULL || form->values[LAST].error != NULL || !form_present(form, LAST))
		return;
	if (last < first || last - first >= CAMPAIGN_SPAN_DAYS)
		form_error(form, LAST, "span");
	else if (last < date_local_day(now))
		form_error(form, LAST, "past");
}

const struct form_spec desk_campaigns_open_form = {
	.fields = open_fields, .count = sizeof(open_fields) / sizeof(open_fields[0]), .check = check_days,
};

void
desk_campaign_show_count(struct node *row, const struct campaign_count *count)
{
	node_number(row, "Rooms", count->rooms);
	node_number(row, "Visited", count->visited);
	node_number(row, "Missed", count->missed);
	node_number(row, "Waiting", count->rooms - count->visited);
	node_number(row, "Problems", count->problems);
	node_number(row, "Percent", campaign_percent(count));
}

void
desk_campaign_show_head(struct visit *visit, struct node *row, const struct campaign_view *view)
{
	const struct campaign *campaign = &view->campaign;

	node_number(row, "Id", campaign->id);
	node_number(row, "Version", campaign->version);
	node_text(row, "Title", campaign->title);
	node_text(row, "Season", season_name(campaign->season));
	node_text(row, "State",
	    campaign_state_name(campaign_state(campaign, &view->count, date_local_day(visit->now))));
	node_moment(row, "First", date_day_start(campaign->first));
	node_moment(row, "Last", date_day_start(campaign->last));
	node_text(row, "Leader", view_case_person(visit, campaign->leader));
	node_text(row, "Form", view_case_words(visit, &view->form->name));
	node_text(row, "Reason", campaign->reason);
	node_moment(row, "Closed", campaign->closed_at);
	if (view->mine > 0)
		node_number(row, "Mine", view->mine);
	desk_campaign_show_count(row, &view->count);
}

void
desk_campaign_show_staff(struct visit *visit)
{
	struct node *people = page_node(visit->page, "Options.Staff");
	const struct staff *staff;
	size_t count, shown = 0;

	staff = casework_staff_list(visit->casework, &count);
	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (staff[i].disabled)
			continue;
		row = node_item(people, shown++);
		node_number(row, "Value", staff[i].id.value);
		node_text(row, "Word", arena_format(visit->arena, "%s %s", staff[i].name, staff[i].title));
	}
}

static enum fault
show_forms(struct visit *visit, struct step *step)
{
	struct node *list = page_node(visit->page, "Options.Form");
	const struct campaign_form **forms;
	size_t count;
	enum fault fault = campaigns_forms(step, &forms, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		node_text(node_item(list, i), "Value", forms[i]->id);
		node_text(node_item(list, i), "Word", view_case_words(visit, &forms[i]->name));
		if (visit->form != NULL && text_equal(form_text(visit->form, FORM), forms[i]->id))
			page_flag(visit->page, arena_format(visit->arena, "Form.form.Checked.%s", forms[i]->id), true);
	}
	return fault;
}

/* Items of this year and the next that nobody carries out yet. */
static enum fault
show_planned(struct visit *visit, struct step *step)
{
	struct node *list = page_node(visit->page, "Options.Planned");
	int year = view_date_year(visit);
	size_t shown = 0;
	enum fault fault = FAULT_NONE;

	for (int of = year; fault == FAULT_NONE && of <= year + 1; of++) {
		struct planned_visit *items;
		size_t count;

		fault = year_plans_free(step, of, &items, &count);
		for (size_t i = 0; i < count; i++) {
			struct node *row = node_item(list, shown++);

			node_number(row, "Value", items[i].id);
			node_text(row, "Word", arena_format(visit->arena, "%d-%02d %s", items[i].year, items[i].month,
			    items[i].subject));
		}
	}
	return fault;
}

static enum fault
lay_out(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct node *open = page_node(visit->page, "Campaigns.Open");
	struct node *closed = page_node(visit->page, "Campaigns.Closed");
	struct campaigns_reading reading;
	enum fault fault = campaigns_list(&step, &reading);

	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < reading.open_count; i++)
		desk_campaign_show_head(visit, node_item(open, i), &reading.open[i]);
	for (size_t i = 0; i < reading.closed_count; i++)
		desk_campaign_show_head(visit, node_item(closed, i), &reading.closed[i]);
	if ((visit->permissions & PERMIT_EXPORT) != 0 && reading.open_count + reading.closed_count > 0)
		view_export_offer(visit, "desk/campaigns/export", NULL);
	page_flag(visit->page, "May.plan", campaign_may_plan(visit->actor));
	if (!campaign_may_plan(visit->actor))
		return visit_show(visit, "campaigns");
	desk_campaign_show_staff(visit);
	if ((fault = show_forms(visit, &step)) != FAULT_NONE || (fault = show_planned(visit, &step)) != FAULT_NONE)
		return fault;
	return visit_show(visit, "campaigns");
}

enum fault
desk_campaigns(struct visit *visit)
{
	return lay_out(visit);
}

enum fault
desk_campaigns_open_again(struct visit *visit)
{
	page_text(visit->page, "Form.Scope", "open");
	view_choice_mark(visit, "leader", form_text(visit->form, LEADER));
	view_choice_mark(visit, "planned", form_text(visit->form, PLANNED));
	return lay_out(visit);
}

enum fault
desk_campaigns_open(struct visit *visit)
{
	const struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct campaign_opening opening = {
		.title = form_text(form, TITLE), .form = form_text(form, FORM),
		.first = (int32_t)form_number(form, FIRST),
		.last = (int32_t)form_number(form, LAST), .leader = { form_number(form, LEADER) },
		.planned = form_number(form, PLANNED),
	};
	int64_t id = 0;
	enum fault fault = campaigns_open(&step, &opening, &id);

	return view_step_end(visit, &step, fault, "done", arena_format(visit->arena, "desk/campaign?id=%lld",
	    (long long)id));
}
