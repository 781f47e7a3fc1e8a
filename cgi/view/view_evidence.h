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

/* Whether the query asks for that form; then, or when it came back, Original.{Id,Path} for it: "desk/evidence". */
bool view_evidence_asked(const struct visit *);
void view_evidence_ask(struct visit *, const char *path);

#endif
