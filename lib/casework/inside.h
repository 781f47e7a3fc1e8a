/* What the files of casework share; nobody else includes it. */
#ifndef CASEWORK_INSIDE_H
#define CASEWORK_INSIDE_H

#include "base/arena.h"
#include "base/config.h"
#include "base/shared_count.h"
#include "casework/board.h"
#include "casework/casework.h"
#include "rules/calendar.h"
#include "rules/campaign.h"
#include "rules/checklist.h"
#include "store/case_store.h"
#include "store/complaint_store.h"
#include "store/common_store.h"
#include "store/deadline_store.h"
#include "store/event_store.h"

enum { CASEWORK_PROCEDURES = 16, CASEWORK_CHECKLISTS = 16, CASEWORK_CAMPAIGN_FORMS = 16, CASEWORK_COUNTS = 16 };

/*
 * Every page shows the counts of the navigation and almost none changes them,
 * so a worker remembers them as one person last saw them, until something is
 * committed on this machine, and for two seconds at most for the sake of
 * other machines.
 */
struct remembered {
	struct staff_id	 viewer;
	uint64_t	 change;		/* value of casework.changes then */
	int64_t		 at;
};
struct remembered_counts { struct remembered when; int64_t counts[BOARD_VIEW__COUNT]; };
struct remembered_unseen { struct remembered when; int64_t count; };

struct casework {
	const struct config	*config;
	struct arena		 process;	/* procedures, for the life of the worker */
	struct arena		 names;		/* departments and staff, until the next refresh */
	struct db		*db;
	uint8_t			 key[SECRET_DIGEST];
	int64_t			 refreshed_at;
	const char		*adopted;	/* version in force */
	struct procedure	 procedures[CASEWORK_PROCEDURES];
	size_t			 procedure_count;
	struct checklist	 checklists[CASEWORK_CHECKLISTS];
	size_t			 checklist_count;
	struct campaign_form	 campaign_forms[CASEWORK_CAMPAIGN_FORMS];
	size_t			 campaign_form_count;
	struct department_list	 departments;
	struct staff_list	 staff;
	struct arena		 calendar_memory;	/* until another version is in force */
	struct calendar		 calendar;
	int64_t			 calendar_id;	/* 0: none was imported */
	struct shared_count	 changes;	/* grows with every committed step on this machine */
	struct remembered_counts counts[CASEWORK_COUNTS];
	struct remembered_unseen unseen[CASEWORK_COUNTS];
};

/* To be asked for before what is remembered is read; whether it is still good for this person; and where it is. */
struct remembered casework_remember(const struct step *);
bool casework_remembers(const struct step *, const struct remembered *);
size_t casework_remembered_slot(const struct step *);

/*
 * Runs work in one transaction, again when the server undid it.  Work returns
 * FAULT_REFUSED after setting step->refusal: everything is undone and the
 * result is FAULT_NONE.  When the answer to COMMIT was lost the one-time key
 * tells whether it happened; `result` is then filled as by a repeated sending.
 */
enum fault casework_transact(struct step *, enum fault (*work)(struct db *, void *), void *context,
    const char **result) MUST_CHECK;

/* Refuses inside a transaction: `return casework_refuse(step, REFUSAL_STAGE)`. */
enum fault casework_refuse(struct step *, enum refusal) MUST_CHECK;

/* A stored calendar; a fault was logged. */
struct calendar_record;
enum fault casework_read_calendar(const struct casework *, struct arena *, const struct calendar_record *,
    struct calendar *) MUST_CHECK;

/* "张敏 调度员" as it is kept in history. */
const char *casework_actor_name(const struct step *);

/*
 * The clocks of a case that is about to be made: rows for
 * casework_put_clocks() once the case has its id, and the due columns of the
 * case filled in.  What is late already is marked by the daemon within a
 * second, told and reported up like all that it marks: nothing is marked twice
 * over, nor without a word to anybody.
 */
enum fault casework_first_clocks(struct step *, struct case_file *, const struct clock_event *,
    struct deadline_changes *) MUST_CHECK;
enum fault casework_put_clocks(struct step *, struct case_id, const struct deadline_changes *) MUST_CHECK;

/*
 * Starts, stops, pauses and extends the clocks that an event moves, saves
 * them, and brings the due columns of the case up to date.  *until is the
 * limit of a pause or what a resumed or extended clock is due at, 0 for other
 * acts.  Refuses inside the transaction what the procedure does not permit.
 */
enum fault casework_move_clocks(struct step *, struct case_file *, const struct clock_event *,
    int64_t *until) MUST_CHECK;

/* The working calendar of the centre that a room belongs to; the common one when it is in none. */
enum fault casework_calendar_of(struct step *, struct room_id, struct calendar *) MUST_CHECK;

/*
 * Inside a transaction with the case locked: counts the rows anew that were
 * counted by another calendar, stores them, and tells of those that moved.
 */
enum fault casework_replan_rows(struct step *, const struct case_clocks *, struct deadline_list *,
    size_t *moved) MUST_CHECK;

/*
 * The earliest and the worst of the open deadlines, `changes` replacing rows of the same id,
 * into the columns that lists are sorted by.
 */
void casework_sum_clocks(struct case_file *, const struct deadline *, size_t count, const struct deadline_changes *);

/* Whether the actor may see the case: by what they are, or because it was reported up to them. */
enum fault casework_sees(struct step *, const struct case_file *, bool *sees) MUST_CHECK;

/*
 * Inside a transaction: reports up to the direct superior, whom it gives
 * (0 at the top of the line), as no level is skipped (§11, S2·13);
 * acknowledges what the actor was told.
 */
enum fault casework_report_up(struct step *, const struct case_file *, const char *reason, struct staff_id *person)
    MUST_CHECK;
enum fault casework_acknowledge(struct step *, struct case_id) MUST_CHECK;

/*
 * The report of a breach, to be stored with its event in the transaction that
 * marks it; its `to` is 0 when the clock does not escalate or nobody is above.
 */
struct escalation;
enum fault casework_report_breach(struct step *, const struct case_file *, const struct deadline *,
    struct escalation *) MUST_CHECK;

/* How the history of a case tells what the daemon reports up: of which clock, to whom, until when to acknowledge. */
struct case_event casework_report_event(const struct step *, const struct case_file *, const struct escalation *);

/* What is stored of a follow-up code (folded): an HMAC under the product's key. */
void casework_code_digest(const struct step *, const char *code, uint8_t digest[SECRET_DIGEST]);

/* The follow-up code of what this step's sender registered under a one-time key. */
const char *casework_key_code(const struct step *, const char *once);

/* The words by which a case is found. */
const char *casework_search_text(struct arena *, const struct complaint *, const struct case_file *);

#endif
