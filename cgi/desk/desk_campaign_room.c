/* The sheet of one room, filled on the phone at the door. */
#include "desk_campaign.h"

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "view/view_case.h"
#include "view/view_files.h"
#include "view/view_identity.h"
#include "view/view_step.h"
#include "web/request.h"
#include "base/banned.h"

enum { ID, VERSION, REACHED, ANSWERS, PROBLEM, NOTE, PHOTOS, SIGNATURE };
enum { PROBLEM_CHARACTERS = 2000, NOTE_CHARACTERS = 500, SIGNATURES = 2, PHOTOS_MOST = FILES_AT_MOST - SIGNATURES };

static const char *const reached[] = { "yes", "no", NULL };

static const struct field_spec fields[] = {
	[ID] = { .name = "id", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[VERSION] = { .name = "version", .kind = FIELD_NUMBER, .required = true, .min = 1, .max = INT64_MAX },
	[REACHED] = { .name = "reached", .kind = FIELD_CHOICE, .required = true, .choices = reached },
	/* Stands for the questions, which are the sheet's own: "q-leaks". */
	[ANSWERS] = { .name = "answers", .kind = FIELD_HIDDEN },
	[PROBLEM] = { .name = "problem", .kind = FIELD_LINES, .max = PROBLEM_CHARACTERS },
	[NOTE] = { .name = "note", .kind = FIELD_TEXT, .max = NOTE_CHARACTERS },
	[PHOTOS] = { .name = "photos", .kind = FIELD_FILES, .max = PHOTOS_MOST },
	[SIGNATURE] = { .name = "signature", .kind = FIELD_FILES, .max = SIGNATURES },
};
const struct form_spec desk_campaign_room_form = {
	.fields = fields, .count = sizeof(fields) / sizeof(fields[0]), .multipart = true,
};

/* One line for each question, as it was sent. */
static const char *const *
typed_answers(const struct visit *visit, const struct campaign_form *form)
{
	const char **answers = arena_array(visit->arena, form->question_count, sizeof(*answers));

	for (size_t i = 0; i < form->question_count; i++) {
		const char *typed = request_field(visit->request,
		    arena_format(visit->arena, "q-%s", form->questions[i].id));
		struct text line = text_begin(visit->arena);

		for (const char *at = typed == NULL ? "" : typed; *at != '\0'; at++)
			text_add_bytes(&line, *at == '\n' || *at == '\r' || *at == '\t' ? " " : at, 1);
		answers[i] = text_trim(visit->arena, line.value);
	}
	return answers;
}

static void
show_question(struct visit *visit, struct node *row, const struct campaign_question *question, const char *answer)
{
	struct node *options = node_child(row, "Options");

	node_text(row, "Name", question->id);
	node_text(row, "Kind", question_kind_name(question->kind));
	node_text(row, "Text", view_case_words(visit, &question->text));
	node_flag(row, "Required", question->required);
	node_text(row, "Answer", answer);
	for (size_t i = 0; i < question->option_count; i++) {
		struct node *option = node_item(options, i);

		node_text(option, "Value", question->options[i].id);
		node_text(option, "Word", desk_campaign_answer(visit, question, question->options[i].id));
		node_flag(option, "Problem", question->options[i].problem);
		node_flag(option, "Chosen", text_equal(question->options[i].id, answer));
	}
}

static void
show_doors(struct visit *visit, const struct campaign_sheet *sheet)
{
	struct node *list = page_node(visit->page, "Doors");

	for (size_t i = 0; i < sheet->door_count; i++) {
		const struct campaign_door *door = &sheet->doors[i];
		struct node *row = node_item(list, i), *answers = node_child(row, "Answers");
		size_t shown = 0;

		node_moment(row, "At", door->at);
		node_flag(row, "Reached", door->reached);
		node_text(row, "Actor", door->actor);
		node_text(row, "Problem", door->problem);
		node_text(row, "Note", door->note);
		for (size_t k = 0; k < sheet->form->question_count; k++) {
			const struct campaign_question *question = &sheet->form->questions[k];
			struct node *answer;

			if (text_empty(door->answers[k]))
				continue;
			answer = node_item(answers, shown++);
			node_text(answer, "Text", view_case_words(visit, &question->text));
			node_text(answer, "Answer", desk_campaign_answer(visit, question, door->answers[k]));
			node_flag(answer, "Alarm", campaign_answer_alarms(question, door->answers[k]));
		}
	}
}

static void
show_photos(struct visit *visit, const struct campaign_sheet *sheet)
{
	struct node *list = page_node(visit->page, "Photos");

	for (size_t i = 0; i < sheet->photo_count; i++) {
		struct node *row = node_item(list, i);

		node_number(row, "Id", sheet->photos[i].id);
		node_text(row, "Name", sheet->photos[i].name);
		node_flag(row, "Image", text_starts(sheet->photos[i].type, "image/"));
		node_flag(row, "Signature", sheet->photos[i].receipt);
	}
}

static void
show_sheet(struct visit *visit, const struct campaign_sheet *sheet, const char *const *answers)
{
	struct node *room = page_node(visit->page, "Room"), *questions = page_node(visit->page, "Questions");

	node_number(room, "Id", sheet->room.id);
	node_number(room, "Version", sheet->room.version);
	node_text(room, "Label", sheet->label);
	node_text(room, "Resident", sheet->resident);
	node_text(room, "Phone", sheet->phone);
	node_text(room, "State", room_state_name(sheet->room.state));
	node_text(room, "Visitor", view_case_person(visit, sheet->room.visitor));
	if (sheet->room.case_id.value != 0)
		node_number(room, "Case", sheet->room.case_id.value);
	page_number(visit->page, "Campaign.Id", sheet->campaign.id);
	page_text(visit->page, "Campaign.Title", sheet->campaign.title);
	page_text(visit->page, "Campaign.Form", view_case_words(visit, &sheet->form->name));
	page_moment(visit->page, "Campaign.First", date_day_start(sheet->campaign.first));
	page_moment(visit->page, "Campaign.Last", date_day_start(sheet->campaign.last));
	page_flag(visit->page, "Campaign.Signature", sheet->form->signature);
	page_flag(visit->page, "May.visit", sheet->may_visit == REFUSAL_NONE);
	page_flag(visit->page, "May.wait", sheet->may_visit == REFUSAL_EARLY);
	for (size_t i = 0; i < sheet->form->question_count; i++)
		show_question(visit, node_item(questions, i), &sheet->form->questions[i],
		    answers == NULL ? "" : answers[i]);
	show_doors(visit, sheet);
	show_photos(visit, sheet);
}

/* What each question lacks, once a sheet came back with something lacking in one of them. */
static void
show_lacks(struct visit *visit, const struct campaign_form *form, const char *const *answers)
{
	struct node *questions = page_node(visit->page, "Questions");

	for (size_t i = 0; i < form->question_count; i++) {
		enum campaign_lack lack = campaign_answer_lack(&form->questions[i], answers[i]);

		node_text(node_item(questions, i), "Lack", campaign_lack_name(lack));
	}
}

enum fault
desk_campaign_room(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct campaign_sheet sheet;
	enum fault fault = campaigns_sheet(&step, request_query_number(visit->request, "id", 0), &sheet);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	show_sheet(visit, &sheet, NULL);
	return visit_show(visit, "campaign_room");
}

enum fault
desk_campaign_room_again(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct campaign_sheet sheet;
	const char *const *answers;
	enum fault fault = campaigns_sheet(&step, form_number(visit->form, ID), &sheet);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	answers = typed_answers(visit, sheet.form);
	show_sheet(visit, &sheet, answers);
	if (visit->form->values[ANSWERS].error != NULL)
		show_lacks(visit, sheet.form, answers);
	return visit_show(visit, "campaign_room");
}

static enum fault
tell_lack(struct visit *visit, enum campaign_lack lack)
{
	switch (lack) {
	case CAMPAIGN_LACKS_PROBLEM:
		form_error(visit->form, PROBLEM, "problem");
		break;
	case CAMPAIGN_LACKS_SIGNATURE:
		form_error(visit->form, SIGNATURE, "signature");
		break;
	default:
		form_error(visit->form, ANSWERS, "answers");
		break;
	}
	return desk_campaign_room_again(visit);
}

static enum fault
finish(struct visit *visit, const struct step *step, const struct campaign_outcome *outcome, enum fault fault)
{
	bool opened = outcome->case_id.value != 0;

	if (fault == FAULT_CONFLICT)
		return visit_refuse(visit, refusal_name(REFUSAL_CHANGED));
	if (fault == FAULT_NONE && step->refusal == REFUSAL_NONE && outcome->lack != CAMPAIGN_COMPLETE)
		return tell_lack(visit, outcome->lack);
	return view_step_end(visit, step, fault, opened ? "campaign_case" : "done",
	    arena_format(visit->arena, "desk/campaign/room?id=%lld", (long long)form_number(visit->form, ID)));
}

/* Stored before anything is looked at: what is turned down comes back with its photos and the signed sheet. */
static enum fault
stage(struct visit *visit, struct campaign_report *report)
{
	static const struct view_files photo = { .as = { .origin = EVIDENCE_CAMERA, .note = "" } };
	static const struct view_files signature = { .as = { .origin = EVIDENCE_CAMERA, .receipt = true, .note = "" } };
	enum fault fault = view_files_take(visit, PHOTOS, &photo, &report->photos);

	if (fault == FAULT_NONE)
		fault = view_files_take(visit, SIGNATURE, &signature, &report->signatures);
	report->visit.signature = report->signatures.count > 0;
	return fault;
}

enum fault
desk_campaign_room_post(struct visit *visit)
{
	struct form *form = visit->form;
	struct step step = view_identity_step(visit);
	struct campaign_outcome outcome = { .lack = CAMPAIGN_COMPLETE };
	struct campaign_sheet sheet;
	struct campaign_report report = {
		.id = form_number(form, ID), .version = form_number(form, VERSION), .note = form_text(form, NOTE),
		.visit = {
			.reached = text_equal(form_text(form, REACHED), "yes"), .problem = form_text(form, PROBLEM),
		},
	};
	enum fault fault = campaigns_sheet(&step, report.id, &sheet);

	if ((fault = view_step_read(&step, fault)) != FAULT_NONE)
		return fault;
	report.visit.answers = typed_answers(visit, sheet.form);
	fault = stage(visit, &report);
	if (fault == FAULT_NONE && !form->valid)
		return desk_campaign_room_again(visit);
	if (fault == FAULT_NONE)
		fault = campaigns_visit(&step, &report, &outcome);
	return finish(visit, &step, &outcome, fault);
}
