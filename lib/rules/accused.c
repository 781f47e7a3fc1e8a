#include "rules/accused.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

enum { NAME_LEAST = 2 };	/* characters; a single one is no name to be found */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the name stands in the text, and not only as the beginning or the end of another word in Latin letters. */
static bool
stands_in(const char *text, const char *name)
{
	size_t length = strlen(name);

	if (text_characters(name) < NAME_LEAST)
		return false;
	for (const char *at = strstr(text, name); at != NULL; at = strstr(at + 1, name)) {
		bool before = at > text && is_letter(at[-1]) && is_letter(name[0]);
		bool after = is_letter(name[length - 1]) && is_letter(at[length]);

		if (!before && !after)
			return true;
	}
	return false;
}

/* A shorter name within a longer one that is meant: 王强 in 王强生. */
static bool
is_part_of_another(const struct accused_person *people, const bool *meant, size_t count, size_t one)
{
	for (size_t i = 0; i < count; i++)
		if (meant[i] && strlen(people[i].name) > strlen(people[one].name) &&
		    strstr(people[i].name, people[one].name) != NULL)
			return true;
	return false;
}

/* How many are left, and the last of them. */
static size_t
count_meant(const bool *meant, size_t count, size_t *which)
{
	size_t found = 0;

	for (size_t i = 0; i < count; i++)
		if (meant[i]) {
			*which = i;
			found++;
		}
	return found;
}

enum accused_found
accused_find(struct arena *arena, const char *typed, const struct accused_person *people, size_t count, size_t *which)
{
	const char *text = text_trim(arena, text_narrow(arena, typed == NULL ? "" : typed));
	bool *meant = arena_array(arena, count + 1, sizeof(*meant));
	bool *near = arena_array(arena, count + 1, sizeof(*near));
	size_t found;

	for (size_t i = 0; i < count; i++) {
		if (!text_empty(people[i].login) && text_equal(people[i].login, text)) {
			*which = i;
			return ACCUSED_ONE;
		}
		meant[i] = stands_in(text, people[i].name);
	}
	for (size_t i = 0; i < count; i++)
		near[i] = meant[i] && !is_part_of_another(people, meant, count, i);
	found = count_meant(near, count, which);
	if (found <= 1)
		return found == 0 ? ACCUSED_NOBODY : ACCUSED_ONE;
	for (size_t i = 0; i < count; i++)
		near[i] = near[i] && stands_in(text, people[i].department);
	return count_meant(near, count, which) == 1 ? ACCUSED_ONE : ACCUSED_SEVERAL;
}
