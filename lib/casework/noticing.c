#include "casework/noticing.h"

#include "base/date.h"
#include "base/kill_point.h"
#include "base/text.h"
#include "casework/inside.h"
#include "casework/local.h"
#include "casework/telling.h"
#include "rules/mailbox.h"
#include "rules/side_clock.h"
#include "store/notice_store.h"
#include "store/outbox_store.h"
#include "base/banned.h"

enum { TOKEN_BYTES = 16, DIGEST_DAYS = 7, TOLD_AT_MOST = 500 };

enum fault
notices_of(struct step *step, const struct notices_asked *asked, struct notice **rows, size_t *count)
{
	const struct notice_like like = {
		.staff = step->actor, .unseen = asked->unseen, .before = asked->before, .limit = asked->limit,
	};
	struct notice_list list = {0};
	enum fault fault = notice_list_load(step->casework->db, step->arena, &like, &list);

	*rows = list.rows;
	*count = list.count;
	return fault;
}

enum fault
notices_unseen(struct step *step, int64_t *count)
{
	struct remembered_unseen *kept = &step->casework->unseen[casework_remembered_slot(step)];
	const struct remembered now = casework_remember(step);
	enum fault fault;

	if (casework_remembers(step, &kept->when)) {
		*count = kept->count;
		return FAULT_NONE;
	}
	if ((fault = notice_unseen(step->casework->db, step->arena, step->actor->id, count)) != FAULT_NONE)
		return fault;
	*kept = (struct remembered_unseen){ .when = now, .count = *count };
	return FAULT_NONE;
}

enum fault
notices_seen_until(struct step *step, int64_t id)
{
	enum fault fault = notice_seen_until(step->casework->db, step->arena, step->actor->id, id, step->now);

	shared_count_add(&step->casework->changes);
	return fault;
}

/* Most cases that are opened have nothing to tick off: then nothing is written. */
enum fault
notices_seen_case(struct step *step, struct case_id id)
{
	const struct notice like = { .staff = step->actor->id, .case_id = id, .seen_at = step->now };
	int64_t unseen;
	enum fault fault = notices_unseen(step, &unseen);

	if (fault != FAULT_NONE || unseen == 0)
		return fault;
	if ((fault = notice_seen_case(step->casework->db, step->arena, &like, &unseen)) == FAULT_NONE && unseen > 0)
		shared_count_add(&step->casework->changes);
	return fault;
}

enum fault
notices_seen_before(struct step *step, int64_t at)
{
	return notice_seen_before(step->casework->db, step->arena, at);
}

enum fault
notices_wish(struct step *step, struct notices_wish *wish)
{
	struct notice_setting setting;
	enum fault fault = notice_setting_load(step->casework->db, step->arena, step->actor->id, false, &setting);

	*wish = (struct notices_wish){
		.digest = setting.digest, .mail = setting.mail, .language = setting.language,
		.open = casework_way_open(step->casework, DELIVERY_MAIL),
	};
	return fault;
}

enum fault
notices_save_wish(struct step *step, const struct notices_wish *wish)
{
	const struct notice_setting setting = {
		.mail = wish->mail, .language = wish->language, .digest = wish->digest,
		.next_at = notice_next_digest(wish->digest, casework_calendar(step->casework), step->now),
	};

	return notice_setting_save(step->casework->db, step->arena, step->actor->id, &setting, step->now);
}

static struct notice_people
people_of(const struct step *step)
{
	return (struct notice_people){ step->casework->staff.rows, step->casework->staff.count };
}

enum fault
noticing_keep(struct step *step, const struct notices *notices)
{
	return notice_insert(step->casework->db, step->arena, notices);
}

static struct notices
make_room(struct step *step)
{
	size_t room = step->casework->staff.count < TOLD_AT_MOST ? step->casework->staff.count : TOLD_AT_MOST;

	return (struct notices){ .rows = arena_array(step->arena, room + 1, sizeof(struct notice)), .room = room };
}

/* The group chat is told that there is a level-1 report, and under which number; no message to the complainant. */
static enum fault
alert_chat(struct step *step, const struct case_file *c)
{
	struct outbox_row row = {
		.kind = MESSAGE_ALERT, .delivery = DELIVERY_ROBOT, .recipient = "", .language = "zh",
		.number = c->number, .created_at = step->now, .next_at = step->now,
		.token = secret_token(step->arena, TOKEN_BYTES),
	};
	struct text lines = text_begin(step->arena);

	if (step->untold || step->at_rest || !casework_way_open(step->casework, DELIVERY_ROBOT))
		return FAULT_NONE;
	message_field(&lines, "number", c->number);
	message_field(&lines, "day", local_minute(step, step->now));
	row.fields = lines.value;
	return outbox_insert(step->casework->db, step->arena, &row);
}

/* Who was asked first, of what somebody handed in. */
static enum fault
find_receiver(struct step *step, const struct case_file *c, enum act act, struct staff_id *receiver)
{
	struct complaint complaint;
	enum fault fault;

	if (c->channel != CHANNEL_DEPARTMENT || !notice_for_receiver(act, c))
		return FAULT_NONE;
	fault = complaint_load(step->casework->db, step->arena, c->id, &complaint);
	if (fault == FAULT_NONE)
		*receiver = complaint.receiver;
	return fault;
}

enum fault
noticing_act(struct step *step, const struct case_file *before, const struct case_file *after,
    const struct notice_act *act)
{
	struct notice_people people = people_of(step);
	struct notices notices = make_room(step);
	struct notice_act told = *act;
	enum fault fault = find_receiver(step, after, act->act, &told.receiver);

	if (fault != FAULT_NONE)
		return fault;
	notice_act(&notices, &people, before, after, &told);
	if (act->act == ACT_ALERT && (fault = alert_chat(step, after)) != FAULT_NONE)
		return fault;
	return noticing_keep(step, &notices);
}

enum fault
noticing_report(struct step *step, const struct case_file *c, struct staff_id to, const char *clock)
{
	const struct notice notice = {
		.staff = to, .at = step->now, .kind = NOTICE_REPORTED, .case_id = c->id, .number = c->number,
		.clock = clock, .about = "",
	};
	struct notice_people people = people_of(step);
	struct notices notices = make_room(step);

	notice_add(&notices, &people, c, &notice);
	return noticing_keep(step, &notices);
}

enum fault
noticing_duty(struct step *step, const struct duty *duty)
{
	struct notice_people people = people_of(step);
	struct notices notices = make_room(step);

	notice_duty(&notices, &people, duty, step->now);
	return noticing_keep(step, &notices);
}

enum fault
noticing_clock(struct step *step, const struct case_file *c, const struct deadline *deadline, struct notices *notices)
{
	struct notice_people people = people_of(step);
	const struct procedure *procedure;
	const struct clock_rule *rule;
	enum fault fault = casework_procedure_of(step->casework, c->procedure_version, &procedure);

	if (fault != FAULT_NONE)
		return fault;
	rule = procedure_clock(procedure, deadline->clock);
	notice_clock(notices, &people, c,
	    &(struct notice_clock){ deadline, side_clock_escalates(rule, deadline->clock), step->now });
	return FAULT_NONE;
}

/* One person's digest. */
struct digesting {
	struct step	*step;
	struct staff_id	 staff;
	bool		 made;
};

/* What the letter lists; its words are the letter's. */
static void
add_items(struct step *step, const struct notice_list *list, struct text *lines)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct notice *notice = &list->rows[i];
		const struct { const char *name, *value; } fields[] = {
			{ "kind", notice_kind_name(notice->kind) }, { "number", notice->number },
			{ "clock", notice->clock }, { "about", notice->about },
			{ "at", local_minute(step, notice->at) },
			{ "due", notice->due_at == 0 ? "" : local_minute(step, notice->due_at) },
		};

		for (size_t k = 0; k < sizeof(fields) / sizeof(fields[0]); k++)
			message_field(lines, arena_format(step->arena, "item.%zu.%s", i, fields[k].name),
			    fields[k].value);
	}
}

static enum fault
write_digest(struct digesting *d, const struct notice_setting *setting, const struct notice_list *list)
{
	struct step *step = d->step;
	const struct staff *person = casework_staff(step->casework, d->staff);
	struct outbox_row row = {
		.kind = MESSAGE_DIGEST, .delivery = DELIVERY_MAIL, .staff = d->staff, .recipient = setting->mail,
		.language = setting->language, .number = "", .created_at = step->now,
		.token = secret_token(step->arena, TOKEN_BYTES),
		.next_at = casework_way_open(step->casework, DELIVERY_MAIL) ? step->now : 0,
	};
	struct text lines = text_begin(step->arena);
	enum fault fault;

	message_field(&lines, "name", person->name);
	message_field(&lines, "day", local_day(step, step->now));
	message_field(&lines, "count", arena_format(step->arena, "%zu", list->count));
	add_items(step, list, &lines);
	row.fields = lines.value;
	if ((fault = outbox_insert(step->casework->db, step->arena, &row)) != FAULT_NONE)
		return fault;
	kill_point("digest");
	return notice_mailed(step->casework->db, step->arena, list, step->now);
}

/* Somebody who has left is told nothing more. */
static enum fault
digest_in_transaction(struct db *db, void *context)
{
	struct digesting *d = context;
	struct step *step = d->step;
	const struct staff *person = casework_staff(step->casework, d->staff);
	bool gone = person == NULL || person->disabled;
	struct notice_setting setting;
	struct notice_list list = {0};
	enum fault fault = notice_setting_load(db, step->arena, d->staff, true, &setting);

	d->made = false;
	if (fault != FAULT_NONE || setting.next_at == 0 || setting.next_at > step->now)
		return fault;
	if (!gone && mailbox_is_sound(setting.mail))
		fault = notice_to_mail(db, step->arena, person, step->now - DIGEST_DAYS * (int64_t)DATE_DAY, &list);
	if (fault == FAULT_NONE && list.count > 0)
		fault = write_digest(d, &setting, &list);
	if (fault != FAULT_NONE)
		return fault;
	d->made = list.count > 0;
	return notice_setting_next(db, step->arena, d->staff, gone ? 0 :
	    notice_next_digest(setting.digest, casework_calendar(step->casework), step->now));
}

enum fault
notices_digest(struct step *step, size_t *made)
{
	int64_t *ids = NULL;
	size_t count;
	enum fault fault = notice_digests_due(step->casework->db, step->arena, step->now, &ids, &count);

	for (size_t i = 0; i < count && fault == FAULT_NONE; i++) {
		struct digesting digesting = { .step = step, .staff = { ids[i] } };

		fault = casework_transact(step, digest_in_transaction, &digesting, NULL);
		*made += fault == FAULT_NONE && digesting.made;
	}
	return fault;
}
