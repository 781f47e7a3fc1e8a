#include "rules/replay_compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/banned.h"

static int
order_numbers(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int
compare_deadlines(const struct replay_deadline *a, const struct replay_deadline *b)
{
	int order = order_numbers((int64_t)a->which, (int64_t)b->which);

	if (order == 0)
		order = strcmp(a->deadline.clock, b->deadline.clock);
	return order != 0 ? order : order_numbers(a->deadline.round, b->deadline.round);
}

static int
by_deadline(const void *one, const void *other)
{
	return compare_deadlines(*(const struct replay_deadline *const *)one,
	    *(const struct replay_deadline *const *)other);
}

static bool
same_deadline(const struct replay_deadline *a, const struct replay_deadline *b)
{
	return a->deadline.state == b->deadline.state && a->deadline.started_at == b->deadline.started_at &&
	    a->deadline.due_at == b->deadline.due_at && a->late == b->late && a->person == b->person &&
	    a->deadline.role == b->deadline.role;
}

static const struct replay_deadline **
sort_deadlines(struct arena *arena, const struct replay_result *result)
{
	const struct replay_deadline **list = arena_array(arena, result->deadline_count + 1, sizeof(*list));

	for (size_t i = 0; i < result->deadline_count; i++)
		list[i] = &result->deadlines[i];
	qsort(list, result->deadline_count, sizeof(*list), by_deadline);
	return list;
}

static void
pair_deadlines(struct arena *arena, const struct replay_result *first, const struct replay_result *other,
    struct replay_comparison *comparison)
{
	const struct replay_deadline **a = sort_deadlines(arena, first), **b = sort_deadlines(arena, other);
	size_t i = 0, k = 0;

	comparison->deadlines = arena_array(arena, first->deadline_count + other->deadline_count + 1,
	    sizeof(*comparison->deadlines));
	while (i < first->deadline_count || k < other->deadline_count) {
		int order = i == first->deadline_count ? 1 : k == other->deadline_count ? -1 :
		    compare_deadlines(a[i], b[k]);
		struct replay_deadline_pair pair = { order <= 0 ? a[i++] : NULL, order >= 0 ? b[k++] : NULL };

		if (order != 0 || !same_deadline(pair.first, pair.other))
			comparison->deadlines[comparison->deadline_count++] = pair;
	}
}

/* A proposal with the result it belongs to, because its case is told by its occasion. */
struct placed {
	const struct replay_result	*result;
	const struct penalty_proposal	*proposal;
};

static int
compare_proposals(const struct placed *a, const struct placed *b)
{
	const struct occasion *left = &a->result->occasions[a->proposal->occasion];
	const struct occasion *right = &b->result->occasions[b->proposal->occasion];
	int order = order_numbers((int64_t)left->which, (int64_t)right->which);

	if (order == 0)
		order = strcmp(a->proposal->rule->id, b->proposal->rule->id);
	if (order == 0)
		order = order_numbers((int64_t)a->proposal->role, (int64_t)b->proposal->role);
	if (order == 0)
		order = order_numbers(a->proposal->person, b->proposal->person);
	if (order == 0)
		order = order_numbers(a->proposal->department.value, b->proposal->department.value);
	return order != 0 ? order : strcmp(left->clock, right->clock);
}

/* Several of one rule for one person about one clock of a case are paired in order of time. */
static int
by_proposal(const void *one, const void *other)
{
	const struct placed *a = one, *b = other;
	int order = compare_proposals(a, b);

	return order != 0 ? order : order_numbers(a->result->occasions[a->proposal->occasion].at,
	    b->result->occasions[b->proposal->occasion].at);
}

static bool
same_proposal(const struct penalty_proposal *a, const struct penalty_proposal *b)
{
	return a->least == b->least && a->most == b->most && a->chain == b->chain;
}

static struct placed *
sort_proposals(struct arena *arena, const struct replay_result *result)
{
	struct placed *list = arena_array(arena, result->proposal_count + 1, sizeof(*list));

	for (size_t i = 0; i < result->proposal_count; i++)
		list[i] = (struct placed){ result, &result->proposals[i] };
	qsort(list, result->proposal_count, sizeof(*list), by_proposal);
	return list;
}

static void
pair_proposals(struct arena *arena, const struct replay_result *first, const struct replay_result *other,
    struct replay_comparison *comparison)
{
	const struct placed *a = sort_proposals(arena, first), *b = sort_proposals(arena, other);
	size_t i = 0, k = 0;

	comparison->proposals = arena_array(arena, first->proposal_count + other->proposal_count + 1,
	    sizeof(*comparison->proposals));
	while (i < first->proposal_count || k < other->proposal_count) {
		int order = i == first->proposal_count ? 1 : k == other->proposal_count ? -1 :
		    compare_proposals(&a[i], &b[k]);
		struct replay_proposal_pair pair = {
			order <= 0 ? a[i++].proposal : NULL, order >= 0 ? b[k++].proposal : NULL,
		};

		if (order != 0 || !same_proposal(pair.first, pair.other))
			comparison->proposals[comparison->proposal_count++] = pair;
	}
}

struct replay_comparison
replay_compare(struct arena *arena, const struct replay_result *first, const struct replay_result *other)
{
	struct replay_comparison comparison = { .deadline_count = 0 };

	pair_deadlines(arena, first, other, &comparison);
	pair_proposals(arena, first, other, &comparison);
	return comparison;
}
