#include "rules/place.h"

#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "rules/contact.h"
#include "base/banned.h"

enum { BUILDING_DIGITS = 3, UNIT_DIGITS = 2, ROOM_DIGITS = 5, ROOM_ALONE_LEAST = 3, CHARACTER_BYTES = 4 };

/* Decoded text, ending in 0. */
struct reading {
	struct arena	*arena;
	uint32_t	*characters;
	size_t		 count;
};

/* Where in the text the parts were found. */
struct found {
	size_t	start, after_building, end;
	bool	complete;
};

static struct reading
decode(struct arena *arena, const char *typed)
{
	const char *text = text_trim(arena, text_narrow(arena, typed));
	struct reading r = { arena, arena_array(arena, strlen(text) + 1, sizeof(uint32_t)), 0 };
	uint32_t character;

	while ((character = text_next(&text)) != 0)
		r.characters[r.count++] = character;
	return r;
}

static void
add_characters(struct text *text, const struct reading *r, size_t from, size_t until)
{
	for (size_t i = from; i < until; i++)
		text_add_character(text, r->characters[i]);
}

static const char *
encode(const struct reading *r, size_t from, size_t until)
{
	struct text result = text_begin_room(r->arena, (until - from) * CHARACTER_BYTES);

	add_characters(&result, r, from, until);
	return result.value;
}

static bool
is_digit(uint32_t character)
{
	return character >= '0' && character <= '9';
}

static bool
is_letter(uint32_t character)
{
	return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
}

static bool
is_dash(uint32_t character)
{
	return character == '-' || character == '/' || character == 0x2013 ||
	    character == 0x2014 || character == 0x2212;
}

static size_t
skip_spaces(const struct reading *r, size_t at)
{
	while (r->characters[at] == ' ' || r->characters[at] == '\t')
		at++;
	return at;
}

/* 一 … 九, 两, 零, 十; -1 for anything else. */
static int
numeral(uint32_t character)
{
	static const struct { uint32_t character; int value; } numerals[] = {
		{ 0x4e00, 1 }, { 0x4e8c, 2 }, { 0x4e24, 2 }, { 0x4e09, 3 }, { 0x56db, 4 }, { 0x4e94, 5 }, { 0x516d, 6 },
		{ 0x4e03, 7 }, { 0x516b, 8 }, { 0x4e5d, 9 }, { 0x5341, 10 },
	};

	for (size_t i = 0; i < sizeof(numerals) / sizeof(numerals[0]); i++)
		if (numerals[i].character == character)
			return numerals[i].value;
	return -1;
}

static bool
may_begin_number(uint32_t character)
{
	return is_digit(character) || is_letter(character) || numeral(character) > 0;
}

/* 一 to 九十九; returns the place after it, or `at` when there is none. */
static size_t
read_numeral(const struct reading *r, size_t at, int *value)
{
	int first = numeral(r->characters[at]), next;

	if (first < 0)
		return at;
	*value = first;
	at++;
	if (first != 10) {
		if (numeral(r->characters[at]) != 10)
			return at;
		*value = first * 10;
		at++;
	}
	next = numeral(r->characters[at]);
	if (next > 0 && next < 10) {
		*value += next;
		at++;
	}
	return at;
}

/* A number of so many digits, in digits or characters, with at most one letter after it ("12A"), or a letter alone. */
static size_t
read_number(const struct reading *r, size_t at, size_t most, const char **text)
{
	size_t from = at, zeros;
	int value = 0;

	if (numeral(r->characters[at]) > 0) {
		at = read_numeral(r, at, &value);
		*text = arena_format(r->arena, "%d", value);
		return at;
	}
	if (!is_digit(r->characters[at]) && !is_letter(r->characters[at]))
		return at;
	while (is_digit(r->characters[at]))
		at++;
	if (at - from > most)
		return from;
	for (zeros = from; zeros + 1 < at && r->characters[zeros] == '0'; zeros++)
		;
	if (is_letter(r->characters[at]) && !is_letter(r->characters[at + 1]))
		at++;
	*text = encode(r, zeros, at);
	if (at > from && is_letter(r->characters[at - 1]) && r->characters[at - 1] >= 'a')
		*text = arena_format(r->arena, "%s%c", encode(r, zeros, at - 1),
		    (char)(r->characters[at - 1] - 'a' + 'A'));
	return at;
}

/* The first of these words that stands here; returns the place after it, or `at`. */
static size_t
read_word(const struct reading *r, size_t at, const char *const *words)
{
	for (; *words != NULL; words++) {
		const char *word = *words;
		size_t i = at;
		uint32_t character;

		while ((character = text_next(&word)) != 0 && r->characters[i] == character)
			i++;
		if (character == 0)
			return i;
	}
	return at;
}

static const char *const building_words[] = { "号楼", "#楼", "栋", "幢", "座", "#", "号", NULL };
static const char *const unit_words[] = { "单元", "门", "梯", NULL };
static const char *const room_words[] = { "号房", "室", "号", "房", "户", NULL };

static size_t
skip_dash(const struct reading *r, size_t at)
{
	at = skip_spaces(r, at);
	return is_dash(r->characters[at]) ? skip_spaces(r, at + 1) : at;
}

/* A unit stands before its word, or before a dash; without either it was the room. */
static size_t
read_unit(const struct reading *r, size_t at, struct place *place)
{
	const char *text = "";
	size_t after = read_number(r, at, UNIT_DIGITS, &text), end;

	if (after == at)
		return at;
	end = read_word(r, skip_spaces(r, after), unit_words);
	if (end == skip_spaces(r, after) && !is_dash(r->characters[end]))
		return at;
	place->unit = text;
	return skip_dash(r, end);
}

static bool
read_room(const struct reading *r, size_t at, struct place *place, size_t *end)
{
	const char *text = "";
	size_t after;

	if (!is_digit(r->characters[at]))
		return false;
	after = read_number(r, at, ROOM_DIGITS, &text);
	if (after == at || text[0] == '0' || is_digit(r->characters[after]) ||
	    (is_dash(r->characters[after]) && is_digit(r->characters[after + 1])))
		return false;
	place->room = text;
	*end = read_word(r, skip_spaces(r, after), room_words);
	if (*end == skip_spaces(r, after))
		*end = after;
	return true;
}

/* Building, unit and room from here on. */
static bool
read_here(const struct reading *r, size_t at, struct place *place, struct found *found)
{
	const char *building = "";
	size_t after = read_number(r, at, BUILDING_DIGITS, &building), word, room;
	bool dashed;

	*place = (struct place){ "", "", "", "" };
	if (after == at || building[0] == '0')
		return false;
	word = read_word(r, skip_spaces(r, after), building_words);
	dashed = word == skip_spaces(r, after);
	if (dashed && !is_dash(r->characters[word]))
		return false;
	place->building = building;
	*found = (struct found){ .start = at, .after_building = dashed ? after : word, .end = word };
	room = read_unit(r, skip_dash(r, word), place);
	found->complete = read_room(r, room, place, &found->end);
	/* Two bare numbers may be a date or a range: the second must look like a room. */
	if (found->complete && dashed && place->unit[0] == '\0' && strlen(place->room) < ROOM_ALONE_LEAST)
		found->complete = false;
	return found->complete || !dashed;
}

/* The first place in the text where a room can be read; failing that, where a building can. */
static bool
find(const struct reading *r, struct place *place, struct found *found)
{
	struct place try;
	struct found here;
	bool any = false;

	found->complete = false;
	for (size_t i = 0; i < r->count && !found->complete; i++) {
		uint32_t before = i == 0 ? ' ' : r->characters[i - 1];

		if (!may_begin_number(r->characters[i]))
			continue;
		if (is_digit(before) || is_letter(before) || numeral(before) > 0 ||
		    (is_dash(before) && i >= 2 && is_digit(r->characters[i - 2])))
			continue;
		if (!read_here(r, i, &try, &here) || (any && !here.complete))
			continue;
		*place = try;
		*found = here;
		any = true;
	}
	return any;
}

bool
place_read(struct arena *arena, const char *typed, struct place *place)
{
	struct reading r = decode(arena, typed == NULL ? "" : typed);
	struct found found;
	const char *before, *after;

	if (!find(&r, place, &found) || !found.complete) {
		*place = (struct place){ "", "", "", typed == NULL ? "" : typed };
		return false;
	}
	before = text_trim(arena, encode(&r, 0, found.start));
	after = text_trim(arena, encode(&r, found.end, r.count));
	place->rest = arena_format(arena, "%s%s%s", before, *before != '\0' && *after != '\0' ? " " : "", after);
	return true;
}

/* Rooms have a floor and a number on it: 503, 1201; never 003 or 1200. */
static bool
is_room(const char *digits, size_t length)
{
	if (length != 3 && length != 4)
		return false;
	return digits[0] != '0' && strcmp(digits + length - 2, "00") != 0;
}

int
place_split(struct arena *arena, const char *typed, struct place readings[4])
{
	const char *digits = text_trim(arena, text_narrow(arena, typed == NULL ? "" : typed));
	size_t length = strlen(digits);
	int count = 0;

	if (length < 4 || length > 8 || strspn(digits, "0123456789") != length || digits[0] == '0')
		return 0;
	for (size_t unit = 2; unit-- > 0;)
		for (size_t building = 1; building <= BUILDING_DIGITS && count < 4; building++) {
			size_t before = building + unit;

			if (before >= length || !is_room(digits + before, length - before) ||
			    (unit == 1 && digits[building] == '0'))
				continue;
			readings[count++] = (struct place){
				.building = arena_copy_bytes(arena, digits, building),
				.unit = arena_copy_bytes(arena, digits + building, unit),
				.room = arena_copy(arena, digits + before), .rest = "",
			};
		}
	return count;
}

const char *
place_mask(struct arena *arena, const char *text)
{
	struct reading r;
	struct place place;
	static const char stars[] = "***";
	struct found found;
	struct text masked;
	size_t cut = 0;

	if (text_empty(text))
		return "";
	r = decode(arena, text);
	if (find(&r, &place, &found))
		cut = found.after_building;
	else
		while (cut < r.count && !is_digit(r.characters[cut]))
			cut++;
	masked = text_begin_room(arena, cut * CHARACTER_BYTES + sizeof(stars));
	add_characters(&masked, &r, 0, cut);
	if (cut < r.count)
		text_add(&masked, stars);
	return masked.value;
}

/* How many bytes stand between two buildings here; 0 for none. */
static size_t
between_buildings(const char *at)
{
	static const char *const signs[] = { " ", ",", ";", "、", "　", "\t" };

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (text_starts(at, signs[i]))
			return strlen(signs[i]);
	return 0;
}

static const char *
building_alone(struct arena *arena, const char *typed, size_t length)
{
	for (size_t i = 0; building_words[i] != NULL; i++) {
		size_t end = strlen(building_words[i]);

		if (length > end && memcmp(typed + length - end, building_words[i], end) == 0)
			return arena_copy_bytes(arena, typed, length - end);
	}
	return arena_copy_bytes(arena, typed, length);
}

size_t
place_buildings(struct arena *arena, const char *typed, const char **buildings, size_t most)
{
	const char *at = text_narrow(arena, typed);
	size_t count = 0;

	while (*at != '\0') {
		size_t length = 0, skip = between_buildings(at);

		at += skip;
		if (skip > 0)
			continue;
		while (at[length] != '\0' && between_buildings(at + length) == 0)
			length++;
		if (count < most)
			buildings[count] = building_alone(arena, at, length);
		count++;
		at += length;
	}
	return count;
}
