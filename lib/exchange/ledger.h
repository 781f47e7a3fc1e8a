/* Complaint ledgers of other houses and years: sheet rows become complaints (PROCEDURE.md §23, UX §4.1). */
#ifndef EXCHANGE_LEDGER_H
#define EXCHANGE_LEDGER_H

#include "base/secret.h"
#include "exchange/mapping.h"
#include "exchange/sheet.h"
#include "rules/case.h"
#include "rules/place.h"
#include "rules/referral.h"

enum { LEDGER_PROBLEMS = 8, LEDGER_READINGS = 4 };

/* Why a cell keeps its row out. */
struct ledger_problem {
	size_t		 column;	/* from 1; 0: the whole row */
	const char	*title;		/* of the column, "" for the whole row */
	/*
	 * of Text.Import: "missing", "date", "phone", "number", "word", "long", "order" or a
	 * sheet's
	 */
	const char	*word;
};

/* One case of the old ledger.  Texts are never NULL; moments are 0 when not given. */
struct ledger_row {
	int64_t			 number;	/* of the row in its sheet */
	const struct sheet_row	*cells;		/* as they stood, for the error file */
	struct ledger_problem	 problems[LEDGER_PROBLEMS];
	size_t			 problem_count;	/* above 0: not to be imported */

	uint8_t			 key[SECRET_DIGEST];	/* the same case in the same ledger always has the same key */
	struct complaint	 complaint;	/* number "", room 0, staff 0: for casework to find */
	bool			 received_assumed;	/* the year, or the whole date, is not in the file */
	const char		*project, *area;
	struct place		 place;
	/* of a room written without marks ("32503"), likeliest first */
	struct place		 readings[LEDGER_READINGS];
	int			 reading_count;

	enum severity		 severity;
	enum urgency		 urgency;
	enum risk		 risk;
	enum validity		 validity;
	unsigned		 flags;
	const char		*status;	/* as written */
	enum stage		 stage;		/* what the mapping makes of it */
	const char		*department, *handler, *receiver;	/* names as written */
	const char		*result;
	enum referral_body	 body;		/* that passed it on, REFERRAL_BODY__COUNT: no column says so */
	const char		*body_number;	/* under which that body has it */
	int64_t			 body_until;	/* the time that it set */
	int64_t			 due_at, closed_at;
	int			 satisfaction;	/* 1–5, 0: not rated */
};

struct ledger_options {
	const struct mapping	*mappings;	/* to choose from */
	size_t			 mapping_count;
	const char		*mapping;	/* id of the only one wanted; NULL: recognised by the header */
	int			 year;		/* of the first date without one; 0: the title's, or the latest past */
	int64_t			 now;
	int64_t			 assumed_at;	/* reception of rows whose ledger has no date column; 0: now */
};

struct ledger;

/*
 * Finds the header row among the first rows (titles may stand above it) and
 * the mapping whose titles it has.  FAULT_INPUT with *reason "no_header" or
 * "no_mapping".  Everything given must outlive the ledger; it needs no closing.
 */
enum fault ledger_open(struct arena *, struct sheet_reader *, const struct ledger_options *, struct ledger **,
    const char **reason) MUST_CHECK;

/* The header and the chosen mapping. */
const struct sheet_row *ledger_header(const struct ledger *);
const struct mapping *ledger_mapping(const struct ledger *);

/*
 * The next case, good or not; NULL at the end.  The row is valid until the
 * next call, its texts as long as the arena (the cells are the reader's).
 * Notes below the table and repeated titles are skipped and counted.
 */
enum fault ledger_next(struct ledger *, struct arena *, const struct ledger_row **) MUST_CHECK;
int64_t ledger_skipped(const struct ledger *);

#endif
