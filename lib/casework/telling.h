/* What the complainant is told outside the pages: a row of the outbox in the transaction of what it tells. */
#ifndef CASEWORK_TELLING_H
#define CASEWORK_TELLING_H

#include "casework/act.h"
#include "rules/message.h"

struct outbox_row;

/*
 * All of these are called inside a transaction and are about at most one row.
 * The complainant is told by mail or by a message to the phone, whichever fits
 * the way of the complaint and is set up; who gave neither is not told.  What
 * goes to a phone holds number and stage and no word of the matter.
 */

/*
 * What is told when a complaint is registered: under which number, and by when
 * there will be an answer (`due` 0: no promise).  The row, in the step's
 * arena, is the caller's to insert; NULL when nobody can be told.
 */
struct outbox_row *casework_letter_registered(struct step *, const struct case_file *, const struct complaint *,
    int64_t due, const char *language);

/* After an act that the complainant may see, when the act has a letter. */
enum fault casework_tell_act(struct step *, const struct act_request *, const struct case_file *before,
    const struct case_file *after) MUST_CHECK;

/* A letter that somebody wrote, to this recipient. */
struct written_letter {
	enum message_kind	 kind;
	const char		*language, *recipient, *subject, *body;
};
enum fault casework_tell_written(struct step *, const struct case_file *, const struct written_letter *) MUST_CHECK;

/* True when messages of this way are sent by this installation. */
bool casework_way_open(const struct casework *, enum delivery);

#endif
