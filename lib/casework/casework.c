#include "casework/inside.h"

#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "record/procedure_xml.h"
#include "rules/reporting.h"
#include "store/procedure_store.h"
#include "store/calendar_store.h"
#include "base/banned.h"

enum { REFRESH_SECONDS = 30, REMEMBER_SECONDS = 2 };

static enum fault
read_procedure(struct casework *casework, const char *version, const struct procedure **procedure)
{
	struct arena scratch = {0};
	const char *found, *problem = "", *xsd;
	const void *document;
	struct xml_source source;
	size_t length;
	enum fault fault;

	fault = procedure_load(casework->db, &scratch, version, casework->refreshed_at, &found, &document, &length);
	if (fault != FAULT_NONE)
		goto done;
	for (size_t i = 0; i < casework->procedure_count; i++)
		if (text_equal(casework->procedures[i].version, found)) {
			*procedure = &casework->procedures[i];
			goto done;
		}
	if (casework->procedure_count == CASEWORK_PROCEDURES)
		casework->procedure_count = 0;
	xsd = arena_format(&scratch, "%s/schema/xml/procedure.xsd", casework->config->share_dir);
	source = (struct xml_source){.name = found, .bytes = document, .length = length};
	fault = procedure_xml_load_approved(&casework->process, xsd, &source,
	    &casework->procedures[casework->procedure_count], &problem);
	if (fault != FAULT_NONE)
		log_line(LOG_LEVEL_ERROR, "procedure %s: %s", found, problem);
	else
		*procedure = &casework->procedures[casework->procedure_count++];
done:
	arena_release(&scratch);
	return fault;
}

enum fault
casework_procedure_of(struct casework *casework, const char *version, const struct procedure **procedure)
{
	for (size_t i = 0; i < casework->procedure_count; i++)
		if (text_equal(casework->procedures[i].version, version)) {
			*procedure = &casework->procedures[i];
			return FAULT_NONE;
		}
	return read_procedure(casework, version, procedure);
}

/* Read again only when there is another one. */
static enum fault
refresh_calendar(struct casework *casework)
{
	struct arena memory = {0};
	struct calendar_record record;
	struct calendar calendar;
	int64_t id;
	enum fault fault = calendar_record_newest_id(casework->db, &casework->names, &id);

	if (fault != FAULT_NONE || id == casework->calendar_id)
		return fault;
	if ((fault = calendar_record_newest(casework->db, &memory, &record)) != FAULT_NONE ||
	    (fault = casework_read_calendar(casework, &memory, &record, &calendar)) != FAULT_NONE) {
		arena_release(&memory);
		return fault;
	}
	arena_release(&casework->calendar_memory);
	casework->calendar_memory = memory;
	casework->calendar = calendar;
	casework->calendar_id = record.id;
	return FAULT_NONE;
}

const struct calendar *
casework_calendar(const struct casework *casework)
{
	return casework->calendar_id == 0 ? calendar_weekdays() : &casework->calendar;
}

static enum fault
refresh_staff(struct casework *casework)
{
	struct staff_list *list = &casework->staff;
	enum fault fault = staff_load_all(casework->db, &casework->names, list);

	if (fault == FAULT_NONE)
		reporting_lines(&casework->names, list->rows, list->count);
	return fault;
}

enum fault
casework_refresh(struct casework *casework, int64_t now)
{
	const struct procedure *adopted = NULL;
	enum fault fault;

	if (casework->refreshed_at != 0 && now >= casework->refreshed_at &&
	    now < casework->refreshed_at + REFRESH_SECONDS)
		return FAULT_NONE;
	arena_reset(&casework->names);
	casework->departments.count = casework->staff.count = 0;
	casework->refreshed_at = now;
	if ((fault = departments_load(casework->db, &casework->names, &casework->departments)) == FAULT_NONE &&
	    (fault = refresh_staff(casework)) == FAULT_NONE &&
	    (fault = refresh_calendar(casework)) == FAULT_NONE)
		fault = read_procedure(casework, NULL, &adopted);
	if (fault == FAULT_NOT_FOUND) {
		/* A fresh database has no procedure yet; the command line brings it. */
		casework->adopted = NULL;
		fault = FAULT_NONE;
	} else if (fault == FAULT_NONE)
		casework->adopted = adopted->version;
	if (fault != FAULT_NONE)
		casework->refreshed_at = 0;
	return fault;
}

enum fault
casework_open(const struct config *config, const char *account, struct casework **opened)
{
	struct arena process = {0};
	struct casework *casework = arena_alloc(&process, sizeof(*casework));
	enum fault fault;

	casework->config = config;
	casework->process = process;
	if ((fault = secret_open()) == FAULT_NONE &&
	    (fault = secret_key_load(config->secret_file, casework->key)) == FAULT_NONE &&
	    (fault = db_open(config, account, &casework->db)) == FAULT_NONE) {
		casework->changes = shared_count_open(arena_format(&casework->process, "%s/changes",
		    config->run_dir));
		*opened = casework;
		return FAULT_NONE;
	}
	process = casework->process;
	arena_release(&process);
	return fault;
}

void
casework_close(struct casework *casework)
{
	struct arena process;

	if (casework == NULL)
		return;
	shared_count_close(&casework->changes);
	db_close(casework->db);
	arena_release(&casework->names);
	arena_release(&casework->calendar_memory);
	process = casework->process;
	arena_release(&process);
}

const struct procedure *
casework_procedure(const struct casework *casework)
{
	for (size_t i = 0; i < casework->procedure_count; i++)
		if (text_equal(casework->procedures[i].version, casework->adopted))
			return &casework->procedures[i];
	return NULL;
}

const struct staff *
casework_staff(const struct casework *casework, struct staff_id id)
{
	for (size_t i = 0; i < casework->staff.count; i++)
		if (casework->staff.rows[i].id.value == id.value)
			return &casework->staff.rows[i];
	return NULL;
}

const struct staff *
casework_staff_list(const struct casework *casework, size_t *count)
{
	*count = casework->staff.count;
	return casework->staff.rows;
}

const struct department *
casework_department(const struct casework *casework, struct department_id id)
{
	for (size_t i = 0; i < casework->departments.count; i++)
		if (casework->departments.rows[i].id.value == id.value)
			return &casework->departments.rows[i];
	return NULL;
}

const struct department *
casework_department_code(const struct casework *casework, const char *code)
{
	for (size_t i = 0; i < casework->departments.count; i++)
		if (text_equal(casework->departments.rows[i].code, code))
			return &casework->departments.rows[i];
	return NULL;
}

const struct department *
casework_department_list(const struct casework *casework, size_t *count)
{
	*count = casework->departments.count;
	return casework->departments.rows;
}

struct remembered
casework_remember(const struct step *step)
{
	return (struct remembered){ .viewer = step->actor->id, .at = step->now,
		.change = shared_count_value(&step->casework->changes) };
}

bool
casework_remembers(const struct step *step, const struct remembered *kept)
{
	uint64_t change = shared_count_value(&step->casework->changes);

	return change != 0 && kept->change == change && kept->viewer.value == step->actor->id.value &&
	    step->now >= kept->at && step->now < kept->at + REMEMBER_SECONDS;
}

size_t
casework_remembered_slot(const struct step *step)
{
	return (uint64_t)step->actor->id.value % CASEWORK_COUNTS;
}
