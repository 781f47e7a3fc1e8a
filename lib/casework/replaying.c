#include "casework/replaying.h"

#include "base/arena.h"
#include "exchange/dated_list.h"
#include "record/procedure_xml.h"
#include "base/banned.h"

enum fault
replaying_read(struct arena *arena, const char *path, struct replaying_events *events, const char **problem)
{
	struct dated_list list;
	enum fault fault = dated_list_read(arena, path, &list, problem);

	*events = (struct replaying_events){
		.told = list.told, .path = path, .cases = list.cases, .people = list.people,
		.departments = list.departments, .latest = list.latest,
	};
	return fault;
}

static enum fault
read_procedure(struct arena *arena, const struct replaying_request *request, const char *path,
    struct procedure *procedure, const char **problem)
{
	const char *schema = arena_format(arena, "%s/xml/procedure.xsd", request->calendar.schema);
	struct xml_source source;
	enum fault fault = xml_source_file(arena, path, &source);

	if (fault == FAULT_NONE)
		return procedure_xml_load(arena, schema, &source, procedure, problem);
	*problem = arena_format(arena, "%s: %s", path, fault_name(fault));
	return fault;
}

/* A list that tells of a duty which is none tells nothing of the one that was meant. */
static enum fault
check_duties(struct arena *arena, const struct replaying *replaying, const char **problem)
{
	const struct replay_list *told = &replaying->events.told;

	for (size_t i = 0; replaying->events.path != NULL && i < told->duty_count; i++) {
		const struct replay_duty *duty = &told->duties[i];

		if (procedure_duty(&replaying->run.procedure, duty->rule) != NULL ||
		    (replaying->compared && procedure_duty(&replaying->other.procedure, duty->rule) != NULL))
			continue;
		*problem = arena_format(arena, "%s:%lld: unknown duty '%s'", replaying->events.path,
		    (long long)duty->line, duty->rule);
		return FAULT_INPUT;
	}
	return FAULT_NONE;
}

/* What each case has of its own, without what the request names for all. */
static const struct replay_own *
own_of(struct arena *arena, const struct replaying_events *events, bool procedures, bool calendars)
{
	struct replay_own *own;

	if (events->own == NULL)
		return NULL;
	own = arena_array(arena, events->cases.count + 1, sizeof(*own));
	for (size_t i = 0; i < events->cases.count; i++)
		own[i] = (struct replay_own){
			.procedure = procedures ? events->own[i].procedure : NULL,
			.calendar = calendars ? events->own[i].calendar : NULL,
		};
	return own;
}

/* Lists go by documents; stored cases by what is in force, where the request names nothing else. */
static enum fault
read_documents(struct arena *arena, const struct replaying_request *request, struct replaying *replaying,
    struct calendar *calendar, const char **problem)
{
	const struct replaying_events *events = &replaying->events;
	enum fault fault = FAULT_NONE;

	if (events->calendar != NULL && request->calendar.named == NULL)
		*calendar = *events->calendar;
	else
		fault = calendar_files_choose(arena, &request->calendar, calendar, problem);
	if (fault == FAULT_NONE && request->procedure != NULL)
		fault = read_procedure(arena, request, request->procedure, &replaying->run.procedure, problem);
	else if (fault == FAULT_NONE && events->procedure != NULL)
		replaying->run.procedure = *events->procedure;
	if (fault == FAULT_NONE && replaying->compared)
		fault = read_procedure(arena, request, request->compare, &replaying->other.procedure, problem);
	return fault;
}

enum fault
replaying_run(struct arena *arena, const struct replaying_request *request, struct replaying *replaying,
    const char **problem)
{
	struct calendar calendar;
	struct replay_world world = {
		.procedure = &replaying->run.procedure, .calendar = &calendar,
		.as_of = request->as_of != 0 ? request->as_of : replaying->events.latest,
	};
	bool calendars = request->calendar.named == NULL;
	enum fault fault;

	replaying->compared = request->compare != NULL;
	if ((fault = read_documents(arena, request, replaying, &calendar, problem)) != FAULT_NONE ||
	    (fault = check_duties(arena, replaying, problem)) != FAULT_NONE)
		return fault;
	world.own = replaying->run.own = own_of(arena, &replaying->events, request->procedure == NULL, calendars);
	replaying->run.result = replay_run(arena, &world, &replaying->events.told);
	if (replaying->compared) {
		world.procedure = &replaying->other.procedure;
		world.own = replaying->other.own = own_of(arena, &replaying->events, false, calendars);
		replaying->other.result = replay_run(arena, &world, &replaying->events.told);
	}
	return FAULT_NONE;
}
