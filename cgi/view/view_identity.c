#include "view_identity.h"

#include <string.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/text.h"
#include "casework/identity.h"
#include "casework/noticing.h"
#include "view_once.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

#define ROLE(name) (1u << ROLE_##name)

/* The first row that fits is where a person's work begins. */
static const struct {
	const char	*front;
	unsigned	 roles;
} fronts[] = {
	{ "desk/board", ROLE(DISPATCHER) | ROLE(SUPERVISOR) | ROLE(DEPARTMENT_MANAGER) | ROLE(MANAGEMENT) },
	{ "desk/work", ROLE(HANDLER) },
	{ "audit/", ROLE(INSPECTOR) },
	{ "archive/", ROLE(ARCHIVIST) },
	{ "admin/staff", ROLE(ADMINISTRATOR) },
};

/* Programs in the order of the bar, whose they are, and where those begin who are in it for one thing only. */
static const struct {
	const char	*name;
	unsigned	 roles, whole;
	const char	*path;
} programs[] = {
	/* Whoever hears of a complaint hands it in, inspectors, archivists and administrators too. */
	{ "desk", (unsigned)ROLE_STAFF_MASK, ROLE(DISPATCHER) | ROLE(SUPERVISOR) | ROLE(HANDLER) |
	    ROLE(DEPARTMENT_MANAGER) | ROLE(MANAGEMENT), "desk/handin" },
	{ "audit", ROLE(INSPECTOR) | ROLE(DEPARTMENT_MANAGER) | ROLE(MANAGEMENT), 0, NULL },
	{ "archive", ROLE(ARCHIVIST) | ROLE(SUPERVISOR) | ROLE(INSPECTOR) | ROLE(MANAGEMENT), 0, NULL },
	{ "admin", ROLE(ADMINISTRATOR) | ROLE(MANAGEMENT) | ROLE(SUPERVISOR), ROLE(ADMINISTRATOR), "admin/procedures" },
};

struct step
view_identity_step(const struct visit *visit)
{
	return (struct step){
		.casework = visit->casework, .arena = visit->arena, .actor = visit->actor, .as = ROLE__COUNT,
		.now = visit->now, .once = view_once(visit), .visit = visit->id,
		.address = visit->request->address,
	};
}

enum fault
view_identity_find(struct visit *visit, const struct view_permissions *permissions)
{
	const char *token = request_cookie(visit->request, VISIT_SESSION_COOKIE);
	struct step step = view_identity_step(visit);
	struct identity *identity;
	enum fault fault;

	if ((fault = casework_refresh(visit->casework, visit->now)) != FAULT_NONE || token == NULL)
		return fault;
	identity = arena_alloc(visit->arena, sizeof(*identity));
	fault = identity_find(&step, token, identity);
	if (fault == FAULT_NOT_FOUND || (fault == FAULT_NONE && identity->must_change && permissions->must_change == 0))
		return FAULT_NONE;
	if (fault != FAULT_NONE)
		return fault;
	identity->staff.department_name = view_identity_department(visit, identity->staff.department);
	visit->actor = &identity->staff;
	visit->permissions = permissions->must_change;
	if (identity->must_change)
		return FAULT_NONE;
	visit->permissions |= permissions->everyone;
	for (int role = 0; role < ROLE_COMPLAINANT; role++)
		if (staff_has(visit->actor, (enum role)role))
			visit->permissions |= permissions->of_role[role];
	return FAULT_NONE;
}

const char *
view_identity_department(const struct visit *visit, struct department_id id)
{
	const struct department *department = casework_department(visit->casework, id);

	if (department == NULL)
		return "";
	return visit->language == LANGUAGE_EN ? department->name_en : department->name_zh;
}

const char *
view_identity_front(const struct staff *staff)
{
	for (size_t i = 0; i < sizeof(fronts) / sizeof(fronts[0]); i++)
		if ((staff->roles & fronts[i].roles) != 0)
			return fronts[i].front;
	return "admin/password";
}

/* "desk/board?view=mine" is current on that page with that view; "desk/board" on that page whatever is asked of it. */
static bool
is_current(const struct visit *visit, const char *url)
{
	const char *own = strchr(url, '/'), *query = strchr(url, '?'), *equals;
	size_t length;

	if (own == NULL)
		return false;
	own++;
	length = query == NULL ? strlen(own) : (size_t)(query - own);
	if (strlen(visit->request->path) != length || strncmp(visit->request->path, own, length) != 0)
		return false;
	if (query == NULL)
		return true;
	equals = strchr(query, '=');
	return equals != NULL && text_equal(equals + 1, request_query(visit->request,
	    arena_copy_bytes(visit->arena, query + 1, (size_t)(equals - query - 1))));
}

static void
show_nav(struct visit *visit, const struct view_nav *nav, size_t count)
{
	struct node *list = page_node(visit->page, "Nav");
	size_t shown = 0;

	for (size_t i = 0; i < count; i++) {
		struct node *row;

		if (nav[i].permission != 0 && (visit->permissions & nav[i].permission) == 0)
			continue;
		row = node_item(list, shown++);
		node_text(row, "Word", nav[i].word);
		node_text(row, "Url", nav[i].url);
		node_text(row, "Count", nav[i].count == NULL ? "" : nav[i].count);
		node_text(row, "Alert", nav[i].alert);
		node_flag(row, "Current", is_current(visit, nav[i].url));
	}
}

enum fault
view_identity_frame(struct visit *visit, const struct view_nav *nav, size_t count)
{
	const struct staff *actor = visit->actor;
	struct step step = view_identity_step(visit);
	struct node *node, *list;
	size_t shown = 0;
	int64_t unseen;
	enum fault fault;

	if (actor == NULL)
		return FAULT_NONE;
	if ((fault = notices_unseen(&step, &unseen)) != FAULT_NONE)
		return fault;
	node = page_node(visit->page, "Actor");
	node_number(node, "Id", actor->id.value);
	node_text(node, "Login", actor->login);
	node_text(node, "Name", actor->name);
	node_text(node, "Title", actor->title);
	node_text(node, "Department", actor->department_name);
	if (unseen > 0)
		node_number(node, "Unseen", unseen);
	list = page_node(visit->page, "Programs");
	for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		struct node *row;

		if ((actor->roles & programs[i].roles) == 0)
			continue;
		row = node_item(list, shown++);
		node_text(row, "Name", programs[i].name);
		if ((actor->roles & programs[i].whole) == 0)
			node_text(row, "Path", programs[i].path);
	}
	show_nav(visit, nav, count);
	return FAULT_NONE;
}

const char *
view_identity_path(const struct visit *visit, const char *typed)
{
	const char *base = visit->request->base;
	size_t length = base == NULL ? 0 : strlen(base);

	if (typed == NULL || strlen(typed) > 500)
		return NULL;
	if (typed[0] == '/') {
		if (length > 0 && strncmp(typed, base, length) == 0)
			typed += length;
		typed++;
	}
	for (const char *at = typed; *at != '\0'; at++)
		if ((unsigned char)*at <= ' ' || *at == '\\' || *at == 0x7f)
			return NULL;
	for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
		size_t name = strlen(programs[i].name);

		if (strncmp(typed, programs[i].name, name) == 0 && typed[name] == '/' && strstr(typed, "..") == NULL &&
		    strstr(typed, "//") == NULL && !text_starts(typed, "admin/sign_"))
			return typed;
	}
	return NULL;
}
