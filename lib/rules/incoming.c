#include "rules/incoming.h"

#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/text.h"
#include "rules/name.h"
#include "rules/number.h"

#include "base/banned.h"

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

static const char *const outcome_names[INCOMING__COUNT] = {
	[INCOMING_OPENED] = "opened", [INCOMING_JOINED] = "joined", [INCOMING_REPORT] = "report",
	[INCOMING_OWN] = "own",
};

/* Whole names, and names that end or begin so. */
static const char *const machines[] = {
	"mailer-daemon", "postmaster", "daemon", "noreply", "no-reply", "no_reply", "donotreply", "do-not-reply",
	"nobody", "bounce", "bounces", "listserv", "majordomo", "root", "system", "automailer",
};
static const char *const endings[] = { "-request", "-owner", "-bounces", "-bounce", "-noreply", "-no-reply" };
static const char *const beginnings[] = {
	"owner-", "bounce-", "bounces-", "bounce+", "bounces+", "noreply-", "no-reply-"
};

static bool
is_letter(char c)
{
	return c != '\0' && strchr(letters, c) != NULL;
}

/* A number in its full form at the beginning of the text, "W2026-000012"; *end is what follows it. */
static bool
read_number(struct arena *arena, const char *text, const char **number, const char **end)
{
	static const char digits[] = "0123456789";
	size_t prefix = text[0] != '\0' && strchr("QWLqwl", text[0]) != NULL, tail;
	struct case_number read;

	if (strspn(text + prefix, digits) != 4 || text[prefix + 4] != '-')
		return false;
	tail = strspn(text + prefix + 5, digits);
	*end = text + prefix + 5 + tail;
	if (tail < 6 || is_letter(**end) ||
	    !case_number_read(arena, arena_copy_bytes(arena, text, (size_t)(*end - text)), &read))
		return false;
	*number = case_number_format(arena, read.prefix, read.year, read.counter);
	return true;
}

/* The token that follows a number inside brackets. */
static const char *
read_token(struct arena *arena, const char *text)
{
	size_t length;

	text += strspn(text, " \t");
	length = strspn(text, letters);
	return text[length] == ']' ? arena_copy_bytes(arena, text, length) : "";
}

bool
incoming_of_subject(struct arena *arena, const char *subject, struct incoming_reference *reference)
{
	const char *end;

	subject = text_narrow(arena, subject);
	*reference = (struct incoming_reference){ .number = "", .token = "" };
	for (const char *at = strchr(subject, '['); at != NULL; at = strchr(at + 1, '['))
		if (read_number(arena, at + 1, &reference->number, &end)) {
			reference->token = read_token(arena, end);
			return true;
		}
	for (const char *at = subject; *at != '\0'; at++)
		if ((at == subject || !is_letter(at[-1])) &&
		    read_number(arena, at, &reference->number, &end))
			return true;
	return false;
}

bool
incoming_of_address(struct arena *arena, const char *mailbox, const char *address, struct incoming_reference *reference)
{
	const char *at = mailbox == NULL ? NULL : strchr(mailbox, '@'), *rest, *end;
	size_t local = at == NULL ? 0 : (size_t)(at - mailbox);

	if (local == 0 || strncasecmp(address, mailbox, local) != 0 || address[local] != '+' ||
	    (rest = strchr(address, '@')) == NULL || strcasecmp(rest, at) != 0)
		return false;
	if (!read_number(arena, address + local + 1, &reference->number, &end) || *end != '.')
		return false;
	reference->token = arena_copy_bytes(arena, end + 1, (size_t)(rest - end) - 1);
	return true;
}

bool
incoming_is_machine(struct arena *arena, const char *address)
{
	const char *local = text_lower(arena, arena_copy_bytes(arena, address, strcspn(address, "@")));
	size_t length = strlen(local);

	for (size_t i = 0; i < sizeof(machines) / sizeof(machines[0]); i++)
		if (strcmp(local, machines[i]) == 0)
			return true;
	for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
		if (text_starts(local, beginnings[i]))
			return true;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (length > strlen(endings[i]) && strcmp(local + length - strlen(endings[i]), endings[i]) == 0)
			return true;
	return length == 0;
}

const char *
incoming_outcome_name(enum incoming_outcome outcome)
{
	return name_of(outcome_names, INCOMING__COUNT, (int)outcome);
}
