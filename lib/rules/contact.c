#include "rules/contact.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

enum { MOBILE = 11, FOREIGN_LEAST = 7, FOREIGN_MOST = 15, EXTENSION_MOST = 6, TYPED_MOST = 40,
	SERVICE = 5, LOCAL_LEAST = 7, LOCAL_MOST = 8 };

static size_t
area_length(const char *digits)
{
	if (digits[0] != '0' || digits[1] < '1' || digits[1] > '9')
		return 0;
	return digits[1] <= '2' ? 3 : 4;
}

static bool
is_mobile(const char *digits)
{
	return strlen(digits) == MOBILE && digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9';
}

static bool
is_service(const char *digits)
{
	return strlen(digits) == 10 && (text_starts(digits, "400") || text_starts(digits, "800"));
}

static bool
is_landline(const char *digits)
{
	size_t area = area_length(digits), length = strlen(digits);

	if (area == 0 || (digits[1] == '1' && digits[2] != '0') || digits[area] < '2')
		return false;
	return length == area + 7 || length == area + 8;
}

/* One that can have extensions behind it. */
static bool
is_switchboard(const char *digits)
{
	return is_landline(digits) || is_service(digits);
}

/* Digits of a text, its separators left out; false when anything else is in it. */
static bool
only_digits(struct arena *arena, const char *text, size_t length, const char **digits)
{
	struct text result = text_begin(arena);

	for (size_t i = 0; i < length; i++) {
		if (text[i] >= '0' && text[i] <= '9')
			text_add_bytes(&result, text + i, 1);
		else if (strchr(" -().", text[i]) == NULL)
			return false;
	}
	*digits = result.value;
	return result.length > 0;
}

static bool
read_foreign(struct arena *arena, const char *text, const char **digits)
{
	const char *found;

	if (!only_digits(arena, text, strlen(text), &found) || found[0] == '0' || text_starts(found, "86"))
		return false;
	if (strlen(found) < FOREIGN_LEAST || strlen(found) > FOREIGN_MOST)
		return false;
	*digits = arena_format(arena, "+%s", found);
	return true;
}

/* Where an extension begins (0731-88888888-801, 转801), or NULL. */
static const char *
find_extension(const char *text, size_t *mark)
{
	static const char turn[] = "转";
	const char *at = strstr(text, turn);

	*mark = at == NULL ? 1 : sizeof(turn) - 1;
	return at == NULL ? strrchr(text, '-') : at;
}

/* A number within the city, which has no area code, or a short one of a service (12345, 95598). */
static bool
is_local(const char *digits)
{
	size_t length = strlen(digits);

	if (length == SERVICE)
		return digits[0] == '1' || digits[0] == '9';
	return digits[0] >= '2' && (length == LOCAL_LEAST || length == LOCAL_MOST);
}

static bool
read_extended(struct arena *arena, const char *text, bool (*is_number)(const char *), const char **digits)
{
	size_t mark;
	const char *at = find_extension(text, &mark), *number, *extension;

	if (at == NULL || !only_digits(arena, text, (size_t)(at - text), &number) ||
	    !only_digits(arena, at + mark, strlen(at + mark), &extension))
		return false;
	if (strlen(extension) > EXTENSION_MOST || !is_number(number))
		return false;
	*digits = arena_format(arena, "%s-%s", number, extension);
	return true;
}

/* Skips the country code of China as people write it; a landline then gets its zero back. */
static const char *
skip_country(struct arena *arena, const char *text)
{
	if (text_starts(text, "+86"))
		text += 3;
	else if (text_starts(text, "0086"))
		text += 4;
	else if (text_starts(text, "86") && strlen(text) >= 2 + MOBILE)
		text += 2;
	else
		return text;
	text += strspn(text, " -");
	return text[0] != '0' && text[0] != '1' && text[0] != '4' && text[0] != '8' ?
	    arena_format(arena, "0%s", text) : text;
}

bool
phone_is_mobile(const char *digits)
{
	return digits != NULL && strspn(digits, "0123456789") == MOBILE && is_mobile(digits);
}

bool
phone_read(struct arena *arena, const char *typed, const char **digits)
{
	const char *text;

	if (text_empty(typed) || text_characters(typed) > TYPED_MOST)
		return false;
	text = text_trim(arena, text_narrow(arena, typed));
	text = skip_country(arena, text);
	if (text[0] == '+')
		return read_foreign(arena, text + 1, digits);
	if (text_starts(text, "00"))
		return read_foreign(arena, text + 2, digits);
	if (only_digits(arena, text, strlen(text), digits) &&
	    (is_mobile(*digits) || is_service(*digits) || is_landline(*digits)))
		return true;
	return read_extended(arena, text, is_switchboard, digits);
}

bool
phone_read_local(struct arena *arena, const char *typed, const char **digits)
{
	const char *text;

	if (phone_read(arena, typed, digits))
		return true;
	if (text_empty(typed) || text_characters(typed) > TYPED_MOST)
		return false;
	text = text_trim(arena, text_narrow(arena, typed));
	if (only_digits(arena, text, strlen(text), digits) && is_local(*digits))
		return true;
	return read_extended(arena, text, is_local, digits);
}

static const char *
with_stars(struct arena *arena, const char *text, size_t first, size_t last)
{
	size_t length = strlen(text);
	struct text result = text_begin(arena);

	for (size_t i = 0; i < length; i++)
		text_add_bytes(&result, i < first || i >= length - last ? text + i : "*", 1);
	return result.value;
}

const char *
phone_mask(struct arena *arena, const char *digits)
{
	const char *number;

	if (text_empty(digits))
		return "";
	number = arena_copy_bytes(arena, digits, strcspn(digits, "-"));
	if (is_mobile(number))
		return with_stars(arena, number, 3, 4);
	if (is_landline(number))
		return with_stars(arena, number, area_length(number), 2);
	if (strlen(number) >= FOREIGN_LEAST)
		return with_stars(arena, number, 3, 2);
	return with_stars(arena, number, 0, 0);
}

const char *
name_mask(struct arena *arena, const char *name)
{
	size_t count = text_empty(name) ? 0 : text_characters(name);
	struct text result = text_begin(arena);
	uint32_t character;

	if (count == 1)
		return "*";
	for (size_t i = 0; i < count && (character = text_next(&name)) != 0; i++) {
		if (i == 0 || (i == count - 1 && count >= 3))
			text_add_character(&result, character);
		else
			text_add(&result, "*");
	}
	return result.value;
}

static const char *
replace(struct arena *arena, const char *text, const char *from, const char *to)
{
	struct text result = text_begin(arena);
	const char *found;

	if (text_empty(from))
		return text;
	while ((found = strstr(text, from)) != NULL) {
		text_add_bytes(&result, text, (size_t)(found - text));
		text_add(&result, to);
		text = found + strlen(from);
	}
	text_add(&result, text);
	return result.value;
}

/* A single character is no name to be found again. */
static bool
is_name(const char *name)
{
	return !text_empty(name) && text_characters(name) >= 2;
}

const char *
contact_hide(struct arena *arena, const char *text, const char *name, const char *phone)
{
	static const char *const between[] = { "-", " " };
	const char *mask = phone_mask(arena, phone);

	if (is_name(name))
		text = replace(arena, text, name, name_mask(arena, name));
	if (text_empty(phone))
		return text;
	text = replace(arena, text, phone, mask);
	for (size_t i = 0; is_mobile(phone) && i < sizeof(between) / sizeof(between[0]); i++)
		text = replace(arena, text, arena_format(arena, "%.3s%s%.4s%s%s", phone, between[i], phone + 3,
		    between[i], phone + 7), mask);
	return text;
}

const char *
contact_show(struct arena *arena, const char *text, const char *name, const char *phone)
{
	if (is_name(name))
		text = replace(arena, text, name_mask(arena, name), name);
	return text_empty(phone) ? text : replace(arena, text, phone_mask(arena, phone), phone);
}

/* How many bytes the digits take that begin here, one blank or hyphen between two of them allowed. */
static size_t
number_length(const char *text)
{
	size_t length = 0;

	while (text[length] >= '0' && text[length] <= '9') {
		length++;
		if ((text[length] == ' ' || text[length] == '-') && text[length + 1] >= '0' && text[length + 1] <= '9')
			length++;
	}
	return length;
}

const char *
contact_hide_mobiles(struct arena *arena, const char *text)
{
	struct text result = text_begin(arena);

	while (*text != '\0') {
		size_t length = number_length(text);
		const char *number = arena_copy_bytes(arena, text, length == 0 ? 1 : length), *digits;

		if (length > 0 && phone_read(arena, number, &digits) && is_mobile(digits))
			number = phone_mask(arena, digits);
		text_add(&result, number);
		text += length == 0 ? 1 : length;
	}
	return result.value;
}

/* A name is what holds no digit; what looks like a phone number is one, in whatever pieces it was typed. */
static const char *
mask_word(struct arena *arena, const char *word)
{
	const char *digits;

	if (phone_read(arena, word, &digits))
		return phone_mask(arena, digits);
	return strpbrk(word, "0123456789") == NULL ? name_mask(arena, word) : word;
}

const char *
contact_mask_typed(struct arena *arena, const char *typed)
{
	struct text masked = text_begin(arena);
	const char *digits;

	typed = text_trim(arena, typed == NULL ? "" : typed);
	if (phone_read(arena, typed, &digits))
		return phone_mask(arena, digits);
	while (*typed != '\0') {
		size_t length = strcspn(typed, " ");

		text_add(&masked, mask_word(arena, arena_copy_bytes(arena, typed, length)));
		typed += length;
		if (*typed == ' ') {
			text_add(&masked, " ");
			typed++;
		}
	}
	return masked.value;
}
