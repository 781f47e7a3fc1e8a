/* One request by one person, and the program that answers it. */
#ifndef WEB_VISIT_H
#define WEB_VISIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct config;
struct form;
struct form_spec;
struct page;
struct request;
struct response;

/* The program's own; lib/web only passes the pointers on. */
struct staff;
struct casework;

enum language { LANGUAGE_ZH, LANGUAGE_EN, LANGUAGE__COUNT };

enum method { METHOD_GET, METHOD_POST, METHOD__COUNT };		/* HEAD is answered as GET without a body */

/* One request being served: everything a handler may use. */
struct visit {
	struct arena		*arena;		/* released when the visit ends */
	const struct config	*config;
	const struct request	*request;
	struct form		*form;		/* checked, or NULL if the route has none */
	const struct staff	*actor;		/* who asks; NULL for the public */
	struct casework		*casework;
	struct page		*page;		/* what will be shown */
	struct response		*response;
	unsigned		 permissions;	/* what the actor may do in this program: the program's own bits */
	enum language		 language;
	const char		*id;		/* for the log and for the error page */
	int64_t			 now;		/* the only "now" of this visit */
};

typedef enum fault visit_handler(struct visit *);

/* A row of a program's route table. */
struct route {
	enum method		  method;
	const char		 *path;		/* after the program: "case/assign"; "" is the program's front page */
	unsigned		  permission;	/* one of the program's own bits; 0 is the public */
	const struct form_spec	 *form;		/* NULL: the route takes only the query */
	visit_handler		 *handler;	/* for POST: called only with a valid form */
	/* POST: lays out the page that holds the form, when the form is invalid or refused */
	visit_handler		 *again;
};

/* What lib/web needs to know of a program. */
struct program {
	/* "desk": socket, templates, cookies' path and account are named after it */
	const char		*name;
	const struct route	*routes;
	size_t			 route_count;
	/* names without .cs, NULL-terminated; parsed before the workers start */
	const char	*const	*templates;

	/* In each worker after the fork, and again after SIGHUP. */
	enum fault	(*open)(const struct config *, struct casework **);
	void		(*close)(struct casework *);

	/* Fills actor and permissions from the session cookie; no session is not a fault. */
	enum fault	(*identify)(struct visit *);

	/* Lays out what every page of the program has: navigation with counts, the actor's name. */
	enum fault	(*frame)(struct visit *);
};

/*
 * Parses templates, opens or inherits the socket, forks the workers, serves
 * until SIGTERM, reloads on SIGHUP.  Arguments: [--config FILE] [--workers N]
 * [--socket PATH] [--check].  The return value is the process's exit status.
 */
int serve_program(const struct program *, int argc, char **argv);

/*
 * The ends of a handler.  Exactly one of these, or a fault, ends a visit.
 * visit_show() renders templates/<program>/<name>.cs with status 200 (422
 * when the form is invalid, 409 after visit_refuse()).  visit_redirect()
 * sends a 303 to a path inside the product, written without the base path:
 * "desk/case?id=7".  visit_refuse() remembers the name of the refusal
 * (Text.Refusal.<name>) and runs the route's `again` handler.
 */
enum fault visit_show(struct visit *, const char *template_name) MUST_CHECK;
enum fault visit_redirect(struct visit *, const char *format, ...)
    __attribute__((format(printf, 2, 3))) MUST_CHECK;
enum fault visit_refuse(struct visit *, const char *refusal_name) MUST_CHECK;

/* A single row of news shown once on the next page: Text.Notice.<name>. Set before visit_redirect(). */
void visit_notice(struct visit *, const char *notice_name);

/*
 * A file as the answer.  visit_file() sends bytes in memory; with
 * visit_stream() the writer is called until it sets *length to 0.  `type` is
 * what the browser is told; everything but the few safe image types is sent as
 * an attachment with nosniff and a sandboxing policy.  `name` is UTF-8.
 */
typedef enum fault visit_writer(void *context, const void **bytes, size_t *length);
enum fault visit_file(struct visit *, const char *type, const char *name, const void *bytes, size_t length) MUST_CHECK;
enum fault visit_stream(struct visit *, const char *type, const char *name, visit_writer *, void *context) MUST_CHECK;

/* Streams an open file from where it stands; its descriptor is closed when the visit ends, whatever happens. */
enum fault visit_send(struct visit *, const char *type, const char *name, int file) MUST_CHECK;

/* JSON text made by the caller, for the small scripts. */
enum fault visit_json(struct visit *, const char *json) MUST_CHECK;

/*
 * Sets or (value NULL) clears a cookie: HttpOnly, SameSite=Lax, Secure by configuration, Path
 * of the product. max_age 0: until the browser closes.
 */
void visit_cookie(struct visit *, const char *name, const char *value, int64_t max_age);

/* The name of the cookie that says who asks; guard's tokens are bound to it. */
#define VISIT_SESSION_COOKIE "anjuan_session"

#endif
