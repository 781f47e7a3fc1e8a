#include "portal_filing.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "casework/attempts.h"
#include "portal.h"
#include "rules/attempt.h"
#include "rules/contact.h"
#include "view/view_accused.h"
#include "view/view_case.h"
#include "view/view_files.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

static const char *const types[] = { "a", "b", "c", "d", "e", "f", NULL };

static const struct field_spec fields[FILING__COUNT] = {
	[FILING_PROJECT] = { .name = "project", .kind = FIELD_NUMBER, .min = 1, .max = INT32_MAX },
	[FILING_ROOM_TEXT] = { .name = "room_text", .kind = FIELD_TEXT, .required = true, .max = 100 },
	[FILING_ROOM] = { .name = "room", .kind = FIELD_NUMBER, .min = 1, .max = INT64_MAX },
	[FILING_CATEGORY] = { .name = "category", .kind = FIELD_TEXT, .required = true, .max = 32 },
	[FILING_TYPE] = { .name = "type", .kind = FIELD_CHOICE, .choices = types },
	[FILING_MATTER] = { .name = "matter", .kind = FIELD_LINES, .required = true, .max = 8000 },
	[FILING_REMEDY] = { .name = "remedy", .kind = FIELD_TEXT, .max = 500 },
	[FILING_ACCUSED] = { .name = "accused", .kind = FIELD_TEXT, .max = 60 },
	[FILING_PHOTOS] = { .name = "photos", .kind = FIELD_FILES, .max = FILES_AT_MOST },
	[FILING_BY_STAFF] = { .name = "by_staff", .kind = FIELD_CHECK },
	[FILING_ANONYMOUS] = { .name = "anonymous", .kind = FIELD_CHECK },
	[FILING_NAME] = { .name = "name", .kind = FIELD_TEXT, .max = 40 },
	[FILING_PHONE] = { .name = "phone", .kind = FIELD_OWN, .read = phone_read_local, .wrong = "phone" },
	[FILING_KEY] = { .name = "filing", .kind = FIELD_HIDDEN, .max = 64 },
};

/* Who does not stay anonymous says who it is and where to reach them (S2·6). */
static void
check_contact(struct form *form, int64_t now)
{
	(void)now;
	if (form_number(form, FILING_ANONYMOUS) != 0)
		return;
	if (!form_present(form, FILING_NAME))
		form_error(form, FILING_NAME, "required");
	if (!form_present(form, FILING_PHONE))
		form_error(form, FILING_PHONE, "required");
}

const struct form_spec portal_filing_form = {
	.fields = fields, .count = FILING__COUNT, .multipart = true, .check = check_contact,
};

/* Whether photos came that were not counted yet. */
static bool
has_photos(const struct visit *visit)
{
	for (const struct upload *one = visit->form->uploads; one != NULL; one = one->next)
		if (text_equal(one->field, "photos"))
			return !visit->form->values[FILING_PHOTOS].taken;
	return false;
}

static struct guarded
guard_of(const struct step *step)
{
	return (struct guarded){ "upload", step->address == NULL ? "" : step->address, ATTEMPT_UPLOADS, false, NULL };
}

/* Photos of forms that are never sent off fill the disk: who has left many behind waits. */
static enum fault
admit(struct visit *visit, struct step *step, bool *admitted)
{
	const struct guarded guard = guard_of(step);
	bool blocked = false;
	enum fault fault = attempts_begin(step, &guard, 1, &blocked);

	*admitted = !blocked;
	if (blocked)
		form_error(visit->form, FILING_PHOTOS, "later");
	return fault;
}

/* Who files or joins without end waits longer and longer: what one means by it once is not meant a hundred times. */
static struct guarded
guard_of_filing(const struct step *step)
{
	return (struct guarded){ "filing", step->address == NULL ? "" : step->address, ATTEMPT_FILINGS, false, NULL };
}

enum fault
filing_admit(struct step *step)
{
	const struct guarded guard = guard_of_filing(step);
	bool blocked = false;
	enum fault fault = attempts_begin(step, &guard, 1, &blocked);

	if (blocked)
		step->refusal = REFUSAL_FLOOD;
	return fault;
}

enum fault
filing_sent(struct step *step, const struct filing *filing)
{
	const struct guarded guards[] = { guard_of(step), guard_of_filing(step) };

	if (step->repeated)
		return attempts_succeed(step, &guards[1], 1);
	return filing->files.count == 0 ? FAULT_NONE : attempts_succeed(step, guards, 1);
}

static enum fault
read_photos(struct visit *visit, struct step *step, struct filing *filing)
{
	static const struct view_files photos = {
		.as = { .origin = EVIDENCE_RESIDENT, .public = true }, .pictures = true,
	};
	bool admitted = true;
	enum fault fault = has_photos(visit) ? admit(visit, step, &admitted) : FAULT_NONE;

	/* Who waits keeps what is here already. */
	visit->form->values[FILING_PHOTOS].taken = visit->form->values[FILING_PHOTOS].taken || !admitted;
	return fault == FAULT_NONE ? view_files_take(visit, FILING_PHOTOS, &photos, &filing->files) : fault;
}

/* The room that was chosen among several. */
static void
settle_room(struct visit *visit, struct filing *filing)
{
	int64_t chosen = form_number(visit->form, FILING_ROOM);

	for (size_t i = 0; i < filing->room_count; i++)
		if (filing->rooms[i].id.value == chosen) {
			filing->rooms = &filing->rooms[i];
			filing->room_count = 1;
			return;
		}
	if (filing->room_count > 1)
		form_error(visit->form, FILING_ROOM, "choose");
}

static enum fault
read_room(struct visit *visit, struct step *step, struct filing *filing)
{
	struct rooms_project *projects = NULL;
	struct room *rooms = NULL;
	int64_t project = form_number(visit->form, FILING_PROJECT);
	size_t count = 0;
	enum fault fault = rooms_project_names(step, &projects, &count);

	if (fault != FAULT_NONE)
		return fault;
	filing->project = "";
	for (size_t i = 0; i < count; i++)
		if (projects[i].id == project || count == 1)
			filing->project = projects[i].name;
	if (count > 1 && text_empty(filing->project))
		form_error(visit->form, FILING_PROJECT, "choose");
	fault = rooms_at(step, project, form_text(visit->form, FILING_ROOM_TEXT), &rooms, &filing->room_count);
	filing->rooms = filing->fitting = rooms;
	filing->fitting_count = filing->room_count;
	if (fault == FAULT_NONE)
		settle_room(visit, filing);
	return fault;
}

enum fault
filing_read(struct visit *visit, struct filing *filing)
{
	const struct procedure *procedure = casework_procedure(visit->casework);
	const char *category = form_text(visit->form, FILING_CATEGORY);
	struct step step = portal_step(visit);
	enum fault fault;

	*filing = (struct filing){ .project = "" };
	if ((fault = read_photos(visit, &step, filing)) != FAULT_NONE)
		return fault;
	/* Who is complained about is kept from the case from its first moment on (§32.17). */
	if (view_accused(visit, form_text(visit->form, FILING_ACCUSED), &filing->accused) == ACCUSED_SEVERAL)
		form_error(visit->form, FILING_ACCUSED, "several");
	if (!text_empty(category) && (procedure == NULL || procedure_category(procedure, category) == NULL))
		form_error(visit->form, FILING_CATEGORY, "choice");
	return read_room(visit, &step, filing);
}

static void
show_rooms(struct node *list, const struct room *rooms, size_t count, int64_t chosen)
{
	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		node_number(row, "Value", rooms[i].id.value);
		node_text(row, "Word", rooms[i].label);
		node_flag(row, "Chosen", rooms[i].id.value == chosen);
	}
}

enum fault
filing_show(struct visit *visit, const struct filing *filing)
{
	struct step step = portal_step(visit);
	struct node *list = page_node(visit->page, "Projects");
	struct rooms_project *projects = NULL;
	size_t count = 0;
	enum fault fault = rooms_project_names(&step, &projects, &count);

	for (size_t i = 0; i < count; i++) {
		struct node *row = node_item(list, i);

		node_number(row, "Value", projects[i].id);
		node_text(row, "Word", projects[i].name);
		node_flag(row, "Chosen", projects[i].id == form_number(visit->form, FILING_PROJECT));
	}
	page_flag(visit->page, "Filing.Several", count > 1);
	page_text(visit->page, "Filing.Project", filing->project);
	show_rooms(page_node(visit->page, "Lookup.Rooms"), filing->rooms, filing->room_count, 0);
	show_rooms(page_node(visit->page, "Lookup.Fitting"), filing->fitting, filing->fitting_count,
	    form_number(visit->form, FILING_ROOM));
	page_text(visit->page, "Filing.Category", view_case_category(visit, form_text(visit->form, FILING_CATEGORY)));
	view_case_categories(visit);
	return fault;
}
