#include "view_emergency.h"

#include "base/arena.h"
#include "view_case_page.h"
#include "base/banned.h"

void
view_emergency_person(const struct view_emergency *view, struct node *row, const char *name, struct staff_id id)
{
	const struct staff *staff = NULL;

	for (size_t i = 0; i < view->person_count && staff == NULL; i++)
		if (view->people[i].id.value == id.value)
			staff = &view->people[i];
	if (staff == NULL)
		staff = casework_staff(view->visit->casework, id);
	if (staff != NULL)
		node_text(row, name, arena_format(view->visit->arena, "%s %s", staff->name, staff->title));
}

void
view_emergency_steps(const struct view_emergency *view, struct node *node, const struct emergency *emergency)
{
	node_text(node, "State", emergency_state_name(emergency_state(emergency)));
	node_number(node, "Number", emergency->number);
	node_moment(node, "Reported", emergency->reported_at);
	view_emergency_person(view, node, "ReportedBy", emergency->reported_by);
	node_text(node, "Reason", emergency->reason);
	node_moment(node, "Started", emergency->started_at);
	view_emergency_person(view, node, "StartedBy", emergency->started_by);
	node_text(node, "Orders", emergency->orders);
	node_moment(node, "Lifted", emergency->lifted_at);
	view_emergency_person(view, node, "LiftedBy", emergency->lifted_by);
	node_text(node, "LiftReason", emergency->lift_reason);
	node_moment(node, "Evaluated", emergency->evaluated_at);
	view_emergency_person(view, node, "EvaluatedBy", emergency->evaluated_by);
	node_text(node, "Effect", emergency->effect);
	node_text(node, "Lessons", emergency->lessons);
	node_text(node, "Prevention", emergency->prevention);
}

void
view_emergency_members(const struct view_emergency *view, struct node *list, int64_t emergency)
{
	size_t shown = 0;

	for (size_t i = 0; i < view->reading->member_count; i++) {
		const struct emergency_member *member = &view->reading->members[i];
		struct node *row;

		if (member->emergency != emergency)
			continue;
		row = node_item(list, shown++);
		view_emergency_person(view, row, "Person", member->person);
		node_flag(row, "Leads", member->leads);
		node_text(row, "Duty", member->duty);
		node_moment(row, "Named", member->named_at);
		node_moment(row, "Released", member->released_at);
	}
}

static void
show_entry(const struct view_emergency *view, struct node *row, const struct emergency_entry *entry)
{
	const struct emergency_reading *reading = view->reading;
	enum deadline_state state = entry->talk != TALK_REPORT ? DEADLINE__COUNT :
	    emergency_report_state(reading->procedure, reading->deadlines, reading->deadline_count, entry->made_at);

	node_text(row, "Talk", emergency_talk_name(entry->talk));
	node_moment(row, "At", entry->at);
	node_text(row, "With", entry->person);
	node_text(row, "Text", entry->text);
	node_text(row, "Next", entry->next);
	view_emergency_person(view, row, "MadeBy", entry->made_by);
	if (entry->made_at - entry->at > 60)
		node_moment(row, "Made", entry->made_at);
	if (state == DEADLINE_MET || state == DEADLINE_BREACHED)
		node_text(row, "State", deadline_state_name(state));
}

void
view_emergency_log(const struct view_emergency *view, struct node *list, int64_t emergency, bool newest_first)
{
	size_t count = view->reading->entry_count, shown = 0;

	for (size_t i = 0; i < count; i++) {
		const struct emergency_entry *entry = &view->reading->entries[newest_first ? count - 1 - i : i];

		if (entry->emergency == emergency)
			show_entry(view, node_item(list, shown++), entry);
	}
}

void
view_emergency_measures(const struct view_emergency *view, struct node *list)
{
	for (size_t i = 0; i < view->reading->measure_count; i++) {
		const struct urgent_measure *measure = &view->reading->measures[i];
		struct node *row = node_item(list, i);

		node_number(row, "Id", measure->id);
		node_text(row, "Kind", urgent_kind_name(measure->kind));
		node_text(row, "Text", measure->text);
		node_text(row, "Amount", view_case_page_money(view->visit->arena, measure->amount));
		view_emergency_person(view, row, "OrderedBy", measure->ordered_by);
		node_moment(row, "Ordered", measure->ordered_at);
		view_emergency_person(view, row, "MadeBy", measure->made_by);
		node_text(row, "Result", measure->result);
		view_emergency_person(view, row, "ResultBy", measure->result_by);
		node_moment(row, "ResultAt", measure->result_at);
	}
}
