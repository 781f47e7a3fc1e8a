/* The procedure as data: what changing needs an approval (the files of conf/procedure, PROCEDURE.md §8, §32.1). */
#ifndef RULES_PROCEDURE_H
#define RULES_PROCEDURE_H

#include <stddef.h>

#include "rules/case.h"

/* A text in both languages; neither is NULL. */
struct words { const char *zh, *en; };

enum time_kind { TIME_NATURAL, TIME_WORKING };		/* working: counted by the calendar in working days or hours */
enum time_unit { UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH };

/* When a clock runs at all; every named condition must hold. */
struct clock_condition {
	int	urgency;	/* enum urgency, or -1: any */
	int	urgency_below;	/* runs below this urgency only, or -1 */
	int	major;		/* 1 only major, 0 only others, -1 any */
	int	validity;	/* enum validity, or -1 */
};

/* One of K1–K27. */
struct clock_rule {
	const char		*id;		/* "K6" */
	struct words		 name;
	enum act		 start;		/* the event that starts it; ACT_REGISTER starts at received_at */
	unsigned		 stops;		/* mask of 1u << enum act: any of these meets it */
	int			 amount;
	enum time_unit		 unit;
	enum time_kind		 time;
	enum role		 responsible;
	int			 warn_percent;	/* warning when this share of the time has passed; 0: none */
	struct clock_condition	 condition;
	bool			 agreed_override;	/* a date agreed in writing replaces the time (K6) */
	bool			 escalates;	/* breach is reported to the direct superior (S2·13) */
	const char		*breach_rule;	/* "P12", "" when none */
	const char		*source;	/* "S2·12" */
};

/* A property category: what the complaint is about, and who is answerable first. */
struct category {
	const char	*id;		/* "leak" */
	struct words	 name;
	const char	*department;	/* code of the department it goes to by default */
	struct words	 notice;	/* shown when chosen ("燃气泄漏请先…"); "" when none */
};

struct principle { const char *id; struct words name, text; };
struct policy_step { struct words text; const char *clock; };	/* clock "" or the id whose time it tells */

struct procedure {
	const char			*id, *version;		/* "property", "2026-01" */
	struct words			 name;
	const struct clock_rule		*clocks;		size_t clock_count;
	const struct category		*categories;		size_t category_count;
	const struct principle		*principles;		size_t principle_count;
	const struct policy_step	*policy;		size_t policy_count;
	int				 retention_years;	/* at least 5 (K23) */
};

const struct clock_rule *procedure_clock(const struct procedure *, const char *id);
const struct category *procedure_category(const struct procedure *, const char *id);

#endif
