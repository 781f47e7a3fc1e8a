/* Evidence on its way to a browser, for every program that shows some. */
#ifndef CGI_VIEW_EVIDENCE_H
#define CGI_VIEW_EVIDENCE_H

#include "casework/files.h"
#include "web/form.h"
#include "web/visit.h"

/*
 * Answers with what casework opened for this step, piece by piece from the
 * database; the worker holds one piece at a time, however large the file is.
 * What the browser may not show in place it is told to be plain bytes.
 */
enum fault view_evidence_send(struct visit *, const struct step *, const struct file_reading *) MUST_CHECK;

/*
 * The end of a handler that opened something: absent and hidden look alike, a
 * filed case is refused, everything else is sent.
 */
enum fault view_evidence_answer(struct visit *, const struct step *, enum fault opened,
    const struct file_reading *) MUST_CHECK;

/* Bytes as they came are sent by POST, for a reason: the form of layout/original.cs. */
enum { EVIDENCE_FORM_ID, EVIDENCE_FORM_REASON, EVIDENCE_FORM_FIELDS };
extern const struct form_spec view_evidence_form;

/* A route that gives copies by GET and originals by POST. */
struct view_original {
	const char	*path;			/* "desk/evidence" */
	visit_handler	*show;			/* draws the page with the form that asks why */
	enum fault	(*open)(struct step *, int64_t id, const char *reason, struct file_reading *);
};

/*
 * Its three handlers: the copy of a picture without where it was taken, other
 * files as they are, or with original=1 the form, which has Original.{Id,Path};
 * the bytes as they came, for a reason; the form once more.
 */
enum fault view_original_get(struct visit *, const struct view_original *) MUST_CHECK;
enum fault view_original_post(struct visit *, const struct view_original *) MUST_CHECK;
enum fault view_original_again(struct visit *, const struct view_original *) MUST_CHECK;

#endif
