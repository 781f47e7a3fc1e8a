/* The case file: where it is, what may be done to it, by whom (PROCEDURE.md §9, §32.12). */
#ifndef RULES_CASE_H
#define RULES_CASE_H

#include <stddef.h>
#include <stdint.h>

#include "rules/complaint.h"

enum stage {
	STAGE_REGISTERED,	/* 已登记 */
	STAGE_DISPATCHED,	/* 已派单 */
	STAGE_ACCEPTED,		/* 已接单 */
	STAGE_INVESTIGATING,	/* 调查中 */
	STAGE_PLANNED,		/* 方案已定 */
	STAGE_EXECUTING,	/* 处理中 */
	STAGE_CONFIRMING,	/* 待确认: result fed back, the complainant's word is awaited */
	STAGE_CLOSED,		/* 已结案 */
	STAGE_VISITED,		/* 已回访 */
	STAGE_ARCHIVED,		/* 已归档 */
	STAGE_DESTROYED,	/* 已销毁 */
	STAGE_EXPLAINED,	/* 无效已解释 */
	STAGE_WITHDRAWN,	/* 已撤诉 */
	STAGE_MERGED,		/* 已并案 */
	STAGE_REOPENED,		/* 重新处理: back with the dispatcher */
	STAGE__COUNT
};

enum act {
	ACT_REGISTER,		/* 登记 */
	ACT_REPORT_UP,		/* 上报: urgent in 3 minutes (S2·9), unfinished in 24 h (S2·13), level by level */
	ACT_ANSWER,		/* 当场答复: a simple matter answered by the dispatcher (S2·7) */
	ACT_DISPATCH,		/* 派单: also again, to another department */
	ACT_RETURN,		/* 退回调度 */
	ACT_ACCEPT,		/* 接单: the handler becomes the person answerable */
	ACT_ASSIGN,		/* 指定处理人: the department's manager names the handler */
	ACT_INVESTIGATE,	/* 调查记录 */
	ACT_PLAN,		/* 制定方案: measure, department, person, completion time */
	ACT_EXECUTE,		/* 开始执行 */
	ACT_PROGRESS,		/* 反馈进度: situation and progress to the dispatch centre (S2·12) */
	ACT_COMPLETE,		/* 处理完毕: the work is done */
	ACT_FEED_BACK,		/* 反馈结果: the result goes to the dispatch centre (S2·16) */
	ACT_ASK,		/* 征询投诉人: the complainant is asked to confirm */
	ACT_CONFIRM,		/* 确认 */
	ACT_OBJECT,		/* 异议 */
	ACT_CLOSE,		/* 结案 */
	ACT_JUDGE,		/* 判定有效/无效 (S2·8) */
	ACT_EXPLAIN,		/* 无效解释: ends an invalid complaint */
	ACT_WITHDRAW,		/* 撤诉 */
	ACT_MERGE,		/* 并案 */
	ACT_REOPEN,		/* 重新处理 */
	ACT_VISIT,		/* 回访 */
	ACT_ARCHIVE,		/* 归档 */
	ACT_RAISE,		/* 升级: severity, urgency, risk or flags up, with a reason */
	ACT_ADD,		/* 补充: the complainant or staff adds information */
	ACT_ATTACH,		/* 上传证据 */
	ACT_RATE,		/* 评价 */
	ACT_NOTE,		/* 内部备注 */
	ACT_REISSUE,		/* 重发查询码, after a call back to the registered phone */
	ACT_WARN,		/* 预警, by the clock */
	ACT_BREACH,		/* 超时, by the clock */
	ACT_PAUSE,		/* 暂停计时: a clock is paused for a permitted reason */
	ACT_RESUME,		/* 恢复计时 */
	ACT_EXTEND,		/* 延期: a clock that allows it is extended once, with reasons told to the complainant */
	ACT_SEE,		/* 阅知: a superior has seen what was reported up */
	ACT_ALERT,		/* 报告领导小组: level 1, at once (S4 5.1) */
	ACT_EMERGENCY,		/* 启动应急响应: ordered by the head of the leadership group */
	ACT_TASK_FORCE,		/* 成立专项处理小组: members are named */
	ACT_SITUATION,		/* 应急情况报告: hourly until lifted */
	ACT_LIFT,		/* 解除应急响应 */
	ACT_MEASURE,		/* 采取紧急措施: 暂停服务、退费、赔偿 (S1 3.2) */
	ACT_COOPERATE,		/* 指定配合部门: with written duties (S0 3.6) */
	ACT_TASK,		/* 下达子任务: with its own completion time */
	ACT_TASK_DONE,		/* 完成子任务 */
	ACT_CONTACT,		/* 沟通记录: channel, person, content, duration */
	ACT_CAUSE,		/* 原因分析: 5-Why and fishbone (S1 4.2) */
	ACT_RESPONSIBILITY,	/* 责任认定: departments and persons, with reasons (S0) */
	ACT_APPROVE,		/* 批准方案 */
	ACT_REJECT,		/* 退回方案 */
	ACT_WAIVE,		/* 免予二次回访: approved by the director (S3) */
	ACT_EVALUATE,		/* 效果评价: before and after (S0) */
	ACT_EIGHT_D,		/* 8D报告: D0–D7 done (S3) */
	ACT_REVIEW,		/* 8D评审: the weekly meeting (S3) */
	ACT_VERIFY,		/* 跟踪验证: tracking of the result has ended (S3) */
	ACT_REPLAN,		/* 重新计算时限: another working calendar came into force (§32.2) */
	ACT_LOG,		/* 应急沟通记录: with whom an emergency was spoken of, but the complainant */
	ACT_DEBRIEF,		/* 应急总结: the closing evaluation (S4 5.1) */
	ACT_MISS,		/* 回访未联系上: nobody was reached, another try is planned */
	ACT_ACCUSE,		/* 指明被投诉人: who of ours is complained about sees nothing from now on (§32.17) */
	ACT_REFER,		/* 登记第三方转办: another body passed it on, or changed or took back what it set */
	ACT_REPLY_BODY,		/* 回复转办单位 */
	ACT_ESCALATE,		/* 逐级上报, by the clock: a breach, or a report that nobody acknowledged (S2·13) */
	ACT__COUNT
};

/* A set of acts: a bit for each, with room for twice as many as one word has; sets are joined and met by | & ~. */
__extension__ typedef unsigned __int128 act_set;
enum { ACT_SET_ROOM = 8 * sizeof(act_set) };
#define ACT_BIT(act) ((act_set)1 << (act))
_Static_assert((int)ACT__COUNT <= (int)ACT_SET_ROOM, "a set of acts has a bit for each");

/* Which list of the board a case is in; kept in its row so that every list is one index range. */
enum queue {
	QUEUE_DISPATCH,		/* 待派发: registered, returned, reopened */
	QUEUE_ACCEPT,		/* 待接单: dispatched */
	QUEUE_HANDLING,		/* 处理中: accepted … executing */
	QUEUE_CONFIRMING,	/* 待确认 */
	QUEUE_VISITING,		/* 待回访: closed */
	QUEUE_FILING,		/* 待归档: visited, explained, withdrawn, merged */
	QUEUE_DONE,		/* archived, destroyed */
	QUEUE__COUNT
};

/* The current state of a case; its row in the store, list columns included. */
struct case_file {
	struct case_id		 id;
	int64_t			 version;	/* counts saves; a save names the version it read */
	const char		*number;
	enum stage		 stage;
	enum queue		 queue;
	enum severity		 severity;
	enum urgency		 urgency;
	enum risk		 risk;
	enum validity		 validity;
	unsigned		 flags;		/* enum complaint_flag */
	int			 level;		/* 1–3 */
	bool			 major;		/* 重大: needs the on-site return visit (S2·17a) */
	bool			 emergency;	/* the emergency response runs (S4 5.1) */
	bool			 returned;	/* 被退回 by the department, waiting for a new dispatch */
	int			 reopened;	/* how often */
	struct department_id	 department;	/* responsible; 0 before dispatch */
	struct staff_id		 handler;	/* answerable; 0 before acceptance */
	struct staff_id		 accused_staff;	/* sees nothing of the case (§32.17) */
	/* the complainant is staff: everybody under the accused sees nothing of it either */
	bool			 by_staff;
	/* departments beside the responsible one, "3,17": they see what it sees */
	const char		*cooperating;
	const char		*procedure_version;
	struct case_id		 merged_into;
	int64_t			 received_at, registered_at, reported_at, dispatched_at, accepted_at, completed_at,
				 fed_back_at, confirmed_at, closed_at, visited_at, archived_at;
	int64_t			 due_at;	/* earliest open deadline, 0: none */
	const char		*due_clock;	/* its clock: "K6" */
	/* enum deadline_state of the worst open deadline: running, warned, breached */
	int			 alert;
	const char		*result;	/* outcome in a few words, for label and search */
	int			 satisfaction;	/* 1–5, 0: not rated */
	/* shown in lists */
	enum channel		 channel;
	enum complaint_type	 type;
	const char		*category, *subject, *complainant, *phone, *place;
	struct room_id		 room;
};

/* What else is stored of a case: where it says no there is nothing to ask for. */
struct case_belongings { bool evidence, merged, escalations, messages, tasks, referrals, effects; };

/* A row of the procedure: who may take a case from where to where. */
struct transition {
	enum stage		 from;
	enum act		 act;
	enum stage		 to;		/* equal to from: recorded without moving */
	unsigned		 roles;		/* mask of 1 << enum role */
};

/* Why the procedure says no.  Names are words of Text.Refusal. */
enum refusal {
	REFUSAL_NONE = 0,
	REFUSAL_STAGE,			/* not from this stage */
	REFUSAL_ROLE,			/* not by this role */
	REFUSAL_NOT_YOURS,		/* another person or department answers for it */
	REFUSAL_ACCUSED,		/* the person complained about takes no part (§32.17) */
	REFUSAL_ACCUSED_NAME,		/* nobody of ours, or several, could be meant by the name */
	REFUSAL_ACCUSED_HANDLES,	/* who would be kept from the case is handling it: dispatch it first */
	REFUSAL_SEALED,			/* the file is archived and read-only */
	REFUSAL_NOT_COMPLETED,		/* result cannot be fed back before the work is done */
	/*
	 * cannot be closed while the complainant has not confirmed and no decision with reasons
	 * is given
	 */
	REFUSAL_NOT_CONFIRMED,
	REFUSAL_NO_PHONE,	/* nobody can be called back */
	REFUSAL_NOT_INVALID,		/* only an invalid complaint is ended by explaining */
	REFUSAL_VISIT_ON_SITE,		/* a major complaint is visited on site with a written record or receipt */
	REFUSAL_RECEIPT_MISSING,	/* the on-site receipt is not attached */
	REFUSAL_MERGE_SELF,		/* a case cannot be merged into itself, a closed or a merged one */
	REFUSAL_LOWER,			/* a level is never lowered silently */
	REFUSAL_DEPARTMENT,		/* the department cannot take cases */
	REFUSAL_HANDLER,		/* the named person cannot be given this: another role or department, or gone */
	REFUSAL_FILE_TYPE,		/* this kind of file is not accepted */
	REFUSAL_FILE_SIZE,
	REFUSAL_FILE_COUNT,
	REFUSAL_FLOOD,			/* so many complaints of one address, one after the other */
	REFUSAL_ALREADY,		/* it has been done already */
	REFUSAL_INCOMPLETE,		/* items of the minimum set (S2·6) or of a checklist are missing */
	REFUSAL_SIGN_IN,		/* name or password wrong, or too many tries */
	REFUSAL_CODE,			/* number or follow-up code wrong, or too many tries */
	REFUSAL_PASSWORD,		/* the new password is too weak or the old one wrong */
	REFUSAL_SIGNED,			/* the inspection is signed and frozen */
	REFUSAL_CHANGED,		/* somebody else saved in the meantime; what was typed is shown again */
	REFUSAL_NOT_FOUND,		/* nothing there that this person may see */
	REFUSAL_CLOCK,			/* no such clock is running */
	REFUSAL_CLOCK_AGREED,		/* its date was agreed with the complainant; another one has to be agreed */
	REFUSAL_OVERDUE,		/* the time is over: it can be neither paused nor extended */
	REFUSAL_PAUSED,			/* it stands still: resume it first */
	REFUSAL_NOT_PAUSED,		/* it does not stand still */
	REFUSAL_PAUSE_REASON,		/* the procedure does not let it be paused for this reason */
	REFUSAL_PAUSE_SPENT,		/* its pauses for this reason have used up the limit */
	REFUSAL_EXTENSION,		/* the procedure does not let it be extended */
	REFUSAL_STRUCK,		/* below a cause that was struck out nothing more stands */
	REFUSAL_DEPTH,		/* the question why goes seven answers deep */
	REFUSAL_SHALLOWER,	/* a cause is not less deep than what it explains */
	REFUSAL_CAUSES,		/* a case has enough causes */
	REFUSAL_UNPROVED,		/* a root cause is called so only with evidence */
	REFUSAL_NOTHING_TIED,		/* no evidence was chosen, or it was tied to this before */
	REFUSAL_CARRIES,		/* other causes still stand below it */
	REFUSAL_NO_APPROVAL,	/* the plan needs nobody's approval */
	REFUSAL_OWN_PLAN,		/* nobody decides about the own plan */
	REFUSAL_NOT_APPROVED,	/* the plan still needs approval */
	REFUSAL_NO_ADDRESS,		/* the complainant left no mail address, or wishes to stay unknown */
	REFUSAL_FOUR_EYES,		/* somebody else has to say yes: not who proposed it, not who did already */
	REFUSAL_PAST,			/* the moment is past */
	REFUSAL_STRANDED,		/* open cases would be without a next act */
	REFUSAL_NO_LEAD,		/* no department leads yet, so none can cooperate */
	REFUSAL_COOPERATION,		/* enough departments cooperate */
	REFUSAL_EMERGENCY,	/* the emergency response still runs: a case does not end under it */
	REFUSAL_LEVEL,		/* only a level that the procedure says so goes to the leadership group at once */
	REFUSAL_NO_EMERGENCY,	/* no emergency stands so that this could be done */
	REFUSAL_HEAD,		/* the head of the leadership group orders this */
	REFUSAL_NO_ORDER,	/* the head has not decided yet about what was reported: it is not filed */
	REFUSAL_NO_DEBRIEF,	/* an emergency was lifted, its closing evaluation is missing: it is not filed */
	REFUSAL_NO_SECOND,	/* no second return visit is due that could be waived */
	REFUSAL_TRY,		/* another try to visit is planned too late, or not at all */
	REFUSAL_SIGNATURE,	/* an answer on paper counts with the owner's signature alone */
	REFUSAL_EARLY,		/* the round of visits has not begun */
	REFUSAL_UNVISITED,	/* rooms were not visited, and no reason is given */
	REFUSAL_CAMPAIGN_COUNTS,	/* a campaign carries it out and counts for it */
	REFUSAL_SEASON,		/* planned for another season */
	REFUSAL_NO_PART,		/* the department takes no part in the case: name it first */
	REFUSAL_TASK,			/* not from the state in which the sub-task is */
	REFUSAL_TASKS,			/* the case has enough sub-tasks */
	REFUSAL_TASKS_OPEN,		/* a sub-task is still open */
	REFUSAL_PLACE,		/* an evaluation is of a project or of a department */
	REFUSAL_EFFECT_EARLY,	/* the period after the measure is not over */
	REFUSAL_RENEWAL,	/* what was ineffective is analysed anew in a case that is open */
	REFUSAL_REFERRALS,		/* enough bodies have passed the case on */
	REFUSAL_REFERRAL_OPEN,		/* a body still waits for our reply */
	REFUSAL_REFERRAL_MAIL,		/* the address given for a body is our own */
	REFUSAL_REFERRAL_TIME,		/* a letter or reply of tomorrow, or a time that was over when it was set */
	REFUSAL_OTHER_PERSON,		/* who handled an earlier round: the second stage is another person's */
	REFUSAL_UNDECIDED,	/* whether it is valid has to be judged first (S2·8) */
	REFUSAL_EXPLAIN,	/* an invalid complaint ends with the detailed explanation, not otherwise (S2·8) */
	REFUSAL_COUNTED,	/* signed inspections are counted for this duty, nothing else is (S2·17b) */
	REFUSAL_EXPLANATION,	/* the procedure knows no explanation for this duty */
	REFUSAL_VERDICT,	/* the day is over: a verdict is not changed any more */
	REFUSAL_OWN_EXPLANATION,	/* whether an explanation is reasonable is for somebody else to say */
	REFUSAL__COUNT
};

/* What an act needs to know beyond stage and role. */
struct act_facts {
	const struct staff	*actor;		/* NULL: the complainant or the clock */
	/* ROLE_COMPLAINANT, ROLE_CLOCK, or ROLE__COUNT: any role the actor holds */
	enum role		 as;
	bool			 on_site;	/* ACT_VISIT */
	bool			 receipt;	/* ACT_VISIT: written record or receipt attached */
	/* ACT_CLOSE without confirmation: a decision with reasons by a supervisor */
	bool			 decided;
	bool			 free;		/* ACT_EXECUTE: the plan needs no approval, or has it */
	bool			 takes_part;	/* in an emergency that is open: leadership group or task force */
	bool			 again;		/* ACT_VISIT: a second visit follows this one (S3) */
	enum validity		 validity;	/* ACT_ANSWER: judged with the answer; undecided: what stands */
};

/* The transition table of §32.12; *count rows. */
const struct transition *case_transitions(size_t *count);

/* Whether this act is allowed now, and where it leads (*to may be NULL). */
enum refusal case_decide(const struct case_file *, enum act, const struct act_facts *, enum stage *to);

/* What an open case waits for before it can end with a result (S2·8): REFUSAL_UNDECIDED, _EXPLAIN or _NONE. */
enum refusal case_gate(const struct case_file *);

/* What an allowed act changes. */
struct case_change {
	enum act		 act;
	int64_t			 at;
	struct staff_id		 actor;		/* 0: complainant or clock */
	struct department_id	 department;	/* ACT_DISPATCH */
	struct staff_id		 person;	/* ACT_ASSIGN, ACT_DISPATCH to a named handler */
	bool			 satisfied;	/* ACT_VISIT: false reopens */
	bool			 again;		/* ACT_VISIT: a second visit follows, so it stays closed (S3) */
	/* ACT_OBJECT: the procedure has another person answer, so the first objection reopens */
	bool			 other_person;
};

/*
 * The case after an act that case_decide() allowed: stage, queue, times,
 * handler, department, returned and reopened; the version is the store's.
 */
struct case_file case_apply(const struct case_file *, const struct case_change *);

/* In which of their roles an actor takes this act now: the first that the transition allows, ROLE__COUNT when none. */
enum role case_capacity(const struct case_file *, enum act, const struct act_facts *);

/*
 * Whether the case is kept from this person (§32.17): complained about,
 * reporting to that person, or for a complaint by staff anywhere under that
 * person in the reporting line.
 */
bool case_barred(const struct case_file *, const struct staff *);

/*
 * Whether this person may follow what he or she took down or handed in (S2·15):
 * its receipt, its number and how far it is; also where it is kept from all
 * who work under the person complained about, but never that person.
 */
bool case_may_follow(const struct case_file *, struct staff_id receiver, const struct staff *);

/* Whether this person may see the case at all (§32.17 and need to know), as long as nobody reports it up to them. */
bool case_visible(const struct case_file *, const struct staff *);

/* Which list a case belongs to. */
enum queue case_queue(enum stage);
bool stage_is_open(enum stage);		/* not closed and not ended; only the clocks of return visits run after that */

const char *stage_name(enum stage);	enum stage stage_read(const char *);
const char *act_name(enum act);		enum act act_read(const char *);
const char *queue_name(enum queue);	enum queue queue_read(const char *);
const char *refusal_name(enum refusal);

#endif
