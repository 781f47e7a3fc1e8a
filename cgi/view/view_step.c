#include "view_step.h"

#include "web/form.h"
#include "base/banned.h"

/* What is wrong with a file is said where files are chosen, too. */
static void
tell_files(struct visit *visit, enum refusal refusal)
{
	if (visit->form == NULL || (refusal != REFUSAL_FILE_TYPE && refusal != REFUSAL_FILE_SIZE))
		return;
	for (size_t i = 0; i < visit->form->spec->count; i++)
		if (visit->form->spec->fields[i].kind == FIELD_FILES)
			form_error(visit->form, i, refusal_name(refusal));
}

enum fault
view_step_end(struct visit *visit, const struct step *step, enum fault fault, const char *notice, const char *path)
{
	if (fault != FAULT_NONE)
		return fault;
	if (step->refusal == REFUSAL_NOT_FOUND)
		return FAULT_NOT_FOUND;
	tell_files(visit, step->refusal);
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
