#include "casework/procedures_read.h"

#include "base/text.h"
#include "casework/inside.h"
#include "record/procedure_xml.h"
#include "store/procedure_store.h"
#include "base/banned.h"

const char *
procedures_schema(const struct step *step)
{
	return arena_format(step->arena, "%s/schema/xml/procedure.xsd", step->casework->config->share_dir);
}

/* When the version in force was adopted; 0 when there is none. */
static int64_t
current_since(const struct procedure_record_list *list, int64_t now)
{
	int64_t since = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct version_life *life = &list->rows[i].life;

		if (life->withdrawn_at == 0 && life->adopted_at <= now && life->adopted_at > since)
			since = life->adopted_at;
	}
	return since;
}

enum fault
procedures_list(struct step *step, struct procedures_row **rows, size_t *count)
{
	struct procedure_record_list list = {0};
	enum fault fault = procedure_record_list(step->casework->db, step->arena, &list);
	int64_t since = current_since(&list, step->now);

	*count = list.count;
	*rows = arena_array(step->arena, list.count + 1, sizeof(**rows));
	for (size_t i = 0; i < list.count; i++)
		(*rows)[i] = (struct procedures_row){
			.version = list.rows[i].version, .life = list.rows[i].life, .revision = list.rows[i].revision,
			.state = procedure_version_state(&list.rows[i].life, since, step->now),
		};
	return fault;
}

enum fault
procedures_stranded_find(struct step *step, const struct procedure *now, const struct procedure *next,
    struct procedures_stranded_list *list)
{
	struct casework *casework = step->casework;
	struct company company = {
		.departments = casework->departments.rows, .department_count = casework->departments.count,
		.staff = casework->staff.rows, .staff_count = casework->staff.count,
	};
	struct open_cases_list open = {0};
	enum fault fault = open_cases_load(casework->db, step->arena, &open);

	list->count = 0;
	list->rows = arena_array(step->arena, open.count + 1, sizeof(list->rows[0]));
	for (size_t i = 0; i < open.count && fault == FAULT_NONE; i++) {
		enum stranded why = procedure_successor_judge(now, next, &company, &open.rows[i]);
		struct open_numbers numbers = {0};

		if (why == STRANDED_NONE)
			continue;
		fault = open_numbers_load(casework->db, step->arena, &open.rows[i], step->actor == NULL,
		    PROCEDURES_NUMBERS, &numbers);
		list->rows[list->count++] =
		    (struct procedures_stranded){ why, open.rows[i], numbers.rows, numbers.count };
	}
	return fault;
}

enum fault
procedures_parse(struct step *step, const char *version, struct procedure *procedure, const char **problem)
{
	struct xml_source source = { .name = version };
	const char *found;
	enum fault fault = procedure_load(step->casework->db, step->arena, version, 0, &found, &source.bytes,
	    &source.length);

	*problem = NULL;
	if (fault != FAULT_NONE)
		return fault;
	fault = procedure_xml_load_approved(step->arena, procedures_schema(step), &source, procedure, problem);
	return fault == FAULT_INPUT ? FAULT_NONE : fault;
}

static enum fault
find_row(struct step *step, const char *version, struct procedures_row *row)
{
	struct procedures_row *rows;
	size_t count;
	enum fault fault = procedures_list(step, &rows, &count);

	for (size_t i = 0; i < count && fault == FAULT_NONE; i++)
		if (text_equal(rows[i].version, version)) {
			*row = rows[i];
			return FAULT_NONE;
		}
	return fault == FAULT_NONE ? FAULT_NOT_FOUND : fault;
}

enum fault
procedures_load(struct step *step, const char *version, struct procedures_reading *reading)
{
	enum fault fault;

	*reading = (struct procedures_reading){ .current = casework_procedure(step->casework) };
	if ((fault = find_row(step, version, &reading->row)) != FAULT_NONE ||
	    (fault = procedures_parse(step, version, &reading->procedure, &reading->problem)) != FAULT_NONE)
		return fault;
	if (reading->problem != NULL || reading->current == NULL)
		return FAULT_NONE;
	reading->differences = procedure_compare(step->arena, reading->current, &reading->procedure);
	if (reading->row.state != VERSION_PROPOSED)
		return FAULT_NONE;
	return procedures_stranded_find(step, reading->current, &reading->procedure, &reading->stranded);
}

enum fault
procedures_document(struct step *step, const char *version, const void **bytes, size_t *length)
{
	const char *found;

	return procedure_load(step->casework->db, step->arena, version, 0, &found, bytes, length);
}
