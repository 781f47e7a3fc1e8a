#include "view_export.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/contact.h"
#include "view_identity.h"
#include "web/encoding.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum { SUBJECT_CHARACTERS = 120 };

static const char *const offered[EXPORT__COUNT] = { [EXPORT_XLSX] = "Xlsx", [EXPORT_CSV] = "Csv" };

/* What an address says besides the filters: the place in the list, old news. */
static const char *const besides[] = { "after", "before", "page", "trail", "done", "refused", "format" };

/* Filters into which people are typed. */
static const char *const typed[] = { "words", "name", "phone", "place", "subject" };

struct sending { const struct visit *visit; const struct view_export *list; };

static bool
is_filter(const struct request_value *pair)
{
	for (size_t i = 0; i < sizeof(besides) / sizeof(besides[0]); i++)
		if (text_equal(pair->name, besides[i]))
			return false;
	return !text_empty(pair->value);
}

void
view_export_offer(struct visit *visit, const char *path, const struct request_value *asked)
{
	view_export_offer_at(visit, "List", path, asked);
}

void
view_export_offer_at(struct visit *visit, const char *place, const char *path, const struct request_value *asked)
{
	struct node *list = page_node(visit->page, place);
	struct text address = text_begin(visit->arena);

	text_add_format(&address, "%s/%s?", visit->request->base, path);
	for (const struct request_value *pair = asked; pair != NULL; pair = pair->next) {
		if (!is_filter(pair))
			continue;
		encoding_add(&address, pair->name);
		text_add(&address, "=");
		encoding_add(&address, pair->value);
		text_add(&address, "&");
	}
	for (int i = 0; i < EXPORT__COUNT; i++)
		node_text(list, offered[i], arena_format(visit->arena, "%sformat=%s", address.value,
		    export_format_name((enum export_format)i)));
}

const char *
view_export_word(const struct visit *visit, const char *group, const char *name)
{
	return page_word(visit->page, arena_format(visit->arena, "Text.%s.%s", group, name));
}

const char *
view_export_yes(const struct visit *visit, bool value)
{
	return value ? page_word(visit->page, "Text.Form.Yes") : "";
}

static enum fault
write_page(void *context, struct arena *arena, struct export_sheet *sheet, bool *more)
{
	struct sending *sending = context;
	struct visit visit = *sending->visit;

	visit.arena = arena;
	return sending->list->page(&visit, sending->list->cursor, sheet, more);
}

static bool
is_typed(const char *filter)
{
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++)
		if (text_equal(typed[i], filter))
			return true;
	return false;
}

/* The list and its filters, as the access log keeps them: what was typed to find a person is masked. */
static const char *
logged(const struct visit *visit, const char *list)
{
	struct text subject = text_begin(visit->arena);

	text_add(&subject, list);
	if (strchr(list, ' ') != NULL)
		return list;
	for (const struct request_value *pair = visit->request->query; pair != NULL; pair = pair->next)
		if (is_filter(pair) && pair->name[strspn(pair->name, "abcdefghijklmnopqrstuvwxyz_")] == '\0')
			text_add_format(&subject, " %s=%s", pair->name, is_typed(pair->name) ?
			    contact_mask_typed(visit->arena, pair->value) : pair->value);
	return text_cut(visit->arena, subject.value, SUBJECT_CHARACTERS);
}

enum fault
view_export_send(struct visit *visit, const struct view_export *list)
{
	struct step step = view_identity_step(visit);
	struct sending sending = { visit, list };
	struct export_column *columns = arena_array(visit->arena, list->count, sizeof(*columns));
	struct export_list written = {
		.format = export_format_read(request_query(visit->request, "format")),
		.name = page_word(visit->page, list->title), .columns = columns, .count = list->count,
		.page = write_page, .context = &sending,
	};
	int file;
	enum fault fault;

	if (written.format == EXPORT__COUNT)
		return FAULT_NOT_FOUND;
	for (size_t i = 0; i < list->count; i++)
		columns[i] = (struct export_column){ page_word(visit->page, list->columns[i].word),
		    list->columns[i].width, list->columns[i].kind };
	written.heading = arena_format(visit->arena, "%s %s", written.name, date_text_minute(visit->arena, visit->now));
	if ((fault = casework_export(&step, &written, logged(visit, list->subject), &file)) != FAULT_NONE)
		return fault;
	return visit_send(visit, export_format_type(written.format),
	    arena_format(visit->arena, "%s %s.%s", written.name, date_text_day(visit->arena, visit->now),
	    export_format_name(written.format)), file);
}
