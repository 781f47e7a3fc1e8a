#include "exchange/holiday_json.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "exchange/json_value.h"

#include "base/banned.h"

enum { PAPERS = 20, PAPER_CHARACTERS = 500 };

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
	struct arena scratch = { 0 };
	struct json_place place;
	struct json_value *value = json_value_read_part(&scratch, file->bytes + at, file->length - at, &place);

	json_value_release(value);
	arena_release(&scratch);
	return value == NULL ? file->length : at + place.position;
}

static bool
is_key(const struct holiday_file *file, size_t at, const char *name)
{
	struct arena scratch = { 0 };
	struct json_place place;
	struct json_value *key = json_value_read_part(&scratch, file->bytes + at, file->length - at, &place);
	bool same = json_value_is(key, JSON_KIND_TEXT) && strcmp(json_value_text(key), name) == 0;

	json_value_release(key);
	arena_release(&scratch);
	return same;
}

/* Where the member of that name of the object at this byte has its value; the object itself when it has none. */
static size_t
member_place(const struct holiday_file *file, size_t object, const char *name)
{
	for (size_t at = skip(file, object + 1, " \t\r\n"); at < file->length && file->bytes[at] == '"';) {
		bool found = is_key(file, at, name);

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
	struct json_value	*root;
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
static const struct json_value *
member(struct holiday_reading *reading, const struct json_value *object, size_t place, const char *name,
    enum json_kind kind)
{
	static const char *const types[] = {
		[JSON_KIND_LIST] = "list", [JSON_KIND_TEXT] = "text", [JSON_KIND_NUMBER] = "whole number",
		[JSON_KIND_TRUTH] = "yes or no",
	};
	const struct json_value *value = json_value_member(object, name);

	if (value == NULL)
		holiday_complain(reading, place, "\"%s\" is missing.", name);
	else if (!json_value_is(value, kind))
		holiday_complain(reading, member_place(reading->file, place, name), "\"%s\" is not a %s.", name,
		    types[kind]);
	return json_value_is(value, kind) ? value : NULL;
}

static void
read_day(struct year *year, const struct json_value *object, size_t place)
{
	struct holiday_reading *reading = &year->reading;
	struct calendar_day day = { .notice = year->number };
	const struct json_value *name, *date, *off;

	if (!json_value_is(object, JSON_KIND_OBJECT)) {
		holiday_complain(reading, place, "A day is an object with \"name\", \"date\" and \"isOffDay\".");
		return;
	}
	name = member(reading, object, place, "name", JSON_KIND_TEXT);
	date = member(reading, object, place, "date", JSON_KIND_TEXT);
	off = member(reading, object, place, "isOffDay", JSON_KIND_TRUTH);
	if (name == NULL || date == NULL || off == NULL)
		return;
	if (!read_date(json_value_text(date), &day.day)) {
		holiday_complain(reading, member_place(reading->file, place, "date"), "There is no day \"%s\".",
		    text_cut(reading->arena, json_value_text(date), 20));
		return;
	}
	day.works = !json_value_truth(off);
	day.name = arena_copy(reading->arena, json_value_text(name));
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
	const struct json_value *papers = member(&year->reading, year->root, year->place, "papers", JSON_KIND_LIST);
	const struct holiday_file *file = year->reading.file;
	struct text list = text_begin(year->reading.arena);

	for (size_t i = 0; i < json_value_count(papers); i++) {
		const char *paper = json_value_text(json_value_item(papers, i));

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
	const struct json_value *number = member(&year->reading, year->root, year->place, "year", JSON_KIND_NUMBER);
	const struct json_value *days = member(&year->reading, year->root, year->place, "days", JSON_KIND_LIST);
	size_t at = member_place(year->reading.file, year->place, "days");

	if (number == NULL || days == NULL)
		return;
	/* Out of range is out of any notice's range, too. */
	year->number = json_value_number(number) > 0 && json_value_number(number) <= INT16_MAX ?
	    (int)json_value_number(number) : 0;
	at = skip(year->reading.file, at + 1, " \t\r\n");
	for (size_t i = 0; i < json_value_count(days); i++) {
		read_day(year, json_value_item(days, i), at);
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
	struct json_place stopped;

	year.root = json_value_read(arena, file->bytes + start, file->length - start, &stopped);
	year.place = skip(file, start, " \t\r\n");
	if (year.root == NULL)
		holiday_complain(&year.reading, start + (stopped.position > 0 ? stopped.position - 1 : 0), "%s",
		    stopped.error);
	else if (!json_value_is(year.root, JSON_KIND_OBJECT))
		holiday_complain(&year.reading, year.place,
		    "A year is an object with \"year\", \"papers\" and \"days\".");
	else {
		papers = read_papers(&year);
		read_days(&year);
	}
	json_value_release(year.root);
	return holiday_finish(&year.reading, papers, calendar, problem);
}

bool
holiday_json_is_schema(struct arena *arena, const struct holiday_file *file)
{
	size_t start = start_of(file);
	struct json_place stopped;
	struct json_value *root = json_value_read(arena, file->bytes + start, file->length - start, &stopped);
	const char *schema = arena_copy(arena, json_value_text(json_value_member(root, "$schema")));

	json_value_release(root);
	return schema != NULL && strstr(schema, "//json-schema.org/") != NULL;
}
