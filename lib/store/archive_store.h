/* Archived case files: put once, read for years, never changed. */
#ifndef STORE_ARCHIVE_STORE_H
#define STORE_ARCHIVE_STORE_H

#include "rules/case.h"
#include "rules/search.h"
#include "store/db.h"

/* What a list and a label show of a filed case (PROCEDURE §27). */
struct archive_entry {
	struct case_id		 id;
	const char		*number;
	uint8_t			 sha256[32];	/* of the document */
	const char		*label;		/* complainant, complaint date, result */
	const char		*complainant, *phone, *place, *category;
	enum complaint_type	 type;
	const char		*result;
	int64_t			 received_at, closed_at, filed_at, keep_until;
	struct staff_id		 filed_by;
	/* Written with the file and not read back: see case_barred(). */
	struct staff_id		 accused;
	bool			 by_staff;
};
struct archive_list { struct archive_entry *rows; size_t count; };

/* Inserts the document; `words` is what full-text search finds it by. */
enum fault archive_insert(struct db *, struct arena *, const struct archive_entry *, const void *document,
    size_t length, const char *words) MUST_CHECK;

enum fault archive_load_document(struct db *, struct arena *, struct case_id, const void **document, size_t *length,
    uint8_t sha256[32]) MUST_CHECK;
enum fault archive_load(struct db *, struct arena *, struct case_id, const struct staff *viewer,
    struct archive_entry *) MUST_CHECK;

/* What is looked for; "" and 0 leave a field out.  Newest first, ids below `before`. */
struct archive_search {
	const char	*name, *phone, *number, *category, *result;
	const char	*place;			/* a pattern for LIKE; "%" for any */
	int64_t		 from, until;		/* complaint date, until is exclusive */
	const char	*words[SEARCH_WORDS];	/* each must stand in the text; NULL and "" leave one out */
	const int64_t	*ids;			/* up to MANY_ROWS candidates for the words */
	size_t		 id_count;
	int64_t		 before;
	int		 limit;
	const struct staff *viewer;		/* what is kept from this person is left out */
};
enum fault archive_find(struct db *, struct arena *, const struct archive_search *, struct archive_list *) MUST_CHECK;

#endif
