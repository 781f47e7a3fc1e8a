#include "exchange/ledger_place.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/ledger.h"

#include "base/banned.h"

enum { RUN_TOGETHER = 5, RUN_TOGETHER_MOST = 9, PLACE_CHARACTERS = 200 };

static bool
is_plain(const char *text)
{
	return *text != '\0' && strspn(text, "0123456789") == strlen(text);
}

/* A cell with the word that says what it is, unless it says so itself. */
static const char *
with_word(struct arena *arena, const char *cell, const char *word)
{
	return is_plain(cell) ? arena_format(arena, "%s%s", cell, word) : cell;
}

int
ledger_place_read(struct arena *arena, const struct place *cells, struct place *place)
{
	const char *building = text_narrow(arena, cells->building), *unit = text_narrow(arena, cells->unit);
	const char *room = text_narrow(arena, cells->room);

	return place_read(arena, arena_format(arena, "%s%s%s", with_word(arena, building, "栋"),
	    with_word(arena, unit, "单元"), with_word(arena, room, "室")), place) && *place->rest == '\0';
}

/* A room alone is a place of its own: "3-2-1201", or digits without marks. */
static void
read_alone(struct arena *arena, const char *room, struct ledger_row *row)
{
	size_t length = strlen(room);

	if (place_read(arena, room, &row->place) && !is_plain(room))
		return;
	if (!is_plain(room) || length < RUN_TOGETHER || length > RUN_TOGETHER_MOST) {
		row->place = (struct place){ "", "", is_plain(room) ? room : "", is_plain(room) ? "" : room };
		return;
	}
	row->reading_count = place_split(arena, room, row->readings);
	if (row->reading_count > 0)
		row->place = row->readings[0];
	else
		row->place = (struct place){ "", "", room, "" };
}

/* What people read: project, area and the cells as they stood. */
static const char *
written_place(struct arena *arena, const struct ledger_row *row, const struct place *cells)
{
	struct text text = text_begin(arena);
	const char *const parts[] = { row->area, cells->building, cells->unit, cells->room };
	static const char *const words[] = { "", "栋", "单元", "" };

	text_add(&text, row->project);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (*parts[i] == '\0')
			continue;
		if (text.length > 0 && i <= 1)
			text_add(&text, " ");
		else if (i == 3 && *cells->building == '\0' && text.length > 0)
			text_add(&text, " ");
		text_add(&text, with_word(arena, parts[i], words[i]));
	}
	return text_cut(arena, text.value, PLACE_CHARACTERS);
}

void
ledger_place_settle(struct arena *arena, struct ledger_row *row)
{
	struct place cells = row->place;

	if (*row->complaint.place == '\0')
		row->complaint.place = written_place(arena, row, &cells);
	if (*cells.building == '\0' && *cells.unit == '\0' && *cells.room == '\0')
		place_read(arena, row->complaint.place, &row->place);
	else if (*cells.building == '\0' && *cells.unit == '\0')
		read_alone(arena, text_trim(arena, text_narrow(arena, cells.room)), row);
	else if (!ledger_place_read(arena, &cells, &row->place))
		row->place = (struct place){ cells.building, cells.unit, cells.room, "" };
}
