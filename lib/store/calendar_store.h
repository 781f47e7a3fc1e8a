/* Versions of the working calendar. */
#ifndef STORE_CALENDAR_STORE_H
#define STORE_CALENDAR_STORE_H

#include "rules/role.h"
#include "store/db.h"

/* One version; the highest id is in force. */
struct calendar_record {
	int64_t		 id;		/* one more than the version it was laid over */
	const char	*version;	/* "2026-11-23.2" */
	const char	*years;		/* with a published notice: "2018 2019" */
	const char	*source;	/* where it came from */
	const void	*document;	/* XML; empty in lists */
	size_t		 length;
	int64_t		 imported_at;
	struct staff_id	 staff;		/* 0: the command line */
};
struct calendar_record_list { struct calendar_record *rows; size_t count; };

/* The version in force; FAULT_NOT_FOUND when there is none.  The id alone is cheap to ask for, 0 for none. */
enum fault calendar_record_newest(struct db *, struct arena *, struct calendar_record *) MUST_CHECK;
enum fault calendar_record_newest_id(struct db *, struct arena *, int64_t *id) MUST_CHECK;

/* The version of that name; FAULT_NOT_FOUND. */
enum fault calendar_record_load(struct db *, struct arena *, const char *version, struct calendar_record *) MUST_CHECK;

/* At most `limit` versions, the newest first, without their documents. */
enum fault calendar_record_list(struct db *, struct arena *, size_t limit, struct calendar_record_list *) MUST_CHECK;

/* FAULT_DUPLICATE when there is one of that id or version. */
enum fault calendar_record_insert(struct db *, struct arena *, const struct calendar_record *) MUST_CHECK;

#endif
