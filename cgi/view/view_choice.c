#include "view_choice.h"

#include "base/arena.h"
#include "base/text.h"
#include "web/page.h"
#include "base/banned.h"

void
view_choice_mark(struct visit *visit, const char *field, const char *id)
{
	int64_t number;

	if (text_number(id, &number) && number > 0)
		page_flag(visit->page, arena_format(visit->arena, "Form.%s.Checked.%lld", field, (long long)number),
		    true);
}
