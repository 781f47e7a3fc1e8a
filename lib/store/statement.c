#include "store/statement.h"

#include <stddef.h>

#include "base/banned.h"

static const char *const texts[STATEMENT__COUNT] = {
#define STATEMENT(name, sql) [STATEMENT_##name] = sql,
#include "store/statement/all.def"
#undef STATEMENT
};

static const char *const names[STATEMENT__COUNT] = {
#define STATEMENT(name, sql) [STATEMENT_##name] = #name,
#include "store/statement/all.def"
#undef STATEMENT
};

const char *
statement_sql(enum statement statement)
{
	return texts[statement];
}

const char *
statement_name(enum statement statement)
{
	return (size_t)statement < STATEMENT__COUNT ? names[statement] : "?";
}
