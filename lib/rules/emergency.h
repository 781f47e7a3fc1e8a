/* The emergency response to a level-1 complaint, and urgent measures (PROCEDURE.md §9.3, S4 5.1; §10, S1 3.2). */
#ifndef RULES_EMERGENCY_H
#define RULES_EMERGENCY_H

#include "rules/deadline.h"

/* How far one has come. */
enum emergency_state {
	EMERGENCY_NONE,		/* nothing was reported */
	EMERGENCY_REPORTED,	/* 待启动: the leadership group knows, its head has not ordered anything */
	EMERGENCY_RUNNING,	/* 响应中 */
	EMERGENCY_LIFTED,	/* 已解除: the closing evaluation is still to be written */
	EMERGENCY_EVALUATED,	/* 已总结 */
	EMERGENCY_DECLINED,	/* 未启动: ended by the head without having been started */
	EMERGENCY_STATE__COUNT
};

/* One response, from the report to the closing evaluation. */
struct emergency {
	int64_t		 id;
	struct case_id	 case_id;
	int		 number;	/* 1, 2 … within the case */
	int64_t		 reported_at, started_at, lifted_at, evaluated_at;	/* 0: not yet */
	struct staff_id	 reported_by, started_by, lifted_by, evaluated_by;
	const char	*reason;	/* why it was reported */
	const char	*orders;	/* of the head, when it was started */
	const char	*lift_reason;	/* why it was lifted, or not started */
	const char	*effect, *lessons, *prevention;	/* the closing evaluation */
};

/* Somebody of the special task force (专项处理小组), named by the head with a duty. */
struct emergency_member {
	int64_t		 id, emergency;
	struct staff_id	 person;
	bool		 leads;
	const char	*duty;
	struct staff_id	 named_by;
	int64_t		 named_at, released_at;	/* 0: still belongs to it */
	struct staff_id	 released_by;
};

/* With whom something was spoken, or that it is the report on the situation. */
enum emergency_talk {
	TALK_REPORT,		/* 情况报告 */
	TALK_COMPLAINANT,	/* 投诉人 */
	TALK_GROUP,		/* 领导小组、专项小组 */
	TALK_AUTHORITY,		/* 主管部门 */
	TALK_MEDIA,		/* 媒体 */
	TALK_OTHER,		/* 其他单位和人员 */
	TALK__COUNT
};

/* One line of the communication log, written once. */
struct emergency_entry {
	int64_t			 id, emergency;
	enum emergency_talk	 talk;
	int64_t			 at;		/* when it took place */
	const char		*person;	/* with whom; "" of a report */
	const char		*text;
	const char		*next;		/* what is done next; of a report */
	struct staff_id		 made_by;
	int64_t			 made_at;
};

/* What is done at once (S1 3.2). */
enum urgent_kind {
	URGENT_SERVICE,		/* 暂停服务 */
	URGENT_WORK,		/* 停止作业 */
	URGENT_REFUND,		/* 退费 */
	URGENT_COMPENSATION,	/* 赔偿 */
	URGENT_OTHER,		/* 其他 */
	URGENT__COUNT
};
struct urgent_measure {
	int64_t			 id;
	struct case_id		 case_id;
	enum urgent_kind	 kind;
	const char		*text;
	int64_t			 amount;	/* fen; 0: none */
	struct staff_id		 ordered_by;
	int64_t			 ordered_at;
	struct staff_id		 made_by;
	int64_t			 made_at;
	const char		*result;	/* "" until it is known */
	struct staff_id		 result_by;
	int64_t			 result_at;
};

enum emergency_state emergency_state(const struct emergency *);	/* NULL-safe */

/* Neither over nor ended: reports, talks and members still belong to it. */
bool emergency_is_open(enum emergency_state);

/* Whether the procedure of the case has its level reported to the leadership group at once. */
bool emergency_concerns(const struct procedure *, const struct case_file *);

/*
 * Whether an act brings the case to such a level, NULL before when it is
 * registered: from then on the group has to know of it (§9.3, S4 5.1).
 */
bool emergency_reaches(const struct procedure *, const struct case_file *before, const struct case_file *after);

/* The leadership group (S4 2.1): management and heads of departments, but nobody from whom the case is kept. */
bool emergency_in_group(const struct case_file *, const struct staff *);

/* What a decision about an emergency is worked out from. */
struct emergency_scene {
	const struct procedure		*procedure;	/* of the case */
	const struct case_file		*c;
	const struct emergency		*latest;	/* NULL: none was ever reported */
	const struct emergency_member	*members;	/* of any of the case */
	size_t				 member_count;
	const struct staff		*staff;		/* everybody, with their lines filled in */
	size_t				 staff_count;
};

/*
 * Whether this person heads the group for this case: of the management that
 * may see it, whoever has nobody of them above.
 */
bool emergency_heads(const struct emergency_scene *, const struct staff *);

/* Whether this person leads the task force, and belongs to it. */
bool emergency_leads(const struct emergency_scene *, const struct staff *);
bool emergency_serves(const struct emergency_scene *, const struct staff *);

/*
 * Whether this person takes part: of the group or of the task force of any
 * emergency of this case.  Who does sees its board, and writes on it while the
 * latest is open, whatever department has the case.
 */
bool emergency_takes_part(const struct emergency_scene *, const struct staff *);

/*
 * Whether the latest stands so that this act can be taken, and whether it is
 * this person's to take; roles are the transition table's matter.
 * REFUSAL_LEVEL: not a level that is reported; REFUSAL_ALREADY: one is open,
 * or the act was taken; REFUSAL_NO_EMERGENCY: none stands so; REFUSAL_HEAD:
 * the head's alone, for the closing evaluation also the leader's.
 */
enum refusal emergency_may(const struct emergency_scene *, enum act, const struct staff *);

/*
 * Whether the case can be filed as far as its emergencies go: it is read-only
 * afterwards.  REFUSAL_EMERGENCY while the response runs, REFUSAL_NO_ORDER
 * while the head has not decided about a report, REFUSAL_NO_DEBRIEF while the
 * closing evaluation is not written; never for what nobody is left to do.
 */
enum refusal emergency_may_be_filed(const struct emergency_scene *);

/* Whether anybody of the leadership group may be told of the case. */
bool emergency_has_group(const struct emergency_scene *);

/* Whether an act has to do with an emergency at all, or with what is done at once. */
bool emergency_is_act(enum act);

/* Works here in a capacity that may write on a board, and the case is not kept from this person. */
bool emergency_may_serve(const struct case_file *, const struct staff *);

/*
 * May be named: one who may serve (REFUSAL_HANDLER), from whom the case is not
 * kept (REFUSAL_ACCUSED), who does not belong to the task force already; as
 * leader only while nobody leads (both REFUSAL_ALREADY).
 */
enum refusal emergency_may_be_named(const struct emergency_scene *, const struct staff *, bool leads);
enum refusal emergency_may_be_released(const struct emergency_scene *, int64_t member);

/*
 * The clock of the next report on the situation: of the deadlines of the case
 * the undecided one that starts with the order and is met by a report; NULL
 * when none is due.
 */
const struct deadline *emergency_next_report(const struct procedure *, const struct deadline *, size_t count);

/* Whether a report came in time, as the deadline that it ended says: DEADLINE__COUNT when it ended none. */
enum deadline_state emergency_report_state(const struct procedure *, const struct deadline *, size_t count,
    int64_t made_at);

const char *emergency_state_name(enum emergency_state);
const char *emergency_talk_name(enum emergency_talk);	enum emergency_talk emergency_talk_read(const char *);
const char *urgent_kind_name(enum urgent_kind);		enum urgent_kind urgent_kind_read(const char *);

/* The act by which a line of the log stands in the history of the case. */
enum act emergency_talk_act(enum emergency_talk);

#endif
