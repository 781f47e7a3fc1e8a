#include "exchange/dated_list.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/dated_field.h"
#include "exchange/sheet.h"
#include "exchange/xml_scan.h"

#include "base/banned.h"

enum { PIECE = 64 * 1024 };

/* A list being read, and what was wrong so far. */
struct listing {
	struct arena		*arena;
	const char		*path;
	struct dated_list	*list;
	struct text		 problems;
	size_t			 problem_count;
	struct xml_scan		*scan;
	size_t			 depth;
};

static void
complain(struct listing *listing, int64_t line, const char *what)
{
	if (++listing->problem_count <= DATED_PROBLEMS)
		text_add_format(&listing->problems, "%s%s:%lld: %s", listing->problem_count == 1 ? "" : "\n",
		    listing->path, (long long)line, what);
}

void
dated_list_add(struct dated_list *list, const struct replay_event *event)
{
	struct replay_list *told = &list->told;

	if (told->count == list->room) {
		size_t room = list->room == 0 ? 1024 : list->room * 2;
		struct replay_event *larger = arena_array(list->cases.arena, room, sizeof(*larger));

		if (told->count > 0)
			memcpy(larger, told->events, told->count * sizeof(*larger));
		told->events = larger;
		list->room = room;
	}
	told->events[told->count++] = *event;
	if (event->at > list->latest)
		list->latest = event->at;
}

void
dated_list_add_duty(struct dated_list *list, const struct replay_duty *duty)
{
	struct replay_list *told = &list->told;

	if (told->duty_count == list->duty_room) {
		size_t room = list->duty_room == 0 ? 64 : list->duty_room * 2;
		struct replay_duty *larger = arena_array(list->cases.arena, room, sizeof(*larger));

		if (told->duty_count > 0)
			memcpy(larger, told->duties, told->duty_count * sizeof(*larger));
		told->duties = larger;
		list->duty_room = room;
	}
	told->duties[told->duty_count++] = *duty;
	if (duty->at > list->latest)
		list->latest = duty->at;
}

static void
finish(struct listing *listing, const struct dated_draft *draft, const char *problem)
{
	if (problem == NULL)
		problem = dated_draft_lack(draft);
	if (problem != NULL)
		complain(listing, draft->event.line, problem);
	else if (dated_draft_is_duty(draft)) {
		struct replay_duty duty = dated_draft_duty(draft);

		dated_list_add_duty(listing->list, &duty);
	} else
		dated_list_add(listing->list, &draft->event);
}

/* The header: which column is which. */
static int *
read_header(struct listing *listing, const struct sheet_row *row)
{
	int *fields = arena_array(listing->arena, row->count + 1, sizeof(*fields));
	static const char *const needed[] = { "case", "time", "event" };

	for (size_t i = 0; i < row->count; i++) {
		fields[i] = dated_field_find(text_lower(listing->arena, row->cells[i].text));
		if (fields[i] < 0)
			complain(listing, row->number, arena_format(listing->arena, "unknown column '%s'",
			    row->cells[i].text));
	}
	for (size_t k = 0; k < sizeof(needed) / sizeof(needed[0]); k++) {
		bool there = false;

		for (size_t i = 0; i < row->count; i++)
			there = there || fields[i] == dated_field_find(needed[k]);
		if (!there)
			complain(listing, row->number, arena_format(listing->arena, "there is no column '%s'",
			    needed[k]));
	}
	return fields;
}

static void
read_row(struct listing *listing, const struct sheet_row *row, const int *fields, size_t count)
{
	struct dated_draft draft = dated_draft_begin(listing->list, row->number);
	const char *problem = row->problem;

	for (size_t i = 0; i < row->count && problem == NULL; i++)
		if (i < count)
			problem = dated_field_take(&draft, fields[i], row->cells[i].text);
		else if (row->cells[i].kind != CELL_EMPTY)
			problem = "there are more cells than columns";
	finish(listing, &draft, problem);
}

static enum fault
read_sheet(struct listing *listing)
{
	struct sheet_reader *reader;
	const struct sheet_row *row;
	const char *reason = NULL;
	size_t columns = 0;
	int *fields = NULL;
	enum fault fault = sheet_open_file(listing->arena, listing->path, NULL, &reader, &reason);

	if (fault != FAULT_NONE) {
		if (reason != NULL)
			complain(listing, 1, reason);
		return fault;
	}
	while ((fault = sheet_next(reader, &row)) == FAULT_NONE && row != NULL)
		if (fields == NULL) {
			fields = read_header(listing, row);
			columns = row->count;
			if (listing->problem_count > 0)
				break;
		} else
			read_row(listing, row, fields, columns);
	sheet_close(reader);
	return fault;
}

static void
start(void *owner, const char *name, const char **attributes)
{
	struct listing *listing = owner;
	struct dated_draft draft = dated_draft_begin(listing->list, xml_scan_line(listing->scan));
	const char *problem = NULL, *wanted = listing->depth == 0 ? "events" : "event";

	if (!text_equal(name, wanted) || listing->depth > 1)
		complain(listing, draft.event.line, arena_format(listing->arena, "<%s> is not expected here", name));
	if (listing->depth++ != 1)
		return;
	for (; *attributes != NULL && problem == NULL; attributes += 2) {
		int field = dated_field_find(text_equal(attributes[0], "name") ? "event" : attributes[0]);

		problem = field < 0 ? arena_format(listing->arena, "unknown attribute '%s'", attributes[0]) :
		    dated_field_take(&draft, field, attributes[1]);
	}
	finish(listing, &draft, problem);
}

static void
end(void *owner, const char *name)
{
	(void)name;
	((struct listing *)owner)->depth--;
}

static enum fault
scan_file(struct listing *listing, int descriptor)
{
	char *piece = arena_alloc(listing->arena, PIECE);
	ssize_t length;
	enum fault fault = FAULT_NONE;

	do {
		length = read(descriptor, piece, PIECE);
		if (length < 0 && errno != EINTR)
			return FAULT_IO;
		if (length >= 0)
			fault = xml_scan_feed(listing->scan, piece, (size_t)length, length == 0);
	} while (length != 0 && fault == FAULT_NONE);
	if (fault != FAULT_NONE)
		complain(listing, xml_scan_line(listing->scan), "this is no well-formed XML");
	return fault;
}

static enum fault
read_xml(struct listing *listing, int descriptor)
{
	static const struct xml_listener listener = { .start = start, .end = end };
	enum fault fault = xml_scan_open(listing->arena, &listener, listing, &listing->scan);

	if (fault == FAULT_NONE)
		fault = scan_file(listing, descriptor);
	xml_scan_close(listing->scan);
	return fault;
}

/* XML begins with "<", perhaps after a byte order mark or white space. */
static bool
is_xml(int descriptor)
{
	char first[64] = "";
	ssize_t length = pread(descriptor, first, sizeof(first) - 1, 0);
	const char *at = first;

	if (length <= 0)
		return false;
	if (strncmp(at, "\xEF\xBB\xBF", 3) == 0)
		at += 3;
	return at[strspn(at, " \t\r\n")] == '<';
}

enum fault
dated_list_read(struct arena *arena, const char *path, struct dated_list *list, const char **problem)
{
	struct listing listing = { .arena = arena, .path = path, .list = list, .problems = text_begin(arena) };
	int descriptor = open(path, O_RDONLY | O_CLOEXEC);
	enum fault fault;

	*list = (struct dated_list){ .cases.arena = arena, .people.arena = arena, .departments.arena = arena };
	if (descriptor < 0) {
		*problem = arena_format(arena, "%s: %s", path, strerror(errno));
		return errno == ENOENT ? FAULT_NOT_FOUND : FAULT_IO;
	}
	fault = is_xml(descriptor) ? read_xml(&listing, descriptor) : read_sheet(&listing);
	(void)close(descriptor);
	if (listing.problem_count > DATED_PROBLEMS)
		text_add_format(&listing.problems, "\n%s: %zu more", path, listing.problem_count - DATED_PROBLEMS);
	*problem = listing.problems.value;
	return fault == FAULT_NONE && listing.problem_count > 0 ? FAULT_INPUT : fault;
}
