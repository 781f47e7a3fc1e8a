/* Rooms and residents as a spreadsheet: the template to fill in, and reading it. */
#ifndef EXCHANGE_ROOMS_SHEET_H
#define EXCHANGE_ROOMS_SHEET_H

#include "exchange/ledger.h"

enum room_field {
	ROOM_PROJECT, ROOM_AREA, ROOM_BUILDING, ROOM_UNIT, ROOM_ROOM, ROOM_RESIDENT, ROOM_PHONE, ROOM_RELATION,
	ROOM_FIELD__COUNT
};

/* One line: a room, and a resident of it if one is named.  Texts are never NULL. */
struct room_line {
	int64_t			 number;
	const struct sheet_row	*cells;
	struct ledger_problem	 problems[LEDGER_PROBLEMS];
	size_t			 problem_count;
	/* building, unit and room normalised; phone as digits */
	const char		*texts[ROOM_FIELD__COUNT];
};

struct rooms_sheet;

/* Writes the empty template of a mapping of kind "rooms": its titles, its notes on a second sheet. */
enum fault rooms_sheet_template(struct arena *, const struct mapping *, int descriptor) MUST_CHECK;

/* Finds the header; FAULT_INPUT with *reason "no_header" when a required title is missing. */
enum fault rooms_sheet_open(struct arena *, struct sheet_reader *, const struct mapping *, struct rooms_sheet **,
    const char **reason) MUST_CHECK;

/* The header, for the error file. */
const struct sheet_row *rooms_sheet_header(const struct rooms_sheet *);

/* The next line, good or not, its texts in the arena; NULL at the end. */
enum fault rooms_sheet_next(struct rooms_sheet *, struct arena *, const struct room_line **) MUST_CHECK;

#endif
