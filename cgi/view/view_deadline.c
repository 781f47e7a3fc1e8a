#include "view_deadline.h"

#include "base/date.h"
#include "base/text.h"
#include "rules/side_clock.h"
#include "view_case.h"
#include "web/page.h"
#include "base/banned.h"

enum { MINUTES = 60 };

enum label {
	EVENT, SET, AMOUNT, COUNTED, SKIPPED, DUE, PAUSE, LEFT, EXTENDED, AGREED, REPORTED, REPLANNED, KEPT, UNSURE,
	WARN, RESPONSIBLE, RESULT, SOURCE, PERIOD, NAMED, ENTERED, LAST, LABELS
};

static const char *const labels[LABELS] = {
	[EVENT] = "event", [SET] = "set", [AMOUNT] = "amount", [COUNTED] = "counted", [SKIPPED] = "skipped",
	[DUE] = "due",
	[PAUSE] = "pause", [LEFT] = "left", [EXTENDED] = "extended", [AGREED] = "agreed",
	[REPORTED] = "reported", [REPLANNED] = "replanned",
	[KEPT] = "kept", [UNSURE] = "unsure", [WARN] = "warn", [RESPONSIBLE] = "responsible", [RESULT] = "result",
	[SOURCE] = "source", [PERIOD] = "period", [NAMED] = "named", [ENTERED] = "entered", [LAST] = "last",
};

_Static_assert((int)LABELS == (int)VIEW_DEADLINE_LABELS, "one word for each label");

struct view_deadline_words
view_deadline_words(const struct visit *visit)
{
	const struct page *page = visit->page;
	struct view_deadline_words words = {
		.colon = page_word(page, "Text.Form.Colon"), .comma = page_word(page, "Text.Calculation.Comma"),
		.until = page_word(page, "Text.Calculation.Until"), .gap = visit->language == LANGUAGE_EN ? " " : "",
		.calendar = page_word(page, "Text.Calculation.Calendar"),
	};

	for (int i = 0; i < LABELS; i++)
		words.labels[i] = page_word_of(page, "Text.Calculation", labels[i]);
	for (int i = 0; i < ROLE__COUNT; i++)
		words.roles[i] = page_word_of(page, "Text.Role", role_name((enum role)i));
	words.roles[ROLE__COUNT] = "";
	return words;
}

/* One text being written. */
struct writing {
	struct visit				*visit;
	const struct view_deadline_words	*words;
	const struct procedure			*procedure;
	enum role				 role;		/* who is answerable */
	struct text				 text;
};

/* Pieces one after the other; the list ends with NULL. */
static void
add(struct writing *writing, const char *const *pieces)
{
	for (; *pieces != NULL; pieces++)
		text_add(&writing->text, *pieces);
}

#define ADD(writing, ...) add(writing, (const char *const[]){ __VA_ARGS__, NULL })

/* So much was left of hours or minutes; the last begun minute counts. */
static void
add_seconds(struct writing *writing, int64_t seconds)
{
	const struct page *page = writing->visit->page;
	int64_t minutes = (seconds + DATE_MINUTE - 1) / DATE_MINUTE;

	text_add_number(&writing->text, minutes / MINUTES);
	text_add(&writing->text, page_word(page, "Text.Span.Hour"));
	text_add_number(&writing->text, minutes % MINUTES);
	text_add(&writing->text, page_word(page, "Text.Span.Minute"));
}

static void
add_amount(struct writing *writing, const struct deadline_line *line)
{
	static const char *const groups[2][2] = {
		{ "Text.Amount.natural", "Text.Amount.natural_one" },
		{ "Text.Amount.working", "Text.Amount.working_one" },
	};

	if (text_equal(line->unit, "second")) {
		add_seconds(writing, line->amount);
		return;
	}
	text_add_number(&writing->text, line->amount);
	ADD(writing, " ", page_word_of(writing->visit->page, groups[line->working][line->amount == 1], line->unit));
}

static void
add_run(struct writing *writing, const struct deadline_run *run)
{
	static const char *const weekdays[] = { "", "1", "2", "3", "4", "5", "6", "7" };
	const struct page *page = writing->visit->page;
	const char *until = writing->words->until;
	bool plain = text_equal(run->kind, "workday");

	text_add(&writing->text, run->first);
	if (run->days > 1)
		ADD(writing, until, run->last);
	else
		ADD(writing, " ", page_word_of(page, "Text.Weekday", weekdays[run->weekday]));
	if (run->from[0] != '\0')
		ADD(writing, " ", run->from, until, run->to);
	/* A holiday is told by its name alone. */
	if (!plain && !(text_equal(run->kind, "holiday") && run->name[0] != '\0'))
		ADD(writing, " ", page_word_of(page, "Text.CalendarKind", run->kind));
	if (run->name[0] != '\0')
		ADD(writing, " ", run->name);
}

static void
add_runs(struct writing *writing, const struct deadline_line *line)
{
	for (size_t i = 0; i < line->run_count; i++) {
		if (i > 0)
			ADD(writing, writing->words->comma, writing->words->gap);
		add_run(writing, &line->runs[i]);
	}
}

static void
add_pause(struct writing *writing, const struct deadline_line *line)
{
	ADD(writing, view_deadline_reason(writing->visit, writing->procedure, line->name), " ", line->from,
	    writing->words->until, line->to);
	if (line->before[0] != '\0')
		ADD(writing, writing->words->comma, writing->words->gap,
		    page_word(writing->visit->page, "Text.Calculation.Latest"), " ", line->before);
}

/* Old and new beside each other. */
static void
add_replanning(struct writing *writing, const struct deadline_line *line)
{
	ADD(writing, line->before, " \342\206\222 ", line->to, writing->words->comma, writing->words->gap,
	    writing->words->calendar, " ", line->other);
}

static void
add_calendar(struct writing *writing, const char *version)
{
	if (version[0] != '\0')
		ADD(writing, writing->words->comma, writing->words->gap, writing->words->calendar, " ",
		    text_equal(version, "-") ? page_word(writing->visit->page, "Text.Calculation.Weekdays") : version);
}

static void
add_value(struct writing *writing, enum label label, const struct deadline_line *line)
{
	const struct page *page = writing->visit->page;

	switch (label) {
	case EVENT:
		ADD(writing, page_word_of(page, "Text.Act", line->name), " ", line->from);
		break;
	case SET:
		ADD(writing, page_word_of(page, "Desk.Referral.Body", line->name), " ", line->from);
		break;
	case AMOUNT:
		add_amount(writing, line);
		add_calendar(writing, line->name);
		break;
	case PERIOD:
	case LAST:
		ADD(writing, line->from, writing->words->until, line->to);
		add_calendar(writing, line->name);
		break;
	case COUNTED:
	case SKIPPED:
		add_runs(writing, line);
		break;
	case PAUSE:
		add_pause(writing, line);
		break;
	case AGREED:
	case KEPT:
		text_add(&writing->text, line->to);
		break;
	case LEFT:
	case EXTENDED:
		add_amount(writing, line);
		break;
	case REPLANNED:
		add_replanning(writing, line);
		break;
	case UNSURE:
		text_add_number(&writing->text, line->amount);
		break;
	case RESPONSIBLE:
		text_add(&writing->text, writing->words->roles[writing->role]);
		break;
	case RESULT:
		ADD(writing, page_word_of(page, "Text.DeadlineState", line->name), " ", line->from, " ",
		    line->other[0] == '\0' ? "" : page_word_of(page, "Text.Act", line->other));
		break;
	default:
		ADD(writing, line->name, line->from, line->to);
		break;
	}
}

/* The lines of a clock that the procedure knows, or that stands beside it; and of a duty, which is of no case. */
static size_t
read_lines(struct visit *visit, const struct procedure *procedure, const struct deadline *deadline,
    struct deadline_line **lines)
{
	const struct clock_rule *rule = procedure == NULL ? NULL : procedure_clock(procedure, deadline->clock);

	int number;

	return rule == NULL && deadline->case_id.value != 0 &&
	    side_clock_read(deadline->clock, &number) == SIDE_CLOCK_NONE ? 0 :
	    deadline_calculation(visit->arena, rule, deadline, lines);
}

const char *
view_deadline_text(struct visit *visit, const struct view_deadline_words *words, const struct procedure *procedure,
    const struct deadline *deadline)
{
	struct writing writing = { visit, words, procedure, deadline->role, text_begin(visit->arena) };
	struct deadline_line *lines = NULL;
	size_t count = read_lines(visit, procedure, deadline, &lines);

	for (size_t i = 0; i < count; i++) {
		int label = 0;

		while (label < LABELS && !text_equal(labels[label], lines[i].word))
			label++;
		if (label == LABELS)
			continue;
		ADD(&writing, i == 0 ? "" : "\n", words->labels[label], words->colon, words->gap);
		add_value(&writing, (enum label)label, &lines[i]);
	}
	return writing.text.value;
}

void
view_deadline_events(struct visit *visit, struct node *row, const struct procedure *procedure,
    const struct deadline *deadline)
{
	bool paused = deadline->state == DEADLINE_PAUSED;
	struct deadline_line *lines = NULL;
	size_t count;

	node_flag(row, "Provisional", deadline_is_provisional(deadline));
	if (!paused && !deadline_was_replanned(deadline))
		return;
	count = read_lines(visit, procedure, deadline, &lines);
	for (size_t i = 0; i < count; i++) {
		if (text_equal(lines[i].word, "replanned")) {
			node_text(row, "Before", lines[i].before);
			node_text(row, "After", lines[i].to);
		} else if (paused && text_equal(lines[i].word, "pause"))
			node_text(row, "Reason", view_deadline_reason(visit, procedure, lines[i].name));
	}
	if (paused)
		node_time(row, "Resume", deadline->resume_at);
}

const char *
view_deadline_reason(const struct visit *visit, const struct procedure *procedure, const char *id)
{
	const struct pause_reason *reason = procedure == NULL ? NULL : procedure_pause(procedure, id);

	return reason == NULL ? id : view_case_words(visit, &reason->name);
}
