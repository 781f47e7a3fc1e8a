/* A small program without a database, so that the web layer can be driven over its socket alone. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/secret.h"
#include "base/text.h"
#include "web/form.h"
#include "web/page.h"
#include "web/visit.h"

#include "base/banned.h"

enum { PERMISSION_STAFF = 1, STREAM_PIECES = 2000, PIECE_BYTES = 32 * 1024 };

enum { NOTE_NAME, NOTE_COUNT, NOTE_KIND, NOTE_FILES, NOTE__COUNT };

static const char *const kinds[] = { "water", "noise", NULL };

static const struct field_spec note_fields[NOTE__COUNT] = {
	[NOTE_NAME]	= { .name = "name", .kind = FIELD_TEXT, .required = true, .max = 10 },
	[NOTE_COUNT]	= { .name = "count", .kind = FIELD_NUMBER, .min = 1, .max = 9 },
	[NOTE_KIND]	= { .name = "kind", .kind = FIELD_CHOICE, .choices = kinds },
	[NOTE_FILES]	= { .name = "files", .kind = FIELD_FILES, .max = 3 },
};

static const struct form_spec note_form = { .fields = note_fields, .count = NOTE__COUNT };
static const struct form_spec upload_form = { .fields = note_fields, .count = NOTE__COUNT, .multipart = true };

/* The probe is away when the file named by PROBE_AWAY exists, like a database that was stopped. */
struct casework { int unused; };

static enum fault
probe_open(const struct config *config, struct casework **casework)
{
	static struct casework only;
	const char *away = getenv("PROBE_AWAY");

	(void)config;
	if (away != NULL && access(away, F_OK) == 0)
		return FAULT_UNAVAILABLE;
	*casework = &only;
	return FAULT_NONE;
}

static void
probe_close(struct casework *casework)
{
	(void)casework;
}

static enum fault
probe_identify(struct visit *visit)
{
	static const int somebody;
	const char *away = getenv("PROBE_AWAY");

	if (away != NULL && access(away, F_OK) == 0)
		return FAULT_UNAVAILABLE;
	if (request_cookie(visit->request, VISIT_SESSION_COOKIE) != NULL)
		visit->actor = (const struct staff *)(const void *)&somebody;
	if (text_equal(request_cookie(visit->request, VISIT_SESSION_COOKIE), "staff"))
		visit->permissions = PERMISSION_STAFF;
	return FAULT_NONE;
}

static enum fault
probe_front(struct visit *visit)
{
	page_text(visit->page, "Hostile", "<script>alert(\"1\")</script>'&");
	return visit_show(visit, "front");
}

static enum fault
probe_note(struct visit *visit)
{
	if (text_equal(form_text(visit->form, NOTE_NAME), "taken"))
		return visit_refuse(visit, "name_taken");
	visit_notice(visit, "saved");
	return visit_redirect(visit, "probe/?name=%s", form_text(visit->form, NOTE_NAME));
}

static enum fault
probe_upload(struct visit *visit)
{
	struct text json = text_begin(visit->arena);

	text_add_format(&json, "{\"name\":\"%s\"", form_text(visit->form, NOTE_NAME));
	for (const struct upload *file = visit->form->uploads; file != NULL; file = file->next)
		text_add_format(&json, ",\"%s\":\"%lld %s\"", file->name, (long long)file->size,
		    secret_hex(visit->arena, file->sha256, sizeof(file->sha256)));
	text_add(&json, "}");
	return visit_json(visit, json.value);
}

static enum fault
probe_fault(struct visit *visit)
{
	return (enum fault)request_query_number(visit->request, "n", FAULT_INTERNAL);
}

static enum fault
probe_die(struct visit *visit)
{
	(void)visit;
	abort();
}

/* So many pieces, then a pause or a fault when asked for. */
struct stream {
	char	bytes[PIECE_BYTES];
	int64_t	sent, fail_at;
};

static enum fault
write_piece(void *context, const void **bytes, size_t *length)
{
	struct stream *stream = context;

	if (stream->sent == stream->fail_at)
		return FAULT_IO;
	*bytes = stream->bytes;
	*length = stream->sent++ < STREAM_PIECES ? sizeof(stream->bytes) : 0;
	return FAULT_NONE;
}

static enum fault
probe_stream(struct visit *visit)
{
	struct stream *stream = arena_alloc(visit->arena, sizeof(*stream));

	memset(stream->bytes, 'x', sizeof(stream->bytes));
	stream->fail_at = request_query_number(visit->request, "fail", -1);
	return visit_stream(visit, "text/html", "投诉 台账.csv", write_piece, stream);
}

static enum fault
probe_picture(struct visit *visit)
{
	return visit_file(visit, "image/png", "a.png", "\x89PNG", 4);
}

static enum fault
probe_away(struct visit *visit)
{
	const char *to = request_query(visit->request, "to");

	return visit_redirect(visit, "%s", to == NULL ? "" : to);
}

static const struct route routes[] = {
	{ METHOD_GET, "", 0, &note_form, probe_front, NULL },
	{ METHOD_POST, "note", 0, &note_form, probe_note, probe_front },
	{ METHOD_POST, "upload", 0, &upload_form, probe_upload, probe_front },
	{ METHOD_GET, "fault", 0, NULL, probe_fault, NULL },
	{ METHOD_GET, "die", 0, NULL, probe_die, NULL },
	{ METHOD_GET, "stream", 0, NULL, probe_stream, NULL },
	{ METHOD_GET, "picture", 0, NULL, probe_picture, NULL },
	{ METHOD_GET, "away", 0, NULL, probe_away, NULL },
	{ METHOD_GET, "staff", PERMISSION_STAFF, NULL, probe_front, NULL },
	{ METHOD_POST, "staff", PERMISSION_STAFF, NULL, probe_fault, NULL },
};

static const char *const templates[] = { "front", NULL };

int
main(int argc, char **argv)
{
	const struct program program = {
		.name = "probe",
		.routes = routes, .route_count = sizeof(routes) / sizeof(routes[0]),
		.templates = templates,
		.open = probe_open, .close = probe_close, .identify = probe_identify,
	};

	return serve_program(&program, argc, argv);
}
