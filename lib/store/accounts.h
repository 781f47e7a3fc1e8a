/* The programs' accounts at the server. */
#ifndef STORE_ACCOUNTS_H
#define STORE_ACCOUNTS_H

#include <stdbool.h>

#include "base/fault.h"

struct arena;
struct db;
struct script;

/*
 * Makes every account that the grants name ('anjuan_desk'@'localhost') exist, with the password of its
 * file or for unix_socket, and gives it exactly what the script grants.  Rights that are no longer in the script
 * are taken away first when `anew`; a program that runs meanwhile may be denied for a moment.
 */
enum fault accounts_apply(struct db *, struct arena *, const struct script *, bool anew) MUST_CHECK;

#endif
