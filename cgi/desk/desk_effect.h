/* Evaluations of effects on the desk: those due, opening one, one with its comparison, judging it. */
#ifndef CGI_DESK_EFFECT_H
#define CGI_DESK_EFFECT_H

#include "casework/effects.h"
#include "desk.h"
#include "web/page.h"

extern const struct form_spec desk_effects_open_form, desk_effect_judge_form;

visit_handler desk_effects, desk_effects_export, desk_effects_open, desk_effects_again;
visit_handler desk_effect, desk_effect_judge, desk_effect_again;

/* Effects.N of a case that was read already, for its page and its papers. */
enum fault desk_effect_of_case(struct visit *, const struct case_file *) MUST_CHECK;

#endif
