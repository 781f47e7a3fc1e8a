/* The dataset of one page. */
#ifndef WEB_PAGE_H
#define WEB_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/visit.h"

struct node;		/* a place in the dataset: "Case", one row of "List" */

/*
 * Building the dataset.  Names are ours, never the visitor's, and hold no
 * dots except in page_node().  Nothing here fails visibly: the first failure
 * is remembered and reported by visit_show().
 */
struct node *page_node(struct page *, const char *path);		/* "Case.Deadline" */
struct node *node_child(struct node *, const char *name);
struct node *node_item(struct node *, size_t index);			/* List.0, List.1 … */

void node_text(struct node *, const char *name, const char *value);	/* NULL sets nothing */
void node_number(struct node *, const char *name, int64_t value);
void node_flag(struct node *, const char *name, bool value);		/* "1" or nothing */

/*
 * A moment as <name>.Iso (datetime attribute), <name>.Text ("2026-11-23 18:05"),
 * <name>.Day and <name>.Epoch; 0 sets nothing and templates show --.
 */
void node_moment(struct node *, const char *name, int64_t moment);

/* The same with Iso and Text alone, which is what a <time> shows: for rows of lists. */
void node_time(struct node *, const char *name, int64_t moment);

/*
 * A text of the visitor's catalogue ("Text.Filter.words"), for what is no page: titles of a list as
 * a file.  "" when there is none; lives as long as the process.
 */
const char *page_word(const struct page *, const char *path);

/* The same of another language than the visitor's, for what is written in it. */
const char *page_word_in(const struct page *, enum language, const char *path);

/* The same of a group and a name in it: "Text.Stage", "closed". */
const char *page_word_of(const struct page *, const char *group, const char *name);

/* Shorthands on the root. */
void page_text(struct page *, const char *path, const char *value);
void page_number(struct page *, const char *path, int64_t value);
void page_flag(struct page *, const char *path, bool value);
void page_moment(struct page *, const char *path, int64_t moment);

/*
 * Lays out Form.<field>.Value, .Error, .Checked.<choice>, .Max (the limit of
 * texts and of files, when there is one) and Form.Errors.N.{Field,Word} from
 * a form; visit_show() does it for visit->form.
 */
void page_form(struct page *, const struct form *);

/*
 * What visit_show() adds by itself: Page.Switch (this page in the other language), Page.Base,
 * Page.Program, Page.Path, Page.Language,
 * Page.Token (for POST forms), Page.Once (one-time key), Page.Query, Page.Now.*, Page.Notice,
 * Page.Refusal, Page.VisitId, Company.*; Text.* comes from templates/lang/<language>.hdf.
 */

#endif
