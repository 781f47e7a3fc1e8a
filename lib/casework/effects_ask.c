/* What waits to be judged becomes a duty of the calendar: warned of, marked late and told like every other. */
#include "base/arena.h"
#include "base/date.h"
#include "casework/duties.h"
#include "casework/effects.h"
#include "casework/inside.h"
#include "rules/duty_plan.h"
#include "store/effect_store.h"
#include "base/banned.h"

struct asking {
	struct step		*step;
	const struct effect	*effect;
	struct duty		 duty;
	bool			 added;
};

/* Which one, without anything that somebody might not be allowed to see of its case. */
static const char *
subject_of(const struct step *step, const struct effect *effect)
{
	const struct category *category = procedure_category(casework_procedure(step->casework), effect->category);

	return arena_format(step->arena, "#%lld %s", (long long)effect->id,
	    category == NULL ? effect->category : category->name.zh);
}

static enum fault
ask_in_transaction(struct db *db, void *context)
{
	struct asking *asking = context;
	struct duty duty = asking->duty;
	enum fault fault = duties_put_within(asking->step, &duty, &asking->added);

	if (fault != FAULT_NONE || !asking->added)
		return fault;
	return effect_set_duty(db, asking->step->arena, asking->effect->id, duty.id);
}

static enum fault
ask(struct step *step, const struct duty_rule *rule, const struct effect *effect, size_t *opened)
{
	struct effect_window window = effect_window(effect->day, effect->days, rule->day);
	struct duty_period period = duty_period(rule, casework_calendar(step->casework), window.after_until);
	struct asking asking = { .step = step, .effect = effect, .duty = duty_open(rule, &period, step->now) };
	enum fault fault;

	duty_plan_open(step->arena, rule, casework_calendar(step->casework), &period, &asking.duty);
	asking.duty.subject = subject_of(step, effect);
	asking.duty.responsible = effect_asked(effect, casework_staff(step->casework, effect->opened_by));
	fault = casework_transact(step, ask_in_transaction, &asking, NULL);
	*opened += fault == FAULT_NONE && asking.added;
	/* It was judged just now. */
	return fault == FAULT_CONFLICT ? FAULT_NONE : fault;
}

enum fault
effects_ask(struct step *step, size_t *opened)
{
	const struct duty_rule *rule = procedure_evaluation(casework_procedure(step->casework));
	struct effect_list list = { .count = EFFECTS_TO_ASK };
	enum fault fault = FAULT_NONE;

	if (rule == NULL || rule->off)
		return FAULT_NONE;
	for (size_t before = SIZE_MAX; list.count == EFFECTS_TO_ASK && *opened != before && fault == FAULT_NONE;) {
		before = *opened;
		fault = effects_to_ask(step->casework->db, step->arena, date_local_day(step->now), &list);
		for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++)
			fault = ask(step, rule, &list.rows[i], opened);
	}
	return fault;
}
