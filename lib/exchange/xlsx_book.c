#include "exchange/xlsx_book.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/package_read.h"
#include "exchange/xlsx_part.h"
#include "exchange/xml_scan.h"

#include "base/banned.h"

enum { CUSTOM_FORMATS = 2000, MERGES = 100000 };

/* Styles: number formats by id, then the format of each cell style. */
struct style_list {
	struct arena	*arena;
	struct { int id; enum date_format format; } customs[CUSTOM_FORMATS];
	size_t		 custom_count;
	unsigned char	*formats;
	size_t		 count, room;
	bool		 in_cell_styles;
};

static enum date_format
custom_format(const struct style_list *list, int id)
{
	for (size_t i = 0; i < list->custom_count; i++)
		if (list->customs[i].id == id)
			return list->customs[i].format;
	return xlsx_book_format(id, NULL);
}

static void
add_format(struct style_list *list, enum date_format format)
{
	unsigned char *formats;

	if (list->count == list->room) {
		list->room = list->room == 0 ? 64 : list->room * 2;
		formats = arena_alloc(list->arena, list->room);
		if (list->count > 0)
			memcpy(formats, list->formats, list->count);
		list->formats = formats;
	}
	list->formats[list->count++] = (unsigned char)format;
}

static void
style_start(void *owner, const char *name, const char **attributes)
{
	struct style_list *list = owner;
	const char *id = xml_scan_attribute(attributes, "numFmtId");
	int64_t number = 0;

	if (id != NULL && (!text_number(id, &number) || number < 0 || number > 1000000))
		number = 0;
	if (strcmp(name, "cellXfs") == 0)
		list->in_cell_styles = true;
	else if (strcmp(name, "xf") == 0 && list->in_cell_styles)
		add_format(list, custom_format(list, (int)number));
	else if (strcmp(name, "numFmt") == 0 && list->custom_count < CUSTOM_FORMATS) {
		list->customs[list->custom_count].id = (int)number;
		list->customs[list->custom_count++].format =
		    xlsx_book_format(-1, xml_scan_attribute(attributes, "formatCode"));
	}
}

static void
style_end(void *owner, const char *name)
{
	struct style_list *list = owner;

	if (strcmp(name, "cellXfs") == 0)
		list->in_cell_styles = false;
}

static enum fault
load_styles(const struct xlsx_source *source, const char *part, struct xlsx_book *book)
{
	static const struct xml_listener listener = { style_start, style_end, NULL };
	struct style_list *list = arena_alloc(source->arena, sizeof(*list));
	enum fault fault;

	list->arena = source->arena;
	fault = xlsx_part_scan(source, part, &listener, list);
	book->formats = list->formats;
	book->format_count = list->count;
	return fault;
}

/* Shared texts. */
struct string_list {
	struct arena	*arena;
	const char	**strings;
	size_t		 count, room;
	struct text	 text;
	bool		 in_item, in_text, in_phonetic;
};

static void
string_start(void *owner, const char *name, const char **attributes)
{
	struct string_list *list = owner;

	(void)attributes;
	if (strcmp(name, "si") == 0) {
		list->in_item = true;
		list->text.length = 0;
		list->text.value[0] = '\0';
	} else if (strcmp(name, "rPh") == 0) {
		list->in_phonetic = true;
	} else if (strcmp(name, "t") == 0) {
		list->in_text = list->in_item && !list->in_phonetic;
	}
}

static void
add_string(struct string_list *list)
{
	const char **strings;
	struct text decoded = text_begin(list->arena);

	if (list->count == list->room) {
		list->room = list->room == 0 ? 1024 : list->room * 2;
		strings = arena_array(list->arena, list->room, sizeof(*strings));
		if (list->count > 0)
			memcpy(strings, list->strings, list->count * sizeof(*strings));
		list->strings = strings;
	}
	xlsx_book_add_escaped(&decoded, list->text.value, list->text.length);
	list->strings[list->count++] = decoded.value;
}

static void
string_end(void *owner, const char *name)
{
	struct string_list *list = owner;

	if (strcmp(name, "t") == 0)
		list->in_text = false;
	else if (strcmp(name, "rPh") == 0)
		list->in_phonetic = false;
	else if (strcmp(name, "si") == 0) {
		list->in_item = false;
		add_string(list);
	}
}

static void
string_text(void *owner, const char *bytes, size_t length)
{
	struct string_list *list = owner;

	if (list->in_text)
		text_add_bytes(&list->text, bytes, length);
}

static enum fault
load_strings(const struct xlsx_source *source, const char *part, struct xlsx_book *book)
{
	static const struct xml_listener listener = { string_start, string_end, string_text };
	struct string_list list = { .arena = source->arena, .text = text_begin(source->arena) };
	enum fault fault = xlsx_part_scan(source, part, &listener, &list);

	book->strings = list.strings;
	book->string_count = list.count;
	return fault;
}

/* Cells merged over several rows. */
struct merge_list { struct arena *arena; struct merge *merges; size_t count, room; };

static void
merge_start(void *owner, const char *name, const char **attributes)
{
	struct merge_list *list = owner;
	struct merge merge, *merges;
	const char *range, *colon;
	size_t last;

	if (strcmp(name, "mergeCell") != 0 || list->count >= MERGES)
		return;
	range = xml_scan_attribute(attributes, "ref");
	colon = range == NULL ? NULL : strchr(range, ':');
	if (colon == NULL || !xlsx_book_reference(range, &merge.column, &merge.top) ||
	    !xlsx_book_reference(colon + 1, &last, &merge.bottom) || merge.bottom <= merge.top)
		return;
	if (list->count == list->room) {
		list->room = list->room == 0 ? 64 : list->room * 2;
		merges = arena_array(list->arena, list->room, sizeof(*merges));
		if (list->count > 0)
			memcpy(merges, list->merges, list->count * sizeof(*merges));
		list->merges = merges;
	}
	list->merges[list->count++] = merge;
}

static int
by_top(const void *one, const void *other)
{
	const struct merge *a = one, *b = other;

	return (a->top > b->top) - (a->top < b->top);
}

static enum fault
load_merges(const struct xlsx_source *source, struct xlsx_book *book)
{
	static const struct xml_listener listener = { merge_start, NULL, NULL };
	struct merge_list list = { .arena = source->arena };
	enum fault fault = xlsx_part_scan(source, book->sheet_part, &listener, &list);

	if (list.count > 1)
		qsort(list.merges, list.count, sizeof(*list.merges), by_top);
	book->merges = list.merges;
	book->merge_count = list.count;
	return fault;
}

enum fault
xlsx_book_load(struct arena *arena, struct package *package, const char *sheet, struct xlsx_book *book,
    const char **reason)
{
	const struct xlsx_source source = { arena, package, reason };
	struct xlsx_parts parts;
	enum fault fault;

	*book = (struct xlsx_book){ 0 };
	fault = xlsx_part_find(&source, sheet, &parts);
	if (fault != FAULT_NONE)
		return fault;
	book->sheet_part = parts.sheet;
	book->others = parts.others;
	book->since_1904 = parts.since_1904;
	fault = load_merges(&source, book);
	if (fault == FAULT_NONE && parts.styles != NULL)
		fault = load_styles(&source, parts.styles, book);
	if (fault == FAULT_NONE && parts.strings != NULL)
		fault = load_strings(&source, parts.strings, book);
	return fault;
}

static int
hexadecimal(const char *digits)
{
	int value = 0;

	for (int i = 0; i < 4; i++) {
		char c = digits[i];

		if (c >= '0' && c <= '9')
			value = value * 16 + (c - '0');
		else if (c >= 'A' && c <= 'F')
			value = value * 16 + (c - 'A' + 10);
		else if (c >= 'a' && c <= 'f')
			value = value * 16 + (c - 'a' + 10);
		else
			return -1;
	}
	return value;
}

void
xlsx_book_add_escaped(struct text *text, const char *bytes, size_t length)
{
	size_t from = 0;

	for (size_t i = 0; i + 7 <= length; i++) {
		int value;

		if (bytes[i] != '_' || bytes[i + 1] != 'x' || bytes[i + 6] != '_')
			continue;
		value = hexadecimal(bytes + i + 2);
		if (value <= 0 || (value >= 0xD800 && value <= 0xDFFF))
			continue;
		text_add_bytes(text, bytes + from, i - from);
		text_add_character(text, (uint32_t)value);
		from = i + 7;
		i += 6;
	}
	text_add_bytes(text, bytes + from, length - from);
}

bool
xlsx_book_reference(const char *reference, size_t *column, int64_t *row)
{
	size_t letters = 0, result = 0;
	int64_t number = 0;

	while (*reference == '$')
		reference++;
	for (; *reference >= 'A' && *reference <= 'Z' && letters < 4; reference++, letters++)
		result = result * 26 + (size_t)(*reference - 'A') + 1;
	while (*reference == '$')
		reference++;
	for (; *reference >= '0' && *reference <= '9' && number < 100000000; reference++)
		number = number * 10 + (*reference - '0');
	if (letters == 0 || number == 0)
		return false;
	*column = result - 1;
	*row = number;
	return true;
}

/* What a format code shows, ignoring quoted text, escapes, colours and conditions. */
static enum date_format
format_of_code(const char *code)
{
	bool quoted = false, bracket = false, time = false;

	for (; *code != '\0' && *code != ';'; code++) {
		if (*code == '"')
			quoted = !quoted;
		else if (quoted)
			continue;
		else if (*code == '[')
			bracket = code[1] != 'h' && code[1] != 'H';
		else if (*code == ']')
			bracket = false;
		else if (bracket)
			continue;
		else if (*code == '\\' || *code == '_' || *code == '*')
			code += code[1] != '\0';
		else if (strchr("yYdD", *code) != NULL)
			return FORMAT_DATE;
		else if (strchr("hHsS", *code) != NULL)
			time = true;
	}
	return time ? FORMAT_TIME : FORMAT_OTHER;
}

enum date_format
xlsx_book_format(int number, const char *code)
{
	/* The numbers every spreadsheet program knows; 27–36 and 50–58 are dates in Chinese and Japanese editions. */
	static const struct { int first, last; enum date_format format; } known[] = {
		{ 14, 17, FORMAT_DATE }, { 18, 21, FORMAT_TIME }, { 22, 22, FORMAT_DATE }, { 27, 31, FORMAT_DATE },
		{ 32, 33, FORMAT_TIME }, { 34, 36, FORMAT_DATE }, { 45, 47, FORMAT_TIME }, { 50, 54, FORMAT_DATE },
		{ 55, 56, FORMAT_TIME }, { 57, 58, FORMAT_DATE },
	};

	if (code != NULL)
		return strstr(code, "General") != NULL ? FORMAT_OTHER : format_of_code(code);
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (number >= known[i].first && number <= known[i].last)
			return known[i].format;
	return FORMAT_OTHER;
}
