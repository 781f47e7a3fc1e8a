/* Every SQL statement of the product by name.  The texts are in statement/<area>.def. */
#ifndef STORE_STATEMENT_H
#define STORE_STATEMENT_H

/*
 * An area file holds rows
 *	STATEMENT(CASE_BY_ID, "SELECT " CASE_COLUMNS " FROM case_file WHERE id = ?")
 * and may define its column lists as macros, shared with the row reader by
 * standing next to it in order.
 */
enum statement {
#define STATEMENT(name, sql) STATEMENT_##name,
#include "store/statement/all.def"
#undef STATEMENT
	STATEMENT__COUNT
};

const char *statement_sql(enum statement);
const char *statement_name(enum statement);

#endif
