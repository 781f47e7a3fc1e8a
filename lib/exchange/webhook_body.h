/* What is posted to a gateway or a robot, as JSON, and what it answers. */
#ifndef EXCHANGE_WEBHOOK_BODY_H
#define EXCHANGE_WEBHOOK_BODY_H

#include <stdbool.h>
#include <stddef.h>

struct arena;

struct webhook_message {
	const char	*id;		/* the same at every try */
	const char	*to;		/* phone; "" none */
	const char	*kind;		/* "result" */
	const char	*number;	/* of the case; "" none */
	const char	*text;
	int		 attempt;
};

/* {"id","to","kind","case","text","attempt"}: what a gateway for short messages gets. */
const char *webhook_body(struct arena *, const struct webhook_message *);

/* What a WeChat Work robot gets; the phone is mentioned. */
const char *webhook_robot_body(struct arena *, const struct webhook_message *);

/*
 * The answer of a gateway: the text of its member "id", or "".  That of a
 * robot: its "errcode" (0 good), -1 when it is no such answer; *error its "errmsg".
 */
const char *webhook_answer_id(struct arena *, const char *bytes, size_t length);
int webhook_robot_code(struct arena *, const char *bytes, size_t length, const char **error);

#endif
