#include "casework/surveying.h"

#include "base/date.h"
#include "base/text.h"
#include "casework/inside.h"
#include "casework/local.h"
#include "casework/telling.h"
#include "exchange/qr.h"
#include "store/outbox_store.h"
#include "store/visit_store.h"
#include "base/banned.h"

enum { KEY_BYTES = 16, KEY_CHARACTERS = 64 };

/* The key that a form's one-time key stands for; nobody but the product can work it out. */
static const char *
key_of(const struct step *step, const char *once)
{
	uint8_t mac[SECRET_DIGEST];

	secret_mac(step->casework->key, arena_format(step->arena, "survey %lld %s", (long long)step->actor->id.value,
	    once), mac);
	return secret_hex(step->arena, mac, KEY_BYTES);
}

const char *
survey_letter_key(const struct step *step, const char *token)
{
	uint8_t mac[SECRET_DIGEST];

	secret_mac(step->casework->key, arena_format(step->arena, "survey letter %s", token), mac);
	return secret_hex(step->arena, mac, KEY_BYTES);
}

/* What is stored of a key. */
static void
digest_of(const struct step *step, const char *key, uint8_t digest[SECRET_DIGEST])
{
	secret_mac(step->casework->key, arena_format(step->arena, "survey key %s",
	    text_cut(step->arena, key, KEY_CHARACTERS)), digest);
}

static bool
can_be_asked(const struct case_file *c)
{
	return c->stage == STAGE_CONFIRMING || c->stage == STAGE_CLOSED || c->stage == STAGE_VISITED;
}

struct issuing { struct step *step; struct case_id id; };

static enum fault
issue_in_transaction(struct db *db, void *context)
{
	const struct issuing *issuing = context;
	struct step *step = issuing->step;
	struct survey_link link = {
		.case_id = issuing->id, .issued_at = step->now, .issued_by = step->actor->id,
		.expires_at = step->now + SURVEY_DAYS * DATE_DAY,
	};
	uint8_t digest[SECRET_DIGEST];
	const char *earlier = NULL;
	struct case_file c;
	bool may = false;
	enum fault fault = casework_record(step, issuing->id, ACT_NOTE, "", arena_format(step->arena, "link=%s",
	    local_day(step, link.expires_at)));

	if (fault != FAULT_NONE ||
	    (fault = submission_result(db, step->arena, step->once, &earlier)) != FAULT_NONE)
		return fault;
	if (earlier != NULL) {
		step->repeated = true;
		return FAULT_DUPLICATE;
	}
	if ((fault = case_load(db, step->arena, issuing->id, false, &c)) != FAULT_NONE ||
	    (fault = visiting_may_answer(step, &c, &may)) != FAULT_NONE)
		return fault;
	if (!can_be_asked(&c) || !may)
		return casework_refuse(step, may ? REFUSAL_STAGE : REFUSAL_ALREADY);
	link.round = c.reopened;
	digest_of(step, key_of(step, step->once), digest);
	if ((fault = survey_insert(db, step->arena, &link, digest)) != FAULT_NONE)
		return fault;
	return submission_claim(db, step->arena, step->once, arena_format(step->arena, "%lld", (long long)c.id.value),
	    step->now);
}

enum fault
survey_issue(struct step *step, struct case_id id)
{
	struct issuing issuing = { .step = step, .id = id };
	enum fault fault = casework_transact(step, issue_in_transaction, &issuing, NULL);

	return fault == FAULT_DUPLICATE ? FAULT_NONE : fault;
}

enum fault
survey_issued(struct step *step, const char *once, struct survey_address *address)
{
	const struct config *config = step->casework->config;
	uint8_t digest[SECRET_DIGEST];
	const char *key = key_of(step, once);
	struct survey_link link;
	struct qr qr;
	enum fault fault;

	digest_of(step, key, digest);
	if ((fault = survey_find(step->casework->db, step->arena, digest, &link)) != FAULT_NONE)
		return fault;
	if (link.issued_by.value != step->actor->id.value || step->now > link.issued_at + SURVEY_SHOWN_SECONDS)
		return FAULT_NOT_FOUND;
	*address = (struct survey_address){ .id = link.case_id, .expires_at = link.expires_at };
	address->url = arena_format(step->arena, "%s%s/portal/survey?key=%s", config->public_url, config->base_path,
	    key);
	if ((fault = qr_draw(step->arena, address->url, &qr)) != FAULT_NONE)
		return fault;
	address->path = qr.path;
	address->size = qr.size;
	return FAULT_NONE;
}

/* Whether it was said when this case was closed before. */
static enum fault
wants_rest(struct step *step, struct case_id id, bool *wants)
{
	struct event_list events;
	enum fault fault = events_load(step->casework->db, step->arena, id, false, &events);

	*wants = false;
	for (size_t i = 0; fault == FAULT_NONE && i < events.count; i++)
		*wants = *wants || text_equal(event_detail(step->arena, &events.rows[i], "left_alone"), "1");
	return fault;
}

enum fault
survey_follow(struct step *step, const struct act_request *request, const struct case_file *before,
    const struct case_file *after)
{
	struct survey_link link = {
		.case_id = after->id, .round = after->reopened, .issued_at = step->now,
		.expires_at = step->now + SURVEY_DAYS * DATE_DAY,
	};
	uint8_t digest[SECRET_DIGEST];
	const char *token = NULL;
	bool rest = request->left_alone, may = false;
	enum fault fault = FAULT_NONE;

	if (step->untold || step->actor == NULL || rest || !satisfaction_asks(before, after))
		return FAULT_NONE;
	if ((fault = wants_rest(step, after->id, &rest)) != FAULT_NONE || rest ||
	    (fault = visiting_may_answer(step, after, &may)) != FAULT_NONE || !may ||
	    (fault = casework_tell_survey(step, after, link.expires_at, &token)) != FAULT_NONE || token == NULL)
		return fault;
	link.issued_by = step->actor->id;
	digest_of(step, survey_letter_key(step, token), digest);
	return survey_insert(step->casework->db, step->arena, &link, digest);
}

enum fault
survey_recall(struct step *step, const struct case_file *before, const struct case_file *after)
{
	const struct staff_id nobody = {0};

	if (after->reopened == before->reopened)
		return FAULT_NONE;
	return outbox_call_off(step->casework->db, step->arena, after->id, MESSAGE_SURVEY, CALL_OFF_REOPENED,
	    step->actor == NULL ? nobody : step->actor->id);
}

/* The link of a key that is still good, and its case. */
static enum fault
find(struct step *step, const char *key, struct survey_link *link, struct case_file *c)
{
	struct db *db = step->casework->db;
	uint8_t digest[SECRET_DIGEST];
	bool may = false;
	enum fault fault;

	if (text_empty(key))
		return FAULT_NOT_FOUND;
	digest_of(step, key, digest);
	if ((fault = survey_find(db, step->arena, digest, link)) != FAULT_NONE)
		return fault;
	if (link->used_at != 0 || step->now > link->expires_at)
		return FAULT_NOT_FOUND;
	if ((fault = case_load(db, step->arena, link->case_id, false, c)) != FAULT_NONE ||
	    (fault = visiting_may_answer(step, c, &may)) != FAULT_NONE)
		return fault;
	return may && can_be_asked(c) && c->reopened == link->round ? FAULT_NONE : FAULT_NOT_FOUND;
}

enum fault
survey_open(struct step *step, const char *key, struct case_file *c)
{
	struct survey_link link;

	return find(step, key, &link, c);
}

/* The key is used up with the answer. */
static enum fault
use(struct step *step, const struct act_request *request)
{
	const struct survey_link *link = request->context;
	enum fault fault = survey_use(step->casework->db, step->arena, link->id, step->now);

	return fault == FAULT_NOT_FOUND ? casework_refuse(step, REFUSAL_ALREADY) : fault;
}

enum fault
survey_answer(struct step *step, const char *key, struct act_request *request)
{
	const char *earlier = NULL;
	struct survey_link link;
	struct case_file c;
	enum fault fault = submission_result(step->casework->db, step->arena, step->once, &earlier);

	/* A second click finds the key used by the first. */
	if (fault != FAULT_NONE || earlier != NULL)
		return fault;
	if ((fault = find(step, key, &link, &c)) != FAULT_NONE)
		return fault;
	request->id = c.id;
	request->way = WAY_LINK;
	request->also = use;
	request->context = &link;
	return visiting_answer(step, request, NULL);
}

static void
add(struct satisfaction_figures *sum, const struct satisfaction_figures *one)
{
	sum->rated += one->rated;
	sum->yes += one->yes;
	sum->middling += one->middling;
	sum->no += one->no;
}

enum fault
survey_figures_read(struct step *step, int64_t from, int64_t until, struct survey_figures *figures)
{
	struct figures_list list;
	struct survey_row *rows;
	enum fault fault = satisfaction_figures(step->casework->db, step->arena, from, until, &list);

	if (fault != FAULT_NONE)
		return fault;
	rows = arena_array(step->arena, list.count + 1, sizeof(*rows));
	*figures = (struct survey_figures){ .rows = rows, .count = list.count };
	for (size_t i = 0; i < list.count; i++) {
		rows[i] = (struct survey_row){ list.rows[i].department, list.rows[i].figures };
		add(&figures->all, &rows[i].figures);
	}
	return FAULT_NONE;
}
