#include "casework/posting.h"

#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "casework/reply.h"
#include "casework/surveying.h"
#include "casework/telling.h"
#include "exchange/deliver.h"
#include "exchange/mail_write.h"
#include "exchange/webhook_body.h"
#include "rules/mailbox.h"
#include "store/outbox_store.h"
#include "base/banned.h"

enum {
	AT_ONCE = 50,
	HOLD_SECONDS = 150,		/* longer than any one sending may take */
	REST_SECONDS = 300,		/* so soon at the latest a way is tried again */
	PROVIDER_CHARACTERS = 120, ERROR_CHARACTERS = 300, SUBJECT_CHARACTERS = 300
};

/* What is known of one way. */
struct way { int64_t rest_until; int rests; bool released; };

struct posting {
	struct arena		 arena;
	struct deliverer	*deliverer;
	struct way		 ways[DELIVERY__COUNT];
};

/* A message at hand. */
struct handing {
	struct posting		*posting;
	struct step		*step;
	const struct post_round	*round;
	struct outbox_row	*row;
	struct post_text	 text;
	const char		*code, *key, *token;	/* secrets of the complainant, not kept with what was sent */
	struct delivery_report	 report;
};

enum fault
posting_open(struct casework *casework, struct posting **opened)
{
	struct arena arena = {0};
	struct posting *posting = arena_alloc(&arena, sizeof(*posting));
	enum fault fault;

	(void)casework;
	posting->arena = arena;
	fault = deliver_open(&posting->arena, &posting->deliverer);
	*opened = posting;
	return fault;
}

void
posting_close(struct posting *posting)
{
	struct arena arena;

	if (posting == NULL)
		return;
	deliver_close(posting->deliverer);
	arena = posting->arena;
	arena_release(&arena);
}

/* A text in which a secret is no longer to be read. */
static const char *
without(struct arena *arena, const char *text, const char *secret)
{
	struct text clean = text_begin(arena);
	const char *found;

	while (!text_empty(secret) && (found = strcasestr(text, secret)) != NULL) {
		text_add_bytes(&clean, text, (size_t)(found - text));
		text_add(&clean, "****");
		text = found + strlen(secret);
	}
	text_add(&clean, text);
	return clean.value;
}

/* The follow-up code that a letter tells: the key under which it was registered stands in its fields. */
static const char *
code_of(const struct step *step, const char *fields)
{
	const char *name, *value;

	while (message_next_field(step->arena, &fields, &name, &value))
		if (text_equal(name, "once"))
			return casework_key_code(step, value);
	return NULL;
}

/* The subject that was written, behind what leads an answer to its case; what stood there before was hidden. */
static const char *
tagged(const struct handing *h, const char *tag)
{
	const char *subject = h->row->subject, *end = subject[0] == '[' ? strstr(subject, "] ") : NULL;

	if (h->row->delivery != DELIVERY_MAIL || text_empty(h->row->number))
		return subject;
	return arena_format(h->step->arena, "[%s] %s", tag, end == NULL ? subject : end + 2);
}

/* What leads an answer to the case is for the complainant alone. */
static bool
to_complainant(const struct outbox_row *row)
{
	return row->staff.value == 0 && row->kind != MESSAGE_REFERRAL;
}

/* The words of the message: as somebody wrote them, or drawn. */
static enum fault
draw(struct handing *h)
{
	const struct outbox_row *row = h->row;
	struct step *step = h->step;
	struct post post = {
		.id = row->id, .kind = row->kind, .delivery = row->delivery, .language = row->language,
		.fields = row->fields, .tag = to_complainant(row) ? reply_tag(step, row->number) : row->number,
	};

	h->token = text_empty(row->number) ? "" : reply_token(step, row->number);
	/* What the machine wrote is drawn anew when it is repeated: what was kept of it lacks the secrets. */
	if (!text_empty(row->body) && text_empty(row->fields)) {
		h->text = (struct post_text){ .subject = tagged(h, post.tag), .body = row->body };
		return FAULT_NONE;
	}
	post.code = h->code = code_of(step, row->fields);
	if (row->kind == MESSAGE_SURVEY)
		post.key = h->key = survey_letter_key(step, row->token);
	return h->round->draw(h->round->context, step->arena, &post, &h->text);
}

static enum fault
hand_to_mail(struct handing *h)
{
	const struct config *config = h->step->casework->config;
	const struct outbox_row *row = h->row;
	bool english = text_equal(row->language, "en") && !text_empty(config->company_en);
	const struct deliver_server server = {
		.url = config->mail_server, .tls = config->mail_tls != 0, .ca_file = config->mail_ca_file,
		.user = config->mail_user, .password_file = config->mail_password_file,
	};
	struct mail_letter letter = {
		.from_name = english ? config->company_en : config->company_zh, .from = config->mail_from,
		.to = row->recipient, .reply_to = reply_address(h->step, to_complainant(row) ? row->number : NULL),
		.subject = h->text.subject, .body = h->text.body, .token = row->token, .answers = row->answers,
		.automatic = !text_empty(row->fields) && row->kind != MESSAGE_REFERRAL,
		.attempt = row->tries, .date = h->step->now,
	};
	struct deliver_mail mail = { .from = config->mail_from, .to = row->recipient };
	enum fault fault;

	if (!mailbox_is_sound(row->recipient)) {
		h->report = (struct delivery_report){ .outcome = DELIVERED_REFUSED, .answer = "no mail address" };
		return FAULT_NONE;
	}
	if ((fault = mail_write(h->step->arena, &letter, &mail.bytes, &mail.length)) != FAULT_NONE)
		return fault;
	return deliver_mail(h->posting->deliverer, h->step->arena, &server, &mail, &h->report);
}

static struct webhook_message
message_of(const struct handing *h)
{
	return (struct webhook_message){
		.id = h->row->token, .to = h->row->recipient, .kind = message_kind_name(h->row->kind),
		.number = h->row->number, .text = h->text.body, .attempt = h->row->tries,
	};
}

static enum fault
hand_to_webhook(struct handing *h)
{
	const struct config *config = h->step->casework->config;
	const struct deliver_hook hook = { config->webhook_url, config->webhook_ca_file, config->webhook_token_file };
	struct webhook_message message = message_of(h);
	enum fault fault = deliver_post(h->posting->deliverer, h->step->arena, &hook, message.id,
	    webhook_body(h->step->arena, &message), &h->report);

	if (fault == FAULT_NONE && h->report.outcome == DELIVERED)
		h->report.answer = webhook_answer_id(h->step->arena, h->report.bytes, h->report.length);
	return fault;
}

/* A robot says with status 200 that it did not do it. */
static enum fault
hand_to_robot(struct handing *h)
{
	enum { TOO_OFTEN = 45009 };
	const struct config *config = h->step->casework->config;
	const struct deliver_hook hook = { config->robot_url, config->robot_ca_file, "" };
	struct webhook_message message = message_of(h);
	enum fault fault = deliver_post(h->posting->deliverer, h->step->arena, &hook, message.id,
	    webhook_robot_body(h->step->arena, &message), &h->report);
	const char *error;
	int code;

	if (fault != FAULT_NONE || h->report.outcome != DELIVERED)
		return fault;
	code = webhook_robot_code(h->step->arena, h->report.bytes, h->report.length, &error);
	if (code == 0) {
		h->report.answer = "";
		return FAULT_NONE;
	}
	h->report.outcome = code == TOO_OFTEN ? DELIVERED_LATER : DELIVERED_AWAY;
	h->report.answer = arena_format(h->step->arena, "%d %s", code, error);
	return FAULT_NONE;
}

static enum fault (*const hands[DELIVERY__COUNT])(struct handing *) = {
	[DELIVERY_MAIL] = hand_to_mail, [DELIVERY_WEBHOOK] = hand_to_webhook, [DELIVERY_ROBOT] = hand_to_robot,
};

/* The other side is not there: nothing more is tried this way for a while. */
static int64_t
rest(struct way *way, int64_t now)
{
	uint32_t random;
	int64_t pause;

	secret_random(&random, sizeof(random));
	pause = message_pause(++way->rests, random);
	way->rest_until = now + (pause < REST_SECONDS ? pause : REST_SECONDS);
	return way->rest_until;
}

/* What becomes of a message that was not taken over. */
static void
not_sent(struct handing *h)
{
	struct outbox_row *row = h->row;
	int64_t now = h->step->now;
	uint32_t random;

	secret_random(&random, sizeof(random));
	row->state = MESSAGE_WAITING;
	row->next_at = now + message_pause(row->tries, random);
	if (h->report.wait > row->next_at - now)
		row->next_at = now + h->report.wait;
	if (h->report.outcome == DELIVERED_AWAY) {
		row->next_at = rest(&h->posting->ways[row->delivery], now);
		row->tries--;
	}
	if (h->report.outcome == DELIVERED_REFUSED ||
	    now - row->waiting_since > MESSAGE_TRY_DAYS * (int64_t)DATE_DAY) {
		row->state = MESSAGE_FAILED;
		row->next_at = 0;
	}
	row->doubtful = h->report.doubtful;
	row->last_error = text_cut(h->step->arena, mailbox_hide(h->step->arena, h->report.answer, row->recipient),
	    ERROR_CHARACTERS);
	log_line(LOG_LEVEL_NOTICE, "message %lld by %s: not sent (%s)%s", (long long)row->id,
	    delivery_name(row->delivery), row->state == MESSAGE_FAILED ? "for good" : "to be tried again",
	    row->doubtful ? ", but it may have arrived" : "");
}

/* What was sent, as it is kept. */
static const char *
keep(const struct handing *h, const char *text)
{
	struct arena *arena = h->step->arena;

	return without(arena, without(arena, without(arena, text, h->code), h->key), h->token);
}

/* Writes down how it went; the words are kept as they were sent, without the complainant's secrets. */
static enum fault
end(struct handing *h)
{
	struct outbox_row *row = h->row;
	struct arena *arena = h->step->arena;
	struct db *db = h->step->casework->db;

	h->step->now = date_now();
	if (h->report.outcome != DELIVERED) {
		not_sent(h);
		return outbox_not_sent(db, arena, row, h->round->holder);
	}
	h->posting->ways[row->delivery].rests = 0;
	row->sent_at = h->step->now;
	row->provider = text_cut(arena, h->report.answer, PROVIDER_CHARACTERS);
	row->subject = text_cut(arena, keep(h, h->text.subject), SUBJECT_CHARACTERS);
	row->body = keep(h, h->text.body);
	return outbox_sent(db, arena, row, h->round->holder);
}

/* Takes, draws, hands over, writes down. */
static enum fault
handle(struct handing *h, bool *taken)
{
	struct outbox_row *row = h->row;
	struct step *step = h->step;
	enum fault fault;

	step->now = date_now();
	fault = outbox_claim(step->casework->db, step->arena, row->id, h->round->holder, step->now,
	    step->now + HOLD_SECONDS, taken);
	if (fault != FAULT_NONE || !*taken)
		return fault;
	row->tries++;
	if ((fault = draw(h)) == FAULT_NONE)
		fault = hands[row->delivery](h);
	if (fault != FAULT_NONE) {
		/* What cannot be drawn or written is ours to put right; it must not stop the others. */
		log_line(LOG_LEVEL_ERROR, "message %lld cannot be made: %s", (long long)row->id, fault_name(fault));
		h->report = (struct delivery_report){
			.outcome = fault == FAULT_IO ? DELIVERED_AWAY : DELIVERED_REFUSED, .answer = fault_name(fault),
		};
	}
	return end(h);
}

static enum fault
release(struct posting *posting, struct step *step, enum delivery delivery)
{
	int64_t count = 0;
	enum fault fault = FAULT_NONE;

	if (posting->ways[delivery].released)
		return FAULT_NONE;
	fault = outbox_release(step->casework->db, step->arena, delivery,
	    step->now - MESSAGE_HOLD_DAYS * (int64_t)DATE_DAY, step->now, &count);
	posting->ways[delivery].released = fault == FAULT_NONE && count == 0;
	if (count > 0)
		log_line(LOG_LEVEL_NOTICE, "%lld messages by %s that were held are let go", (long long)count,
		    delivery_name(delivery));
	return fault;
}

static enum fault
round_of(struct posting *posting, struct step *step, struct post_round *round, enum delivery delivery)
{
	struct way *way = &posting->ways[delivery];
	struct outbox_list due;
	struct arena_mark before;
	enum fault fault = release(posting, step, delivery);

	if (fault != FAULT_NONE || (fault = outbox_due(step->casework->db, step->arena, delivery, step->now, AT_ONCE,
	    &due)) != FAULT_NONE)
		return fault;
	before = arena_mark(step->arena);
	for (size_t i = 0; i < due.count && fault == FAULT_NONE && way->rest_until <= step->now; i++) {
		struct handing handing = { .posting = posting, .step = step, .round = round, .row = &due.rows[i] };
		bool taken = false;

		if (round->stop != NULL && *round->stop)
			break;
		arena_rewind(step->arena, before);
		fault = handle(&handing, &taken);
		round->handled += taken;
	}
	return fault;
}

enum fault
posting_round(struct posting *posting, struct step *step, struct post_round *round)
{
	enum fault fault = FAULT_NONE;

	round->handled = 0;
	for (int i = 0; i < DELIVERY__COUNT && fault == FAULT_NONE; i++) {
		enum delivery delivery = (enum delivery)i;

		if (!casework_way_open(step->casework, delivery) || posting->ways[i].rest_until > step->now ||
		    (round->stop != NULL && *round->stop))
			continue;
		fault = round_of(posting, step, round, delivery);
	}
	return fault;
}
