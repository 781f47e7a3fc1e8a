#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "anjuan.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/receiving.h"

#include "base/banned.h"

/*
 * `anjuan mail-in`: the mail server hands over one message on standard input.
 * It goes by the status: 0 taken, 65 no message or too large, 75 try again.
 */

enum { PIECE = 65536 };

/* Standard input up to the limit; FAULT_TOO_LARGE beyond it. */
static enum fault
read_message(const struct invocation *invocation, struct incoming_mail *mail)
{
	struct text text = text_begin(invocation->arena);
	char *piece = arena_alloc(invocation->arena, PIECE);
	ssize_t got;

	while ((got = read(STDIN_FILENO, piece, PIECE)) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return log_fault(FAULT_IO, "reading the message: %s", strerror(errno));
		if ((int64_t)text.length + got > invocation->config->mail_limit)
			return FAULT_TOO_LARGE;
		text_add_bytes(&text, piece, (size_t)got);
	}
	mail->bytes = text.value;
	mail->length = text.length;
	return FAULT_NONE;
}

static bool
read_words(const struct invocation *invocation, struct incoming_mail *mail, bool *show)
{
	for (int i = 0; i < invocation->argc; i++) {
		const char *word = invocation->argv[i];
		const char *value = i + 1 < invocation->argc ? invocation->argv[i + 1] : NULL;

		if (text_equal(word, "--show"))
			*show = true;
		else if (text_equal(word, "--sender") && value != NULL)
			mail->sender = invocation->argv[++i];
		else if (text_equal(word, "--recipient") && value != NULL)
			mail->recipient = invocation->argv[++i];
		else
			return false;
	}
	return true;
}

static enum fault
show_message(const struct invocation *invocation, const struct incoming_mail *mail)
{
	const char *text;
	enum fault fault = receiving_show(invocation->arena, mail, &text);

	if (fault == FAULT_NONE)
		fputs(text, stdout);
	return fault;
}

static enum fault
take(const struct invocation *invocation, const struct incoming_mail *mail)
{
	struct step step = { .arena = invocation->arena, .now = invocation->now, .visit = "mail-in", .address = "" };
	struct incoming_taken taken;
	enum fault fault = casework_open(invocation->config, "mail", &step.casework);

	if (fault != FAULT_NONE)
		return fault;
	if ((fault = casework_refresh(step.casework, step.now)) == FAULT_NONE)
		fault = receiving_take(&step, mail, &taken);
	if (fault == FAULT_NONE) {
		log_line(LOG_LEVEL_NOTICE, "a mail: %s%s%s%s", incoming_outcome_name(taken.outcome),
		    taken.before ? " before" : "", text_empty(taken.number) ? "" : " ", taken.number);
		printf("%s%s%s%s\n", incoming_outcome_name(taken.outcome), taken.before ? " before" : "",
		    text_empty(taken.number) ? "" : " ", taken.number);
	}
	casework_close(step.casework);
	return fault;
}

/* Where it stops being a message, as with all that is read in: name:line:column. */
static void
tell_place(const struct incoming_mail *mail)
{
	int64_t line, column;

	receiving_place(mail, &line, &column);
	fprintf(stderr, "anjuan: standard input:%lld:%lld: this is no mail: %s\n", (long long)line, (long long)column,
	    mail->length == 0 ? "there is nothing in it" : "a header field is a name, a colon and its value");
}

/* Only a message that is none is given back to who sent it; whatever else is wrong, the server keeps it for later. */
static enum outcome
outcome_of(enum fault fault, const struct incoming_mail *mail)
{
	if (fault == FAULT_NONE)
		return OUTCOME_DONE;
	if (fault == FAULT_INPUT)
		tell_place(mail);
	else if (fault == FAULT_TOO_LARGE)
		fputs("anjuan: the mail is too large\n", stderr);
	if (fault == FAULT_INPUT || fault == FAULT_TOO_LARGE)
		return OUTCOME_DATA;
	return OUTCOME_UNAVAILABLE;
}

enum outcome
anjuan_mail_in(const struct invocation *invocation)
{
	struct incoming_mail mail = { .sender = NULL };
	bool show = false;
	enum fault fault;

	if (!read_words(invocation, &mail, &show))
		return anjuan_usage("mail-in: --sender ADDRESS, --recipient ADDRESS and --show are understood");
	if ((fault = read_message(invocation, &mail)) == FAULT_NONE)
		fault = show ? show_message(invocation, &mail) : take(invocation, &mail);
	return outcome_of(fault, &mail);
}
