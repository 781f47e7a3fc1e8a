/* What was sent with a form, as one text: two sendings are the same when their texts are. */
#ifndef WEB_SUBMISSION_H
#define WEB_SUBMISSION_H

struct arena;
struct request;

/*
 * Route, query, the browser that the form was shown to, every field but the token and the
 * one-time key, and the digest of every upload, each with its length, in the
 * order of the form.  A double click gives the same text; another act, another
 * object, other words or another person do not.
 */
const char *submission_text(struct arena *, const struct request *);

#endif
