#include "casework/demo_inside.h"

#include <string.h>

#include "base/text.h"
#include "base/banned.h"

enum {
	C_CATEGORY, C_TYPE, C_SEVERITY, C_URGENCY, C_RISK, C_FLAGS, C_SUBJECT, C_MATTER, C_REMEDY, C_MOOD, C_PLACE,
	C_ACCUSED
};

uint64_t
demo_choice(uint64_t of, uint64_t purpose, uint64_t most)
{
	uint64_t mixed = (of + 1) * 0x9e3779b97f4a7c15u + purpose * 0xbf58476d1ce4e5b9u;

	mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
	mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
	return (mixed ^ mixed >> 31) % most;
}

const char *
demo_fill(struct arena *arena, const char *from, const struct demo_word *words, size_t count)
{
	struct text filled = text_begin(arena);

	while (*from != '\0') {
		size_t i = 0;

		while (i < count && !text_starts(from, words[i].word))
			i++;
		text_add(&filled, i < count ? words[i].value : NULL);
		if (i == count)
			text_add_bytes(&filled, from, 1);
		from += i < count ? strlen(words[i].word) : 1;
	}
	return filled.value;
}

/* Words between commas: "safety,media". */
static unsigned
read_flags(const char *words)
{
	static const struct { const char *word; unsigned flag; } flags[] = {
		{ "media", FLAG_MEDIA }, { "authority", FLAG_AUTHORITY }, { "safety", FLAG_SAFETY },
		{ "legal", FLAG_LEGAL }, { "repeat", FLAG_REPEAT },
	};
	unsigned mask = 0;

	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if (strstr(words, flags[i].word) != NULL)
			mask |= flags[i].flag;
	return mask;
}

static void
write_person(const struct demo *demo, struct arena *arena, const struct demo_case *c, struct complaint *complaint)
{
	const struct room *room = &demo->rooms[c->room];

	complaint->anonymous = c->anonymous;
	complaint->complainant = complaint->contact = complaint->phone = "";
	complaint->place = arena_format(arena, "%s%s", room->project, room->area);
	if (c->anonymous)
		return;
	complaint->place = room->label;
	complaint->room = room->id;
	complaint->complainant = room->resident;
	complaint->phone = room->phone;
	complaint->contact = c->told && (c->channel == CHANNEL_WEB || c->channel == CHANNEL_APP) ?
	    arena_format(arena, "%llu@resident.example", (unsigned long long)room->id.value) :
	    arena_format(arena, "%.3s %.4s %s", room->phone, room->phone + 3, room->phone + 7);
}

static void
write_matter(const struct demo *demo, struct arena *arena, const struct demo_case *c, struct complaint *complaint)
{
	const char *const *cells = c->complaint->cells;
	const struct demo_word words[] = {
		{ "{time}", demo_phrase(demo, "time", demo_choice(c->index, 1, 1000)) },
		{ "{days}", demo_phrase(demo, "days", demo_choice(c->index, 2, 1000)) },
		{ "{place}", demo_phrase(demo, "place", demo_choice(c->index, 3, 1000)) },
	};
	size_t count = sizeof(words) / sizeof(words[0]);

	complaint->category = cells[C_CATEGORY];
	complaint->type = complaint_type_read(cells[C_TYPE]);
	complaint->subject = demo_fill(arena, cells[C_SUBJECT], words, count);
	complaint->matter = demo_fill(arena, cells[C_MATTER], words, count);
	complaint->remedy = cells[C_REMEDY];
	complaint->mood = cells[C_MOOD];
	complaint->event_place = cells[C_PLACE];
	complaint->event_at = c->received_at - (int64_t)demo_choice(c->index, 4, 3000) * 60;
	complaint->present_state = demo_phrase(demo, "state", demo_choice(c->index, 5, 1000));
	complaint->service_time = demo_phrase(demo, "time_of_service", demo_choice(c->index, 6, 1000));
}

static void
write_accused(const struct demo *demo, const struct demo_case *c, struct complaint *complaint)
{
	const struct staff *accused = demo_person(demo, c->complaint->cells[C_ACCUSED]);

	complaint->accused = "";
	if (accused == NULL)
		return;
	complaint->accused = complaint->service_staff = accused->name;
	complaint->accused_staff = accused->id;
}

void
demo_complaint_write(const struct demo *demo, struct arena *arena, const struct demo_case *c,
    struct registration *registration)
{
	const char *const *cells = c->complaint->cells;
	struct complaint *complaint = &registration->complaint;

	*registration = (struct registration){
		.severity = severity_read(cells[C_SEVERITY]), .urgency = urgency_read(cells[C_URGENCY]),
		.risk = risk_read(cells[C_RISK]), .flags = read_flags(cells[C_FLAGS]),
		.complaint = {
			.channel = c->channel, .received_at = c->received_at, .service_item = "", .service_staff = "",
			.product = "", .foreign_number = "", .vehicle = "", .remarks = "",
		},
	};
	if (c->channel == CHANNEL_REGULATOR || c->channel == CHANNEL_CONSUMER_ASSOCIATION)
		complaint->foreign_number = arena_format(arena, "%s%04llu",
		    c->channel == CHANNEL_REGULATOR ? "12345-" : "XX-", (unsigned long long)(c->index * 37 + 11));
	if ((registration->flags & FLAG_REPEAT) != 0)
		complaint->remarks = demo_phrase(demo, "remark_repeat", 0);
	write_matter(demo, arena, c, complaint);
	write_person(demo, arena, c, complaint);
	write_accused(demo, c, complaint);
}
