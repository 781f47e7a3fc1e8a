#include "exchange/dated_field.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

typedef const char *take_function(struct dated_draft *, const char *value);

static const char *
complain(const struct dated_draft *draft, const char *what, const char *value)
{
	return arena_format(draft->list->cases.arena, "%s '%s'", what, value);
}

static const char *
take_case(struct dated_draft *draft, const char *value)
{
	draft->event.which = name_index_add(&draft->list->cases, value) - 1;
	draft->has_case = true;
	return NULL;
}

/* Lists travel: a moment without its zone could be any of twenty-four. */
static bool
has_zone(const char *value)
{
	const char *clock = strchr(value, 'T');
	size_t length = strlen(value);

	if (clock == NULL || length < 3)
		return false;
	return value[length - 1] == 'Z' || strpbrk(clock, "+-") != NULL;
}

static const char *
read_moment(const struct dated_draft *draft, const char *value, int64_t *moment)
{
	if (!has_zone(value))
		return complain(draft, "a moment is written like 2026-11-23T08:05:00+08:00, not", value);
	return date_read_moment(value, 0, moment) ? NULL : complain(draft, "there is no moment", value);
}

static const char *
take_time(struct dated_draft *draft, const char *value)
{
	return read_moment(draft, value, &draft->event.at);
}

/* What happens to duties of the calendar; every other event is an act on a case. */
static const struct { const char *name; enum duty_act act; } duty_events[] = {
	{ "duty_open", DUTY_OPENED },
	{ "duty_done", DUTY_DONE },
	{ "duty_end", DUTY_WITHDRAWN },
};

static const char *
take_event(struct dated_draft *draft, const char *value)
{
	draft->event.act = act_read(value);
	draft->duty_act = DUTY_ACT__COUNT;
	for (size_t i = 0; i < sizeof(duty_events) / sizeof(duty_events[0]); i++)
		if (text_equal(value, duty_events[i].name))
			draft->duty_act = duty_events[i].act;
	return draft->event.act == ACT__COUNT && !dated_draft_is_duty(draft) ?
	    complain(draft, "unknown event", value) : NULL;
}

static const char *
take_duty(struct dated_draft *draft, const char *value)
{
	draft->duty = arena_copy(draft->list->cases.arena, value);
	return NULL;
}

static const char *
take_period(struct dated_draft *draft, const char *value)
{
	enum { YEAR_DIGITS = 4, DAY_LENGTH = 10 };

	/* Whole: a day without its year could be of any. */
	if (strlen(value) != DAY_LENGTH || value[YEAR_DIGITS] != '-' || !date_read_day(value, 0, &draft->period))
		return complain(draft, "a day is written like 2026-11-25, not", value);
	return NULL;
}

static const char *
take_person(struct dated_draft *draft, const char *value)
{
	draft->event.person = (int64_t)name_index_add(&draft->list->people, value);
	return NULL;
}

static const char *
take_named(struct dated_draft *draft, const char *value)
{
	draft->event.named = (int64_t)name_index_add(&draft->list->people, value);
	return NULL;
}

static const char *
take_department(struct dated_draft *draft, const char *value)
{
	draft->event.department = (int64_t)name_index_add(&draft->list->departments, value);
	return NULL;
}

static const char *
take_role(struct dated_draft *draft, const char *value)
{
	draft->event.as = role_read(value);
	return draft->event.as == ROLE__COUNT ? complain(draft, "unknown role", value) : NULL;
}

static const char *
take_urgency(struct dated_draft *draft, const char *value)
{
	draft->event.facts.urgency = (int)urgency_read(value);
	return draft->event.facts.urgency == URGENCY__COUNT ? complain(draft, "unknown urgency", value) : NULL;
}

static const char *
take_severity(struct dated_draft *draft, const char *value)
{
	draft->event.facts.severity = (int)severity_read(value);
	return draft->event.facts.severity == SEVERITY__COUNT ? complain(draft, "unknown severity", value) : NULL;
}

static const char *
take_risk(struct dated_draft *draft, const char *value)
{
	draft->event.facts.risk = (int)risk_read(value);
	return draft->event.facts.risk == RISK__COUNT ? complain(draft, "unknown risk", value) : NULL;
}

static const char *
take_validity(struct dated_draft *draft, const char *value)
{
	draft->event.facts.validity = (int)validity_read(value);
	return draft->event.facts.validity == VALIDITY__COUNT ? complain(draft, "unknown validity", value) : NULL;
}

static const char *
read_yes(const struct dated_draft *draft, const char *value, bool *yes)
{
	static const char *const words[] = { "yes", "true", "1", "no", "false", "0" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (text_equal(value, words[i])) {
			*yes = i < 3;
			return NULL;
		}
	return complain(draft, "yes or no is expected, not", value);
}

static const char *
take_major(struct dated_draft *draft, const char *value)
{
	bool yes = false;
	const char *problem = read_yes(draft, value, &yes);

	draft->event.facts.major = yes;
	return problem;
}

static const char *
take_satisfied(struct dated_draft *draft, const char *value)
{
	bool yes = false;
	const char *problem = read_yes(draft, value, &yes);

	draft->event.facts.satisfied = yes;
	return problem;
}

static const char *
take_evidence(struct dated_draft *draft, const char *value)
{
	return read_yes(draft, value, &draft->event.facts.evidence);
}

static const char *
take_strong(struct dated_draft *draft, const char *value)
{
	return read_yes(draft, value, &draft->event.facts.strong);
}

static const char *
take_serious(struct dated_draft *draft, const char *value)
{
	return read_yes(draft, value, &draft->event.facts.serious);
}

static const char *
take_misled(struct dated_draft *draft, const char *value)
{
	return read_yes(draft, value, &draft->event.facts.misled);
}

static const char *
take_ended(struct dated_draft *draft, const char *value)
{
	return read_yes(draft, value, &draft->event.facts.ended);
}

static const char *
take_level(struct dated_draft *draft, const char *value)
{
	if (value[0] < '1' || value[0] > '3' || value[1] != '\0')
		return complain(draft, "unknown level", value);
	draft->event.facts.level = value[0] - '0';
	return NULL;
}

static const char *
take_soothed(struct dated_draft *draft, const char *value)
{
	return read_yes(draft, value, &draft->event.facts.soothed);
}

static const char *
take_agreed(struct dated_draft *draft, const char *value)
{
	return read_moment(draft, value, &draft->event.facts.agreed_until);
}

static const char *
take_reason(struct dated_draft *draft, const char *value)
{
	draft->event.facts.reason = arena_copy(draft->list->cases.arena, value);
	return NULL;
}

static const char *
take_clock(struct dated_draft *draft, const char *value)
{
	draft->event.facts.clock = arena_copy(draft->list->cases.arena, value);
	return NULL;
}

/* A contact that they began, or that was with somebody else, told the complainant nothing. */
static const char *
take_direction(struct dated_draft *draft, const char *value)
{
	if (!text_equal(value, "in") && !text_equal(value, "out"))
		return complain(draft, "in or out is expected, not", value);
	draft->event.facts.aside = draft->event.facts.aside || text_equal(value, "in");
	return NULL;
}

static const char *
take_party(struct dated_draft *draft, const char *value)
{
	static const char *const words[] = { "complainant", "supplier", "other" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (text_equal(value, words[i])) {
			draft->event.facts.aside = draft->event.facts.aside || i > 0;
			return NULL;
		}
	return complain(draft, "complainant, supplier or other is expected, not", value);
}

struct word_bit { const char *word; unsigned bit; };

/* "media legal" as a mask. */
static const char *
read_mask(const struct dated_draft *draft, const char *value, const struct word_bit *words, unsigned *mask)
{
	const char *at = value;

	while (*at != '\0') {
		size_t length = strcspn(at, " ,|+"), i = 0;

		while (words[i].word != NULL && (strlen(words[i].word) != length ||
		    strncmp(words[i].word, at, length) != 0))
			i++;
		if (length > 0 && words[i].word == NULL)
			return complain(draft, "unknown word in", value);
		if (length > 0)
			*mask |= words[i].bit;
		at += length + (at[length] != '\0');
	}
	return NULL;
}

static const char *
take_flags(struct dated_draft *draft, const char *value)
{
	static const struct word_bit words[] = {
		{ "media", FLAG_MEDIA }, { "authority", FLAG_AUTHORITY }, { "safety", FLAG_SAFETY },
		{ "legal", FLAG_LEGAL }, { "repeat", FLAG_REPEAT }, { NULL, 0 },
	};

	return read_mask(draft, value, words, &draft->event.facts.flags);
}

static const char *
take_missing(struct dated_draft *draft, const char *value)
{
	static const struct word_bit words[] = {
		{ "complainant", MISSING_COMPLAINANT }, { "time", MISSING_TIME }, { "matter", MISSING_MATTER },
		{ "contact", MISSING_CONTACT }, { "receiver", MISSING_RECEIVER }, { NULL, 0 },
	};

	return read_mask(draft, value, words, &draft->event.facts.missing);
}

static const char *take_attributes(struct dated_draft *draft, const char *value);

static const struct { const char *name; take_function *take; } fields[] = {
	{ "case", take_case },
	{ "time", take_time },
	{ "event", take_event },
	{ "person", take_person },
	{ "department", take_department },
	{ "attributes", take_attributes },
	{ "agreed_until", take_agreed },
	{ "clock", take_clock },
	{ "duty", take_duty },
	{ "ended", take_ended },
	{ "direction", take_direction },
	{ "evidence", take_evidence },
	{ "flags", take_flags },
	{ "handler", take_named },
	{ "level", take_level },
	{ "major", take_major },
	{ "misled", take_misled },
	{ "missing", take_missing },
	{ "period", take_period },
	{ "party", take_party },
	{ "reason", take_reason },
	{ "risk", take_risk },
	{ "role", take_role },
	{ "satisfied", take_satisfied },
	{ "serious", take_serious },
	{ "severity", take_severity },
	{ "soothed", take_soothed },
	{ "strong", take_strong },
	{ "urgency", take_urgency },
	{ "validity", take_validity },
};

/* agreed-until and agreed_until are the same name. */
static bool
is_name(const char *typed, const char *name)
{
	for (; *typed != '\0' && *name != '\0'; typed++, name++)
		if ((*typed == '-' ? '_' : *typed) != *name)
			return false;
	return *typed == *name;
}

int
dated_field_find(const char *name)
{
	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (is_name(name, fields[i].name))
			return (int)i;
	return -1;
}

const char *
dated_field_take(struct dated_draft *draft, int field, const char *value)
{
	return *value == '\0' ? NULL : fields[field].take(draft, value);
}

/* "urgency=urgent; flags=media legal". */
static const char *
take_attributes(struct dated_draft *draft, const char *value)
{
	struct arena *arena = draft->list->cases.arena;

	while (*value != '\0') {
		size_t length = strcspn(value, ";");
		const char *pair = text_trim(arena, arena_copy_bytes(arena, value, length));
		const char *equals = strchr(pair, '='), *name, *problem;
		int field;

		value += length + (value[length] != '\0');
		if (*pair == '\0')
			continue;
		if (equals == NULL)
			return complain(draft, "an attribute is written name=value, not", pair);
		name = text_trim(arena, arena_copy_bytes(arena, pair, (size_t)(equals - pair)));
		field = dated_field_find(name);
		if (field < 0 || fields[field].take == take_attributes)
			return complain(draft, "unknown attribute", name);
		if ((problem = dated_field_take(draft, field, text_trim(arena, equals + 1))) != NULL)
			return problem;
	}
	return NULL;
}
