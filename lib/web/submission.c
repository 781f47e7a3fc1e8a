#include "web/submission.h"

#include <string.h>

#include "base/arena.h"
#include "base/secret.h"
#include "base/text.h"
#include "web/guard.h"
#include "web/request.h"

#include "base/banned.h"

/* With its length, so that no two lists of parts read alike. */
static void
add_part(struct text *text, const char *part)
{
	text_add_format(text, "%zu:%s\n", part == NULL ? 0 : strlen(part), part == NULL ? "" : part);
}

static void
add_values(struct text *text, const struct request_value *values)
{
	for (const struct request_value *pair = values; pair != NULL; pair = pair->next) {
		if (text_equal(pair->name, "token") || text_equal(pair->name, "once"))
			continue;
		add_part(text, pair->name);
		add_part(text, pair->value);
	}
	text_add(text, "\n");
}

const char *
submission_text(struct arena *arena, const struct request *request)
{
	struct text text = text_begin(arena);

	add_part(&text, request->program);
	add_part(&text, request->path);
	add_part(&text, guard_cookie(request));
	add_values(&text, request->query);
	add_values(&text, request->fields);
	for (const struct upload *upload = request->uploads; upload != NULL; upload = upload->next) {
		add_part(&text, upload->field);
		add_part(&text, upload->name);
		add_part(&text, secret_hex(arena, upload->sha256, sizeof(upload->sha256)));
	}
	return text.value;
}
