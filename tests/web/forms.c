/*
 * What the forms of a program take: its routes with every field, one a line.
 * Linked in place of the server, so that the tables tested are those that answer.
 */
#include <stdio.h>

#include "web/form.h"
#include "web/form_kind.h"
#include "web/visit.h"

#include "base/banned.h"

static const char *const kinds[FIELD__COUNT] = {
	"text", "lines", "choice", "choices", "check", "number", "money", "own", "day", "moment", "password", "hidden",
	"files",
};

static void
print_field(const struct program *program, const struct route *route, const struct field_spec *field)
{
	bool counted = field->max > 0 || field->kind == FIELD_NUMBER;

	printf("%s\t%s\t%d\t%s\t%s\t%lld\n", program->name, route->path, route->form->multipart, field->name,
	    kinds[field->kind], counted ? (long long)field->max : FORM_KIND_CHARACTERS);
}

int
serve_program(const struct program *program, int argc, char **argv)
{
	(void)argc;
	(void)argv;
	for (size_t i = 0; i < program->route_count; i++) {
		const struct route *route = &program->routes[i];

		if (route->method != METHOD_POST || route->form == NULL)
			continue;
		for (size_t k = 0; k < route->form->count; k++)
			print_field(program, route, &route->form->fields[k]);
	}
	return 0;
}
