#include "rules/password.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "base/banned.h"

static const char *const names[PASSWORD__COUNT] = {
	[PASSWORD_SHORT] = "short", [PASSWORD_LONG] = "long", [PASSWORD_LOGIN] = "login_again",
	[PASSWORD_SIMPLE] = "simple", [PASSWORD_SAME] = "same", [PASSWORD_WRONG] = "password",
};

const char *
password_problem_name(enum password_problem problem)
{
	return (unsigned)problem < PASSWORD__COUNT ? names[problem] : NULL;
}

/* "aaaaaaaaaa", "abababab", "1234567890", "abcdefghij". */
static bool
is_simple(const char *password)
{
	const char *at = password;
	uint32_t first = text_next(&at), second = 0, before = first, c;
	bool two = true, run = true;

	while ((c = text_next(&at)) != 0) {
		if (c != first && second == 0)
			second = c;
		two = two && (c == first || c == second);
		run = run && (c == before + 1 || c + 1 == before || (before == '9' && c == '0'));
		before = c;
	}
	return two || run;
}

/* "zhangmin", "ZhangMinZhangMin", "zhangmin1". */
static bool
repeats_login(const char *login, const char *password)
{
	size_t length = strlen(login), rest = 0;
	const char *at = password;

	if (length == 0)
		return false;
	while (strncasecmp(at, login, length) == 0)
		at += length;
	rest = strlen(at);
	return at != password && rest < 3;
}

enum password_problem
password_judge(const char *login, const char *old, const char *new)
{
	size_t characters = text_characters(new);

	if (characters < PASSWORD_SHORTEST)
		return PASSWORD_SHORT;
	if (characters > PASSWORD_LONGEST)
		return PASSWORD_LONG;
	if (repeats_login(login, new))
		return PASSWORD_LOGIN;
	if (is_simple(new))
		return PASSWORD_SIMPLE;
	if (old != NULL && strcmp(old, new) == 0)
		return PASSWORD_SAME;
	return PASSWORD_FINE;
}
