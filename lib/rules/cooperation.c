#include "rules/cooperation.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

bool
cooperation_includes(const char *cooperating, struct department_id department)
{
	while (department.value > 0 && !text_empty(cooperating)) {
		int64_t id = 0;

		for (; *cooperating >= '0' && *cooperating <= '9'; cooperating++)
			id = id * 10 + (*cooperating - '0');
		if (id == department.value)
			return true;
		cooperating += *cooperating != '\0';
	}
	return false;
}

int
cooperation_count(const char *cooperating)
{
	int count = text_empty(cooperating) ? 0 : 1;

	for (; count > 0 && *cooperating != '\0'; cooperating++)
		count += *cooperating == ',';
	return count;
}

const char *
cooperation_list(struct arena *arena, const struct cooperation *rows, size_t count)
{
	struct text text = text_begin(arena);

	for (size_t i = 0; i < count; i++)
		if (rows[i].ended_at == 0)
			text_add_format(&text, "%s%lld", text.length > 0 ? "," : "",
			    (long long)rows[i].department.value);
	return text.value;
}

bool
cooperation_takes_part(const struct case_file *c, struct department_id department)
{
	return (department.value != 0 && department.value == c->department.value) ||
	    cooperation_includes(c->cooperating, department);
}

enum refusal
cooperation_may_name(const struct case_file *c, struct department_id department)
{
	if (c->department.value == 0)
		return REFUSAL_NO_LEAD;
	if (cooperation_takes_part(c, department))
		return REFUSAL_ALREADY;
	return cooperation_count(c->cooperating) < COOPERATION_MOST ? REFUSAL_NONE : REFUSAL_COOPERATION;
}

int
cooperation_level(const struct case_file *c)
{
	int level = complaint_level(c->severity, c->flags, 1 + cooperation_count(c->cooperating));

	return level < c->level ? level : c->level;
}
