/* The reporting line: who is above whom, at any depth (PROCEDURE.md §11, §32.17). */
#ifndef RULES_REPORTING_H
#define RULES_REPORTING_H

#include <stddef.h>

#include "rules/role.h"

struct arena;

/* Somebody of the list, NULL when there is nobody of that id. */
const struct staff *reporting_person(const struct staff *list, size_t count, struct staff_id);

/*
 * Everybody above this person, nearest first, from the list of all staff.  A
 * superior who is not in the list ends the line after being named; a circle
 * ends where it would begin again and never names the person.
 */
void reporting_line(struct arena *, const struct staff *list, size_t count, struct staff *);

/* The same for everybody in the list. */
void reporting_lines(struct arena *, struct staff *list, size_t count);

/* Whether somebody works under `above`: directly, or at any depth of the line that was filled in. */
bool reporting_under(const struct staff *, struct staff_id above);

#endif
