/* What members of staff are told inside the product: whom, of what, how it reaches them (PROCEDURE.md §8, §11). */
#ifndef RULES_NOTICE_H
#define RULES_NOTICE_H

#include "rules/case.h"
#include "rules/deadline.h"
#include "rules/duty.h"

/* Words of Text.StaffNotice. */
enum notice_kind {
	NOTICE_GIVEN,		/* 交办: a case was put into these hands */
	NOTICE_WARNED,		/* 即将到期: a clock of one's own */
	NOTICE_BREACHED,	/* 已超期: a clock of one's own */
	NOTICE_BELOW,		/* 下属超期: a clock of somebody who works under one */
	NOTICE_REPORTED,	/* 上报待阅知: it was reported up and has to be acknowledged */
	NOTICE_RETURNED,	/* 退回调度 */
	NOTICE_OBJECTED,	/* 投诉人有异议, or wants it handled again */
	NOTICE_ADDED,		/* 投诉人补充 */
	NOTICE_ENDED,		/* 撤诉、并案或解释结束: nothing more is to be done */
	NOTICE_APPROVED,	/* 方案已批准 */
	NOTICE_REJECTED,	/* 方案被退回 */
	NOTICE_DUTY_WARNED,	/* 日历任务即将到期 */
	NOTICE_DUTY_BREACHED,	/* 日历任务已超期 */
	NOTICE_HANDED,		/* 您转交的投诉已有结果: answered, explained or closed, to whoever was asked first */
	NOTICE__COUNT
};

/* How notices leave the product. */
enum notice_digest {
	DIGEST_NONE,		/* 只在系统内查看 */
	DIGEST_SOON,		/* 每5分钟汇总: one mail for all that came together */
	DIGEST_DAILY,		/* 每个工作日早上8点汇总 */
	NOTICE_DIGEST__COUNT
};
enum { DIGEST_SOON_SECONDS = 5 * 60, DIGEST_HOUR = 8 };

/* One notice to one person; its row in the store. */
struct notice {
	int64_t			 id;
	struct staff_id		 staff;
	int64_t			 at;
	enum notice_kind	 kind;
	struct case_id		 case_id;	/* 0: a duty of the calendar */
	const char		*number;	/* of the case, "" */
	const char		*clock;		/* "K6"; of a duty its rule */
	int64_t			 due_at;	/* 0: none */
	const char		*about;		/* a duty that was entered by hand; on a page a case's subject */
	int64_t			 seen_at;	/* 0: not yet */
};

/* Notices of one step, as many as there is room for. */
struct notices { struct notice *rows; size_t count, room; };

/* Everybody who works here. */
struct notice_people { const struct staff *list; size_t count; };

/* Who did what to a case. */
struct notice_act {
	enum act		 act;
	struct staff_id		 actor;		/* 0: complainant */
	struct staff_id		 person;	/* who was named; of a report upwards the superior */
	struct department_id	 department;	/* that was named */
	int64_t			 at;
	struct staff_id		 receiver;	/* who was asked first and handed it in (S2·15); 0: nobody */
};

/* Whether who was asked first is told of this act: what came of it, and that the complainant is not content. */
bool notice_for_receiver(enum act, const struct case_file *after);

/*
 * Adds whom an act is told to.  What is given, a case or a part of
 * it, goes to the person named, else to the managers of the department, else to its handlers; what comes back to
 * dispatch, to the dispatchers; a level-1 report, to the leadership
 * group; the complainant's word to the handler, else to
 * the dispatchers; how it ends, to whoever was asked first.  Nobody is told
 * twice, of what they did themselves, or of a case that is kept from them;
 * nobody who has left.
 */
void notice_act(struct notices *, const struct notice_people *, const struct case_file *before,
    const struct case_file *after, const struct notice_act *);

/*
 * Adds whom a clock is told to: the warning to the person who answers for it,
 * or to everybody who could while nobody does; the breach to them and to the
 * next superior, who has to acknowledge it when the clock is one that escalates.
 */
struct notice_clock { const struct deadline *deadline; bool escalates; int64_t at; };
void notice_clock(struct notices *, const struct notice_people *, const struct case_file *,
    const struct notice_clock *);

/* The same of a duty: the person named, or everybody of the role; when it is late also who is above each of them. */
void notice_duty(struct notices *, const struct notice_people *, const struct duty *, int64_t at);

/* One that was found otherwise, unless the person may not see the case. */
void notice_add(struct notices *, const struct notice_people *, const struct case_file *, const struct notice *);

/* When the next digest is put together; 0 for DIGEST_NONE.  The calendar says on which mornings. */
struct calendar;
int64_t notice_next_digest(enum notice_digest, const struct calendar *, int64_t now);

/* Names for data and templates: "warned", "daily"; *__COUNT for nonsense. */
const char *notice_kind_name(enum notice_kind);
const char *notice_digest_name(enum notice_digest);	enum notice_digest notice_digest_read(const char *);

#endif
