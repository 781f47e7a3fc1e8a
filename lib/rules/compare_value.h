/* Values of two procedures that are held against each other, built piece by piece. */
#ifndef RULES_COMPARE_VALUE_H
#define RULES_COMPARE_VALUE_H

#include "rules/procedure_compare.h"

/* A value under construction in an arena. */
struct compare_building { struct arena *arena; struct compare_value value; size_t room; };

/* Each adds one atom, or several; what is 0, empty or nobody adds nothing. */
void compare_value_yes(struct compare_building *, bool);		/* always adds */
void compare_value_number(struct compare_building *, enum compare_kind, int64_t);
void compare_value_word(struct compare_building *, const char *group, const char *word);
void compare_value_id(struct compare_building *, const char *id);
void compare_value_ids(struct compare_building *, const char *const *ids, size_t count);
void compare_value_words(struct compare_building *, struct words);
void compare_value_span(struct compare_building *, int amount, enum time_unit, enum time_kind);
void compare_value_yuan(struct compare_building *, int least, int most);
void compare_value_above(struct compare_building *, int64_t yuan);	/* this sum and more, also 0; below 0 nothing */
void compare_value_acts(struct compare_building *, act_set acts);
void compare_value_role(struct compare_building *, enum role);

#endif
