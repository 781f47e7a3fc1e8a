/* Files made on the spot for the tests of spreadsheets. */
#ifndef TESTS_SHEET_FILES_H
#define TESTS_SHEET_FILES_H

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>
#include <zip.h>

#include "check.h"

/* A file without a name that holds these bytes. */
static inline int
file_of(const char *bytes, size_t length)
{
	char path[] = "/tmp/anjuan-test-XXXXXX";
	int descriptor = mkstemp(path);

	assert_true(descriptor >= 0);
	unlink(path);
	assert_int_equal(write(descriptor, bytes, length), length);
	return descriptor;
}

struct part { const char *name, *text; };

/* A container with these parts, the list ended by a NULL name. */
static inline int
container_of_parts(const struct part *parts)
{
	char path[] = "/tmp/anjuan-test-XXXXXX";
	int descriptor = mkstemp(path), error = 0;
	zip_t *archive;

	assert_true(descriptor >= 0);
	close(descriptor);
	archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
	assert_non_null(archive);
	for (; parts->name != NULL; parts++)
		assert_true(zip_file_add(archive, parts->name,
		    zip_source_buffer(archive, parts->text, strlen(parts->text), 0), 0) >= 0);
	assert_int_equal(zip_close(archive), 0);
	descriptor = open(path, O_RDWR);
	unlink(path);
	assert_true(descriptor >= 0);
	return descriptor;
}

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define TOP_RELS XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" \
	"<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" \
	"officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
#define BOOK_REL(id, type, target) "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/" \
	"officeDocument/2006/relationships/" type "\" Target=\"" target "\"/>"
#define BOOK_RELS(rows) XML "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" \
	rows "</Relationships>"
#define BOOK(sheets) XML "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" " \
	"xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>" sheets \
	"</sheets></workbook>"
#define SHEET(rows) XML "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" \
	rows "</sheetData></worksheet>"

/* The smallest workbook around one sheet. */
static inline int
workbook_of(const char *sheet, const char *strings, const char *styles)
{
	const struct part parts[] = {
		{ "_rels/.rels", TOP_RELS },
		{ "xl/workbook.xml", BOOK("<sheet name=\"台账\" sheetId=\"1\" r:id=\"rId1\"/>") },
		{ "xl/_rels/workbook.xml.rels", BOOK_RELS(BOOK_REL("rId1", "worksheet", "worksheets/sheet1.xml")
		    BOOK_REL("rId2", "sharedStrings", "sharedStrings.xml") BOOK_REL("rId3", "styles", "/xl/styles.xml")) },
		{ "xl/worksheets/sheet1.xml", sheet },
		{ "xl/sharedStrings.xml", strings != NULL ? strings : XML "<sst/>" },
		{ styles != NULL ? "xl/styles.xml" : "xl/none.xml", styles != NULL ? styles : XML "<x/>" },
		{ NULL, NULL }
	};

	return container_of_parts(parts);
}

#endif
