#include "casework/reply.h"

#include <string.h>

#include "base/text.h"
#include "casework/inside.h"
#include "base/banned.h"

const char *
reply_token(const struct step *step, const char *number)
{
	uint8_t mac[SECRET_DIGEST];
	struct text token = text_begin(step->arena);

	secret_mac(step->casework->key, arena_format(step->arena, "reply %s", number), mac);
	for (const char *at = secret_code_from(step->arena, mac); *at != '\0'; at++)
		if (*at != '-')
			text_add_bytes(&token, at, 1);
	return text_lower(step->arena, token.value);
}

bool
reply_token_fits(const struct step *step, const char *number, const char *token)
{
	const char *folded = secret_code_fold(step->arena, token), *right;

	if (folded == NULL || text_empty(number))
		return false;
	right = secret_code_fold(step->arena, reply_token(step, number));
	return strlen(folded) == strlen(right) && secret_equal(folded, right, strlen(right));
}

const char *
reply_address(const struct step *step, const char *number)
{
	const struct config *config = step->casework->config;
	const char *at = strchr(config->mail_mailbox, '@');

	if (at == NULL)
		return NULL;
	if (!config->mail_plus || text_empty(number))
		return config->mail_mailbox;
	return arena_format(step->arena, "%.*s+%s.%s%s", (int)(at - config->mail_mailbox), config->mail_mailbox,
	    text_lower(step->arena, number), reply_token(step, number), at);
}

const char *
reply_tag(const struct step *step, const char *number)
{
	const struct config *config = step->casework->config;

	if (config->mail_plus || text_empty(config->mail_mailbox) || text_empty(number))
		return number;
	return arena_format(step->arena, "%s %s", number, reply_token(step, number));
}
