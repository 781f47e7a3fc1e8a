#include "rules/procedure.h"

#include "base/text.h"
#include "base/banned.h"

const struct clock_rule *
procedure_clock(const struct procedure *procedure, const char *id)
{
	for (size_t i = 0; id != NULL && i < procedure->clock_count; i++)
		if (text_equal(procedure->clocks[i].id, id))
			return &procedure->clocks[i];
	return NULL;
}

const struct category *
procedure_category(const struct procedure *procedure, const char *id)
{
	for (size_t i = 0; id != NULL && i < procedure->category_count; i++)
		if (text_equal(procedure->categories[i].id, id))
			return &procedure->categories[i];
	return NULL;
}
