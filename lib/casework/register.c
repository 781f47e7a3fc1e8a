#include "casework/register.h"

#include <string.h>

#include "base/date.h"
#include "base/log.h"
#include "base/text.h"
#include "casework/act.h"
#include "casework/emergencies_inside.h"
#include "casework/inside.h"
#include "casework/referring.h"
#include "casework/telling.h"
#include "rules/number.h"
#include "store/follow_up_store.h"
#include "store/opening_store.h"
#include "base/banned.h"

struct registering {
	struct step		*step;
	struct registration	*registration;
	struct registered	*registered;
	struct case_file	 case_file;
	struct opening		 opening;
	int64_t			 due;		/* what is promised; 0 nothing */
	struct referral		 referral;	/* number 0: it came from no other body */
};

/*
 * The same form of the same person always yields the same code, so a repeated
 * sending can show it again, and nobody else who comes by the key can.
 */
const char *
casework_key_code(const struct step *step, const char *once)
{
	long long sender = step->actor == NULL ? 0 : (long long)step->actor->id.value;
	uint8_t mac[SECRET_DIGEST];

	secret_mac(step->casework->key, arena_format(step->arena, "follow-up %lld %s", sender, once), mac);
	return secret_code_from(step->arena, mac);
}

void
casework_code_digest(const struct step *step, const char *code, uint8_t digest[SECRET_DIGEST])
{
	secret_mac(step->casework->key, arena_format(step->arena, "code %s", code), digest);
}

/* A subject that only repeats how the matter begins, as text_cut() leaves it; ledgers have no other. */
static bool
repeats(const char *matter, const char *subject)
{
	static const char cut[] = "…";
	size_t length = strlen(subject), end = sizeof(cut) - 1;

	if (length > end && text_equal(subject + length - end, cut))
		length -= end;
	return strncmp(matter, subject, length) == 0;
}

const char *
casework_search_text(struct arena *arena, const struct complaint *complaint, const struct case_file *c)
{
	const char *subject = repeats(complaint->matter, complaint->subject) ? "" : complaint->subject;

	return arena_format(arena, "%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s", c->number, complaint->foreign_number,
	    complaint->complainant, complaint->place, subject, complaint->matter, complaint->remedy, c->result);
}

static void
open_case(struct registering *r)
{
	const struct complaint *complaint = &r->registration->complaint;

	r->case_file = (struct case_file){
		.version = 1, .stage = STAGE_REGISTERED, .queue = case_queue(STAGE_REGISTERED),
		.severity = r->registration->severity, .urgency = r->registration->urgency,
		.risk = r->registration->risk, .flags = r->registration->flags,
		.level = complaint_level(r->registration->severity, r->registration->flags, 1),
		.major = r->registration->major || r->registration->severity == SEVERITY_GRAVE,
		.accused_staff = complaint->accused_staff,
		.by_staff = complaint->complainant_kind == COMPLAINANT_EMPLOYEE,
		.procedure_version = r->step->casework->adopted,
		.received_at = complaint->received_at, .registered_at = complaint->registered_at,
		.due_clock = "", .result = "", .channel = complaint->channel, .type = complaint->type,
		.category = complaint->category, .subject = complaint->subject,
		.complainant = complaint->complainant, .phone = complaint->phone, .place = complaint->place,
		.room = complaint->room,
	};
}

static enum fault
number_complaint(struct registering *r, struct db *db)
{
	struct complaint *complaint = &r->registration->complaint;
	char prefix = channel_prefix(complaint->channel);
	int year = date_local(complaint->registered_at).year;
	int64_t counter = 0;
	enum fault fault = counter_next(db, r->step->arena, prefix == 0 ? '-' : prefix, year, &counter);

	complaint->number = case_number_format(r->step->arena, prefix, year, counter);
	return fault;
}

/* How grave it was when it came in, because later the case is what it has been raised to. */
static const char *
first_grades(const struct registering *r)
{
	static const struct { unsigned bit; const char *name; } flags[] = {
		{ FLAG_MEDIA, "media" }, { FLAG_AUTHORITY, "authority" }, { FLAG_SAFETY, "safety" },
		{ FLAG_LEGAL, "legal" }, { FLAG_REPEAT, "repeat" },
	};
	const struct case_file *c = &r->case_file;
	struct text text = text_begin(r->step->arena);

	text_add_format(&text, "severity=%s\nurgency=%s\nrisk=%s", severity_name(c->severity),
	    urgency_name(c->urgency), risk_name(c->risk));
	for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
		if ((c->flags & flags[i].bit) != 0)
			text_add_format(&text, "\nflags=%s", flags[i].name);
	if (c->major)
		text_add(&text, "\nmajor=1");
	if (!text_empty(r->registration->detail))
		text_add_format(&text, "\n%s", r->registration->detail);
	return text.value;
}

/* In what capacity somebody registers: the centre as dispatchers, others as what they are. */
static enum role
registrar(const struct staff *actor)
{
	int role = ROLE_DISPATCHER;

	if (actor == NULL)
		return ROLE_COMPLAINANT;
	if (staff_has(actor, ROLE_DISPATCHER) || staff_has(actor, ROLE_SUPERVISOR))
		return ROLE_DISPATCHER;
	while (role < ROLE_ADMINISTRATOR && !staff_has(actor, (enum role)role))
		role++;
	return (enum role)role;
}

static struct case_event
first_event(const struct registering *r)
{
	const struct complaint *complaint = &r->registration->complaint;

	return (struct case_event){
		.at = complaint->registered_at, .act = ACT_REGISTER,
		.from = STAGE_REGISTERED, .to = STAGE_REGISTERED,
		.as = registrar(r->step->actor),
		.actor = r->step->actor == NULL ? (struct staff_id){0} : r->step->actor->id,
		.actor_name = casework_actor_name(r->step), .text = complaint->subject,
		.detail = first_grades(r), .public = true,
	};
}

/* By when the complainant hears of it: the deadline that feeding back meets, or else the last one. */
static int64_t
promise(const struct step *step, const struct deadline_changes *changes)
{
	const struct procedure *procedure = casework_procedure(step->casework);
	int64_t last = 0;

	for (size_t i = 0; procedure != NULL && i < changes->count; i++) {
		const struct clock_rule *rule = procedure_clock(procedure, changes->rows[i].clock);

		if (rule != NULL && (rule->stops & ACT_BIT(ACT_FEED_BACK)))
			return changes->rows[i].due_at;
		if (changes->rows[i].due_at > last)
			last = changes->rows[i].due_at;
	}
	return last;
}

/* A case of a level that is reported at once goes to the leadership group with its registration (S4 5.1). */
static enum fault
report_at_once(struct registering *r, struct db *db)
{
	struct step *step = r->step;
	struct case_file after = r->case_file;
	enum fault fault = emergencies_reach(step, NULL, &after, registrar(step->actor),
	    r->registration->complaint.subject);

	if (fault != FAULT_NONE || (after.due_at == r->case_file.due_at &&
	    text_equal(after.due_clock, r->case_file.due_clock) && after.alert == r->case_file.alert))
		return fault;
	return case_save_alert(db, step->arena, &after);
}

/* From the number on until the end the next case of the year waits: nothing is done here that can be done before. */
static enum fault
register_in_transaction(struct db *db, void *context)
{
	struct registering *r = context;
	struct step *step = r->step;
	struct complaint *complaint = &r->registration->complaint;
	struct file_owner owner = { .audit = 0 };
	struct opening *opening = &r->opening;
	enum fault fault;

	if ((fault = number_complaint(r, db)) != FAULT_NONE ||
	    (fault = complaint_insert(db, step->arena, complaint, NULL)) != FAULT_NONE)
		return fault;
	r->registered->id = r->case_file.id = owner.case_id = complaint->id;
	r->registered->number = r->case_file.number = complaint->number;
	opening->result = arena_format(step->arena, "%lld %s", (long long)complaint->id.value, complaint->number);
	opening->text = casework_search_text(step->arena, complaint, &r->case_file);
	if ((fault = casework_letter_registered(step, &r->case_file, r->registration, r->due,
	    &opening->message)) != FAULT_NONE ||
	    (fault = opening_insert(db, step->arena, opening)) != FAULT_NONE)
		return fault;
	if (r->referral.number != 0 &&
	    (fault = referring_insert_first(step, complaint->id, &r->referral)) != FAULT_NONE)
		return fault;
	if ((fault = report_at_once(r, db)) != FAULT_NONE ||
	    (fault = casework_link_files(step, &owner, &r->registration->files)) != FAULT_NONE ||
	    r->registration->also == NULL)
		return fault;
	return r->registration->also(step, complaint->id, r->registration->context);
}

/* The body that passed it on, and the clock of the time that it set, beside those of the procedure. */
static void
refer(struct registering *r, struct deadline_changes *changes)
{
	struct arena *arena = r->step->arena;
	struct deadline *rows = arena_array(arena, changes->count + 1, sizeof(*rows));
	const struct deadline_changes none = { .count = 0 };

	if (r->registration->terms == NULL)
		return;
	r->referral = referring_first(r->step, r->registration->terms);
	if (r->referral.until == 0)
		return;
	for (size_t i = 0; i < changes->count; i++)
		rows[i] = changes->rows[i];
	rows[changes->count] = referral_clock(arena, &r->referral);
	changes->rows = rows;
	changes->count++;
	casework_sum_clocks(&r->case_file, changes->rows, changes->count, &none);
}

/* Everything that is known without the number. */
static enum fault
prepare(struct registering *r)
{
	struct step *step = r->step;
	struct clock_event clock = {
		.act = ACT_REGISTER, .at = r->registration->complaint.received_at, .as = registrar(step->actor),
		.actor = step->actor == NULL ? (struct staff_id){0} : step->actor->id,
	};
	struct deadline_changes changes = { .count = 0 };
	enum fault fault;

	open_case(r);
	if ((fault = casework_first_clocks(step, &r->case_file, &clock, &changes)) != FAULT_NONE)
		return fault;
	r->due = promise(step, &changes);
	refer(r, &changes);
	r->opening = (struct opening){
		.once = step->once, .file = &r->case_file, .event = first_event(r),
		.deadlines = changes.rows, .deadline_count = changes.count, .at = step->now,
	};
	casework_code_digest(step, r->registered->code, r->opening.code);
	return FAULT_NONE;
}

static void
read_result(struct step *step, const char *once, const char *result, struct registered *registered)
{
	const char *space = strchr(result, ' ');
	size_t digits = space == NULL ? strlen(result) : (size_t)(space - result);
	int64_t id = 0;

	if (text_number(arena_copy_bytes(step->arena, result, digits), &id))
		registered->id.value = id;
	registered->number = space == NULL ? "" : arena_copy(step->arena, space + 1);
	registered->code = casework_key_code(step, once);
}

enum fault
casework_registered(struct step *step, const char *once, struct registered *registered)
{
	const char *result = NULL;
	enum fault fault = submission_result(step->casework->db, step->arena, once, &result);

	if (fault != FAULT_NONE)
		return fault;
	if (result == NULL || strchr(result, ' ') == NULL)
		return FAULT_NOT_FOUND;
	read_result(step, once, result, registered);
	return FAULT_NONE;
}

enum fault
casework_register(struct step *step, struct registration *registration, struct registered *registered)
{
	struct registering r = { .step = step, .registration = registration, .registered = registered };
	const char *result = NULL;
	enum fault fault;

	step->refusal = REFUSAL_NONE;
	registration->complaint.registered_at = step->now;
	if (complaint_missing(&registration->complaint) & ~(unsigned)(step->actor == NULL ? MISSING_RECEIVER : 0)) {
		step->refusal = REFUSAL_INCOMPLETE;
		return FAULT_NONE;
	}
	if (step->casework->adopted == NULL)
		return log_fault(FAULT_INTERNAL, "no procedure has been adopted");
	registered->code = casework_key_code(step, step->once);
	if ((fault = prepare(&r)) != FAULT_NONE)
		return fault;
	fault = casework_transact(step, register_in_transaction, &r, &result);
	if (fault == FAULT_DUPLICATE) {
		fault = casework_registered(step, step->once, registered);
		step->repeated = true;
	} else if (fault == FAULT_NONE && result != NULL)
		read_result(step, step->once, result, registered);
	return fault;
}

struct reissuing {
	struct step	*step;
	struct case_id	 id;
	const char	*reason;
};

static enum fault
reissue_in_transaction(struct db *db, void *context)
{
	struct reissuing *r = context;
	struct step *step = r->step;
	const char *earlier = NULL;
	struct case_file c;
	uint8_t digest[SECRET_DIGEST];
	enum fault fault;

	if ((fault = casework_record(step, r->id, ACT_REISSUE, r->reason, NULL)) != FAULT_NONE ||
	    (fault = submission_result(db, step->arena, step->once, &earlier)) != FAULT_NONE)
		return fault;
	if (earlier != NULL) {
		step->repeated = true;
		return FAULT_DUPLICATE;
	}
	if ((fault = case_load(db, step->arena, r->id, false, &c)) != FAULT_NONE)
		return fault;
	casework_code_digest(step, casework_key_code(step, step->once), digest);
	if ((fault = follow_up_revoke(db, step->arena, r->id, step->now)) != FAULT_NONE ||
	    (fault = follow_up_insert(db, step->arena, r->id, digest, step->actor->id, step->now)) != FAULT_NONE)
		return fault;
	return submission_claim(db, step->arena, step->once, arena_format(step->arena, "%lld %s",
	    (long long)c.id.value, c.number), step->now);
}

enum fault
casework_reissue_code(struct step *step, struct case_id id, const char *reason, const char **code)
{
	struct reissuing r = { .step = step, .id = id, .reason = reason };
	enum fault fault;

	if (text_empty(step->once))
		return log_fault(FAULT_INPUT, "a code is reissued only with a one-time key");
	*code = casework_key_code(step, step->once);
	fault = casework_transact(step, reissue_in_transaction, &r, NULL);
	return fault == FAULT_DUPLICATE ? FAULT_NONE : fault;
}

enum fault
casework_follow(struct step *step, const char *number, const char *code, struct case_file *c)
{
	const char *folded = secret_code_fold(step->arena, code);
	uint8_t digest[SECRET_DIGEST];
	bool matches = false;
	enum fault fault;

	step->refusal = REFUSAL_NONE;
	fault = case_load_number(step->casework->db, step->arena, text_trim(step->arena, number), c);
	if (fault == FAULT_NONE && folded != NULL) {
		casework_code_digest(step, folded, digest);
		fault = follow_up_matches(step->casework->db, step->arena, c->id, digest, &matches);
	}
	if (fault == FAULT_NOT_FOUND)
		fault = FAULT_NONE;
	if (fault == FAULT_NONE && !matches)
		step->refusal = REFUSAL_CODE;
	return fault;
}
