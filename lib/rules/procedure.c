#include "rules/procedure.h"

#include "base/text.h"
#include "base/banned.h"

/* Every list of the procedure is found in by the id of its rows; mostly the id is that of a row itself. */
#define FIND(function, row, list) \
	const struct row * \
	function(const struct procedure *procedure, const char *id) \
	{ \
		for (size_t i = 0; id != NULL && i < procedure->list##_count; i++) \
			if (procedure->LIST_##list[i].id == id) \
				return &procedure->LIST_##list[i]; \
		for (size_t i = 0; id != NULL && i < procedure->list##_count; i++) \
			if (text_equal(procedure->LIST_##list[i].id, id)) \
				return &procedure->LIST_##list[i]; \
		return NULL; \
	}
#define LIST_clock clocks
#define LIST_duty duties
#define LIST_pause pauses
#define LIST_department departments
#define LIST_category categories
#define LIST_penalty penalties
#define LIST_text texts

FIND(procedure_clock, clock_rule, clock)
FIND(procedure_duty, duty_rule, duty)
FIND(procedure_pause, pause_reason, pause)
FIND(procedure_department, procedure_department, department)
FIND(procedure_category, category, category)
FIND(procedure_penalty, penalty_rule, penalty)
FIND(procedure_text, standard_text, text)

const struct duty_rule *
procedure_evaluation(const struct procedure *procedure)
{
	for (size_t i = 0; procedure != NULL && i < procedure->duty_count; i++)
		if (procedure->duties[i].cadence == CADENCE_EVALUATION)
			return &procedure->duties[i];
	return NULL;
}
