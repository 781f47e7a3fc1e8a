#include "rules/case.h"

#include "base/banned.h"

static enum stage
stage_after(enum stage stage, enum act act)
{
	size_t count;
	const struct transition *rows = case_transitions(&count);

	for (size_t i = 0; i < count; i++)
		if (rows[i].from == stage && rows[i].act == act)
			return rows[i].to;
	return stage;
}

/* The result no longer stands: it must be worked out, fed back and confirmed anew. */
static void
undo_result(struct case_file *c)
{
	c->completed_at = c->fed_back_at = c->confirmed_at = 0;
}

static void
reopen(struct case_file *c)
{
	undo_result(c);
	c->stage = STAGE_REOPENED;
	c->accepted_at = c->closed_at = c->visited_at = 0;
	c->handler.value = 0;
	c->returned = false;
	c->reopened++;
}

/* The second stage is another person's, so it begins at the dispatcher's; there is no third (HO Code 6.10 to 6.13). */
static void
object(struct case_file *c, const struct case_change *change)
{
	if (change->other_person && c->reopened == 0)
		reopen(c);
	else
		undo_result(c);
}

static void
dispatch(struct case_file *c, const struct case_change *change)
{
	c->department = change->department;
	c->handler = change->person;
	c->dispatched_at = change->at;
	c->accepted_at = c->completed_at = 0;
	c->returned = false;
}

static void
give_back(struct case_file *c)
{
	c->handler.value = 0;
	c->accepted_at = 0;
	c->returned = true;
}

static void
accept(struct case_file *c, const struct case_change *change)
{
	c->accepted_at = change->at;
	if (c->handler.value == 0)
		c->handler = change->actor;
}

static void
change_state(struct case_file *c, const struct case_change *change)
{
	switch (change->act) {
	case ACT_DISPATCH:
		dispatch(c, change);
		break;
	case ACT_RETURN:
		give_back(c);
		break;
	case ACT_ACCEPT:
		accept(c, change);
		break;
	case ACT_ASSIGN:
		c->handler = change->person;
		break;
	case ACT_OBJECT:
		object(c, change);
		break;
	case ACT_EMERGENCY:
	case ACT_LIFT:
		c->emergency = change->act == ACT_EMERGENCY;
		break;
	case ACT_REOPEN:
		reopen(c);
		break;
	case ACT_VISIT:
		if (!change->satisfied)
			reopen(c);
		else if (change->again)
			c->stage = STAGE_CLOSED;
		break;
	default:
		break;
	}
}

static void
change_times(struct case_file *c, const struct case_change *change)
{
	switch (change->act) {
	case ACT_REPORT_UP:
		c->reported_at = change->at;
		break;
	case ACT_COMPLETE:
		c->completed_at = change->at;
		break;
	case ACT_FEED_BACK:
		c->fed_back_at = change->at;
		break;
	case ACT_CONFIRM:
		c->confirmed_at = change->at;
		break;
	case ACT_ANSWER:
	case ACT_CLOSE:
	case ACT_EXPLAIN:
	case ACT_WITHDRAW:
	case ACT_MERGE:
		c->closed_at = change->at;
		c->returned = false;
		break;
	case ACT_VISIT:
		c->visited_at = change->satisfied ? change->at : 0;
		break;
	case ACT_ARCHIVE:
		c->archived_at = change->at;
		break;
	default:
		break;
	}
}

struct case_file
case_apply(const struct case_file *before, const struct case_change *change)
{
	struct case_file c = *before;

	c.stage = stage_after(before->stage, change->act);
	change_state(&c, change);
	change_times(&c, change);
	c.queue = case_queue(c.stage);
	return c;
}
