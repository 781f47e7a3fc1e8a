/* From a request to its answer: the order in which a visit is checked and handled. */
#ifndef WEB_ANSWER_H
#define WEB_ANSWER_H

#include "base/fault.h"
#include "web/receive.h"
#include "web/serving.h"

struct arena;

/*
 * Reads the request and lays the whole answer into serving->response.  Cannot
 * fail: a fault becomes an error page.  Everything lives in the arena;
 * answer_end() must follow after the answer was sent.
 */
void answer_begin(struct server *, struct arena *, const struct source *, struct serving *);

/* Replaces the answer by the error page of a fault that was met while sending. */
void answer_fault(struct serving *, enum fault);

/* Closes uploads and releases the page. */
void answer_end(struct serving *);

#endif
