/* Who works here and in what capacity. */
#ifndef RULES_ROLE_H
#define RULES_ROLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct staff_id { int64_t value; };
struct department_id { int64_t value; };

/* PROCEDURE.md §1.  A person may hold several; the mask is 1 << role. */
enum role {
	ROLE_DISPATCHER,	/* 调度员 */
	ROLE_SUPERVISOR,	/* 主管 */
	ROLE_HANDLER,		/* 投诉处理人 */
	ROLE_DEPARTMENT_MANAGER,	/* 部门经理 */
	ROLE_INSPECTOR,		/* 督导室 */
	ROLE_ARCHIVIST,		/* 档案员 */
	ROLE_MANAGEMENT,	/* 公司管理层 */
	ROLE_ADMINISTRATOR,	/* 系统管理员 */
	ROLE_COMPLAINANT,	/* 投诉人, through the public pages */
	ROLE_CLOCK,		/* the deadline daemon */
	ROLE__COUNT
};

enum { ROLE_STAFF_MASK = (1 << ROLE_COMPLAINANT) - 1 };

/* Somebody who signs in. */
struct staff {
	struct staff_id		 id;
	const char		*login, *name, *title, *phone;
	struct department_id	 department;
	const char		*department_name;
	struct staff_id		 superior;	/* 0: nobody above */
	const struct staff_id	*above;		/* the whole line, nearest first; see rules/reporting.h */
	size_t			 above_count;
	unsigned		 roles;		/* mask of 1 << enum role */
	int			 disabled;
};

/* A part of the company that answers for complaints. */
struct department {
	struct department_id	 id;
	const char		*code, *name_zh, *name_en;
	struct department_id	 parent;
	bool			 takes_cases, closed;
};

bool staff_has(const struct staff *, enum role);

/* "dispatcher" for data, templates and logs; NULL-safe reading back gives ROLE__COUNT for nonsense. */
const char *role_name(enum role);
enum role role_read(const char *name);

#endif
