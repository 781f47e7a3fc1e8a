/* Everything a unit test includes: cmocka in the order it needs, and the table habits. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* Names the row of a table that failed. */
#define CHECK_ROW(row, condition) do { \
	if (!(condition)) \
		fail_msg("row %zu (%s:%d): %s", (size_t)(row), __FILE__, __LINE__, #condition); \
} while (0)

#define CHECK_ROW_TEXT(row, got, wanted) do { \
	if (strcmp((got), (wanted)) != 0) \
		fail_msg("row %zu (%s:%d): \"%s\" instead of \"%s\"", (size_t)(row), __FILE__, __LINE__, (got), (wanted)); \
} while (0)

#define CHECK_MAIN(name, tests) int main(void) { return cmocka_run_group_tests_name(name, tests, NULL, NULL); }

#endif
