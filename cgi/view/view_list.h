/* What lists shown page by page have alike. */
#ifndef CGI_VIEW_LIST_H
#define CGI_VIEW_LIST_H

#include "web/visit.h"

/*
 * Around a page of a list, newest first by id, that is a file at a path of
 * the product ("admin/access/export") and a page one above: the file when it
 * has rows, and List.Older when there is more after the row of the id `last`
 * (0: nothing).
 */
void view_list_end(struct visit *, const char *file, size_t count, int64_t last);

/* The first moment of the local day that was typed, so many days later; 0 when none was, or none that exists. */
int64_t view_list_day(const struct visit *, const char *typed, int days);

#endif
