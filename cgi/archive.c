#include "archive.h"

#include "base/arena.h"
#include "casework/board.h"
#include "view/view_identity.h"
#include "base/banned.h"

static const struct route routes[] = {
	{ METHOD_GET, "", PERMIT_READ, NULL, archive_front, NULL },
	{ METHOD_GET, "search", PERMIT_READ, NULL, archive_search, NULL },
	{ METHOD_GET, "search/export", PERMIT_READ, NULL, archive_search_export, NULL },
	{ METHOD_GET, "file", PERMIT_READ, NULL, archive_file, NULL },
	{ METHOD_POST, "file/reveal", PERMIT_READ, &archive_file_reveal_form, archive_file_reveal,
	    archive_file_reveal_again },
	{ METHOD_GET, "file/print", PERMIT_READ, NULL, archive_file_print, NULL },
	{ METHOD_POST, "file/print", PERMIT_READ, &archive_file_reveal_form, archive_file_print_post,
	    archive_file_print_again },
	{ METHOD_POST, "file/xml", PERMIT_READ, &archive_file_reveal_form, archive_file_xml,
	    archive_file_reveal_again },
	{ METHOD_GET, "evidence", PERMIT_READ, NULL, archive_evidence, NULL },
	{ METHOD_POST, "evidence", PERMIT_READ, &archive_evidence_form, archive_evidence_post, archive_evidence_again },
	{ METHOD_GET, "waiting", PERMIT_FILE, NULL, archive_waiting, NULL },
	{ METHOD_GET, "waiting/export", PERMIT_FILE, NULL, archive_waiting_export, NULL },
	{ METHOD_POST, "file/seal", PERMIT_FILE, &archive_file_seal_form, archive_file_seal, archive_file_seal_again },
};

static const char *const templates[] = { "search", "file", "file_print", "waiting", NULL };

static const struct view_permissions permissions = {
	.of_role = {
		[ROLE_ARCHIVIST] = PERMIT_READ | PERMIT_FILE,
		[ROLE_SUPERVISOR] = PERMIT_READ | PERMIT_FILE,
		[ROLE_INSPECTOR] = PERMIT_READ,
		[ROLE_MANAGEMENT] = PERMIT_READ,
	},
};

enum { NAV_SEARCH, NAV_WAITING, NAV_ROWS, COUNTED = 1000 };

static const struct view_nav nav_rows[NAV_ROWS] = {
	[NAV_SEARCH] = { "search", "archive/search", PERMIT_READ, NULL, NULL },
	[NAV_WAITING] = { "filing", "archive/waiting", PERMIT_FILE, NULL, NULL },
};

static enum fault
open_casework(const struct config *config, struct casework **casework)
{
	return casework_open(config, "archive", casework);
}

static enum fault
identify(struct visit *visit)
{
	return view_identity_find(visit, &permissions);
}

static enum fault
frame(struct visit *visit)
{
	struct step step = view_identity_step(visit);
	struct view_nav nav[NAV_ROWS] = { nav_rows[NAV_SEARCH], nav_rows[NAV_WAITING] };
	int64_t counts[BOARD_VIEW__COUNT];
	enum fault fault;

	if (visit->actor == NULL)
		return FAULT_NONE;
	if ((fault = casework_board_counts(&step, counts)) != FAULT_NONE)
		return fault;
	nav[NAV_WAITING].count = counts[BOARD_FILING] > COUNTED ? arena_format(visit->arena, "%d+", COUNTED) :
	    arena_format(visit->arena, "%lld", (long long)counts[BOARD_FILING]);
	return view_identity_frame(visit, nav, NAV_ROWS);
}

/* Finding is what people come for. */
enum fault
archive_front(struct visit *visit)
{
	return visit_redirect(visit, "archive/search");
}

int
main(int argc, char **argv)
{
	static const struct program program = {
		.name = "archive", .routes = routes, .route_count = sizeof(routes) / sizeof(routes[0]),
		.templates = templates, .open = open_casework, .close = casework_close,
		.identify = identify, .frame = frame,
	};

	return serve_program(&program, argc, argv);
}
