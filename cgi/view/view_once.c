#include "view_once.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/once.h"
#include "web/request.h"
#include "web/submission.h"
#include "base/banned.h"

const char *
view_once_with(const struct visit *visit, const char *key)
{
	const struct request *request = visit->request;

	if (request->method != METHOD_POST || text_empty(key))
		return NULL;
	return once_key(visit->casework, visit->arena, request->program,
	    arena_format(visit->arena, "%s\n%s", key, submission_text(visit->arena, request)));
}

const char *
view_once(const struct visit *visit)
{
	return view_once_with(visit, request_field(visit->request, "once"));
}
