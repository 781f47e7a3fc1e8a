#include "rules/penalty.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

static bool
watches(const struct penalty_rule *rule, const char *clock)
{
	for (size_t i = 0; i < rule->clock_count; i++)
		if (text_equal(rule->clocks[i], clock))
			return true;
	return false;
}

/* Whether what the rule asks for beyond the violation itself has happened. */
static bool
is_aggravated(const struct penalty_rule *rule, const struct occasion *occasion)
{
	switch (rule->trigger) {
	case PENALTY_AGAIN:
		return occasion->again;
	case PENALTY_STRONG:
		return occasion->strong;
	case PENALTY_SERIOUS:
		return occasion->serious;
	case PENALTY_MISLED:
		return occasion->misled;
	case PENALTY_RECEIPT:
		return occasion->trigger == PENALTY_RECEIPT || occasion->trigger == PENALTY_BREACH;
	default:
		return rule->trigger == occasion->trigger;
	}
}

/* The minimum set has no clock; everything else is a clock's. */
static bool
falls_under(const struct penalty_rule *rule, const struct occasion *occasion)
{
	bool of_set = rule->trigger == PENALTY_MISSING || rule->trigger == PENALTY_MISLED;

	if (of_set != (occasion->trigger == PENALTY_MISSING))
		return false;
	return (of_set || watches(rule, occasion->clock)) && is_aggravated(rule, occasion);
}

/* The graver rule names the lighter one that it replaces. */
static bool
is_graver(const struct procedure *procedure, const struct penalty_rule *rule, const struct penalty_rule *than)
{
	for (size_t step = 0; rule != NULL && step < procedure->penalty_count; step++) {
		if (text_equal(rule->instead_of, than->id))
			return true;
		rule = procedure_penalty(procedure, rule->instead_of);
	}
	return false;
}

static bool
is_replaced(const struct procedure *procedure, const struct penalty_rule *rule, const struct occasion *occasion)
{
	for (size_t i = 0; i < procedure->penalty_count; i++) {
		const struct penalty_rule *other = &procedure->penalties[i];

		if (other != rule && falls_under(other, occasion) && is_graver(procedure, other, rule))
			return true;
	}
	return false;
}

const struct penalty_rule *
penalty_rule_next(const struct procedure *procedure, const struct occasion *occasion,
    const struct penalty_rule *after)
{
	size_t i = after == NULL ? 0 : (size_t)(after - procedure->penalties) + 1;

	for (; !occasion->met && i < procedure->penalty_count; i++) {
		const struct penalty_rule *rule = &procedure->penalties[i];

		if (falls_under(rule, occasion) && !is_replaced(procedure, rule, occasion))
			return rule;
	}
	return NULL;
}

/* How often in a row a person has violated an article. */
struct row {
	int64_t		 person;
	const char	*article;
	int		 length;
	size_t		 counted;	/* index of the last occasion in it, plus 1: several rules may meet in one */
};

struct proposing {
	struct arena			*arena;
	const struct procedure		*procedure;
	const struct occasion		*occasions;
	struct row			*rows;		/* open addressing over person and article */
	size_t				 places, row_count;
	struct penalty_proposal		*list;
	size_t				 count, room;
};

/* The row, or the free place where it will be. */
static struct row *
place_of(const struct proposing *proposing, int64_t person, const char *article)
{
	uint64_t hash = (uint64_t)person * UINT64_C(0x9E3779B97F4A7C15);

	for (const char *c = article; *c != '\0'; c++)
		hash = (hash ^ (unsigned char)*c) * UINT64_C(0x100000001B3);
	for (size_t at = hash >> 20;; at++) {
		struct row *row = &proposing->rows[at & (proposing->places - 1)];

		if (row->article == NULL || (row->person == person && text_equal(row->article, article)))
			return row;
	}
}

static void
grow(struct proposing *proposing)
{
	struct proposing larger = *proposing;

	larger.places = proposing->places == 0 ? 64 : proposing->places * 2;
	larger.rows = arena_array(proposing->arena, larger.places, sizeof(*larger.rows));
	for (size_t i = 0; i < proposing->places; i++)
		if (proposing->rows[i].article != NULL)
			*place_of(&larger, proposing->rows[i].person, proposing->rows[i].article) = proposing->rows[i];
	*proposing = larger;
}

static const struct procedure *
articles_of(const struct proposing *proposing, const struct occasion *occasion)
{
	return occasion->procedure == NULL ? proposing->procedure : occasion->procedure;
}

static struct row *
find_row(struct proposing *proposing, int64_t person, const char *article)
{
	struct row *row;

	if (proposing->row_count >= proposing->places / 2)
		grow(proposing);
	row = place_of(proposing, person, article);
	if (row->article == NULL) {
		*row = (struct row){ .person = person, .article = article };
		proposing->row_count++;
	}
	return row;
}

static void
add(struct proposing *proposing, const struct penalty_proposal *proposal)
{
	if (proposing->count == proposing->room) {
		size_t room = proposing->room == 0 ? 64 : proposing->room * 2;
		struct penalty_proposal *larger = arena_array(proposing->arena, room, sizeof(*larger));

		if (proposing->count > 0)
			memcpy(larger, proposing->list, proposing->count * sizeof(*larger));
		proposing->list = larger;
		proposing->room = room;
	}
	proposing->list[proposing->count++] = *proposal;
}

/* The rule of article 19 for the n-th violation in a row: the gravest that is reached. */
static const struct penalty_rule *
chain_rule(const struct procedure *procedure, int length)
{
	const struct penalty_rule *found = NULL;

	for (size_t i = 0; i < procedure->penalty_count; i++) {
		const struct penalty_rule *rule = &procedure->penalties[i];

		if (rule->trigger == PENALTY_CHAIN && length >= rule->in_a_row &&
		    (found == NULL || rule->in_a_row > found->in_a_row))
			found = rule;
	}
	return found;
}

static int
times(int yuan, int factor)
{
	return yuan < 0 ? yuan : yuan * factor;
}

/* Others who pay besides: their own sum, or the same as the person's. */
static void
add_shares(struct proposing *proposing, const struct penalty_proposal *of, int least, int most)
{
	for (size_t i = 0; i < of->rule->also_count; i++) {
		const struct penalty_share *share = &of->rule->also[i];
		struct penalty_proposal more = *of;

		more.person = 0;
		more.role = share->who;
		more.least = share->amount != 0 ? share->amount : least;
		more.most = share->amount != 0 ? share->amount : most;
		add(proposing, &more);
	}
}

/* Doubled for the person, who pays the article's sum already, and for the leader, who pays nothing else. */
static void
add_chain(struct proposing *proposing, const struct penalty_proposal *base)
{
	const struct occasion *occasion = &proposing->occasions[base->occasion];
	const struct penalty_rule *rule = chain_rule(articles_of(proposing, occasion), base->chain);
	struct penalty_proposal more = *base;

	if (rule == NULL)
		return;
	more.rule = rule;
	more.least = rule->factor == 0 ? 0 : times(base->least, rule->factor - 1);
	more.most = rule->factor == 0 ? 0 : times(base->most, rule->factor - 1);
	add(proposing, &more);
	add_shares(proposing, &more, times(base->least, rule->factor), times(base->most, rule->factor));
}

/* The rule names who pays: where that is not who had the duty, it is whoever has the role. */
static void
name_payer(const struct occasion *occasion, struct penalty_proposal *proposal)
{
	enum role who = proposal->rule->who;

	if (who == ROLE__COUNT || who == occasion->role)
		return;
	proposal->person = 0;
	proposal->role = proposal->of = who;
	proposal->department.value = 0;
	if (who == ROLE_HANDLER || who == ROLE_DEPARTMENT_MANAGER)
		proposal->department = occasion->handling;
}

/* The row grows once with an occasion, whatever number of its rules name the person. */
static int
chain_length(struct proposing *proposing, const struct penalty_proposal *proposal)
{
	struct row *row;

	if (proposal->person == 0)
		return 1;
	row = find_row(proposing, proposal->person, proposal->rule->article);
	row->length += row->counted != proposal->occasion + 1;
	row->counted = proposal->occasion + 1;
	return row->length;
}

static void
propose_one(struct proposing *proposing, size_t index, const struct penalty_rule *rule)
{
	const struct occasion *occasion = &proposing->occasions[index];
	struct penalty_proposal proposal = {
		.occasion = index, .rule = rule, .department = occasion->department, .of = occasion->role,
		.person = occasion->person, .role = occasion->role, .least = rule->least, .most = rule->most,
	};

	name_payer(occasion, &proposal);
	proposal.chain = chain_length(proposing, &proposal);
	add(proposing, &proposal);
	add_shares(proposing, &proposal, proposal.least, proposal.most);
	add_chain(proposing, &proposal);
}

static void
propose_all(struct proposing *proposing, size_t index)
{
	const struct occasion *occasion = &proposing->occasions[index];
	const struct penalty_rule *rule = NULL;

	while ((rule = penalty_rule_next(articles_of(proposing, occasion), occasion, rule)) != NULL)
		propose_one(proposing, index, rule);
}

/* A duty met in time ends the row of every article that watches it. */
static void
break_rows(struct proposing *proposing, const struct occasion *occasion)
{
	const struct procedure *procedure = articles_of(proposing, occasion);

	for (size_t i = 0; i < procedure->penalty_count; i++) {
		const struct penalty_rule *rule = &procedure->penalties[i];

		if (watches(rule, occasion->clock))
			find_row(proposing, occasion->person, rule->article)->length = 0;
	}
}

size_t
penalty_propose(struct arena *arena, const struct procedure *procedure, const struct occasion *occasions,
    size_t count, struct penalty_proposal **proposals)
{
	struct proposing proposing = {
		.arena = arena, .procedure = procedure, .occasions = occasions,
	};

	for (size_t i = 0; i < count; i++)
		if (!occasions[i].met)
			propose_all(&proposing, i);
		else if (occasions[i].person != 0)
			break_rows(&proposing, &occasions[i]);
	*proposals = proposing.list;
	return proposing.count;
}
