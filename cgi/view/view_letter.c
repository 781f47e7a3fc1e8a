#include "view_letter.h"

#include <string.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/log.h"
#include "base/text.h"
#include "web/page.h"
#include "web/template.h"
#include "base/banned.h"

#define BOTH(name) { name "_zh", name "_en" }

/* By kind and language; what goes to a phone is one for all kinds. */
static const char *const letters[MESSAGE__COUNT][LANGUAGE__COUNT] = {
	[MESSAGE_ACKNOWLEDGEMENT] = BOTH("acknowledgement"), [MESSAGE_PROGRESS] = BOTH("progress"),
	[MESSAGE_RESULT] = BOTH("result"), [MESSAGE_REFUSAL] = BOTH("refusal"),
	[MESSAGE_EXTENSION] = BOTH("extension"), [MESSAGE_RECEIVED] = BOTH("received"),
	[MESSAGE_DIGEST] = BOTH("digest"), [MESSAGE_ALERT] = BOTH("alert"), [MESSAGE_SURVEY] = BOTH("survey"),
	[MESSAGE_REFERRAL] = BOTH("referral"),
};
static const char *const shorts[LANGUAGE__COUNT] = BOTH("short");

#define NAMES(name) name "_zh", name "_en"
const char *const view_letter_names[] = {
	NAMES("acknowledgement"), NAMES("progress"), NAMES("result"), NAMES("refusal"), NAMES("extension"),
	NAMES("received"), NAMES("digest"), NAMES("alert"), NAMES("survey"), NAMES("referral"), NAMES("short"),
	NULL
};

enum fault
view_letter_load(const struct config *config, struct templates **templates)
{
	struct arena scratch = {0};
	enum fault fault = templates_load_texts(arena_format(&scratch, "%s/templates", config->share_dir), "letter",
	    view_letter_names, templates);

	arena_release(&scratch);
	return fault;
}

static void
fill(struct arena *arena, struct page *page, const struct config *config, const struct post *post)
{
	struct node *message = page_node(page, "Message");
	bool english = text_equal(post->language, "en") && !text_empty(config->company_en);
	const char *lines = post->fields, *name, *value, *number = "";

	while (message_next_field(arena, &lines, &name, &value)) {
		node_text(message, name, value);
		if (text_equal(name, "number"))
			number = value;
	}
	node_text(message, "kind", message_kind_name(post->kind));
	node_text(message, "tag", post->tag);
	node_text(message, "code", post->code);
	node_flag(message, "mail", post->delivery == DELIVERY_MAIL);
	node_flag(message, "answerable", !text_empty(config->mail_mailbox));
	page_text(page, "Company.Name", english ? config->company_en : config->company_zh);
	page_text(page, "Company.Phone", config->service_phone);
	page_text(page, "Company.Follow", arena_format(arena, "%s%s/portal/follow?number=%s", config->public_url,
	    config->base_path, number));
	if (post->key != NULL)
		page_text(page, "Company.Survey", arena_format(arena, "%s%s/portal/survey?key=%s", config->public_url,
		    config->base_path, post->key));
	page_text(page, "Company.Desk", arena_format(arena, "%s%s/desk/", config->public_url, config->base_path));
}

/* Without blank lines at its ends, and at most one between paragraphs. */
static const char *
tidy(struct arena *arena, const char *drawn)
{
	struct text text = text_begin(arena);
	int ends = 0;

	for (; *drawn != '\0'; drawn++) {
		if (*drawn == '\n') {
			ends++;
			continue;
		}
		for (; ends > 0 && text.length > 0; ends = ends > 2 ? 1 : ends - 1)
			text_add(&text, "\n");
		ends = 0;
		text_add_bytes(&text, drawn, 1);
	}
	return text_trim(arena, text.value);
}

enum fault
view_letter_draw(struct arena *arena, const struct config *config, const struct templates *templates,
    const struct post *post, struct post_text *drawn)
{
	enum language language = text_equal(post->language, "en") ? LANGUAGE_EN : LANGUAGE_ZH;
	const char *name = post->delivery == DELIVERY_WEBHOOK ? shorts[language] : letters[post->kind][language];
	struct page *page = page_begin(arena, templates, language);
	struct text text = text_begin(arena);
	const char *tidied, *line;
	enum fault fault;

	fill(arena, page, config, post);
	fault = page_render(page, name, &text);
	page_release(page);
	if (fault != FAULT_NONE)
		return fault;
	tidied = tidy(arena, text.value);
	line = strchr(tidied, '\n');
	if (post->delivery == DELIVERY_WEBHOOK || line == NULL) {
		*drawn = (struct post_text){ .subject = "", .body = tidied };
		return FAULT_NONE;
	}
	drawn->subject = arena_copy_bytes(arena, tidied, (size_t)(line - tidied));
	drawn->body = text_trim(arena, line);
	return FAULT_NONE;
}
