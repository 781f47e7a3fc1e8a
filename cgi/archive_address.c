#include "archive_address.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "view/view_list.h"
#include "web/encoding.h"
#include "web/request.h"
#include "base/banned.h"

enum { PAGE_ROWS = 50, TRAIL_CHARACTERS = 2000, FILTERS = ARCHIVE_FILTERS };

/* What can be asked, in the order in which addresses are written. */
const char *const archive_filters[FILTERS] = {
	"words", "name", "phone", "place", "number", "category", "result", "from", "until",
};

static const char *
value_of(const struct archive_asked *asked, const char *name)
{
	for (size_t i = 0; i < FILTERS; i++)
		if (text_equal(archive_filters[i], name))
			return asked->values[i];
	return "";
}

void
archive_address_read(struct visit *visit, struct archive_asked *asked)
{
	for (size_t i = 0; i < FILTERS; i++) {
		const char *typed = request_query(visit->request, archive_filters[i]);

		asked->values[i] = typed == NULL ? "" : text_trim(visit->arena, typed);
	}
	asked->trail = request_query(visit->request, "trail");
	if (asked->trail == NULL || strspn(asked->trail, "0123456789.") != strlen(asked->trail))
		asked->trail = "";
	asked->search = (struct filing_search){
		.words = value_of(asked, "words"), .name = value_of(asked, "name"), .phone = value_of(asked, "phone"),
		.place = value_of(asked, "place"), .number = value_of(asked, "number"),
		.category = value_of(asked, "category"), .result = value_of(asked, "result"),
		.from = view_list_day(visit, value_of(asked, "from"), 0), .until = view_list_day(visit, value_of(asked, "until"), 1),
		.before = request_query_number(visit->request, "before", 0), .limit = PAGE_ROWS,
	};
	if (asked->search.before < 0)
		asked->search.before = 0;
}

static void
add(struct text *query, const char *name, const char *value)
{
	if (text_empty(value))
		return;
	text_add(query, query->length == 0 ? "?" : "&");
	text_add_format(query, "%s=", name);
	encoding_add(query, value);
}

const char *
archive_address(struct visit *visit, const struct archive_asked *asked, const char *path, const char *without)
{
	struct text query = text_begin(visit->arena);

	for (size_t i = 0; i < FILTERS; i++)
		if (!text_equal(archive_filters[i], without))
			add(&query, archive_filters[i], asked->values[i]);
	return arena_format(visit->arena, "%s/archive/%s%s", visit->request->base, path, query.value);
}

/* The search at another page. */
static const char *
page_address(struct visit *visit, const struct archive_asked *asked, int64_t before, const char *trail)
{
	const char *first = archive_address(visit, asked, "search", NULL);
	struct text query = text_begin(visit->arena);

	text_add(&query, strchr(first, '?') == NULL ? "" : strchr(first, '?'));
	if (before > 0)
		add(&query, "before", arena_format(visit->arena, "%lld", (long long)before));
	add(&query, "trail", trail);
	return arena_format(visit->arena, "%s/archive/search%s", visit->request->base, query.value);
}

const char *
archive_address_newer(struct visit *visit, const struct archive_asked *asked)
{
	const char *last = strrchr(asked->trail, '.');
	int64_t before = 0;

	if (!text_number(last == NULL ? asked->trail : last + 1, &before))
		before = 0;
	return page_address(visit, asked, before, last == NULL ? "" :
	    arena_copy_bytes(visit->arena, asked->trail, (size_t)(last - asked->trail)));
}

const char *
archive_address_older(struct visit *visit, const struct archive_asked *asked, struct case_id last)
{
	const char *trail = "";

	if (asked->search.before > 0)
		trail = arena_format(visit->arena, "%s%s%lld", asked->trail, text_empty(asked->trail) ? "" : ".",
		    (long long)asked->search.before);
	return page_address(visit, asked, last.value, strlen(trail) > TRAIL_CHARACTERS ? "" : trail);
}
