/* How an answer to one of our letters finds its case: a token that only who was written to can know. */
#ifndef CASEWORK_REPLY_H
#define CASEWORK_REPLY_H

#include "casework/casework.h"

/* 80 bits under the product's key, sixteen letters and digits; the same for a case every time. */
const char *reply_token(const struct step *, const char *number);

/* Whether a token, in any case of letters and with or without hyphens, is that of this case. */
bool reply_token_fits(const struct step *, const char *number, const char *token);

/*
 * Where answers about a case go: mailbox+<number>.<token>@… where the mail
 * server hands such addresses over, otherwise the mailbox; NULL without one.
 */
const char *reply_address(const struct step *, const char *number);

/* What stands in brackets in a subject: the number, and the token where the address cannot hold it. */
const char *reply_tag(const struct step *, const char *number);

#endif
