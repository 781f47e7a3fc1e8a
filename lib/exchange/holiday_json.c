/* The only home of jansson. */
#include "exchange/holiday_json.h"

#include <jansson.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"

#include "base/banned.h"

enum { PAPERS = 20, PAPER_CHARACTERS = 500 };

/* A value alone, whatever follows it. */
enum { PART = JSON_DECODE_ANY | JSON_DISABLE_EOF_CHECK };

static size_t
skip(const struct holiday_file *file, size_t at, const char *marks)
{
	while (at < file->length && strchr(marks, file->bytes[at]) != NULL && file->bytes[at] != '\0')
		at++;
	return at;
}

/* What follows the value at this byte; the document is known to be well-formed. */
static size_t
value_end(const struct holiday_file *file, size_t at)
{
	json_error_t error;
	json_t *value = json_loadb(file->bytes + at, file->length - at, PART, &error);

	json_decref(value);
	return value == NULL ? file->length : at + (size_t)error.position;
}

/* Where the member of that name of the object at this byte has its value; the object itself when it has none. */
static size_t
member_place(const struct holiday_file *file, size_t object, const char *name)
{
	json_error_t error;

	for (size_t at = skip(file, object + 1, " \t\r\n"); at < file->length && file->bytes[at] == '"';) {
		json_t *key = json_loadb(file->bytes + at, file->length - at, PART, &error);
		bool found = key != NULL && strcmp(json_string_value(key), name) == 0;

		json_decref(key);
		at = skip(file, value_end(file, at), " \t\r\n:");
		if (found)
			return at;
		at = skip(file, value_end(file, at), " \t\r\n,");
	}
	return object;
}

static size_t
item_place(const struct holiday_file *file, size_t array, size_t index)
{
	size_t at = skip(file, array + 1, " \t\r\n");

	while (index-- > 0)
		at = skip(file, value_end(file, at), " \t\r\n,");
	return at;
}

/* A year being read: its root, and where that begins. */
struct year {
	struct holiday_reading	 reading;
	json_t			*root;
	size_t			 place;
	int			 number;
};

/* "2026-10-01" and nothing else. */
static bool
read_date(const char *text, int32_t *day)
{
	static const char form[] = "0000-00-00";

	if (strlen(text) != strlen(form))
		return false;
	for (size_t i = 0; i < strlen(form); i++)
		if (form[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9')
			return false;
	return date_read_day(text, 0, day);
}

/* A member of an object that must be there and be of that type; NULL after a complaint. */
static json_t *
member(struct holiday_reading *reading, json_t *object, size_t place, const char *name, const char *type)
{
	json_t *value = json_object_get(object, name);
	bool right = strcmp(type, "text") == 0 ? json_is_string(value) : strcmp(type, "yes or no") == 0 ?
	    json_is_boolean(value) : strcmp(type, "list") == 0 ? json_is_array(value) : json_is_integer(value);

	if (value == NULL)
		holiday_complain(reading, place, "\"%s\" is missing.", name);
	else if (!right)
		holiday_complain(reading, member_place(reading->file, place, name), "\"%s\" is not a %s.", name, type);
	return right ? value : NULL;
}

static void
read_day(struct year *year, json_t *object, size_t place)
{
	struct holiday_reading *reading = &year->reading;
	struct calendar_day day = { .notice = year->number };
	json_t *name, *date, *off;

	if (!json_is_object(object)) {
		holiday_complain(reading, place, "A day is an object with \"name\", \"date\" and \"isOffDay\".");
		return;
	}
	name = member(reading, object, place, "name", "text");
	date = member(reading, object, place, "date", "text");
	off = member(reading, object, place, "isOffDay", "yes or no");
	if (name == NULL || date == NULL || off == NULL)
		return;
	if (!read_date(json_string_value(date), &day.day)) {
		holiday_complain(reading, member_place(reading->file, place, "date"), "There is no day \"%s\".",
		    text_cut(reading->arena, json_string_value(date), 20));
		return;
	}
	day.works = json_is_false(off);
	day.name = arena_copy(reading->arena, json_string_value(name));
	holiday_add(reading, member_place(reading->file, place, "date"), day);
}

static bool
is_address(const char *paper)
{
	return !text_empty(paper) && text_is_clean(paper, strlen(paper)) && strpbrk(paper, " \t\r\n") == NULL &&
	    text_characters(paper) <= PAPER_CHARACTERS;
}

static const char *
read_papers(struct year *year)
{
	json_t *papers = member(&year->reading, year->root, year->place, "papers", "list");
	const struct holiday_file *file = year->reading.file;
	struct text list = text_begin(year->reading.arena);

	for (size_t i = 0; i < json_array_size(papers); i++) {
		const char *paper = json_string_value(json_array_get(papers, i));

		if (i >= PAPERS || !is_address(paper))
			holiday_complain(&year->reading, item_place(file, member_place(file, year->place, "papers"), i),
			    "A paper is an address, at most %d of them.", PAPERS);
		text_add(&list, list.length > 0 ? "\n" : "");
		text_add(&list, paper);
	}
	return list.value;
}

static void
read_days(struct year *year)
{
	json_t *number = member(&year->reading, year->root, year->place, "year", "whole number");
	json_t *days = member(&year->reading, year->root, year->place, "days", "list");
	size_t at = member_place(year->reading.file, year->place, "days");

	if (number == NULL || days == NULL)
		return;
	/* Out of range is out of any notice's range, too. */
	year->number = json_integer_value(number) > 0 && json_integer_value(number) <= INT16_MAX ?
	    (int)json_integer_value(number) : 0;
	at = skip(year->reading.file, at + 1, " \t\r\n");
	for (size_t i = 0; i < json_array_size(days); i++) {
		read_day(year, json_array_get(days, i), at);
		at = skip(year->reading.file, value_end(year->reading.file, at), " \t\r\n,");
	}
}

/* The bytes after a mark of byte order, which old editors put in front. */
static size_t
start_of(const struct holiday_file *file)
{
	return file->length >= 3 && memcmp(file->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

enum fault
holiday_json_read(struct arena *arena, const struct holiday_file *file, struct calendar *calendar,
    const char **problem)
{
	struct year year = { .reading = holiday_begin(arena, file) };
	size_t start = start_of(file);
	const char *papers = "";
	json_error_t error;

	year.root = json_loadb(file->bytes + start, file->length - start, JSON_REJECT_DUPLICATES, &error);
	year.place = skip(file, start, " \t\r\n");
	if (year.root == NULL)
		holiday_complain(&year.reading, start + (size_t)(error.position > 0 ? error.position - 1 : 0), "%s",
		    error.text);
	else if (!json_is_object(year.root))
		holiday_complain(&year.reading, year.place,
		    "A year is an object with \"year\", \"papers\" and \"days\".");
	else {
		papers = read_papers(&year);
		read_days(&year);
	}
	json_decref(year.root);
	return holiday_finish(&year.reading, papers, calendar, problem);
}

bool
holiday_json_is_schema(struct arena *arena, const struct holiday_file *file)
{
	size_t start = start_of(file);
	json_error_t error;
	json_t *root = json_loadb(file->bytes + start, file->length - start, JSON_REJECT_DUPLICATES, &error);
	const char *schema = arena_copy(arena, json_string_value(json_object_get(root, "$schema")));

	json_decref(root);
	return schema != NULL && strstr(schema, "//json-schema.org/") != NULL;
}
