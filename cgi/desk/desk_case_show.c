/* What may be done now: acts, their choices, and what was typed when somebody else was faster. */
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/staging.h"
#include "desk_case.h"
#include "view/view_case.h"
#include "view/view_case_page.h"
#include "view/view_identity.h"
#include "web/form.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

#define ACT(name) ACT_BIT(ACT_##name)

enum { NEXT_ACTS = 3 };

/* Acts that a page offers; rating and the clock's own are not staff's. */
static const enum act offered[] = {
#define CASE_ACT(name, word) ACT_##word,
#include "desk_case_acts.def"
#undef CASE_ACT
	ACT_REISSUE,
};

/* What usually comes next, the first that is allowed. */
static const enum act next_acts[STAGE__COUNT][NEXT_ACTS] = {
	[STAGE_REGISTERED] = { ACT_DISPATCH }, [STAGE_REOPENED] = { ACT_DISPATCH },
	[STAGE_DISPATCHED] = { ACT_ACCEPT, ACT_ASSIGN }, [STAGE_ACCEPTED] = { ACT_INVESTIGATE },
	[STAGE_INVESTIGATING] = { ACT_PLAN }, [STAGE_PLANNED] = { ACT_EXECUTE },
	[STAGE_EXECUTING] = { ACT_FEED_BACK, ACT_COMPLETE }, [STAGE_CONFIRMING] = { ACT_CLOSE, ACT_CONFIRM, ACT_JUDGE },
	[STAGE_CLOSED] = { ACT_VISIT }, [STAGE_VISITED] = { ACT_ARCHIVE }, [STAGE_EXPLAINED] = { ACT_ARCHIVE },
	[STAGE_WITHDRAWN] = { ACT_ARCHIVE }, [STAGE_MERGED] = { ACT_ARCHIVE },
};

/* Who may be named: the handlers of the case's department. */
static void
show_handlers(struct visit *visit, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, "Options.Handler");
	const struct staff *staff;
	size_t count, shown = 0;

	staff = casework_staff_list(visit->casework, &count);
	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (!staff_has(&staff[i], ROLE_HANDLER) || !staging_may_name(reading, &staff[i]) ||
		    staff[i].department.value != reading->file.department.value)
			continue;
		row = node_item(list, shown++);
		node_number(row, "Value", staff[i].id.value);
		node_text(row, "Word", text_empty(staff[i].title) ? staff[i].name :
		    arena_format(visit->arena, "%s %s", staff[i].name, staff[i].title));
	}
}

/* What may stand in a path of the dataset. */
static bool
is_id(const char *text)
{
	return text[0] != '\0' &&
	    text[strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")] == '\0';
}

/* Choices that depend on the case keep what was chosen when a form comes back. */
static void
keep_chosen(struct visit *visit)
{
	const struct form *form = visit->form;

	for (size_t i = CASE_FORM_OWN; form != NULL && i < form->spec->count; i++) {
		const char *name = form->spec->fields[i].name;

		if (form->values[i].present && form->values[i].error == NULL &&
		    (text_equal(name, "department") || text_equal(name, "person")))
			page_flag(visit->page, arena_format(visit->arena, "Form.%s.Checked.%lld", name,
			    (long long)form_number(form, i)), true);
		else if (form->values[i].present && (text_equal(name, "clock") || text_equal(name, "reason")) &&
		    is_id(form_text(form, i)))
			page_flag(visit->page, arena_format(visit->arena, "Form.%s.Checked.%s", name,
			    form_text(form, i)), true);
	}
}

/* The clocks that somebody may change now. */
struct changing {
	struct visit			*visit;
	const struct case_reading	*reading;
	act_set			 may, acts;	/* acts of this person, and those for which there is a clock */
	size_t				 offered[ACT__COUNT];
	size_t				 reasons;
};

static bool
may_change(const struct changing *changing, enum act act, const char *clock, const char *reason)
{
	const struct case_reading *reading = changing->reading;
	struct case_clocks clocks = {
		.procedure = reading->procedure, .c = &reading->file, .rows = reading->deadlines,
		.count = reading->deadline_count,
	};
	struct clock_event event = { .act = act, .at = changing->visit->now, .clock = clock, .reason = reason };

	return (changing->may & ACT_BIT(act)) != 0 &&
	    deadline_may(changing->visit->arena, &clocks, &event) == REFUSAL_NONE;
}

static void
offer_clock(struct changing *changing, enum act act, const char *list, const struct clock_rule *rule)
{
	struct node *row = node_item(page_node(changing->visit->page, list), changing->offered[act]++);

	node_text(row, "Value", rule->id);
	node_text(row, "Word", arena_format(changing->visit->arena, "%s %s", rule->id,
	    view_case_words(changing->visit, &rule->name)));
	changing->acts |= ACT_BIT(act);
}

/* Whether the clock can be paused at all; `known` remembers the reasons that are offered already. */
static bool
offer_reasons(struct changing *changing, const struct clock_rule *rule, act_set *known)
{
	const struct procedure *procedure = changing->reading->procedure;
	bool any = false;

	for (size_t i = 0; i < procedure->pause_count && i < 64; i++) {
		const struct pause_reason *reason = &procedure->pauses[i];
		struct node *row;

		if (!deadline_permits(rule, reason->id) || !may_change(changing, ACT_PAUSE, rule->id, reason->id))
			continue;
		any = true;
		if (*known & UINT64_C(1) << i)
			continue;
		*known |= UINT64_C(1) << i;
		row = node_item(page_node(changing->visit->page, "Options.Reason"), changing->reasons++);
		node_text(row, "Value", reason->id);
		node_text(row, "Word", view_case_words(changing->visit, &reason->name));
	}
	return any;
}

/* Options.{PauseClock,ResumeClock,ExtendClock,Reason}; gives the acts that have none taken away. */
static act_set
show_clocks(struct visit *visit, const struct case_reading *reading, act_set may)
{
	const act_set changes = ACT(PAUSE) | ACT(RESUME) | ACT(EXTEND);
	struct changing changing = { .visit = visit, .reading = reading, .may = may };
	act_set known = 0;

	for (size_t i = 0; reading->procedure != NULL && i < reading->deadline_count; i++) {
		const struct deadline *deadline = &reading->deadlines[i];
		const struct clock_rule *rule = procedure_clock(reading->procedure, deadline->clock);

		if (rule == NULL || !deadline_is_open(deadline) || (may & changes) == 0)
			continue;
		if (rule->pause_count > 0 && offer_reasons(&changing, rule, &known))
			offer_clock(&changing, ACT_PAUSE, "Options.PauseClock", rule);
		if (may_change(&changing, ACT_RESUME, rule->id, NULL))
			offer_clock(&changing, ACT_RESUME, "Options.ResumeClock", rule);
		if (rule->extension > 0 && may_change(&changing, ACT_EXTEND, rule->id, NULL))
			offer_clock(&changing, ACT_EXTEND, "Options.ExtendClock", rule);
	}
	return (may & ~changes) | changing.acts;
}

/* What waits for the judgement, or for the explanation to the complainant, says so where the acts are. */
static void
show_gate(struct visit *visit, const struct case_file *c)
{
	enum refusal gate = case_gate(c);
	bool waits = c->stage == STAGE_EXECUTING || c->stage == STAGE_CONFIRMING;

	if ((visit->permissions & PERMIT_ACT) == 0)
		return;
	page_flag(visit->page, "Unjudged", gate == REFUSAL_UNDECIDED);
	if (gate == REFUSAL_EXPLAIN || (gate == REFUSAL_UNDECIDED && waits))
		page_text(visit->page, "Gate", refusal_name(gate));
}

/* What no clock of the case waits for is not offered. */
static act_set
without_clock(const struct case_reading *reading)
{
	const struct case_clocks clocks = {
		.procedure = reading->procedure, .c = &reading->file, .rows = reading->deadlines,
		.count = reading->deadline_count,
	};

	return deadline_unawaited(&clocks);
}

act_set
desk_case_acts(struct visit *visit, const struct case_reading *reading)
{
	struct step step = view_identity_step(visit);
	const struct case_file *c = &reading->file;
	act_set may = (visit->permissions & PERMIT_ACT) == 0 ? 0 : staging_acts(&step, reading);
	struct node *node = page_node(visit->page, "May");

	may = show_clocks(visit, reading, may);
	may &= ~without_clock(reading);
	show_gate(visit, c);
	for (size_t i = 0; i < sizeof(offered) / sizeof(offered[0]); i++)
		if ((may & ACT_BIT(offered[i])) && offered[i] != ACT_SEE)
			node_flag(node, act_name(offered[i]), true);
	for (int i = NEXT_ACTS - 1; i >= 0; i--)
		if (next_acts[c->stage][i] != ACT_REGISTER && (may & ACT_BIT(next_acts[c->stage][i])))
			page_text(visit->page, "Case.Next", act_name(next_acts[c->stage][i]));
	page_flag(visit->page, "Case.Revealable", (visit->permissions & PERMIT_ACT) != 0);
	if (may & (ACT(DISPATCH) | ACT(PLAN)))
		view_case_departments(visit);
	if (may & (ACT(ASSIGN) | ACT(PLAN)))
		show_handlers(visit, reading);
	keep_chosen(visit);
	return may;
}

/* The word that a chosen id stands for; NULL when the value says it all. */
static const char *
chosen_word(struct visit *visit, const char *name, int64_t id)
{
	if (text_equal(name, "department"))
		return view_identity_department(visit, (struct department_id){ id });
	if (text_equal(name, "person"))
		return view_case_person(visit, (struct staff_id){ id });
	return NULL;
}

/* One row for each thing typed; several choices are several rows. */
static void
show_mine(struct visit *visit)
{
	struct node *list = page_node(visit->page, "Mine");
	const struct form *form = visit->form;
	size_t count = 0;

	for (size_t i = CASE_FORM_OWN; i < form->spec->count; i++) {
		const struct field_spec *spec = &form->spec->fields[i];
		const char *raw = form->values[i].raw;

		if (spec->kind == FIELD_FILES && form->values[i].present)
			page_text(visit->page, "Files", spec->name);
		while (spec->kind != FIELD_FILES && *raw != '\0') {
			size_t length = spec->kind == FIELD_CHOICES ? strcspn(raw, ",") : strlen(raw);
			struct node *row = node_item(list, count++);

			node_text(row, "Name", spec->name);
			node_text(row, "Value", arena_copy_bytes(visit->arena, raw, length));
			node_text(row, "Word", chosen_word(visit, spec->name, form_number(form, i)));
			raw += length + (raw[length] != '\0');
		}
	}
}

/* The first event that the person had not seen: saves and events go together, only the clock's marks do not save. */
static size_t
first_unseen(const struct case_reading *reading, int64_t version)
{
	size_t at = reading->event_count;

	for (int64_t missed = reading->file.version - version; at > 0 && missed > 0;)
		missed -= reading->events[--at].as != ROLE_CLOCK;
	return at;
}

enum fault
desk_case_conflict(struct visit *visit, const struct case_reading *reading)
{
	const char *act = strrchr(visit->request->path, '/');
	struct step step = view_identity_step(visit);
	enum act sent = act_read(act == NULL ? "" : act + 1);

	view_case_state(visit, page_node(visit->page, "Case"), &reading->file);
	page_text(visit->page, "Act", act_name(sent));
	page_flag(visit->page, "Again", (casework_allowed_acts(&step, &reading->file) & ACT_BIT(sent)) != 0);
	show_mine(visit);
	view_case_page_events(visit, reading, first_unseen(reading, form_number(visit->form, CASE_FORM_VERSION)));
	return visit_show(visit, "case_conflict");
}
