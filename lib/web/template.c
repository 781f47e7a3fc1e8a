#include "web/template.h"

#include <string.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "web/dataset.h"

#include "base/banned.h"

enum { ERROR_NAME = 1 };

struct parsed {
	const char	*name;
	CSPARSE		*cs;
};

struct templates {
	struct arena	 arena;
	const char	*dir, *program;
	bool		 texts;			/* no pages: nothing is escaped */
	HDF		*catalogues[LANGUAGE__COUNT];
	struct parsed	*list;
	size_t		 count;
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

static const char *
escape_mode(bool texts)
{
	return texts ? "none" : "html";
}

/* Every dataset of a page escapes by itself; each knows where includes are. */
static NEOERR *
new_dataset(const char *dir, bool texts, HDF **hdf)
{
	NEOERR *error = hdf_init(hdf);

	if (error == STATUS_OK)
		error = hdf_set_value(*hdf, "Config.VarEscapeMode", escape_mode(texts));
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
	NEOERR *error = new_dataset(t->dir, t->texts, &hdf);

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
	NEOERR *error = new_dataset(t->dir, t->texts, &t->catalogues[language]);

	if (error == STATUS_OK)
		error = hdf_read_file(t->catalogues[language], file);
	if (error == STATUS_OK)
		error = hdf_set_value(t->catalogues[language], "Config.VarEscapeMode", escape_mode(t->texts));
	return take_error(error, file);
}

static enum fault
load_all(struct templates *t, const char *const *names, size_t count)
{
	enum fault fault = FAULT_NONE;

	for (int language = 0; fault == FAULT_NONE && language < LANGUAGE__COUNT; language++)
		fault = load_catalogue(t, (enum language)language);

	t->count = count + (t->texts ? 0 : ERROR_NAME);
	t->list = arena_array(&t->arena, t->count, sizeof(*t->list));
	for (size_t i = 0; fault == FAULT_NONE && i < t->count; i++)
		fault = parse_one(t, &t->list[i], i < count ? names[i] : "layout/error");
	return fault;
}

static enum fault
load(const char *dir, const char *program, bool texts, const char *const *names, struct templates **result)
{
	struct arena arena = { 0 };
	struct templates *t = arena_alloc(&arena, sizeof(*t));
	enum fault fault = take_error(nerr_init(), "starting ClearSilver");
	size_t count = 0;

	t->arena = arena;
	t->dir = arena_copy(&t->arena, dir);
	t->program = arena_copy(&t->arena, program);
	t->texts = texts;
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

enum fault
templates_load(const char *dir, const char *program, const char *const *names, struct templates **result)
{
	return load(dir, program, false, names, result);
}

enum fault
templates_load_texts(const char *dir, const char *folder, const char *const *names, struct templates **result)
{
	return load(dir, folder, true, names, result);
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

HDF *
templates_catalogue(const struct templates *t, enum language language)
{
	return t->catalogues[language];
}

struct page *
page_begin(struct arena *arena, const struct templates *templates, enum language language)
{
	struct page *page = arena_alloc(arena, sizeof(*page));

	*page = (struct page){ .arena = arena, .templates = templates, .language = language };
	page->root.page = page;
	page->root.hdf.top = &page->root.hdf;
	page->fault = take_error(new_dataset(templates->dir, templates->texts, &page->set),
	    "beginning a page");
	return page;
}

void
page_release(struct page *page)
{
	if (page != NULL)
		hdf_destroy(&page->set);
}

static NEOERR *
add_output(void *text, char *piece)
{
	text_add(text, piece);
	return STATUS_OK;
}

/* What a template does not find among what it set it finds in the dataset, and behind that among the words. */
static enum fault
draw(struct page *page, CSPARSE *cs, const char *name, struct text *text)
{
	HDF *words = templates_catalogue(page->templates, page->language)->child, *root = &page->root.hdf;
	HDF **end = root->last_child == NULL ? &root->child : &root->last_child->next;
	enum fault fault;

	*end = words;
	cs->hdf = page->set;
	cs->global_hdf = root;
	fault = take_error(cs_render(cs, text, add_output), name);
	cs->hdf = cs->global_hdf = NULL;
	*end = NULL;
	return fault;
}

enum fault
page_render(struct page *page, const char *name, struct text *text)
{
	const struct templates *t = page->templates;

	if (page->fault != FAULT_NONE)
		return page->fault;
	for (size_t i = 0; i < t->count; i++)
		if (strcmp(t->list[i].name, name) == 0)
			return draw(page, t->list[i].cs, name, text);
	return log_fault(FAULT_INTERNAL, "the program does not list the template %s", name);
}
