#include "view_row.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/contact.h"
#include "rules/cooperation.h"
#include "view_case.h"
#include "view_identity.h"
#include "web/request.h"
#include "base/banned.h"

struct view_words
view_row_words(const struct visit *visit)
{
	struct view_words words = {
		.day = page_word(visit->page, "Text.Span.Day"), .hour = page_word(visit->page, "Text.Span.Hour"),
		.minute = page_word(visit->page, "Text.Span.Minute"), .left = page_word(visit->page, "Text.Span.Left"),
		.over = page_word(visit->page, "Text.Span.Over"),
	};

	for (int i = 0; i < DEADLINE__COUNT; i++)
		words.state[i] = page_word_of(visit->page, "Text.DeadlineState",
		    deadline_state_name((enum deadline_state)i));
	return words;
}

static void
add(struct text *text, int64_t number, const char *unit)
{
	text_add_number(text, number);
	text_add(text, unit);
}

/* "剩 1天2小时": the two largest units, as the countdown writes them too. */
static const char *
left_text(struct visit *visit, const struct view_words *words, const char *side, int64_t seconds)
{
	struct text text = text_begin(visit->arena);
	int64_t days = seconds / DATE_DAY, hours = seconds % DATE_DAY / DATE_HOUR;

	text_add(&text, side);
	text_add(&text, " ");
	if (days > 0)
		add(&text, days, words->day);
	if (days > 0 || hours > 0)
		add(&text, hours, words->hour);
	if (days == 0)
		add(&text, seconds % DATE_HOUR / DATE_MINUTE, words->minute);
	return text.value;
}

void
view_row_chip(struct visit *visit, struct node *chip, const struct view_words *words,
    const struct deadline *deadline, int64_t moment)
{
	enum deadline_state state = deadline->state;
	bool over = moment > deadline->due_at;
	const char *left;

	if (deadline->due_at == 0)
		return;
	if (state <= DEADLINE_WARNED && over)
		state = DEADLINE_BREACHED;
	node_text(chip, "State", deadline_state_name(state));
	node_text(chip, "Clock", deadline->clock);
	if (state > DEADLINE_BREACHED) {
		node_text(chip, "Title", words->state[state]);
		return;
	}
	left = left_text(visit, words, state == DEADLINE_BREACHED ? words->over : words->left,
	    over ? moment - deadline->due_at : deadline->due_at - moment);
	if (deadline->stopped_at != 0) {
		node_text(chip, "Title", left);
		return;
	}
	node_text(chip, "Left", left);
	/* What state it is in stands in words, colour and picture already. */
	node_text(chip, "Title", date_text_minute(visit->arena, deadline->due_at));
	node_text(chip, "Iso", date_text_iso(visit->arena, deadline->due_at));
}

void
view_row_due(struct visit *visit, struct node *node, const struct view_words *words, const struct case_file *c)
{
	struct deadline deadline = {
		.clock = c->due_clock, .due_at = c->due_at,
		.state = c->alert > 0 ? DEADLINE_WARNED : DEADLINE_RUNNING,
	};

	if (c->due_at != 0)
		view_row_chip(visit, node_child(node, "Deadline"), words, &deadline, visit->now);
}

static void
mark(struct node *row, size_t *count, const char *kind, const char *text)
{
	struct node *node = node_item(node_child(row, "Marks"), (*count)++);

	node_text(node, "Kind", kind);
	node_text(node, "Text", text);
}

static void
show_marks(struct visit *visit, struct node *row, const struct case_file *c)
{
	const char *flags[VIEW_CASE_FLAGS];
	size_t count = 0, flag_count = view_case_flag_names(c->flags, flags);

	/* Before everything else, with a picture beside the words. */
	if (c->emergency) {
		mark(row, &count, "strong", page_word(visit->page, "Desk.Emergency.Running"));
		node_text(node_item(node_child(row, "Marks"), 0), "Icon", "siren");
	}
	if (c->urgency != URGENCY_GENERAL)
		mark(row, &count, c->urgency == URGENCY_URGENT ? "urgent" : "",
		    page_word_of(visit->page, "Text.Urgency", urgency_name(c->urgency)));
	if (c->level == 1)
		mark(row, &count, "strong", page_word(visit->page, "Text.Level.1"));
	if (c->level == 2)
		mark(row, &count, "", page_word(visit->page, "Text.Level.2"));
	if (c->major)
		mark(row, &count, "strong", page_word(visit->page, "Desk.Major"));
	for (size_t i = 0; i < flag_count; i++)
		mark(row, &count, "strong", page_word_of(visit->page, "Text.Flag", flags[i]));
	if (cooperation_includes(c->cooperating, visit->actor->department))
		mark(row, &count, "", page_word(visit->page, "Desk.Cooperation.Mark"));
	else if (!text_empty(c->cooperating))
		mark(row, &count, "", page_word(visit->page, "Desk.Cooperation.Several"));
	if (c->returned)
		mark(row, &count, "strong", page_word(visit->page, "Text.Nav.returned"));
}

/* What rows say, found once for a list. */
struct row_words {
	struct view_words	 chip;
	const char		*stage[STAGE__COUNT], *channel[CHANNEL__COUNT];
};

static struct row_words *
row_words(struct visit *visit)
{
	struct row_words *words = arena_alloc(visit->arena, sizeof(*words));

	words->chip = view_row_words(visit);
	for (int i = 0; i < STAGE__COUNT; i++)
		words->stage[i] = page_word_of(visit->page, "Text.Stage", stage_name((enum stage)i));
	for (int i = 0; i < CHANNEL__COUNT; i++)
		words->channel[i] = page_word_of(visit->page, "Text.Channel", channel_name((enum channel)i));
	return words;
}

static const char *
url_text(struct visit *visit, struct case_id id)
{
	struct text text = text_begin(visit->arena);

	text_add(&text, visit->request->base);
	text_add(&text, "/desk/case?id=");
	text_add_number(&text, id.value);
	return text.value;
}

static void
show_row(struct visit *visit, struct node *row, const struct row_words *words, const struct case_file *c)
{
	const char *department = view_identity_department(visit, c->department);

	/* In the order in which a row reads them: what is asked for first is found first. */
	node_number(row, "Id", c->id.value);
	view_row_due(visit, row, &words->chip, c);
	node_text(row, "Number", c->number);
	node_time(row, "Received", c->received_at);
	node_text(row, "ChannelText", words->channel[c->channel]);
	node_text(row, "Url", url_text(visit, c->id));
	node_text(row, "Subject", c->subject);
	show_marks(visit, row, c);
	node_text(row, "Category", view_case_category(visit, c->category));
	node_text(row, "Place", place_mask(visit->arena, c->place));
	node_text(row, "Complainant", name_mask(visit->arena, c->complainant));
	node_text(row, "Stage", stage_name(c->stage));
	node_text(row, "StageText", words->stage[c->stage]);
	node_text(row, "Department", text_empty(department) ? "--" : department);
	node_text(row, "Handler", view_case_person(visit, c->handler));
}

/* "471:3": the row as of the version that was seen. */
static const char *
tick_text(struct arena *arena, const struct case_file *c)
{
	struct text text = text_begin(arena);

	text_add_number(&text, c->id.value);
	text_add(&text, ":");
	text_add_number(&text, c->version);
	return text.value;
}

void
view_row_list(struct visit *visit, struct node *list, const struct case_file *rows, size_t count, bool ticks)
{
	const struct row_words *words = count == 0 ? NULL : row_words(visit);

	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		if (ticks)
			node_text(row, "Tick", tick_text(visit->arena, &rows[i]));
		show_row(visit, row, words, &rows[i]);
	}
}
