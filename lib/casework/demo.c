#include "casework/demo.h"

#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/demo_inside.h"
#include "casework/noticing.h"
#include "store/setting_store.h"
#include "base/banned.h"

/* Of the last hours notices are unread: everybody has come to work and looked in the morning. */
enum { UNREAD_HOURS = 2 };

enum { S_LOGIN, S_NAME, S_TITLE, S_ROLES = 5, S_ACCOUNT = 7 };

/* Its value is the moment of the data, and "loaded" when all of it is there. */
static const char setting[] = "demonstration";

static enum fault
read_tables(struct demo *demo)
{
	const struct { const char *name; size_t columns; struct demo_table *table; } files[] = {
		{ "departments", 5, &demo->departments }, { "staff", 8, &demo->staff },
		{ "projects", 6, &demo->projects }, { "names", 1, &demo->names },
		{ "complaints", 12, &demo->complaints }, { "stories", 5, &demo->stories },
		{ "handling", 6, &demo->handling }, { "causes", 7, &demo->causes },
		{ "cooperation", 4, &demo->cooperation }, { "emergency", 6, &demo->emergencies },
		{ "words", 3, &demo->words },
		{ "phrases", 2, &demo->phrases },
		{ "files", 4, &demo->files }, { "inspections", 7, &demo->inspections },
		{ "answers", 5, &demo->answers }, { "campaigns", 12, &demo->campaigns }, { "plan", 7, &demo->plan },
		{ "effects", 10, &demo->effects },
	};
	struct arena *arena = demo->step->arena;
	enum fault fault = FAULT_NONE;

	demo->folder = arena_format(arena, "%s/demo", demo->step->casework->config->share_dir);
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]) && fault == FAULT_NONE; i++)
		fault = demo_table_read(arena, arena_format(arena, "%s/%s.tsv", demo->folder, files[i].name),
		    files[i].columns, files[i].table, &demo->problem);
	return fault;
}

static enum fault
load_state(struct step *step, enum demo_state *state, const char **value)
{
	struct db *db = step->casework->db;
	struct staff_list staff = {0};
	enum fault fault = setting_load(db, step->arena, setting, value);

	*state = fault == FAULT_NONE && text_starts(*value, "loaded ") ? DEMO_LOADED : DEMO_PARTLY;
	if (fault != FAULT_NOT_FOUND)
		return fault;
	if ((fault = staff_load_all(db, step->arena, &staff)) == FAULT_NONE)
		*state = staff.count > 0 ? DEMO_FOREIGN : DEMO_EMPTY;
	return fault;
}

enum fault
demo_state(struct step *step, enum demo_state *state)
{
	const char *value;

	return load_state(step, state, &value);
}

static enum fault
start_load(struct demo *demo)
{
	struct step *step = demo->step;
	enum demo_state state;
	const char *value;
	enum fault fault = load_state(step, &state, &value);

	if (fault != FAULT_NONE)
		return fault;
	demo->start = step->now;
	if (state == DEMO_EMPTY)
		return setting_put(step->casework->db, step->arena, setting,
		    arena_format(step->arena, "%lld", (long long)step->now));
	if (state != DEMO_PARTLY || !text_number(value, &demo->start))
		return log_fault(FAULT_INPUT, "the database is not empty");
	return FAULT_NONE;
}

enum fault
demo_load(struct step *step, const char **problem)
{
	struct demo demo = { .step = step };
	enum fault fault;

	if ((fault = read_tables(&demo)) == FAULT_NONE && (fault = start_load(&demo)) == FAULT_NONE &&
	    (fault = demo_people_load(&demo)) == FAULT_NONE && (fault = demo_rooms_load(&demo)) == FAULT_NONE &&
	    (fault = demo_plan_make(&demo)) == FAULT_NONE && (fault = demo_story_run(&demo)) == FAULT_NONE &&
	    (fault = demo_duties_load(&demo)) == FAULT_NONE && (fault = demo_inspections_load(&demo)) == FAULT_NONE &&
	    (fault = demo_duties_mark(&demo)) == FAULT_NONE &&
	    (fault = demo_campaigns_load(&demo)) == FAULT_NONE && (fault = demo_effects_load(&demo)) == FAULT_NONE &&
	    (fault = notices_seen_before(step, demo.start - UNREAD_HOURS * (int64_t)DATE_HOUR)) == FAULT_NONE)
		fault = setting_put(step->casework->db, step->arena, setting,
		    arena_format(step->arena, "loaded %lld", (long long)demo.start));
	*problem = demo.problem;
	return fault;
}

enum fault
demo_accounts(struct step *step, struct demo_account **accounts, size_t *count, const char **problem)
{
	struct demo demo = { .step = step };
	enum fault fault = read_tables(&demo);

	*count = 0;
	*problem = demo.problem;
	if (fault != FAULT_NONE)
		return fault;
	*accounts = arena_array(step->arena, demo.staff.count, sizeof(**accounts));
	for (size_t i = 0; i < demo.staff.count; i++) {
		const char *const *cells = demo.staff.rows[i].cells;

		if (!text_empty(cells[S_ACCOUNT]))
			(*accounts)[(*count)++] = (struct demo_account){
				cells[S_LOGIN], cells[S_NAME], cells[S_TITLE], demo_phrase(&demo, "password", 0),
				1u << role_read(cells[S_ROLES]),
			};
	}
	return FAULT_NONE;
}
