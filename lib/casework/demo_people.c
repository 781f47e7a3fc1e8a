#include "casework/demo_inside.h"

#include "base/text.h"
#include "rules/password.h"
#include "store/session_store.h"
#include "store/staff_store.h"
#include "base/banned.h"

enum { D_CODE, D_ZH, D_EN, D_PARENT, D_TAKES };
enum { S_LOGIN, S_NAME, S_TITLE, S_DEPARTMENT, S_SUPERIOR, S_ROLES, S_PHONE };

const char *
demo_phrase(const struct demo *demo, const char *kind, uint64_t n)
{
	const struct demo_row *row = demo_table_pick(&demo->phrases, kind, n);

	return row == NULL ? "" : row->cells[1];
}

const struct staff *
demo_person(const struct demo *demo, const char *login)
{
	const struct demo_row *row = demo_table_pick(&demo->staff, login, 0);
	size_t count;
	const struct staff *list = casework_staff_list(demo->step->casework, &count);

	for (size_t i = 0; row != NULL && i < count; i++)
		if (text_equal(list[i].name, row->cells[S_NAME]))
			return &list[i];
	return NULL;
}

static enum fault
add_departments(struct db *db, struct demo *demo)
{
	struct arena *arena = demo->step->arena;
	struct department_id *ids = arena_array(arena, demo->departments.count, sizeof(ids[0]));
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < demo->departments.count && fault == FAULT_NONE; i++) {
		const char *const *cells = demo->departments.rows[i].cells;
		struct department department = {
			.code = cells[D_CODE], .name_zh = cells[D_ZH], .name_en = cells[D_EN],
			.takes_cases = text_equal(cells[D_TAKES], "1"),
		};

		for (size_t k = 0; k < i; k++)
			if (text_equal(demo->departments.rows[k].cells[D_CODE], cells[D_PARENT]))
				department.parent = ids[k];
		fault = department_insert(db, arena, &department, demo->step->now);
		ids[i] = department.id;
	}
	return fault;
}

static enum fault
read_roles(struct demo *demo, const struct demo_row *row, unsigned *roles)
{
	enum role role = role_read(row->cells[S_ROLES]);

	if (role >= ROLE_COMPLAINANT)
		return demo_table_bad(demo->step->arena, &demo->staff, row, "this is no role", &demo->problem);
	*roles = 1u << role;
	return FAULT_NONE;
}

static enum fault
give_password(struct demo *demo, struct db *db, const struct demo_row *row, struct staff_id id)
{
	const char *password = demo_phrase(demo, "password", 0);
	struct credential credential = { .staff = id };
	enum fault fault;

	if (password_judge(row->cells[S_LOGIN], NULL, password) != PASSWORD_FINE)
		return demo_table_bad(demo->step->arena, &demo->staff, row, "the password is too weak", &demo->problem);
	if ((fault = secret_password_hash(demo->step->arena, password, &credential.hash)) != FAULT_NONE)
		return fault;
	return credential_put(db, demo->step->arena, &credential, demo->step->now);
}

static enum fault
add_person(struct db *db, struct demo *demo, const struct demo_row *row)
{
	struct arena *arena = demo->step->arena;
	struct staff staff = {
		.login = row->cells[S_LOGIN], .name = row->cells[S_NAME], .title = row->cells[S_TITLE],
		.phone = row->cells[S_PHONE],
	};
	struct department_list departments = {0};
	struct staff_record superior;
	enum fault fault = departments_load(db, arena, &departments);

	for (size_t i = 0; i < departments.count; i++)
		if (text_equal(departments.rows[i].code, row->cells[S_DEPARTMENT]))
			staff.department = departments.rows[i].id;
	if (fault == FAULT_NONE && !text_empty(row->cells[S_SUPERIOR])) {
		fault = staff_load_login(db, arena, row->cells[S_SUPERIOR], &superior);
		if (fault == FAULT_NONE)
			staff.superior = superior.staff.id;
	}
	if (fault == FAULT_NOT_FOUND || (fault == FAULT_NONE && staff.department.value == 0))
		return demo_table_bad(arena, &demo->staff, row, "department or superior is not listed above",
		    &demo->problem);
	if (fault != FAULT_NONE || (fault = read_roles(demo, row, &staff.roles)) != FAULT_NONE ||
	    (fault = staff_insert(db, arena, &staff, demo->step->now)) != FAULT_NONE)
		return fault;
	return give_password(demo, db, row, staff.id);
}

static enum fault
people_in_transaction(struct db *db, void *context)
{
	struct demo *demo = context;
	struct staff_record_list present = {0};
	enum fault fault = staff_list_load(db, demo->step->arena, &present);

	if (fault != FAULT_NONE || present.count > 0)
		return fault;
	fault = add_departments(db, demo);
	for (size_t i = 0; i < demo->staff.count && fault == FAULT_NONE; i++)
		fault = add_person(db, demo, &demo->staff.rows[i]);
	return fault;
}

enum fault
demo_people_load(struct demo *demo)
{
	enum fault fault = casework_transact(demo->step, people_in_transaction, demo, NULL);

	demo->step->casework->refreshed_at = 0;
	return fault == FAULT_NONE ? casework_refresh(demo->step->casework, demo->start) : fault;
}
