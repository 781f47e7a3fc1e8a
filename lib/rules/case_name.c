#include "rules/case.h"

#include "rules/name.h"
#include "base/banned.h"

static const char *const stages[STAGE__COUNT] = {
	[STAGE_REGISTERED] = "registered",
	[STAGE_DISPATCHED] = "dispatched",
	[STAGE_ACCEPTED] = "accepted",
	[STAGE_INVESTIGATING] = "investigating",
	[STAGE_PLANNED] = "planned",
	[STAGE_EXECUTING] = "executing",
	[STAGE_CONFIRMING] = "confirming",
	[STAGE_CLOSED] = "closed",
	[STAGE_VISITED] = "visited",
	[STAGE_ARCHIVED] = "archived",
	[STAGE_DESTROYED] = "destroyed",
	[STAGE_EXPLAINED] = "explained",
	[STAGE_WITHDRAWN] = "withdrawn",
	[STAGE_MERGED] = "merged",
	[STAGE_REOPENED] = "reopened",
};

static const char *const acts[ACT__COUNT] = {
	[ACT_REGISTER] = "register",
	[ACT_REPORT_UP] = "report_up",
	[ACT_ANSWER] = "answer",
	[ACT_DISPATCH] = "dispatch",
	[ACT_RETURN] = "return",
	[ACT_ACCEPT] = "accept",
	[ACT_ASSIGN] = "assign",
	[ACT_INVESTIGATE] = "investigate",
	[ACT_PLAN] = "plan",
	[ACT_EXECUTE] = "execute",
	[ACT_PROGRESS] = "progress",
	[ACT_COMPLETE] = "complete",
	[ACT_FEED_BACK] = "feed_back",
	[ACT_ASK] = "ask",
	[ACT_CONFIRM] = "confirm",
	[ACT_OBJECT] = "object",
	[ACT_CLOSE] = "close",
	[ACT_JUDGE] = "judge",
	[ACT_EXPLAIN] = "explain",
	[ACT_WITHDRAW] = "withdraw",
	[ACT_MERGE] = "merge",
	[ACT_REOPEN] = "reopen",
	[ACT_VISIT] = "visit",
	[ACT_ARCHIVE] = "archive",
	[ACT_RAISE] = "raise",
	[ACT_ADD] = "add",
	[ACT_ATTACH] = "attach",
	[ACT_RATE] = "rate",
	[ACT_NOTE] = "note",
	[ACT_REISSUE] = "reissue",
	[ACT_WARN] = "warn",
	[ACT_BREACH] = "breach",
	[ACT_PAUSE] = "pause",
	[ACT_RESUME] = "resume",
	[ACT_EXTEND] = "extend",
	[ACT_SEE] = "see",
	[ACT_ALERT] = "alert",
	[ACT_EMERGENCY] = "emergency",
	[ACT_TASK_FORCE] = "task_force",
	[ACT_SITUATION] = "situation",
	[ACT_LIFT] = "lift",
	[ACT_MEASURE] = "measure",
	[ACT_COOPERATE] = "cooperate",
	[ACT_TASK] = "task",
	[ACT_TASK_DONE] = "task_done",
	[ACT_CONTACT] = "contact",
	[ACT_CAUSE] = "cause",
	[ACT_RESPONSIBILITY] = "responsibility",
	[ACT_APPROVE] = "approve",
	[ACT_REJECT] = "reject",
	[ACT_WAIVE] = "waive",
	[ACT_EVALUATE] = "evaluate",
	[ACT_EIGHT_D] = "eight_d",
	[ACT_REVIEW] = "review",
	[ACT_VERIFY] = "verify",
	[ACT_REPLAN] = "replan",
	[ACT_LOG] = "log",
	[ACT_DEBRIEF] = "debrief",
	[ACT_MISS] = "miss",
	[ACT_ACCUSE] = "accuse",
	[ACT_REFER] = "refer",
	[ACT_REPLY_BODY] = "reply_body",
	[ACT_ESCALATE] = "escalate",
};

static const char *const queues[QUEUE__COUNT] = {
	[QUEUE_DISPATCH] = "dispatch",
	[QUEUE_ACCEPT] = "accept",
	[QUEUE_HANDLING] = "handling",
	[QUEUE_CONFIRMING] = "confirming",
	[QUEUE_VISITING] = "visiting",
	[QUEUE_FILING] = "filing",
	[QUEUE_DONE] = "done",
};

static const char *const refusals[REFUSAL__COUNT] = {
	[REFUSAL_NONE] = "none",
	[REFUSAL_STAGE] = "stage",
	[REFUSAL_ROLE] = "role",
	[REFUSAL_NOT_YOURS] = "not_yours",
	[REFUSAL_ACCUSED] = "accused",
	[REFUSAL_ACCUSED_NAME] = "accused_name",
	[REFUSAL_ACCUSED_HANDLES] = "accused_handles",
	[REFUSAL_SEALED] = "sealed",
	[REFUSAL_NOT_COMPLETED] = "not_completed",
	[REFUSAL_NOT_CONFIRMED] = "not_confirmed", [REFUSAL_NO_PHONE] = "no_phone",
	[REFUSAL_NOT_INVALID] = "not_invalid",
	[REFUSAL_VISIT_ON_SITE] = "visit_on_site",
	[REFUSAL_RECEIPT_MISSING] = "receipt_missing",
	[REFUSAL_MERGE_SELF] = "merge_self",
	[REFUSAL_LOWER] = "lower",
	[REFUSAL_DEPARTMENT] = "department",
	[REFUSAL_HANDLER] = "handler",
	[REFUSAL_FILE_TYPE] = "file_type",
	[REFUSAL_FILE_SIZE] = "file_size",
	[REFUSAL_FILE_COUNT] = "file_count",
	[REFUSAL_FLOOD] = "flood",
	[REFUSAL_ALREADY] = "already",
	[REFUSAL_INCOMPLETE] = "incomplete",
	[REFUSAL_SIGN_IN] = "sign_in",
	[REFUSAL_CODE] = "code",
	[REFUSAL_PASSWORD] = "password",
	[REFUSAL_SIGNED] = "signed",
	[REFUSAL_CHANGED] = "changed",
	[REFUSAL_NOT_FOUND] = "not_found",
	[REFUSAL_CLOCK] = "clock",
	[REFUSAL_CLOCK_AGREED] = "clock_agreed",
	[REFUSAL_OVERDUE] = "overdue",
	[REFUSAL_PAUSED] = "paused",
	[REFUSAL_NOT_PAUSED] = "not_paused",
	[REFUSAL_PAUSE_REASON] = "pause_reason",
	[REFUSAL_PAUSE_SPENT] = "pause_spent",
	[REFUSAL_EXTENSION] = "extension",
	[REFUSAL_STRUCK] = "struck",
	[REFUSAL_DEPTH] = "depth",
	[REFUSAL_SHALLOWER] = "shallower",
	[REFUSAL_CAUSES] = "causes",
	[REFUSAL_UNPROVED] = "unproved", [REFUSAL_NOTHING_TIED] = "nothing_tied",
	[REFUSAL_CARRIES] = "carries",
	[REFUSAL_NO_APPROVAL] = "no_approval",
	[REFUSAL_OWN_PLAN] = "own_plan",
	[REFUSAL_NOT_APPROVED] = "not_approved",
	[REFUSAL_NO_ADDRESS] = "no_address",
	[REFUSAL_FOUR_EYES] = "four_eyes",
	[REFUSAL_PAST] = "past",
	[REFUSAL_STRANDED] = "stranded",
	[REFUSAL_NO_LEAD] = "no_lead",
	[REFUSAL_COOPERATION] = "cooperation",
	[REFUSAL_EMERGENCY] = "emergency",
	[REFUSAL_LEVEL] = "level",
	[REFUSAL_NO_EMERGENCY] = "no_emergency",
	[REFUSAL_HEAD] = "head",
	[REFUSAL_NO_ORDER] = "no_order",
	[REFUSAL_NO_DEBRIEF] = "no_debrief",
	[REFUSAL_NO_SECOND] = "no_second",
	[REFUSAL_TRY] = "try",
	[REFUSAL_SIGNATURE] = "signature",
	[REFUSAL_EARLY] = "early",
	[REFUSAL_UNVISITED] = "unvisited",
	[REFUSAL_CAMPAIGN_COUNTS] = "campaign_counts",
	[REFUSAL_SEASON] = "season",
	[REFUSAL_NO_PART] = "no_part",
	[REFUSAL_TASK] = "task",
	[REFUSAL_TASKS] = "tasks",
	[REFUSAL_TASKS_OPEN] = "tasks_open",
	[REFUSAL_PLACE] = "place",
	[REFUSAL_EFFECT_EARLY] = "effect_early",
	[REFUSAL_RENEWAL] = "renewal",
	[REFUSAL_REFERRALS] = "referrals",
	[REFUSAL_REFERRAL_OPEN] = "referral_open",
	[REFUSAL_REFERRAL_MAIL] = "referral_mail",
	[REFUSAL_REFERRAL_TIME] = "referral_time", [REFUSAL_OTHER_PERSON] = "other_person",
	[REFUSAL_UNDECIDED] = "undecided", [REFUSAL_EXPLAIN] = "explain",
	[REFUSAL_COUNTED] = "counted",
	[REFUSAL_EXPLANATION] = "explanation",
	[REFUSAL_VERDICT] = "verdict",
	[REFUSAL_OWN_EXPLANATION] = "own_explanation",
};

const char *
stage_name(enum stage stage)
{
	return name_of(stages, STAGE__COUNT, (int)stage);
}

enum stage
stage_read(const char *name)
{
	return (enum stage)name_find(stages, STAGE__COUNT, name);
}

const char *
act_name(enum act act)
{
	return name_of(acts, ACT__COUNT, (int)act);
}

enum act
act_read(const char *name)
{
	return (enum act)name_find(acts, ACT__COUNT, name);
}

const char *
queue_name(enum queue queue)
{
	return name_of(queues, QUEUE__COUNT, (int)queue);
}

enum queue
queue_read(const char *name)
{
	return (enum queue)name_find(queues, QUEUE__COUNT, name);
}

const char *
refusal_name(enum refusal refusal)
{
	return name_of(refusals, REFUSAL__COUNT, (int)refusal);
}
