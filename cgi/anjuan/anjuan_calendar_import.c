#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "anjuan.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/calendar_files.h"
#include "casework/calendars.h"
#include "casework/replan_preview.h"

#include "base/banned.h"

/* `anjuan calendar import FILE [--dry-run] [--if-empty]`: lays a published notice over the calendar in force. */

struct wish { const char *file; bool dry_run, if_empty; };

static bool
read_words(const struct invocation *invocation, struct wish *words)
{
	for (int i = 0; i < invocation->argc; i++) {
		const char *word = invocation->argv[i];

		if (strcmp(word, "--dry-run") == 0)
			words->dry_run = true;
		else if (strcmp(word, "--if-empty") == 0)
			words->if_empty = true;
		else if (word[0] != '-' && words->file == NULL)
			words->file = word;
		else
			return false;
	}
	return words->file != NULL;
}

static const char *
look_text(struct arena *arena, const struct calendar_look *look)
{
	static const char *const kinds[CALENDAR_KIND__COUNT] = {
		[CALENDAR_WORKDAY] = "working day", [CALENDAR_WEEKEND] = "weekend", [CALENDAR_HOLIDAY] = "holiday",
		[CALENDAR_MAKEUP] = "make-up working day", [CALENDAR_OPENED] = "worked by exception",
		[CALENDAR_CLOSED] = "closed by exception",
	};

	return look->name == NULL ? kinds[look->kind] : arena_format(arena, "%s (%s)", kinds[look->kind], look->name);
}

static void
print_years(const struct calendar *calendar)
{
	fputs("notices:", stdout);
	for (size_t i = 0; i < calendar->notice_count; i++)
		printf(" %d", calendar->notices[i].year);
	putchar('\n');
}

static void
print_preview(struct arena *arena, const struct calendars_preview *preview)
{
	for (size_t i = 0; i < preview->change_count; i++) {
		const struct calendar_change *change = &preview->changes[i];

		printf("%s: %s, was %s\n", date_text_day(arena, date_day_start(change->day)),
		    look_text(arena, &change->after), look_text(arena, &change->before));
	}
	print_years(&preview->after);
}

/* The last part of a path, when it is text. */
static const char *
source_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;

	return text_is_clean(name, strlen(name)) ? name : "";
}

static void
print_moves(struct arena *arena, const struct replan_preview *moves)
{
	for (size_t i = 0; i < moves->shown; i++)
		printf("%s %s: due %s, was %s\n", moves->moves[i].number, moves->moves[i].rule->id,
		    date_text_minute(arena, moves->moves[i].after), date_text_minute(arena, moves->moves[i].before));
	if (moves->shown < moves->moved)
		printf("the first %zu are shown\n", moves->shown);
	printf("open deadlines that move: %zu%s\n", moves->moved, moves->more ? " or more" : "");
}

static enum fault
import(struct step *step, const struct calendar *newer, const struct wish *words)
{
	struct calendars_preview preview;
	struct replan_preview moves;
	enum fault fault = calendars_preview(step, newer, &preview);

	if (fault != FAULT_NONE || (fault = replan_preview(step, &preview.after, &moves)) != FAULT_NONE)
		return fault;
	if (words->if_empty && preview.before_id != 0) {
		printf("%s: there is a calendar already; nothing changed\n", words->file);
		return FAULT_NONE;
	}
	if (!preview.same && !words->dry_run &&
	    (fault = calendars_import(step, newer, source_of(words->file), &preview)) != FAULT_NONE)
		return fault;
	print_preview(step->arena, &preview);
	if (!preview.same)
		print_moves(step->arena, &moves);
	if (preview.same)
		printf("%s: nothing changed\n", words->file);
	else if (words->dry_run)
		printf("%s: %zu days would change; nothing was written\n", words->file, preview.change_count);
	else
		printf("%s: %zu days changed, calendar %s is in force\n", words->file, preview.change_count,
		    preview.version);
	return FAULT_NONE;
}

static bool
says_nothing(const struct calendar *calendar)
{
	return calendar->notice_count == 0 && calendar->centre_count == 0 && !calendar_has_hours(calendar);
}

enum outcome
anjuan_calendar_import(const struct invocation *invocation)
{
	struct step step = { .arena = invocation->arena, .as = ROLE__COUNT, .now = invocation->now, .visit = "anjuan" };
	struct wish words = {0};
	struct calendar newer;
	const char *problem = "";
	enum fault fault;

	if (!read_words(invocation, &words))
		return anjuan_usage("calendar import: one FILE, --dry-run and --if-empty are understood");
	if (calendar_files_read(invocation->arena, anjuan_shipped(invocation, "schema"), words.file, &newer,
	    &problem) != FAULT_NONE) {
		fprintf(stderr, "%s\n", problem);
		return OUTCOME_INPUT;
	}
	if (says_nothing(&newer)) {
		printf("%s: holds no days, so the notice is not out yet; nothing changed\n", words.file);
		return OUTCOME_DONE;
	}
	if ((fault = casework_open(invocation->config, "owner", &step.casework)) != FAULT_NONE)
		return anjuan_outcome(fault);
	fault = import(&step, &newer, &words);
	casework_close(step.casework);
	if (fault != FAULT_NONE)
		fprintf(stderr, "anjuan: calendar import: %s\n", fault_name(fault));
	return anjuan_outcome(fault);
}
