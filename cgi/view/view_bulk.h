/* One act on many ticked rows, each in a transaction of its own, and the news of it in the address that follows. */
#ifndef CGI_VIEW_BULK_H
#define CGI_VIEW_BULK_H

#include "casework/casework.h"
#include "rules/case.h"
#include "web/visit.h"

enum { BULK_ROWS = 50 };

/* Does it for one case as of the version that was ticked; refusals are in step->refusal. */
typedef enum fault bulk_act(struct visit *, struct step *, struct case_id, int64_t version);

/*
 * Does it for every field called `field` that reads "id:version", at most
 * BULK_ROWS.  *news is "done=N&refused=ID.WORD…" for the address of the list;
 * only what concerns every row is a fault.
 */
enum fault view_bulk_run(struct visit *, const char *field, bulk_act *, const char **news) MUST_CHECK;

/* Bulk.Done and Bulk.Refused.N.{Number,Word} of the page, from that news. */
enum fault view_bulk_show(struct visit *) MUST_CHECK;

#endif
