#include "web/page.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "web/dataset.h"

#include "base/banned.h"

enum { NUMBER_BYTES = 24 };

static HDF *
find_child(HDF *parent, const char *name, size_t length)
{
	for (HDF *child = parent->child; child != NULL; child = child->next)
		if ((size_t)child->name_len == length && memcmp(child->name, name, length) == 0)
			return child;
	return NULL;
}

/* A new last child with a name of its own. */
static HDF *
add_child(struct page *page, HDF *parent, const char *name, size_t length)
{
	struct node *node = arena_alloc(page->arena, sizeof(*node) + length + 1);

	node->page = page;
	node->hdf.top = &page->root.hdf;
	node->hdf.name = memcpy(node + 1, name, length);
	node->hdf.name_len = (int)length;
	if (parent->child == NULL)
		parent->child = &node->hdf;
	else
		parent->last_child->next = &node->hdf;
	parent->last_child = &node->hdf;
	return &node->hdf;
}

/* The place below `hdf`, made where it is missing; a name that is no name is remembered as a fault. */
static HDF *
find_place(struct page *page, HDF *hdf, const char *path)
{
	for (;;) {
		size_t length = (size_t)(strchrnul(path, '.') - path);
		HDF *child = find_child(hdf, path, length);

		if (length == 0 && page->fault == FAULT_NONE)
			page->fault = log_fault(FAULT_INTERNAL, "a place in the dataset has no name");
		hdf = child == NULL ? add_child(page, hdf, path, length) : child;
		if (path[length] == '\0')
			return hdf;
		path += length + 1;
	}
}

struct node *
page_node(struct page *page, const char *path)
{
	return (struct node *)(void *)find_place(page, &page->root.hdf, path);
}

struct node *
node_child(struct node *node, const char *name)
{
	return (struct node *)(void *)find_place(node->page, &node->hdf, name);
}

/* Written from the last digit on. */
static char *
number_text(char text[NUMBER_BYTES], uint64_t number)
{
	char *at = text + NUMBER_BYTES - 1;

	*at = '\0';
	do {
		*--at = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	return at;
}

/* Rows come one after the other, so what follows the last one is new. */
struct node *
node_item(struct node *node, size_t index)
{
	char text[NUMBER_BYTES], before[NUMBER_BYTES];
	const char *name = number_text(text, index);
	const HDF *last = node->hdf.last_child;

	if (last == NULL || (index > 0 && strcmp(last->name, number_text(before, index - 1)) == 0))
		return (struct node *)(void *)add_child(node->page, &node->hdf, name, strlen(name));
	return node_child(node, name);
}

void
node_text(struct node *node, const char *name, const char *value)
{
	if (value != NULL)
		find_place(node->page, &node->hdf, name)->value = arena_copy(node->page->arena, value);
}

void
node_number(struct node *node, const char *name, int64_t value)
{
	char text[NUMBER_BYTES], *number = number_text(text, value < 0 ? -(uint64_t)value : (uint64_t)value);

	if (value < 0)
		*--number = '-';
	node_text(node, name, number);
}

void
node_flag(struct node *node, const char *name, bool value)
{
	if (value)
		node_text(node, name, "1");
}

void
node_time(struct node *node, const char *name, int64_t moment)
{
	struct arena *arena = node->page->arena;
	struct node *child;

	if (moment == 0)
		return;
	child = node_child(node, name);
	node_text(child, "Iso", date_text_iso(arena, moment));
	node_text(child, "Text", date_text_minute(arena, moment));
}

void
node_moment(struct node *node, const char *name, int64_t moment)
{
	struct node *child;

	if (moment == 0)
		return;
	node_time(node, name, moment);
	child = node_child(node, name);
	node_text(child, "Day", date_text_day(node->page->arena, moment));
	node_number(child, "Epoch", moment);
}

const char *
page_word(const struct page *page, const char *path)
{
	return hdf_get_value(templates_catalogue(page->templates, page->language), path, "");
}

const char *
page_word_in(const struct page *page, enum language language, const char *path)
{
	return hdf_get_value(templates_catalogue(page->templates, language), path, "");
}

const char *
page_word_of(const struct page *page, const char *group, const char *name)
{
	return hdf_get_value(hdf_get_obj(templates_catalogue(page->templates, page->language), group), name, "");
}

void
page_text(struct page *page, const char *path, const char *value)
{
	node_text(&page->root, path, value);
}

void
page_number(struct page *page, const char *path, int64_t value)
{
	node_number(&page->root, path, value);
}

void
page_flag(struct page *page, const char *path, bool value)
{
	node_flag(&page->root, path, value);
}

void
page_moment(struct page *page, const char *path, int64_t moment)
{
	node_moment(&page->root, path, moment);
}
