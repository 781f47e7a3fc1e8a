/* What the files of this folder know of a visit beyond what handlers see. */
#ifndef WEB_SERVING_H
#define WEB_SERVING_H

#include <stdint.h>

#include "base/fault.h"
#include "web/request.h"
#include "web/response.h"
#include "web/visit.h"

struct templates;

/* A worker: the program with everything that lives as long as it. */
struct server {
	const struct program	*program;
	const struct config	*config;
	const struct templates	*templates;
	uint8_t			 key[32];
	struct casework		*casework;	/* NULL until open() succeeded */
};

/* A visit with its surroundings; `visit` is first, so that one leads to the other. */
struct serving {
	struct visit		 visit;
	struct server		*server;
	struct request		 request;
	struct response		 response;
	const struct route	*route;		/* NULL until found */
	const char		*refusal;	/* name of the refusal, or NULL */
	const char		*token;		/* for forms; NULL until asked for */
};

/* The surroundings of a visit that answer() began. */
struct serving *serving_of(struct visit *);

/* Lays out Page.* and Company.*. */
void serving_frame(struct serving *);

/* Draws one of the program's templates into the response. */
enum fault serving_render(struct serving *, int status, const char *template_name) MUST_CHECK;

/* Sends the visitor to an encoded path inside the product, without its base. */
void serving_redirect(struct serving *, const char *path);

#endif
