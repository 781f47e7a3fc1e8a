#include "store/campaign_store.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/secret.h"
#include "base/banned.h"

/* Midnight in UTC, so that the day itself is what stands in the column. */
static int64_t
day_column(int32_t day)
{
	return date_day_start(day) + DATE_ZONE;
}

enum fault
campaign_form_insert(struct db *db, struct arena *arena, const struct campaign_form *form,
    const struct sheet_document *document, int64_t adopted_at)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_FORM_INSERT);
	uint8_t digest[SECRET_DIGEST];

	secret_sha256(document->bytes, document->length, digest);
	bind_text(query, form->id);
	bind_text(query, form->version);
	bind_bytes(query, document->bytes, document->length);
	bind_bytes(query, digest, sizeof(digest));
	bind_moment(query, adopted_at);
	return db_run(query);
}

enum fault
campaign_form_load(struct db *db, struct arena *arena, const struct campaign_form_key *key,
    struct sheet_document *document)
{
	struct query *row = db_query(db, arena, STATEMENT_CAMPAIGN_FORM_BY_VERSION);
	enum fault fault;

	bind_text(row, key->id);
	bind_text(row, key->version);
	if ((fault = db_select_one(row)) == FAULT_NONE)
		document->bytes = row_bytes(row, &document->length);
	return fault;
}

enum fault
campaign_forms_current(struct db *db, struct arena *arena, int64_t at, struct campaign_form_list *list)
{
	struct query *row = db_query(db, arena, STATEMENT_CAMPAIGN_FORMS_CURRENT);
	enum fault fault;

	list->count = 0;
	bind_moment(row, at);
	bind_moment(row, at);
	if ((fault = db_select(row)) != FAULT_NONE)
		return fault;
	list->rows = arena_array(arena, query_rows(row), sizeof(list->rows[0]));
	for (; row_next(row); list->count++) {
		list->rows[list->count].id = row_text(row);
		list->rows[list->count].version = row_text(row);
	}
	return FAULT_NONE;
}

static void
read_campaign(struct query *row, struct campaign *campaign)
{
	campaign->id = row_number(row);
	campaign->version = row_number(row);
	campaign->season = (enum season)row_number(row);
	campaign->title = row_text(row);
	campaign->first = date_local_day(row_moment(row));
	campaign->last = date_local_day(row_moment(row));
	campaign->form_id = row_text(row);
	campaign->form_version = row_text(row);
	campaign->leader.value = row_number(row);
	campaign->duty = row_number(row);
	campaign->opened_at = row_moment(row);
	campaign->closed_at = row_moment(row);
	campaign->reason = row_text(row);
}

static void
read_count(struct query *row, struct campaign_count *count)
{
	count->rooms = row_number(row);
	count->visited = row_number(row);
	count->missed = row_number(row);
	count->problems = row_number(row);
}

enum fault
campaign_insert(struct db *db, struct arena *arena, struct campaign *campaign, struct staff_id by, bool *added)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_INSERT);
	enum fault fault;

	bind_number(query, campaign->season);
	bind_text(query, campaign->title);
	bind_moment(query, day_column(campaign->first));
	bind_moment(query, day_column(campaign->last));
	bind_text(query, campaign->form_id);
	bind_text(query, campaign->form_version);
	bind_number(query, campaign->leader.value);
	bind_number(query, campaign->duty);
	bind_moment(query, campaign->opened_at);
	bind_number(query, by.value);
	if ((fault = db_run(query)) != FAULT_NONE)
		return fault;
	*added = query_changed(query) == 1;
	campaign->id = query_inserted(query);
	campaign->version = 1;
	return FAULT_NONE;
}

enum fault
campaign_load(struct db *db, struct arena *arena, int64_t id, bool locked, struct campaign *campaign)
{
	struct query *query = db_query(db, arena, locked ? STATEMENT_CAMPAIGN_BY_ID_LOCKED : STATEMENT_CAMPAIGN_BY_ID);
	enum fault fault;

	bind_number(query, id);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		read_campaign(query, campaign);
	return fault;
}

enum fault
campaign_count(struct db *db, struct arena *arena, int64_t id, struct campaign_count *count)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_COUNT);
	enum fault fault;

	bind_number(query, id);
	if ((fault = db_select_one(query)) == FAULT_NONE)
		read_count(query, count);
	return fault;
}

enum fault
campaign_close(struct db *db, struct arena *arena, const struct campaign *campaign)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_CLOSE);

	bind_moment(query, campaign->closed_at);
	bind_text(query, campaign->reason);
	bind_number(query, campaign->id);
	bind_number(query, campaign->version);
	return db_run_one(query, FAULT_CONFLICT);
}

static enum fault
read_list(struct query *query, struct arena *arena, struct campaign_list *list)
{
	enum fault fault = db_select(query);

	if (fault != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	for (; row_next(query); list->count++) {
		read_campaign(query, &list->rows[list->count].campaign);
		read_count(query, &list->rows[list->count].count);
	}
	return FAULT_NONE;
}

enum fault
campaigns_open_list(struct db *db, struct arena *arena, struct campaign_list *list)
{
	return read_list(db_query(db, arena, STATEMENT_CAMPAIGNS_OPEN), arena, list);
}

enum fault
campaigns_closed_list(struct db *db, struct arena *arena, int64_t since, struct campaign_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGNS_CLOSED);

	bind_moment(query, since);
	return read_list(query, arena, list);
}

static enum fault
read_groups(struct query *query, struct arena *arena, bool of_persons, struct campaign_group_list *list)
{
	enum fault fault = db_select(query);

	if (fault != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	for (; row_next(query); list->count++) {
		struct campaign_group *group = &list->rows[list->count];

		*group = (struct campaign_group){ .project_name = "", .area = "", .building = "" };
		if (of_persons)
			group->person.value = row_number(query);
		else {
			group->project = row_number(query);
			group->project_name = row_text(query);
			group->area = row_text(query);
			group->building = row_text(query);
		}
		read_count(query, &group->count);
	}
	return FAULT_NONE;
}

enum fault
campaign_by_building(struct db *db, struct arena *arena, int64_t campaign, struct campaign_group_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_BY_BUILDING);

	bind_number(query, campaign);
	return read_groups(query, arena, false, list);
}

enum fault
campaign_by_person(struct db *db, struct arena *arena, int64_t campaign, struct campaign_group_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_BY_PERSON);

	bind_number(query, campaign);
	return read_groups(query, arena, true, list);
}

enum fault
campaign_rooms_of_person(struct db *db, struct arena *arena, struct staff_id person, struct campaign_waiting_list *list)
{
	struct query *query = db_query(db, arena, STATEMENT_CAMPAIGN_ROOMS_OF_PERSON);
	enum fault fault;

	bind_number(query, person.value);
	if ((fault = db_select(query)) != FAULT_NONE)
		return fault;
	list->count = 0;
	list->rows = arena_array(arena, query_rows(query), sizeof(list->rows[0]));
	for (; row_next(query); list->count++) {
		list->rows[list->count].campaign = row_number(query);
		list->rows[list->count].rooms = row_number(query);
	}
	return FAULT_NONE;
}
