/* The words of a case, for Chinese search. */
#ifndef STORE_CASE_TEXT_STORE_H
#define STORE_CASE_TEXT_STORE_H

#include "rules/case.h"
#include "store/db.h"

/* Search text of a case, which then waits to be posted. */
enum fault case_text_insert(struct db *, struct arena *, struct case_id, const char *content) MUST_CHECK;
/* Binds one row of an INSERT; whoever sends it posts the text or lets it wait. */
void case_text_bind(struct query *, struct case_id, const char *content);
enum fault case_text_save(struct db *, struct arena *, struct case_id, const char *content) MUST_CHECK;
enum fault case_text_load(struct db *, struct arena *, struct case_id, const char **content) MUST_CHECK;

#endif
