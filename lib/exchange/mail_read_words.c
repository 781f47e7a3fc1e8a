/* Headers of mails in words (RFC 2047), also where characters are parted between encoded words. */
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "exchange/charset_text.h"
#include "exchange/mail_read_inside.h"

#include "base/banned.h"

/* An encoded word: =?charset?b?content?= */
struct word {
	const char	*charset;
	size_t		 charset_length;
	bool		 base64;
	const char	*content;
	size_t		 content_length;
	const char	*end;		/* what follows it */
};

const char *
mail_line(struct mail_reading *reading, const char *text, size_t characters)
{
	char *line = arena_copy(reading->arena, charset_text(reading->arena, NULL, text, strlen(text), NULL));

	for (char *at = line; *at != '\0'; at++)
		if (*at == '\n' || *at == '\t')
			*at = ' ';
	return text_cut(reading->arena, text_trim(reading->arena, line), characters);
}

static bool
read_word(const char *at, struct word *word)
{
	const char *mark, *star, *end;

	if (at[0] != '=' || at[1] != '?')
		return false;
	mark = at + 2 + strcspn(at + 2, "? \t\r\n");
	if (mark == at + 2 || *mark != '?' || mark[1] == '\0' || strchr("bBqQ", mark[1]) == NULL || mark[2] != '?' ||
	    (end = strstr(mark + 3, "?=")) == NULL)
		return false;
	/* A language may follow the charset. */
	star = memchr(at + 2, '*', (size_t)(mark - at) - 2);
	*word = (struct word){
		.charset = at + 2, .charset_length = (size_t)((star != NULL ? star : mark) - at) - 2,
		.base64 = mark[1] == 'b' || mark[1] == 'B', .content = mark + 3,
		.content_length = (size_t)(end - mark) - 3, .end = end + 2,
	};
	return true;
}

static void
decode_word(struct text *bytes, const struct word *word)
{
	char *content = arena_copy_bytes(bytes->arena, word->content, word->content_length), *decoded;
	GMimeEncoding state;
	size_t count;

	g_mime_encoding_init_decode(&state,
	    word->base64 ? GMIME_CONTENT_ENCODING_BASE64 : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
	for (char *at = content; !word->base64 && *at != '\0'; at++)
		if (*at == '_')
			*at = ' ';
	decoded = arena_alloc(bytes->arena, g_mime_encoding_outlen(&state, word->content_length) + 1);
	count = g_mime_encoding_flush(&state, content, word->content_length, decoded);
	text_add_bytes(bytes, decoded, count);
}

/*
 * Encoded words of one charset that stand side by side are one run of bytes,
 * because a character may be parted between them.  What follows the run.
 */
static const char *
add_run(struct mail_reading *reading, struct text *line, struct word word)
{
	struct text bytes = text_begin(reading->arena);
	const char *label = arena_copy_bytes(reading->arena, word.charset, word.charset_length), *next = word.end;
	bool more = true;

	while (more) {
		decode_word(&bytes, &word);
		next = word.end;
		more = read_word(next + strspn(next, " \t\r\n"), &word) && word.charset_length == strlen(label) &&
		    strncasecmp(word.charset, label, word.charset_length) == 0;
	}
	text_add(line, charset_text(reading->arena, label, bytes.value, bytes.length, &reading->mail->guessed));
	/* White space between encoded words is none. */
	return read_word(next + strspn(next, " \t\r\n"), &word) ? next + strspn(next, " \t\r\n") : next;
}

const char *
mail_words(struct mail_reading *reading, const char *raw)
{
	struct text line = text_begin(reading->arena);
	struct word word;

	while (*raw != '\0') {
		const char *next;
		size_t length;

		if (read_word(raw, &word)) {
			raw = add_run(reading, &line, word);
			continue;
		}
		next = strstr(raw + 1, "=?");
		length = next == NULL ? strlen(raw) : (size_t)(next - raw);
		text_add(&line, charset_text(reading->arena, NULL, raw, length, NULL));
		raw += length;
	}
	return mail_line(reading, line.value, MAIL_HEADER_CHARACTERS);
}
