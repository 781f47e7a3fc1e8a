#include "view_effect.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "view_case.h"
#include "base/banned.h"

static const char *
period_day(struct visit *visit, int32_t day)
{
	return date_text_day(visit->arena, date_day_start(day));
}

void
view_effect(struct visit *visit, struct node *row, const struct effect_view *view, const struct view_inquiry *filed)
{
	const struct effect *effect = &view->effect;
	struct effect_window window = effect_window(effect->day, effect->days, view->judge_days);

	node_number(row, "Id", effect->id);
	node_text(row, "State", effect_state_name(view->state));
	node_text(row, "Number", view->number);
	if (effect->case_id.value != 0)
		node_number(row, "Case", effect->case_id.value);
	node_text(row, "Renewal", view->renewal);
	if (!text_empty(view->renewal) && effect->renewal.value != 0)
		node_number(row, "RenewalId", effect->renewal.value);
	node_text(row, "Place", !text_empty(view->project) ? view->project :
	    view_inquiry_department(visit, filed, effect->department));
	node_text(row, "Category", view_case_category(visit, effect->category));
	node_text(row, "Measure", effect->measure);
	node_text(row, "Day", period_day(visit, effect->day));
	node_number(row, "Days", effect->days);
	node_text(row, "Due", period_day(visit, window.due));
	node_text(row, "BeforeFrom", period_day(visit, window.before_from));
	node_text(row, "BeforeUntil", period_day(visit, window.before_until - 1));
	node_text(row, "AfterFrom", period_day(visit, window.after_from));
	node_text(row, "AfterUntil", period_day(visit, window.after_until - 1));
	if (effect->judged_at == 0)
		return;
	node_text(row, "Verdict", effect_verdict_name(effect->verdict));
	node_text(row, "Reason", effect->reason);
	node_text(row, "Judge", view_inquiry_person(visit, filed, effect->judged_by));
	node_moment(row, "Judged", effect->judged_at);
	node_number(row, "BeforeCases", effect->before.cases);
	node_number(row, "AfterCases", effect->after.cases);
	node_moment(row, "Renewed", effect->renewed_at);
}

/* Tenths as "12.5", with a sign where it is a change. */
static const char *
decimal(struct arena *arena, int64_t tenths, bool sign)
{
	int64_t size = tenths < 0 ? -tenths : tenths;

	return arena_format(arena, "%s%lld.%lld", tenths < 0 ? "-" : sign && tenths > 0 ? "+" : "",
	    (long long)(size / 10), (long long)(size % 10));
}

/* A number, percent, or hours with one digit; nothing where there is none. */
static const char *
value(struct arena *arena, enum effect_measure measure, int64_t number)
{
	enum { TENTH_OF_HOUR = 360 };

	if (number < 0)
		return NULL;
	if (measure == EFFECT_RATE)
		return decimal(arena, number, false);
	if (measure == EFFECT_TIME)
		return decimal(arena, (number + TENTH_OF_HOUR / 2) / TENTH_OF_HOUR, false);
	return arena_format(arena, "%lld", (long long)number);
}

void
view_effect_lines(struct visit *visit, struct node *list, const struct effect_line lines[EFFECT_MEASURE__COUNT])
{
	for (int i = 0; i < EFFECT_MEASURE__COUNT; i++) {
		const struct effect_line *line = &lines[i];
		enum effect_measure measure = (enum effect_measure)i;
		struct node *row = node_item(list, (size_t)i);

		node_text(row, "Measure", effect_measure_name(measure));
		node_text(row, "Before", value(visit->arena, measure, line->before));
		node_text(row, "After", value(visit->arena, measure, line->after));
		node_text(row, "Trend", effect_trend_name(line->trend));
		if (line->trend != EFFECT_TOO_FEW)
			node_text(row, "Change", decimal(visit->arena, line->change, true));
	}
}
