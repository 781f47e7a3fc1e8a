/*
 * Cases that another body has passed on or asks about (S1 2.1.5; PROCEDURE.md §4):
 * which body, its number for the case, the time that it set, and our reply to it.
 */
#ifndef RULES_REFERRAL_H
#define RULES_REFERRAL_H

#include "rules/deadline.h"

enum { REFERRAL_NAME = 100, REFERRAL_NUMBER = 60, REFERRAL_MAIL = 254, REFERRAL_WORDS = 1000, REFERRALS_MOST = 12 };

/* Words of Desk.Referral.Body. */
enum referral_body {
	REFERRAL_CONSUMER_ASSOCIATION,	/* 消费者协会 */
	REFERRAL_REGULATOR,		/* 行业监管部门 */
	REFERRAL_HOTLINE,		/* 12345 政务服务便民热线 */
	REFERRAL_BODY__COUNT
};

enum referral_state {
	REFERRAL_OPEN,		/* 待回复 */
	REFERRAL_REPLIED,	/* 已回复 */
	REFERRAL_ENDED,		/* 已撤销: the body took it back, or it was written down wrongly */
	REFERRAL_STATE__COUNT
};

enum referral_act {
	REFERRAL_RECORD,	/* 登记 */
	REFERRAL_CHANGE,	/* 变更: another number or time; what was replied to is asked again */
	REFERRAL_REPLY,		/* 回复 */
	REFERRAL_END,		/* 撤销 */
	REFERRAL_ACT__COUNT
};

/* How the reply went out; words of Desk.Referral.Way. */
enum referral_way {
	REPLIED_PLATFORM, REPLIED_PAPER, REPLIED_MAIL, REPLIED_PHONE, REPLIED_PERSON, REFERRAL_WAY__COUNT
};

/* What the body wrote. */
struct referral_terms {
	enum referral_body	 body;
	const char		*name;		/* of the office, "" */
	const char		*reference;	/* its number, "" */
	const char		*mail;		/* its address for replies, "" or NULL */
	int64_t			 set_at;	/* when it wrote that */
	int64_t			 until;		/* 0: it set no time */
};

/* One of a case; its row in the store. */
struct referral {
	int64_t			 id;
	struct case_id		 case_id;
	int			 number;	/* 1, 2 … within the case: its clock is F1, F2 … */
	int			 round;		/* counts how often it set or asked something */
	enum referral_body	 body;
	const char		*name, *reference, *mail;
	int64_t			 set_at, until;
	enum referral_state	 state;
	struct staff_id		 made_by, replied_by;
	int64_t			 made_at, replied_at;	/* replied_at: when the reply went out, 0 before */
	enum referral_way	 way;			/* of the reply */
	/* what was found, what was done about it, what came of it */
	const char		*found, *measures, *reply;
	const char		*note;		/* remark, or the reason of the last change */
};

/* The body that a channel of receipt stands for; REFERRAL_BODY__COUNT for any other. */
enum referral_body referral_body_of(enum channel);

/*
 * Whether it can be done now, and what it is then.  REFUSAL_ALREADY for what
 * has been replied to or has ended.
 */
enum refusal referral_may(const struct referral *, enum referral_act, enum referral_state *to);

/* Nobody writes tomorrow's letter, nor sets a time that was over when it was set. */
bool referral_terms_sound(const struct referral_terms *, int64_t now);

/* Neither before the body wrote nor in the future. */
bool referral_reply_sound(const struct referral *, int64_t replied_at, int64_t now);

/* The row of its clock: from the day of the letter to the time set; `arena` keeps how that came about. */
struct deadline referral_clock(struct arena *, const struct referral *);

const char *referral_body_name(enum referral_body);	enum referral_body referral_body_read(const char *);
const char *referral_way_name(enum referral_way);	enum referral_way referral_way_read(const char *);
const char *referral_state_name(enum referral_state);	enum referral_state referral_state_read(const char *);
const char *referral_act_name(enum referral_act);

#endif
