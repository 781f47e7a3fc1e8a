/* The parsed templates and catalogues of a program, and the page that is drawn with them. */
#ifndef WEB_TEMPLATE_H
#define WEB_TEMPLATE_H

#include "base/fault.h"
#include "web/visit.h"

struct arena;
struct page;
struct templates;
struct text;

/*
 * Reads lang/zh.hdf and lang/en.hdf and parses <program>/<name>.cs for every
 * name (a name with a "/" stands for itself) and layout/error.cs below `dir`.
 * A fault is logged with file and line, and nothing is kept.
 */
enum fault templates_load(const char *dir, const char *program, const char *const *names,
    struct templates **) MUST_CHECK;

/*
 * The same for texts that are no pages: letters and messages, below `folder`.
 * Nothing is escaped in them, so what they give is text and is escaped where
 * it is shown.  They are drawn by page_render() with pages of page_begin().
 */
enum fault templates_load_texts(const char *dir, const char *folder, const char *const *names,
    struct templates **) MUST_CHECK;

/* NULL is allowed. */
void templates_release(struct templates *);

/* An empty dataset for one page, to be released by page_release(). */
struct page *page_begin(struct arena *, const struct templates *, enum language);
void page_release(struct page *);

/*
 * Draws a template with the dataset.  Everything that went wrong since
 * page_begin() is logged and reported here.
 */
enum fault page_render(struct page *, const char *name, struct text *) MUST_CHECK;

#endif
