#include "web/held.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "web/form.h"
#include "web/guard.h"
#include "web/page.h"
#include "web/route.h"
#include "web/serving.h"

#include "base/banned.h"

bool
held_is_ours(const struct request *request)
{
	return guard_origin_allows(request) &&
	    (text_equal(request->fetch_site, "same-origin") || request->origin != NULL);
}

bool
held_wants_sign_in(const struct serving *serving)
{
	return serving->route->permission != 0 && serving->visit.actor == NULL;
}

bool
held_may_show(const struct request *request)
{
	for (const struct request_value *field = request->fields; field != NULL; field = field->next)
		if (strstr(field->name, "password") != NULL)
			return false;
	return request->fields != NULL && held_is_ours(request);
}

void
held_show(struct serving *serving)
{
	struct visit *visit = &serving->visit;
	const struct request *request = &serving->request;
	struct node *list = page_node(visit->page, "Held");
	size_t count = 0;

	page_text(visit->page, "Held.Action", arena_format(visit->arena, "%s/%s%s%s", serving->server->program->name,
	    request->path, text_empty(request->query_text) ? "" : "?", request->query_text));
	page_flag(visit->page, "Held.SignIn", held_wants_sign_in(serving));
	page_flag(visit->page, "Held.Files", request->uploads != NULL);
	page_flag(visit->page, "Held.Multipart", serving->route->form != NULL && serving->route->form->multipart);
	for (const struct request_value *field = request->fields; field != NULL; field = field->next) {
		struct node *row;

		if (text_equal(field->name, "token") || text_equal(field->name, "once"))
			continue;
		row = node_item(list, count++);
		node_text(row, "Name", field->name);
		node_text(row, "Value", field->value);
	}
}
