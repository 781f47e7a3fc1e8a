/* What somebody asked of the board, read from its address and written back into addresses. */
#ifndef CGI_DESK_BOARD_H
#define CGI_DESK_BOARD_H

#include "casework/board.h"
#include "web/request.h"
#include "web/visit.h"

/* The board as an address asks for it. */
struct desk_board_asked {
	const struct request_value	*pairs;		/* of the query */
	struct board_request		 request;	/* `limit` is that of a page */
};

/* Reads view, filters and place in the list from the query, or from a query that a form carried along. */
enum fault desk_board_ask(struct visit *, const char *carried, struct desk_board_asked *) MUST_CHECK;

/*
 * An address inside the product: <base>/<path>?view=…&… with the filters,
 * `name` set to `value` (NULL leaves it out); the place in the list and old
 * news are always left out.
 */
const char *desk_board_address(struct visit *, const struct desk_board_asked *, const char *path, const char *name,
    const char *value);

/* The same without base and path: "view=dispatch&words=…". */
const char *desk_board_query(struct visit *, const struct desk_board_asked *, const char *name, const char *value);

/* Filter.* and Filter.Tags of the page. */
void desk_board_filters(struct visit *, const struct desk_board_asked *);

/* List.Newer and List.Older. */
void desk_board_pager(struct visit *, const struct desk_board_asked *, const char *path, const struct board_result *);

#endif
