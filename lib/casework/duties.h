/* Duties of the calendar: opened by the clock or entered by hand, done, taken back (PROCEDURE.md §8, K17–K27). */
#ifndef CASEWORK_DUTIES_H
#define CASEWORK_DUTIES_H

#include "casework/files.h"
#include "rules/duty.h"

/* A line of its history, and a paper that shows it was done. */
struct duty_line { enum duty_act act; int64_t at; const char *actor, *note; };
struct duty_view {
	struct duty		 duty;
	const struct duty_rule	*rule;		/* NULL when it follows none of the procedure in force */
	bool			 may_do, may_withdraw, may_explain, may_decline;
	const struct duty_line	*lines;		size_t line_count;
	const struct evidence	*papers;	size_t paper_count;
};

/* What this person sees: the open ones, earliest due first, and those of the last 60 days, the last closed first. */
struct duties_reading { struct duty_view *open, *closed; size_t open_count, closed_count; };
enum fault duties_read(struct step *, struct duties_reading *) MUST_CHECK;

/*
 * One transaction each, once for each one-time key.  FAULT_CONFLICT when
 * somebody else saved since `version`; refusals as duty_may_do() and
 * duty_may_withdraw() have them.
 */
struct duty_request { int64_t id, version; const char *note; struct staged_files files; };
enum fault duties_do(struct step *, const struct duty_request *) MUST_CHECK;
enum fault duties_withdraw(struct step *, const struct duty_request *) MUST_CHECK;

/* An explanation with its proof, and that it is not accepted (duty_may_explain(), duty_may_decline()). */
enum fault duties_explain(struct step *, const struct duty_request *) MUST_CHECK;
enum fault duties_decline(struct step *, const struct duty_request *) MUST_CHECK;

/*
 * Enters a duty for a date: a warranty that ends (K24), somebody's period
 * (K26).  It is the named person's, or everybody's of the role.  Refused:
 * REFUSAL_ROLE, REFUSAL_HANDLER for somebody who is not there, REFUSAL_ALREADY
 * for the same subject of the same day.
 */
struct duty_entry {
	const char	*rule;		/* of the procedure, or "" */
	const char	*subject;
	int32_t		 day;
	int		 warn_days;
	struct staff_id	 responsible;	/* 0: the role */
	enum role	 role;
};
enum fault duties_enter(struct step *, const struct duty_entry *) MUST_CHECK;

/*
 * For the clock daemon.  Opens the duties of the periods that today lies in,
 * each once, unless their day has passed already when they would first open.
 * What would have been opened on the days since it last did is opened too,
 * under the procedure of that day and late as it is.
 */
enum fault duties_begin(struct step *, size_t *opened) MUST_CHECK;

/* Marks warnings and breaches that are due, up to 64, each once. */
enum fault duties_tick(struct step *, size_t *marked) MUST_CHECK;

/*
 * Works out anew by the calendar in force up to 64 undecided duties that another one placed (§32.2), a transaction for
 * each; the history of each that moves has old and new.  Adds how many moved.
 */
enum fault duties_replan(struct step *, size_t *moved) MUST_CHECK;

/* Inside a transaction: a line of its history, by whoever takes the step. */
enum fault duties_tell_within(struct step *, int64_t duty, enum duty_act, const char *note) MUST_CHECK;

/*
 * Inside the transaction that signs an inspection: counts what was signed in
 * their periods for the duties that are counted by it (K18).  The daemon does
 * the same before it marks one.
 */
enum fault duties_count_within(struct step *) MUST_CHECK;

/* Inside a transaction of the clock daemon: opens one and gives it its id, unless it is there (*added false). */
enum fault duties_put_within(struct step *, struct duty *, bool *added) MUST_CHECK;

/*
 * Inside a transaction: opens what duties_enter() would, for whoever the
 * product itself makes answer for something, and counts it as done.
 */
enum fault duties_open_within(struct step *, const struct duty_entry *, int64_t *id) MUST_CHECK;
enum fault duties_finish_within(struct step *, int64_t id, const char *note) MUST_CHECK;

#endif
