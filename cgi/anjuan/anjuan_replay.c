/* `anjuan replay`: what the clocks and articles of a procedure say of dated events, without a database. */
#include "anjuan_replay.h"

#include <stdio.h>

#include "anjuan.h"
#include "base/date.h"
#include "base/text.h"

#include "base/banned.h"

struct asked {
	const char			*list;		/* path, or NULL for the stored cases */
	int64_t				 from, until;
	bool				 json;
	struct replaying_request	 request;
};

/* A moment with zone, or a day: its first second, or with `after` the first one after it. */
static bool
read_when(const struct invocation *invocation, const char *word, bool after, int64_t *moment)
{
	int32_t today = date_local_day(invocation->now), day;

	if (!date_read_day(word, today, &day))
		return date_read_moment(word, today, moment);
	*moment = date_day_start(day + after);
	return true;
}

static bool
take_option(const struct invocation *invocation, struct asked *asked, const char *word, const char *value)
{
	if (text_equal(word, "--procedure"))
		asked->request.procedure = value;
	else if (text_equal(word, "--calendar"))
		asked->request.calendar.named = value;
	else if (text_equal(word, "--compare"))
		asked->request.compare = value;
	else if (text_equal(word, "--format") && (text_equal(value, "json") || text_equal(value, "csv")))
		asked->json = text_equal(value, "json");
	else if (text_equal(word, "--from"))
		return read_when(invocation, value, false, &asked->from);
	else if (text_equal(word, "--to"))
		return read_when(invocation, value, true, &asked->until);
	else if (text_equal(word, "--as-of"))
		return read_when(invocation, value, true, &asked->request.as_of);
	else
		return false;
	return true;
}

static bool
read_words(const struct invocation *invocation, struct asked *asked)
{
	for (int i = 0; i < invocation->argc; i++) {
		const char *word = invocation->argv[i];

		if (!text_starts(word, "-") && asked->list == NULL)
			asked->list = word;
		else if (i + 1 == invocation->argc || !take_option(invocation, asked, word, invocation->argv[++i]))
			return false;
	}
	return (asked->list != NULL) != (asked->from != 0 && asked->until != 0);
}

/* The second form works on a database, so it needs the configuration that the first does without. */
static enum fault
open_stored(const struct invocation *invocation, struct config *config, struct step *step, const char **problem)
{
	enum fault fault = FAULT_NONE;

	if (invocation->config != NULL)
		*config = *invocation->config;
	else
		fault = config_load(invocation->config_path, invocation->arena, config, problem);
	if (fault == FAULT_NONE)
		fault = casework_open(config, "owner", &step->casework);
	return fault;
}

/* What is in force is used as long as the casework is open. */
static enum fault
load_stored(const struct invocation *invocation, const struct asked *asked, struct replaying_events *events,
    struct casework **opened, const char **problem)
{
	struct step step = { .arena = invocation->arena, .as = ROLE__COUNT, .now = invocation->now, .visit = "anjuan",
	    .address = "" };
	const struct replaying_span span = { .from = asked->from, .until = asked->until,
		.versions = asked->request.procedure == NULL };
	struct config *config = arena_alloc(invocation->arena, sizeof(*config));
	enum fault fault = open_stored(invocation, config, &step, problem);

	*opened = step.casework;
	if (fault == FAULT_NONE)
		fault = casework_refresh(step.casework, step.now);
	return fault == FAULT_NONE ? replaying_load(&step, &span, events) : fault;
}

static enum fault
load(const struct invocation *invocation, struct asked *asked, struct replaying_events *events,
    struct casework **opened, const char **problem)
{
	if (asked->list == NULL)
		return load_stored(invocation, asked, events, opened, problem);
	if (asked->request.procedure == NULL)
		asked->request.procedure = arena_format(invocation->arena, "%s/property.xml",
		    anjuan_shipped(invocation, "procedure"));
	return replaying_read(invocation->arena, asked->list, events, problem);
}

enum outcome
anjuan_replay(const struct invocation *invocation)
{
	struct asked asked = {
		.request = {
			.calendar = {
				.schema = anjuan_shipped(invocation, "schema"),
				.shipped = anjuan_shipped(invocation, "calendar"),
			},
		},
	};
	struct replaying replaying = { .compared = false };
	struct casework *opened = NULL;
	const char *problem = "";
	enum fault fault;

	if (!read_words(invocation, &asked))
		return anjuan_usage("replay: an event list is needed, or --from and --to; then --procedure, --calendar, "
		    "--compare, --as-of, --format csv|json");
	fault = load(invocation, &asked, &replaying.events, &opened, &problem);
	if (fault == FAULT_NONE)
		fault = replaying_run(invocation->arena, &asked.request, &replaying, &problem);
	if (fault == FAULT_NONE)
		anjuan_replay_print(&replaying, asked.json);
	else
		fprintf(stderr, "%s\n", text_empty(problem) ? fault_name(fault) : problem);
	casework_close(opened);
	if (fault == FAULT_NONE)
		return OUTCOME_DONE;
	return fault == FAULT_INPUT ? OUTCOME_INPUT : anjuan_outcome(fault);
}
