/* Versions of the procedure and the decisions about them; open cases in groups. */
#ifndef STORE_PROCEDURE_STORE_H
#define STORE_PROCEDURE_STORE_H

#include "rules/procedure_successor.h"
#include "rules/procedure_version.h"
#include "store/db.h"

/*
 * The document of a version; the one in force at that moment when `version` is
 * NULL.  FAULT_NOT_FOUND.
 */
enum fault procedure_load(struct db *, struct arena *, const char *version, int64_t at, const char **found_version,
    const void **document, size_t *length) MUST_CHECK;

/* FAULT_DUPLICATE when there is one of that version.  adopted_at 0: proposed only. */
enum fault procedure_insert(struct db *, struct arena *, const char *version, const void *document, size_t length,
    int64_t adopted_at) MUST_CHECK;

/* A version without its document; `life` holds its decisions. */
struct procedure_record { const char *version; struct version_life life; int64_t revision; };
struct procedure_record_list { struct procedure_record *rows; size_t count; };

enum fault procedure_record_load(struct db *, struct arena *, const char *version, struct procedure_record *)
    MUST_CHECK;

/* At most 200, those that await approval first, then the newest. */
enum fault procedure_record_list(struct db *, struct arena *, struct procedure_record_list *) MUST_CHECK;

/*
 * Keeps a decision, and adopted_at and withdrawn_at as the record now has
 * them.  FAULT_CONFLICT when somebody else decided since it was read.
 */
enum fault procedure_decide(struct db *, struct arena *, const struct procedure_record *,
    const struct version_decision *) MUST_CHECK;

/* The first decision: a version was just inserted as proposed. */
enum fault procedure_decision_insert(struct db *, struct arena *, const char *version,
    const struct version_decision *) MUST_CHECK;

/* Open cases that are alike, in groups. */
struct open_cases_list { struct open_cases *rows; size_t count; };
enum fault open_cases_load(struct db *, struct arena *, struct open_cases_list *) MUST_CHECK;

/* The numbers of a group, at most `limit`; those about staff only when `all`. */
struct open_numbers { const char **rows; size_t count; };
enum fault open_numbers_load(struct db *, struct arena *, const struct open_cases *, bool all, size_t limit,
    struct open_numbers *) MUST_CHECK;

#endif
