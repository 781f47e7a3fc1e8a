#include "casework/visiting.h"

#include "base/text.h"
#include "casework/inside.h"
#include "store/many_rows.h"
#include "store/visit_store.h"
#include "base/banned.h"

/* Text that was typed, or "". */
static const char *
typed(const char *text)
{
	return text == NULL ? "" : text;
}

/* Signatures are on pictures and scanned papers. */
static bool
can_be_signed(const struct staged_file *file)
{
	return text_starts(file->type, "image/") || text_equal(file->type, "application/pdf");
}

static bool
has_signature(const struct staged_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		if (files->rows[i].sent->receipt)
			return true;
	return false;
}

/* What came as the signed record of a visit or survey is one by its content. */
static enum refusal
check_papers(const struct staged_files *files)
{
	for (size_t i = 0; i < files->count; i++)
		if (files->rows[i].sent->receipt && !can_be_signed(&files->rows[i]))
			return REFUSAL_FILE_TYPE;
	return REFUSAL_NONE;
}

/* An answer given by this act; false when it is none. */
static bool
answer_of(const struct step *step, const struct act_request *request, const struct case_file *before,
    struct satisfaction *answer)
{
	bool visit = request->act == ACT_VISIT;

	*answer = (struct satisfaction){
		.case_id = before->id, .round = before->reopened, .way = request->way,
		.mark = request->satisfaction, .verdict = satisfaction_verdict(request->satisfaction),
		.solved = request->solved, .text = typed(request->text), .department = before->department,
		.at = step->now,
	};
	if (step->actor != NULL)
		answer->by = step->actor->id;
	if (!visit)
		return request->satisfaction != 0;
	answer->way = request->on_site ? WAY_SITE : WAY_PHONE;
	answer->turn = return_visit_turn(before);
	if (!request->satisfied)
		answer->verdict = VERDICT_NO;
	else if (request->satisfaction == 0)
		answer->verdict = VERDICT_YES;
	return true;
}

static enum fault
check_answer(struct step *step, const struct act_request *request, const struct case_file *before,
    enum refusal *refusal)
{
	struct satisfaction_list given;
	struct satisfaction answer;
	enum fault fault;

	if (!answer_of(step, request, before, &answer))
		return FAULT_NONE;
	if ((fault = satisfactions_load(step->casework->db, step->arena, before->id, &given)) != FAULT_NONE)
		return fault;
	*refusal = satisfaction_may_count(given.rows, given.count, &answer, has_signature(&request->files));
	return FAULT_NONE;
}

enum fault
visiting_look(struct step *step, const struct act_request *request, const struct case_file *before,
    struct act_facts *facts, enum refusal *refusal)
{
	const struct procedure *procedure;
	enum fault fault;

	*refusal = REFUSAL_NONE;
	if (request->act == ACT_MISS)
		*refusal = return_visit_may_try(step->now, before->due_at, request->until);
	if (request->act == ACT_VISIT) {
		fault = casework_procedure_of(step->casework, before->procedure_version, &procedure);
		if (fault != FAULT_NONE)
			return fault;
		facts->again = return_visit_again(procedure, before);
	}
	if (*refusal == REFUSAL_NONE && (request->act == ACT_VISIT || request->way == WAY_PAPER))
		*refusal = check_papers(&request->files);
	return *refusal == REFUSAL_NONE ? check_answer(step, request, before, refusal) : FAULT_NONE;
}

static enum fault
write_visit(struct step *step, const struct act_request *request, const struct case_file *before)
{
	struct return_visit visit = {
		.case_id = before->id, .round = before->reopened, .turn = return_visit_turn(before),
		.manner = request->on_site ? MANNER_SITE : MANNER_PHONE, .reached = request->act == ACT_VISIT,
		.text = typed(request->text), .wish = typed(request->wish), .waiver = typed(request->waiver),
		.made_at = step->now,
	};

	if (step->actor != NULL)
		visit.made_by = step->actor->id;
	if (visit.reached) {
		visit.satisfied = request->satisfied;
		visit.mark = request->satisfaction;
		visit.solved = request->solved;
	} else
		visit.next_at = request->until;
	return visit_insert(step->casework->db, step->arena, &visit);
}

enum fault
visiting_follow(struct step *step, const struct act_request *request, const struct case_file *before)
{
	struct satisfaction answer;
	enum fault fault = FAULT_NONE;

	if (request->act == ACT_VISIT || request->act == ACT_MISS)
		fault = write_visit(step, request, before);
	if (fault != FAULT_NONE || request->act == ACT_MISS || !answer_of(step, request, before, &answer))
		return fault;
	fault = satisfaction_insert(step->casework->db, step->arena, &answer);
	return fault == FAULT_DUPLICATE ? casework_refuse(step, REFUSAL_ALREADY) : fault;
}

enum fault
visiting_read(struct step *step, struct case_id id, struct visiting *visiting)
{
	struct db *db = step->casework->db;
	struct satisfaction_list answers;
	struct visit_list visits;
	enum fault fault = visits_load(db, step->arena, id, &visits);

	if (fault != FAULT_NONE || (fault = satisfactions_load(db, step->arena, id, &answers)) != FAULT_NONE)
		return fault;
	*visiting = (struct visiting){ visits.rows, visits.count, answers.rows, answers.count };
	return FAULT_NONE;
}

enum fault
visiting_read_many(struct step *step, const struct case_file *rows, size_t count, const struct return_visit **visits,
    size_t *found)
{
	struct return_visit *all = NULL;
	size_t room = 0;

	*found = 0;
	for (size_t at = 0; at < count; at += MANY_ROWS) {
		struct visit_list part;
		struct return_visit *larger;
		int64_t ids[MANY_ROWS];
		size_t some = count - at < MANY_ROWS ? count - at : MANY_ROWS;
		enum fault fault;

		for (size_t i = 0; i < some; i++)
			ids[i] = rows[at + i].id.value;
		fault = visits_load_many(step->casework->db, step->arena, ids, some, &part);
		if (fault != FAULT_NONE)
			return fault;
		room = *found + part.count;
		larger = arena_array(step->arena, room + 1, sizeof(*larger));
		for (size_t i = 0; i < room; i++)
			larger[i] = i < *found ? all[i] : part.rows[i - *found];
		all = larger;
		*found = room;
	}
	*visits = all;
	return FAULT_NONE;
}

enum fault
visiting_answer(struct step *step, struct act_request *request, struct case_file *after)
{
	struct case_file c;
	enum fault fault = case_load(step->casework->db, step->arena, request->id, false, &c);

	if (fault == FAULT_NOT_FOUND) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	if (fault != FAULT_NONE)
		return fault;
	request->act = satisfaction_act(c.stage, satisfaction_verdict(request->satisfaction), request->solved);
	return casework_act(step, request, after);
}

enum fault
visiting_may_answer(struct step *step, const struct case_file *c, bool *may)
{
	struct satisfaction answer = { .case_id = c->id, .round = c->reopened, .way = WAY_LINK };
	struct satisfaction_list given;
	enum fault fault = satisfactions_load(step->casework->db, step->arena, c->id, &given);

	if (fault == FAULT_NONE)
		*may = satisfaction_may_count(given.rows, given.count, &answer, false) == REFUSAL_NONE;
	return fault;
}
