/* Stored bytes in chunks, and the evidence that points at them. */
#ifndef STORE_EVIDENCE_STORE_H
#define STORE_EVIDENCE_STORE_H

#include "rules/evidence.h"
#include "store/db.h"

enum { FILE_CHUNK_BYTES = 512 * 1024 };

struct stored_file {
	int64_t		 id;
	uint8_t		 sha256[32];
	int64_t		 size;
	const char	*type;
};

/*
 * Writing: begin, every chunk in order as its own small change, complete.  A
 * file that was never completed is invisible and swept after a day.
 */
enum fault file_begin(struct db *, struct arena *, struct stored_file *, int64_t at) MUST_CHECK;
enum fault file_put_chunk(struct db *, struct arena *, int64_t file, int64_t number, const void *, size_t) MUST_CHECK;
enum fault file_complete(struct db *, struct arena *, int64_t file) MUST_CHECK;

/*
 * Removes what never became evidence and was begun before: files that were
 * never completed, and complete ones since `since`.  A file is invisible from
 * the moment on when its first byte goes.  Ends after so many chunks, however
 * much is left.
 */
enum fault files_sweep(struct db *, struct arena *, int64_t before, int64_t since, int64_t chunks) MUST_CHECK;

/* Reading: FAULT_NOT_FOUND past the last chunk. */
enum fault file_load(struct db *, struct arena *, int64_t file, struct stored_file *) MUST_CHECK;
enum fault file_load_chunk(struct db *, struct arena *, int64_t file, int64_t number,
    const void **, size_t *) MUST_CHECK;

/* A row of evidence with where its bytes are. */
struct evidence_row {
	struct evidence	 evidence;
	int64_t		 file;		/* original */
	int64_t		 shown;		/* upright picture without position data; 0: none */
	int64_t		 audit;		/* 0: belongs to a case, or to a duty */
	int64_t		 duty, campaign_room;
	const char	*audit_item;
};
struct evidence_list { struct evidence_row *rows; size_t count; };

/* Inside a transaction: links bytes that are completely stored; FAULT_NOT_FOUND once they were swept.  Fills the id. */
enum fault evidence_insert(struct db *, struct arena *, struct evidence_row *) MUST_CHECK;
enum fault evidence_load(struct db *, struct arena *, int64_t id, struct evidence_row *) MUST_CHECK;
enum fault evidence_of_case(struct db *, struct arena *, struct case_id, struct evidence_list *) MUST_CHECK;

/* Reads every row of a selection of EVIDENCE_COLUMNS. */
enum fault evidence_rows(struct query *, struct arena *, struct evidence_list *) MUST_CHECK;
enum fault evidence_of_audit(struct db *, struct arena *, int64_t audit, struct evidence_list *) MUST_CHECK;

#endif
