/*
 * What cannot be solved now: the measures of such a plan are its timetable,
 * each a step with its own clock ("P3" is the third measure of the case), so
 * that it is warned of, late and reported like any other (S1 6.1.4).
 */
#ifndef CASEWORK_TIMETABLE_H
#define CASEWORK_TIMETABLE_H

#include "casework/act.h"

/*
 * Inside the transaction of any act, before its clocks move and its measure is
 * written: a measure of such a plan starts its step, and with the first reason
 * those of the plan that stand already; completing meets what still runs, and
 * what takes the case away or rejects the plan gives it up.
 */
enum fault timetable_follow(struct step *, const struct act_request *, const struct case_file *before) MUST_CHECK;

/* A step is done, told as progress. Refusals as casework_act(), REFUSAL_NOT_FOUND, REFUSAL_ALREADY. */
struct timetable_done { struct case_id id; int64_t version; int number; const char *text; };
enum fault timetable_finish(struct step *, const struct timetable_done *) MUST_CHECK;

#endif
