#include "casework/import_case.h"

#include <string.h>

#include "base/text.h"
#include "casework/inside.h"
#include "rules/calendar.h"
#include "rules/side_clock.h"
#include "base/banned.h"

enum { ROOMS_LOOKED_AT = 16, FIRST_EVENTS = 2 };

/* The act by which a case of a ledger came to stand where it stands. */
static const enum act last_acts[STAGE__COUNT] = {
	[STAGE_DISPATCHED] = ACT_DISPATCH, [STAGE_ACCEPTED] = ACT_ACCEPT, [STAGE_INVESTIGATING] = ACT_INVESTIGATE,
	[STAGE_PLANNED] = ACT_PLAN, [STAGE_EXECUTING] = ACT_EXECUTE, [STAGE_CONFIRMING] = ACT_FEED_BACK,
	[STAGE_CLOSED] = ACT_CLOSE, [STAGE_VISITED] = ACT_VISIT, [STAGE_ARCHIVED] = ACT_VISIT,
	[STAGE_DESTROYED] = ACT_VISIT, [STAGE_EXPLAINED] = ACT_EXPLAIN, [STAGE_WITHDRAWN] = ACT_WITHDRAW,
	[STAGE_MERGED] = ACT_CLOSE, [STAGE_REOPENED] = ACT_REOPEN,
};

/* A filed case has a sealed document, a merged one its host: neither comes with a ledger. */
static enum stage
stage_of(const struct ledger_row *row)
{
	if (row->stage == STAGE_ARCHIVED || row->stage == STAGE_DESTROYED)
		return STAGE_VISITED;
	return row->stage == STAGE_MERGED ? STAGE_CLOSED : row->stage;
}

static struct department_id
department_of(const struct step *step, const struct ledger_row *row)
{
	size_t count;
	const struct department *list = casework_department_list(step->casework, &count), *first;
	const struct category *category = procedure_category(casework_procedure(step->casework),
	    row->complaint.category);

	for (size_t i = 0; i < count; i++)
		if (!text_empty(row->department) && (text_equal(list[i].name_zh, row->department) ||
		    text_equal(list[i].name_en, row->department) || text_equal(list[i].code, row->department)))
			return list[i].id;
	first = category == NULL ? NULL : casework_department_code(step->casework, category->department);
	return first == NULL ? (struct department_id){0} : first->id;
}

/* Somebody of that name who may answer for a case; nobody when there are two. */
static struct staff_id
handler_of(const struct step *step, const char *name)
{
	size_t count;
	const struct staff *list = casework_staff_list(step->casework, &count), *found = NULL;

	for (size_t i = 0; i < count && !text_empty(name); i++) {
		if (!text_equal(list[i].name, name) || list[i].disabled || !staff_has(&list[i], ROLE_HANDLER))
			continue;
		if (found != NULL)
			return (struct staff_id){0};
		found = &list[i];
	}
	return found == NULL ? (struct staff_id){0} : found->id;
}

static size_t
mix(size_t hash, const char *text)
{
	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	return hash * 31;
}

/* The place where this one is remembered, or the free one where it will be. */
static struct remembered_place *
remembered(struct place_memory *memory, const struct place *place, const char *unit)
{
	size_t at = mix(mix(mix(0xcbf29ce484222325u, place->building), unit), place->room);

	for (;; at++) {
		struct remembered_place *slot = &memory->places[at % (PLACES_REMEMBERED * 2)];

		if (slot->building == NULL || (strcmp(slot->building, place->building) == 0 &&
		    strcmp(slot->unit, unit) == 0 && strcmp(slot->room, place->room) == 0))
			return slot;
	}
}

/* An old ledger names the same rooms again and again. */
static enum fault
look_up(struct step *step, const struct place *place, struct place_memory *memory, struct room_list *list)
{
	const char *unit = place->unit == NULL ? "" : place->unit;
	struct remembered_place *slot = remembered(memory, place, unit);
	bool keep = memory->count < PLACES_REMEMBERED;
	enum fault fault;

	if (slot->building != NULL) {
		*list = slot->list;
		return FAULT_NONE;
	}
	fault = rooms_of_place(step->casework->db, keep ? &memory->arena : step->arena, place->building, unit,
	    place->room, ROOMS_LOOKED_AT, list);
	if (fault != FAULT_NONE || !keep)
		return fault;
	memory->count++;
	*slot = (struct remembered_place){
		arena_copy(&memory->arena, place->building), arena_copy(&memory->arena, unit),
		arena_copy(&memory->arena, place->room), *list,
	};
	return FAULT_NONE;
}

static enum fault
find_room(struct step *step, const struct ledger_row *row, const struct place *place, struct place_memory *memory,
    struct room_id *id)
{
	struct room_list list = {0};
	enum fault fault;

	if (text_empty(place->building) || text_empty(place->room))
		return FAULT_NONE;
	fault = look_up(step, place, memory, &list);
	for (size_t i = 0; i < list.count && fault == FAULT_NONE; i++) {
		const struct room *room = &list.rows[i];

		if (!text_empty(row->project) && strstr(row->project, room->project) == NULL &&
		    strstr(room->project, row->project) == NULL)
			continue;
		if (id->value != 0 && id->value != room->id.value) {
			id->value = 0;
			break;
		}
		*id = room->id;
	}
	return fault;
}

static enum fault
place_complaint(struct step *step, const struct ledger_row *row, struct place_memory *memory,
    struct complaint *complaint)
{
	enum fault fault = find_room(step, row, &row->place, memory, &complaint->room);

	for (int i = 0; i < row->reading_count && complaint->room.value == 0 && fault == FAULT_NONE; i++)
		fault = find_room(step, row, &row->readings[i], memory, &complaint->room);
	return fault;
}

static void
open_case(const struct step *step, const struct ledger_row *row, struct imported *imported)
{
	const struct complaint *complaint = &imported->complaint;
	enum stage stage = stage_of(row);
	bool ended = !stage_is_open(stage), sent = stage != STAGE_REGISTERED && stage != STAGE_REOPENED;
	int64_t at = complaint->received_at;

	imported->file = (struct case_file){
		.version = 1, .stage = stage, .queue = case_queue(stage), .severity = row->severity,
		.urgency = row->urgency, .risk = row->risk, .validity = row->validity, .flags = row->flags,
		.level = complaint_level(row->severity, row->flags, 1), .major = row->severity == SEVERITY_GRAVE,
		.reopened = stage == STAGE_REOPENED, .accused_staff = complaint->accused_staff,
		.by_staff = complaint->complainant_kind == COMPLAINANT_EMPLOYEE,
		.procedure_version = step->casework->adopted, .received_at = at,
		.registered_at = complaint->registered_at, .due_clock = "",
		.result = text_cut(step->arena, row->result, 200), .satisfaction = row->satisfaction,
		.channel = complaint->channel, .type = complaint->type, .category = complaint->category,
		.subject = complaint->subject, .complainant = complaint->complainant, .phone = complaint->phone,
		.place = complaint->place, .room = complaint->room,
	};
	if (sent && (!ended || !text_empty(row->department))) {
		imported->file.department = department_of(step, row);
		imported->file.dispatched_at = at;
	}
	if (stage >= STAGE_ACCEPTED && stage <= STAGE_VISITED)
		imported->file.handler = handler_of(step, row->handler);
	if (stage >= STAGE_ACCEPTED && stage <= STAGE_CONFIRMING)
		imported->file.accepted_at = at;
	if (stage == STAGE_CONFIRMING)
		imported->file.completed_at = imported->file.fed_back_at = at;
	if (ended)
		imported->file.closed_at = row->closed_at != 0 ? row->closed_at : at;
	if (stage == STAGE_VISITED)
		imported->file.visited_at = imported->file.closed_at;
}

/*
 * Another body that passed it on, by its own column or by the channel.  What
 * had ended was replied to by then; what had not waits for our reply, as long
 * as that body gave.
 */
static void
refer(const struct step *step, const struct ledger_row *row, struct imported *imported)
{
	const struct case_file *c = &imported->file;
	struct referral *referral = &imported->referral;

	*referral = (struct referral){
		.number = 1, .round = 1, .body = row->body, .name = "", .mail = "", .note = "", .found = "",
		.measures = "", .reply = "", .reference = text_cut(step->arena, row->body_number, REFERRAL_NUMBER),
		.set_at = c->received_at, .until = row->body_until > c->received_at ? row->body_until : 0,
		.state = REFERRAL_OPEN, .made_at = step->now,
	};
	if (referral->body == REFERRAL_BODY__COUNT)
		referral->body = referral_body_of(c->channel);
	imported->referred = referral->body != REFERRAL_BODY__COUNT;
	if (stage_is_open(c->stage))
		return;
	referral->state = REFERRAL_REPLIED;
	referral->replied_at = c->closed_at;
	referral->reply = text_cut(step->arena, row->result, REFERRAL_WORDS);
}

static void
write_events(struct step *step, const struct ledger_row *row, const char *mapping, struct imported *imported)
{
	const struct case_file *c = &imported->file;
	const char *source = arena_format(step->arena, "mapping=%s\nrow=%lld", mapping, (long long)row->number);

	imported->events = arena_array(step->arena, FIRST_EVENTS, sizeof(imported->events[0]));
	imported->events[0] = (struct case_event){
		.at = c->registered_at, .act = ACT_REGISTER, .from = STAGE_REGISTERED, .to = STAGE_REGISTERED,
		.as = ROLE_DISPATCHER, .actor_name = text_cut(step->arena, row->receiver, 80), .text = c->subject,
		.detail = source, .public = true,
	};
	imported->event_count = 1;
	if (c->stage == STAGE_REGISTERED)
		return;
	imported->events[imported->event_count++] = (struct case_event){
		.at = c->closed_at != 0 ? c->closed_at : c->received_at, .act = last_acts[c->stage],
		.from = STAGE_REGISTERED, .to = c->stage, .as = ROLE_DISPATCHER, .department = c->department,
		.person = c->handler, .actor_name = text_cut(step->arena, row->handler, 80), .text = row->result,
		.detail = arena_format(step->arena, "%s\nstatus=%s", source, row->status), .public = true,
	};
}

/* Lays what an event did to the clocks over what they were. */
static void
take_changes(struct imported *imported, const struct deadline_changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct deadline *change = &changes->rows[i];
		size_t k = 0;

		while (k < imported->deadline_count && (!text_equal(imported->deadlines[k].clock, change->clock) ||
		    imported->deadlines[k].round != change->round))
			k++;
		imported->deadlines[k] = *change;
		imported->deadline_count += k == imported->deadline_count;
	}
}

/* What the ledger does not tell is no breach. */
static void
end_clocks(const struct procedure *procedure, const struct ledger_row *row, struct imported *imported)
{
	for (size_t i = 0; i < imported->deadline_count; i++) {
		struct deadline *deadline = &imported->deadlines[i];
		const struct clock_rule *rule = procedure_clock(procedure, deadline->clock);

		if (rule != NULL && (rule->stops & ACT_BIT(ACT_CLOSE)) != 0 && row->closed_at != 0)
			deadline->state = deadline_stopped(deadline, row->closed_at);
		else
			deadline->state = DEADLINE_CANCELLED;
		deadline->stopped_at = imported->file.closed_at;
	}
}

/* The clocks that the acts started and moved, counted in memory of their own: most of it is not kept. */
static void
count_clocks(struct arena *arena, struct case_clocks *clocks, struct imported *imported)
{
	static const struct { enum act act; enum stage from; } acts[] = {
		{ ACT_REGISTER, STAGE_REGISTERED }, { ACT_DISPATCH, STAGE_DISPATCHED }, { ACT_ACCEPT, STAGE_ACCEPTED },
		{ ACT_COMPLETE, STAGE_CONFIRMING }, { ACT_FEED_BACK, STAGE_CONFIRMING },
	};
	const struct case_file *c = &imported->file;
	bool ended = !stage_is_open(c->stage);

	imported->deadlines = arena_array(arena, clocks->procedure->clock_count * 2 + 1, sizeof(struct deadline));
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++) {
		struct clock_event event = { .act = acts[i].act, .at = c->received_at, .actor = c->handler };
		struct deadline_changes changes;

		if (i > 0 && (ended || c->stage == STAGE_REOPENED || c->stage < acts[i].from))
			break;
		clocks->rows = imported->deadlines;
		clocks->count = imported->deadline_count;
		changes = deadline_on_event(arena, clocks, &event);
		take_changes(imported, &changes);
	}
}

/*
 * What was late before anybody here could know is marked with the import itself: seen on the case, told to nobody and
 * reported to no superior, whose hour was long ago.  What is still in time is left to the clock, that warns of it.
 */
static void
mark_overdue(struct step *step, struct imported *imported)
{
	const struct case_file *c = &imported->file;
	struct case_event *events = arena_array(step->arena, imported->event_count + imported->deadline_count,
	    sizeof(events[0]));

	memcpy(events, imported->events, imported->event_count * sizeof(events[0]));
	imported->events = events;
	for (size_t i = 0; i < imported->deadline_count; i++) {
		struct deadline *deadline = &imported->deadlines[i];

		if (!deadline_is_open(deadline) || step->now <= deadline->due_at)
			continue;
		(void)deadline_tick(deadline, step->now);
		events[imported->event_count++] = (struct case_event){
			.at = step->now, .act = ACT_BREACH, .from = c->stage, .to = c->stage, .as = ROLE_CLOCK,
			.actor_name = "", .person = deadline->responsible, .until = deadline->due_at,
			.text = deadline->clock, .detail = "imported=1",
		};
	}
}

static void
keep_clocks(struct arena *arena, struct imported *imported)
{
	struct deadline *kept = arena_array(arena, imported->deadline_count + 1, sizeof(*kept));

	for (size_t i = 0; i < imported->deadline_count; i++) {
		kept[i] = imported->deadlines[i];
		kept[i].calendar = arena_copy(arena, kept[i].calendar);
		kept[i].calculation = arena_copy(arena, kept[i].calculation);
	}
	imported->deadlines = kept;
}

/* The time that another body set; of what had ended it tells only what the ledger tells. */
static void
add_clock(const struct step *step, const struct ledger_row *row, struct imported *imported)
{
	const struct case_file *c = &imported->file;
	struct deadline deadline;

	if (!imported->referred || imported->referral.until == 0)
		return;
	deadline = referral_clock(step->arena, &imported->referral);
	if (!stage_is_open(c->stage))
		side_clock_end(&deadline, c->closed_at, row->closed_at != 0);
	imported->deadlines[imported->deadline_count++] = deadline;
}

static enum fault
run_clocks(struct step *step, const struct ledger_row *row, struct arena *arena, struct imported *imported)
{
	const struct procedure *procedure = casework_procedure(step->casework);
	const struct deadline_changes none = { .count = 0 };
	bool ended = !stage_is_open(imported->file.stage);
	struct calendar calendar;
	struct case_clocks clocks = { .procedure = procedure, .calendar = &calendar, .c = &imported->file,
		.brief = ended };
	enum fault fault = casework_calendar_of(step, imported->file.room, &calendar);

	if (fault != FAULT_NONE)
		return fault;
	count_clocks(arena, &clocks, imported);
	keep_clocks(step->arena, imported);
	arena_reset(arena);
	if (ended)
		end_clocks(procedure, row, imported);
	add_clock(step, row, imported);
	if (!ended)
		mark_overdue(step, imported);
	casework_sum_clocks(&imported->file, imported->deadlines, imported->deadline_count, &none);
	return FAULT_NONE;
}

enum fault
import_case_make(struct step *step, const struct ledger_row *row, const char *mapping, struct place_memory *memory,
    struct imported *imported)
{
	enum fault fault;

	*imported = (struct imported){ .complaint = row->complaint };
	memcpy(imported->key, row->key, SECRET_DIGEST);
	imported->complaint.registered_at = row->complaint.received_at;
	if ((fault = place_complaint(step, row, memory, &imported->complaint)) != FAULT_NONE)
		return fault;
	open_case(step, row, imported);
	refer(step, row, imported);
	write_events(step, row, mapping, imported);
	return run_clocks(step, row, &memory->clocks, imported);
}
