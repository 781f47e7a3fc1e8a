#include "casework/demo_files.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "casework/inside.h"
#include "casework/workbench.h"
#include "store/common_store.h"
#include "store/inquiry_store.h"
#include "base/banned.h"

enum column { KEY, BRANCH, KIND, DIRECT, INDIRECT, ROOT, REASON };
enum { EVERY = 3, WHYS = 3, TAKES = 10 * DATE_MINUTE };

/* The row of the case's category, or the one for any other. */
static const struct demo_row *
causes_of(const struct demo *demo, const struct demo_case *c)
{
	const struct demo_row *row = demo_table_pick(&demo->causes, c->state.category, 0);

	return row != NULL ? row : demo_table_pick(&demo->causes, "*", 0);
}

/* Each act has its own key, so an interrupted load is completed by calling again. */
static void
begin(struct step *step, const char *once, const char *what)
{
	step->once = arena_format(step->arena, "%s-%s", once, what);
	step->now += DATE_MINUTE;
}

static enum fault
add_records(struct demo *demo, struct step *step, const struct demo_case *c, const char *finding)
{
	struct workbench_base base = { .id = c->id };
	const char *once = step->once;
	struct inquiry_record visit = {
		.kind = RECORD_SITE, .at = step->now, .place = c->state.place, .subject = c->state.subject,
		.persons = step->actor->name, .capacity = "", .reference = "", .content = finding,
	};
	struct inquiry_record talk = {
		.kind = RECORD_INTERVIEW, .at = step->now, .place = c->state.place,
		.subject = c->state.subject, .persons = step->actor->name,
		.capacity = step->actor->title == NULL ? "" : step->actor->title, .reference = "",
		.content = finding, .agreed = true,
	};
	const char *earlier;
	enum fault fault;

	begin(step, once, "site");
	if ((fault = submission_result(step->casework->db, step->arena, step->once, &earlier)) != FAULT_NONE ||
	    (earlier == NULL && (fault = demo_photo_stage(demo, step, "site", &base.files)) != FAULT_NONE) ||
	    (fault = workbench_add_record(step, &base, &visit)) != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	begin(step, once, "talk");
	base.files = (struct staged_files){ .count = 0 };
	return workbench_add_record(step, &base, &talk);
}

/* Three answers, each below the one before; the photo of the site proves the last, and not yet the one before it. */
static enum fault
add_causes(struct step *step, struct workbench_base *base, const struct demo_row *row)
{
	const char *once = step->once;
	int64_t parent = 0, photo = 0;
	enum fault fault = evidence_last(step->casework->db, step->arena, base->id, &photo);

	base->evidence = &photo;
	for (int i = 0; i < WHYS && fault == FAULT_NONE && step->refusal == REFUSAL_NONE; i++) {
		struct cause cause = {
			.parent = parent, .branch = cause_branch_read(row->cells[BRANCH]),
			.level = (enum cause_level)i, .kind = cause_kind_read(row->cells[KIND]),
			.text = row->cells[DIRECT + i],
		};
		struct workbench written;

		base->evidence_count = photo != 0 && i != CAUSE_INDIRECT;
		begin(step, once, arena_format(step->arena, "why%d", i));
		fault = workbench_add_cause(step, base, &cause);
		if (fault == FAULT_NONE && (fault = workbench_read(step, base->id, &written)) == FAULT_NONE &&
		    written.cause_count > 0)
			parent = written.causes[written.cause_count - 1].id;
	}
	return fault;
}

enum fault
demo_inquiry_write(struct demo *demo, struct step *step, const struct demo_case *c, const char *finding)
{
	const struct demo_row *row = causes_of(demo, c);
	struct workbench_base base = { .id = c->id };
	struct responsibility found = { .department = c->state.department, .main = true };
	const char *once = step->once;
	enum fault fault;

	if (row == NULL || c->index % EVERY != 0 || step->actor == NULL || step->now + TAKES > demo->start)
		return FAULT_NONE;
	found.reason = row->cells[REASON];
	fault = add_records(demo, step, c, finding != NULL ? finding : row->cells[DIRECT]);
	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	step->once = once;
	if ((fault = add_causes(step, &base, row)) != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	begin(step, once, "finding");
	return workbench_add_responsibility(step, &base, &found);
}
