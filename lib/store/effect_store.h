/* Evaluations of effects in the database, and the figures that they compare. */
#ifndef STORE_EFFECT_STORE_H
#define STORE_EFFECT_STORE_H

#include "rules/effect.h"
#include "store/db.h"

struct effect_list { struct effect *rows; size_t count; };

/* Inserts and gives the row its id; FAULT_DUPLICATE when the plan of the case has one. */
enum fault effect_insert(struct db *, struct arena *, struct effect *) MUST_CHECK;

enum fault effect_load(struct db *, struct arena *, int64_t id, struct effect *) MUST_CHECK;
enum fault effects_of_case(struct db *, struct arena *, struct case_id, struct effect_list *) MUST_CHECK;

/* Writes the judgement; FAULT_CONFLICT when it was judged in the meantime. */
enum fault effect_judge(struct db *, struct arena *, const struct effect *) MUST_CHECK;

/* At most 200: those not judged, the earliest first; those judged since then, the latest first. */
enum fault effects_open(struct db *, struct arena *, struct effect_list *) MUST_CHECK;
enum fault effects_judged(struct db *, struct arena *, int64_t since, struct effect_list *) MUST_CHECK;

/*
 * At most 64 that may be judged today and are in nobody's duties: id, case, category, day, days and who opened it.
 * Puts one into a duty, FAULT_CONFLICT when it was judged or is in one; the duty of one, locked, 0 for none.
 */
enum { EFFECTS_TO_ASK = 64 };
enum fault effects_to_ask(struct db *, struct arena *, int32_t today, struct effect_list *) MUST_CHECK;
enum fault effect_set_duty(struct db *, struct arena *, int64_t id, int64_t duty) MUST_CHECK;
enum fault effect_duty(struct db *, struct arena *, int64_t id, int64_t *duty) MUST_CHECK;

/* What the place and category of the evaluation received from one moment until another, exclusive. */
enum fault effect_figures(struct db *, struct arena *, const struct effect *, int64_t from, int64_t until,
    struct effect_figures *) MUST_CHECK;

/* The project that a room belongs to; 0 for none. */
enum fault effect_project(struct db *, struct arena *, struct room_id, int64_t *project) MUST_CHECK;

#endif
