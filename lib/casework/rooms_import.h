/* Rooms and residents from a spreadsheet: looked at first, written when confirmed, the same again changes nothing. */
#ifndef CASEWORK_ROOMS_IMPORT_H
#define CASEWORK_ROOMS_IMPORT_H

#include "casework/casework.h"

enum { ROOMS_IMPORT_PROBLEMS = 200 };

/* Why a cell keeps its row out. */
struct rooms_problem {
	int64_t		 row;		/* from 1, as a spreadsheet program counts */
	size_t		 column;	/* from 1; 0: the whole row */
	const char	*title;		/* of the column */
	const char	*word;		/* of Text.Import */
};

/* What a sheet holds and what writing it does, or would do. */
struct rooms_summary {
	const char		*reason;	/* word of Text.Import when it cannot be read at all; else NULL */
	int64_t			 lines, bad;	/* bad lines stay out */
	int64_t			 new_projects, new_rooms, new_residents, changed, same;
	struct rooms_problem	*problems;	/* the first ROOMS_IMPORT_PROBLEMS of them */
	size_t			 problem_count;
};

/* Reads the sheet in the descriptor and says what it would do; nothing is written. */
enum fault rooms_import_preview(struct step *, int descriptor, struct rooms_summary *) MUST_CHECK;

/* Writes the good lines in one transaction, with the one-time key. */
enum fault rooms_import_write(struct step *, int descriptor, struct rooms_summary *) MUST_CHECK;

/* Keeps the sheet between preview and confirmation. */
enum fault rooms_import_keep(struct step *, int descriptor, int64_t size, const uint8_t sha256[32], int64_t *file)
    MUST_CHECK;

/*
 * Brings back a kept sheet into an unlinked file, which the caller closes;
 * FAULT_NOT_FOUND when there is none of this id with this digest (in hexadecimal).
 */
enum fault rooms_import_kept(struct step *, int64_t file, const char *digest, int *descriptor) MUST_CHECK;

/* The empty spreadsheet to fill in. */
enum fault rooms_import_template(struct step *, const void **bytes, size_t *length) MUST_CHECK;

#endif
