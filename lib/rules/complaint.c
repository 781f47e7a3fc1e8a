#include "rules/complaint.h"

#include <stddef.h>

#include "base/text.h"
#include "base/banned.h"

char
channel_prefix(enum channel channel)
{
	switch (channel) {
	case CHANNEL_WECHAT:
		return 'W';
	case CHANNEL_DEPARTMENT:
		return 'Q';
	case CHANNEL_FORUM:
		return 'L';
	default:
		return 0;
	}
}

bool
channel_from_public(enum channel channel)
{
	return channel == CHANNEL_WEB || channel == CHANNEL_APP || channel == CHANNEL_WECHAT;
}

int
complaint_level(enum severity severity, unsigned flags, int departments)
{
	if (severity == SEVERITY_GRAVE)
		return 1;
	if (severity == SEVERITY_SERIOUS)
		return (flags & (FLAG_MEDIA | FLAG_AUTHORITY | FLAG_SAFETY)) != 0 ? 1 : 2;
	return departments > 1 ? 2 : 3;
}

/* White space is no answer. */
static bool
is_blank(const char *text)
{
	uint32_t character;

	if (text == NULL)
		return true;
	while ((character = text_next(&text)) != 0)
		if (character != ' ' && character != '\t' && character != '\n' && character != '\r' &&
		    character != 0x00a0 && character != 0x3000 && character != 0xfeff)
			return false;
	return true;
}

unsigned
complaint_missing(const struct complaint *complaint)
{
	unsigned missing = 0;

	if (!complaint->anonymous && is_blank(complaint->complainant))
		missing |= MISSING_COMPLAINANT;
	if (complaint->received_at <= 0)
		missing |= MISSING_TIME;
	if (is_blank(complaint->matter))
		missing |= MISSING_MATTER;
	if (!complaint->anonymous && is_blank(complaint->contact) && is_blank(complaint->phone))
		missing |= MISSING_CONTACT;
	if (complaint->receiver.value == 0 && !channel_from_public(complaint->channel))
		missing |= MISSING_RECEIVER;
	return missing;
}
