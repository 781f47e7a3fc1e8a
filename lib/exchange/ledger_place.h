/* Where a row's complainant lives, from whatever columns the ledger has. */
#ifndef EXCHANGE_LEDGER_PLACE_H
#define EXCHANGE_LEDGER_PLACE_H

struct arena;
struct ledger_row;
struct place;

/*
 * Turns the cells in row->place into normalised building, unit and room; a
 * room run together ("32503") into its readings, the likeliest one taken; and
 * completes complaint.place as people read it.
 */
void ledger_place_settle(struct arena *, struct ledger_row *);

/* Normalises building, unit and room cells written as 3, 3栋, 3号楼, 二单元, 1201室; false when no room is recognised. */
int ledger_place_read(struct arena *, const struct place *cells, struct place *);

#endif
