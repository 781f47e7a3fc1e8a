#include "rules/reporting.h"

#include "base/arena.h"
#include "base/banned.h"

const struct staff *
reporting_person(const struct staff *list, size_t count, struct staff_id id)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].id.value == id.value)
			return &list[i];
	return NULL;
}

static bool
is_named(const struct staff_id *above, size_t count, struct staff_id id)
{
	for (size_t i = 0; i < count; i++)
		if (above[i].value == id.value)
			return true;
	return false;
}

void
reporting_line(struct arena *arena, const struct staff *list, size_t count, struct staff *staff)
{
	struct staff_id *above = arena_array(arena, count + 1, sizeof(*above)), next = staff->superior;

	staff->above_count = 0;
	staff->above = above;
	while (next.value != 0 && next.value != staff->id.value && !is_named(above, staff->above_count, next)) {
		const struct staff *person = reporting_person(list, count, next);

		above[staff->above_count++] = next;
		if (person == NULL)
			break;
		next = person->superior;
	}
}

bool
reporting_under(const struct staff *staff, struct staff_id above)
{
	if (above.value == 0 || staff->id.value == above.value)
		return false;
	return staff->superior.value == above.value || is_named(staff->above, staff->above_count, above);
}

void
reporting_lines(struct arena *arena, struct staff *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		reporting_line(arena, list, count, &list[i]);
}
