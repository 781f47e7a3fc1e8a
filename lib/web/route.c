#include "web/route.h"

#include <string.h>

#include "base/banned.h"

static const struct route *
find(const struct program *program, enum method method, const char *path)
{
	for (size_t i = 0; i < program->route_count; i++)
		if (program->routes[i].method == method && strcmp(program->routes[i].path, path) == 0)
			return &program->routes[i];
	return NULL;
}

const char *
route_allowed(const struct program *program, const char *path)
{
	const struct route *get = find(program, METHOD_GET, path), *post = find(program, METHOD_POST, path);

	if (get != NULL)
		return post != NULL ? "GET, HEAD, POST" : "GET, HEAD";
	return post != NULL ? "POST" : NULL;
}

const struct route *
route_find(const struct program *program, enum method method, const char *path, const char **allowed)
{
	const struct route *route = find(program, method, path);

	*allowed = route == NULL ? route_allowed(program, path) : NULL;
	return route;
}
