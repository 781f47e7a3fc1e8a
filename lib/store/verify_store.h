/* Reading everything again, to see that it fits together. */
#ifndef STORE_VERIFY_STORE_H
#define STORE_VERIFY_STORE_H

#include "rules/case.h"
#include "base/secret.h"
#include "store/db.h"

/* What one statement can find, over everything at once. */
enum verify_check {
	VERIFY_NO_CASE,
	VERIFY_NO_EVENT,
	VERIFY_NO_TEXT,
	VERIFY_NOT_POSTED,
	VERIFY_NO_CLOCK,
	VERIFY_OTHER_CASE,
	VERIFY_OTHER_DUE,
	VERIFY_NUMBER_GAP,
	VERIFY_NOT_FILED,
	VERIFY_NOT_ARCHIVED,
	VERIFY_INCOMPLETE_FILE,
	VERIFY_FILE_SIZE,
	VERIFY_ORPHAN_FILE,
	VERIFY__COUNT
};

/* The numbers of cases, or of files, that are not as they have to be. */
struct verify_numbers { const char **rows; size_t count; };
enum fault verify_find(struct db *, struct arena *, enum verify_check, struct verify_numbers *) MUST_CHECK;

/* Cases by id after `after`, at most `limit`. */
struct verify_case { struct case_id id; const char *number; enum stage stage; };
struct verify_cases { struct verify_case *rows; size_t count; };
enum fault verify_cases(struct db *, struct arena *, struct case_id after, size_t limit,
    struct verify_cases *) MUST_CHECK;

/* Filed documents with the digest they were sealed with. */
struct verify_document {
	struct case_id	 id;
	const char	*number;
	const void	*bytes;
	size_t		 length;
	uint8_t		 sha256[SECRET_DIGEST];
};
struct verify_documents { struct verify_document *rows; size_t count; };
enum fault verify_documents(struct db *, struct arena *, struct case_id after, size_t limit,
    struct verify_documents *) MUST_CHECK;

enum fault verify_files(struct db *, struct arena *, int64_t *count) MUST_CHECK;

#endif
