#include "casework/replaying.h"

#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "casework/procedures_read.h"
#include "casework/replaying_duties.h"
#include "exchange/dated_field.h"
#include "rules/heard.h"
#include "store/room_store.h"
#include "base/banned.h"

enum { CASES_A_PAGE = 200, VERSIONS_MOST = 256 };

/* The stored cases on their way into a list of events. */
struct gathering {
	struct step		*step;
	const struct replaying_span *span;
	struct dated_list	 list;
	struct arena		 page;		/* a page of cases with their histories */
	struct replay_own	*own;		/* of each case */
	size_t			 own_room;
	struct procedure	*versions;	/* that were read */
	size_t			 version_count;
	struct calendar		**centres;	/* as many as the calendar in force has; NULL: not needed yet */
};

static size_t
person(struct gathering *gathering, struct staff_id id, const char *otherwise)
{
	const struct staff *staff = casework_staff(gathering->step->casework, id);

	return name_index_add(&gathering->list.people, staff != NULL ? staff->name : otherwise);
}

static size_t
department(struct gathering *gathering, struct department_id id)
{
	const struct department *found = casework_department(gathering->step->casework, id);

	return found == NULL ? 0 : name_index_add(&gathering->list.departments, found->name_zh);
}

/* The department of somebody who works here. */
static int64_t
home(struct gathering *gathering, struct staff_id id)
{
	const struct staff *staff = casework_staff(gathering->step->casework, id);

	return staff == NULL ? 0 : (int64_t)department(gathering, staff->department);
}

/* What the record of an act tells beside its text, by the names that event lists use. */
static void
take_details(struct dated_draft *draft, struct arena *arena, const struct case_event *event)
{
	static const char *const told[] = { "severity", "urgency", "risk", "validity", "flags", "major", "satisfied",
		"clock", "reason", "strong", "serious", "misled", "ended", "direction",
		"party" };

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		const char *line = event->detail;
		size_t length = strlen(told[i]);

		while (line != NULL && *line != '\0') {
			size_t end = strcspn(line, "\n");

			if (strncmp(line, told[i], length) == 0 && line[length] == '=')
				(void)dated_field_take(draft, dated_field_find(told[i]),
				    arena_copy_bytes(arena, line + length + 1, end - length - 1));
			line += end + (line[end] == '\n');
		}
	}
}

/* A case that was opened before its first event told how grave it was: as it stands now. */
static void
take_opening(struct dated_draft *draft, const struct case_file *c, const struct complaint *complaint)
{
	struct replay_facts *facts = &draft->event.facts;

	draft->event.at = complaint->received_at;
	facts->missing = complaint_missing(complaint);
	if (facts->urgency >= 0)
		return;
	facts->urgency = (int)c->urgency;
	facts->severity = (int)c->severity;
	facts->risk = (int)c->risk;
	facts->major = c->major;
	facts->flags = c->flags;
}

static void
add_event(struct gathering *gathering, const struct case_file *c, const struct complaint *complaint,
    const struct case_event *event)
{
	struct dated_draft draft = dated_draft_begin(&gathering->list, event->number);

	/* Marks of the clock are what the replay itself finds out. */
	if (event->act == ACT_WARN || event->act == ACT_BREACH || event->act == ACT_ESCALATE)
		return;
	draft.event.which = name_index_add(&gathering->list.cases, c->number) - 1;
	draft.event.act = event->act;
	draft.event.at = event->at;
	draft.event.as = event->as;
	draft.event.person = (int64_t)person(gathering, event->actor, event->actor_name);
	draft.event.named = (int64_t)person(gathering, event->person, "");
	draft.event.department = (int64_t)department(gathering, event->department);
	draft.event.home = home(gathering, event->actor);
	take_details(&draft, gathering->list.cases.arena, event);
	if (event->act == ACT_PROGRESS) {
		/* A date is taken only with its proof in writing (K6). */
		draft.event.facts.agreed_until = event->until;
		draft.event.facts.evidence = event->until != 0;
	}
	draft.event.facts.soothed = event->act == ACT_REPORT_UP && heard_soothed(event->detail);
	/* The visit of a major case was accepted only with its receipt. */
	if (event->act == ACT_VISIT) {
		draft.event.facts.evidence = c->major;
		draft.event.facts.satisfied = event->to != STAGE_REOPENED;
	}
	if (event->act == ACT_REGISTER)
		take_opening(&draft, c, complaint);
	dated_list_add(&gathering->list, &draft.event);
}

/* A version of the procedure, read once for all its cases. */
static enum fault
find_version(struct gathering *gathering, const char *version, const struct procedure **procedure)
{
	struct step *step = gathering->step;
	const char *problem = NULL;
	enum fault fault;

	for (size_t i = 0; i < gathering->version_count; i++)
		if (text_equal(gathering->versions[i].version, version)) {
			*procedure = &gathering->versions[i];
			return FAULT_NONE;
		}
	if (gathering->version_count == VERSIONS_MOST)
		return log_fault(FAULT_TOO_LARGE, "more than %d versions of the procedure", VERSIONS_MOST);
	fault = procedures_parse(step, arena_copy(step->arena, version),
	    &gathering->versions[gathering->version_count], &problem);
	if (fault == FAULT_NONE && problem != NULL)
		fault = log_fault(FAULT_INPUT, "procedure %s: %s", version, problem);
	if (fault == FAULT_NONE)
		*procedure = &gathering->versions[gathering->version_count++];
	return fault;
}

/* The calendar of the centre that a room belongs to; NULL where it is the common one. */
static enum fault
find_calendar(struct gathering *gathering, struct room_id room, const struct calendar **calendar)
{
	struct step *step = gathering->step;
	const struct calendar *common = casework_calendar(step->casework);
	const char *project = "";
	enum fault fault = FAULT_NOT_FOUND;

	*calendar = NULL;
	if (common->centre_count > 0 && room.value != 0)
		fault = room_project(step->casework->db, &gathering->page, room, &project);
	for (size_t i = 0; fault == FAULT_NONE && i < common->centre_count; i++) {
		if (!text_equal(common->centres[i].name, project))
			continue;
		if (gathering->centres[i] == NULL) {
			gathering->centres[i] = arena_alloc(step->arena, sizeof(struct calendar));
			*gathering->centres[i] = calendar_of_centre(common, common->centres[i].name);
		}
		*calendar = gathering->centres[i];
	}
	return fault == FAULT_NOT_FOUND ? FAULT_NONE : fault;
}

static enum fault
find_own(struct gathering *gathering, const struct case_file *c)
{
	size_t which = name_index_add(&gathering->list.cases, c->number) - 1;
	struct replay_own own = { .procedure = NULL };
	enum fault fault = find_calendar(gathering, c->room, &own.calendar);

	if (fault == FAULT_NONE && gathering->span->versions)
		fault = find_version(gathering, c->procedure_version, &own.procedure);
	if (which >= gathering->own_room) {
		size_t room = gathering->own_room == 0 ? CASES_A_PAGE : gathering->own_room * 2;
		struct replay_own *larger = arena_array(gathering->step->arena, room, sizeof(*larger));

		if (gathering->own_room > 0)
			memcpy(larger, gathering->own, gathering->own_room * sizeof(*larger));
		gathering->own = larger;
		gathering->own_room = room;
	}
	gathering->own[which] = own;
	return fault;
}

static enum fault
add_case(struct gathering *gathering, const struct case_file *c)
{
	struct db *db = gathering->step->casework->db;
	struct complaint complaint;
	struct event_list history;
	enum fault fault;

	if ((fault = complaint_load(db, &gathering->page, c->id, &complaint)) != FAULT_NONE ||
	    (fault = events_load(db, &gathering->page, c->id, false, &history)) != FAULT_NONE ||
	    (fault = find_own(gathering, c)) != FAULT_NONE)
		return fault;
	for (size_t i = 0; i < history.count; i++)
		add_event(gathering, c, &complaint, &history.rows[i]);
	return FAULT_NONE;
}

static enum fault
add_page(struct gathering *gathering, struct received_page *page, size_t *count)
{
	struct case_list cases;
	enum fault fault = cases_received(gathering->step->casework->db, &gathering->page, page, &cases);

	*count = 0;
	for (; fault == FAULT_NONE && *count < cases.count; (*count)++) {
		page->after_at = cases.rows[*count].received_at;
		page->after = cases.rows[*count].id;
		if (gathering->step->actor == NULL || case_visible(&cases.rows[*count], gathering->step->actor))
			fault = add_case(gathering, &cases.rows[*count]);
	}
	return fault;
}

enum fault
replaying_load(struct step *step, const struct replaying_span *span, struct replaying_events *events)
{
	const struct calendar *common = casework_calendar(step->casework);
	struct gathering gathering = {
		.step = step, .span = span, .list = {
			.cases.arena = step->arena, .people.arena = step->arena, .departments.arena = step->arena,
		},
		.versions = arena_array(step->arena, VERSIONS_MOST, sizeof(struct procedure)),
		.centres = arena_array(step->arena, common->centre_count + 1, sizeof(struct calendar *)),
	};
	struct received_page page = { .from = span->from, .until = span->until, .limit = CASES_A_PAGE };
	size_t count = CASES_A_PAGE;
	enum fault fault = FAULT_NONE;

	while (fault == FAULT_NONE && count == CASES_A_PAGE &&
	    (span->most == 0 || gathering.list.cases.count < span->most)) {
		fault = add_page(&gathering, &page, &count);
		arena_reset(&gathering.page);
	}
	arena_release(&gathering.page);
	if (fault == FAULT_NONE)
		fault = replaying_duties_add(step, span, &gathering.list);
	*events = (struct replaying_events){
		.told = gathering.list.told, .cases = gathering.list.cases, .people = gathering.list.people,
		.departments = gathering.list.departments, .own = gathering.own,
		.procedure = casework_procedure(step->casework), .calendar = common,
		.latest = gathering.list.latest, .cut = count == CASES_A_PAGE,
	};
	return fault;
}
