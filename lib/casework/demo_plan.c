#include "casework/demo_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

enum { ST_NAME, ST_CASES, ST_YOUNGEST, ST_OLDEST, ST_STEPS };
enum { C_SEVERITY = 2, C_URGENCY = 3, STEPS_AT_MOST = 32, STRIDE = 29, TOLD = 3 };

/* How often each channel comes, of twenty. */
static const enum channel channels[] = {
	CHANNEL_HOTLINE, CHANNEL_HOTLINE, CHANNEL_HOTLINE, CHANNEL_HOTLINE, CHANNEL_HOTLINE, CHANNEL_HOTLINE,
	CHANNEL_HOTLINE, CHANNEL_HOTLINE, CHANNEL_WECHAT, CHANNEL_WECHAT, CHANNEL_WECHAT, CHANNEL_WECHAT, CHANNEL_WEB,
	CHANNEL_WEB, CHANNEL_VISIT, CHANNEL_VISIT, CHANNEL_DEPARTMENT, CHANNEL_FORUM, CHANNEL_APP, CHANNEL_REGULATOR,
};

/* What is answered on the spot is a small matter; what is merged is the same matter as its host's. */
static const struct demo_row *
choose_complaint(const struct demo *demo, const struct demo_case *c)
{
	size_t n = c->index * STRIDE;
	bool small = strstr(c->story->cells[ST_STEPS], "answer") != NULL;
	const struct demo_row *evaluated = demo_effect_complaint(demo, c);

	if (strstr(c->story->cells[ST_STEPS], "merge") != NULL)
		return demo->cases[c->host].complaint;
	if (!small && evaluated != NULL)
		return evaluated;
	while (small && !text_equal(demo->complaints.rows[n % demo->complaints.count].cells[C_SEVERITY], "minor"))
		n++;
	return &demo->complaints.rows[n % demo->complaints.count];
}

/* Every ninth case comes from one of five rooms that complain often. */
static size_t
choose_room(const struct demo *demo, const struct demo_case *c)
{
	if (strstr(c->story->cells[ST_STEPS], "merge") != NULL)
		return (demo->cases[c->host].room + 1) % demo->room_count;
	if (c->index % 9 == 4)
		return c->index / 9 % 5 * 131 % demo->room_count;
	return demo_choice(c->index, 7, demo->room_count);
}

static enum fault
make_case(struct demo *demo, const struct demo_row *story, int64_t nth)
{
	struct demo_case *c = &demo->cases[demo->case_count];
	int64_t count, youngest, oldest;
	enum fault fault;

	if ((fault = demo_table_number(demo->step->arena, &demo->stories, story, ST_CASES, &count,
	    &demo->problem)) != FAULT_NONE ||
	    (fault = demo_table_number(demo->step->arena, &demo->stories, story, ST_YOUNGEST, &youngest,
	    &demo->problem)) != FAULT_NONE ||
	    (fault = demo_table_number(demo->step->arena, &demo->stories, story, ST_OLDEST, &oldest,
	    &demo->problem)) != FAULT_NONE)
		return fault;
	*c = (struct demo_case){ .index = demo->case_count, .story = story };
	c->received_at = demo->start - 60 - (youngest + (oldest - youngest) * nth / (count < 2 ? 1 : count)) * 60 -
	    (int64_t)demo_choice(c->index, 8, 50);
	if (strstr(story->cells[ST_STEPS], "merge") != NULL) {
		/* The hosts are still worked on: those of the story with that name. */
		while (!text_equal(demo->cases[c->host].story->cells[ST_NAME], "investigating") && c->host < c->index)
			c->host++;
		c->host += (size_t)nth;
		c->received_at = demo->cases[c->host].received_at + 3600;
	}
	c->complaint = choose_complaint(demo, c);
	c->urgent = text_equal(c->complaint->cells[C_URGENCY], "urgent");
	c->room = choose_room(demo, c);
	c->channel = channels[demo_choice(c->index, 9, sizeof(channels) / sizeof(channels[0]))];
	c->anonymous = demo_choice(c->index, 10, 100) < 7;
	c->told = c->index % TOLD == 0;
	demo->case_count++;
	return FAULT_NONE;
}

static void
add_step(struct demo *demo, const struct demo_case *c, const struct demo_step *step)
{
	struct demo_step *added = &demo->steps[demo->step_count++];

	*added = *step;
	added->which = c->index;
}

/* "accept:15" or "visit!:3000"; what would be after `start` has not happened yet. */
static enum fault
read_word(struct demo *demo, const struct demo_case *c, const char *word, struct demo_step *step, int64_t *minutes)
{
	const char *colon = strchr(word, ':'), *end = colon;

	step->other = colon != NULL && colon > word && colon[-1] == '!';
	end -= step->other;
	if (colon != NULL)
		step->act = act_read(arena_copy_bytes(demo->step->arena, word, (size_t)(end - word)));
	if (colon == NULL || step->act == ACT__COUNT || !text_number(colon + 1, minutes))
		return demo_table_bad(demo->step->arena, &demo->stories, c->story,
		    arena_format(demo->step->arena, "\"%s\" is no step", word), &demo->problem);
	return FAULT_NONE;
}

static bool
is_early_report(const struct demo_step *step, int64_t minutes)
{
	return step->act == ACT_REPORT_UP && minutes <= 3;
}

static enum fault
plan_word(struct demo *demo, const struct demo_case *c, const char *word, struct demo_step *step)
{
	int64_t minutes;
	enum fault fault = read_word(demo, c, word, step, &minutes);

	if (fault != FAULT_NONE || (!c->urgent && is_early_report(step, minutes)))
		return fault;
	if (c->urgent && step->order == 0 && !is_early_report(step, minutes)) {
		struct demo_step report = { .at = step->at + 70, .order = 1, .act = ACT_REPORT_UP };

		step->at = report.at;
		step->order = 1;
		if (report.at <= demo->start)
			add_step(demo, c, &report);
	}
	step->order++;
	step->at += minutes * 60 * (int64_t)(75 + demo_choice(c->index * 64 + step->order, 11, 50)) / 100 +
	    (int64_t)demo_choice(c->index * 64 + step->order, 12, 40);
	if (step->at <= demo->start)
		add_step(demo, c, step);
	return FAULT_NONE;
}

static enum fault
plan_case(struct demo *demo, const struct demo_case *c)
{
	const char *words = c->story->cells[ST_STEPS];
	struct demo_step step = { .act = ACT_REGISTER };
	enum fault fault = FAULT_NONE;

	step.at = c->received_at + 20 + (int64_t)demo_choice(c->index, 13, 35);
	if (step.at > demo->start)
		step.at = demo->start;
	add_step(demo, c, &step);
	while (*words != '\0' && fault == FAULT_NONE && step.order < STEPS_AT_MOST) {
		size_t length = strcspn(words, " ");

		fault = plan_word(demo, c, arena_copy_bytes(demo->step->arena, words, length), &step);
		words += length + (words[length] == ' ');
	}
	return fault;
}

static int
compare(const void *left, const void *right)
{
	const struct demo_step *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	if (a->which != b->which)
		return a->which < b->which ? -1 : 1;
	return a->order < b->order ? -1 : a->order > b->order;
}

enum fault
demo_plan_make(struct demo *demo)
{
	int64_t total = 0, count = 0;
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < demo->stories.count && fault == FAULT_NONE; i++, total += count)
		fault = demo_table_number(demo->step->arena, &demo->stories, &demo->stories.rows[i], ST_CASES, &count,
		    &demo->problem);
	if (fault != FAULT_NONE)
		return fault;
	demo->cases = arena_array(demo->step->arena, (size_t)total, sizeof(demo->cases[0]));
	demo->steps = arena_array(demo->step->arena, (size_t)total * (STEPS_AT_MOST + 2), sizeof(demo->steps[0]));
	for (size_t i = 0; i < demo->stories.count && fault == FAULT_NONE; i++) {
		(void)text_number(demo->stories.rows[i].cells[ST_CASES], &count);
		for (int64_t k = 0; k < count && fault == FAULT_NONE; k++)
			fault = make_case(demo, &demo->stories.rows[i], k);
	}
	for (size_t i = 0; i < demo->case_count && fault == FAULT_NONE; i++)
		fault = plan_case(demo, &demo->cases[i]);
	if (fault == FAULT_NONE)
		fault = demo_emergency_plan(demo);
	if (fault == FAULT_NONE)
		qsort(demo->steps, demo->step_count, sizeof(demo->steps[0]), compare);
	return fault;
}
