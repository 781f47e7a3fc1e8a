#include <stdio.h>
#include <string.h>

#include "anjuan.h"
#include "base/text.h"
#include "casework/people.h"

#include "base/banned.h"

/* `anjuan staff add LOGIN NAME DEPARTMENT ROLE[,ROLE]…`: the first administrator of an installation comes this way. */

static bool
read_roles(struct arena *arena, const char *words, unsigned *roles)
{
	*roles = 0;
	while (*words != '\0') {
		size_t length = strcspn(words, ",");
		enum role role = role_read(arena_copy_bytes(arena, words, length));

		if (role >= ROLE_COMPLAINANT)
			return false;
		*roles |= 1u << role;
		words += length + (words[length] == ',');
	}
	return *roles != 0;
}

/* The department of that code; made when there is none, because somebody has to be the first. */
static enum fault
find_department(struct step *step, const char *code, struct department_id *id)
{
	const struct department *found = casework_department_code(step->casework, code);
	struct office office = { .department = { .code = code, .name_zh = code, .name_en = code,
	    .takes_cases = true } };
	enum people_problem problem;
	enum fault fault;

	if (found != NULL) {
		*id = found->id;
		return FAULT_NONE;
	}
	if ((fault = people_save_office(step, &office, &problem)) == FAULT_NONE)
		*id = office.department.id;
	return fault == FAULT_NONE ? casework_refresh(step->casework, step->now) : fault;
}

static enum fault
add(struct step *step, const struct invocation *invocation, struct person *person, const char **problem_word)
{
	enum people_problem problem;
	const char *password;
	enum fault fault;

	if ((fault = casework_refresh(step->casework, step->now)) != FAULT_NONE ||
	    (fault = find_department(step, invocation->argv[2], &person->staff.department)) != FAULT_NONE ||
	    (fault = people_save(step, person, &problem, &password)) != FAULT_NONE)
		return fault;
	*problem_word = people_problem_name(problem);
	if (*problem_word == NULL)
		printf("%s %s\n", person->staff.login, password);
	return FAULT_NONE;
}

enum outcome
anjuan_staff_add(const struct invocation *invocation)
{
	struct step step = { .arena = invocation->arena, .as = ROLE__COUNT, .now = invocation->now, .visit = "anjuan" };
	struct person person = {0};
	const char *problem = NULL;
	enum fault fault;

	if (invocation->argc != 4)
		return anjuan_usage("staff add: LOGIN, NAME, DEPARTMENT and ROLE are needed");
	person.staff.login = invocation->argv[0];
	person.staff.name = invocation->argv[1];
	person.staff.title = person.staff.phone = "";
	if (!text_is_clean(person.staff.login, strlen(person.staff.login)) || text_empty(person.staff.login) ||
	    !text_is_clean(person.staff.name, strlen(person.staff.name)) || text_empty(person.staff.name))
		return anjuan_usage("staff add: login and name must be UTF-8 text");
	if (!read_roles(invocation->arena, invocation->argv[3], &person.staff.roles))
		return anjuan_usage("staff add: \"%s\" is not a list of roles", invocation->argv[3]);
	if ((fault = casework_open(invocation->config, "owner", &step.casework)) != FAULT_NONE)
		return anjuan_outcome(fault);
	fault = add(&step, invocation, &person, &problem);
	casework_close(step.casework);
	if (problem != NULL) {
		fprintf(stderr, "anjuan: %s was not added: %s\n", person.staff.login, problem);
		return OUTCOME_FAILED;
	}
	return anjuan_outcome(fault);
}
