#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "anjuan.h"
#include "casework/rooms_import.h"

#include "base/banned.h"

/* `anjuan import rooms FILE [--dry-run] [--yes]`: shows what the sheet would do, asks, writes. */

struct wish { const char *file; bool dry_run, yes; };

static bool
read_words(const struct invocation *invocation, struct wish *words)
{
	for (int i = 0; i < invocation->argc; i++) {
		const char *word = invocation->argv[i];

		if (strcmp(word, "--dry-run") == 0)
			words->dry_run = true;
		else if (strcmp(word, "--yes") == 0)
			words->yes = true;
		else if (word[0] != '-' && words->file == NULL)
			words->file = word;
		else
			return false;
	}
	return words->file != NULL;
}

static void
print_summary(const char *file, const struct rooms_summary *summary)
{
	for (size_t i = 0; i < summary->problem_count; i++)
		printf("%s: row %lld, column %zu %s: %s\n", file, (long long)summary->problems[i].row,
		    summary->problems[i].column, summary->problems[i].title, summary->problems[i].word);
	printf("rows %lld, with problems %lld, projects +%lld, rooms +%lld, residents +%lld, changed %lld, "
	    "unchanged %lld\n", (long long)summary->lines, (long long)summary->bad,
	    (long long)summary->new_projects, (long long)summary->new_rooms, (long long)summary->new_residents,
	    (long long)summary->changed, (long long)summary->same);
}

static bool
confirmed(void)
{
	char answer[8] = "";

	fputs("Write this? [y/N] ", stdout);
	fflush(stdout);
	return fgets(answer, sizeof(answer), stdin) != NULL && (answer[0] == 'y' || answer[0] == 'Y');
}

static enum outcome
import(struct step *step, int descriptor, const struct wish *words)
{
	struct rooms_summary summary;
	enum fault fault = rooms_import_preview(step, descriptor, &summary);

	if (fault != FAULT_NONE)
		return anjuan_outcome(fault);
	if (summary.reason != NULL) {
		fprintf(stderr, "anjuan: %s cannot be read: %s\n", words->file, summary.reason);
		return OUTCOME_FAILED;
	}
	print_summary(words->file, &summary);
	if (words->dry_run || summary.new_projects + summary.new_rooms + summary.new_residents + summary.changed == 0)
		return OUTCOME_DONE;
	if (!words->yes && !confirmed()) {
		puts("Nothing was written.");
		return OUTCOME_DONE;
	}
	return anjuan_outcome(rooms_import_write(step, descriptor, &summary));
}

enum outcome
anjuan_import_rooms(const struct invocation *invocation)
{
	struct step step = { .arena = invocation->arena, .as = ROLE__COUNT, .now = invocation->now, .visit = "anjuan" };
	struct wish words = {0};
	enum outcome outcome;
	enum fault fault;
	int descriptor;

	if (!read_words(invocation, &words))
		return anjuan_usage("import rooms: one FILE, --dry-run and --yes are understood");
	descriptor = open(words.file, O_RDONLY | O_CLOEXEC);
	if (descriptor < 0) {
		fprintf(stderr, "anjuan: %s cannot be opened\n", words.file);
		return OUTCOME_FAILED;
	}
	fault = casework_open(invocation->config, "owner", &step.casework);
	outcome = fault == FAULT_NONE ? import(&step, descriptor, &words) : anjuan_outcome(fault);
	if (fault == FAULT_NONE)
		casework_close(step.casework);
	close(descriptor);
	return outcome;
}
