#include "rules/notice.h"

#include "base/date.h"
#include "rules/calendar.h"
#include "rules/emergency.h"
#include "rules/escalation.h"
#include "rules/name.h"
#include "rules/reporting.h"
#include "base/banned.h"

static const char *const kind_names[NOTICE__COUNT] = {
	[NOTICE_GIVEN] = "given", [NOTICE_WARNED] = "warned", [NOTICE_BREACHED] = "breached", [NOTICE_BELOW] = "below",
	[NOTICE_REPORTED] = "reported", [NOTICE_RETURNED] = "returned", [NOTICE_OBJECTED] = "objected",
	[NOTICE_ADDED] = "added", [NOTICE_ENDED] = "ended", [NOTICE_APPROVED] = "approved",
	[NOTICE_REJECTED] = "rejected", [NOTICE_DUTY_WARNED] = "duty_warned", [NOTICE_DUTY_BREACHED] = "duty_breached",
	[NOTICE_HANDED] = "handed",
};

static const char *const digest_names[NOTICE_DIGEST__COUNT] = {
	[DIGEST_NONE] = "none", [DIGEST_SOON] = "soon", [DIGEST_DAILY] = "daily",
};

/* Whom an act is told to. */
enum group {
	GROUP_NOBODY,
	GROUP_PERSON,		/* who was named, else the department */
	GROUP_HANDLER,		/* who handles it, else the dispatchers */
	GROUP_DISPATCH,		/* the dispatchers */
	GROUP_LEADERS		/* the leadership group */
};

static const struct { enum group group; enum notice_kind kind; } acts[ACT__COUNT] = {
	[ACT_DISPATCH] = { GROUP_PERSON, NOTICE_GIVEN }, [ACT_ASSIGN] = { GROUP_PERSON, NOTICE_GIVEN },
	[ACT_COOPERATE] = { GROUP_PERSON, NOTICE_GIVEN }, [ACT_TASK] = { GROUP_PERSON, NOTICE_GIVEN },
	[ACT_TASK_FORCE] = { GROUP_PERSON, NOTICE_GIVEN }, [ACT_ALERT] = { GROUP_LEADERS, NOTICE_REPORTED },
	[ACT_REPORT_UP] = { GROUP_PERSON, NOTICE_REPORTED }, [ACT_RETURN] = { GROUP_DISPATCH, NOTICE_RETURNED },
	[ACT_OBJECT] = { GROUP_HANDLER, NOTICE_OBJECTED }, [ACT_REOPEN] = { GROUP_DISPATCH, NOTICE_OBJECTED },
	[ACT_ADD] = { GROUP_HANDLER, NOTICE_ADDED }, [ACT_WITHDRAW] = { GROUP_HANDLER, NOTICE_ENDED },
	[ACT_MERGE] = { GROUP_HANDLER, NOTICE_ENDED }, [ACT_EXPLAIN] = { GROUP_HANDLER, NOTICE_ENDED },
	[ACT_APPROVE] = { GROUP_HANDLER, NOTICE_APPROVED }, [ACT_REJECT] = { GROUP_HANDLER, NOTICE_REJECTED },
};

static void
put(struct notices *notices, const struct notice *notice)
{
	if (notices->count < notices->room)
		notices->rows[notices->count++] = *notice;
}

void
notice_add(struct notices *notices, const struct notice_people *people, const struct case_file *c,
    const struct notice *notice)
{
	const struct staff *person = reporting_person(people->list, people->count, notice->staff);

	if (person != NULL && !person->disabled && !case_barred(c, person))
		put(notices, notice);
}

/* One act being told. */
struct telling {
	struct notices			*notices;
	const struct notice_people	*people;
	const struct case_file		*c;
	struct notice			 notice;	/* but for the person */
	struct staff_id			 actor;
};

/* To everybody of a role, of one department when it is not 0, but the actor; whether there is anybody. */
static bool
tell_all(struct telling *telling, enum role role, struct department_id department)
{
	bool any = false;

	for (size_t i = 0; i < telling->people->count; i++) {
		const struct staff *person = &telling->people->list[i];

		if (person->disabled || !staff_has(person, role) ||
		    (department.value != 0 && person->department.value != department.value))
			continue;
		any = true;
		telling->notice.staff = person->id;
		if (person->id.value != telling->actor.value)
			notice_add(telling->notices, telling->people, telling->c, &telling->notice);
	}
	return any;
}

static void
tell_leaders(struct telling *telling)
{
	for (size_t i = 0; i < telling->people->count; i++) {
		const struct staff *person = &telling->people->list[i];

		telling->notice.staff = person->id;
		if (person->id.value != telling->actor.value && emergency_in_group(telling->c, person))
			notice_add(telling->notices, telling->people, telling->c, &telling->notice);
	}
}

static void
tell_group(struct telling *telling, const struct case_file *before, const struct notice_act *act)
{
	/* What an objection reopens has left its handler: it is dispatched anew. */
	bool reopened = act->act == ACT_OBJECT && telling->c->stage == STAGE_REOPENED;
	enum group group = reopened ? GROUP_DISPATCH : acts[act->act].group;
	struct staff_id person = group == GROUP_HANDLER ? before->handler : act->person;

	if (group == GROUP_NOBODY)
		return;
	if (group == GROUP_LEADERS) {
		tell_leaders(telling);
		return;
	}
	if (group == GROUP_DISPATCH || (group == GROUP_HANDLER && person.value == 0)) {
		(void)tell_all(telling, ROLE_DISPATCHER, (struct department_id){ 0 });
		return;
	}
	if (person.value != 0) {
		telling->notice.staff = person;
		if (person.value != act->actor.value)
			notice_add(telling->notices, telling->people, telling->c, &telling->notice);
		return;
	}
	if (act->department.value != 0 && !tell_all(telling, ROLE_DEPARTMENT_MANAGER, act->department))
		(void)tell_all(telling, ROLE_HANDLER, act->department);
}

static bool
is_told(const struct notices *notices, size_t from, struct staff_id id)
{
	for (size_t i = from; i < notices->count; i++)
		if (notices->rows[i].staff.value == id.value)
			return true;
	return false;
}

/* Whoever was asked first may follow the case to its end, also where it is kept from all who work there. */
static void
tell_receiver(struct telling *telling, const struct notice_act *act)
{
	const struct staff *person = reporting_person(telling->people->list, telling->people->count, act->receiver);
	bool result = act->act != ACT_OBJECT && act->act != ACT_REOPEN && act->act != ACT_VISIT;

	if (person == NULL || person->disabled || person->id.value == act->actor.value ||
	    !case_may_follow(telling->c, act->receiver, person) || is_told(telling->notices, 0, person->id))
		return;
	telling->notice.staff = person->id;
	telling->notice.kind = result ? NOTICE_HANDED : NOTICE_OBJECTED;
	put(telling->notices, &telling->notice);
}

bool
notice_for_receiver(enum act act, const struct case_file *after)
{
	return act == ACT_ANSWER || act == ACT_CLOSE || act == ACT_EXPLAIN || act == ACT_OBJECT || act == ACT_REOPEN ||
	    (act == ACT_VISIT && after->stage == STAGE_REOPENED);
}

void
notice_act(struct notices *notices, const struct notice_people *people, const struct case_file *before,
    const struct case_file *after, const struct notice_act *act)
{
	struct telling telling = {
		.notices = notices, .people = people, .c = after, .actor = act->actor,
		.notice = { .at = act->at, .case_id = after->id, .number = after->number, .clock = "", .about = "",
		    .kind = acts[act->act].kind },
	};

	tell_group(&telling, before, act);
	if (act->receiver.value != 0 && notice_for_receiver(act->act, after))
		tell_receiver(&telling, act);
}

/* Nobody in particular has it: everybody who could take it is told. */
static void
tell_role(struct notices *notices, const struct notice_people *people, const struct case_file *c,
    struct notice *notice, enum role role)
{
	for (size_t i = 0; i < people->count; i++) {
		if (!escalation_answers(&people->list[i], c, role))
			continue;
		notice->staff = people->list[i].id;
		put(notices, notice);
	}
}

void
notice_clock(struct notices *notices, const struct notice_people *people, const struct case_file *c,
    const struct notice_clock *clock)
{
	const struct deadline *deadline = clock->deadline;
	struct notice notice = {
		.at = clock->at, .case_id = c->id, .number = c->number, .clock = deadline->clock,
		.due_at = deadline->due_at, .about = "", .kind = NOTICE_WARNED,
	};
	const struct staff *above;

	if (deadline->state != DEADLINE_WARNED && deadline->state != DEADLINE_BREACHED)
		return;
	if (deadline->state == DEADLINE_BREACHED)
		notice.kind = NOTICE_BREACHED;
	notice.staff = escalation_holder(c, deadline->responsible, deadline->role);
	if (notice.staff.value == 0)
		tell_role(notices, people, c, &notice, deadline->role);
	else
		notice_add(notices, people, c, &notice);
	if (deadline->state != DEADLINE_BREACHED)
		return;
	above = escalation_above(people->list, people->count, c, deadline->responsible, deadline->role);
	if (above == NULL)
		return;
	notice.kind = clock->escalates ? NOTICE_REPORTED : NOTICE_BELOW;
	notice.staff = above->id;
	notice_add(notices, people, c, &notice);
}

/* The next superior who is still here. */
static const struct staff *
above(const struct notice_people *people, const struct staff *person)
{
	for (size_t i = 0; i < people->count && person != NULL; i++) {
		person = reporting_person(people->list, people->count, person->superior);
		if (person != NULL && !person->disabled)
			return person;
	}
	return NULL;
}

/* Who is above those that were told, each once. */
static void
tell_above(struct notices *notices, size_t from, const struct notice_people *people, struct notice *notice)
{
	size_t until = notices->count;

	notice->kind = NOTICE_BELOW;
	for (size_t i = from; i < until; i++) {
		const struct staff *person = above(people,
		    reporting_person(people->list, people->count, notices->rows[i].staff));

		if (person == NULL || is_told(notices, from, person->id))
			continue;
		notice->staff = person->id;
		put(notices, notice);
	}
}

void
notice_duty(struct notices *notices, const struct notice_people *people, const struct duty *duty, int64_t at)
{
	struct notice notice = {
		.at = at, .number = "", .clock = duty->rule, .due_at = duty->due_at, .about = duty->subject,
		.kind = duty->state == DEADLINE_BREACHED ? NOTICE_DUTY_BREACHED : NOTICE_DUTY_WARNED,
	};
	size_t from = notices->count;

	for (size_t i = 0; i < people->count; i++) {
		const struct staff *person = &people->list[i];

		if (person->disabled || (duty->responsible.value == 0 ? !staff_has(person, duty->role) :
		    person->id.value != duty->responsible.value))
			continue;
		notice.staff = person->id;
		put(notices, &notice);
	}
	if (duty->state == DEADLINE_BREACHED)
		tell_above(notices, from, people, &notice);
}

int64_t
notice_next_digest(enum notice_digest digest, const struct calendar *calendar, int64_t now)
{
	int32_t day = date_local_day(now);
	int64_t morning;

	if (digest == DIGEST_SOON)
		return now + DIGEST_SOON_SECONDS;
	if (digest != DIGEST_DAILY)
		return 0;
	day = calendar_day_after(calendar, day, 0, NULL);
	morning = date_day_start(day) + DIGEST_HOUR * (int64_t)DATE_HOUR;
	if (morning <= now)
		morning = date_day_start(calendar_day_after(calendar, day, 1, NULL)) + DIGEST_HOUR * (int64_t)DATE_HOUR;
	return morning;
}

const char *
notice_kind_name(enum notice_kind kind)
{
	return name_of(kind_names, NOTICE__COUNT, (int)kind);
}

const char *
notice_digest_name(enum notice_digest digest)
{
	return name_of(digest_names, NOTICE_DIGEST__COUNT, (int)digest);
}

enum notice_digest
notice_digest_read(const char *name)
{
	return (enum notice_digest)name_find(digest_names, NOTICE_DIGEST__COUNT, name);
}
