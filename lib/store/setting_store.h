/* Small facts of this installation, by name. */
#ifndef STORE_SETTING_STORE_H
#define STORE_SETTING_STORE_H

#include "store/db.h"

/* FAULT_NOT_FOUND when it was never set. */
enum fault setting_load(struct db *, struct arena *, const char *name, const char **value) MUST_CHECK;
enum fault setting_put(struct db *, struct arena *, const char *name, const char *value) MUST_CHECK;

#endif
