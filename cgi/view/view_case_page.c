#include "view_case_page.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/contact.h"
#include "view_case.h"
#include "view_deadline.h"
#include "view_row.h"
#include "base/banned.h"

enum { KILOBYTE = 1024, MEGABYTE = 1024 * 1024, FEN = 100, THOUSAND = 1000 };

/* Kinds by the beginning of the type; the last row is everything else. */
static const struct {
	const char	*start, *kind;
} kinds[] = {
	{ "image/", "image" }, { "audio/", "audio" }, { "video/", "video" }, { "application/pdf", "pdf" },
	{ "application/vnd.", "office" }, { "application/msword", "office" }, { "", "other" },
};

static const char *
kind_of(const char *type)
{
	size_t i = 0;

	while (!text_starts(type, kinds[i].start))
		i++;
	return kinds[i].kind;
}

static const char *
size_text(struct arena *arena, int64_t bytes)
{
	if (bytes >= MEGABYTE)
		return arena_format(arena, "%.1f MB", (double)bytes / MEGABYTE);
	return arena_format(arena, "%lld kB", (long long)((bytes + KILOBYTE - 1) / KILOBYTE));
}

const char *
view_case_page_money(struct arena *arena, int64_t fen)
{
	int64_t yuan = fen / FEN;
	const char *text = "";

	if (fen <= 0)
		return "";
	for (; yuan >= THOUSAND; yuan /= THOUSAND)
		text = arena_format(arena, ",%03lld%s", (long long)(yuan % THOUSAND), text);
	return arena_format(arena, "%lld%s.%02lld", (long long)yuan, text, (long long)(fen % FEN));
}

static void
show_person(struct visit *visit, struct node *node, const struct complaint *c, bool revealed)
{
	const char *digits;
	bool same = phone_read(visit->arena, c->contact, &digits) && text_equal(digits, c->phone);

	node_flag(node, "Anonymous", c->anonymous);
	node_flag(node, "Revealed", revealed);
	node_flag(node, "Personal", !text_empty(c->phone) || !text_empty(c->contact) || !text_empty(c->complainant));
	node_text(node, "ComplainantKind", complainant_kind_name(c->complainant_kind));
	node_text(node, "Complainant", revealed ? c->complainant : name_mask(visit->arena, c->complainant));
	node_text(node, "Phone", revealed ? c->phone : phone_mask(visit->arena, c->phone));
	if (!same)
		node_text(node, "Contact", revealed ? c->contact : name_mask(visit->arena, c->contact));
	node_text(node, "Place", revealed ? c->place : place_mask(visit->arena, c->place));
}

static void
show_complaint(struct visit *visit, struct node *node, const struct complaint *c)
{
	const struct { const char *name, *value; } texts[] = {
		{ "Subject", c->subject }, { "Matter", c->matter }, { "Mood", c->mood },
		{ "PresentState", c->present_state }, { "Remedy", c->remedy }, { "ServiceItem", c->service_item },
		{ "ServiceStaff", c->service_staff }, { "ServiceTime", c->service_time }, { "Accused", c->accused },
		{ "EventPlace", c->event_place }, { "Product", c->product },
		{ "Amount", view_case_page_money(visit->arena, c->amount) }, { "ForeignNumber", c->foreign_number },
		{ "Vehicle", c->vehicle }, { "Remarks", c->remarks },
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (!text_empty(texts[i].value))
			node_text(node, texts[i].name, texts[i].value);
	node_text(node, "Receiver", view_case_person(visit, c->receiver));
	node_moment(node, "Registered", c->registered_at);
	node_moment(node, "EventAt", c->event_at);
	node_moment(node, "AgreedUntil", c->agreed_until);
}

/* Everything that deadlines of one page are told with. */
struct telling {
	struct visit			*visit;
	const struct case_reading	*reading;
	struct view_words		 chips;
	struct view_deadline_words	 words;
};

static void
show_deadline(const struct telling *telling, struct node *row, const struct deadline *deadline)
{
	struct visit *visit = telling->visit;
	const struct procedure *procedure = telling->reading->procedure;
	const struct clock_rule *rule = procedure == NULL ? NULL : procedure_clock(procedure, deadline->clock);
	const char *person = view_case_person(visit, deadline->responsible);

	view_row_chip(visit, row, &telling->chips, deadline,
	    deadline->stopped_at != 0 ? deadline->stopped_at : visit->now);
	node_time(row, "Due", deadline->due_at);
	node_text(row, "Responsible", text_empty(person) ? telling->words.roles[deadline->role] : person);
	if (deadline->round > 1)
		node_number(row, "Round", deadline->round);
	view_deadline_events(visit, row, procedure, deadline);
	node_text(row, "Name", rule == NULL ? view_case_side_clock(visit, deadline->clock) :
	    view_case_words(visit, &rule->name));
	node_text(row, "How", view_deadline_text(visit, &telling->words, procedure, deadline));
}

/* A decided round of a clock that has begun again since. */
static bool
is_earlier_round(const struct case_reading *reading, size_t at)
{
	const struct deadline *deadline = &reading->deadlines[at];

	if (deadline_is_open(deadline))
		return false;
	for (size_t i = 0; i < reading->deadline_count; i++)
		if (reading->deadlines[i].round > deadline->round &&
		    text_equal(reading->deadlines[i].clock, deadline->clock))
			return true;
	return false;
}

static void
show_deadlines(struct visit *visit, const struct view_case_page *showing)
{
	const struct case_reading *reading = showing->reading;
	struct node *list = page_node(visit->page, "Deadlines");
	struct telling telling = { visit, reading, view_row_words(visit), view_deadline_words(visit) };
	size_t shown = 0;

	for (size_t i = 0; i < reading->deadline_count; i++)
		if (showing->rounds || !is_earlier_round(reading, i))
			show_deadline(&telling, node_item(list, shown++), &reading->deadlines[i]);
	if (shown < reading->deadline_count)
		page_number(visit->page, "Case.Rounds", (int64_t)(reading->deadline_count - shown));
}

static void
show_evidence(struct visit *visit, const struct case_reading *reading)
{
	struct node *list = page_node(visit->page, "Evidence");

	for (size_t i = 0; i < reading->evidence_count; i++) {
		const struct evidence *e = &reading->evidence[i];
		struct node *row = node_item(list, i);

		node_number(row, "Id", e->id);
		node_text(row, "Name", e->name);
		node_text(row, "Kind", kind_of(e->type));
		node_text(row, "Size", size_text(visit->arena, e->size));
		node_moment(row, "At", e->at);
		node_text(row, "Actor", e->actor_name);
		node_text(row, "Origin", evidence_origin_name(e->origin));
		node_text(row, "Note", e->note);
		/* Residents see pictures alone: nothing else can be freed of where it was taken. */
		node_flag(row, "Public", e->public && text_starts(e->type, "image/"));
		node_flag(row, "Receipt", e->receipt);
	}
}

static size_t
show_related(struct node *list, size_t at, const char *kind, const struct case_file *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, at + i);

		node_number(row, "Id", rows[i].id.value);
		node_text(row, "Number", rows[i].number);
		node_text(row, "Subject", rows[i].subject);
		node_text(row, "Stage", stage_name(rows[i].stage));
		node_moment(row, "Received", rows[i].received_at);
		node_text(row, "Kind", kind);
	}
	return at + count;
}

static void
show_history(struct visit *visit, const struct view_case_page *showing)
{
	size_t count = showing->reading->event_count;
	size_t first = showing->steps > 0 && count > showing->steps ? count - showing->steps : 0;

	page_number(visit->page, "Case.Steps", (int64_t)first);
	view_case_page_events(visit, showing->reading, first);
}

void
view_case_page(struct visit *visit, const struct view_case_page *showing)
{
	const struct case_reading *reading = showing->reading;
	struct node *node = page_node(visit->page, "Case"), *related = page_node(visit->page, "Related");
	size_t count;

	view_case_state(visit, node, &reading->file);
	node_text(node, "Validity", validity_name(reading->file.validity));
	if (reading->file.satisfaction > 0)
		node_number(node, "Satisfaction", reading->file.satisfaction);
	node_text(node, "Procedure", reading->file.procedure_version);
	node_text(node, "KeptFrom", view_case_person(visit, reading->file.accused_staff));
	show_complaint(visit, node, &reading->complaint);
	show_person(visit, node, &reading->complaint, showing->revealed);
	view_case_page_tracking(visit, reading);
	show_deadlines(visit, showing);
	show_evidence(visit, reading);
	show_history(visit, showing);
	count = show_related(related, 0, "merged", reading->merged, reading->merged_count);
	(void)show_related(related, count, "room", reading->earlier, reading->earlier_count);
}
