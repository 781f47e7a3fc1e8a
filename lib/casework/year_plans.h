/* The plan of a year's visits: entered by month, done, taken out again (PROCEDURE §18 items 2 and 7). */
#ifndef CASEWORK_YEAR_PLANS_H
#define CASEWORK_YEAR_PLANS_H

#include "casework/casework.h"
#include "rules/year_plan.h"

/* A line of an item's history. */
struct planned_line { enum planned_act act; int64_t at, visits; const char *actor, *note; };
struct planned_view {
	struct planned_visit		 item;
	bool				 may_do, may_strike;
	const struct planned_line	*lines;		size_t line_count;
};

/* What stands in the plan of a year, by month. */
struct year_plan { int year; struct planned_view *items; size_t count; const struct planned_visit *all; };
enum fault year_plans_read(struct step *, int year, struct year_plan *) MUST_CHECK;

/*
 * One transaction each, once for each one-time key; FAULT_CONFLICT when
 * somebody else saved since `version`.  Refused as planned_may_enter(),
 * planned_may_do() and planned_may_strike() have it; REFUSAL_HANDLER for a
 * person who is not there.
 */
enum fault year_plans_enter(struct step *, const struct planned_visit *) MUST_CHECK;
struct planned_request { int64_t id, version, visits; const char *note; };
enum fault year_plans_do(struct step *, const struct planned_request *) MUST_CHECK;
enum fault year_plans_strike(struct step *, const struct planned_request *) MUST_CHECK;

/* Items of a year that a campaign may still carry out. */
enum fault year_plans_free(struct step *, int year, struct planned_visit **, size_t *count) MUST_CHECK;

/* Inside a transaction: the campaign carries this item out from now on. */
enum fault year_plans_link_within(struct step *, int64_t id, const struct campaign *) MUST_CHECK;

#endif
