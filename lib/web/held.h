/* What was typed into a page whose session has ended since: nothing of it is lost. */
#ifndef WEB_HELD_H
#define WEB_HELD_H

#include <stdbool.h>

#include "web/request.h"

struct serving;

/*
 * True when the browser says that a page of ours sent this (silence is no proof here): then its
 * body is worth reading although nobody is signed in.
 */
bool held_is_ours(const struct request *);

/* True when moreover there is something to be shown to who sent it, and no password in it. */
bool held_may_show(const struct request *);

/* True when signing in comes first: the route is for staff, and there is no session. */
bool held_wants_sign_in(const struct serving *);

/*
 * Lays out for layout/error: Held.Action (program, path and query), Held.N.{Name,Value} without
 * token and one-time key, Held.Multipart as the form was, Held.Files when files must be chosen again,
 * Held.SignIn when signing in comes first.
 */
void held_show(struct serving *);

#endif
