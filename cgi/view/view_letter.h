/* Drawing letters and messages with the texts of templates/letter. */
#ifndef CGI_VIEW_LETTER_H
#define CGI_VIEW_LETTER_H

#include <stdbool.h>

#include "base/fault.h"
#include "casework/posting.h"

struct arena;
struct config;
struct templates;

/* The templates of all letters in both languages, for templates_load_texts(), and the loading of them. */
extern const char *const view_letter_names[];
enum fault view_letter_load(const struct config *, struct templates **) MUST_CHECK;

/*
 * Draws a message: its first line becomes the subject, the rest the body.
 * What goes to a phone or into a group chat has no subject.
 */
enum fault view_letter_draw(struct arena *, const struct config *, const struct templates *, const struct post *,
    struct post_text *) MUST_CHECK;

#endif
