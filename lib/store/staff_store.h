/* Who works here, and the departments; read and changed by the administrator. */
#ifndef STORE_STAFF_STORE_H
#define STORE_STAFF_STORE_H

#include "rules/role.h"
#include "store/db.h"

/* Reads STAFF_COLUMNS from the current row. */
void staff_row(struct query *, struct staff *);

/* A row and the version of it that a form carries: the microseconds of its latest change. */
struct staff_record { struct staff staff; int64_t version; };
struct staff_record_list { struct staff_record *rows; size_t count; };
struct department_record { struct department department; int64_t version; };

enum fault staff_load(struct db *, struct arena *, struct staff_id, struct staff_record *) MUST_CHECK;
enum fault staff_load_login(struct db *, struct arena *, const char *login, struct staff_record *) MUST_CHECK;
/* those who left last */
enum fault staff_list_load(struct db *, struct arena *, struct staff_record_list *) MUST_CHECK;

/* FAULT_DUPLICATE: that login is taken.  Fills the id. */
enum fault staff_insert(struct db *, struct arena *, struct staff *, int64_t at) MUST_CHECK;

/*
 * Saves everything but the login; FAULT_CONFLICT when somebody else did since `version`.
 * Moment of disabling is `at`.
 */
enum fault staff_save(struct db *, struct arena *, const struct staff_record *, int64_t at) MUST_CHECK;

/* How many others could administer if this person could not. */
enum fault staff_other_administrators(struct db *, struct arena *, struct staff_id, int64_t *count) MUST_CHECK;

/* Versions of all departments in the order of departments_load(). */
enum fault department_versions(struct db *, struct arena *, struct department_record *, size_t count) MUST_CHECK;
enum fault department_insert(struct db *, struct arena *, struct department *, int64_t at) MUST_CHECK;
enum fault department_save(struct db *, struct arena *, const struct department_record *, int64_t at) MUST_CHECK;

#endif
