#include "rules/number.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

enum { YEAR_DIGITS = 4, COUNTER_DIGITS_MOST = 12 };

const char *
case_number_format(struct arena *arena, char prefix, int year, int64_t counter)
{
	char letter[2] = { prefix, '\0' };

	return arena_format(arena, "%s%04d-%06lld", letter, year, (long long)counter);
}

/* Digits only, so many at most; advances past them.  False when there is none or one too many. */
static bool
read_digits(const char **text, int most, int *found, int64_t *value)
{
	*found = 0;
	*value = 0;
	while (**text >= '0' && **text <= '9') {
		if (++*found > most)
			return false;
		*value = *value * 10 + (**text - '0');
		(*text)++;
	}
	return *found > 0;
}

static char
read_prefix(const char **text)
{
	static const char lower[] = "qwl", upper[] = "QWL";
	const char *at;

	if (**text == '\0')
		return 0;
	if ((at = strchr(upper, **text)) == NULL && (at = strchr(lower, **text)) != NULL)
		at = upper + (at - lower);
	if (at != NULL)
		(*text)++;
	return at == NULL ? 0 : *at;
}

bool
case_number_read(struct arena *arena, const char *typed, struct case_number *number)
{
	const char *text;
	int64_t year, counter;
	int digits;

	if (typed == NULL)
		return false;
	text = text_trim(arena, text_narrow(arena, typed));
	number->prefix = read_prefix(&text);
	if (!read_digits(&text, YEAR_DIGITS, &digits, &year) || digits != YEAR_DIGITS || *text++ != '-')
		return false;
	if (!read_digits(&text, COUNTER_DIGITS_MOST, &digits, &counter) || *text != '\0')
		return false;
	number->year = (int)year;
	number->counter = counter;
	return year >= 1900 && counter > 0;
}
