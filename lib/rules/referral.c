#include "rules/referral.h"

#include "base/arena.h"
#include "rules/name.h"
#include "rules/side_clock.h"
#include "base/banned.h"

static const char *const bodies[REFERRAL_BODY__COUNT] = {
	[REFERRAL_CONSUMER_ASSOCIATION] = "consumer_association", [REFERRAL_REGULATOR] = "regulator",
	[REFERRAL_HOTLINE] = "hotline",
};

static const char *const states[REFERRAL_STATE__COUNT] = {
	[REFERRAL_OPEN] = "open", [REFERRAL_REPLIED] = "replied", [REFERRAL_ENDED] = "ended",
};

static const char *const acts[REFERRAL_ACT__COUNT] = {
	[REFERRAL_RECORD] = "record", [REFERRAL_CHANGE] = "change", [REFERRAL_REPLY] = "reply", [REFERRAL_END] = "end",
};

static const char *const ways[REFERRAL_WAY__COUNT] = {
	[REPLIED_PLATFORM] = "platform", [REPLIED_PAPER] = "paper", [REPLIED_MAIL] = "mail", [REPLIED_PHONE] = "phone",
	[REPLIED_PERSON] = "person",
};

static const struct { enum referral_state from; enum referral_act act; enum referral_state to; } moves[] = {
	{ REFERRAL_OPEN, REFERRAL_CHANGE, REFERRAL_OPEN },
	{ REFERRAL_OPEN, REFERRAL_REPLY, REFERRAL_REPLIED },
	{ REFERRAL_OPEN, REFERRAL_END, REFERRAL_ENDED },
	{ REFERRAL_REPLIED, REFERRAL_CHANGE, REFERRAL_OPEN },
};

enum referral_body
referral_body_of(enum channel channel)
{
	if (channel == CHANNEL_CONSUMER_ASSOCIATION)
		return REFERRAL_CONSUMER_ASSOCIATION;
	return channel == CHANNEL_REGULATOR ? REFERRAL_REGULATOR : REFERRAL_BODY__COUNT;
}

enum refusal
referral_may(const struct referral *referral, enum referral_act act, enum referral_state *to)
{
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++)
		if (moves[i].from == referral->state && moves[i].act == act) {
			*to = moves[i].to;
			return REFUSAL_NONE;
		}
	return REFUSAL_ALREADY;
}

bool
referral_terms_sound(const struct referral_terms *terms, int64_t now)
{
	return terms->set_at > 0 && terms->set_at <= now && (terms->until == 0 || terms->until > terms->set_at);
}

bool
referral_reply_sound(const struct referral *referral, int64_t replied_at, int64_t now)
{
	return replied_at >= referral->set_at && replied_at <= now;
}

struct deadline
referral_clock(struct arena *arena, const struct referral *referral)
{
	struct deadline deadline = side_clock_open(side_clock_id(arena, SIDE_CLOCK_FOREIGN, referral->number),
	    referral->round, referral->set_at, referral->until);

	deadline.case_id = referral->case_id;
	deadline.role = ROLE_HANDLER;
	deadline.calculation = side_clock_calculation(arena, &deadline, referral_body_name(referral->body));
	return deadline;
}

const char *
referral_body_name(enum referral_body body)
{
	return name_of(bodies, REFERRAL_BODY__COUNT, (int)body);
}

enum referral_body
referral_body_read(const char *name)
{
	return (enum referral_body)name_find(bodies, REFERRAL_BODY__COUNT, name);
}

const char *
referral_way_name(enum referral_way way)
{
	return name_of(ways, REFERRAL_WAY__COUNT, (int)way);
}

enum referral_way
referral_way_read(const char *name)
{
	return (enum referral_way)name_find(ways, REFERRAL_WAY__COUNT, name);
}

const char *
referral_state_name(enum referral_state state)
{
	return name_of(states, REFERRAL_STATE__COUNT, (int)state);
}

enum referral_state
referral_state_read(const char *name)
{
	return (enum referral_state)name_find(states, REFERRAL_STATE__COUNT, name);
}

const char *
referral_act_name(enum referral_act act)
{
	return name_of(acts, REFERRAL_ACT__COUNT, (int)act);
}
