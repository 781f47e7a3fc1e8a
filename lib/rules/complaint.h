/* What was received: never edited, only added to (PROCEDURE.md §3–§7). */
#ifndef RULES_COMPLAINT_H
#define RULES_COMPLAINT_H

#include <stdbool.h>
#include <stdint.h>

#include "rules/role.h"

struct case_id { int64_t value; };
struct room_id { int64_t value; };

/* §4; the letter is the prefix of the case number (§5). */
enum channel {
	CHANNEL_HOTLINE,	/* 热线电话: plain number */
	CHANNEL_WEB,		/* 网站 */
	CHANNEL_APP,		/* 移动应用 */
	CHANNEL_EMAIL,		/* 电子邮件 */
	CHANNEL_LETTER,		/* 信函 */
	CHANNEL_VISIT,		/* 来访 */
	CHANNEL_BOX,		/* 投诉箱 */
	CHANNEL_SOCIAL,		/* 社交媒体 */
	CHANNEL_WECHAT,		/* 微信: W */
	CHANNEL_QQ,		/* QQ */
	CHANNEL_SMS,		/* 短信 */
	CHANNEL_CONSUMER_ASSOCIATION,	/* 消费者协会 */
	CHANNEL_REGULATOR,	/* 行业监管部门, 12345 */
	CHANNEL_DEPARTMENT,	/* 其他部门转达: Q */
	CHANNEL_FORUM,		/* 论坛监控: L */
	CHANNEL_RETURN_VISIT,	/* 回访中客户反映 */
	CHANNEL_SYSTEM,		/* 厂商系统 */
	CHANNEL__COUNT
};

/* S1 2.2, with the letters of the source. */
enum complaint_type {
	COMPLAINT_TYPE_A, COMPLAINT_TYPE_B, COMPLAINT_TYPE_C, COMPLAINT_TYPE_D, COMPLAINT_TYPE_E, COMPLAINT_TYPE_F,
	COMPLAINT_TYPE__COUNT
};

/* §32.11: four independent axes and five flags. */
enum severity { SEVERITY_MINOR, SEVERITY_GENERAL, SEVERITY_SERIOUS, SEVERITY_GRAVE, SEVERITY__COUNT };
enum urgency { URGENCY_GENERAL, URGENCY_FAIRLY, URGENCY_URGENT, URGENCY__COUNT };
enum risk { RISK_LOW, RISK_MEDIUM, RISK_HIGH, RISK__COUNT };
enum validity { VALIDITY_UNDECIDED, VALIDITY_VALID, VALIDITY_INVALID, VALIDITY__COUNT };
enum complaint_flag {
	FLAG_MEDIA = 1, FLAG_AUTHORITY = 2, FLAG_SAFETY = 4, FLAG_LEGAL = 8, FLAG_REPEAT = 16
};
enum complainant_kind { COMPLAINANT_CUSTOMER, COMPLAINANT_EMPLOYEE, COMPLAINANT_PARTNER, COMPLAINANT__COUNT };

/* The registration sheet (§5).  Texts are clean UTF-8, "" when not given; moments 0 when not given. */
struct complaint {
	struct case_id		 id;
	/* "2026-000471", "W2026-000012": prefix by channel, gap-free per year */
	const char		*number;
	enum channel		 channel;
	enum complaint_type	 type;
	const char		*category;	/* a category id of the procedure */
	int64_t			 received_at;	/* complaint time, exact */
	int64_t			 registered_at;
	enum complainant_kind	 complainant_kind;
	bool			 anonymous;
	const char		*complainant;	/* real name; "" when anonymous */
	const char		*contact;	/* as given */
	const char		*phone;		/* normalised digits, "" when there is none */
	struct room_id		 room;		/* 0: not one of our rooms */
	const char		*place;		/* address as given or as chosen: "森林湖一期 3栋2单元1201" */
	const char		*subject, *matter, *mood, *present_state, *remedy;
	const char		*service_item, *service_staff, *service_time;
	const char		*accused;	/* person complained about, as given */
	struct staff_id		 accused_staff;	/* 0: nobody of ours */
	int64_t			 event_at;
	const char		*event_place;
	const char		*product;
	int64_t			 amount;	/* fen */
	int64_t			 agreed_until;	/* deadline agreed on the spot */
	const char		*foreign_number;	/* the other body's or the old ledger's number */
	const char		*vehicle;
	const char		*remarks;
	struct staff_id		 receiver;	/* order receiver 接单人; 0 through the public pages */
};

char channel_prefix(enum channel);		/* 'Q', 'W', 'L', or 0 for a plain number */
bool channel_from_public(enum channel);

/* Level 1–3 of S4 derived from axes and flags (§32.11). */
int complaint_level(enum severity, unsigned flags, int departments);

/*
 * The minimum set whose absence is fined (S2·6): complainant, time, matter,
 * contact, order receiver.  A mask of what is missing; 0 is complete.  An
 * anonymous complaint needs neither complainant nor contact.
 */
enum complaint_missing { MISSING_COMPLAINANT = 1, MISSING_TIME = 2, MISSING_MATTER = 4,
    MISSING_CONTACT = 8, MISSING_RECEIVER = 16 };
unsigned complaint_missing(const struct complaint *);

/*
 * Names for data, templates and XML ("hotline", "a", "serious", "urgent", "high", "valid");
 * *_read gives *__COUNT for nonsense.
 */
const char *channel_name(enum channel);			enum channel channel_read(const char *);
const char *complaint_type_name(enum complaint_type);	enum complaint_type complaint_type_read(const char *);
const char *severity_name(enum severity);		enum severity severity_read(const char *);
const char *urgency_name(enum urgency);			enum urgency urgency_read(const char *);
const char *risk_name(enum risk);			enum risk risk_read(const char *);
const char *validity_name(enum validity);		enum validity validity_read(const char *);
const char *complainant_kind_name(enum complainant_kind);
enum complainant_kind complainant_kind_read(const char *);

#endif
