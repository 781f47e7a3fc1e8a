/* Return visits as pages show them; shared with the archive. */
#ifndef CGI_VIEW_VISIT_H
#define CGI_VIEW_VISIT_H

#include "rules/return_visit.h"
#include "web/page.h"

/* {Turn,Manner,Reached,Satisfied,Mark,Solved,Text,Wish,Waiver,Next.*,At.*,By}: a row of visits() in visit_macros.cs. */
void view_visit(struct node *, const struct return_visit *, const char *by);

#endif
