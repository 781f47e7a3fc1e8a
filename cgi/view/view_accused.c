#include "view_accused.h"

#include "base/arena.h"
#include "casework/casework.h"
#include "view_identity.h"
#include "base/banned.h"

enum accused_found
view_accused(struct visit *visit, const char *typed, struct staff_id *staff)
{
	size_t count = 0, shown = 0, which = 0;
	const struct staff *list = casework_staff_list(visit->casework, &count);
	struct accused_person *people = arena_array(visit->arena, count + 1, sizeof(*people));
	struct staff_id *ids = arena_array(visit->arena, count + 1, sizeof(*ids));
	enum accused_found found;

	for (size_t i = 0; i < count; i++) {
		if (list[i].disabled)
			continue;
		people[shown] = (struct accused_person){ list[i].name, list[i].login,
			view_identity_department(visit, list[i].department) };
		ids[shown++] = list[i].id;
	}
	found = accused_find(visit->arena, typed, people, shown, &which);
	*staff = found == ACCUSED_ONE ? ids[which] : (struct staff_id){ 0 };
	return found;
}
