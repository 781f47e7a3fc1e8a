/* The procedure as data: what changing needs an approval (the files of conf/procedure, PROCEDURE.md §8, §32.1). */
#ifndef RULES_PROCEDURE_H
#define RULES_PROCEDURE_H

#include <stddef.h>

#include "rules/case.h"

/* A text in both languages; neither is NULL. */
struct words { const char *zh, *en; };

enum time_kind { TIME_NATURAL, TIME_WORKING };		/* working: counted by the calendar in working days or hours */
enum time_unit { UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH };

/* Whether something must hold, must not, or does not matter. */
enum wanted { WANTED_ANY, WANTED_YES, WANTED_NO };

/* When a clock runs at all; every named condition must hold.  In the first four −1 is any. */
struct clock_condition {
	int		urgency;	/* enum urgency */
	int		urgency_below;	/* runs below this urgency only */
	int		major;		/* 1 only major, 0 only others */
	int		validity;	/* enum validity */
	enum severity	severity;	/* from this one up */
	int		level;		/* 1–3: this level or a graver one; 0: any */
	enum wanted	reopened;	/* only after reopening (a second stage), or only before */
	enum wanted	emergency;	/* only while the emergency response runs, or only otherwise */
};

/* Why a clock may stand still, and how long at most; natural time. */
struct pause_reason {
	const char	*id;		/* "absent" */
	struct words	 name;
	int		 amount;	/* the limit: afterwards the clock runs on by itself */
	enum time_unit	 unit;
};

/* So often at most one clock warns. */
enum { CLOCK_WARNINGS = 5 };

/* One of K1–K16, or a clock of the profile's own (E1, C1 …). */
struct clock_rule {
	const char		*id;		/* "K6" */
	struct words		 name;
	enum act		 start;		/* the event that starts it; ACT_REGISTER starts at received_at */
	act_set		 stops;		/* mask of ACT_BIT(): any of these meets it */
	int			 amount;
	enum time_unit		 unit;
	enum time_kind		 time;
	enum role		 responsible;
	/* a warning when each of these shares of the time has passed, one after the other; 0: no more */
	int			 warn_percent[CLOCK_WARNINGS];
	struct clock_condition	 condition;
	bool			 agreed_override;	/* a date agreed in writing replaces the time (K6) */
	bool			 escalates;	/* breach is reported to the direct superior (S2·13) */
	/* reporting up meets it only when the complainant is told something with it or afterwards (S2·13) */
	bool			 soothes;
	bool			 repeats;	/* what meets it starts it again, until it no longer applies (K16) */
	int			 extension;	/* so much may be added once, in `unit`, by ACT_EXTEND; 0: never */
	bool			 off;		/* exists but does not run (§32.1: K4, K13 of the default) */
	const char *const	*pauses;	/* ids of the reasons for which it may be paused */
	size_t			 pause_count;
	const char		*breach_rule;	/* "P12", "" when none */
	const char		*source;	/* "S2·12" */
};

/* One of K17–K27, or one of the profile's own: a duty of the calendar, not of a case. */
enum cadence {
	CADENCE_DAILY, CADENCE_WEEKLY, CADENCE_MONTHLY, CADENCE_QUARTERLY, CADENCE_YEARLY,
	CADENCE_EVALUATION,	/* of no period: one for each evaluation of effects (effect.h) */
	CADENCE__COUNT
};
/* What a duty is counted by: what people say they did, or the signed inspections of its period. */
enum duty_counting { DUTY_BY_HAND, DUTY_BY_INSPECTIONS, DUTY_COUNTING__COUNT };
struct duty_rule {
	const char	*id;		/* "K17" */
	struct words	 name;
	enum cadence	 cadence;
	int		 month;		/* of a year, or 1–3 of a quarter; else 0 */
	int		 day;		/* due on that day of the period; 0: its last; CADENCE_EVALUATION: days */
	int		 times;		/* how often it has to be done in the period (K18: 2) */
	enum role	 responsible;
	int		 warn_days;	/* days before it is due that a warning is given */
	bool		 off;		/* stands in the procedure but is not asked for */
	const char	*breach_rule;	/* "P17b3", "" when none; further ones name this duty themselves */
	const char	*source;
	enum duty_counting	 counted;
	bool		 explains;	/* a reasonable explanation, given in time, stands for it (K24) */
};

/* A department that the procedure speaks of, by its code; the company's own list is in the database. */
struct procedure_department { const char *id; struct words name; };

/* A property category: what the complaint is about, and who is answerable first. */
struct category {
	const char	*id;		/* "leak" */
	struct words	 name;
	const char	*department;	/* code of the department it goes to by default */
	struct words	 notice;	/* shown when chosen ("燃气泄漏请先…"); "" when none */
};

/* Where complaints of a type (S1 2.2) go when their category says nothing (S0: product, service, delivery …). */
struct type_rule {
	const char	*id;		/* "a" … "f" (S1 2.2) */
	struct words	 name;
	const char	*department;	/* code, "" when it depends on the category */
};

/* What a level means and who hears of it (S4). */
struct level_rule {
	int		 level;		/* 1–3 */
	struct words	 name, text;
	bool		 emergency;	/* goes to the leadership group at once */
};

/* What brings a penalty proposal about (§16.1). */
enum penalty_trigger {
	PENALTY_BREACH,		/* one of its clocks or duties was breached */
	PENALTY_AGAIN,		/* … and the complainant complained again */
	PENALTY_STRONG,		/* … and complained strongly (强烈投诉) */
	PENALTY_SERIOUS,	/* … with serious consequences */
	PENALTY_MISSING,	/* an item of the minimum set is missing (S2·6) */
	PENALTY_MISLED,		/* … and the handling was late or wrong because of it */
	PENALTY_RECEIPT,	/* a visit on site late, or without written record or receipt (S2·17a) */
	PENALTY_CHAIN,		/* the same article so many times in a row (S2·19) */
	PENALTY_FINDING,	/* people find it; the rules never propose it by themselves */
	PENALTY_TRIGGER__COUNT
};

/* Somebody who pays besides (P14b); without an amount the same as the person (P19a). */
struct penalty_share { enum role who; int amount; };

/* One rule of §16.1. */
struct penalty_rule {
	const char		*id, *article;	/* "P13a", "13" */
	struct words		 name;
	enum penalty_trigger	 trigger;
	const char *const	*clocks;	/* ids of the clocks and duties it watches */
	size_t			 clock_count;
	const char		*instead_of;	/* "P13a" for P13b: the graver replaces the lighter; "" */
	enum role		 who;		/* who pays; ROLE__COUNT: the person found */
	int			 least, most;	/* yuan; most −1: no upper bound; both 0: no amount */
	const struct penalty_share *also;
	size_t			 also_count;
	bool			 month_pay;	/* 当月工资下浮 */
	int			 in_a_row;	/* PENALTY_CHAIN: from how many on */
	int			 factor;	/* PENALTY_CHAIN: 2 doubles; 0: resignation advice, decided by people */
};

/* A standard text or script with {placeholders}. */
struct standard_text {
	const char	*id;		/* "acknowledge_call" */
	const char	*kind;		/* "script", "canned", "letter", "message" */
	act_set	 acts;		/* acts beside which it is offered; 0: anywhere */
	struct words	 name, text;
};

/* Who approves a solution plan: of cases this grave, or beyond this sum. */
struct approval_rule {
	int		level;		/* 1–3: of this level or a graver one; 0: of any */
	int64_t		above;		/* yuan of cost and compensation; −1: whatever it takes */
	enum role	role;
};

struct principle { const char *id; struct words name, text; };
struct policy_step { struct words text; const char *clock; };	/* clock "" or the id whose time it tells */

struct procedure {
	const char			*id, *version;		/* "property", "2026-01" */
	struct words			 name;
	const struct clock_rule		*clocks;		size_t clock_count;
	const struct duty_rule		*duties;		size_t duty_count;
	const struct pause_reason	*pauses;		size_t pause_count;
	const struct procedure_department *departments;		size_t department_count;
	const struct category		*categories;		size_t category_count;
	const struct type_rule		*types;			size_t type_count;
	const struct level_rule		*levels;		size_t level_count;
	const struct penalty_rule	*penalties;		size_t penalty_count;
	const struct standard_text	*texts;			size_t text_count;
	const struct approval_rule	*approvals;		size_t approval_count;
	const struct principle		*principles;		size_t principle_count;
	const struct policy_step	*policy;		size_t policy_count;
	bool				 other_person;	/* a reopened case goes to another person than before */
	int				 retention_years;	/* at least 5 (K23) */
};

const struct clock_rule *procedure_clock(const struct procedure *, const char *id);
const struct duty_rule *procedure_duty(const struct procedure *, const char *id);
/* The duty to judge evaluations of effects; NULL when it has none. */
const struct duty_rule *procedure_evaluation(const struct procedure *);
const struct pause_reason *procedure_pause(const struct procedure *, const char *id);
const struct procedure_department *procedure_department(const struct procedure *, const char *id);
const struct category *procedure_category(const struct procedure *, const char *id);
const struct penalty_rule *procedure_penalty(const struct procedure *, const char *id);
const struct standard_text *procedure_text(const struct procedure *, const char *id);

#endif
