#include "casework/referring.h"

#include "base/text.h"
#include "casework/inside.h"
#include "casework/local.h"
#include "casework/referring_letter.h"
#include "rules/side_clock.h"
#include "store/case_text_store.h"
#include "store/referral_store.h"
#include "base/banned.h"

enum fault
referring_read(struct step *step, struct case_id id, const struct referral **rows, size_t *count)
{
	struct referral_list list = { .count = 0 };
	enum fault fault = referrals_of_case(step->casework->db, step->arena, id, &list);

	*rows = list.rows;
	*count = list.count;
	return fault;
}

enum fault
referring_look(struct step *step, struct case_id id, enum refusal *refusal)
{
	int64_t open = 0;
	enum fault fault = referrals_open(step->casework->db, step->arena, id, &open);

	*refusal = open > 0 ? REFUSAL_REFERRAL_OPEN : REFUSAL_NONE;
	return fault;
}

enum fault
referring_words(struct step *step, const struct complaint *complaint, const struct case_file *c, const char **words)
{
	struct text text = text_begin(step->arena);
	struct referral_list list;
	enum fault fault = referrals_of_case(step->casework->db, step->arena, c->id, &list);

	text_add(&text, casework_search_text(step->arena, complaint, c));
	for (size_t i = 0; fault == FAULT_NONE && i < list.count; i++)
		if (!text_equal(list.rows[i].reference, complaint->foreign_number))
			text_add_format(&text, "\n%s", list.rows[i].reference);
	*words = text.value;
	return fault;
}

static void
take_terms(struct step *step, const struct referral_terms *terms, struct referral *referral)
{
	referral->name = text_cut(step->arena, terms->name, REFERRAL_NAME);
	referral->reference = text_cut(step->arena, terms->reference, REFERRAL_NUMBER);
	referral->mail = terms->mail == NULL ? "" : terms->mail;
	referral->set_at = terms->set_at;
	referral->until = terms->until;
}

struct referral
referring_first(const struct step *step, const struct referral_terms *terms)
{
	struct referral referral = {
		.number = 1, .round = 1, .state = REFERRAL_OPEN, .made_at = step->now, .note = "",
		.found = "", .measures = "", .reply = "", .body = terms->body, .name = terms->name,
		.reference = terms->reference, .mail = terms->mail == NULL ? "" : terms->mail, .set_at = terms->set_at,
		.until = terms->until,
	};

	if (step->actor != NULL)
		referral.made_by = step->actor->id;
	return referral;
}

enum fault
referring_insert_first(struct step *step, struct case_id id, const struct referral *first)
{
	struct referral referral = *first;

	referral.case_id = id;
	return referral_insert(step->casework->db, step->arena, &referral);
}

/* What is being done, the request that its line of history is made from, and what then stands. */
struct moving { struct act_request request; const struct referring *asked; struct referral referral; };

static void
tell(struct step *step, struct act_request *request, const struct referral *referral, enum referral_act act)
{
	struct text lines = text_begin(step->arena);

	text_add_format(&lines, "referral=%s\nreferral_step=%s",
	    side_clock_id(step->arena, SIDE_CLOCK_FOREIGN, referral->number), referral_act_name(act));
	if (act == REFERRAL_RECORD || act == REFERRAL_CHANGE) {
		text_add_format(&lines, "\nbody=%s", referral_body_name(referral->body));
		if (!text_empty(referral->name))
			text_add_format(&lines, "\noffice=%s", referral->name);
		if (!text_empty(referral->reference))
			text_add_format(&lines, "\nreference=%s", referral->reference);
		text_add_format(&lines, "\nset_at=%s", local_minute(step, referral->set_at));
		request->until = referral->until;
	}
	if (act == REFERRAL_REPLY)
		text_add_format(&lines, "\nreply_way=%s\nreplied_at=%s", referral_way_name(referral->way),
		    local_minute(step, referral->replied_at));
	request->detail = lines.value;
}

static enum fault
start_clock(struct step *step, const struct referral *referral)
{
	struct deadline deadline = referral_clock(step->arena, referral);

	return referral->until == 0 ? FAULT_NONE : deadline_put(step->casework->db, step->arena, &deadline);
}

/* Ends what still runs: met by the reply at its moment, else given up. */
static enum fault
end_clock(struct step *step, const struct referral *referral, int64_t at, bool replied)
{
	const char *clock = side_clock_id(step->arena, SIDE_CLOCK_FOREIGN, referral->number);
	struct deadline_list list;
	struct deadline deadline;
	const struct deadline *last;
	enum fault fault = deadlines_load(step->casework->db, step->arena, referral->case_id, &list);

	if (fault != FAULT_NONE)
		return fault;
	last = side_clock_last(list.rows, list.count, clock);
	if (last == NULL || !deadline_is_open(last))
		return FAULT_NONE;
	deadline = *last;
	side_clock_end(&deadline, at, replied);
	return deadline_put(step->casework->db, step->arena, &deadline);
}

static enum fault
write_new(struct step *step, struct moving *moving, struct referral_list *list, const struct case_file *c)
{
	const struct referring *asked = moving->asked;
	struct referral referral = referring_first(step, &asked->terms);
	enum fault fault;

	if (list->count >= REFERRALS_MOST)
		return casework_refuse(step, REFUSAL_REFERRALS);
	take_terms(step, &asked->terms, &referral);
	referral.case_id = c->id;
	referral.number = list->count == 0 ? 1 : list->rows[list->count - 1].number + 1;
	referral.note = text_cut(step->arena, asked->text, REFERRAL_WORDS);
	tell(step, &moving->request, &referral, REFERRAL_RECORD);
	fault = referral_insert(step->casework->db, step->arena, &referral);
	return fault == FAULT_NONE ? start_clock(step, &referral) : fault;
}

static struct referral *
find(struct referral_list *list, int number)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->rows[i].number == number)
			return &list->rows[i];
	return NULL;
}

/* Its clock: ended by the reply when that went out, else now; begun anew by what was changed. */
static enum fault
move_clock(struct step *step, const struct referral *referral, enum referral_act act)
{
	bool replied = act == REFERRAL_REPLY;
	enum fault fault = end_clock(step, referral, replied ? referral->replied_at : step->now, replied);

	return fault == FAULT_NONE && act == REFERRAL_CHANGE ? start_clock(step, referral) : fault;
}

static void
change(struct step *step, const struct referring *asked, struct referral *referral)
{
	const char *words = text_cut(step->arena, asked->text, REFERRAL_WORDS);

	if (asked->act != REFERRAL_REPLY)
		referral->note = words;
	if (asked->act == REFERRAL_CHANGE) {
		take_terms(step, &asked->terms, referral);
		referral->round++;
	} else if (asked->act == REFERRAL_REPLY) {
		referral->found = referral->measures = "";
		referral->reply = words;
		referral->way = asked->way;
		referral->replied_at = asked->replied_at;
		referral->replied_by = step->actor->id;
		if (asked->letter != NULL)
			referring_letter_take(step, asked->letter, referral);
	}
}

static enum fault
write_move(struct step *step, struct moving *moving, struct referral_list *list)
{
	const struct referring *asked = moving->asked;
	struct referral *referral = find(list, asked->number);
	enum referral_state to = REFERRAL_OPEN;
	enum refusal refusal;
	enum fault fault;

	if (referral == NULL)
		return casework_refuse(step, REFUSAL_NOT_FOUND);
	refusal = referral->round != asked->round ? REFUSAL_CHANGED : referral_may(referral, asked->act, &to);
	if (refusal == REFUSAL_NONE && asked->act == REFERRAL_REPLY &&
	    !referral_reply_sound(referral, asked->replied_at, step->now))
		refusal = REFUSAL_REFERRAL_TIME;
	if (refusal != REFUSAL_NONE)
		return casework_refuse(step, refusal);
	referral->state = to;
	change(step, asked, referral);
	moving->referral = *referral;
	tell(step, &moving->request, referral, asked->act);
	fault = referral_save(step->casework->db, step->arena, referral);
	return fault == FAULT_NONE ? move_clock(step, referral, asked->act) : fault;
}

static enum fault
write_first(struct step *step, const struct act_request *request, struct case_file *c)
{
	struct moving *moving = request->context;
	const struct referring *asked = moving->asked;
	bool terms = asked->act == REFERRAL_RECORD || asked->act == REFERRAL_CHANGE;
	struct referral_list list;
	enum fault fault = referrals_of_case(step->casework->db, step->arena, c->id, &list);

	if (fault != FAULT_NONE)
		return fault;
	if (terms && !referral_terms_sound(&asked->terms, step->now))
		return casework_refuse(step, REFUSAL_REFERRAL_TIME);
	return asked->act == REFERRAL_RECORD ? write_new(step, moving, &list, c) : write_move(step, moving, &list);
}

/* The number can be searched for at once. */
static enum fault
write_words(struct step *step, const struct act_request *request)
{
	struct db *db = step->casework->db;
	struct complaint complaint;
	struct case_file c;
	const char *words;
	enum fault fault;

	if ((fault = case_load(db, step->arena, request->id, false, &c)) != FAULT_NONE ||
	    (fault = complaint_load(db, step->arena, request->id, &complaint)) != FAULT_NONE ||
	    (fault = referring_words(step, &complaint, &c, &words)) != FAULT_NONE)
		return fault;
	return case_text_save(db, step->arena, complaint.id, words);
}

/* What goes out by mail lies in the outbox in the transaction that records it. */
static enum fault
write_letter(struct step *step, const struct act_request *request)
{
	const struct moving *moving = request->context;

	return referring_letter_post(step, moving->asked->letter, &moving->referral);
}

enum fault
referring_do(struct step *step, const struct referring *asked)
{
	bool reply = asked->act == REFERRAL_REPLY;
	struct moving moving = {
		.request = {
			.id = asked->id, .version = asked->version, .act = reply ? ACT_REPLY_BODY : ACT_REFER,
			.text = asked->text, .files = asked->files, .first = write_first,
			.also = asked->letter != NULL ? write_letter :
			    reply || asked->act == REFERRAL_END ? NULL : write_words,
		},
		.asked = asked,
	};

	moving.request.context = &moving;
	return casework_act(step, &moving.request, NULL);
}
