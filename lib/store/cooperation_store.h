/* Departments that cooperate on a case. */
#ifndef STORE_COOPERATION_STORE_H
#define STORE_COOPERATION_STORE_H

#include "rules/cooperation.h"
#include "store/db.h"

struct cooperation_list { struct cooperation *rows; size_t count; };

/* Inserts for the case as it stands and gives the row its id. */
enum fault cooperation_insert(struct db *, struct arena *, const struct case_file *, struct cooperation *) MUST_CHECK;

/* Those of a case in the order of naming, the ended ones too. */
enum fault cooperations_of_case(struct db *, struct arena *, struct case_id, struct cooperation_list *) MUST_CHECK;

/* Writes ended_at, ended_by and ended_reason; FAULT_CONFLICT when it has ended already. */
enum fault cooperation_end(struct db *, struct arena *, const struct cooperation *) MUST_CHECK;

/* The lists of the departments that cooperate follow the case; case_save() does it. */
enum fault cooperations_move(struct db *, struct arena *, const struct case_file *) MUST_CHECK;

#endif
