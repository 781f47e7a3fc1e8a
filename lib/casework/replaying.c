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
		.events = list.events, .count = list.count, .cases = list.cases, .people = list.people,
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

enum fault
replaying_run(struct arena *arena, const struct replaying_request *request, struct replaying *replaying,
    const char **problem)
{
	struct calendar calendar;
	struct replay_world world = {
		.procedure = &replaying->run.procedure, .calendar = &calendar,
		.as_of = request->as_of != 0 ? request->as_of : replaying->events.latest,
	};
	enum fault fault;

	replaying->compared = request->compare != NULL;
	if ((fault = calendar_files_choose(arena, &request->calendar, &calendar, problem)) != FAULT_NONE ||
	    (fault = read_procedure(arena, request, request->procedure, &replaying->run.procedure,
	    problem)) != FAULT_NONE)
		return fault;
	if (replaying->compared && (fault = read_procedure(arena, request, request->compare,
	    &replaying->other.procedure, problem)) != FAULT_NONE)
		return fault;
	replaying->run.result = replay_run(arena, &world, replaying->events.events, replaying->events.count);
	if (replaying->compared) {
		world.procedure = &replaying->other.procedure;
		replaying->other.result = replay_run(arena, &world, replaying->events.events, replaying->events.count);
	}
	return FAULT_NONE;
}
