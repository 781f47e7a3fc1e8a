/* What the clock daemon does with the duties of the calendar: opens, marks, and moves them by another calendar. */
#include "base/date.h"
#include "base/kill_point.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/duties.h"
#include "casework/inside.h"
#include "casework/local.h"
#include "casework/noticing.h"
#include "rules/deadline_plan.h"
#include "rules/duty_plan.h"
#include "store/duty_store.h"
#include "store/procedure_store.h"
#include "base/banned.h"

enum fault
duties_put_within(struct step *step, struct duty *duty, bool *added)
{
	enum fault fault = duty_insert(step->casework->db, step->arena, duty, added);

	if (fault != FAULT_NONE || !*added)
		return fault;
	kill_point("duty");
	return duties_tell_within(step, duty->id, DUTY_OPENED, "");
}

struct beginning {
	struct step	*step;
	struct duty	 duty;
	bool		 added;
};

static enum fault
begin_in_transaction(struct db *db, void *context)
{
	struct beginning *beginning = context;
	struct duty duty = beginning->duty;

	(void)db;
	return duties_put_within(beginning->step, &duty, &beginning->added);
}

/* A day whose duties are opened, and the procedure that was in force on it. */
struct begun_day {
	struct step			*step;
	const struct procedure		*procedure;
	int32_t				 day;
	int64_t				 at;		/* what was due before then is not opened any more */
	bool				 all;		/* not only those whose period begins with it */
};

static enum fault
begin_day(const struct begun_day *begun, size_t *opened)
{
	struct step *step = begun->step;
	const struct calendar *calendar = casework_calendar(step->casework);
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < begun->procedure->duty_count && fault == FAULT_NONE; i++) {
		const struct duty_rule *rule = &begun->procedure->duties[i];
		struct duty_period period = duty_period(rule, calendar, begun->day);
		struct beginning beginning = { .step = step, .duty = duty_open(rule, &period, step->now) };

		if (!duty_arises(rule, calendar, begun->day) || beginning.duty.due_at < begun->at ||
		    (!begun->all && period.first != begun->day))
			continue;
		duty_plan_open(step->arena, rule, calendar, &period, &beginning.duty);
		fault = casework_transact(step, begin_in_transaction, &beginning, NULL);
		*opened += fault == FAULT_NONE && beginning.added;
	}
	return fault;
}

/* The procedure that was in force when that day began; NULL when none was yet. */
static enum fault
procedure_of(struct step *step, int32_t day, const struct procedure **procedure)
{
	const char *version;
	const void *document;
	size_t length;
	enum fault fault = procedure_load(step->casework->db, step->arena, NULL, date_day_start(day + 1) - 1, &version,
	    &document, &length);

	*procedure = NULL;
	if (fault != FAULT_NONE)
		return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
	return casework_procedure_of(step->casework, version, procedure);
}

/* The days on which nobody opened anything: what would have been opened on each is, late as it is. */
static enum fault
begin_missed(struct step *step, int32_t last, int32_t today, size_t *opened)
{
	const struct procedure *before = NULL;
	enum fault fault = FAULT_NONE;

	for (int32_t day = last + 1; day < today && fault == FAULT_NONE; day++) {
		struct arena_mark mark = arena_mark(step->arena);
		struct begun_day begun = { .step = step, .day = day, .at = date_day_start(day) };

		if ((fault = procedure_of(step, day, &begun.procedure)) == FAULT_NONE && begun.procedure != NULL) {
			begun.all = day == last + 1 || begun.procedure != before;
			before = begun.procedure;
			fault = begin_day(&begun, opened);
		}
		arena_rewind(step->arena, mark);
	}
	return fault;
}

enum fault
duties_begin(struct step *step, size_t *opened)
{
	struct begun_day begun = {
		.step = step, .procedure = casework_procedure(step->casework), .day = date_local_day(step->now),
		.at = step->now, .all = true,
	};
	struct db *db = step->casework->db;
	int32_t last = 0;
	enum fault fault = duty_round_load(db, step->arena, &last);

	if (fault == FAULT_NONE && last != 0)
		fault = begin_missed(step, last, begun.day, opened);
	if (fault == FAULT_NONE && begun.procedure != NULL)
		fault = begin_day(&begun, opened);
	if (fault != FAULT_NONE || begun.day <= last)
		return fault;
	kill_point("duty_round");
	return duty_round_put(db, step->arena, begun.day);
}

/* One more line for each check that was not counted yet, of the moment at which it was signed. */
static enum fault
count_checks(struct step *step, struct duty *duty)
{
	struct duty_check_list checks;
	struct step then = *step;
	int found = 0;
	enum fault fault = duty_checks(step->casework->db, step->arena, duty, &checks);

	for (size_t i = 0; fault == FAULT_NONE && i < checks.count && duty_is_open(duty); i++) {
		if (!duty_counts(duty, &checks.rows[i]) || ++found <= duty->done)
			continue;
		then.now = checks.rows[i].signed_at;
		duty_count(duty, then.now);
		fault = duties_tell_within(&then, duty->id, DUTY_DONE, checks.rows[i].number);
	}
	return fault;
}

enum fault
duties_count_within(struct step *step)
{
	struct db *db = step->casework->db;
	int64_t *ids;
	size_t count;
	enum fault fault = duties_counted(db, step->arena, &ids, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		struct duty duty;
		int before;

		if ((fault = duty_load(db, step->arena, ids[i], true, &duty)) != FAULT_NONE)
			return fault;
		before = duty.done;
		fault = count_checks(step, &duty);
		if (fault == FAULT_NONE && duty.done != before)
			fault = duty_save(db, step->arena, &duty);
	}
	return fault;
}

struct ticking {
	struct step	*step;
	int64_t		 id;
	bool		 changed;
};

static enum fault
tick_in_transaction(struct db *db, void *context)
{
	struct ticking *ticking = context;
	struct step *step = ticking->step;
	struct duty duty;
	int before;
	enum fault fault = duty_load(db, step->arena, ticking->id, true, &duty);

	ticking->changed = false;
	if (fault != FAULT_NONE)
		return fault;
	before = duty.done;
	if (duty.counted == DUTY_BY_INSPECTIONS && (fault = count_checks(step, &duty)) != FAULT_NONE)
		return fault;
	ticking->changed = duty_tick(&duty, step->now);
	duty_end(&duty);
	if ((ticking->changed || duty.done != before) && (fault = duty_save(db, step->arena, &duty)) != FAULT_NONE)
		return fault;
	if (!ticking->changed)
		return FAULT_NONE;
	kill_point("duty_mark");
	if ((fault = noticing_duty(step, &duty)) != FAULT_NONE)
		return fault;
	return duties_tell_within(step, duty.id, duty.state == DEADLINE_BREACHED ? DUTY_BREACHED : DUTY_WARNED, "");
}

enum fault
duties_tick(struct step *step, size_t *marked)
{
	int64_t *ids;
	size_t count;
	enum fault fault = duties_due(step->casework->db, step->arena, step->now, &ids, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		struct ticking ticking = { .step = step, .id = ids[i] };

		fault = casework_transact(step, tick_in_transaction, &ticking, NULL);
		*marked += fault == FAULT_NONE && ticking.changed;
	}
	return fault;
}

struct replanning {
	struct step	*step;
	int64_t		 id;
	bool		 moved;
};

/* What was opened before calculations were kept is told by the rule in force. */
static void
remember_plan(struct step *step, struct duty *duty)
{
	const struct procedure *procedure = casework_procedure(step->casework);
	const struct duty_rule *rule = procedure == NULL ? NULL : procedure_duty(procedure, duty->rule);
	const struct calendar *calendar = casework_calendar(step->casework);
	const char *by = duty->calendar;
	struct duty_period period;

	if (rule == NULL || !text_empty(duty->calculation) || rule->cadence == CADENCE_EVALUATION)
		return;
	period = duty_period(rule, calendar, duty->first);
	duty_plan_open(step->arena, rule, calendar, &period, duty);
	duty->calendar = by;
}

static enum fault
replan_in_transaction(struct db *db, void *context)
{
	struct replanning *replanning = context;
	struct step *step = replanning->step;
	const struct calendar *calendar = casework_calendar(step->casework);
	struct duty duty;
	int64_t before;
	enum fault fault = duty_load(db, step->arena, replanning->id, true, &duty);

	replanning->moved = false;
	if (fault != FAULT_NONE || !duty_plan_is_open(&duty, calendar, step->now))
		return fault;
	before = duty.due_at;
	remember_plan(step, &duty);
	replanning->moved = duty_plan_replan(step->arena, calendar, &duty, step->now);
	if ((fault = duty_save(db, step->arena, &duty)) != FAULT_NONE || !replanning->moved)
		return fault;
	kill_point("duty_replan");
	return duties_tell_within(step, duty.id, DUTY_REPLANNED, arena_format(step->arena, "%s \342\206\222 %s (%s)",
	    local_minute(step, before), duty_is_open(&duty) ? local_minute(step, duty.due_at) : "--",
	    deadline_calendar_name(calendar)));
}

enum fault
duties_replan(struct step *step, size_t *moved)
{
	int64_t *ids;
	size_t count;
	enum fault fault = duties_of_other_calendars(step->casework->db, step->arena,
	    deadline_calendar_name(casework_calendar(step->casework)), &ids, &count);

	for (size_t i = 0; fault == FAULT_NONE && i < count; i++) {
		struct replanning replanning = { .step = step, .id = ids[i] };

		fault = casework_transact(step, replan_in_transaction, &replanning, NULL);
		*moved += fault == FAULT_NONE && replanning.moved;
	}
	return fault;
}
