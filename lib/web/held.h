/* What was typed into a page whose session has ended since: nothing of it is lost. */
#ifndef WEB_HELD_H
#define WEB_HELD_H

#include <stdbool.h>

#include "web/request.h"

struct serving;

/*
 * True when the body may be shown to who sent it: the browser says that a page
 * of ours sent it (silence is no proof here), and no password is in it.
 */
bool held_may_show(const struct request *);

/*
 * Lays out for layout/error: Held.Action (program, path and query), Held.N.{Name,Value} without
 * token and one-time key, Held.Multipart as the form was, Held.Files when files must be chosen again,
 * Held.SignIn without a session.
 */
void held_show(struct serving *);

#endif
