/* What somebody looks for in the archive, read from its address and written back into addresses. */
#ifndef CGI_ARCHIVE_ADDRESS_H
#define CGI_ARCHIVE_ADDRESS_H

#include "casework/filing.h"
#include "web/visit.h"

enum { ARCHIVE_FILTERS = 9 };

/* What can be asked, in the order in which addresses are written: words, name, phone … */
extern const char *const archive_filters[ARCHIVE_FILTERS];

/* A search as its address asks for it. */
struct archive_asked {
	struct filing_search	 search;
	const char		*values[ARCHIVE_FILTERS];	/* as typed, trimmed; "" leaves one out */
	const char		*trail;				/* where the pages before this one began: "900.700" */
};

void archive_address_read(struct visit *, struct archive_asked *);

/* <base>/archive/<path>?… with every filter but `without` (NULL keeps all), at its first page. */
const char *archive_address(struct visit *, const struct archive_asked *, const char *path, const char *without);

/* The pages beside this one: before it by the trail, after it from the id of its last row. */
const char *archive_address_newer(struct visit *, const struct archive_asked *);
const char *archive_address_older(struct visit *, const struct archive_asked *, struct case_id last);

#endif
