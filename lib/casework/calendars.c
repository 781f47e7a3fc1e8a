#include "casework/calendars.h"

#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "casework/local.h"
#include "casework/rooms.h"
#include "record/calendar_xml.h"
#include "store/calendar_store.h"
#include "base/banned.h"

enum { SOURCE_CHARACTERS = 200, DATE_CHARACTERS = 10 };

static const char *const problem_names[CALENDARS__COUNT] = {
	[CALENDARS_CENTRE] = "centre", [CALENDARS_ABSENT] = "absent",
};

const char *
calendars_problem_name(enum calendars_problem problem)
{
	return (unsigned)problem < CALENDARS__COUNT ? problem_names[problem] : NULL;
}

enum fault
casework_read_calendar(const struct casework *casework, struct arena *arena, const struct calendar_record *record,
    struct calendar *calendar)
{
	const char *schema = arena_format(arena, "%s/schema/xml/calendar.xsd", casework->config->share_dir);
	const char *problem = "";
	struct xml_source source = { record->version, record->document, record->length };
	enum fault fault = calendar_xml_load(arena, schema, &source, calendar, &problem);

	return fault == FAULT_NONE ? fault :
	    log_fault(FAULT_INTERNAL, "calendar %s cannot be read: %s", record->version, problem);
}

/* The version in force as it is in the database now; Monday to Friday when there is none. */
static enum fault
load_newest(struct step *step, struct calendars_preview *preview)
{
	struct calendar_record record;
	enum fault fault = calendar_record_newest(step->casework->db, step->arena, &record);

	preview->before = *calendar_weekdays();
	preview->before_id = 0;
	if (fault == FAULT_NOT_FOUND)
		return FAULT_NONE;
	if (fault != FAULT_NONE)
		return fault;
	preview->before_id = record.id;
	return casework_read_calendar(step->casework, step->arena, &record, &preview->before);
}

/*
 * Versions are named by the day they came in, with a number when there are
 * several; never before the version that they follow.  The first takes the name that it brings.
 */
static const char *
next_version(const struct step *step, const struct calendars_preview *preview, const struct calendar *newer)
{
	const char *today = local_day(step, step->now), *before = preview->before.version;
	const char *day = arena_copy_bytes(step->arena, before, strnlen(before, DATE_CHARACTERS));
	int64_t number = 1;

	if (preview->before_id == 0)
		return text_empty(newer->version) ? today : newer->version;
	if (strcmp(day, today) < 0)
		return today;
	if (before[DATE_CHARACTERS] == '.' && !text_number(before + DATE_CHARACTERS + 1, &number))
		number = 1;
	return arena_format(step->arena, "%s.%lld", day, (long long)number + 1);
}

static void
lay_over(struct step *step, const struct calendar *newer, struct calendars_preview *preview)
{
	preview->after = calendar_merge(step->arena, &preview->before, newer);
	preview->same = preview->before_id != 0 && calendar_same(&preview->before, &preview->after);
	preview->version = next_version(step, preview, newer);
	preview->after.version = preview->version;
	preview->change_count = calendar_changes(step->arena, &preview->before, &preview->after, &preview->changes);
}

enum fault
calendars_preview(struct step *step, const struct calendar *newer, struct calendars_preview *preview)
{
	enum fault fault = load_newest(step, preview);

	if (fault == FAULT_NONE)
		lay_over(step, newer, preview);
	return fault;
}

static const char *
years_text(struct arena *arena, const struct calendar *calendar)
{
	struct text years = text_begin(arena);

	for (size_t i = 0; i < calendar->notice_count; i++)
		text_add_format(&years, "%s%d", i > 0 ? " " : "", calendar->notices[i].year);
	return years.value;
}

struct importing {
	struct step			*step;
	const struct calendar		*newer;		/* what to lay over, or */
	const struct calendars_exception *exception;	/* what to change of a centre */
	const char			*source;
	struct calendars_preview	*preview;
	enum calendars_problem		 problem;
};

static enum fault
insert_version(struct importing *i, struct db *db)
{
	struct step *step = i->step;
	struct calendar_record record = {
		.id = i->preview->before_id + 1, .version = i->preview->version,
		.years = years_text(step->arena, &i->preview->after),
		.source = text_cut(step->arena, i->source, SOURCE_CHARACTERS), .imported_at = step->now,
	};
	const char *bytes;
	enum fault fault = calendar_xml_write(step->arena, &i->preview->after, &bytes, &record.length);

	if (fault != FAULT_NONE)
		return fault;
	record.document = bytes;
	if (step->actor != NULL)
		record.staff = step->actor->id;
	if ((fault = calendar_record_insert(db, step->arena, &record)) != FAULT_NONE)
		return fault;
	return casework_log_access(step, "calendar_changed", record.version, record.source);
}

/* The exceptions of a centre with one day changed, as a calendar to lay over. */
static enum fault
change_centre(struct importing *i, struct calendar *newer)
{
	const struct calendars_exception *exception = i->exception;
	struct calendar old = calendar_of_centre(&i->preview->before, exception->centre);
	struct calendar_day *days = arena_array(i->step->arena, old.exception_count + 1, sizeof(*days));
	struct calendar_centre *centre = arena_alloc(i->step->arena, sizeof(*centre));
	struct calendar_day day = {
		.day = exception->day, .works = exception->works, .name = exception->reason,
		.hours = exception->works && exception->hours.count > 0 ? &exception->hours : NULL,
	};
	bool placed = exception->remove, known = false;

	*centre = (struct calendar_centre){ exception->centre, days, 0 };
	for (size_t k = 0; k < old.exception_count; k++) {
		known = known || old.exceptions[k].day == day.day;
		if (!placed && old.exceptions[k].day >= day.day) {
			days[centre->count++] = day;
			placed = true;
		}
		if (old.exceptions[k].day != day.day)
			days[centre->count++] = old.exceptions[k];
	}
	if (!placed)
		days[centre->count++] = day;
	*newer = (struct calendar){ .version = "", .centres = centre, .centre_count = 1 };
	i->problem = exception->remove && !known ? CALENDARS_ABSENT : CALENDARS_FINE;
	return i->problem == CALENDARS_FINE ? FAULT_NONE : FAULT_REFUSED;
}

static enum fault
import_in_transaction(struct db *db, void *context)
{
	struct importing *i = context;
	struct step *step = i->step;
	struct calendar newer;
	enum fault fault;

	if (step->once != NULL &&
	    (fault = submission_claim(db, step->arena, step->once, "calendar", step->now)) != FAULT_NONE)
		return fault;
	if ((fault = load_newest(step, i->preview)) != FAULT_NONE)
		return fault;
	if (i->exception != NULL && (fault = change_centre(i, &newer)) != FAULT_NONE)
		return fault;
	lay_over(step, i->exception != NULL ? &newer : i->newer, i->preview);
	return i->preview->same ? FAULT_NONE : insert_version(i, db);
}

/* The same form a second time, or another version at the same moment. */
static enum fault
explain_duplicate(struct step *step)
{
	const char *result = NULL;
	enum fault fault = FAULT_NONE;

	if (step->once != NULL)
		fault = submission_result(step->casework->db, step->arena, step->once, &result);
	step->repeated = result != NULL;
	return fault == FAULT_NONE && result == NULL ? FAULT_CONFLICT : fault;
}

static enum fault
run(struct importing *i)
{
	enum fault fault = casework_transact(i->step, import_in_transaction, i, NULL);

	/* This worker shows what it did at once; the others notice within half a minute. */
	i->step->casework->refreshed_at = 0;
	return fault == FAULT_DUPLICATE ? explain_duplicate(i->step) : fault;
}

enum fault
calendars_import(struct step *step, const struct calendar *newer, const char *source,
    struct calendars_preview *preview)
{
	struct importing i = { .step = step, .newer = newer, .source = source, .preview = preview };

	return run(&i);
}

static enum fault
check_centre(struct step *step, const char *centre, enum calendars_problem *problem)
{
	struct rooms_project *projects = NULL;
	size_t count = 0;
	enum fault fault = rooms_project_names(step, &projects, &count);

	*problem = CALENDARS_CENTRE;
	for (size_t i = 0; i < count; i++)
		if (text_equal(projects[i].name, centre))
			*problem = CALENDARS_FINE;
	return fault;
}

static enum fault
check_exception(struct step *step, const struct calendars_exception *exception, enum calendars_problem *problem)
{
	*problem = CALENDARS_FINE;
	/* What was excepted for a project that is no more can still be taken back. */
	return exception->remove ? FAULT_NONE : check_centre(step, exception->centre, problem);
}

enum fault
calendars_except_preview(struct step *step, const struct calendars_exception *exception,
    struct calendars_preview *preview, enum calendars_problem *problem)
{
	struct importing i = { .step = step, .exception = exception, .preview = preview };
	struct calendar newer;
	enum fault fault = check_exception(step, exception, problem);

	if (fault != FAULT_NONE || *problem != CALENDARS_FINE || (fault = load_newest(step, preview)) != FAULT_NONE)
		return fault;
	fault = change_centre(&i, &newer);
	*problem = i.problem;
	if (fault == FAULT_NONE)
		lay_over(step, &newer, preview);
	return fault == FAULT_REFUSED ? FAULT_NONE : fault;
}

enum fault
calendars_except(struct step *step, const struct calendars_exception *exception, enum calendars_problem *problem)
{
	struct calendars_preview preview;
	struct importing i = {
		.step = step, .exception = exception, .preview = &preview,
		.source = arena_format(step->arena, "%s %s%s %s", exception->centre,
		    local_day(step, date_day_start(exception->day)), exception->remove ? " -" : "",
		    exception->reason),
	};
	enum fault fault = check_exception(step, exception, problem);

	if (fault != FAULT_NONE || *problem != CALENDARS_FINE)
		return fault;
	fault = run(&i);
	*problem = i.problem;
	return fault;
}

enum fault
calendars_list(struct step *step, struct calendars_version **versions, size_t *count)
{
	struct calendar_record_list list = {0};
	enum fault fault = calendar_record_list(step->casework->db, step->arena, CALENDARS_LISTED, &list);

	*count = 0;
	if (fault != FAULT_NONE)
		return fault;
	*versions = arena_array(step->arena, list.count, sizeof(**versions));
	for (; *count < list.count; ++*count) {
		const struct calendar_record *record = &list.rows[*count];
		const struct staff *staff = casework_staff(step->casework, record->staff);

		(*versions)[*count] = (struct calendars_version){
			record->version, record->years, record->source, record->imported_at,
			staff == NULL ? "" : staff->name,
		};
	}
	return FAULT_NONE;
}

enum fault
calendars_load(struct step *step, const char *version, struct calendar *calendar)
{
	struct calendar_record record;
	enum fault fault = calendar_record_load(step->casework->db, step->arena, version, &record);

	return fault == FAULT_NONE ? casework_read_calendar(step->casework, step->arena, &record, calendar) : fault;
}
