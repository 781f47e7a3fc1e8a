/* What the pages of the procedure's versions share. */
#ifndef CGI_ADMIN_PROCEDURES_H
#define CGI_ADMIN_PROCEDURES_H

#include "admin.h"
#include "casework/procedures.h"

struct node;

/*
 * A version's life: Name, State, Revision, From.*, Waits (for approval), Installed (by the command
 * line, without decisions), By, Proposed.*, Approvals.N.Name, Given, Needed.
 */
void admin_procedures_life(struct visit *, struct node *, const struct procedures_row *);

/* Problems.N.Line */
void admin_procedures_problems(struct visit *, const char *problem);

/* Stranded.N.{Why,Category,Department,Stage,Cases,Rest}, .Numbers.N.Number */
void admin_procedures_stranded(struct visit *, const struct procedures_stranded_list *);

/* Parts.N.{Name,Count}, .Rows.N.{Id,Name,Field,Change}, .Before.N and .After.N.{Kind,Group,Word,Number,More} */
void admin_procedures_compare(struct visit *, const struct difference_list *);

/* A name; "" for the command line. */
const char *admin_procedures_person(const struct visit *, struct staff_id);

#endif
