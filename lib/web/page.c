#include "web/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ClearSilver.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "web/form.h"
#include "web/template.h"

#include "base/banned.h"

enum { NAME_BYTES = 128, ERROR_NAME = 1 };

struct parsed {
	const char	*name;
	CSPARSE		*cs;
};

struct templates {
	struct arena	 arena;
	const char	*dir, *program;
	HDF		*catalogues[LANGUAGE__COUNT];
	struct parsed	*list;
	size_t		 count;
};

struct page {
	struct arena		*arena;
	const struct templates	*templates;
	enum language		 language;
	HDF			*hdf;
	enum fault		 fault;
};

struct node {
	struct page	*page;
	HDF		*hdf;
};

/* Ends a ClearSilver error: logs it and gives the fault. */
static enum fault
take_error(NEOERR *error, const char *what)
{
	STRING text;

	if (error == STATUS_OK)
		return FAULT_NONE;
	string_init(&text);
	nerr_error_traceback(error, &text);
	log_line(LOG_LEVEL_ERROR, "%s: %s", what, text.buf == NULL ? "" : text.buf);
	string_clear(&text);
	nerr_ignore(&error);
	return FAULT_INTERNAL;
}

/* Every dataset escapes by itself and knows where includes are. */
static NEOERR *
new_dataset(const char *dir, HDF **hdf)
{
	NEOERR *error = hdf_init(hdf);

	if (error == STATUS_OK)
		error = hdf_set_value(*hdf, "Config.VarEscapeMode", "html");
	if (error == STATUS_OK)
		error = hdf_set_value(*hdf, "hdf.loadpaths.0", dir);
	return nerr_pass(error);
}

static NEOERR *
escape_url(const char *text, char **result)
{
	return nerr_pass(neos_url_escape(text, result, NULL));
}

static enum fault
parse_one(struct templates *t, struct parsed *parsed, const char *name)
{
	const char *file = strchr(name, '/') != NULL ? arena_format(&t->arena, "%s/%s.cs", t->dir, name) :
	    arena_format(&t->arena, "%s/%s/%s.cs", t->dir, t->program, name);
	HDF *hdf = NULL;
	NEOERR *error = new_dataset(t->dir, &hdf);

	parsed->name = arena_copy(&t->arena, name);
	if (error == STATUS_OK)
		error = cs_init(&parsed->cs, hdf);
	if (error == STATUS_OK)
		error = cs_register_esc_strfunc(parsed->cs, "url_escape", escape_url);
	if (error == STATUS_OK)
		error = cs_parse_file(parsed->cs, file);
	hdf_destroy(&hdf);
	return take_error(error, file);
}

static enum fault
load_catalogue(struct templates *t, enum language language)
{
	static const char *const files[LANGUAGE__COUNT] = { [LANGUAGE_ZH] = "zh", [LANGUAGE_EN] = "en" };
	const char *file = arena_format(&t->arena, "%s/lang/%s.hdf", t->dir, files[language]);
	NEOERR *error = new_dataset(t->dir, &t->catalogues[language]);

	if (error == STATUS_OK)
		error = hdf_read_file(t->catalogues[language], file);
	if (error == STATUS_OK)
		error = hdf_set_value(t->catalogues[language], "Config.VarEscapeMode", "html");
	return take_error(error, file);
}

static enum fault
load_all(struct templates *t, const char *const *names, size_t count)
{
	enum fault fault = FAULT_NONE;

	for (int language = 0; fault == FAULT_NONE && language < LANGUAGE__COUNT; language++)
		fault = load_catalogue(t, (enum language)language);

	t->count = count + ERROR_NAME;
	t->list = arena_array(&t->arena, t->count, sizeof(*t->list));
	for (size_t i = 0; fault == FAULT_NONE && i < t->count; i++)
		fault = parse_one(t, &t->list[i], i < count ? names[i] : "layout/error");
	return fault;
}

enum fault
templates_load(const char *dir, const char *program, const char *const *names, struct templates **result)
{
	struct arena arena = { 0 };
	struct templates *t = arena_alloc(&arena, sizeof(*t));
	enum fault fault = take_error(nerr_init(), "starting ClearSilver");
	size_t count = 0;

	t->arena = arena;
	t->dir = arena_copy(&t->arena, dir);
	t->program = arena_copy(&t->arena, program);
	while (names != NULL && names[count] != NULL)
		count++;
	if (fault == FAULT_NONE)
		fault = load_all(t, names, count);
	if (fault != FAULT_NONE)
		templates_release(t);
	else
		*result = t;
	return fault;
}

void
templates_release(struct templates *t)
{
	struct arena arena;

	if (t == NULL)
		return;
	for (size_t i = 0; t->list != NULL && i < t->count; i++)
		cs_destroy(&t->list[i].cs);
	for (size_t i = 0; i < LANGUAGE__COUNT; i++)
		hdf_destroy(&t->catalogues[i]);
	arena = t->arena;
	arena_release(&arena);
}

struct page *
page_begin(struct arena *arena, const struct templates *templates, enum language language)
{
	struct page *page = arena_alloc(arena, sizeof(*page));

	*page = (struct page){ .arena = arena, .templates = templates, .language = language };
	page->fault = take_error(new_dataset(templates->dir, &page->hdf), "beginning a page");
	return page;
}

void
page_release(struct page *page)
{
	if (page != NULL)
		hdf_destroy(&page->hdf);
}

static NEOERR *
add_output(void *text, char *piece)
{
	text_add(text, piece);
	return STATUS_OK;
}

enum fault
page_render(struct page *page, const char *name, struct text *text)
{
	const struct templates *t = page->templates;

	if (page->fault != FAULT_NONE)
		return page->fault;
	for (size_t i = 0; i < t->count; i++) {
		CSPARSE *cs = t->list[i].cs;
		enum fault fault;

		if (strcmp(t->list[i].name, name) != 0)
			continue;
		cs->hdf = page->hdf;
		cs->global_hdf = t->catalogues[page->language];
		fault = take_error(cs_render(cs, text, add_output), name);
		cs->hdf = NULL;
		return fault;
	}
	return log_fault(FAULT_INTERNAL, "the program does not list the template %s", name);
}

/* A place in the dataset; after the first failure the places lead nowhere. */
static struct node *
find_node(struct page *page, HDF *parent, const char *path)
{
	struct node *node = arena_alloc(page->arena, sizeof(*node));

	node->page = page;
	if (page->fault == FAULT_NONE)
		page->fault = take_error(hdf_get_node(parent, path, &node->hdf), "adding a node");
	return node;
}

struct node *
page_node(struct page *page, const char *path)
{
	return find_node(page, page->hdf, path);
}

struct node *
node_child(struct node *node, const char *name)
{
	return find_node(node->page, node->hdf, name);
}

struct node *
node_item(struct node *node, size_t index)
{
	char name[NAME_BYTES];

	snprintf(name, sizeof(name), "%zu", index);
	return find_node(node->page, node->hdf, name);
}

static void
set(struct page *page, HDF *hdf, const char *name, const char *value)
{
	if (value != NULL && page->fault == FAULT_NONE)
		page->fault = take_error(hdf_set_value(hdf, name, value), "setting a value");
}

void
node_text(struct node *node, const char *name, const char *value)
{
	set(node->page, node->hdf, name, value);
}

void
node_number(struct node *node, const char *name, int64_t value)
{
	char number[NAME_BYTES];

	snprintf(number, sizeof(number), "%lld", (long long)value);
	set(node->page, node->hdf, name, number);
}

void
node_flag(struct node *node, const char *name, bool value)
{
	if (value)
		set(node->page, node->hdf, name, "1");
}

void
node_moment(struct node *node, const char *name, int64_t moment)
{
	struct arena *arena = node->page->arena;
	struct node *child;

	if (moment == 0)
		return;
	child = node_child(node, name);
	node_text(child, "Iso", date_text_iso(arena, moment));
	node_text(child, "Text", date_text_minute(arena, moment));
	node_text(child, "Day", date_text_day(arena, moment));
	node_number(child, "Epoch", moment);
}

const char *
page_word(const struct page *page, const char *path)
{
	return hdf_get_value(page->templates->catalogues[page->language], path, "");
}

/* The root as a place, for the shorthands. */
static struct node
root(struct page *page)
{
	return (struct node){ page, page->hdf };
}

void
page_text(struct page *page, const char *path, const char *value)
{
	set(page, page->hdf, path, value);
}

void
page_number(struct page *page, const char *path, int64_t value)
{
	struct node node = root(page);

	node_number(&node, path, value);
}

void
page_flag(struct page *page, const char *path, bool value)
{
	struct node node = root(page);

	node_flag(&node, path, value);
}

void
page_moment(struct page *page, const char *path, int64_t moment)
{
	struct node node = root(page);

	node_moment(&node, path, moment);
}
