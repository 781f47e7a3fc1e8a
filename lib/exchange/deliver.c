/* The only home of libcurl. */
#include "exchange/deliver.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"

#include "base/banned.h"

enum {
	CONNECT_SECONDS = 10, WHOLE_SECONDS = 90, SLOW_SECONDS = 30,
	ANSWER_BYTES = 64 * 1024, LINE_CHARACTERS = 250, SECRET_BYTES = 512, LONGEST_WAIT = 86400,
	CODE_QUITTING = 421, CODE_TOO_BIG = 552, CODE_MANY = 429, CODE_EARLY = 425, CODE_SLOW = 408
};

struct deliverer { CURL *mail, *web; };

/* One conversation. */
struct talk {
	struct arena	*arena;
	const char	*bytes;
	size_t		 length, read;
	struct text	 answer;	/* the last line of a mail server, or the whole answer of a web server */
	char		 said[CURL_ERROR_SIZE];
};

enum fault
deliver_open(struct arena *arena, struct deliverer **opened)
{
	struct deliverer *d = arena_alloc(arena, sizeof(*d));

	*opened = d;
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || (d->mail = curl_easy_init()) == NULL ||
	    (d->web = curl_easy_init()) == NULL)
		return log_fault(FAULT_INTERNAL, "the library for sending cannot start");
	return FAULT_NONE;
}

void
deliver_close(struct deliverer *d)
{
	if (d == NULL)
		return;
	curl_easy_cleanup(d->mail);
	curl_easy_cleanup(d->web);
	curl_global_cleanup();
}

static size_t
read_message(char *to, size_t size, size_t count, void *context)
{
	struct talk *talk = context;
	size_t length = talk->length - talk->read;

	if (length > size * count)
		length = size * count;
	memcpy(to, talk->bytes + talk->read, length);
	talk->read += length;
	return length;
}

/* Every line of a mail server; the last one counts, but for its goodbye. */
static size_t
take_line(char *line, size_t size, size_t count, void *context)
{
	static const char goodbye[] = "221";
	struct talk *talk = context;

	if (size * count >= sizeof(goodbye) - 1 && memcmp(line, goodbye, sizeof(goodbye) - 1) == 0)
		return size * count;
	talk->answer = text_begin(talk->arena);
	text_add_bytes(&talk->answer, line, size * count < ANSWER_BYTES ? size * count : ANSWER_BYTES);
	return size * count;
}

static size_t
take_bytes(char *bytes, size_t size, size_t count, void *context)
{
	struct talk *talk = context;

	if (talk->answer.length + size * count > ANSWER_BYTES)
		return 0;
	text_add_bytes(&talk->answer, bytes, size * count);
	return size * count;
}

static size_t
drop_bytes(char *bytes, size_t size, size_t count, void *context)
{
	(void)bytes;
	(void)context;
	return size * count;
}

/* What was said, on one line and without what is not text. */
static const char *
clean_line(struct arena *arena, const char *text)
{
	char *line = arena_copy(arena, text);

	for (char *at = line; *at != '\0'; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7F)
			*at = ' ';
	if (!text_is_clean(line, strlen(line)))
		for (char *at = line; *at != '\0'; at++)
			if ((unsigned char)*at >= 0x80)
				*at = '?';
	return text_cut(arena, text_trim(arena, line), LINE_CHARACTERS);
}

/* The first line of a file that holds a secret; the caller wipes it. */
static enum fault
read_secret(const char *path, char secret[SECRET_BYTES])
{
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	ssize_t got = file < 0 ? -1 : read(file, secret, SECRET_BYTES - 1);
	int error = errno;

	if (file >= 0)
		close(file);
	if (got < 0)
		return log_fault(FAULT_IO, "%s: %s", path, strerror(error));
	secret[got] = '\0';
	secret[strcspn(secret, "\r\n")] = '\0';
	return FAULT_NONE;
}

/* What holds for every conversation: this protocol alone, nobody in between, no longer than it takes. */
static bool
set_common(CURL *curl, struct talk *talk, const char *protocols, const char *url, const char *ca_file)
{
	curl_easy_reset(curl);
	return curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, protocols) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, protocols) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_URL, url) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_PROXY, "") == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)WHOLE_SECONDS) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, (long)SLOW_SECONDS) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, talk->said) == CURLE_OK &&
	    (text_empty(ca_file) || curl_easy_setopt(curl, CURLOPT_CAINFO, ca_file) == CURLE_OK);
}

static bool
starts_failed(const char *said, const char *command)
{
	return text_starts(said, command) && text_starts(said + strlen(command), " failed");
}

enum delivered
deliver_mail_outcome(int code, long number, const char *said, bool begun)
{
	bool of_message = starts_failed(said, "RCPT") || starts_failed(said, "DATA");

	if (code == CURLE_OK)
		return DELIVERED;
	if (begun && code != CURLE_WEIRD_SERVER_REPLY)
		return code == CURLE_OPERATION_TIMEDOUT ? DELIVERED_AWAY : DELIVERED_LATER;
	if (number == CODE_QUITTING)
		return DELIVERED_AWAY;
	if (begun || of_message)
		return number >= 500 && number < 600 ? DELIVERED_REFUSED : DELIVERED_LATER;
	/* A sender that is not wanted, a sign-in that fails: ours to put right, and no message is to blame. */
	return starts_failed(said, "MAIL") && number == CODE_TOO_BIG ? DELIVERED_REFUSED : DELIVERED_AWAY;
}

static bool
set_mail(CURL *curl, struct talk *talk, const struct deliver_server *server, const char *from,
    const struct curl_slist *to)
{
	return set_common(curl, talk, "smtp,smtps", server->url, server->ca_file) &&
	    curl_easy_setopt(curl, CURLOPT_USE_SSL, server->tls ? CURLUSESSL_ALL : CURLUSESSL_TRY) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, (curl_off_t)talk->length) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_READFUNCTION, read_message) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_READDATA, talk) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_line) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_HEADERDATA, talk) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, drop_bytes) == CURLE_OK;
}

/* Signs in with the password of its file, which is wiped again. */
static enum fault
set_password(CURL *curl, const struct deliver_server *server)
{
	char password[SECRET_BYTES];
	enum fault fault;

	if (text_empty(server->user))
		return FAULT_NONE;
	if ((fault = read_secret(server->password_file, password)) != FAULT_NONE)
		return fault;
	if (curl_easy_setopt(curl, CURLOPT_USERNAME, server->user) != CURLE_OK ||
	    curl_easy_setopt(curl, CURLOPT_PASSWORD, password) != CURLE_OK)
		fault = log_fault(FAULT_INTERNAL, "the mail server's password cannot be used");
	explicit_bzero(password, sizeof(password));
	return fault;
}

static void
report_mail(CURL *curl, struct talk *talk, CURLcode code, struct delivery_report *report)
{
	bool begun = talk->read > 0, whole = begun && talk->read == talk->length;
	const char *said = talk->said[0] == '\0' ? curl_easy_strerror(code) : talk->said;
	long number = 0;

	(void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &number);
	report->outcome = deliver_mail_outcome((int)code, number, said, begun);
	/* An answer says no; silence after the last byte may have been a yes. */
	report->doubtful = code != CURLE_OK && code != CURLE_WEIRD_SERVER_REPLY && whole;
	report->answer = clean_line(talk->arena, code == CURLE_OK || number >= 400 ? talk->answer.value : said);
}

enum fault
deliver_mail(struct deliverer *d, struct arena *arena, const struct deliver_server *server,
    const struct deliver_mail *mail, struct delivery_report *report)
{
	struct talk talk = {
		.arena = arena, .bytes = mail->bytes, .length = mail->length, .answer = text_begin(arena),
	};
	struct curl_slist *list = curl_slist_append(NULL, arena_format(arena, "<%s>", mail->to));
	const char *sender = arena_format(arena, "<%s>", mail->from);
	enum fault fault = FAULT_NONE;

	*report = (struct delivery_report){ .answer = "", .bytes = "" };
	if (list == NULL || !set_mail(d->mail, &talk, server, sender, list))
		fault = log_fault(FAULT_INTERNAL, "the library for sending refuses its settings");
	if (fault == FAULT_NONE)
		fault = set_password(d->mail, server);
	if (fault == FAULT_NONE)
		report_mail(d->mail, &talk, curl_easy_perform(d->mail), report);
	curl_slist_free_all(list);
	return fault;
}

enum delivered
deliver_post_outcome(int code, long number)
{
	if (code != CURLE_OK)
		return DELIVERED_AWAY;
	if (number >= 200 && number < 300)
		return DELIVERED;
	if (number == CODE_MANY || number == CODE_EARLY || number == CODE_SLOW || number >= 500)
		return DELIVERED_LATER;
	/* Another address, another token: ours to put right. */
	return number < 400 || number == 401 || number == 403 || number == 404 || number == 405 ? DELIVERED_AWAY :
	    DELIVERED_REFUSED;
}

/* The headers of a posting; NULL when there is no memory. */
static enum fault
make_headers(struct arena *arena, const struct deliver_hook *hook, const char *id, struct curl_slist **list)
{
	const char *lines[] = { "Content-Type: application/json", "Accept: application/json", "Expect:",
	    arena_format(arena, "Idempotency-Key: %s", id), NULL };
	char token[SECRET_BYTES] = "", line[SECRET_BYTES + 32];
	enum fault fault = text_empty(hook->token_file) ? FAULT_NONE : read_secret(hook->token_file, token);
	struct curl_slist *longer;

	for (size_t i = 0; lines[i] != NULL && fault == FAULT_NONE; i++) {
		if ((longer = curl_slist_append(*list, lines[i])) == NULL)
			return log_fault(FAULT_INTERNAL, "no memory for headers");
		*list = longer;
	}
	if (fault == FAULT_NONE && token[0] != '\0') {
		(void)snprintf(line, sizeof(line), "Authorization: Bearer %s", token);
		if ((longer = curl_slist_append(*list, line)) == NULL)
			fault = log_fault(FAULT_INTERNAL, "no memory for headers");
		else
			*list = longer;
	}
	explicit_bzero(token, sizeof(token));
	explicit_bzero(line, sizeof(line));
	return fault;
}

static bool
set_post(CURL *curl, struct talk *talk, const struct deliver_hook *hook, const struct curl_slist *headers)
{
	return set_common(curl, talk, "https", hook->url, hook->ca_file) &&
	    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_POST, 1L) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, talk->bytes) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)talk->length) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes) == CURLE_OK &&
	    curl_easy_setopt(curl, CURLOPT_WRITEDATA, talk) == CURLE_OK;
}

static void
report_post(CURL *curl, struct talk *talk, CURLcode code, struct delivery_report *report)
{
	const char *said = talk->said[0] == '\0' ? curl_easy_strerror(code) : talk->said;
	curl_off_t wait = 0, sent = 0;
	long number = 0;

	(void)curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &number);
	(void)curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
	(void)curl_easy_getinfo(curl, CURLINFO_SIZE_UPLOAD_T, &sent);
	report->outcome = deliver_post_outcome((int)code, number);
	report->doubtful = code != CURLE_OK && sent == (curl_off_t)talk->length;
	report->bytes = talk->answer.value;
	report->length = talk->answer.length;
	report->answer = clean_line(talk->arena, code != CURLE_OK ? said :
	    arena_format(talk->arena, "HTTP %ld %s", number, talk->answer.value));
	report->wait = wait > 0 && wait < LONGEST_WAIT ? (int64_t)wait : 0;
}

enum fault
deliver_post(struct deliverer *d, struct arena *arena, const struct deliver_hook *hook, const char *id,
    const char *json, struct delivery_report *report)
{
	struct talk talk = { .arena = arena, .bytes = json, .length = strlen(json), .answer = text_begin(arena) };
	struct curl_slist *headers = NULL;
	enum fault fault = make_headers(arena, hook, id, &headers);

	*report = (struct delivery_report){ .answer = "", .bytes = "" };
	if (fault == FAULT_NONE && !set_post(d->web, &talk, hook, headers))
		fault = log_fault(FAULT_INTERNAL, "the library for sending refuses its settings");
	if (fault == FAULT_NONE)
		report_post(d->web, &talk, curl_easy_perform(d->web), report);
	curl_slist_free_all(headers);
	return fault;
}
