/* Sheets put together from their checklist and answers; for inspection.c alone. */
#ifndef CASEWORK_INSPECTION_READ_H
#define CASEWORK_INSPECTION_READ_H

#include "casework/inspection.h"
#include "store/evidence_store.h"

/* A checklist of that version, read once and kept for the life of the worker. */
enum fault inspection_checklist(struct step *, const char *id, const char *version, const struct checklist **)
    MUST_CHECK;

/* NULL when there is no such item. */
const struct checklist_item *inspection_item_find(const struct checklist *, const char *id);

/* Whether the actor may see what was found here: as all of the sheet, or because their department answers for it. */
enum fault inspection_shows(struct step *, const struct audit *, const char *item, bool *shows) MUST_CHECK;

/* Fills checklist, items and the score so far of a sheet whose audit is loaded. */
enum fault inspection_fill(struct step *, struct inspection *) MUST_CHECK;

#endif
