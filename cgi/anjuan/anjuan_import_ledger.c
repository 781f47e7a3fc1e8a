#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "anjuan.h"
#include "base/text.h"
#include "casework/import.h"

#include "base/banned.h"

/* `anjuan import ledger FILE`: complaints of old ledgers become cases. */

struct telling { const char *path; bool terminal; double began; };

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
tell_progress(void *context, const struct import_counts *counts)
{
	const struct telling *telling = context;

	if (telling->terminal)
		fprintf(stderr, "\r%3d %%  %lld rows, %lld new ", counts->permille / 10, (long long)counts->read,
		    (long long)counts->added);
}

static void
tell_problem(void *context, const struct import_problem *problem)
{
	const struct telling *telling = context;

	fprintf(stderr, "%s%s:%lld:%zu: %s%s%s\n", telling->terminal ? "\r" : "", telling->path,
	    (long long)problem->row, problem->column, problem->title, text_empty(problem->title) ? "" : ": ",
	    problem->word);
}

static bool
read_options(const struct invocation *invocation, struct import_request *request, const char **errors)
{
	int64_t year;

	for (int i = 0; i < invocation->argc; i++) {
		const char *word = invocation->argv[i];
		const char *value = i + 1 < invocation->argc ? invocation->argv[i + 1] : NULL;

		if (text_equal(word, "--dry-run"))
			request->dry_run = true;
		else if (word[0] != '-' && request->path == NULL)
			request->path = word;
		else if (value != NULL && text_equal(word, "--map"))
			request->mapping = invocation->argv[++i];
		else if (value != NULL && text_equal(word, "--sheet"))
			request->sheet = invocation->argv[++i];
		else if (value != NULL && text_equal(word, "--errors"))
			*errors = invocation->argv[++i];
		else if (value != NULL && text_equal(word, "--year") && text_number(value, &year) && year >= 1900 &&
		    year <= 9998) {
			request->year = (int)year;
			i++;
		} else
			return false;
	}
	return request->path != NULL;
}

static void
tell_result(const struct telling *telling, const struct import_request *request, const struct import_counts *counts)
{
	double spent = seconds() - telling->began;

	if (telling->terminal)
		fputc('\n', stderr);
	printf("%s: %lld rows: %lld %s, %lld known, %lld bad, %lld notes skipped; %lld open and overdue already; "
	    "%.1f s, %.0f rows/s\n",
	    request->path, (long long)counts->read, (long long)counts->added, request->dry_run ? "would be new" : "new",
	    (long long)counts->known, (long long)counts->bad, (long long)counts->skipped,
	    (long long)counts->overdue, spent,
	    spent > 0 ? (double)counts->read / spent : 0.0);
	if (!text_empty(counts->unread))
		printf("%s: sheets not read: %s; --sheet NAME reads one of them\n", request->path, counts->unread);
}

static enum fault
import_file(const struct invocation *invocation, struct import_request *request, struct import_counts *counts)
{
	struct step step = { .arena = invocation->arena, .as = ROLE__COUNT, .now = invocation->now, .visit = "anjuan",
	    .address = "" };
	struct telling telling = { .path = request->path, .terminal = isatty(STDERR_FILENO) == 1, .began = seconds() };
	const char *reason = NULL;
	enum fault fault;

	request->progress = tell_progress;
	request->problem = tell_problem;
	request->context = &telling;
	if ((fault = casework_open(invocation->config, "owner", &step.casework)) != FAULT_NONE)
		return fault;
	if ((fault = casework_refresh(step.casework, step.now)) == FAULT_NONE)
		fault = import_ledger(&step, request, counts, &reason);
	casework_close(step.casework);
	if (fault == FAULT_NONE || counts->read > 0)
		tell_result(&telling, request, counts);
	if (fault != FAULT_NONE)
		fprintf(stderr, "%s: %s\n", request->path, reason != NULL ? reason : fault_name(fault));
	return fault;
}

enum outcome
anjuan_import_ledger(const struct invocation *invocation)
{
	struct import_request request = { .errors = -1 };
	struct import_counts counts = { .bad = 0 };
	const char *errors = NULL;
	enum fault fault;

	if (!read_options(invocation, &request, &errors))
		return anjuan_usage("import ledger: FILE is needed, then --map, --sheet, --year, --errors or --dry-run");
	if (errors != NULL) {
		request.errors = open(errors, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
		if (request.errors < 0) {
			fprintf(stderr, "%s: %s\n", errors, strerror(errno));
			return OUTCOME_FAILED;
		}
	}
	fault = import_file(invocation, &request, &counts);
	if (request.errors >= 0 && close(request.errors) != 0 && fault == FAULT_NONE)
		fault = FAULT_IO;
	return fault == FAULT_NONE && counts.bad > 0 ? OUTCOME_FAILED : anjuan_outcome(fault);
}
