#include "../sheet_files.h"

#include "base/arena.h"
#include "base/text.h"
#include "exchange/file_type.h"
#include "exchange/sheet_write.h"

#include "base/banned.h"

static struct arena arena;

static const char *
type_of(int descriptor)
{
	const struct file_type *type;
	enum fault fault = file_type_read(descriptor, &type);

	close(descriptor);
	assert_int_equal(fault, FAULT_NONE);
	return type == NULL ? "" : type->type;
}

#define BYTES(text) text, sizeof(text) - 1
#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
#define PE "MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF\0\0\xB8\0\0\0\0\0\0\0\x40\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" \
	"\0\0\0\0\0\0\0\0\x40\0\0\0PE\0\0\x64\x86"

static void
content_decides(void **state)
{
	static const struct { const char *bytes; size_t length; const char *type; } table[] = {
		{ BYTES("\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xFF\xDB\0\x43"), "image/jpeg" },
		{ BYTES("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0"), "image/png" },
		{ BYTES("GIF89a\x01\0\x01\0\x80\0\0"), "image/gif" },
		{ BYTES("RIFF\x24\0\0\0WEBPVP8 \x18\0\0\0"), "image/webp" },
		{ BYTES("\0\0\0\x18" "ftypheic\0\0\0\0mif1heic\0\0\0\0"), "image/heic" },
		{ BYTES("%PDF-1.4\n1 0 obj\n"), "application/pdf" },
		{ BYTES("ID3\x03\0\0\0\0\0\x21TIT2\0\0\0\0"), "audio/mpeg" },
		{ BYTES("RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x44\xAC\0\0"), "audio/wav" },
		{ BYTES("#!AMR\n\x3C\x08\x55"), "audio/amr" },
		{ BYTES("OggS\0\x02\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\x01\x1E\x01vorbis\0\0\0\0\x02\x44\xAC\0\0"),
		    "audio/ogg" },
		{ BYTES("\0\0\0\x20" "ftypisom\0\0\x02\0isomiso2avc1mp41\0\0\0\x08" "free"), "video/mp4" },
		{ BYTES("\0\0\0\x20" "ftypM4A \0\0\0\0M4A mp42isom\0\0\0\0"), "audio/mp4" },
		{ BYTES("\0\0\0\x14" "ftypqt  \0\0\0\0qt  \0\0\0\x08wide"), "video/quicktime" },
		{ BYTES("\0\0\0\x18" "ftyp3gp4\0\0\0\0" "3gp4isom\0\0\0\0"), "video/3gpp" },
		{ BYTES("\x1A\x45\xDF\xA3\x9F\x42\x86\x81\x01\x42\xF7\x81\x01\x42\xF2\x81\x04\x42\xF3\x81\x08\x42\x82\x84webm"),
		    "video/webm" },
		{ BYTES("楼道灯坏了，三天没人修。\n"), "text/plain" },
		{ BYTES("\xC2\xA5\xB5\xC0\xB5\xC6\xBB\xB5\xC1\xCB\xA3\xAC\xC8\xFD\xCC\xEC\xC3\xBB\xC8\xCB\xD0\xDE\n"), "text/plain" },
		{ BYTES("a,b,c\n1,2,3\n4,5,6\n"), "text/plain" },
		{ BYTES("hi"), "text/plain" },
		{ BYTES(OLE "....W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), "application/msword" },
		{ BYTES(OLE "....W\0o\0r\0k\0b\0o\0o\0k\0"), "application/vnd.ms-excel" },
		{ BYTES(OLE "..P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0D\0o\0c\0"), "application/vnd.ms-powerpoint" },
		/* Not accepted. */
		{ BYTES(""), "" },
		{ BYTES("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"></svg>"), "" },
		{ BYTES("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "" },
		{ BYTES("<!DOCTYPE html><html><script>alert(1)</script></html>"), "" },
		{ BYTES("  <html><body>x"), "" },
		{ BYTES("#!/bin/sh\nrm -rf /\n"), "" },
		{ BYTES("\x7F" "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0\x01\0\0\0"), "" },
		{ BYTES(PE), "" },
		{ BYTES("Rar!\x1A\x07\x01\0"), "" },
		{ BYTES("7z\xBC\xAF\x27\x1C\0\x04"), "" },
		{ BYTES("\x1F\x8B\x08\0\0\0\0\0\0\x03"), "" },
		{ BYTES(OLE "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0_\0V\0B\0A\0_\0P\0R\0O\0J\0E\0C\0T\0"), "" },
		{ BYTES(OLE " an installer"), "" },
		{ BYTES("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0"), "" },
		{ BYTES("\0\x01\x02\x03\x04\x05\x06\x07\x08"), "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, type_of(file_of(table[i].bytes, table[i].length)), table[i].type);
}

static void
containers_are_looked_into(void **state)
{
	static const struct { struct part parts[4]; const char *type; } table[] = {
		{ { { "[Content_Types].xml", "x" }, { "word/document.xml", "x" }, { NULL, NULL } },
		    "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
		{ { { "ppt/presentation.xml", "x" }, { "[Content_Types].xml", "x" }, { NULL, NULL } },
		    "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
		{ { { "xl/workbook.xml", "x" }, { "[Content_Types].xml", "x" }, { NULL, NULL } },
		    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
		{ { { "[Content_Types].xml", "x" }, { "word/document.xml", "x" }, { "word/vbaProject.bin", "x" }, { NULL, NULL } }, "" },
		{ { { "[Content_Types].xml", "x" }, { "word/document.xml", "x" }, { "word/run.exe", "x" }, { NULL, NULL } }, "" },
		{ { { "word/document.xml", "x" }, { NULL, NULL } }, "" },
		{ { { "a.txt", "x" }, { NULL, NULL } }, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++)
		CHECK_ROW_TEXT(i, type_of(container_of_parts(table[i].parts)), table[i].type);
}

static void
our_own_workbook_is_one(void **state)
{
	static const struct sheet_column columns[] = { { "a", 0, COLUMN_TEXT } };
	static const struct sheet_layout layout = { .name = "a", .columns = columns, .count = 1 };
	struct sheet_writer *writer;
	int descriptor = file_of("", 0);

	(void)state;
	assert_int_equal(sheet_writer_open(&arena, SHEET_XLSX, descriptor, &layout, &writer), FAULT_NONE);
	assert_int_equal(sheet_writer_end(writer), FAULT_NONE);
	assert_string_equal(type_of(descriptor), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

static void
the_table_is_whole(void **state)
{
	size_t count;
	const struct file_type *types = file_type_list(&count);

	(void)state;
	assert_int_equal(count, 22);
	for (size_t i = 0; i < count; i++) {
		CHECK_ROW(i, file_type_find(types[i].type) == &types[i]);
		CHECK_ROW(i, !text_empty(types[i].extension));
		/* Whatever could carry script is a download. */
		CHECK_ROW(i, !types[i].shown_inline || types[i].family != FILE_DOCUMENT);
	}
	assert_null(file_type_find("image/svg+xml"));
	assert_null(file_type_find(NULL));
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(content_decides),
		cmocka_unit_test(containers_are_looked_into),
		cmocka_unit_test(our_own_workbook_is_one),
		cmocka_unit_test(the_table_is_whole),
	};

	return cmocka_run_group_tests_name("file_type", tests, NULL, release);
}
