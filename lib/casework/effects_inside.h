/* What opening and judging evaluations share with reading them; for casework alone. */
#ifndef CASEWORK_EFFECTS_INSIDE_H
#define CASEWORK_EFFECTS_INSIDE_H

#include "casework/effects.h"

/* What both periods of an evaluation received until now. */
enum fault effects_count(struct step *, const struct effect *, struct effect_figures *before,
    struct effect_figures *after) MUST_CHECK;

#endif
