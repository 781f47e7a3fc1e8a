#include "view_step.h"

#include "base/banned.h"

enum fault
view_step_end(struct visit *visit, const struct step *step, enum fault fault, const char *notice, const char *path)
{
	if (fault != FAULT_NONE)
		return fault;
	if (step->refusal == REFUSAL_NOT_FOUND)
		return FAULT_NOT_FOUND;
	if (step->refusal != REFUSAL_NONE)
		return visit_refuse(visit, refusal_name(step->refusal));
	if (notice != NULL)
		visit_notice(visit, notice);
	return visit_redirect(visit, "%s", path);
}

enum fault
view_step_read(const struct step *step, enum fault fault)
{
	if (fault != FAULT_NONE)
		return fault;
	return step->refusal == REFUSAL_NONE ? FAULT_NONE : FAULT_NOT_FOUND;
}
