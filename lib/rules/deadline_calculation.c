#include "rules/deadline_plan.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "base/banned.h"

enum { LINES_BESIDE = 8, MONTH_AND_DAY = 5, HOUR_AND_MINUTE = 5 };
enum { ISO_DAY = 10, ISO_MINUTE = 16, ISO_ZONE = 19, ISO_LENGTH = 25 };	/* where its parts end */

/* A calculation being read. */
struct reading {
	struct arena			*arena;
	const struct deadline		*deadline;
	const struct clock_rule		*rule;
	bool				 several;	/* moments of warnings are in the text */
	struct deadline_line		*rows;
	size_t				 count;
	struct deadline_run		*runs;		/* room for all days there are */
	size_t				 run_count;
	struct deadline_line		*counted, *skipped;	/* the lines that days are added to; NULL */
};

static struct deadline_line *
add(struct reading *reading, const char *word)
{
	struct deadline_line *line = &reading->rows[reading->count++];

	*line = (struct deadline_line){ .word = word, .name = "", .other = "", .from = "", .to = "", .before = "",
		.unit = "" };
	return line;
}

/* "2026-11-23T18:05:09+08:00", as calculations are written, has its minute in it; anything else is worked out. */
static const char *
minute_of(struct reading *reading, const char *iso)
{
	char *minute;

	if (strlen(iso) != ISO_LENGTH || iso[ISO_DAY] != 'T' || !text_equal(iso + ISO_ZONE, "+08:00"))
		return date_text_minute(reading->arena, deadline_plan_moment(iso));
	minute = arena_copy_bytes(reading->arena, iso, ISO_MINUTE);
	minute[ISO_DAY] = ' ';
	return minute;
}

/* What was counted and what was not, each in a line of its own. */
static struct deadline_line *
line_of_days(struct reading *reading, bool counted)
{
	struct deadline_line **line = counted ? &reading->counted : &reading->skipped;

	if (*line == NULL) {
		*line = add(reading, counted ? "counted" : "skipped");
		(*line)->runs = arena_array(reading->arena, reading->run_count, sizeof(struct deadline_run));
	}
	return *line;
}

static const char *
short_day(struct reading *reading, const char *iso_day)
{
	return strlen(iso_day) > MONTH_AND_DAY ? iso_day + strlen(iso_day) - MONTH_AND_DAY :
	    arena_copy(reading->arena, iso_day);
}

/* "09:00" of "09:00:00". */
static const char *
short_hour(struct reading *reading, const char *hour)
{
	return arena_copy_bytes(reading->arena, hour, strnlen(hour, HOUR_AND_MINUTE));
}

static void
add_day(struct reading *reading, const char *const *parts)
{
	bool counted = !text_equal(parts[0], "skip"), hours = text_equal(parts[0], "hours");
	struct deadline_line *line = line_of_days(reading, counted);
	struct deadline_run *runs = (struct deadline_run *)line->runs, *last = &runs[line->run_count - 1];
	int32_t day = 0;

	(void)date_read_day(parts[1], 0, &day);
	if (line->run_count > 0 && !hours && last->from[0] == '\0' && day == last->day + 1 &&
	    text_equal(last->kind, parts[2]) && text_equal(last->name, parts[3])) {
		last->last = short_day(reading, parts[1]);
		last->day = day;
		last->days++;
	} else
		runs[line->run_count++] = (struct deadline_run){
			.first = short_day(reading, parts[1]), .last = short_day(reading, parts[1]), .day = day,
			.days = 1, .weekday = date_weekday(day), .kind = parts[2], .name = parts[3],
			.from = hours ? short_hour(reading, parts[4]) : "",
			.to = hours ? short_hour(reading, parts[5]) : "",
		};
}

static void
add_pause(struct reading *reading, const char *const *parts)
{
	struct deadline_line *line = add(reading, "pause");

	line->name = parts[1];
	line->from = minute_of(reading, parts[2]);
	line->to = minute_of(reading, parts[4]);
	if (!text_equal(parts[3], parts[4]))
		line->before = minute_of(reading, parts[3]);
}

static void
add_replanning(struct reading *reading, const char *const *parts)
{
	struct deadline_line *line = add(reading, "replanned");

	line->from = minute_of(reading, parts[1]);
	line->name = parts[2];
	line->other = parts[3];
	line->before = minute_of(reading, parts[4]);
	line->to = minute_of(reading, parts[5]);
}

static void
add_amount(struct reading *reading, const char *word, const char *amount, const char *unit)
{
	struct deadline_line *line = add(reading, word);

	(void)text_number(amount, &line->amount);
	line->unit = unit;
	line->working = reading->rule != NULL && reading->rule->time == TIME_WORKING && reading->rule->unit <= UNIT_DAY;
}

/* A line that is about one moment, or two. */
static void
add_moments(struct reading *reading, const char *word, const char *from, const char *to)
{
	struct deadline_line *line = add(reading, word);

	line->from = from == NULL ? "" : minute_of(reading, from);
	line->to = to == NULL ? "" : minute_of(reading, to);
}

/* Of what is over no warning is to come. */
static void
add_warning(struct reading *reading, const char *const *parts)
{
	reading->several = true;
	if (deadline_is_open(reading->deadline))
		add_moments(reading, "warn", parts[2], NULL);
}

/* The days that a duty is about, and how its own was found among them (duty_plan.h). */
static void
read_duty_line(struct reading *reading, const char *const *parts)
{
	static const char *const words[] = { "period", "named", "entered", "last" };

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (text_equal(parts[0], words[i])) {
			struct deadline_line *line = add(reading, words[i]);

			line->from = parts[1];
			line->to = parts[2];
		}
}

static void
read_line(struct reading *reading, const char *const *parts)
{
	const char *word = parts[0];

	if (text_equal(word, "day") || text_equal(word, "hours") || text_equal(word, "skip")) {
		add_day(reading, parts);
		return;
	}
	reading->counted = reading->skipped = NULL;
	if (text_equal(word, "start")) {
		add_moments(reading, "event", parts[2], NULL);
		reading->rows[reading->count - 1].name = parts[1];
	} else if (text_equal(word, "set")) {
		add_moments(reading, "set", parts[2], NULL);
		reading->rows[reading->count - 1].name = parts[1];
	} else if (text_equal(word, "add"))
		add_amount(reading, "amount", parts[1], parts[2]);
	else if (text_equal(word, "calendar") && reading->count > 0)
		reading->rows[reading->count - 1].name = parts[1];
	else if (text_equal(word, "due"))
		add_moments(reading, "due", parts[1], NULL);
	else if (text_equal(word, "pause"))
		add_pause(reading, parts);
	else if (text_equal(word, "left"))
		add_amount(reading, "left", parts[1], parts[2]);
	else if (text_equal(word, "extend")) {
		add_amount(reading, "extended", parts[2], parts[3]);
		reading->rows[reading->count - 1].from = minute_of(reading, parts[1]);
	} else if (text_equal(word, "agreed"))
		add_moments(reading, "agreed", parts[1], parts[2]);
	else if (text_equal(word, "reported"))
		add_moments(reading, "reported", parts[1], NULL);
	else if (text_equal(word, "keep"))
		add_moments(reading, "kept", NULL, parts[1]);
	else if (text_equal(word, "replan"))
		add_replanning(reading, parts);
	else if (text_equal(word, "unsure"))
		add_amount(reading, "unsure", parts[1], "");
	else if (text_equal(word, "warn"))
		add_warning(reading, parts);
	else
		read_duty_line(reading, parts);
}

/* What was stored before calculations were, or briefly: as the rule has it. */
static void
tell_rule(struct reading *reading)
{
	const struct clock_rule *rule = reading->rule;
	const struct deadline *deadline = reading->deadline;
	struct deadline_line *line = add(reading, "event");

	line->name = act_name(rule->start);
	line->from = date_text_minute(reading->arena, deadline->started_at);
	line = add(reading, "amount");
	line->amount = rule->amount;
	line->unit = deadline_unit_name(rule->unit);
	line->working = rule->time == TIME_WORKING && rule->unit <= UNIT_DAY;
	line = add(reading, deadline->agreed ? "agreed" : "due");
	*(deadline->agreed ? &line->to : &line->from) = date_text_minute(reading->arena, deadline->due_at);
}

static void
tell_outcome(struct reading *reading, const char *ended_by)
{
	const struct deadline *deadline = reading->deadline;
	struct deadline_line *line;

	if (deadline->warn_at != 0 && deadline_is_open(deadline) && !reading->several)
		add(reading, "warn")->from = date_text_minute(reading->arena, deadline->warn_at);
	add(reading, "responsible")->name = role_name(deadline->role);
	line = add(reading, "result");
	line->name = deadline_state_name(deadline->state);
	line->other = ended_by;
	if (deadline->stopped_at != 0)
		line->from = date_text_minute(reading->arena, deadline->stopped_at);
	if (reading->rule != NULL && !text_empty(reading->rule->source))
		add(reading, "source")->name = reading->rule->source;
}

size_t
deadline_calculation(struct arena *arena, const struct clock_rule *rule, const struct deadline *deadline,
    struct deadline_line **rows)
{
	struct reading reading = { .arena = arena, .deadline = deadline, .rule = rule };
	const char *text = deadline->calculation == NULL ? "" : deadline->calculation, *ended_by = "";
	const char *parts[PLAN_PARTS];

	for (const char *at = text; *at != '\0'; at++)
		reading.run_count += *at == '\n';
	reading.rows = arena_array(arena, reading.run_count + LINES_BESIDE, sizeof(*reading.rows));
	if (rule != NULL && !text_starts(text, "start|"))
		tell_rule(&reading);
	while (deadline_plan_line(arena, &text, parts)) {
		if (text_equal(parts[0], "end"))
			ended_by = parts[1];
		read_line(&reading, parts);
	}
	tell_outcome(&reading, ended_by);
	*rows = reading.rows;
	return reading.count;
}

bool
deadline_is_provisional(const struct deadline *deadline)
{
	return deadline_is_open(deadline) && deadline->state != DEADLINE_BREACHED && deadline->calculation != NULL &&
	    strstr(deadline->calculation, "\nunsure|") != NULL;
}

bool
deadline_was_replanned(const struct deadline *deadline)
{
	return deadline->calculation != NULL && strstr(deadline->calculation, "\nreplan|") != NULL;
}
