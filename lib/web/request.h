/* What the visitor sent, read by ourselves with hard limits. */
#ifndef WEB_REQUEST_H
#define WEB_REQUEST_H

#include <stddef.h>
#include <stdint.h>

#include "web/visit.h"

/* A value of the query, the form or the cookies, decoded and clean UTF-8. */
struct request_value {
	const char			*name, *value;
	const struct request_value	*next;
};

/* A file of a multipart form, spooled to an unlinked file and hashed on the way. */
struct upload {
	const char		*field;		/* the control's name */
	const char		*name;		/* what the visitor called it: for display only */
	int			 file;		/* descriptor at position 0; closed with the visit */
	int64_t			 size;		/* as it was sent */
	bool			 too_large;	/* longer than a file may be: nothing of it was kept */
	uint8_t			 sha256[32];
	const struct upload	*next;
};

struct request {
	enum method			 method;
	int				 head;		/* HEAD: no body */
	const char			*program;	/* the one that was asked */
	const char			*path;		/* after /<program>/, decoded, no leading slash */
	const char			*base;		/* "" or "/anjuan" */
	const char			*query_text;	/* as sent, for building links that keep filters */
	const char			*origin, *host, *referer, *fetch_site, *agent, *address;
	const char			*content_type;
	const struct request_value	*query, *fields, *cookies;
	const struct upload		*uploads;
};

/* The first value of that name, or NULL. */
const char *request_query(const struct request *, const char *name);
const char *request_field(const struct request *, const char *name);
const char *request_cookie(const struct request *, const char *name);

/* A whole number of the query; `otherwise` when absent or malformed. */
int64_t request_query_number(const struct request *, const char *name, int64_t otherwise);

/* The current query with one name set (value NULL removes it), percent-encoded, starting with "?" or empty. */
const char *request_query_with(struct arena *, const struct request *, const char *name, const char *value);

#endif
