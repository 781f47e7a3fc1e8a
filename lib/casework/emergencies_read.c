/* Emergencies as one person sees them: of one case, and all of them. */
#include "base/date.h"
#include "casework/emergencies.h"
#include "casework/emergencies_inside.h"
#include "casework/inside.h"
#include "store/emergency_store.h"
#include "store/escalation_store.h"
#include "base/banned.h"

enum { OVER_SECONDS = 365 * DATE_DAY };

static struct emergency_scene
scene_of(const struct step *step, const struct case_file *c, const struct procedure *procedure,
    const struct emergency_rows *rows, const struct member_rows *members)
{
	const struct staff_list *staff = &step->casework->staff;

	return (struct emergency_scene){
		.procedure = procedure, .c = c, .latest = rows->count == 0 ? NULL : &rows->rows[rows->count - 1],
		.members = members->rows, .member_count = members->count,
		.staff = staff->rows, .staff_count = staff->count,
	};
}

enum fault
emergencies_scene(struct step *step, const struct case_file *c, struct emergency_scene *scene)
{
	struct db *db = step->casework->db;
	const struct procedure *procedure;
	struct emergency_rows rows;
	struct member_rows members = { .count = 0 };
	enum fault fault;

	if ((fault = casework_procedure_of(step->casework, c->procedure_version, &procedure)) != FAULT_NONE ||
	    (fault = emergencies_of_case(db, step->arena, c->id, &rows)) != FAULT_NONE ||
	    (rows.count > 0 && (fault = emergency_members(db, step->arena, c->id, &members)) != FAULT_NONE))
		return fault;
	*scene = scene_of(step, c, procedure, &rows, &members);
	return FAULT_NONE;
}

enum fault
emergencies_leader(struct step *step, const struct case_file *c, struct staff_id *leader)
{
	struct emergency_scene scene;
	enum fault fault = emergencies_scene(step, c, &scene);

	*leader = (struct staff_id){ 0 };
	for (size_t i = 0; fault == FAULT_NONE && scene.latest != NULL && i < scene.member_count; i++) {
		const struct emergency_member *member = &scene.members[i];

		if (member->emergency == scene.latest->id && member->leads && member->released_at == 0)
			*leader = member->person;
	}
	return fault;
}

/* The acts of an emergency that this person may take now, as a mask. */
static act_set
allowed(const struct step *step, const struct emergency_scene *scene)
{
	static const enum act acts[] = {
		ACT_ALERT, ACT_EMERGENCY, ACT_TASK_FORCE, ACT_SITUATION, ACT_LOG, ACT_CONTACT, ACT_LIFT, ACT_DEBRIEF,
		ACT_MEASURE, ACT_SEE,
	};
	enum emergency_state state = emergency_state(scene->latest);
	struct act_facts facts = {
		.actor = step->actor, .as = step->as,
		.takes_part = emergency_is_open(state) && emergency_takes_part(scene, step->actor),
	};
	act_set may = 0;

	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		if (emergency_may(scene, acts[i], step->actor) == REFUSAL_NONE &&
		    case_decide(scene->c, acts[i], &facts, NULL) == REFUSAL_NONE)
			may |= ACT_BIT(acts[i]);
	return may;
}

static enum fault
read_rest(struct step *step, struct case_id id, struct emergency_reading *reading)
{
	struct db *db = step->casework->db;
	struct entry_rows entries;
	struct urgent_rows measures;
	struct deadline_list deadlines;
	struct escalation_list told;
	enum fault fault;

	if ((fault = emergency_entries(db, step->arena, id, &entries)) != FAULT_NONE ||
	    (fault = urgent_of_case(db, step->arena, id, &measures)) != FAULT_NONE ||
	    (fault = deadlines_load(db, step->arena, id, &deadlines)) != FAULT_NONE ||
	    (fault = escalations_of_case(db, step->arena, id, &told)) != FAULT_NONE)
		return fault;
	reading->entries = entries.rows;
	reading->entry_count = entries.count;
	reading->measures = measures.rows;
	reading->measure_count = measures.count;
	reading->deadlines = deadlines.rows;
	reading->deadline_count = deadlines.count;
	reading->told = told.rows;
	reading->told_count = told.count;
	return FAULT_NONE;
}

enum fault
emergency_read(struct step *step, struct case_id id, struct emergency_reading *reading)
{
	struct db *db = step->casework->db;
	struct emergency_rows rows;
	struct member_rows members;
	struct emergency_scene scene;
	enum fault fault = case_load(db, step->arena, id, false, &reading->file);

	step->refusal = fault == FAULT_NOT_FOUND ? REFUSAL_NOT_FOUND : REFUSAL_NONE;
	if (fault != FAULT_NONE)
		return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
	if ((fault = casework_procedure_of(step->casework, reading->file.procedure_version,
	    &reading->procedure)) != FAULT_NONE ||
	    (fault = emergencies_of_case(db, step->arena, id, &rows)) != FAULT_NONE ||
	    (fault = emergency_members(db, step->arena, id, &members)) != FAULT_NONE)
		return fault;
	scene = scene_of(step, &reading->file, reading->procedure, &rows, &members);
	if ((fault = casework_sees(step, &reading->file, &reading->whole)) != FAULT_NONE)
		return fault;
	if (!reading->whole && !emergency_takes_part(&scene, step->actor)) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	reading->emergencies = rows.rows;
	reading->emergency_count = rows.count;
	reading->members = members.rows;
	reading->member_count = members.count;
	reading->may = allowed(step, &scene);
	return read_rest(step, id, reading);
}

enum fault
emergency_standing(struct step *step, const struct case_file *c, const struct procedure *procedure,
    struct emergency_standing *standing)
{
	struct emergency_rows rows;
	struct member_rows members = { .count = 0 };
	struct emergency_scene scene;
	enum fault fault;

	*standing = (struct emergency_standing){ .latest = NULL };
	if (!emergency_concerns(procedure, c))
		return FAULT_NONE;
	if ((fault = emergencies_of_case(step->casework->db, step->arena, c->id, &rows)) != FAULT_NONE)
		return fault;
	scene = scene_of(step, c, procedure, &rows, &members);
	standing->latest = scene.latest;
	standing->wanted = scene.latest == NULL && stage_is_open(c->stage);
	standing->may_alert = (allowed(step, &scene) & ACT_BIT(ACT_ALERT)) != 0;
	return FAULT_NONE;
}

/* Who leads, what was reported last and what is due next: of those alone that are not over. */
static enum fault
fill_live(struct step *step, struct emergency_row *row, const struct member_rows *members)
{
	struct db *db = step->casework->db;
	const struct procedure *procedure;
	const struct deadline *next;
	struct deadline_list deadlines;
	struct entry_rows entries;
	enum fault fault;

	if ((fault = casework_procedure_of(step->casework, row->file.procedure_version, &procedure)) != FAULT_NONE ||
	    (fault = deadlines_load(db, step->arena, row->file.id, &deadlines)) != FAULT_NONE ||
	    (fault = emergency_entries(db, step->arena, row->file.id, &entries)) != FAULT_NONE)
		return fault;
	next = emergency_next_report(procedure, deadlines.rows, deadlines.count);
	if (next != NULL)
		row->next = *next;
	for (size_t i = 0; i < entries.count; i++)
		if (entries.rows[i].emergency == row->emergency.id && entries.rows[i].talk == TALK_REPORT)
			row->last_report = entries.rows[i].made_at;
	for (size_t i = 0; i < members->count; i++)
		if (members->rows[i].emergency == row->emergency.id && members->rows[i].leads &&
		    members->rows[i].released_at == 0)
			row->leader = members->rows[i].person;
	return FAULT_NONE;
}

static enum fault
add_row(struct step *step, const struct emergency *emergency, struct emergency_row *rows, size_t *count)
{
	struct db *db = step->casework->db;
	struct emergency_row *row = &rows[*count];
	struct emergency_rows one = { .rows = (struct emergency[]){ *emergency }, .count = 1 };
	struct member_rows members;
	struct emergency_scene scene;
	enum fault fault;

	*row = (struct emergency_row){ .emergency = *emergency };
	if ((fault = case_load(db, step->arena, emergency->case_id, false, &row->file)) != FAULT_NONE ||
	    (fault = emergency_members(db, step->arena, emergency->case_id, &members)) != FAULT_NONE)
		return fault;
	scene = scene_of(step, &row->file, NULL, &one, &members);
	if (!case_visible(&row->file, step->actor) && !emergency_takes_part(&scene, step->actor))
		return FAULT_NONE;
	++*count;
	return emergency->lifted_at == 0 ? fill_live(step, row, &members) : FAULT_NONE;
}

enum fault
emergencies_read(struct step *step, struct emergency_row **rows, size_t *count)
{
	struct db *db = step->casework->db;
	struct emergency_rows open, over;
	enum fault fault;

	*count = 0;
	if ((fault = emergencies_open(db, step->arena, &open)) != FAULT_NONE ||
	    (fault = emergencies_over(db, step->arena, step->now - OVER_SECONDS, &over)) != FAULT_NONE)
		return fault;
	*rows = arena_array(step->arena, open.count + over.count + 1, sizeof(**rows));
	for (size_t i = 0; i < open.count && fault == FAULT_NONE; i++)
		fault = add_row(step, &open.rows[i], *rows, count);
	for (size_t i = 0; i < over.count && fault == FAULT_NONE; i++)
		fault = add_row(step, &over.rows[i], *rows, count);
	return fault;
}
