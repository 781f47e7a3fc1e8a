#include "casework/once.h"

#include <string.h>

#include "base/text.h"
#include "casework/inside.h"
#include "base/banned.h"

enum { DIGITS = 40 };

const char *
once_key(const struct casework *casework, struct arena *arena, const char *program, const char *sent)
{
	uint8_t mac[SECRET_DIGEST];

	secret_mac(casework->key, arena_format(arena, "once %s %s", program, sent), mac);
	return arena_format(arena, "%s-%.*s", program, DIGITS, secret_hex(arena, mac, sizeof(mac)));
}

const char *
once_key_of(struct arena *arena, const char *key, long long object)
{
	return arena_format(arena, "%s.%lld", key, object);
}

bool
once_is_of(const char *key, const char *program)
{
	size_t length = strlen(program);

	return key != NULL && strncmp(key, program, length) == 0 && key[length] == '-' &&
	    strspn(key + length + 1, "0123456789abcdef") == DIGITS && key[length + 1 + DIGITS] == '\0';
}
