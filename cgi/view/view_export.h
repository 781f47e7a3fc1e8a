/* Lists as files: a table of columns, and a function that writes the next page. */
#ifndef CGI_VIEW_EXPORT_H
#define CGI_VIEW_EXPORT_H

#include "casework/export.h"
#include "web/request.h"
#include "web/visit.h"

/* A column; its title is a word of the catalogue: "Desk.Export.Number". */
struct view_export_column { const char *word; double width; enum export_kind kind; };

/*
 * Writes the next page with export_row() and moves the cursor behind it.  The
 * visit is the reader's, but its arena lasts for this page alone.
 */
typedef enum fault view_export_page(struct visit *, void *cursor, struct export_sheet *, bool *more);

struct view_export {
	const char				*title;		/* a word: names file, sheet and printed pages */
	const char				*subject;	/* what the access log says was exported */
	const struct view_export_column		*columns;
	size_t					 count;
	view_export_page			*page;
	void					*cursor;
};

/* Answers the visit with the list as ?format= asks; FAULT_NOT_FOUND when there is no such format. */
enum fault view_export_send(struct visit *, const struct view_export *) MUST_CHECK;

/*
 * List.Xlsx and List.Csv: this very list as files at a path of the product
 * ("desk/visits/export").  Of what was asked, mostly the query, the filters
 * are kept; the place in the list and old news are left out.
 */
void view_export_offer(struct visit *, const char *path, const struct request_value *asked);

/* The same at another place, for a page with several lists: "Versions" is Versions.Xlsx and Versions.Csv. */
void view_export_offer_at(struct visit *, const char *place, const char *path, const struct request_value *asked);

/* The word of an enumeration's name: ("Stage", "registered") is Text.Stage.registered. */
const char *view_export_word(const struct visit *, const char *group, const char *name);

/* "yes" in the visitor's language, or "". */
const char *view_export_yes(const struct visit *, bool);

#endif
