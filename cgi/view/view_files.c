#include "view_files.h"

#include "base/arena.h"
#include "base/text.h"
#include "casework/kept_files.h"
#include "view_evidence.h"
#include "view_identity.h"
#include "web/form.h"
#include "web/guard.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

/* Where a program shows what was kept. */
static const struct { const char *program, *path; } paths[] = {
	{ "portal", "portal/photo" }, { "desk", "desk/evidence" }, { "audit", "audit/photo" },
};

/* Whose files they are: of who is signed in, also after signing in again, or of this browser. */
static const char *
holder(const struct visit *visit)
{
	const char *cookie = guard_cookie(visit->request);

	if (visit->actor != NULL)
		return arena_format(visit->arena, "staff %lld", (long long)visit->actor->id.value);
	return cookie == NULL ? "" : cookie;
}

static const struct sent_file *
dress(struct visit *visit, const struct view_files *how, const struct sent_file *bare)
{
	struct sent_file *sent = arena_alloc(visit->arena, sizeof(*sent));

	*sent = how->as;
	sent->name = bare->name;
	sent->file = bare->file;
	sent->size = bare->size;
	sent->sha256 = bare->sha256;
	return sent;
}

/* Stores one file; why not is said at the field, and the others stay. */
static enum fault
take_upload(struct visit *visit, size_t field, const struct view_files *how, const struct upload *upload,
    struct staged_files *files)
{
	struct step step = view_identity_step(visit);
	const struct sent_file *sent = dress(visit, how, &(struct sent_file){
		.name = upload->name, .file = upload->file, .size = upload->size, .sha256 = upload->sha256,
	});
	struct staged_files staged;
	enum fault fault;

	if (files->count == FILES_AT_MOST)
		step.refusal = REFUSAL_FILE_COUNT;
	else if ((fault = casework_stage_files(&step, sent, 1, &staged)) != FAULT_NONE)
		return fault;
	if (step.refusal == REFUSAL_NONE && how->pictures && !text_starts(staged.rows[0].type, "image/"))
		step.refusal = REFUSAL_FILE_TYPE;
	if (step.refusal == REFUSAL_NONE)
		files->rows[files->count++] = staged.rows[0];
	else
		form_error(visit->form, field, refusal_name(step.refusal));
	return FAULT_NONE;
}

enum fault
view_files_take(struct visit *visit, size_t field, const struct view_files *how, struct staged_files *files)
{
	struct form_value *value = &visit->form->values[field];
	const char *name = visit->form->spec->fields[field].name;
	struct step step = view_identity_step(visit);
	size_t gone;
	enum fault fault = kept_files_read(&step, value->text, holder(visit), files, &gone);

	if (gone > 0)
		form_error(visit->form, field, "gone");
	for (size_t i = 0; i < files->count; i++)
		files->rows[i].sent = dress(visit, how, files->rows[i].sent);
	for (const struct upload *one = visit->form->uploads; fault == FAULT_NONE && one != NULL; one = one->next)
		if (!value->taken && text_equal(one->field, name))
			fault = take_upload(visit, field, how, one, files);
	value->taken = true;
	value->text = kept_files_text(&step, files, holder(visit));
	return fault;
}

static enum fault
keep_field(struct visit *visit, size_t field)
{
	static const struct view_files anything = { .as = { .note = "" } };
	const struct field_spec *spec = &visit->form->spec->fields[field];
	struct node *node = page_node(visit->page, arena_format(visit->arena, "Form.%s", spec->name));
	struct step step = view_identity_step(visit);
	struct staged_files files;
	enum fault fault = view_files_take(visit, field, &anything, &files);

	if (fault != FAULT_NONE)
		return fault;
	node_text(node, "Names", form_text(visit->form, field));
	node_number(node, "Left", (spec->max > 0 ? spec->max : FILES_AT_MOST) - (int64_t)files.count);
	for (size_t i = 0; i < files.count; i++) {
		struct node *row = node_item(node_child(node, "Kept"), i);

		node_number(row, "Position", (int64_t)i + 1);
		node_text(row, "Name", files.rows[i].sent->name);
		node_flag(row, "Shown", files.rows[i].shown != 0);
		node_text(row, "Piece", kept_files_piece(&step, &files.rows[i], holder(visit)));
	}
	return FAULT_NONE;
}

enum fault
view_files_keep(struct visit *visit)
{
	const struct form *form = visit->form;
	enum fault fault = FAULT_NONE;

	if (form == NULL || !form->sent || !form->spec->multipart)
		return FAULT_NONE;
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
		if (text_equal(visit->request->program, paths[i].program))
			page_text(visit->page, "Form.KeptPath", paths[i].path);
	for (size_t i = 0; fault == FAULT_NONE && i < form->spec->count; i++)
		if (form->spec->fields[i].kind == FIELD_FILES)
			fault = keep_field(visit, i);
	return fault;
}

bool
view_files_asked(const struct visit *visit)
{
	return request_query(visit->request, "kept") != NULL;
}

enum fault
view_files_answer(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct file_reading reading = {0};
	enum fault fault = kept_files_open(&step, request_query(visit->request, "kept"), holder(visit), &reading);

	return fault == FAULT_NONE ? view_evidence_send(visit, &step, &reading) : fault;
}
