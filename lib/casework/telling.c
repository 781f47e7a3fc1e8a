#include "casework/telling.h"

#include <strings.h>

#include "base/text.h"
#include "casework/inside.h"
#include "casework/local.h"
#include "rules/contact.h"
#include "rules/mailbox.h"
#include "store/incoming_store.h"
#include "store/outbox_store.h"
#include "base/banned.h"

enum { TOKEN_BYTES = 16, SUBJECT_CHARACTERS = 60, WORDS_CHARACTERS = 4000 };

bool
casework_way_open(const struct casework *casework, enum delivery delivery)
{
	const struct config *config = casework->config;

	switch (delivery) {
	case DELIVERY_MAIL:	return !text_empty(config->mail_server);
	case DELIVERY_WEBHOOK:	return !text_empty(config->webhook_url);
	case DELIVERY_ROBOT:	return !text_empty(config->robot_url);
	default:		return false;
	}
}

/* Where the complainant can be reached. */
struct reach { const char *mail, *phone; };

/* A letter to ourselves would come back as a complaint. */
static bool
is_ours(const struct step *step, const char *address)
{
	const struct config *config = step->casework->config;

	return strcasecmp(address, config->mail_from) == 0 || strcasecmp(address, config->mail_mailbox) == 0;
}

static struct reach
reach_of(const struct step *step, const char *contact, const char *phone)
{
	struct reach reach = {
		.mail = mailbox_find(step->arena, contact), .phone = phone_is_mobile(phone) ? phone : NULL,
	};

	if (reach.mail != NULL && is_ours(step, reach.mail))
		reach.mail = NULL;
	return reach;
}

/* The way that is open, or else the one that will be once it is set up. */
static enum delivery
choose_way(const struct step *step, enum channel channel, const struct reach *reach)
{
	bool mail = reach->mail != NULL, phone = reach->phone != NULL;
	enum delivery way = message_way(channel, mail && casework_way_open(step->casework, DELIVERY_MAIL),
	    phone && casework_way_open(step->casework, DELIVERY_WEBHOOK));

	return way == DELIVERY__COUNT ? message_way(channel, mail, phone) : way;
}

/* What is left to be said about a row before it goes into the database. */
static void
complete(const struct step *step, const struct case_file *c, struct outbox_row *row)
{
	row->created_at = step->now;
	row->case_id = c->id;
	row->number = c->number;
	row->token = secret_token(step->arena, TOKEN_BYTES);
	row->next_at = casework_way_open(step->casework, row->delivery) ? step->now : 0;
	/* Also by hand it reaches nobody: where it would go is not in it. */
	if (step->at_rest) {
		row->next_at = 0;
		row->at_rest = true;
		row->recipient = row->delivery == DELIVERY_MAIL ? mailbox_mask(step->arena, row->recipient) :
		    phone_mask(step->arena, row->recipient);
	}
}

static enum fault
put(struct step *step, const struct case_file *c, struct outbox_row *row)
{
	complete(step, c, row);
	return outbox_insert(step->casework->db, step->arena, row);
}

/* What stands in every letter; to a phone go the number and the stage alone. */
static void
common_fields(const struct step *step, const struct case_file *c, enum delivery way, struct text *lines)
{
	message_field(lines, "number", c->number);
	message_field(lines, "stage", stage_name(c->stage));
	message_field(lines, "day", local_day(step, step->now));
	if (way == DELIVERY_WEBHOOK)
		return;
	message_field(lines, "name", c->complainant);
	message_field(lines, "about", text_cut(step->arena, c->subject, SUBJECT_CHARACTERS));
	message_field(lines, "received", local_minute(step, c->received_at));
}

/* Whether a machine may answer this address now; the one answer of the day is then taken. */
static enum fault
may_answer(struct step *step, const struct mail_answer *answer, bool *may)
{
	uint8_t digest[SECRET_DIGEST];

	*may = false;
	if (answer->silent)
		return FAULT_NONE;
	secret_mac(step->casework->key,
	    arena_format(step->arena, "answer %s", text_lower(step->arena, answer->address)), digest);
	return answer_claim(step->casework->db, step->arena, digest, step->now, may);
}

enum fault
casework_letter_registered(struct step *step, const struct case_file *c, const struct registration *registration,
    int64_t due, struct outbox_row **letter)
{
	const struct complaint *complaint = &registration->complaint;
	const struct mail_answer *answer = registration->answer;
	struct reach reach = reach_of(step, complaint->contact, complaint->phone);
	struct outbox_row *row = arena_alloc(step->arena, sizeof(*row));
	struct text lines = text_begin(step->arena);
	bool may = true;
	enum fault fault = FAULT_NONE;

	*letter = NULL;
	row->kind = MESSAGE_ACKNOWLEDGEMENT;
	row->delivery = choose_way(step, c->channel, &reach);
	row->language = registration->language == NULL ? "zh" : registration->language;
	if (step->untold || complaint->anonymous || row->delivery == DELIVERY__COUNT)
		return FAULT_NONE;
	if (answer != NULL)
		fault = may_answer(step, answer, &may);
	if (fault != FAULT_NONE || !may)
		return fault;
	row->recipient = row->delivery == DELIVERY_MAIL ? reach.mail : reach.phone;
	common_fields(step, c, row->delivery, &lines);
	if (due != 0)
		message_field(&lines, "due", local_minute(step, due));
	if (answer != NULL) {
		message_field(&lines, "once", step->once);
		row->answers = answer->message_id;
	}
	row->fields = lines.value;
	complete(step, c, row);
	*letter = row;
	return FAULT_NONE;
}

/* Where the complainant of a stored case is reached, and in which language. */
static enum fault
find_reach(struct step *step, const struct case_file *c, struct reach *reach, const char **language)
{
	struct db *db = step->casework->db;
	struct outbox_contact contact;
	enum fault fault = outbox_contact(db, step->arena, c->id, &contact);

	*reach = (struct reach){ .mail = NULL };
	if (fault != FAULT_NONE || contact.anonymous)
		return fault;
	*reach = reach_of(step, contact.contact, contact.phone);
	fault = outbox_language(db, step->arena, c->id, language);
	if (*language == NULL)
		*language = "zh";
	return fault;
}

/* Who was written to about the case and answered is told that it has arrived; anybody else is not. */
static enum fault
tell_received(struct step *step, const struct mail_answer *answer, const struct case_file *c)
{
	struct outbox_row row = { .kind = MESSAGE_RECEIVED, .delivery = DELIVERY_MAIL, .answers = answer->message_id };
	struct text lines = text_begin(step->arena);
	struct reach reach;
	bool may;
	enum fault fault = find_reach(step, c, &reach, &row.language);

	if (fault != FAULT_NONE || reach.mail == NULL || strcasecmp(reach.mail, answer->address) != 0 ||
	    (fault = may_answer(step, answer, &may)) != FAULT_NONE || !may)
		return fault;
	row.recipient = reach.mail;
	common_fields(step, c, DELIVERY_MAIL, &lines);
	row.fields = lines.value;
	return put(step, c, &row);
}

/* What the complainant had wished, and what is offered instead (S1 7.2.2). */
static enum fault
refusal_fields(struct step *step, const struct act_request *request, struct text *lines)
{
	struct complaint complaint;
	enum fault fault = complaint_load(step->casework->db, step->arena, request->id, &complaint);

	if (fault != FAULT_NONE)
		return fault;
	message_field(lines, "remedy", text_cut(step->arena, complaint.remedy, WORDS_CHARACTERS));
	message_field(lines, "alternative", request->alternative);
	return FAULT_NONE;
}

enum fault
casework_tell_act(struct step *step, const struct act_request *request, const struct case_file *before,
    const struct case_file *after)
{
	struct outbox_row row = {
		.kind = message_of_act(request->act, request->decided && before->confirmed_at == 0),
	};
	struct text lines = text_begin(step->arena);
	struct reach reach;
	enum fault fault;

	if (request->answer != NULL)
		return tell_received(step, request->answer, after);
	if (step->untold || !request->public || row.kind == MESSAGE__COUNT)
		return FAULT_NONE;
	if ((fault = find_reach(step, after, &reach, &row.language)) != FAULT_NONE)
		return fault;
	row.delivery = choose_way(step, after->channel, &reach);
	if (row.delivery == DELIVERY__COUNT)
		return FAULT_NONE;
	row.recipient = row.delivery == DELIVERY_MAIL ? reach.mail : reach.phone;
	common_fields(step, after, row.delivery, &lines);
	if (request->until != 0)
		message_field(&lines, "until", local_minute(step, request->until));
	if (row.delivery == DELIVERY_MAIL) {
		message_field(&lines, "result", request->result);
		message_field(&lines, "text", text_cut(step->arena, request->text == NULL ? "" : request->text,
		    WORDS_CHARACTERS));
		if (row.kind == MESSAGE_REFUSAL && (fault = refusal_fields(step, request, &lines)) != FAULT_NONE)
			return fault;
	}
	message_field(&lines, "ask", request->act == ACT_ASK ? "1" : "");
	row.fields = lines.value;
	return put(step, after, &row);
}

enum fault
casework_tell_survey(struct step *step, const struct case_file *c, int64_t until, const char **token)
{
	struct outbox_row row = { .kind = MESSAGE_SURVEY };
	struct text lines = text_begin(step->arena);
	struct reach reach;
	enum fault fault = find_reach(step, c, &reach, &row.language);

	*token = NULL;
	row.delivery = choose_way(step, c->channel, &reach);
	if (fault != FAULT_NONE || row.delivery == DELIVERY__COUNT)
		return fault;
	row.recipient = row.delivery == DELIVERY_MAIL ? reach.mail : reach.phone;
	common_fields(step, c, row.delivery, &lines);
	message_field(&lines, "until", local_day(step, until));
	row.fields = lines.value;
	if ((fault = put(step, c, &row)) == FAULT_NONE)
		*token = row.token;
	return fault;
}

enum fault
casework_tell_written(struct step *step, const struct case_file *c, const struct written_letter *letter)
{
	struct outbox_row row = {
		.kind = letter->kind, .delivery = DELIVERY_MAIL, .fields = "", .subject = letter->subject,
		.body = letter->body,
	};
	struct reach reach;
	enum fault fault = find_reach(step, c, &reach, &row.language);

	if (fault != FAULT_NONE)
		return fault;
	if (reach.mail == NULL)
		return casework_refuse(step, REFUSAL_NO_ADDRESS);
	row.recipient = reach.mail;
	row.language = letter->language;
	if (step->actor != NULL)
		row.changed_by = step->actor->id;
	return put(step, c, &row);
}

enum fault
casework_tell_body(struct step *step, const struct case_file *c, const struct referral *referral, const char *language)
{
	struct outbox_row row = {
		.kind = MESSAGE_REFERRAL, .delivery = DELIVERY_MAIL, .recipient = referral->mail, .language = language,
	};
	struct text lines = text_begin(step->arena);

	if (!mailbox_is_sound(referral->mail) || is_ours(step, referral->mail))
		return casework_refuse(step, REFUSAL_REFERRAL_MAIL);
	message_field(&lines, "number", c->number);
	message_field(&lines, "day", local_day(step, step->now));
	message_field(&lines, "about", text_cut(step->arena, c->subject, SUBJECT_CHARACTERS));
	message_field(&lines, "body", referral_body_name(referral->body));
	message_field(&lines, "name", referral->name);
	message_field(&lines, "reference", referral->reference);
	message_field(&lines, "received", local_day(step, referral->set_at));
	message_field(&lines, "found", referral->found);
	message_field(&lines, "measures", referral->measures);
	message_field(&lines, "result", referral->reply);
	row.fields = lines.value;
	if (step->actor != NULL)
		row.changed_by = step->actor->id;
	return put(step, c, &row);
}

enum fault
casework_told_at(struct step *step, const struct case_file *c, struct told_at *at)
{
	struct reach reach;
	enum fault fault;

	*at = (struct told_at){ .language = "zh" };
	fault = find_reach(step, c, &reach, &at->language);
	if (reach.mail != NULL)
		at->mail = mailbox_mask(step->arena, reach.mail);
	return fault;
}
