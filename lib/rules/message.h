/* What is told to people outside the pages: which letter, which way, how often it is tried (PROCEDURE.md §14). */
#ifndef RULES_MESSAGE_H
#define RULES_MESSAGE_H

#include <stddef.h>

#include "rules/case.h"

struct arena;
struct text;

/* Letters of templates/letter by name, "result"; the first five are also written by people. */
enum message_kind {
	MESSAGE_ACKNOWLEDGEMENT,	/* 受理告知 */
	MESSAGE_PROGRESS,		/* 进度告知 */
	MESSAGE_RESULT,			/* 处理结果告知 */
	MESSAGE_REFUSAL,		/* 未能满足诉求的说明与替代方案 (S1 7.2.2) */
	MESSAGE_EXTENSION,		/* 延期告知 */
	MESSAGE_RECEIVED,		/* 来信已收到: what was added by mail has been put to its case */
	MESSAGE_DIGEST,			/* 通知汇总, to a member of staff */
	MESSAGE_ALERT,			/* 一级投诉上报, into the staff's group chat (S4 5.1) */
	MESSAGE_SURVEY,			/* 满意度评价邀请, with a one-time link (S1 7.3) */
	MESSAGE_REFERRAL,		/* 转办回函, to another body that passed the case on (S1 2.1.5) */
	MESSAGE__COUNT
};
enum { MESSAGE_LETTERS = MESSAGE_EXTENSION + 1 };

enum delivery {
	DELIVERY_MAIL,
	DELIVERY_WEBHOOK,		/* a short message to a phone */
	DELIVERY_ROBOT,			/* into the staff's group chat */
	DELIVERY__COUNT
};

enum message_state {
	MESSAGE_WAITING,		/* 待发送 */
	MESSAGE_SENDING,		/* 发送中: a courier has taken it */
	MESSAGE_SENT,			/* 已发送: the other side has taken it over */
	MESSAGE_FAILED,			/* 发送失败: refused for good, or tried for too long */
	MESSAGE_HELD,			/* 暂存: this way is not set up */
	MESSAGE_CANCELLED,		/* 已取消 by somebody */
	MESSAGE_STATE__COUNT
};

/* Why the product itself has cancelled a message, for good: it is not sent again by hand either. */
enum call_off {
	CALL_OFF_NONE,
	CALL_OFF_REOPENED,		/* 案件已重新处理: what the message asks about no longer stands */
	CALL_OFF__COUNT
};

/* Days for which sending is tried, and for which what was held goes out by itself once its way is set up. */
enum { MESSAGE_TRY_DAYS = 5, MESSAGE_HOLD_DAYS = 3 };

/*
 * Which letter an act sends to the complainant; MESSAGE__COUNT when none.
 * `decided`: the case is closed without the complainant's word, so that
 * apology and another way stand in it (S1 7.2.2).
 */
enum message_kind message_of_act(enum act, bool decided);

/*
 * Which way the complainant is told: by the way the complaint came (S0, S1
 * 7.1.3) when that is open, otherwise by the other one; DELIVERY__COUNT when
 * neither is open.  `mail` and `phone`: there is an address, a mobile phone.
 */
enum delivery message_way(enum channel, bool mail, bool phone);

/*
 * Seconds until the next try after so many: one minute, doubling up to an
 * hour, and by the random number up to a quarter more or less, so that what
 * failed together does not come back together.
 */
int64_t message_pause(int tries, uint32_t random);

/*
 * The fields of a letter as lines "name=value"; a value of several lines goes
 * on with lines that begin with a tab.  Empty values are left out.
 */
void message_field(struct text *, const char *name, const char *value);

/* The next field of such lines, in the arena; false after the last. */
bool message_next_field(struct arena *, const char **lines, const char **name, const char **value);

/* Names for data and templates: "result", "mail", "waiting"; *__COUNT for nonsense. */
const char *message_kind_name(enum message_kind);	enum message_kind message_kind_read(const char *);
const char *delivery_name(enum delivery);		enum delivery delivery_read(const char *);
const char *message_state_name(enum message_state);	enum message_state message_state_read(const char *);
const char *call_off_name(enum call_off);		/* "" for none */

#endif
