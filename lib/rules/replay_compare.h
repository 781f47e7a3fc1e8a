/* What another procedure would have changed: two replays of the same events, held against each other. */
#ifndef RULES_REPLAY_COMPARE_H
#define RULES_REPLAY_COMPARE_H

#include "rules/replay.h"

/* The same round of the same clock under both; NULL where one of them has none. */
struct replay_deadline_pair { const struct replay_deadline *first, *other; };

/* The same rule for the same person about the same clock of a case; NULL where one of them proposes nothing. */
struct replay_proposal_pair { const struct penalty_proposal *first, *other; };

/* Differences only, by case. */
struct replay_comparison {
	struct replay_deadline_pair	*deadlines;	size_t deadline_count;
	struct replay_proposal_pair	*proposals;	size_t proposal_count;
};

/* Pairs point into the two results; their arrays live in the arena. */
struct replay_comparison replay_compare(struct arena *, const struct replay_result *first,
    const struct replay_result *other);

#endif
