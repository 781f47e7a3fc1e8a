/* The steps people take: rules, store, record and exchange in one transaction each. */
#ifndef CASEWORK_CASEWORK_H
#define CASEWORK_CASEWORK_H

#include "rules/deadline.h"
#include "rules/event.h"

struct arena;
struct config;
struct casework;	/* one per worker: the connection, the procedures, names of departments and staff */

/* Connects as the program's account ("desk") and loads the adopted procedure and the names. */
enum fault casework_open(const struct config *, const char *account, struct casework **) MUST_CHECK;
void casework_close(struct casework *);

/*
 * Brings names, the adopted procedure and the calendar up to date when they are older than
 * half a minute; called once at the start of a visit, because what the
 * functions below return lives until the next refresh.
 */
enum fault casework_refresh(struct casework *, int64_t now) MUST_CHECK;

/* The procedure in force now, and that of a case (the version it was opened under). */
const struct procedure *casework_procedure(const struct casework *);
enum fault casework_procedure_of(struct casework *, const char *version, const struct procedure **) MUST_CHECK;

/*
 * The working calendar in force; Monday to Friday without notices until one was imported.
 * calendar_of_centre() gives that of a centre, named by its project.
 */
struct calendar;
const struct calendar *casework_calendar(const struct casework *);

/* Names; NULL when there is nobody of that id.  Lists end after *count. */
const struct staff *casework_staff(const struct casework *, struct staff_id);
const struct staff *casework_staff_list(const struct casework *, size_t *count);
const struct department *casework_department(const struct casework *, struct department_id);
const struct department *casework_department_code(const struct casework *, const char *code);
const struct department *casework_department_list(const struct casework *, size_t *count);

/*
 * One person's step.  Every casework function takes it first, so that who,
 * when and which submission are never ambient.  A function that the procedure
 * refuses returns FAULT_NONE with `refusal` set and has changed nothing.
 */
struct step {
	struct casework		*casework;
	struct arena		*arena;
	const struct staff	*actor;		/* NULL: the complainant or the clock */
	/* ROLE_COMPLAINANT, ROLE_CLOCK, or ROLE__COUNT: whatever the actor holds */
	enum role		 as;
	int64_t			 now;
	const char		*once;		/* of one act on one object by one person (once.h); NULL for reads */
	const char		*visit, *address;	/* for the access log */
	bool			 untold;	/* nobody outside is written to: demonstration data */
	bool			 at_rest;	/* what is written to them is taken by no courier: demonstration data */
	enum refusal		 refusal;	/* out */
	bool			 repeated;	/* out: this form was sent before; nothing new happened */
};

/* Remembers who read which personal data, and why.  Kinds: view, reveal, export, print, download, search. */
enum fault casework_log_access(struct step *, const char *kind, const char *subject, const char *reason) MUST_CHECK;

/* The same for several cases of one page, a line each. */
enum fault casework_log_views(struct step *, const char *const *numbers, size_t count, const char *reason) MUST_CHECK;

#endif
