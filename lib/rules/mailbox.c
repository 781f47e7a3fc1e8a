#include "rules/mailbox.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"

#include "base/banned.h"

enum { LOCAL_BYTES = 64, SHOWN = 3 };

static const char local_letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+-/=?^_`{|}~";
static const char domain_letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";

/* No dot at an end or beside another. */
static bool
dots_stand_apart(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (text[i] == '.' && (i == 0 || i + 1 == length || text[i - 1] == '.'))
			return false;
	return length > 0;
}

bool
mailbox_is_sound(const char *address)
{
	const char *at = address == NULL ? NULL : strchr(address, '@');
	size_t local, domain;

	if (at == NULL || strlen(address) > MAILBOX_BYTES)
		return false;
	local = (size_t)(at - address);
	domain = strlen(at + 1);
	return local <= LOCAL_BYTES && strspn(address, local_letters) == local && dots_stand_apart(address, local) &&
	    strspn(at + 1, domain_letters) == domain && dots_stand_apart(at + 1, domain) &&
	    strchr(at + 1, '.') != NULL && at[1] != '-' && at[domain] != '-';
}

/* Where the letters of an address end before and after its @. */
static const char *
cut_out(struct arena *arena, const char *text, const char *at)
{
	const char *start = at, *end = at + 1 + strspn(at + 1, domain_letters);

	while (start > text && strchr(local_letters, start[-1]) != NULL)
		start--;
	while (end > at && end[-1] == '.')
		end--;
	while (start < at && *start == '.')
		start++;
	return arena_copy_bytes(arena, start, (size_t)(end - start));
}

bool
mailbox_read(struct arena *arena, const char *typed, const char **address)
{
	*address = text_trim(arena, text_narrow(arena, typed == NULL ? "" : typed));
	return mailbox_is_sound(*address);
}

const char *
mailbox_find(struct arena *arena, const char *typed)
{
	const char *text = text_empty(typed) ? "" : text_narrow(arena, typed), *address;

	for (const char *at = strchr(text, '@'); at != NULL; at = strchr(at + 1, '@')) {
		address = cut_out(arena, text, at);
		if (mailbox_is_sound(address))
			return arena_format(arena, "%.*s%s", (int)(strchr(address, '@') - address), address,
			    text_lower(arena, strchr(address, '@')));
	}
	return NULL;
}

const char *
mailbox_mask(struct arena *arena, const char *address)
{
	const char *at = address == NULL ? NULL : strchr(address, '@');
	int shown;

	if (at == NULL)
		return text_empty(address) ? "" : "***";
	shown = at - address > SHOWN ? SHOWN : 1;
	return arena_format(arena, "%.*s***%s", at - address < 1 ? 0 : shown, address, at);
}

const char *
mailbox_hide(struct arena *arena, const char *text, const char *address)
{
	struct text hidden = text_begin(arena);
	const char *found;

	if (text_empty(text) || text_empty(address))
		return text_empty(text) ? "" : text;
	while ((found = strcasestr(text, address)) != NULL) {
		text_add_bytes(&hidden, text, (size_t)(found - text));
		text_add(&hidden, mailbox_mask(arena, address));
		text = found + strlen(address);
	}
	text_add(&hidden, text);
	return hidden.value;
}

const char *
mailbox_hide_all(struct arena *arena, const char *text)
{
	struct text hidden = text_begin(arena);
	const char *at;

	while ((at = strchr(text, '@')) != NULL) {
		const char *start = at, *address = cut_out(arena, text, at);

		while (start > text && strchr(local_letters, start[-1]) != NULL)
			start--;
		text_add_bytes(&hidden, text, (size_t)(start - text));
		text_add(&hidden, mailbox_is_sound(address) ? mailbox_mask(arena, address) : address);
		text = at + 1 + strspn(at + 1, domain_letters);
		if (text[-1] == '.')
			text_add(&hidden, ".");
	}
	text_add(&hidden, text);
	return hidden.value;
}
