#include "view_inquiry.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/cause_drawing.h"
#include "rules/side_clock.h"
#include "view_case.h"
#include "view_case_page.h"
#include "view_identity.h"
#include "web/page.h"
#include "base/banned.h"

/* Everything the parts of this page need. */
struct inquiry_page {
	struct visit			*visit;
	const struct view_inquiry	*showing;
	const struct case_reading	*reading;
	const struct workbench		*inquiry;
	struct node			*node;
};

const char *
view_inquiry_person(const struct visit *visit, const struct view_inquiry *showing, struct staff_id id)
{
	for (size_t i = 0; showing != NULL && i < showing->person_count; i++)
		if (showing->people[i].id.value == id.value)
			return showing->people[i].name;
	return view_case_person(visit, id);
}

const char *
view_inquiry_department(const struct visit *visit, const struct view_inquiry *showing, struct department_id id)
{
	for (size_t i = 0; showing != NULL && i < showing->department_count; i++)
		if (showing->departments[i].id.value == id.value && visit->language != LANGUAGE_EN)
			return showing->departments[i].name_zh;
	return view_identity_department(visit, id);
}

static const struct evidence *
find_evidence(const struct case_reading *reading, int64_t id)
{
	for (size_t i = 0; i < reading->evidence_count; i++)
		if (reading->evidence[i].id == id)
			return &reading->evidence[i];
	return NULL;
}

/* What proves a record or a cause, as Proofs.N of its row. */
static void
show_proofs(const struct inquiry_page *page, struct node *row, int64_t record, int64_t cause)
{
	struct node *list = node_child(row, "Proofs");
	size_t count = 0;

	for (size_t i = 0; i < page->inquiry->proof_count; i++) {
		const struct proof *proof = &page->inquiry->proofs[i];
		const struct evidence *evidence = find_evidence(page->reading, proof->evidence);
		struct node *item;

		if (evidence == NULL || proof->record != record || proof->cause != cause)
			continue;
		item = node_item(list, count++);
		node_number(item, "Id", evidence->id);
		node_text(item, "Name", evidence->name);
	}
}

static void
show_records(const struct inquiry_page *page)
{
	struct node *list = node_child(page->node, "Records");

	for (size_t i = 0; i < page->inquiry->record_count; i++) {
		const struct inquiry_record *record = &page->inquiry->records[i];
		struct node *row = node_item(list, i);

		node_number(row, "Number", (int64_t)i + 1);
		node_text(row, "Kind", record_kind_name(record->kind));
		node_moment(row, "At", record->at);
		node_text(row, "Place", record->place);
		node_text(row, "Persons", record->persons);
		node_text(row, "Capacity", record->capacity);
		node_text(row, "Subject", record->subject);
		node_text(row, "Reference", record->reference);
		node_text(row, "Content", record->content);
		node_flag(row, "Agreed", record->agreed);
		node_text(row, "MadeBy", view_inquiry_person(page->visit, page->showing, record->made_by));
		node_moment(row, "Made", record->made_at);
		show_proofs(page, row, record->id, 0);
	}
}

/* Parents come before what explains them, each with how deep it stands. */
static void
show_cause(const struct inquiry_page *page, struct node *list, size_t *shown, int64_t parent)
{
	const struct workbench *inquiry = page->inquiry;

	for (size_t i = 0; i < inquiry->cause_count; i++) {
		const struct cause *cause = &inquiry->causes[i];
		struct node *row;

		if (cause->parent != parent)
			continue;
		row = node_item(list, (*shown)++);
		node_number(row, "Id", cause->id);
		node_number(row, "Depth", cause_depth(inquiry->causes, inquiry->cause_count, cause->id));
		node_text(row, "Branch", cause_branch_name(cause->branch));
		node_text(row, "Level", cause_level_name(cause->level));
		node_text(row, "Kind", cause_kind_name(cause->kind));
		node_text(row, "Text", cause->text);
		node_text(row, "MadeBy", view_inquiry_person(page->visit, page->showing, cause->made_by));
		node_moment(row, "Made", cause->made_at);
		if (cause->struck_at != 0) {
			node_moment(row, "Struck", cause->struck_at);
			node_text(row, "StruckBy", view_inquiry_person(page->visit, page->showing, cause->struck_by));
			node_text(row, "StruckReason", cause->struck_reason);
		}
		show_proofs(page, row, 0, cause->id);
		show_cause(page, list, shown, cause->id);
	}
}

static void
show_drawing(const struct inquiry_page *page, const char *name, const struct drawing *drawing)
{
	struct node *node = node_child(page->node, name), *lines = node_child(node, "Lines");
	struct node *boxes = node_child(node, "Boxes"), *texts = node_child(node, "Words");

	node_number(node, "Width", drawing->width);
	node_number(node, "Height", drawing->height);
	for (size_t i = 0; i < drawing->line_count; i++) {
		struct node *row = node_item(lines, i);

		node_number(row, "X1", drawing->lines[i].x1);
		node_number(row, "Y1", drawing->lines[i].y1);
		node_number(row, "X2", drawing->lines[i].x2);
		node_number(row, "Y2", drawing->lines[i].y2);
		node_number(row, "Role", drawing->lines[i].role);
	}
	for (size_t i = 0; i < drawing->box_count; i++) {
		struct node *row = node_item(boxes, i);

		node_number(row, "X", drawing->boxes[i].x);
		node_number(row, "Y", drawing->boxes[i].y);
		node_number(row, "Width", drawing->boxes[i].width);
		node_number(row, "Height", drawing->boxes[i].height);
	}
	for (size_t i = 0; i < drawing->text_count; i++) {
		struct node *row = node_item(texts, i);

		node_number(row, "X", drawing->texts[i].x);
		node_number(row, "Y", drawing->texts[i].y);
		node_text(row, "Text", drawing->texts[i].text);
		if (drawing->texts[i].unproved) {
			node_flag(row, "Unproved", true);
			node_flag(node, "Unproved", true);
		}
		if (drawing->texts[i].branch >= 0)
			node_text(row, "Branch", cause_branch_name((enum cause_branch)drawing->texts[i].branch));
		if (drawing->texts[i].level >= 0)
			node_text(row, "Level", cause_level_name((enum cause_level)drawing->texts[i].level));
	}
}

static void
show_causes(const struct inquiry_page *page)
{
	const struct workbench *inquiry = page->inquiry;
	const struct cause_tree tree = {
		inquiry->causes, inquiry->cause_count, inquiry->proofs, inquiry->proof_count,
	};
	struct arena *arena = page->visit->arena;
	const char *problem = page->reading->complaint.subject;
	struct drawing drawing;
	size_t shown = 0;

	show_cause(page, node_child(page->node, "Causes"), &shown, 0);
	if (inquiry->cause_count == 0)
		return;
	drawing = cause_drawing_fishbone(arena, problem, &tree);
	show_drawing(page, "Fishbone", &drawing);
	drawing = cause_drawing_whys(arena, problem, &tree);
	show_drawing(page, "Whys", &drawing);
}

static void
show_findings(const struct inquiry_page *page)
{
	struct node *list = node_child(page->node, "Findings");

	for (size_t i = 0; i < page->inquiry->responsibility_count; i++) {
		const struct responsibility *finding = &page->inquiry->responsibilities[i];
		struct node *row = node_item(list, i);

		node_number(row, "Id", finding->id);
		node_text(row, "Department", view_inquiry_department(page->visit, page->showing, finding->department));
		node_text(row, "Person", view_inquiry_person(page->visit, page->showing, finding->person));
		node_text(row, "Share", finding->main ? "main" : "secondary");
		node_text(row, "Reason", finding->reason);
		node_text(row, "MadeBy", view_inquiry_person(page->visit, page->showing, finding->made_by));
		node_moment(row, "Made", finding->made_at);
		if (finding->struck_at == 0)
			continue;
		node_moment(row, "Struck", finding->struck_at);
		node_text(row, "StruckBy", view_inquiry_person(page->visit, page->showing, finding->struck_by));
		node_text(row, "StruckReason", finding->struck_reason);
	}
}

/* What became of a measure that is a step of a timetable. */
static void
show_step(const struct inquiry_page *page, struct node *row, int number)
{
	const char *clock = side_clock_id(page->visit->arena, SIDE_CLOCK_STEP, number);
	const struct deadline *deadline = side_clock_last(page->reading->deadlines, page->reading->deadline_count,
	    clock);

	if (deadline == NULL)
		return;
	node_text(row, "Step", clock);
	node_text(row, "State", deadline_state_name(deadline->state));
	node_moment(row, "Stopped", deadline->stopped_at);
}

/* The measures of a plan, `before` of which are those of the plans before it. */
static void
show_measures(const struct inquiry_page *page, struct node *list, const struct plan *plan, size_t before)
{
	for (size_t i = 0; i < plan->measure_count; i++) {
		const struct measure *measure = &plan->measures[i];
		struct node *row = node_item(list, i);

		node_text(row, "Text", measure->text);
		node_text(row, "Department", view_inquiry_department(page->visit, page->showing, measure->department));
		node_text(row, "Person", view_inquiry_person(page->visit, page->showing, measure->person));
		node_moment(row, "Until", measure->until);
		node_text(row, "Cost", view_case_page_money(page->visit->arena, measure->cost));
		node_text(row, "Compensation", view_case_page_money(page->visit->arena, measure->compensation));
		show_step(page, row, (int)(before + i + 1));
	}
}

/* What an undecided plan waits for. */
static void
show_decision(const struct inquiry_page *page, struct node *row, const struct plan *plan)
{
	enum role approver = page->reading->procedure == NULL ? ROLE__COUNT :
	    plan_approver(page->reading->procedure, page->reading->file.level, plan_money(plan));

	if (plan->decided_at != 0) {
		node_text(row, "Decision", plan->approved ? "approved" : "rejected");
		node_moment(row, "Decided", plan->decided_at);
		node_text(row, "DecidedBy", view_inquiry_person(page->visit, page->showing, plan->decided_by));
		node_text(row, "Reason", plan->reason);
	} else if (approver != ROLE__COUNT) {
		node_text(row, "Decision", "waiting");
		node_text(row, "Approver", role_name(approver));
	}
}

static void
show_plans(const struct inquiry_page *page)
{
	struct node *list = node_child(page->node, "Plans");
	size_t before = 0;

	for (size_t i = 0; i < page->inquiry->plan_count; i++) {
		const struct plan *plan = &page->inquiry->plans[i];
		struct node *row = node_item(list, i);

		node_number(row, "Number", plan->number);
		node_text(row, "NotNow", plan->not_now);
		node_text(row, "MadeBy", view_inquiry_person(page->visit, page->showing, plan->made_by));
		node_moment(row, "Made", plan->made_at);
		node_text(row, "Sum", view_case_page_money(page->visit->arena, plan_money(plan)));
		show_measures(page, node_child(row, "Measures"), plan, before);
		before += plan->measure_count;
		show_decision(page, row, plan);
	}
}

void
view_inquiry(struct visit *visit, const struct view_inquiry *showing)
{
	struct inquiry_page page = { visit, showing, showing->reading, showing->inquiry,
		page_node(visit->page, "Inquiry") };

	show_records(&page);
	show_causes(&page);
	show_findings(&page);
	show_plans(&page);
}

void
view_inquiry_escalations(struct visit *visit, const struct view_inquiry *showing,
    const struct escalation *rows, size_t count)
{
	struct node *list = page_node(visit->page, "Escalations");

	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		node_number(row, "Level", rows[i].level);
		node_text(row, "From", view_inquiry_person(visit, showing, rows[i].from));
		node_text(row, "To", view_inquiry_person(visit, showing, rows[i].to));
		node_text(row, "Reason", rows[i].reason);
		node_text(row, "Clock", rows[i].clock);
		node_moment(row, "At", rows[i].at);
		node_moment(row, "Seen", rows[i].seen_at);
	}
}
