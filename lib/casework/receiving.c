#include "casework/receiving.h"

#include <string.h>
#include <strings.h>

#include "base/log.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/receiving_files.h"
#include "casework/receiving_words.h"
#include "casework/inside.h"
#include "casework/once.h"
#include "casework/reply.h"
#include "casework/telling.h"
#include "exchange/mail_read.h"
#include "rules/mailbox.h"
#include "store/incoming_store.h"
#include "base/banned.h"

enum { TOKEN_CHARACTERS = 32, MERGES = 5, ERROR_CHARACTERS = 300 };

/* A message being read in. */
struct taking {
	struct step			*step;
	const struct incoming_mail	*incoming;
	struct mail			 mail;
	struct incoming_row		 row;
	struct mail_answer		 answer;
	struct staged_files		 files;
	const char			*mentions;	/* a case that it names without proof */
	const char			*follows;	/* a case that it provably belongs to, but that takes no more */
	const char			*report;	/* what a report says of our letter */
	bool				 of_body;	/* it answers a letter to a body that passed the case on */
};

/* The same message is the one with the same id from the same sender; ids that cannot be unique are none. */
static void
identify(struct taking *t)
{
	const char *id = t->mail.message_id, *at = strchr(id, '@');
	struct arena *arena = t->step->arena;

	t->row.message_id = id;
	if (at == NULL || strlen(id) < 8) {
		secret_sha256(t->incoming->bytes, t->incoming->length, t->row.digest);
		return;
	}
	id = arena_format(arena, "%s\n%s", id, text_lower(arena, t->mail.from));
	secret_sha256(id, strlen(id), t->row.digest);
}

/* The letter of ours that a message id is of; FAULT_NOT_FOUND for anybody else's. */
static enum fault
find_letter(struct taking *t, const char *id, struct answered_letter *letter)
{
	size_t length = strspn(id, "0123456789abcdef");

	if (length != TOKEN_CHARACTERS || id[length] != '@')
		return FAULT_NOT_FOUND;
	return incoming_answered(t->step->casework->db, t->step->arena,
	    arena_copy_bytes(t->step->arena, id, length), letter);
}

/* The letter of ours that this answers: nobody but who got it knows its id. */
static enum fault
find_answered(struct taking *t, struct answered_letter *letter)
{
	enum fault fault = FAULT_NOT_FOUND;

	for (size_t i = 0; i < t->mail.answer_count && fault == FAULT_NOT_FOUND; i++)
		fault = find_letter(t, t->mail.answers[i], letter);
	return fault;
}

/* A reference with the token of its case; one without is only remembered. */
static bool
proves(struct taking *t, const struct incoming_reference *reference)
{
	if (reply_token_fits(t->step, reference->number, reference->token))
		return true;
	if (t->mentions == NULL)
		t->mentions = reference->number;
	return false;
}

static bool
find_proof(struct taking *t, const char **number)
{
	const char *mailbox = t->step->casework->config->mail_mailbox;
	struct incoming_reference reference;
	bool found = t->incoming->recipient != NULL &&
	    incoming_of_address(t->step->arena, mailbox, t->incoming->recipient, &reference) && proves(t, &reference);

	for (size_t i = 0; !found && i < t->mail.recipient_count; i++)
		found = incoming_of_address(t->step->arena, mailbox, t->mail.recipients[i], &reference) &&
		    proves(t, &reference);
	if (!found)
		found = incoming_of_subject(t->step->arena, t->mail.subject, &reference) && proves(t, &reference);
	if (found)
		*number = reference.number;
	return found;
}

/* The case that the message provably belongs to, as it now stands; FAULT_NOT_FOUND when to none. */
static enum fault
find_case(struct taking *t, struct case_file *c)
{
	struct db *db = t->step->casework->db;
	struct answered_letter letter;
	const char *number;
	enum fault fault = find_answered(t, &letter);

	if (fault == FAULT_NONE && letter.case_id.value != 0 && letter.staff.value == 0) {
		t->of_body = letter.kind == MESSAGE_REFERRAL;
		fault = case_load(db, t->step->arena, letter.case_id, false, c);
	} else if (fault == FAULT_NONE || fault == FAULT_NOT_FOUND)
		fault = find_proof(t, &number) ? case_load_number(db, t->step->arena, number, c) : FAULT_NOT_FOUND;
	for (int i = 0; fault == FAULT_NONE && c->merged_into.value != 0 && i < MERGES; i++)
		fault = case_load(db, t->step->arena, c->merged_into, false, c);
	return fault;
}

/* Whether a machine may answer at all. */
static void
find_answer(struct taking *t)
{
	const struct mail *mail = &t->mail;
	const char *from = mailbox_find(t->step->arena, mail->from);

	t->answer = (struct mail_answer){
		.address = from == NULL ? "" : from,
		.message_id = text_empty(mail->message_id) ? "" :
		    arena_format(t->step->arena, "<%s>", mail->message_id),
		.silent = from == NULL || mail->automatic || mail->list || mail->no_return || mail->report ||
		    incoming_is_machine(t->step->arena, from) ||
		    (t->incoming->sender != NULL && (text_empty(t->incoming->sender) ||
		    text_equal(t->incoming->sender, "<>") ||
		    incoming_is_machine(t->step->arena, t->incoming->sender))),
	};
}

/* Remembers the message in the transaction of what it does; a second reading of it then does nothing. */
static enum fault
remember_in_transaction(struct db *db, void *context)
{
	struct taking *t = context;
	enum fault fault = incoming_insert(db, t->step->arena, &t->row);

	if (fault == FAULT_NONE && t->row.outcome == INCOMING_REPORT && t->row.outbox != 0)
		fault = incoming_report(db, t->step->arena, t->row.outbox, t->report);
	return fault == FAULT_DUPLICATE ? FAULT_NONE : fault;
}

static enum fault
remember(struct taking *t, enum incoming_outcome outcome, struct case_id id)
{
	t->row.outcome = outcome;
	t->row.case_id = id;
	t->row.received_at = t->step->now;
	return casework_transact(t->step, remember_in_transaction, t, NULL);
}

/* What another body answers is not the complainant's to see. */
static void
keep_inside(struct taking *t)
{
	for (size_t i = 0; i < t->files.count; i++) {
		struct sent_file *sent = arena_alloc(t->step->arena, sizeof(*sent));

		*sent = *t->files.rows[i].sent;
		sent->public = false;
		t->files.rows[i].sent = sent;
	}
}

/* Adds to the case that the message answers; *taken is false when the case takes no more. */
static enum fault
join(struct taking *t, const struct case_file *c, bool *taken)
{
	struct act_request request = {
		.id = c->id, .act = ACT_ADD, .public = !t->of_body,
		.answer = t->of_body ? NULL : &t->answer,
		.text = receiving_words_of(t->step->arena, &t->mail),
		.detail = arena_format(t->step->arena, "%ssender=%s", t->of_body ? "of_body=1\n" : "",
		    mailbox_mask(t->step->arena, t->mail.from)),
	};
	enum fault fault;

	if (t->of_body)
		keep_inside(t);
	request.files = t->files;
	fault = casework_act(t->step, &request, NULL);

	*taken = fault == FAULT_NONE && t->step->refusal == REFUSAL_NONE;
	t->step->refusal = REFUSAL_NONE;
	return fault;
}

/* What the first event says of another case; a number that is no case's is nothing. */
static enum fault
name_other(struct taking *t, const char **detail)
{
	struct case_file other;
	enum fault fault = FAULT_NONE;

	*detail = t->follows == NULL ? NULL : arena_format(t->step->arena, "follows=%s", t->follows);
	if (t->follows != NULL || t->mentions == NULL)
		return FAULT_NONE;
	fault = case_load_number(t->step->casework->db, t->step->arena, t->mentions, &other);
	if (fault == FAULT_NONE)
		*detail = arena_format(t->step->arena, "mentions=%s", other.number);
	return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
}

static enum fault
open_case(struct taking *t, struct incoming_taken *taken)
{
	struct registration registration = receiving_words_registration(t->step, &t->mail);
	struct registered registered = { .number = "" };
	enum fault fault = name_other(t, &registration.detail);

	if (fault != FAULT_NONE)
		return fault;
	registration.files = t->files;
	registration.answer = &t->answer;
	fault = casework_register(t->step, &registration, &registered);
	if (fault == FAULT_NONE && t->step->refusal != REFUSAL_NONE)
		fault = log_fault(FAULT_INTERNAL, "a mail was refused: %s", refusal_name(t->step->refusal));
	taken->case_id = registered.id;
	taken->number = registered.number;
	return fault;
}

/* A report says which letter of ours did not arrive; one about somebody else's is nothing to us. */
static enum fault
take_report(struct taking *t, struct incoming_taken *taken)
{
	struct answered_letter letter = { .id = 0 };
	enum fault fault = find_answered(t, &letter);

	if (fault != FAULT_NONE && fault != FAULT_NOT_FOUND)
		return fault;
	taken->outcome = INCOMING_REPORT;
	t->row.outbox = letter.id;
	t->report = text_cut(t->step->arena, mailbox_hide_all(t->step->arena,
	    receiving_words_of(t->step->arena, &t->mail)), ERROR_CHARACTERS);
	return remember(t, INCOMING_REPORT, (struct case_id){ 0 });
}

/* What a reading that was broken off had done already; *done is false when nothing. */
static enum fault
find_done(struct taking *t, struct incoming_taken *taken, bool *done)
{
	struct registered registered;
	const char *result = NULL;
	enum fault fault = submission_result(t->step->casework->db, t->step->arena, t->step->once, &result);

	*done = fault == FAULT_NONE && result != NULL;
	if (!*done)
		return fault;
	fault = casework_registered(t->step, t->step->once, &registered);
	taken->outcome = fault == FAULT_NONE ? INCOMING_OPENED : INCOMING_JOINED;
	if (fault == FAULT_NONE) {
		taken->case_id = registered.id;
		taken->number = registered.number;
	} else if (fault == FAULT_NOT_FOUND)
		fault = text_number(result, &taken->case_id.value) ? FAULT_NONE : FAULT_INTERNAL;
	return fault == FAULT_NONE ? remember(t, taken->outcome, taken->case_id) : fault;
}

/* The message belongs to a case of its own or to another's. */
static enum fault
take_word(struct taking *t, struct incoming_taken *taken)
{
	struct case_file c = { .number = NULL };
	bool joined = false;
	size_t kept;
	enum fault fault = find_case(t, &c);
	bool found = fault == FAULT_NONE;

	if (fault != FAULT_NONE && fault != FAULT_NOT_FOUND)
		return fault;
	find_answer(t);
	if ((fault = receiving_stage(t->step, t->incoming, &t->mail, &t->files, &kept)) != FAULT_NONE)
		return fault;
	if (found) {
		fault = join(t, &c, &joined);
		t->follows = c.number;
		taken->case_id = c.id;
		taken->number = c.number;
	}
	if (fault == FAULT_NONE && !joined)
		fault = open_case(t, taken);
	taken->outcome = joined ? INCOMING_JOINED : INCOMING_OPENED;
	return fault == FAULT_NONE ? remember(t, taken->outcome, taken->case_id) : fault;
}

static enum fault
take_new(struct taking *t, struct incoming_taken *taken)
{
	struct answered_letter letter;
	enum fault fault = find_letter(t, t->mail.message_id, &letter);
	bool done;

	if (fault == FAULT_NONE) {
		taken->outcome = INCOMING_OWN;
		return remember(t, INCOMING_OWN, (struct case_id){ 0 });
	}
	if (fault != FAULT_NOT_FOUND)
		return fault;
	if (t->mail.report)
		return take_report(t, taken);
	fault = find_done(t, taken, &done);
	return fault == FAULT_NONE && !done ? take_word(t, taken) : fault;
}

enum fault
receiving_take(struct step *step, const struct incoming_mail *incoming, struct incoming_taken *taken)
{
	struct taking t = { .step = step, .incoming = incoming };
	enum fault fault = mail_read(step->arena, incoming->bytes, incoming->length, &t.mail);

	*taken = (struct incoming_taken){ .number = "" };
	if (fault != FAULT_NONE)
		return fault;
	identify(&t);
	step->once = once_key(step->casework, step->arena, "mail",
	    secret_hex(step->arena, t.row.digest, SECRET_DIGEST));
	step->as = ROLE_COMPLAINANT;
	fault = incoming_load(step->casework->db, step->arena, t.row.digest, &t.row);
	if (fault == FAULT_NONE) {
		taken->before = true;
		taken->outcome = t.row.outcome;
		taken->case_id = t.row.case_id;
		return FAULT_NONE;
	}
	return fault == FAULT_NOT_FOUND ? take_new(&t, taken) : fault;
}
