#include "rules/compare_value.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

static void
add(struct compare_building *building, struct compare_atom atom)
{
	if (building->value.count == building->room) {
		size_t room = building->room == 0 ? 4 : building->room * 2;
		struct compare_atom *larger = arena_array(building->arena, room, sizeof(*larger));

		if (building->value.count > 0)
			memcpy(larger, building->value.atoms, building->value.count * sizeof(*larger));
		building->value.atoms = larger;
		building->room = room;
	}
	building->value.atoms[building->value.count++] = atom;
}

void
compare_value_yes(struct compare_building *building, bool yes)
{
	add(building, (struct compare_atom){ .kind = COMPARE_YES, .number = yes });
}

void
compare_value_number(struct compare_building *building, enum compare_kind kind, int64_t number)
{
	if (number != 0)
		add(building, (struct compare_atom){ .kind = kind, .number = number });
}

void
compare_value_word(struct compare_building *building, const char *group, const char *word)
{
	add(building, (struct compare_atom){ .kind = COMPARE_WORD, .group = group, .word = word });
}

void
compare_value_id(struct compare_building *building, const char *id)
{
	if (!text_empty(id))
		add(building, (struct compare_atom){ .kind = COMPARE_ID, .word = id });
}

void
compare_value_words(struct compare_building *building, struct words words)
{
	if (!text_empty(words.zh) || !text_empty(words.en))
		add(building, (struct compare_atom){ .kind = COMPARE_WORDS, .words = words });
}

void
compare_value_span(struct compare_building *building, int amount, enum time_unit unit, enum time_kind time)
{
	static const char *const units[] = {
		[UNIT_MINUTE] = "minute", [UNIT_HOUR] = "hour", [UNIT_DAY] = "day", [UNIT_WEEK] = "week",
		[UNIT_MONTH] = "month",
	};

	if (amount != 0)
		add(building, (struct compare_atom){ .kind = COMPARE_SPAN, .number = amount, .word = units[unit],
		    .more = time == TIME_WORKING });
}

void
compare_value_yuan(struct compare_building *building, int least, int most)
{
	if (least != 0)
		add(building, (struct compare_atom){ .kind = COMPARE_YUAN, .number = least, .more = most });
}

void
compare_value_above(struct compare_building *building, int64_t yuan)
{
	if (yuan >= 0)
		add(building, (struct compare_atom){ .kind = COMPARE_YUAN, .number = yuan, .more = -1 });
}

void
compare_value_acts(struct compare_building *building, act_set acts)
{
	for (int act = 0; act < ACT__COUNT; act++)
		if ((acts & ACT_BIT(act)) != 0)
			compare_value_word(building, "Act", act_name((enum act)act));
}

void
compare_value_role(struct compare_building *building, enum role role)
{
	if (role != ROLE__COUNT)
		compare_value_word(building, "Role", role_name(role));
}

void
compare_value_ids(struct compare_building *building, const char *const *ids, size_t count)
{
	for (size_t i = 0; i < count; i++)
		compare_value_id(building, ids[i]);
}
