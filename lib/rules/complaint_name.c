#include "rules/complaint.h"

#include <stddef.h>

#include "rules/name.h"
#include "base/banned.h"

static const char *const channels[CHANNEL__COUNT] = {
	[CHANNEL_HOTLINE] = "hotline",
	[CHANNEL_WEB] = "web",
	[CHANNEL_APP] = "app",
	[CHANNEL_EMAIL] = "email",
	[CHANNEL_LETTER] = "letter",
	[CHANNEL_VISIT] = "visit",
	[CHANNEL_BOX] = "box",
	[CHANNEL_SOCIAL] = "social",
	[CHANNEL_WECHAT] = "wechat",
	[CHANNEL_QQ] = "qq",
	[CHANNEL_SMS] = "sms",
	[CHANNEL_CONSUMER_ASSOCIATION] = "consumer_association",
	[CHANNEL_REGULATOR] = "regulator",
	[CHANNEL_DEPARTMENT] = "department",
	[CHANNEL_FORUM] = "forum",
	[CHANNEL_RETURN_VISIT] = "return_visit",
	[CHANNEL_SYSTEM] = "system",
};
static const char *const types[COMPLAINT_TYPE__COUNT] = { "a", "b", "c", "d", "e", "f" };
static const char *const severities[SEVERITY__COUNT] = { "minor", "general", "serious", "grave" };
static const char *const urgencies[URGENCY__COUNT] = { "general", "fairly", "urgent" };
static const char *const risks[RISK__COUNT] = { "low", "medium", "high" };
static const char *const validities[VALIDITY__COUNT] = { "undecided", "valid", "invalid" };
static const char *const kinds[COMPLAINANT__COUNT] = { "customer", "employee", "partner" };

const char *
channel_name(enum channel channel)
{
	return name_of(channels, CHANNEL__COUNT, (int)channel);
}

enum channel
channel_read(const char *name)
{
	return (enum channel)name_find(channels, CHANNEL__COUNT, name);
}

const char *
complaint_type_name(enum complaint_type type)
{
	return name_of(types, COMPLAINT_TYPE__COUNT, (int)type);
}

enum complaint_type
complaint_type_read(const char *name)
{
	return (enum complaint_type)name_find(types, COMPLAINT_TYPE__COUNT, name);
}

const char *
severity_name(enum severity severity)
{
	return name_of(severities, SEVERITY__COUNT, (int)severity);
}

enum severity
severity_read(const char *name)
{
	return (enum severity)name_find(severities, SEVERITY__COUNT, name);
}

const char *
urgency_name(enum urgency urgency)
{
	return name_of(urgencies, URGENCY__COUNT, (int)urgency);
}

enum urgency
urgency_read(const char *name)
{
	return (enum urgency)name_find(urgencies, URGENCY__COUNT, name);
}

const char *
risk_name(enum risk risk)
{
	return name_of(risks, RISK__COUNT, (int)risk);
}

enum risk
risk_read(const char *name)
{
	return (enum risk)name_find(risks, RISK__COUNT, name);
}

const char *
validity_name(enum validity validity)
{
	return name_of(validities, VALIDITY__COUNT, (int)validity);
}

enum validity
validity_read(const char *name)
{
	return (enum validity)name_find(validities, VALIDITY__COUNT, name);
}

const char *
complainant_kind_name(enum complainant_kind kind)
{
	return name_of(kinds, COMPLAINANT__COUNT, (int)kind);
}

enum complainant_kind
complainant_kind_read(const char *name)
{
	return (enum complainant_kind)name_find(kinds, COMPLAINANT__COUNT, name);
}
