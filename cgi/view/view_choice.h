/* What was chosen in a list of rows: the form does not know them, so the page is told. */
#ifndef CGI_VIEW_CHOICE_H
#define CGI_VIEW_CHOICE_H

#include "web/visit.h"

/* Form.<field>.Checked.<id> for the id of a row; anything else chooses nothing. */
void view_choice_mark(struct visit *, const char *field, const char *id);

#endif
