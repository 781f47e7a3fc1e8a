#include "desk_inquiry.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/act.h"
#include "rules/cause_drawing.h"
#include "view_case.h"
#include "view_case_page.h"
#include "view_identity.h"
#include "web/form.h"
#include "web/page.h"
#include "base/banned.h"

enum { DIGEST = 32, DIGEST_SHORT = 12, CHOICE_CHARACTERS = 40 };

/* Everything the parts of this page need. */
struct inquiry_page {
	struct visit			*visit;
	const struct case_reading	*reading;
	const struct workbench		*inquiry;
	struct node			*node;
};

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
		const struct workbench_proof *proof = &page->inquiry->proofs[i];
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
		node_text(row, "Subject", record->subject);
		node_text(row, "Reference", record->reference);
		node_text(row, "Content", record->content);
		node_flag(row, "Agreed", record->agreed);
		node_text(row, "MadeBy", view_case_person(page->visit, record->made_by));
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
		node_text(row, "MadeBy", view_case_person(page->visit, cause->made_by));
		node_moment(row, "Made", cause->made_at);
		if (cause->struck_at != 0) {
			node_moment(row, "Struck", cause->struck_at);
			node_text(row, "StruckBy", view_case_person(page->visit, cause->struck_by));
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
	struct arena *arena = page->visit->arena;
	const char *problem = page->reading->complaint.subject;
	struct drawing drawing;
	size_t shown = 0;

	show_cause(page, node_child(page->node, "Causes"), &shown, 0);
	if (inquiry->cause_count == 0)
		return;
	drawing = cause_drawing_fishbone(arena, problem, inquiry->causes, inquiry->cause_count);
	show_drawing(page, "Fishbone", &drawing);
	drawing = cause_drawing_whys(arena, problem, inquiry->causes, inquiry->cause_count);
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
		node_text(row, "Department", view_identity_department(page->visit, finding->department));
		node_text(row, "Person", view_case_person(page->visit, finding->person));
		node_text(row, "Share", finding->main ? "main" : "secondary");
		node_text(row, "Reason", finding->reason);
		node_text(row, "MadeBy", view_case_person(page->visit, finding->made_by));
		node_moment(row, "Made", finding->made_at);
		if (finding->struck_at == 0)
			continue;
		node_moment(row, "Struck", finding->struck_at);
		node_text(row, "StruckBy", view_case_person(page->visit, finding->struck_by));
		node_text(row, "StruckReason", finding->struck_reason);
	}
}

static void
show_measures(const struct inquiry_page *page, struct node *list, const struct plan *plan)
{
	for (size_t i = 0; i < plan->measure_count; i++) {
		const struct measure *measure = &plan->measures[i];
		struct node *row = node_item(list, i);

		node_text(row, "Text", measure->text);
		node_text(row, "Department", view_identity_department(page->visit, measure->department));
		node_text(row, "Person", view_case_person(page->visit, measure->person));
		node_moment(row, "Until", measure->until);
		node_text(row, "Cost", view_case_page_money(page->visit->arena, measure->cost));
		node_text(row, "Compensation", view_case_page_money(page->visit->arena, measure->compensation));
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
		node_text(row, "DecidedBy", view_case_person(page->visit, plan->decided_by));
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

	for (size_t i = 0; i < page->inquiry->plan_count; i++) {
		const struct plan *plan = &page->inquiry->plans[i];
		struct node *row = node_item(list, i);

		node_number(row, "Number", plan->number);
		node_text(row, "NotNow", plan->not_now);
		node_text(row, "MadeBy", view_case_person(page->visit, plan->made_by));
		node_moment(row, "Made", plan->made_at);
		node_text(row, "Sum", view_case_page_money(page->visit->arena, plan_money(plan)));
		show_measures(page, node_child(row, "Measures"), plan);
		show_decision(page, row, plan);
	}
}

/* The register: digests whole, because they are what proves it later. */
static void
show_register(const struct inquiry_page *page)
{
	struct node *list = node_child(page->node, "Register");

	for (size_t i = 0; i < page->reading->evidence_count; i++) {
		const struct evidence *evidence = &page->reading->evidence[i];
		struct text digest = text_begin(page->visit->arena);
		struct node *row = node_item(list, i);

		for (int k = 0; k < DIGEST; k++)
			text_add_format(&digest, "%02x", evidence->sha256[k]);
		node_number(row, "Id", evidence->id);
		node_number(row, "Number", (int64_t)i + 1);
		node_text(row, "Name", evidence->name);
		node_text(row, "Type", evidence->type);
		node_text(row, "Origin", evidence_origin_name(evidence->origin));
		node_text(row, "Actor", evidence->actor_name);
		node_moment(row, "At", evidence->at);
		node_number(row, "Bytes", evidence->size);
		node_text(row, "Digest", digest.value);
		node_text(row, "DigestStart", arena_copy_bytes(page->visit->arena, digest.value, DIGEST_SHORT));
	}
}

/* Who may be named; for work on the case `c` without those from whom it is kept. */
static void
show_people(struct visit *visit, const char *path, unsigned roles, const struct case_file *c)
{
	struct node *list = page_node(visit->page, path);
	size_t count, shown = 0;
	const struct staff *staff = casework_staff_list(visit->casework, &count);

	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (staff[i].disabled || (c != NULL && case_barred(c, &staff[i])) ||
		    (roles != 0 && (staff[i].roles & roles) == 0))
			continue;
		row = node_item(list, shown++);
		node_number(row, "Value", staff[i].id.value);
		node_text(row, "Word", arena_format(visit->arena, "%s %s", staff[i].name,
		    view_identity_department(visit, staff[i].department)));
	}
}

/* Choices that are no words of the catalogue keep what was chosen when a form comes back. */
static void
keep_chosen(struct visit *visit)
{
	static const char *const names[] = { "department", "person", "parent", "cause", "finding" };
	const struct form *form = visit->form;

	for (size_t i = INQUIRY_FORM_OWN; form != NULL && i < form->spec->count; i++)
		for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++)
			if (text_equal(form->spec->fields[i].name, names[k]) && form->values[i].present &&
			    form->values[i].error == NULL)
				page_flag(visit->page, arena_format(visit->arena, "Form.%s.Checked.%lld", names[k],
				    (long long)form_number(form, i)), true);
}

static void
add_choice(struct visit *visit, struct node *list, size_t *count, int64_t id, const char *words)
{
	struct node *row = node_item(list, (*count)++);

	node_number(row, "Value", id);
	node_text(row, "Word", text_cut(visit->arena, words, CHOICE_CHARACTERS));
}

/* Causes that may be explained further, and what may be struck out. */
static void
show_choices(const struct inquiry_page *page)
{
	const struct workbench *inquiry = page->inquiry;
	struct visit *visit = page->visit;
	struct node *parents = page_node(visit->page, "Options.Parent");
	struct node *causes = page_node(visit->page, "Options.Cause");
	struct node *findings = page_node(visit->page, "Options.Finding");
	size_t parent_count = 0, cause_count = 0, finding_count = 0;

	for (size_t i = 0; i < inquiry->cause_count; i++) {
		const struct cause *cause = &inquiry->causes[i];

		if (cause->struck_at == 0)
			add_choice(visit, parents, &parent_count, cause->id, cause->text);
		if (cause_may_be_struck(inquiry->causes, inquiry->cause_count, cause->id) == REFUSAL_NONE)
			add_choice(visit, causes, &cause_count, cause->id, cause->text);
	}
	for (size_t i = 0; i < inquiry->responsibility_count; i++) {
		const struct responsibility *finding = &inquiry->responsibilities[i];

		if (finding->struck_at == 0)
			add_choice(visit, findings, &finding_count, finding->id, arena_format(visit->arena, "%s %s: %s",
			    view_identity_department(visit, finding->department),
			    view_case_person(visit, finding->person), finding->reason));
	}
}

static void
show_acts(const struct inquiry_page *page)
{
	static const enum act offered[] = { ACT_INVESTIGATE, ACT_CAUSE, ACT_RESPONSIBILITY, ACT_PLAN, ACT_APPROVE,
		ACT_REJECT };
	struct visit *visit = page->visit;
	struct step step = view_identity_step(visit);
	uint64_t may = (visit->permissions & (PERMIT_ACT | PERMIT_DECIDE)) == 0 ? 0 :
	    casework_allowed_acts(&step, &page->reading->file);
	const struct workbench *inquiry = page->inquiry;
	const struct plan *latest = inquiry->plan_count == 0 ? NULL : &inquiry->plans[inquiry->plan_count - 1];

	if (latest == NULL || page->reading->procedure == NULL || plan_may_be_decided(page->reading->procedure,
	    page->reading->file.level, latest, visit->actor) != REFUSAL_NONE)
		may &= ~(ACT_BIT(ACT_APPROVE) | ACT_BIT(ACT_REJECT));
	for (size_t i = 0; i < sizeof(offered) / sizeof(offered[0]); i++)
		if (may & ACT_BIT(offered[i]))
			page_flag(visit->page, arena_format(visit->arena, "May.%s", act_name(offered[i])), true);
	if (may == 0)
		return;
	view_case_departments(visit);
	show_people(visit, "Options.Handler", 1u << ROLE_HANDLER, &page->reading->file);
	show_people(visit, "Options.Staff", 0, NULL);
	show_choices(page);
	keep_chosen(visit);
}

void
desk_inquiry_show(struct visit *visit, const struct case_reading *reading, const struct workbench *inquiry)
{
	struct inquiry_page page = { visit, reading, inquiry, page_node(visit->page, "Inquiry") };

	show_records(&page);
	show_causes(&page);
	show_findings(&page);
	show_plans(&page);
	show_register(&page);
	show_acts(&page);
}
