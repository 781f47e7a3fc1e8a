#include "rules/procedure_compare.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "rules/compare_value.h"
#include "rules/name.h"
#include "rules/procedure_fields.h"
#include "base/banned.h"

/* Two procedures being held against each other, one part at a time. */
struct comparing {
	struct arena			*arena;
	enum compare_part		 part;
	const struct compare_section	*section;
	struct difference_list		 list;
	size_t				 room;
};

static const char *const part_names[COMPARE__COUNT] = {
	[COMPARE_GENERAL] = "general", [COMPARE_DEPARTMENTS] = "departments", [COMPARE_CLOCKS] = "clocks",
	[COMPARE_DUTIES] = "duties", [COMPARE_PAUSES] = "pauses", [COMPARE_TYPES] = "types",
	[COMPARE_CATEGORIES] = "categories", [COMPARE_LEVELS] = "levels", [COMPARE_APPROVALS] = "approvals",
	[COMPARE_PENALTIES] = "penalties",
	[COMPARE_TEXTS] = "texts", [COMPARE_PRINCIPLES] = "principles", [COMPARE_POLICY] = "policy",
};

const char *
compare_part_name(enum compare_part part)
{
	return name_of(part_names, COMPARE__COUNT, (int)part);
}

static void
add(struct comparing *comparing, const struct difference *difference)
{
	struct difference_list *list = &comparing->list;

	if (list->count == comparing->room) {
		size_t room = comparing->room == 0 ? 32 : comparing->room * 2;
		struct difference *larger = arena_array(comparing->arena, room, sizeof(*larger));

		if (list->count > 0)
			memcpy(larger, list->rows, list->count * sizeof(*larger));
		list->rows = larger;
		comparing->room = room;
	}
	list->rows[list->count++] = *difference;
}

static struct compare_value
build(struct comparing *comparing, const struct compare_field *field, const void *row)
{
	struct compare_building building = { .arena = comparing->arena };

	field->build(&building, row);
	return building.value;
}

static bool
is_same_atom(const struct compare_atom *a, const struct compare_atom *b)
{
	return a->kind == b->kind && text_equal(a->group, b->group) && text_equal(a->word, b->word) &&
	    a->number == b->number && a->more == b->more && text_equal(a->words.zh, b->words.zh) &&
	    text_equal(a->words.en, b->words.en);
}

static bool
is_same(const struct compare_value *a, const struct compare_value *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (!is_same_atom(&a->atoms[i], &b->atoms[i]))
			return false;
	return true;
}

static const void *
row_at(const struct compare_section *section, const void *rows, size_t index)
{
	return (const char *)rows + index * section->each;
}

static struct words
name_of_row(const struct comparing *comparing, const void *row)
{
	return comparing->section->name == NULL ? (struct words){ "", "" } : comparing->section->name(row);
}

/* The row of that id among others; NULL when it is not there. */
static const void *
find(struct comparing *comparing, const struct procedure *procedure, const char *id)
{
	const struct compare_section *section = comparing->section;
	size_t count;
	const void *rows = section->rows(procedure, &count);

	for (size_t i = 0; i < count; i++)
		if (text_equal(section->id(comparing->arena, row_at(section, rows, i), i), id))
			return row_at(section, rows, i);
	return NULL;
}

static void
compare_rows(struct comparing *comparing, const char *id, const void *before, const void *after)
{
	for (const struct compare_field *field = comparing->section->fields; field->name != NULL; field++) {
		struct difference difference = {
			.part = comparing->part, .change = COMPARE_CHANGED, .id = id, .field = field->name,
			.name = name_of_row(comparing, after),
			.before = build(comparing, field, before), .after = build(comparing, field, after),
		};

		if (!is_same(&difference.before, &difference.after))
			add(comparing, &difference);
	}
}

/* A row that only one of them has, told by its main field. */
static void
tell_single(struct comparing *comparing, const char *id, const void *row, enum compare_change change)
{
	const struct compare_field *field = comparing->section->fields;
	struct compare_value value = build(comparing, field, row);
	struct difference difference = {
		.part = comparing->part, .change = change, .id = id, .field = field->name,
		.name = name_of_row(comparing, row),
	};

	if (change == COMPARE_ADDED)
		difference.after = value;
	else
		difference.before = value;
	add(comparing, &difference);
}

static void
compare_section(struct comparing *comparing, const struct procedure *before, const struct procedure *after)
{
	const struct compare_section *section = comparing->section;
	size_t count;
	const void *rows = section->rows(after, &count);

	for (size_t i = 0; i < count; i++) {
		const void *row = row_at(section, rows, i);
		const char *id = section->id(comparing->arena, row, i);
		const void *old = find(comparing, before, id);

		if (old == NULL)
			tell_single(comparing, id, row, COMPARE_ADDED);
		else
			compare_rows(comparing, id, old, row);
	}
	rows = section->rows(before, &count);
	for (size_t i = 0; i < count; i++) {
		const void *row = row_at(section, rows, i);
		const char *id = section->id(comparing->arena, row, i);

		if (find(comparing, after, id) == NULL)
			tell_single(comparing, id, row, COMPARE_REMOVED);
	}
}

struct difference_list
procedure_compare(struct arena *arena, const struct procedure *before, const struct procedure *after)
{
	struct comparing comparing = { .arena = arena };

	for (enum compare_part part = 0; part < COMPARE__COUNT; part++) {
		comparing.part = part;
		comparing.section = &compare_sections[part];
		compare_section(&comparing, before, after);
	}
	return comparing.list;
}
