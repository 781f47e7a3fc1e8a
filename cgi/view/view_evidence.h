/* Evidence on its way to a browser, for every program that shows some. */
#ifndef CGI_VIEW_EVIDENCE_H
#define CGI_VIEW_EVIDENCE_H

#include "casework/files.h"
#include "web/visit.h"

/*
 * Answers with what casework opened for this step, piece by piece from the
 * database; the worker holds one piece at a time, however large the file is.
 * What the browser may not show in place it is told to be plain bytes.
 */
enum fault view_evidence_send(struct visit *, const struct step *, const struct file_reading *) MUST_CHECK;

#endif
