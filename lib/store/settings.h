/* What the server and the schema must be before a program works with them. */
#ifndef STORE_SETTINGS_H
#define STORE_SETTINGS_H

#include "base/fault.h"

struct db;

/* Compares the server's settings with the product's needs (QUALITY 0.7); every wrong one is logged with
 * its value and the required one.  FAULT_DENIED when any is wrong. */
enum fault settings_check(struct db *) MUST_CHECK;

/* FAULT_DENIED, with their names logged, when a program's account may alter or destroy what is kept (QUALITY 0.7). */
enum fault settings_check_rights(struct db *) MUST_CHECK;

/* FAULT_DENIED, with both numbers logged, when the newest migration applied is not the newest this
 * program was built with. */
enum fault settings_check_schema(struct db *) MUST_CHECK;

/* The number of the newest file schema/sql/NNN_*.sql at build time. */
int settings_schema_number(void);

#endif
