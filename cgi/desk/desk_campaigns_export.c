/* Rounds of special return visits as a file: those under way, then those that ended in the last year. */
#include "base/date.h"
#include "desk_campaign.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "base/banned.h"

enum column {
	TITLE, SEASON, STATE, FIRST, LAST, LEADER, FORM, ROOMS, VISITED, MISSED, PROBLEMS, PERCENT, CLOSED, REASON,
	COLUMNS
};

static const struct view_export_column columns[COLUMNS] = {
	[TITLE] = { "Desk.Campaign.Export.Title", 28, EXPORT_TEXT },
	[SEASON] = { "Desk.Campaign.Export.Season", 10, EXPORT_TEXT },
	[STATE] = { "Desk.Campaign.Export.State", 10, EXPORT_TEXT },
	[FIRST] = { "Desk.Campaign.Export.First", 12, EXPORT_TEXT },
	[LAST] = { "Desk.Campaign.Export.Last", 12, EXPORT_TEXT },
	[LEADER] = { "Desk.Campaign.Export.Leader", 10, EXPORT_TEXT },
	[FORM] = { "Desk.Campaign.Export.Sheet", 20, EXPORT_TEXT },
	[ROOMS] = { "Desk.Campaign.Export.Rooms", 8, EXPORT_NUMBER },
	[VISITED] = { "Desk.Campaign.Export.Visited", 8, EXPORT_NUMBER },
	[MISSED] = { "Desk.Campaign.Export.Missed", 10, EXPORT_NUMBER },
	[PROBLEMS] = { "Desk.Campaign.Export.Problems", 10, EXPORT_NUMBER },
	[PERCENT] = { "Desk.Campaign.Export.Percent", 10, EXPORT_NUMBER },
	[CLOSED] = { "Desk.Campaign.Export.Closed", 17, EXPORT_MOMENT },
	[REASON] = { "Desk.Campaign.Export.Reason", 30, EXPORT_TEXT },
};

static void
write_round(struct visit *visit, struct export_sheet *sheet, const struct campaign_view *view)
{
	const struct campaign *campaign = &view->campaign;
	const struct campaign_count *count = &view->count;

	export_row(sheet, (struct export_cell[COLUMNS]){
		[TITLE] = { .text = campaign->title },
		[SEASON] = { .text = view_export_word(visit, "Season", season_name(campaign->season)) },
		[STATE] = { .text = view_export_word(visit, "CampaignState",
		    campaign_state_name(campaign_state(campaign, count, date_local_day(visit->now)))) },
		[FIRST] = { .text = view_date_day(visit->arena, campaign->first) },
		[LAST] = { .text = view_date_day(visit->arena, campaign->last) },
		[LEADER] = { .text = view_case_person(visit, campaign->leader) },
		[FORM] = { .text = view_case_words(visit, &view->form->name) },
		[ROOMS] = { .number = count->rooms }, [VISITED] = { .number = count->visited },
		[MISSED] = { .number = count->missed }, [PROBLEMS] = { .number = count->problems },
		[PERCENT] = { .number = campaign_percent(count) },
		[CLOSED] = { .number = campaign->closed_at },
		[REASON] = { .text = campaign->reason },
	});
}

/* All that the page shows; there is never more than its one page. */
static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct campaigns_reading reading;
	enum fault fault = campaigns_list(&step, &reading);

	(void)cursor;
	(void)more;
	if (fault != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < reading.open_count; i++)
		write_round(visit, sheet, &reading.open[i]);
	for (size_t i = 0; i < reading.closed_count; i++)
		write_round(visit, sheet, &reading.closed[i]);
	return FAULT_NONE;
}

enum fault
desk_campaigns_export(struct visit *visit)
{
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.campaigns", .subject = "campaigns",
		.columns = columns, .count = COLUMNS, .page = write_page,
	});
}
