#include "casework/demo_files.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "record/xml.h"
#include "base/banned.h"

enum { F_FOR, F_FILE, F_NAME, F_NOTE };
enum { C_SUBJECT = 6 };

static const char *
wanted(const struct demo_case *c, enum act act)
{
	if (act == ACT_REGISTER && c->index % 5 == 2)
		return c->complaint->cells[0];
	if (act == ACT_COMPLETE && c->index % 4 == 1)
		return "complete";
	return act == ACT_VISIT && c->state.major ? "receipt" : NULL;
}

static enum fault
stage(struct step *step, const char *path, struct sent_file *sent, struct staged_files *staged)
{
	struct xml_source source;
	uint8_t *digest = arena_alloc(step->arena, SECRET_DIGEST);
	enum fault fault = xml_source_file(step->arena, path, &source);

	if (fault != FAULT_NONE)
		return log_fault(fault, "%s cannot be read", path);
	secret_sha256(source.bytes, source.length, digest);
	sent->sha256 = digest;
	sent->size = (int64_t)source.length;
	sent->file = open(path, O_RDONLY | O_CLOEXEC);
	if (sent->file < 0)
		return log_fault(FAULT_IO, "%s cannot be opened", path);
	fault = casework_stage_files(step, sent, 1, staged);
	close(sent->file);
	return fault;
}

enum fault
demo_files_stage(struct demo *demo, struct step *step, const struct demo_case *c, enum act act,
    struct staged_files *staged)
{
	const char *what = wanted(c, act);
	const struct demo_row *row = what == NULL ? NULL : demo_table_pick(&demo->files, what, c->index);
	const struct demo_row *own = act != ACT_REGISTER ? NULL :
	    demo_table_pick(&demo->files, c->complaint->cells[C_SUBJECT], 0);
	struct sent_file *sent;

	*staged = (struct staged_files){0};
	if (row == NULL)
		return FAULT_NONE;
	row = own == NULL ? row : own;
	sent = arena_alloc(step->arena, sizeof(*sent));
	*sent = (struct sent_file){
		.name = row->cells[F_NAME], .note = row->cells[F_NOTE], .public = true,
		.receipt = act == ACT_VISIT,
		.origin = act == ACT_COMPLETE ? EVIDENCE_CAMERA : step->actor == NULL ? EVIDENCE_RESIDENT :
		    EVIDENCE_STAFF,
	};
	return stage(step, arena_format(step->arena, "%s/files/%s", demo->folder, row->cells[F_FILE]), sent, staged);
}

enum fault
demo_photo_stage(struct demo *demo, struct step *step, const char *what, struct staged_files *staged)
{
	const struct demo_row *row = demo_table_pick(&demo->files, what, 0);
	struct sent_file *sent = arena_alloc(step->arena, sizeof(*sent));

	*staged = (struct staged_files){0};
	if (row == NULL)
		return FAULT_NONE;
	*sent = (struct sent_file){
		.name = row->cells[F_NAME], .note = row->cells[F_NOTE], .origin = EVIDENCE_CAMERA,
	};
	return stage(step, arena_format(step->arena, "%s/files/%s", demo->folder, row->cells[F_FILE]), sent, staged);
}
