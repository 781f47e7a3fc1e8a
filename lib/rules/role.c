#include "rules/role.h"

#include <stddef.h>

#include "rules/name.h"
#include "base/banned.h"

static const char *const names[ROLE__COUNT] = {
	[ROLE_DISPATCHER] = "dispatcher",
	[ROLE_SUPERVISOR] = "supervisor",
	[ROLE_HANDLER] = "handler",
	[ROLE_DEPARTMENT_MANAGER] = "department_manager",
	[ROLE_INSPECTOR] = "inspector",
	[ROLE_ARCHIVIST] = "archivist",
	[ROLE_MANAGEMENT] = "management",
	[ROLE_ADMINISTRATOR] = "administrator",
	[ROLE_COMPLAINANT] = "complainant",
	[ROLE_CLOCK] = "clock",
};

bool
staff_has(const struct staff *staff, enum role role)
{
	return staff != NULL && (unsigned)role < ROLE_COMPLAINANT && (staff->roles & 1u << role) != 0;
}

const char *
role_name(enum role role)
{
	return name_of(names, ROLE__COUNT, (int)role);
}

enum role
role_read(const char *name)
{
	return (enum role)name_find(names, ROLE__COUNT, name);
}
