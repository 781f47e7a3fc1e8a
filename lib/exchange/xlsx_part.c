#include "exchange/xlsx_part.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "exchange/package_read.h"
#include "exchange/xml_scan.h"

#include "base/banned.h"

enum { CHUNK = 64 * 1024, RELATIONSHIPS = 4096, SHEETS = 1024 };

struct relationship { const char *id, *type, *target; };

struct relationship_list {
	struct arena		*arena;
	const char		*folder;	/* of the part they belong to: "xl/" */
	struct relationship	 rows[RELATIONSHIPS];
	size_t			 count;
};

static enum fault
scan_open_part(struct package_part *part, struct xml_scan *scan, char *chunk, const char **reason)
{
	size_t length;
	enum fault fault;

	do {
		fault = package_part_read(part, chunk, CHUNK, &length);
		if (fault != FAULT_NONE) {
			*reason = fault == FAULT_TOO_LARGE ? "bomb" : "damaged";
			return fault;
		}
		fault = xml_scan_feed(scan, chunk, length, length == 0);
		if (fault != FAULT_NONE) {
			*reason = xml_scan_found_doctype(scan) ? "doctype" : "damaged";
			return fault;
		}
	} while (length > 0);
	return FAULT_NONE;
}

enum fault
xlsx_part_scan(const struct xlsx_source *source, const char *name, const struct xml_listener *listener, void *owner)
{
	struct package_part *part = NULL;
	struct xml_scan *scan = NULL;
	enum fault fault = package_part_open(source->package, source->arena, name, &part);

	if (fault != FAULT_NONE)
		*source->reason = "damaged";
	if (fault == FAULT_NONE)
		fault = xml_scan_open(source->arena, listener, owner, &scan);
	if (fault == FAULT_NONE)
		fault = scan_open_part(part, scan, arena_alloc(source->arena, CHUNK), source->reason);
	xml_scan_close(scan);
	package_part_close(part);
	return fault == FAULT_NOT_FOUND ? FAULT_INPUT : fault;
}

/* "xl/" and "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml" or "../xl/…" → "xl/worksheets/sheet1.xml". */
static const char *
resolve(struct arena *arena, const char *folder, const char *target)
{
	char *base = arena_copy(arena, folder);

	if (*target == '/')
		return target + 1;
	for (;;) {
		if (text_starts(target, "./")) {
			target += 2;
		} else if (text_starts(target, "../")) {
			size_t length = strlen(base);

			target += 3;
			if (length > 0)
				base[length - 1] = '\0';
			*(strrchr(base, '/') == NULL ? base : strrchr(base, '/') + 1) = '\0';
		} else {
			return arena_format(arena, "%s%s", base, target);
		}
	}
}

static void
relationship_start(void *owner, const char *name, const char **attributes)
{
	struct relationship_list *list = owner;
	const char *target = xml_scan_attribute(attributes, "Target");
	const char *mode = xml_scan_attribute(attributes, "TargetMode");

	if (strcmp(name, "Relationship") != 0 || target == NULL || list->count == RELATIONSHIPS ||
	    text_equal(mode, "External"))
		return;
	list->rows[list->count++] = (struct relationship){
		arena_copy(list->arena, xml_scan_attribute(attributes, "Id")),
		arena_copy(list->arena, xml_scan_attribute(attributes, "Type")),
		resolve(list->arena, list->folder, arena_copy(list->arena, target))
	};
}

static const char *
target_of_type(const struct relationship_list *list, const char *ending)
{
	for (size_t i = 0; i < list->count; i++) {
		const char *type = list->rows[i].type, *slash = type == NULL ? NULL : strrchr(type, '/');

		if (slash != NULL && strcmp(slash + 1, ending) == 0)
			return list->rows[i].target;
	}
	return NULL;
}

static const char *
target_of_id(const struct relationship_list *list, const char *id)
{
	for (size_t i = 0; i < list->count; i++)
		if (text_equal(list->rows[i].id, id))
			return list->rows[i].target;
	return NULL;
}

static enum fault
load_relationships(const struct xlsx_source *source, const char *part, struct relationship_list **result)
{
	struct arena *arena = source->arena;
	static const struct xml_listener listener = { relationship_start, NULL, NULL };
	struct relationship_list *list = arena_alloc(arena, sizeof(*list));
	const char *slash = strrchr(part, '/'), *name = slash == NULL ? part : slash + 1;

	list->arena = arena;
	list->folder = arena_copy_bytes(arena, part, (size_t)(name - part));
	*result = list;
	return xlsx_part_scan(source, arena_format(arena, "%s_rels/%s.rels", list->folder, name), &listener,
	    list);
}

/* The sheets of the workbook in their order: the wanted one, and the names of the others that are shown. */
struct sheet_choice {
	struct arena	*arena;
	const char	*wanted, *id;
	struct text	 others;
	bool		 since_1904, chosen_is_hidden;
};

static bool
is_chosen(const struct sheet_choice *choice, const char *name, bool hidden)
{
	if (choice->wanted != NULL && !text_equal(choice->wanted, name))
		return false;
	return choice->id == NULL || (choice->chosen_is_hidden && !hidden);
}

static void
workbook_start(void *owner, const char *name, const char **attributes)
{
	struct sheet_choice *choice = owner;
	const char *value;
	bool hidden;

	if (strcmp(name, "workbookPr") == 0) {
		value = xml_scan_attribute(attributes, "date1904");
		choice->since_1904 = text_equal(value, "1") || text_equal(value, "true");
	}
	if (strcmp(name, "sheet") != 0)
		return;

	value = xml_scan_attribute(attributes, "state");
	hidden = value != NULL && strcmp(value, "visible") != 0;
	if (is_chosen(choice, xml_scan_attribute(attributes, "name"), hidden)) {
		choice->id = arena_copy(choice->arena, xml_scan_attribute(attributes, "id"));
		choice->chosen_is_hidden = hidden;
	} else if (!hidden) {
		text_add(&choice->others, choice->others.length == 0 ? "" : ", ");
		text_add(&choice->others, xml_scan_attribute(attributes, "name"));
	}
}

enum fault
xlsx_part_find(const struct xlsx_source *source, const char *sheet, struct xlsx_parts *parts)
{
	static const struct xml_listener listener = { workbook_start, NULL, NULL };
	struct sheet_choice choice = { .arena = source->arena, .wanted = sheet, .others = text_begin(source->arena) };
	struct relationship_list *top, *list;
	const char *workbook;
	enum fault fault = load_relationships(source, "", &top);

	if (fault != FAULT_NONE) {
		if (text_equal(*source->reason, "damaged"))
			*source->reason = "not_sheet";
		return fault;
	}
	workbook = target_of_type(top, "officeDocument");
	if (workbook == NULL || !package_has(source->package, workbook)) {
		*source->reason = "damaged";
		return FAULT_INPUT;
	}
	fault = load_relationships(source, workbook, &list);
	if (fault == FAULT_NONE)
		fault = xlsx_part_scan(source, workbook, &listener, &choice);
	if (fault != FAULT_NONE)
		return fault;

	*parts = (struct xlsx_parts){ .sheet = choice.id == NULL ? NULL : target_of_id(list, choice.id),
	    .strings = target_of_type(list, "sharedStrings"), .styles = target_of_type(list, "styles"),
	    .others = choice.others.value, .since_1904 = choice.since_1904 };
	if (parts->sheet == NULL) {
		*source->reason = sheet != NULL || choice.id == NULL ? "no_sheet" : "damaged";
		return FAULT_INPUT;
	}
	if (parts->strings != NULL && !package_has(source->package, parts->strings))
		parts->strings = NULL;
	if (parts->styles != NULL && !package_has(source->package, parts->styles))
		parts->styles = NULL;
	return FAULT_NONE;
}
