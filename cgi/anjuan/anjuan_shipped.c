/* Where the files lie that came with this program: beside it when installed, in the tree when it was just built. */
#include <string.h>
#include <unistd.h>

#include "anjuan.h"

#include "base/banned.h"

enum { PATH_BYTES = 4096 };

/* The folder of this program, without the last slash; "." when the system does not tell. */
static const char *
program_folder(struct arena *arena)
{
	char *path = arena_alloc(arena, PATH_BYTES), *slash;
	ssize_t length = readlink("/proc/self/exe", path, PATH_BYTES - 1);

	if (length <= 0 || (slash = strrchr(path, '/')) == NULL)
		return ".";
	*slash = '\0';
	return path;
}

const char *
anjuan_shipped(const struct invocation *invocation, const char *name)
{
	/* Installed as PREFIX/bin/anjuan; built as build/anjuan or build/sanitize/anjuan. */
	static const char *const places[] = {
		"../share/anjuan", "../conf", "..", "../../conf", "../..",
	};
	struct arena *arena = invocation->arena;
	const char *here = program_folder(arena);

	if (invocation->config != NULL)
		return arena_format(arena, "%s/%s", invocation->config->share_dir, name);
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
		const char *path = arena_format(arena, "%s/%s/%s", here, places[i], name);

		if (access(path, R_OK) == 0)
			return path;
	}
	return arena_format(arena, "/usr/share/anjuan/%s", name);
}
