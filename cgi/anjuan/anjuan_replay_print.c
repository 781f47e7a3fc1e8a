#include "anjuan_replay.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/replay_compare.h"
#include "web/json.h"

#include "base/banned.h"

/* The columns, in this order; a row leaves empty what does not concern it. */
enum column {
	KIND, CASE, ID, STARTED, DUE, ENDED, STATE, LATE, RESPONSIBLE, DEPARTMENT, ARTICLE, PERSON, AMOUNT, CHAIN,
	UNDER, ROLE, COLUMNS
};
static const char *const titles[COLUMNS] = {
	"kind", "case", "id", "started", "due", "ended", "state", "late", "responsible", "department", "article",
	"person", "amount", "chain", "under", "role",
};

/* Rows are collected up to so many bytes: a row has sixteen cells, and a list has millions of rows. */
enum { PIECE = 64 * 1024, NUMBER_BYTES = 20 };

struct printing {
	const struct replaying	*replaying;
	bool			 json, more;
	struct arena		 scratch;	/* one row */
	struct text		 out;		/* not printed yet */
	const char		*cells[COLUMNS];
};

static void
print_out(struct printing *printing)
{
	fwrite(printing->out.value, 1, printing->out.length, stdout);
	printing->out.length = 0;
}

static void
print_cell(struct text *out, const char *cell)
{
	size_t plain = strcspn(cell, ",\"\r\n");

	if (cell[plain] == '\0') {
		text_add_bytes(out, cell, plain);
		return;
	}
	text_add(out, "\"");
	for (; *cell != '\0'; cell++)
		text_add_bytes(out, *cell == '"' ? "\"\"" : cell, *cell == '"' ? 2 : 1);
	text_add(out, "\"");
}

static void
print_csv(struct text *out, const char *const *cells)
{
	for (int i = 0; i < COLUMNS; i++) {
		if (i > 0)
			text_add_bytes(out, ",", 1);
		if (cells[i] != NULL)
			print_cell(out, cells[i]);
	}
	text_add_bytes(out, "\n", 1);
}

static void
print_value(struct json *json, enum column column, const char *cell)
{
	int64_t value;

	if ((column == LATE || column == CHAIN) && text_number(cell, &value))
		json_number(json, titles[column], value);
	else
		json_text(json, titles[column], cell);
}

static void
print_row(struct printing *printing)
{
	struct json json;

	if (!printing->json)
		print_csv(&printing->out, printing->cells);
	else {
		json = json_begin(&printing->scratch);
		json_open(&json, NULL, '{');
		for (int i = 0; i < COLUMNS; i++)
			if (printing->cells[i] != NULL)
				print_value(&json, (enum column)i, printing->cells[i]);
		json_close(&json, '}');
		text_add(&printing->out, printing->more ? ",\n" : "\n");
		text_add_bytes(&printing->out, json.text.value, json.text.length);
	}
	if (printing->out.length > PIECE)
		print_out(printing);
	printing->more = true;
	memset(printing->cells, 0, sizeof(printing->cells));
	arena_reset(&printing->scratch);
}

static const char *
moment(struct printing *printing, int64_t at)
{
	return at == 0 ? NULL : date_text_iso(&printing->scratch, at);
}

static const char *
number(struct printing *printing, int64_t value)
{
	struct text text = text_begin_room(&printing->scratch, NUMBER_BYTES);

	text_add_number(&text, value);
	return text.value;
}

/* A person by name, or the role that has the duty when nobody is named. */
static const char *
who(const struct printing *printing, int64_t person, enum role role)
{
	const char *name = name_index_name(&printing->replaying->events.people, (size_t)person);

	return text_empty(name) ? role_name(role) : name;
}

/* A duty is of no case. */
static const char *
case_name(const struct printing *printing, size_t which)
{
	return which == REPLAY_NO_CASE ? NULL : name_index_name(&printing->replaying->events.cases, which + 1);
}

static const char *
department_name(const struct printing *printing, struct department_id id)
{
	const char *name = name_index_name(&printing->replaying->events.departments, (size_t)id.value);

	return text_empty(name) ? NULL : name;
}

/* Whose leader is meant: the department by name, or the office that people of that role are in. */
static const char *
home_name(const struct printing *printing, const struct penalty_proposal *proposal)
{
	static const char *const offices[ROLE__COUNT] = {
		[ROLE_DISPATCHER] = "centre", [ROLE_SUPERVISOR] = "centre", [ROLE_INSPECTOR] = "supervision",
	};
	const char *name = department_name(printing, proposal->department);

	return name == NULL ? offices[proposal->of] : name;
}

/* What a clock that still runs is called: nothing has been decided about it. */
static const char *
state(const struct deadline *deadline)
{
	if (deadline->stopped_at == 0 && (deadline->state == DEADLINE_RUNNING || deadline->state == DEADLINE_WARNED))
		return "open";
	return deadline_state_name(deadline->state);
}

static void
print_deadline(struct printing *printing, const struct replay_deadline *row, const char *under)
{
	const struct deadline *deadline = &row->deadline;

	printing->cells[KIND] = "deadline";
	printing->cells[CASE] = case_name(printing, row->which);
	printing->cells[ID] = deadline->clock;
	printing->cells[STARTED] = moment(printing, deadline->started_at);
	printing->cells[DUE] = moment(printing, deadline->due_at);
	printing->cells[ENDED] = moment(printing, deadline->stopped_at);
	printing->cells[STATE] = state(deadline);
	printing->cells[LATE] = number(printing, row->late);
	printing->cells[RESPONSIBLE] = who(printing, row->person, deadline->role);
	printing->cells[DEPARTMENT] = department_name(printing, row->department);
	printing->cells[UNDER] = under;
	printing->cells[ROLE] = role_name(deadline->role);
	print_row(printing);
}

/* "50", "50-200", "200+", or "unset" where the procedure leaves the sum open (§32.5). */
static const char *
amount(struct printing *printing, const struct penalty_proposal *proposal)
{
	if (proposal->rule->trigger == PENALTY_CHAIN && proposal->rule->factor == 0)
		return "";
	if (proposal->least == 0 && proposal->most == 0)
		return "unset";
	if (proposal->most < 0)
		return arena_format(&printing->scratch, "%d+", proposal->least);
	if (proposal->most > proposal->least)
		return arena_format(&printing->scratch, "%d-%d", proposal->least, proposal->most);
	return number(printing, proposal->least);
}

static void
print_proposal(struct printing *printing, const struct replay_result *result, const struct penalty_proposal *proposal,
    const char *under)
{
	const struct occasion *occasion = &result->occasions[proposal->occasion];

	printing->cells[KIND] = "penalty";
	printing->cells[CASE] = case_name(printing, occasion->which);
	printing->cells[ID] = proposal->rule->id;
	printing->cells[DUE] = moment(printing, occasion->at);
	printing->cells[ARTICLE] = proposal->rule->article;
	printing->cells[PERSON] = who(printing, proposal->person, proposal->role);
	printing->cells[DEPARTMENT] = home_name(printing, proposal);
	printing->cells[AMOUNT] = amount(printing, proposal);
	printing->cells[CHAIN] = number(printing, proposal->chain);
	printing->cells[UNDER] = under;
	printing->cells[ROLE] = role_name(proposal->role);
	print_row(printing);
}

static void
print_run(struct printing *printing, const struct replay_result *result)
{
	for (size_t i = 0; i < result->deadline_count; i++)
		print_deadline(printing, &result->deadlines[i], NULL);
	for (size_t i = 0; i < result->proposal_count; i++)
		print_proposal(printing, result, &result->proposals[i], NULL);
}

/* "property 2026-01": which procedure a row of a comparison belongs to; of stored cases that of each. */
static const char *
under(struct printing *printing, const struct replaying_run *run, size_t which)
{
	const struct procedure *procedure = run->own == NULL || which == REPLAY_NO_CASE ? NULL :
	    run->own[which].procedure;

	if (procedure == NULL)
		procedure = &run->procedure;
	return arena_format(&printing->scratch, "%s %s", procedure->id, procedure->version);
}

/* Only what differs: each difference as the row under the first procedure, then that under the other. */
static void
print_comparison(struct printing *printing, struct arena *arena)
{
	const struct replaying_run *first = &printing->replaying->run, *other = &printing->replaying->other;
	struct replay_comparison comparison = replay_compare(arena, &first->result, &other->result);

	for (size_t i = 0; i < comparison.deadline_count; i++) {
		const struct replay_deadline_pair *pair = &comparison.deadlines[i];

		if (pair->first != NULL)
			print_deadline(printing, pair->first, under(printing, first, pair->first->which));
		if (pair->other != NULL)
			print_deadline(printing, pair->other, under(printing, other, pair->other->which));
	}
	for (size_t i = 0; i < comparison.proposal_count; i++) {
		const struct replay_proposal_pair *pair = &comparison.proposals[i];

		if (pair->first != NULL)
			print_proposal(printing, &first->result, pair->first, under(printing, first,
			    first->result.occasions[pair->first->occasion].which));
		if (pair->other != NULL)
			print_proposal(printing, &other->result, pair->other, under(printing, other,
			    other->result.occasions[pair->other->occasion].which));
	}
}

void
anjuan_replay_print(const struct replaying *replaying, bool json)
{
	struct printing printing = { .replaying = replaying, .json = json };
	struct arena arena = {0};

	printing.out = text_begin_room(&arena, PIECE * 2);
	if (json)
		text_add(&printing.out, "[");
	else
		print_csv(&printing.out, titles);
	if (replaying->compared)
		print_comparison(&printing, &arena);
	else
		print_run(&printing, &replaying->run.result);
	if (json)
		text_add(&printing.out, "\n]\n");
	print_out(&printing);
	arena_release(&printing.scratch);
	arena_release(&arena);
}
