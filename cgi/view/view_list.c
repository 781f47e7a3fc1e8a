#include "view_list.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "view_export.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

void
view_list_end(struct visit *visit, const char *file, size_t count, int64_t last)
{
	const char *id = arena_format(visit->arena, "%lld", (long long)last), *slash = strrchr(file, '/');

	if (last != 0 && slash != NULL)
		page_text(visit->page, "List.Older", arena_format(visit->arena, "%s/%.*s%s", visit->request->base,
		    (int)(slash - file), file, request_query_with(visit->arena, visit->request, "before", id)));
	if (count > 0)
		view_export_offer(visit, file, visit->request->query);
}

int64_t
view_list_day(const struct visit *visit, const char *typed, int days)
{
	int32_t day;

	if (text_empty(typed) || !date_read_day(typed, date_local_day(visit->now), &day))
		return 0;
	return date_day_start(day + days);
}
