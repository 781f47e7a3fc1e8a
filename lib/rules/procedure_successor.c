#include "rules/procedure_successor.h"

#include "base/text.h"
#include "rules/name.h"
#include "base/banned.h"

enum { SIDE = 1 << ROLE_HANDLER | 1 << ROLE_DEPARTMENT_MANAGER };	/* bound to their own department */

static const char *const names[STRANDED__COUNT] = {
	[STRANDED_NONE] = "none",
	[STRANDED_CATEGORY] = "category",
	[STRANDED_DEPARTMENT] = "department",
	[STRANDED_ROUTE] = "route",
	[STRANDED_EMERGENCY] = "emergency",
	[STRANDED_NOBODY] = "nobody",
};

const char *
stranded_name(enum stranded stranded)
{
	return name_of(names, STRANDED__COUNT, (int)stranded);
}

static const struct department *
find_department(const struct company *company, const char *code)
{
	for (size_t i = 0; i < company->department_count; i++)
		if (text_equal(company->departments[i].code, code))
			return &company->departments[i];
	return NULL;
}

/* Whether a case of that category finds a department to go to. */
static bool
has_route(const struct procedure *procedure, const struct company *company, const char *category)
{
	const struct category *found = procedure_category(procedure, category);
	const struct department *department = found == NULL ? NULL : find_department(company, found->department);

	return department != NULL && department->takes_cases && !department->closed;
}

/* Whether somebody at work holds one of these roles; roles of a department count only in that one. */
static bool
is_held(const struct company *company, unsigned roles, const char *department)
{
	const struct department *own = text_empty(department) ? NULL : find_department(company, department);

	for (size_t i = 0; i < company->staff_count; i++) {
		const struct staff *staff = &company->staff[i];

		if (staff->disabled)
			continue;
		if ((staff->roles & roles & ~(unsigned)SIDE) != 0 || ((staff->roles & roles) != 0 && own != NULL &&
		    staff->department.value == own->id.value))
			return true;
	}
	return false;
}

/* The roles that may take a case further from there: what moves it, and naming who does. */
static unsigned
next_roles(enum stage stage)
{
	size_t count;
	const struct transition *rows = case_transitions(&count);
	unsigned roles = 0;

	for (size_t i = 0; i < count; i++)
		if (rows[i].from == stage && (rows[i].to != stage || rows[i].act == ACT_DISPATCH ||
		    rows[i].act == ACT_COMPLETE))
			roles |= rows[i].roles;
	return roles & (unsigned)ROLE_STAFF_MASK;
}

static bool
calls_leaders(const struct procedure *procedure, int level)
{
	for (size_t i = 0; i < procedure->level_count; i++)
		if (procedure->levels[i].level == level && procedure->levels[i].emergency)
			return true;
	return false;
}

/* A list of departments that leaves out one that has cases; documents without the list leave none out. */
static bool
leaves_out(const struct procedure *next, const char *department)
{
	return !text_empty(department) && next->department_count > 0 && procedure_department(next, department) == NULL;
}

enum stranded
procedure_successor_judge(const struct procedure *now, const struct procedure *next, const struct company *company,
    const struct open_cases *cases)
{
	bool known = procedure_category(now, cases->category) != NULL;

	if (known && procedure_category(next, cases->category) == NULL)
		return STRANDED_CATEGORY;
	if (leaves_out(next, cases->department) && !leaves_out(now, cases->department))
		return STRANDED_DEPARTMENT;
	if (has_route(now, company, cases->category) && !has_route(next, company, cases->category))
		return STRANDED_ROUTE;
	if (calls_leaders(next, cases->level) && !calls_leaders(now, cases->level) &&
	    !is_held(company, 1u << ROLE_MANAGEMENT, ""))
		return STRANDED_EMERGENCY;
	if (!is_held(company, next_roles(cases->stage), cases->department))
		return STRANDED_NOBODY;
	return STRANDED_NONE;
}
