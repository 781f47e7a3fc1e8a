#include "rules/message.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "rules/name.h"

#include "base/banned.h"

static const char *const kind_names[MESSAGE__COUNT] = {
	[MESSAGE_ACKNOWLEDGEMENT] = "acknowledgement", [MESSAGE_PROGRESS] = "progress", [MESSAGE_RESULT] = "result",
	[MESSAGE_REFUSAL] = "refusal", [MESSAGE_EXTENSION] = "extension", [MESSAGE_RECEIVED] = "received",
	[MESSAGE_DIGEST] = "digest", [MESSAGE_ALERT] = "alert", [MESSAGE_SURVEY] = "survey",
	[MESSAGE_REFERRAL] = "referral",
};

static const char *const delivery_names[DELIVERY__COUNT] = {
	[DELIVERY_MAIL] = "mail", [DELIVERY_WEBHOOK] = "webhook", [DELIVERY_ROBOT] = "robot",
};

static const char *const state_names[MESSAGE_STATE__COUNT] = {
	[MESSAGE_WAITING] = "waiting", [MESSAGE_SENDING] = "sending", [MESSAGE_SENT] = "sent",
	[MESSAGE_FAILED] = "failed", [MESSAGE_HELD] = "held", [MESSAGE_CANCELLED] = "cancelled",
};

static const char *const call_off_names[CALL_OFF__COUNT] = {
	[CALL_OFF_NONE] = "", [CALL_OFF_REOPENED] = "reopened",
};

/* One more than the letter, so that 0 is none. */
static const int letters[ACT__COUNT] = {
	[ACT_REGISTER] = MESSAGE_ACKNOWLEDGEMENT + 1, [ACT_PROGRESS] = MESSAGE_PROGRESS + 1,
	[ACT_ANSWER] = MESSAGE_RESULT + 1, [ACT_ASK] = MESSAGE_RESULT + 1, [ACT_EXPLAIN] = MESSAGE_REFUSAL + 1,
	[ACT_EXTEND] = MESSAGE_EXTENSION + 1,
};

enum message_kind
message_of_act(enum act act, bool decided)
{
	if (act == ACT_CLOSE && decided)
		return MESSAGE_REFUSAL;
	if ((unsigned)act >= ACT__COUNT || letters[act] == 0)
		return MESSAGE__COUNT;
	return (enum message_kind)(letters[act] - 1);
}

/* Who rang, came or wrote a message is told on the phone; the others by mail. */
static const bool by_phone[CHANNEL__COUNT] = {
	[CHANNEL_HOTLINE] = true, [CHANNEL_VISIT] = true, [CHANNEL_BOX] = true, [CHANNEL_WECHAT] = true,
	[CHANNEL_QQ] = true, [CHANNEL_SMS] = true, [CHANNEL_DEPARTMENT] = true, [CHANNEL_RETURN_VISIT] = true,
};

enum delivery
message_way(enum channel channel, bool mail, bool phone)
{
	bool phone_first = (unsigned)channel < CHANNEL__COUNT && by_phone[channel];

	if (phone && (phone_first || !mail))
		return DELIVERY_WEBHOOK;
	return mail ? DELIVERY_MAIL : DELIVERY__COUNT;
}

int64_t
message_pause(int tries, uint32_t random)
{
	int64_t pause = DATE_MINUTE;

	for (int i = 1; i < tries && pause < DATE_HOUR; i++)
		pause *= 2;
	if (pause > DATE_HOUR)
		pause = DATE_HOUR;
	return pause - pause / 4 + random % (pause / 2 + 1);
}

void
message_field(struct text *lines, const char *name, const char *value)
{
	if (text_empty(value))
		return;
	text_add_format(lines, "%s=", name);
	for (; *value != '\0'; value++) {
		if (*value == '\r')
			continue;
		text_add_bytes(lines, value, 1);
		if (*value == '\n')
			text_add(lines, "\t");
	}
	text_add(lines, "\n");
}

bool
message_next_field(struct arena *arena, const char **lines, const char **name, const char **value)
{
	const char *line = *lines, *equals = line == NULL ? NULL : strchr(line, '=');
	struct text text = text_begin(arena);
	size_t length;

	if (equals == NULL)
		return false;
	*name = arena_copy_bytes(arena, line, (size_t)(equals - line));
	line = equals + 1;
	for (;;) {
		length = strcspn(line, "\n");
		text_add_bytes(&text, line, length);
		line += length + (line[length] == '\n');
		if (*line != '\t')
			break;
		text_add(&text, "\n");
		line++;
	}
	*lines = line;
	*value = text.value;
	return true;
}

const char *
message_kind_name(enum message_kind kind)
{
	return name_of(kind_names, MESSAGE__COUNT, (int)kind);
}

enum message_kind
message_kind_read(const char *name)
{
	return (enum message_kind)name_find(kind_names, MESSAGE__COUNT, name);
}

const char *
delivery_name(enum delivery delivery)
{
	return name_of(delivery_names, DELIVERY__COUNT, (int)delivery);
}

enum delivery
delivery_read(const char *name)
{
	return (enum delivery)name_find(delivery_names, DELIVERY__COUNT, name);
}

const char *
message_state_name(enum message_state state)
{
	return name_of(state_names, MESSAGE_STATE__COUNT, (int)state);
}

enum message_state
message_state_read(const char *name)
{
	return (enum message_state)name_find(state_names, MESSAGE_STATE__COUNT, name);
}

const char *
call_off_name(enum call_off why)
{
	return name_of(call_off_names, CALL_OFF__COUNT, (int)why);
}
