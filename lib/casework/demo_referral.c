#include "casework/demo_inside.h"

#include "base/date.h"
#include "base/text.h"
#include "casework/referring.h"
#include "base/banned.h"

enum { REGULATORS = 3, TIMES = 3 };	/* one of so many came from a regulator, the others from 12345 */

/* Under which the addresses of the bodies stand among the phrases. */
static const char *const mails[REFERRAL_BODY__COUNT] = {
	[REFERRAL_CONSUMER_ASSOCIATION] = "consumer_association_mail", [REFERRAL_REGULATOR] = "regulator_mail",
	[REFERRAL_HOTLINE] = "hotline_mail",
};

/* Bodies hurry differently: a day, three, five. */
static int64_t
time_set(const struct demo_case *c)
{
	return (int64_t)(1 + (c->index + 1) % TIMES * 2) * DATE_DAY;
}

bool
demo_referral_terms(const struct demo *demo, const struct demo_case *c, const struct complaint *complaint,
    struct referral_terms *terms)
{
	enum referral_body body = referral_body_of(c->channel);

	if (body == REFERRAL_REGULATOR && c->index % REGULATORS != 0)
		body = REFERRAL_HOTLINE;
	if (body == REFERRAL_BODY__COUNT)
		return false;
	*terms = (struct referral_terms){
		.body = body, .name = demo_phrase(demo, referral_body_name(body), c->index),
		.reference = complaint->foreign_number,
		.mail = demo_phrase(demo, mails[body], c->index),
		.set_at = complaint->received_at,
		.until = complaint->received_at + time_set(c),
	};
	return true;
}

static const struct staff *
dispatcher(const struct demo *demo, const struct case_file *c)
{
	size_t count;
	const struct staff *list = casework_staff_list(demo->step->casework, &count);

	for (size_t i = 0; i < count; i++)
		if (!list[i].disabled && staff_has(&list[i], ROLE_DISPATCHER) && !case_barred(c, &list[i]))
			return &list[i];
	return NULL;
}

enum fault
demo_referral_reply(const struct demo *demo, const struct step *before, const struct demo_case *c)
{
	struct step step = *before;
	struct referring reply = {
		.id = c->id, .act = REFERRAL_REPLY, .way = REPLIED_PLATFORM, .replied_at = before->now,
		.text = demo_phrase(demo, "reply", c->index),
	};
	const struct referral *rows;
	size_t count;
	enum fault fault;

	step.once = arena_format(step.arena, "%s-reply", before->once);
	step.actor = dispatcher(demo, &c->state);
	step.as = ROLE__COUNT;
	if (step.actor == NULL)
		return FAULT_NONE;
	if ((fault = referring_read(&step, c->id, &rows, &count)) != FAULT_NONE || count == 0 ||
	    rows[0].state != REFERRAL_OPEN)
		return fault;
	reply.number = rows[0].number;
	reply.round = rows[0].round;
	return referring_do(&step, &reply);
}
