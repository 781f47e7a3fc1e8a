#include "store/duty_store.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

/* When time alone will change the state; 0 never. */
static int64_t
next_look(const struct duty *duty)
{
	if (!duty_is_open(duty) || duty->state == DEADLINE_BREACHED)
		return 0;
	if (duty->state == DEADLINE_RUNNING && duty->warn_at != 0)
		return duty->warn_at;
	return duty->explained_at != 0 ? 0 : duty->due_at + 1;
}

/* Midnight in UTC, so that the day itself is what stands in the column. */
static int64_t
day_column(int32_t day)
{
	return date_day_start(day) + DATE_ZONE;
}

static void
read_duty(struct query *row, struct duty *duty)
{
	duty->id = row_number(row);
	duty->version = row_number(row);
	duty->rule = row_text(row);
	duty->first = date_local_day(row_moment(row));
	duty->subject = row_text(row);
	duty->state = (enum deadline_state)row_number(row);
	duty->opened_at = row_moment(row);
	duty->warn_at = row_moment(row);
	duty->due_at = row_moment(row);
	duty->closed_at = row_moment(row);
	duty->times = (int)row_number(row);
	duty->done = (int)row_number(row);
	duty->role = (enum role)row_number(row);
	duty->responsible.value = row_number(row);
	duty->entered_by.value = row_number(row);
	duty->calendar = row_text(row);
	duty->calculation = row_text(row);
	duty->counted = (enum duty_counting)row_number(row);
	duty->explains = row_number(row) != 0;
	duty->explained_at = row_moment(row);
	duty->explained_by.value = row_number(row);
}

/* By which calendar it was worked out, as long as another may change it; and how. */
static void
bind_calculation(struct query *query, const struct duty *duty)
{
	bool undecided = duty_is_open(duty) && duty->state != DEADLINE_BREACHED;

	bind_text(query, undecided && !text_empty(duty->calendar) ? duty->calendar : NULL);
	bind_text(query, duty->calculation == NULL ? "" : duty->calculation);
}

enum fault
duty_insert(struct db *db, struct arena *arena, struct duty *duty, bool *added)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTY_INSERT);
	enum fault fault;

	bind_text(query, duty->rule);
	bind_moment(query, day_column(duty->first));
	bind_text(query, duty->subject);
	bind_number(query, duty->state);
	bind_moment(query, duty->opened_at);
	bind_moment(query, duty->warn_at);
	bind_moment(query, duty->due_at);
	bind_moment(query, duty->closed_at);
	bind_moment(query, next_look(duty));
	bind_number(query, duty->times);
	bind_number(query, duty->done);
	bind_number(query, duty->role);
	bind_id(query, duty->responsible.value);
	bind_id(query, duty->entered_by.value);
	bind_calculation(query, duty);
	bind_number(query, duty->counted);
	bind_number(query, duty->explains);
	if ((fault = db_run(query)) != FAULT_NONE)
		return fault;
	*added = query_changed(query) == 1;
	duty->id = query_inserted(query);
	duty->version = 1;
	return FAULT_NONE;
}

enum fault
duty_save(struct db *db, struct arena *arena, struct duty *duty)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTY_SAVE);
	enum fault fault;

	bind_number(query, duty->state);
	bind_moment(query, duty->warn_at);
	bind_moment(query, duty->due_at);
	bind_moment(query, duty->closed_at);
	bind_moment(query, next_look(duty));
	bind_number(query, duty->done);
	bind_calculation(query, duty);
	bind_moment(query, duty->explained_at);
	bind_id(query, duty->explained_by.value);
	bind_number(query, duty->id);
	bind_number(query, duty->version);
	if ((fault = db_run_one(query, FAULT_CONFLICT)) != FAULT_NONE)
		return fault;
	duty->version++;
	return FAULT_NONE;
}

enum fault
duty_load(struct db *db, struct arena *arena, int64_t id, bool locked, struct duty *duty)
{
	struct query *query = db_query(db, arena, locked ? STATEMENT_DUTY_BY_ID_LOCKED : STATEMENT_DUTY_BY_ID);
	enum fault fault;

	bind_number(query, id);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		read_duty(query, duty);
	return fault;
}

static enum fault
read_list(struct query *query, struct arena *arena, struct duty_list *list)
{
	enum fault fault = db_select(query);

	if (fault != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	while (row_next(query))
		read_duty(query, &list->rows[list->count++]);
	return FAULT_NONE;
}

enum fault
duties_open(struct db *db, struct arena *arena, struct duty_list *list)
{
	return read_list(db_query(db, arena, STATEMENT_DUTIES_OPEN), arena, list);
}

enum fault
duties_closed(struct db *db, struct arena *arena, int64_t since, struct duty_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTIES_CLOSED);

	bind_moment(query, since);
	return read_list(query, arena, list);
}

enum fault
duties_of_rule(struct db *db, struct arena *arena, const struct duty_span *span, struct duty_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTIES_OF_RULE);

	bind_text(query, span->rule);
	bind_moment(query, day_column(span->first));
	bind_moment(query, day_column(span->last));
	return read_list(query, arena, list);
}

static enum fault
read_ids(struct query *query, struct arena *arena, int64_t **ids, size_t *count)
{
	enum fault fault = db_select(query);

	*count = 0;
	if (fault != FAULT_NONE)
		return fault;
	*ids = arena_array(arena, query_rows(query) + 1, sizeof(**ids));
	while (row_next(query))
		(*ids)[(*count)++] = row_number(query);
	return FAULT_NONE;
}

enum fault
duties_due(struct db *db, struct arena *arena, int64_t now, int64_t **ids, size_t *count)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTIES_DUE);

	bind_moment(query, now);
	return read_ids(query, arena, ids, count);
}

enum fault
duties_of_other_calendars(struct db *db, struct arena *arena, const char *calendar, int64_t **ids, size_t *count)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTIES_OTHERWISE);

	bind_text(query, calendar);
	bind_text(query, calendar);
	return read_ids(query, arena, ids, count);
}

enum fault
duties_counted(struct db *db, struct arena *arena, int64_t **ids, size_t *count)
{
	return read_ids(db_query(db, arena, STATEMENT_DUTIES_COUNTED), arena, ids, count);
}

enum fault
duty_checks(struct db *db, struct arena *arena, const struct duty *duty, struct duty_check_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTY_CHECKS);
	enum fault fault;

	bind_moment(query, date_day_start(duty->first));
	bind_moment(query, duty->due_at);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query) + 1, sizeof(list->rows[0]));
	while (row_next(query)) {
		struct duty_check *check = &list->rows[list->count++];

		check->number = row_text(query);
		check->signed_at = row_moment(query);
		check->inspector.value = row_number(query);
		check->handles = row_number(query) != 0;
	}
	return FAULT_NONE;
}

enum fault
duty_round_load(struct db *db, struct arena *arena, int32_t *day)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTY_ROUND);
	enum fault fault = db_select_one(query);

	*day = fault == FAULT_NONE ? date_local_day(row_moment(query)) : 0;
	return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
}

enum fault
duty_round_put(struct db *db, struct arena *arena, int32_t day)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTY_ROUND_PUT);

	bind_moment(query, day_column(day));
	return db_run(query);
}

enum fault
duty_event_insert(struct db *db, struct arena *arena, const struct duty_event *event)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTY_EVENT_INSERT);

	bind_number(query, event->duty);
	bind_moment(query, event->at);
	bind_number(query, event->act);
	bind_id(query, event->actor.value);
	bind_text(query, event->actor_name);
	bind_text(query, event->note);
	return db_run(query);
}

enum fault
duty_events(struct db *db, struct arena *arena, const int64_t *ids, size_t count, struct duty_event_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_DUTY_EVENTS);
	enum fault fault;

	many_rows_bind_ids(query, ids, count);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	for (; row_next(query); list->count++) {
		struct duty_event *event = &list->rows[list->count];

		event->duty = row_number(query);
		event->at = row_moment(query);
		event->act = (enum duty_act)row_number(query);
		event->actor.value = row_number(query);
		event->actor_name = row_text(query);
		event->note = row_text(query);
	}
	return FAULT_NONE;
}

enum fault
evidence_of_duties(struct db *db, struct arena *arena, const int64_t *ids, size_t count, struct evidence_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_EVIDENCE_OF_DUTIES);

	many_rows_bind_ids(query, ids, count);
	return evidence_rows(query, arena, list);
}
