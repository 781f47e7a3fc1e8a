#include "casework/demo_inside.h"

#include "base/date.h"
#include "base/text.h"
#include "casework/cooperating.h"
#include "base/banned.h"

enum column { KEY, DEPARTMENT, DUTY };
enum { EVERY = 4, AT = 1, TAKES = 12 * DATE_MINUTE };

/* The row of the case's category, or the one for any other. */
static const struct demo_row *
row_of(const struct demo *demo, const struct demo_case *c)
{
	const struct demo_row *row = demo_table_pick(&demo->cooperation, c->state.category, 0);

	return row != NULL ? row : demo_table_pick(&demo->cooperation, "*", 0);
}

/* The department of that code, unless it leads the case or cooperates on it already. */
static const struct department *
department_of(const struct demo *demo, const struct demo_case *c, const char *code)
{
	const struct department *found = casework_department_code(demo->step->casework, code);

	return found == NULL || cooperation_may_name(&c->state, found->id) != REFUSAL_NONE ? NULL : found;
}

enum fault
demo_cooperation_write(const struct demo *demo, struct step *step, const struct demo_case *c)
{
	const struct demo_row *row = row_of(demo, c);
	const struct department *department = row == NULL ? NULL : department_of(demo, c, row->cells[DEPARTMENT]);
	struct cooperating naming = { .id = c->id };

	if (department == NULL || c->index % EVERY != AT || step->actor == NULL || step->now + TAKES > demo->start)
		return FAULT_NONE;
	step->once = arena_format(step->arena, "%s-cooperation", step->once);
	step->now += DATE_MINUTE;
	naming.department = department->id;
	naming.duty = row->cells[DUTY];
	return cooperating_name(step, &naming);
}
