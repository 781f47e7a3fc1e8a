#include "view_date.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/banned.h"

const char *
view_date_day(struct arena *arena, int32_t day)
{
	return date_text_day(arena, date_day_start(day));
}

const char *
view_date_of(struct arena *arena, int64_t moment)
{
	return date_text_day(arena, moment);
}

const char *
view_date_minute(struct arena *arena, int64_t moment)
{
	return date_text_minute(arena, moment);
}

int
view_date_year(const struct visit *visit)
{
	return date_local(visit->now).year;
}

int
view_date_month(const struct visit *visit)
{
	return date_local(visit->now).month;
}

int32_t
view_date_month_start(const struct visit *visit)
{
	return date_local_day(visit->now) - date_local(visit->now).day + 1;
}

void
view_date_parts(struct arena *arena, struct node *node, const char *name, int64_t moment)
{
	struct civil local = date_local(moment);
	struct node *parts = node_child(node, name);

	node_moment(node, name, moment);
	node_number(parts, "Year", local.year);
	node_number(parts, "Month", local.month);
	node_number(parts, "DayOfMonth", local.day);
	node_text(parts, "Time", arena_format(arena, "%02d:%02d", local.hour, local.minute));
	node_number(parts, "Weekday", date_weekday(date_local_day(moment)));
}
