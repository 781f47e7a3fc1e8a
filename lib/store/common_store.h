/*
 * What every area keeps: one-time keys, counters, the access log, names of
 * people and departments.
 */
#ifndef STORE_COMMON_STORE_H
#define STORE_COMMON_STORE_H

#include "rules/role.h"
#include "store/db.h"

/* Claims a form's one-time key inside the transaction of what it does; FAULT_DUPLICATE when it was sent before. */
enum fault submission_claim(struct db *, struct arena *, const char *once, const char *result, int64_t at) MUST_CHECK;

/* Binds one row of an INSERT. */
void submission_bind(struct query *, const char *once, const char *result, int64_t at);
/* Where an earlier sending of this key led, or NULL. */
enum fault submission_result(struct db *, struct arena *, const char *once, const char **result) MUST_CHECK;

/* The next number of a prefix ('-' for plain) in a year; rolled back with its transaction, so there are no gaps. */
enum fault counter_next(struct db *, struct arena *, char prefix, int year, int64_t *number) MUST_CHECK;

/* One reading of personal data, or one event of sign-in. */
struct access {
	int64_t		 at;
	struct staff_id	 staff;		/* 0: a visitor of the public pages */
	const char	*kind;		/* "view", "reveal", "export" … */
	const char	*subject, *reason, *address, *visit;
};
enum fault access_insert(struct db *, struct arena *, const struct access *) MUST_CHECK;

/* A line as it is shown: with its id and the name of who it was. */
struct access_record { int64_t id; const char *who; struct access access; };
struct access_record_list { struct access_record *rows; size_t count; };

/*
 * At most `limit` lines below the id `before` (0: the newest) that match `like`: its staff,
 * kind and subject, where given.
 */
enum fault access_load(struct db *, struct arena *, const struct access *like, int64_t before, size_t limit,
    struct access_record_list *) MUST_CHECK;

/* Every department and every member of staff, for names on pages; logins and phones are left empty. */
struct department_list { struct department *rows; size_t count; };
struct staff_list { struct staff *rows; size_t count; };
enum fault departments_load(struct db *, struct arena *, struct department_list *) MUST_CHECK;
enum fault staff_load_all(struct db *, struct arena *, struct staff_list *) MUST_CHECK;

#endif
