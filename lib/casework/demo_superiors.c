#include "casework/demo_inside.h"

#include "base/date.h"
#include "casework/act.h"
#include "casework/escalating.h"
#include "store/escalation_store.h"
#include "base/banned.h"

/* Superiors look between eight and eight, after so many minutes, seven of ten before it climbs past them. */
enum { FIRST_HOUR = 8, LAST_HOUR = 19, SOONEST = 20, LATEST = 6 * 60, OF_TEN = 7 };

static bool
looks(const struct escalation *report, int64_t now)
{
	uint64_t of = (uint64_t)report->case_id.value;
	int64_t minutes = SOONEST + (int64_t)demo_choice(of * 8 + (uint64_t)report->level, 90, LATEST - SOONEST);

	return demo_choice(of, 91, 10) < OF_TEN && report->at + minutes * DATE_MINUTE <= now;
}

/* A case that has come to its end since then is acknowledged no more. */
static enum fault
acknowledge(const struct demo *demo, const struct step *clock, const struct escalation *report)
{
	const struct demo_row *row = demo_table_pick(&demo->words, act_name(ACT_SEE), (uint64_t)report->id);
	struct act_request request = {
		.id = report->case_id, .act = ACT_SEE, .text = row == NULL ? "" : row->cells[1],
	};
	struct step step = *clock;

	step.as = ROLE__COUNT;
	step.actor = casework_staff(clock->casework, report->to);
	step.once = arena_format(clock->arena, "demo-see-%lld", (long long)report->id);
	return casework_act(&step, &request, NULL);
}

enum fault
demo_superiors_look(const struct demo *demo, struct arena *arena, int64_t now)
{
	struct step step = {
		.casework = demo->step->casework, .arena = arena, .as = ROLE_CLOCK, .now = now, .untold = true,
		.visit = demo->step->visit, .address = demo->step->address,
	};
	int64_t hour = (now - date_day_start(date_local_day(now))) / DATE_HOUR;
	struct escalation_list told;
	enum fault fault = casework_climb(&step);

	if (fault != FAULT_NONE || hour < FIRST_HOUR || hour > LAST_HOUR)
		return fault;
	/* What would climb by then was told SOONEST minutes ago. */
	fault = escalations_due(step.casework->db, arena, now - SOONEST * DATE_MINUTE + ESCALATION_SECONDS, &told);
	for (size_t i = 0; i < told.count && fault == FAULT_NONE; i++)
		if (looks(&told.rows[i], now))
			fault = acknowledge(demo, &step, &told.rows[i]);
	return fault;
}
