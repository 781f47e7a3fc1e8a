#include "casework/people.h"

#include "base/text.h"
#include "casework/identity.h"
#include "casework/inside.h"
#include "store/session_store.h"
#include "store/staff_store.h"
#include "base/banned.h"

static const char *const problem_names[PEOPLE__COUNT] = {
	[PEOPLE_TAKEN] = "taken", [PEOPLE_ABOVE] = "above", [PEOPLE_CLOSED] = "closed",
	[PEOPLE_LAST] = "last", [PEOPLE_IN_USE] = "in_use",
};

struct saving {
	struct step		*step;
	struct person		*person;
	struct office		*office;
	struct staff_record	 before;
	enum people_problem	 problem;
	const char		*password;
};

const char *
people_problem_name(enum people_problem problem)
{
	return (unsigned)problem < PEOPLE__COUNT ? problem_names[problem] : NULL;
}

enum fault
people_list(struct step *step, struct person **people, size_t *count)
{
	struct staff_record_list list = {0};
	enum fault fault = staff_list_load(step->casework->db, step->arena, &list);

	*count = 0;
	if (fault != FAULT_NONE)
		return fault;
	*people = arena_array(step->arena, list.count, sizeof(**people));
	for (; *count < list.count; ++*count)
		(*people)[*count] = (struct person){ list.rows[*count].staff, list.rows[*count].version };
	return FAULT_NONE;
}

enum fault
people_load(struct step *step, struct staff_id id, struct person *person)
{
	struct staff_record record;
	enum fault fault = staff_load(step->casework->db, step->arena, id, &record);

	if (fault == FAULT_NONE)
		*person = (struct person){ record.staff, record.version };
	return fault;
}

void
people_forget(struct casework *casework)
{
	casework->refreshed_at = 0;
}

/* A reporting line must end at the top and not come back to this person. */
static bool
is_below(const struct step *step, struct staff_id superior, struct staff_id id)
{
	size_t turns = 0;

	for (const struct staff *s = casework_staff(step->casework, superior); s != NULL && turns < 100; turns++) {
		if (s->id.value == id.value)
			return true;
		s = casework_staff(step->casework, s->superior);
	}
	return turns == 100;
}

static enum fault
find_problem(struct saving *s, struct db *db)
{
	const struct staff *staff = &s->person->staff;
	struct step *step = s->step;
	const struct department *department = casework_department(step->casework, staff->department);
	unsigned administrator = 1u << ROLE_ADMINISTRATOR;
	int64_t others = 0;
	enum fault fault = FAULT_NONE;

	s->problem = PEOPLE_FINE;
	if (department == NULL || (department->closed && !staff->disabled))
		s->problem = PEOPLE_CLOSED;
	else if (staff->superior.value != 0 && (casework_staff(step->casework, staff->superior) == NULL ||
	    (staff->id.value != 0 && is_below(step, staff->superior, staff->id))))
		s->problem = PEOPLE_ABOVE;
	else if (staff->id.value != 0 && (s->before.staff.roles & administrator) != 0 && !s->before.staff.disabled &&
	    ((staff->roles & administrator) == 0 || staff->disabled)) {
		fault = staff_other_administrators(db, step->arena, staff->id, &others);
		if (fault == FAULT_NONE && others == 0)
			s->problem = PEOPLE_LAST;
	}
	if (fault == FAULT_NONE && s->problem != PEOPLE_FINE)
		fault = FAULT_REFUSED;
	return fault;
}

/* Claims the one-time key; *repeated when it was claimed before. */
static enum fault
claim(struct step *step, struct db *db, const char *result)
{
	const char *earlier = NULL;
	enum fault fault;

	if (step->once == NULL)
		return FAULT_NONE;
	fault = submission_result(db, step->arena, step->once, &earlier);
	if (fault != FAULT_NONE)
		return fault;
	step->repeated = earlier != NULL;
	return step->repeated ? FAULT_NONE : submission_claim(db, step->arena, step->once, result, step->now);
}

static enum fault
add_person(struct saving *s, struct db *db)
{
	struct step *step = s->step;
	struct staff *staff = &s->person->staff;
	struct staff_record found;
	enum fault fault = staff_load_login(db, step->arena, staff->login, &found);

	if (fault == FAULT_NONE)
		s->problem = PEOPLE_TAKEN;
	if (fault != FAULT_NOT_FOUND)
		return fault == FAULT_NONE ? FAULT_REFUSED : fault;
	if ((fault = staff_insert(db, step->arena, staff, step->now)) != FAULT_NONE ||
	    (fault = identity_give_password(step, staff->id, &s->password)) != FAULT_NONE)
		return fault;
	return casework_log_access(step, "staff_added", staff->login, "");
}

static enum fault
save_person(struct saving *s, struct db *db)
{
	const struct staff *before = &s->before.staff, *staff = &s->person->staff;
	struct staff_record record = { *staff, s->person->version };
	struct step *step = s->step;
	bool ends = before->roles != staff->roles || (staff->disabled && !before->disabled);
	enum fault fault;

	if ((fault = staff_save(db, step->arena, &record, step->now)) != FAULT_NONE ||
	    (ends && (fault = sessions_end(db, step->arena, staff->id, NULL)) != FAULT_NONE))
		return fault;
	return casework_log_access(step, ends ? "role_changed" : "staff_saved", before->login,
	    arena_format(step->arena, "%#x > %#x%s", before->roles, staff->roles, staff->disabled ? " -" : ""));
}

static enum fault
save_in_transaction(struct db *db, void *context)
{
	struct saving *s = context;
	struct step *step = s->step;
	bool is_new = s->person->staff.id.value == 0;
	enum fault fault;

	s->problem = PEOPLE_FINE;
	s->password = NULL;
	if ((fault = claim(step, db, s->person->staff.login)) != FAULT_NONE || step->repeated)
		return fault;
	if (!is_new && (fault = staff_load(db, step->arena, s->person->staff.id, &s->before)) != FAULT_NONE)
		return fault;
	if ((fault = find_problem(s, db)) != FAULT_NONE)
		return fault;
	return is_new ? add_person(s, db) : save_person(s, db);
}

/* A form sent twice shows the same first password; nothing is made anew. */
static enum fault
repeat_person(struct saving *s)
{
	struct step *step = s->step;
	struct staff_record record;
	enum fault fault = staff_load_login(step->casework->db, step->arena, s->person->staff.login, &record);

	if (fault == FAULT_NONE) {
		s->password = s->person->staff.id.value == 0 ? identity_first_password(step, record.staff.id) : NULL;
		s->person->staff.id = record.staff.id;
	}
	return fault;
}

enum fault
people_save(struct step *step, struct person *person, enum people_problem *problem, const char **password)
{
	struct saving s = { .step = step, .person = person };
	struct staff_id id = person->staff.id;
	enum fault fault = casework_transact(step, save_in_transaction, &s, NULL);

	if (fault == FAULT_DUPLICATE && id.value == 0) {
		s.problem = PEOPLE_TAKEN;
		fault = FAULT_NONE;
	}
	if (fault == FAULT_NONE && step->repeated && id.value == 0)
		fault = repeat_person(&s);
	*problem = s.problem;
	*password = s.password;
	people_forget(step->casework);
	return fault;
}

static enum fault
reset_in_transaction(struct db *db, void *context)
{
	struct saving *s = context;
	struct step *step = s->step;
	enum fault fault;

	fault = staff_load(db, step->arena, s->person->staff.id, &s->before);
	if (fault != FAULT_NONE || (fault = claim(step, db, s->before.staff.login)) != FAULT_NONE)
		return fault;
	if (step->repeated) {
		s->password = identity_first_password(step, s->person->staff.id);
		return FAULT_NONE;
	}
	if ((fault = identity_give_password(step, s->person->staff.id, &s->password)) != FAULT_NONE)
		return fault;
	return casework_log_access(step, "password_reset", s->before.staff.login, "");
}

enum fault
people_reset_password(struct step *step, struct staff_id id, const char **password)
{
	struct person person = { .staff = { .id = id } };
	struct saving s = { .step = step, .person = &person };
	enum fault fault = casework_transact(step, reset_in_transaction, &s, NULL);

	*password = s.password;
	return fault;
}

enum fault
people_offices(struct step *step, struct office **offices, size_t *count)
{
	struct department_list list = {0};
	struct department_record *records;
	struct db *db = step->casework->db;
	enum fault fault = departments_load(db, step->arena, &list);

	*count = 0;
	if (fault != FAULT_NONE)
		return fault;
	records = arena_array(step->arena, list.count, sizeof(*records));
	for (size_t i = 0; i < list.count; i++)
		records[i].department = list.rows[i];
	if ((fault = department_versions(db, step->arena, records, list.count)) != FAULT_NONE)
		return fault;
	*offices = arena_array(step->arena, list.count, sizeof(**offices));
	for (; *count < list.count; ++*count)
		(*offices)[*count] = (struct office){ records[*count].department, records[*count].version };
	return FAULT_NONE;
}

/* True when somebody who may sign in belongs to it. */
static bool
has_people(const struct step *step, struct department_id id)
{
	size_t count;
	const struct staff *staff = casework_staff_list(step->casework, &count);

	for (size_t i = 0; i < count; i++)
		if (staff[i].department.value == id.value && !staff[i].disabled)
			return true;
	return false;
}

static enum people_problem
office_problem(const struct step *step, const struct department *department)
{
	const struct department *above = casework_department(step->casework, department->parent);
	const struct department *other = casework_department_code(step->casework, department->code);
	size_t turns = 0;

	if (department->id.value == 0 && other != NULL)
		return PEOPLE_TAKEN;
	if (department->parent.value != 0 && above == NULL)
		return PEOPLE_ABOVE;
	for (; above != NULL; above = casework_department(step->casework, above->parent))
		if ((department->id.value != 0 && above->id.value == department->id.value) || ++turns == 100)
			return PEOPLE_ABOVE;
	if (department->id.value != 0 && department->closed && has_people(step, department->id))
		return PEOPLE_IN_USE;
	return PEOPLE_FINE;
}

static enum fault
save_office_in_transaction(struct db *db, void *context)
{
	struct saving *s = context;
	struct step *step = s->step;
	struct department *department = &s->office->department;
	struct department_record record = { *department, s->office->version };
	enum fault fault;

	if ((fault = claim(step, db, department->code)) != FAULT_NONE || step->repeated)
		return fault;
	if ((s->problem = office_problem(step, department)) != PEOPLE_FINE)
		return FAULT_REFUSED;
	if (department->id.value == 0)
		fault = department_insert(db, step->arena, department, step->now);
	else
		fault = department_save(db, step->arena, &record, step->now);
	return fault == FAULT_NONE ? casework_log_access(step, "department_saved", department->code, "") : fault;
}

enum fault
people_save_office(struct step *step, struct office *office, enum people_problem *problem)
{
	struct saving s = { .step = step, .office = office };
	enum fault fault;

	fault = casework_transact(step, save_office_in_transaction, &s, NULL);
	if (fault == FAULT_DUPLICATE && office->department.id.value == 0) {
		s.problem = PEOPLE_TAKEN;
		fault = FAULT_NONE;
	}
	*problem = s.problem;
	people_forget(step->casework);
	return fault;
}

enum fault
people_access(struct step *step, const struct access_filter *filter, struct access_line **lines, size_t *count)
{
	struct access like = { .staff = filter->staff, .kind = filter->kind, .subject = filter->subject };
	struct access_record_list list = {0};
	enum fault fault;

	*count = 0;
	fault = access_load(step->casework->db, step->arena, &like, filter->before, filter->limit, &list);
	if (fault != FAULT_NONE)
		return fault;
	*lines = arena_array(step->arena, list.count, sizeof(**lines));
	for (; *count < list.count; ++*count) {
		const struct access_record *record = &list.rows[*count];

		(*lines)[*count] = (struct access_line){
			.id = record->id, .at = record->access.at, .who = record->who, .kind = record->access.kind,
			.subject = record->access.subject, .reason = record->access.reason,
			.address = record->access.address, .visit = record->access.visit,
		};
	}
	return FAULT_NONE;
}
