/* Reading one case with everything that belongs to it. */
#ifndef CASEWORK_CASE_READ_H
#define CASEWORK_CASE_READ_H

#include "casework/casework.h"
#include "rules/evidence.h"

/* The whole of a case; arrays live in the step's arena. */
struct case_reading {
	struct case_file		 file;
	struct case_belongings		 has;
	struct complaint		 complaint;
	const struct procedure		*procedure;	/* the version it was opened under */
	const struct case_event		*events;	size_t event_count;
	const struct deadline		*deadlines;	size_t deadline_count;
	const struct evidence		*evidence;	size_t evidence_count;
	/* same room, newest first, without this one */
	const struct case_file		*earlier;	size_t earlier_count;
	const struct case_file		*merged;	size_t merged_count;	/* merged into this one */
};

/* For staff: REFUSAL_NOT_FOUND when it is not there or this person may not see it, without telling which. */
enum fault casework_read(struct step *, struct case_id, struct case_reading *) MUST_CHECK;

/*
 * The receipt of what the actor took down: without evidence and neighbours,
 * and also where the case is otherwise kept from the actor (case_may_follow()).
 */
enum fault casework_read_receipt(struct step *, struct case_id, struct case_reading *) MUST_CHECK;

/* For the complainant: only public events and evidence; who may ask has been decided by casework_follow(). */
enum fault casework_read_public(struct step *, struct case_id, struct case_reading *) MUST_CHECK;

/* The row alone, visibility checked as above, by id or by number. */
enum fault casework_read_file(struct step *, struct case_id, struct case_file *) MUST_CHECK;
enum fault casework_read_number(struct step *, const char *number, struct case_file *) MUST_CHECK;

/* Open cases of the same building and category in the last seven days, for the duplicate hint. */
enum fault casework_read_alike(struct step *, const char *category, struct room_id, const struct case_file **,
    size_t *count) MUST_CHECK;

/* Earlier cases of a room, or of a phone when room is 0, newest first, those this person may see. */
enum fault casework_read_earlier(struct step *, struct room_id, const char *phone, const struct case_file **,
    size_t *count) MUST_CHECK;

#endif
