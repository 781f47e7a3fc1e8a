/* What the server's error numbers mean to us. */
#include "../check.h"

#include "store/connection.h"

struct row {
	unsigned	 code;
	const char	*message;
	enum fault	 fault;
	bool		 lost;
};

static const struct row rows[] = {
	{ 1062, "Duplicate entry 'x' for key 'y'", FAULT_DUPLICATE, false },
	{ 1586, "Duplicate entry 'x' for key 'y'", FAULT_DUPLICATE, false },
	{ 1213, "Deadlock found", FAULT_RETRY, false },
	{ 1205, "Lock wait timeout exceeded", FAULT_RETRY, false },
	{ 1020, "Record has changed since last read", FAULT_RETRY, false },
	{ 2002, "Can't connect", FAULT_UNAVAILABLE, true },
	{ 2003, "Can't connect", FAULT_UNAVAILABLE, true },
	{ 2006, "Server has gone away", FAULT_UNAVAILABLE, true },
	{ 2013, "Lost connection", FAULT_UNAVAILABLE, true },
	{ 1040, "Too many connections", FAULT_UNAVAILABLE, true },
	{ 1047, "WSREP has not yet prepared node", FAULT_UNAVAILABLE, true },
	{ 1053, "Server shutdown in progress", FAULT_UNAVAILABLE, true },
	{ 1927, "Connection was killed", FAULT_UNAVAILABLE, true },
	{ 1969, "Query execution was interrupted (max_statement_time exceeded)", FAULT_UNAVAILABLE, false },
	{ 1021, "Disk full", FAULT_FULL, false },
	{ 1114, "The table is full", FAULT_FULL, false },
	{ 1026, "Error writing file 'x' (Errcode: 28 \"No space left on device\")", FAULT_FULL, false },
	{ 1030, "Got error 28 \"No space left on device\" from storage engine InnoDB", FAULT_FULL, false },
	{ 1030, "Got error 5 \"Input/output error\" from storage engine InnoDB", FAULT_INTERNAL, false },
	{ 1044, "Access denied", FAULT_DENIED, false },
	{ 1045, "Access denied", FAULT_DENIED, true },
	{ 1142, "command denied", FAULT_DENIED, false },
	{ 1143, "command denied", FAULT_DENIED, false },
	{ 1227, "Access denied; you need SUPER", FAULT_DENIED, false },
	{ 1644, "the archive is read only", FAULT_DENIED, false },
	{ 1105, "Parameter of prepared statement ... is longer than 'max_allowed_packet' bytes", FAULT_TOO_LARGE, false },
	{ 1105, "Unknown error", FAULT_INTERNAL, false },
	{ 1153, "Got a packet bigger than 'max_allowed_packet' bytes", FAULT_TOO_LARGE, false },
	{ 1406, "Data too long for column", FAULT_TOO_LARGE, false },
	{ 1064, "You have an error in your SQL syntax", FAULT_INTERNAL, false },
	{ 1146, "Table doesn't exist", FAULT_INTERNAL, false },
	{ 1292, "Incorrect datetime value", FAULT_INTERNAL, false },
	{ 1366, "Incorrect string value", FAULT_INTERNAL, false },
	{ 1452, "Cannot add or update a child row", FAULT_INTERNAL, false },
	{ 1451, "Cannot delete or update a parent row", FAULT_CONFLICT, false },
	{ 4025, "CONSTRAINT failed", FAULT_INTERNAL, false },
};

static void
test_errors(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		CHECK_ROW(i, connection_fault(rows[i].code, rows[i].message) == rows[i].fault);
		CHECK_ROW(i, connection_is_lost(rows[i].code) == rows[i].lost);
	}
}

static const struct CMUnitTest tests[] = { cmocka_unit_test(test_errors) };

CHECK_MAIN("errors", tests)
