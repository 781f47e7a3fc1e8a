/* Cases of old ledgers, many to a statement. */
#ifndef STORE_IMPORT_STORE_H
#define STORE_IMPORT_STORE_H

#include "rules/deadline.h"
#include "rules/event.h"
#include "rules/referral.h"
#include "store/db.h"

/* A case with everything that belongs to it. */
struct imported {
	struct complaint	 complaint;
	uint8_t			 key[SECRET_DIGEST];
	bool			 known;		/* out of import_known() */
	struct case_file	 file;
	struct case_event	*events;
	size_t			 event_count;
	struct deadline		*deadlines;
	size_t			 deadline_count;
	bool			 referred;	/* another body passed it on */
	struct referral		 referral;
	const char		*text;		/* by which the case is found */
};

/* Marks the rows whose import key is there already. */
enum fault import_known(struct db *, struct arena *, struct imported *const *rows, size_t count) MUST_CHECK;

/* Takes `count` numbers of a prefix at once; *last is the last of them.  Rolled back with the transaction. */
enum fault import_numbers(struct db *, struct arena *, char prefix, int year, int64_t count, int64_t *last) MUST_CHECK;

/* Inserts all of them inside a transaction; fills ids, chains the events.  FAULT_DUPLICATE: one is there already. */
enum fault import_insert(struct db *, struct arena *, struct imported *const *rows, size_t count) MUST_CHECK;

#endif
