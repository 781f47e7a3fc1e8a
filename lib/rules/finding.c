#include "rules/finding.h"

#include <stddef.h>

#include "base/banned.h"

bool
audit_visible(const struct audit *audit, const struct staff *staff)
{
	if (staff_has(staff, ROLE_INSPECTOR) || staff_has(staff, ROLE_MANAGEMENT))
		return true;
	return staff_has(staff, ROLE_DEPARTMENT_MANAGER) && audit->signed_at != 0 && audit->department.value != 0 &&
	    audit->department.value == staff->department.value;
}

bool
audit_visible_in_part(const struct audit *audit, const struct staff *staff)
{
	return staff_has(staff, ROLE_DEPARTMENT_MANAGER) && audit->signed_at != 0 && audit->department.value == 0 &&
	    staff->department.value != 0;
}

bool
audit_is_of(const struct audit *audit, const struct staff *staff)
{
	return staff_has(staff, ROLE_INSPECTOR) && audit->inspector.value == staff->id.value;
}

void
finding_points(const struct checklist_item *item, const struct checklist_answer *answer, int *points)
{
	struct checklist_answer so_far = { .answered = true, .applies = true };
	int left = item->points;
	int counts[CHECKLIST_DEDUCTIONS] = {0};

	so_far.counts = counts;
	for (size_t i = 0; i < item->deduction_count && i < CHECKLIST_DEDUCTIONS; i++) {
		int score;

		counts[i] = answer->counts == NULL ? 0 : answer->counts[i];
		score = checklist_item_score(item, &so_far);
		points[i] = left - score;
		left = score;
	}
}
