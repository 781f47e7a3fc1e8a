#include "store/script.h"

#include <stdbool.h>
#include <string.h>

#include "base/arena.h"

#include "base/banned.h"

enum { FIRST_STATEMENTS = 32 };

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Past a line comment or block comment that starts here; `at` itself when none does; NULL when it does not end. */
static const char *
skip_comment(const char *at)
{
	bool dashes = at[0] == '-' && at[1] == '-' && (is_space(at[2]) || at[2] == '\0');
	const char *end;

	if (at[0] == '#' || dashes)
		return at + strcspn(at, "\n");
	if (at[0] != '/' || at[1] != '*')
		return at;
	end = strstr(at + 2, "*/");
	return end == NULL ? NULL : end + 2;
}

/* Past the quoted string or name that starts here; NULL when it does not end. */
static const char *
skip_quoted(const char *at)
{
	char quote = *at++;

	for (; *at != '\0'; at++) {
		if (*at == '\\' && quote != '`' && at[1] != '\0')
			at++;
		else if (*at == quote && at[1] == quote)
			at++;
		else if (*at == quote)
			return at + 1;
	}
	return NULL;
}

static const char *
skip_blank(const char *at)
{
	for (;;) {
		const char *next = at;

		while (is_space(*next))
			next++;
		next = skip_comment(next);
		if (next == NULL || next == at)
			return next;
		at = next;
	}
}

/* The semicolon or the end of the text; NULL, with the place in *open, when something does not end. */
static const char *
find_end(const char *at, const char **open)
{
	while (*at != '\0' && *at != ';') {
		const char *next;

		*open = at;
		if (*at == '\'' || *at == '"' || *at == '`')
			next = skip_quoted(at);
		else
			next = skip_comment(at);
		if (next == NULL)
			return NULL;
		at = next == at ? at + 1 : next;
	}
	return at;
}

static void
add_statement(struct arena *arena, struct script *script, size_t *room, const char *start, const char *end)
{
	while (end > start && is_space(end[-1]))
		end--;
	if (script->count == *room) {
		const char **larger = arena_array(arena, *room == 0 ? FIRST_STATEMENTS : *room * 2, sizeof *larger);

		if (script->count > 0)
			memcpy(larger, script->statements, script->count * sizeof *larger);
		script->statements = larger;
		*room = *room == 0 ? FIRST_STATEMENTS : *room * 2;
	}
	script->statements[script->count++] = arena_copy_bytes(arena, start, (size_t)(end - start));
}

static size_t
line_of(const char *text, const char *place)
{
	size_t line = 1;

	for (; text < place; text++)
		line += *text == '\n';
	return line;
}

enum fault
script_cut(struct arena *arena, const char *text, struct script *script, size_t *line)
{
	const char *at = text, *open = text;
	size_t room = 0;

	*script = (struct script){0};
	for (;;) {
		const char *start = skip_blank(at), *end;

		if (start == NULL) {
			open = at;
			break;
		}
		if (*start == '\0')
			return FAULT_NONE;
		end = find_end(start, &open);
		if (end == NULL)
			break;
		if (end > start)
			add_statement(arena, script, &room, start, end);
		at = *end == ';' ? end + 1 : end;
	}
	*line = line_of(text, open);
	return FAULT_INPUT;
}
