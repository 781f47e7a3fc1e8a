#include "desk_inquiry.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/staging.h"
#include "rules/side_clock.h"
#include "view/view_case.h"
#include "view/view_identity.h"
#include "view/view_inquiry.h"
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

/* Who may be named; for work on a case without those from whom it is kept. */
static void
show_people(struct visit *visit, const char *path, unsigned roles, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, path);
	size_t count, shown = 0;
	const struct staff *staff = casework_staff_list(visit->casework, &count);

	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (staff[i].disabled || (reading != NULL && !staging_may_name(reading, &staff[i])) ||
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
	static const char *const names[] = { "department", "person", "parent", "cause", "finding", "record", "step" };
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
	struct node *records = page_node(visit->page, "Options.Record");
	size_t parent_count = 0, cause_count = 0, finding_count = 0, record_count = 0;

	for (size_t i = 0; i < inquiry->cause_count; i++) {
		const struct cause *cause = &inquiry->causes[i];

		if (cause->struck_at == 0)
			add_choice(visit, parents, &parent_count, cause->id, cause->text);
		if (cause_may_be_struck(inquiry->causes, inquiry->cause_count, cause->id) == REFUSAL_NONE)
			add_choice(visit, causes, &cause_count, cause->id, cause->text);
	}
	for (size_t i = 0; i < inquiry->record_count; i++)
		add_choice(visit, records, &record_count, inquiry->records[i].id, inquiry->records[i].subject);
	for (size_t i = 0; i < inquiry->responsibility_count; i++) {
		const struct responsibility *finding = &inquiry->responsibilities[i];

		if (finding->struck_at == 0)
			add_choice(visit, findings, &finding_count, finding->id, arena_format(visit->arena, "%s %s: %s",
			    view_identity_department(visit, finding->department),
			    view_case_person(visit, finding->person), finding->reason));
	}
}

/* Steps of the timetable that are still to be done. */
static void
show_steps(const struct inquiry_page *page)
{
	const struct workbench *inquiry = page->inquiry;
	struct node *list = page_node(page->visit->page, "Options.Step");
	size_t shown = 0;
	int number = 0;

	for (size_t i = 0; i < inquiry->plan_count; i++)
		for (size_t k = 0; k < inquiry->plans[i].measure_count; k++) {
			const char *clock = side_clock_id(page->visit->arena, SIDE_CLOCK_STEP, ++number);
			const struct deadline *deadline = side_clock_last(page->reading->deadlines,
			    page->reading->deadline_count, clock);

			if (deadline != NULL && deadline_is_open(deadline) && deadline->stopped_at == 0)
				add_choice(page->visit, list, &shown, number, arena_format(page->visit->arena,
				    "%s %s", clock, inquiry->plans[i].measures[k].text));
		}
}

static void
show_acts(const struct inquiry_page *page)
{
	static const enum act offered[] = { ACT_INVESTIGATE, ACT_CAUSE, ACT_RESPONSIBILITY, ACT_PLAN, ACT_APPROVE,
		ACT_REJECT, ACT_PROGRESS };
	struct visit *visit = page->visit;
	struct step step = view_identity_step(visit);
	act_set may = (visit->permissions & (PERMIT_ACT | PERMIT_DECIDE)) == 0 ? 0 :
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
	show_people(visit, "Options.Handler", 1u << ROLE_HANDLER, page->reading);
	show_people(visit, "Options.Staff", 0, NULL);
	show_choices(page);
	show_steps(page);
	keep_chosen(visit);
}

void
desk_inquiry_show(struct visit *visit, const struct case_reading *reading, const struct workbench *inquiry)
{
	struct inquiry_page page = { visit, reading, inquiry, page_node(visit->page, "Inquiry") };

	view_inquiry(visit, &(struct view_inquiry){ .reading = reading, .inquiry = inquiry });
	show_register(&page);
	show_acts(&page);
}
