/* Evaluations of effects as a file: all that the page counts, in its order. */
#include "base/text.h"
#include "desk_effect.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "base/banned.h"

enum column {
	STATE, PLACE, CATEGORY, NUMBER, MEASURE, DAY, DAYS, ENDS, DUE, VERDICT, REASON, JUDGE, JUDGED, BEFORE_CASES,
	AFTER_CASES, RENEWAL, COLUMNS
};

static const struct view_export_column columns[COLUMNS] = {
	[STATE] = { "Desk.Effect.Export.State", 12, EXPORT_TEXT },
	[PLACE] = { "Desk.Effect.Export.Place", 18, EXPORT_TEXT },
	[CATEGORY] = { "Desk.Effect.Field.category", 13, EXPORT_TEXT },
	[NUMBER] = { "Desk.Effect.Field.number", 14, EXPORT_TEXT },
	[MEASURE] = { "Desk.Effect.Measure", 40, EXPORT_TEXT },
	[DAY] = { "Desk.Effect.Day", 12, EXPORT_TEXT },
	[DAYS] = { "Desk.Effect.Export.Days", 10, EXPORT_NUMBER },
	[ENDS] = { "Desk.Effect.Ends", 12, EXPORT_TEXT },
	[DUE] = { "Desk.Effect.DueUntil", 12, EXPORT_TEXT },
	[VERDICT] = { "Desk.Effect.Field.verdict", 10, EXPORT_TEXT },
	[REASON] = { "Desk.Effect.Field.reason", 40, EXPORT_TEXT },
	[JUDGE] = { "Desk.Effect.Export.Judge", 10, EXPORT_TEXT },
	[JUDGED] = { "Desk.Effect.Export.Judged", 17, EXPORT_MOMENT },
	[BEFORE_CASES] = { "Desk.Effect.Export.BeforeCases", 10, EXPORT_NUMBER },
	[AFTER_CASES] = { "Desk.Effect.Export.AfterCases", 10, EXPORT_NUMBER },
	[RENEWAL] = { "Desk.Effect.Field.renewal", 18, EXPORT_TEXT },
};

static const char *
day_text(struct visit *visit, int32_t day)
{
	return view_date_day(visit->arena, day);
}

static void
write_effect(struct visit *visit, struct export_sheet *sheet, const struct effect_view *view)
{
	const struct effect *effect = &view->effect;
	struct effect_window window = effect_window(effect->day, effect->days, view->judge_days);
	bool judged = effect->judged_at != 0;

	export_row(sheet, (struct export_cell[COLUMNS]){
		[STATE] = { .text = view_export_word(visit, "EffectState", effect_state_name(view->state)) },
		[PLACE] = { .text = effect->project != 0 ? view->project :
		    view_identity_department(visit, effect->department) },
		[CATEGORY] = { .text = view_case_category(visit, effect->category) },
		[NUMBER] = { .text = view->number },
		[MEASURE] = { .text = effect->measure },
		[DAY] = { .text = day_text(visit, effect->day) },
		[DAYS] = { .number = effect->days },
		[ENDS] = { .text = day_text(visit, window.after_until - 1) },
		[DUE] = { .text = day_text(visit, window.due) },
		[VERDICT] = { .text = judged ? view_export_word(visit, "EffectVerdict",
		    effect_verdict_name(effect->verdict)) : "" },
		[REASON] = { .text = effect->reason },
		[JUDGE] = { .text = judged ? view_case_person(visit, effect->judged_by) : "" },
		[JUDGED] = { .number = effect->judged_at },
		[BEFORE_CASES] = { .number = judged ? effect->before.cases : EXPORT_BLANK },
		[AFTER_CASES] = { .number = judged ? effect->after.cases : EXPORT_BLANK },
		[RENEWAL] = { .text = view->renewal },
	});
}

/* What is to be done first, then what runs, then what was judged; there is never more than one page. */
static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	static const enum effect_state order[] = {
		EFFECT_LATE, EFFECT_DUE, EFFECT_TO_RENEW, EFFECT_RUNNING, EFFECT_JUDGED
	};
	struct step step = view_identity_step(visit);
	struct effect_view *views;
	size_t count;
	enum fault fault = effects_read(&step, &views, &count);

	(void)cursor;
	(void)more;
	if (fault != FAULT_NONE)
		return fault;
	for (size_t state = 0; state < sizeof(order) / sizeof(order[0]); state++)
		for (size_t i = 0; i < count; i++)
			if (views[i].state == order[state])
				write_effect(visit, sheet, &views[i]);
	return FAULT_NONE;
}

enum fault
desk_effects_export(struct visit *visit)
{
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.effects", .subject = "effects",
		.columns = columns, .count = COLUMNS, .page = write_page,
	});
}
