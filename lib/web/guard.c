#include "web/guard.h"

#include <string.h>

#include "base/arena.h"
#include "base/secret.h"
#include "base/text.h"
#include "web/visit.h"

#include "base/banned.h"

/* The host with its port in lower case, without the default port of the scheme. */
static const char *
authority(struct arena *arena, const char *host, size_t length, const char *default_port)
{
	char *copy = arena_copy(arena, text_lower(arena, arena_copy_bytes(arena, host, length)));
	size_t port = strlen(default_port);

	if (length > port && strcmp(copy + length - port, default_port) == 0)
		copy[length - port] = '\0';
	return copy;
}

/* True when an address with scheme is on the host that was asked. */
static bool
is_ours(const char *address, const char *host)
{
	static const struct { const char *scheme, *port; } schemes[] = {
		{ "http://", ":80" }, { "https://", ":443" },
	};
	struct arena arena = { 0 };
	bool ours = false;

	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		const char *start = address + strlen(schemes[i].scheme);

		if (!text_starts(address, schemes[i].scheme))
			continue;
		ours = text_equal(authority(&arena, start, strcspn(start, "/?#"), schemes[i].port),
		    authority(&arena, host, strlen(host), schemes[i].port));
	}
	arena_release(&arena);
	return ours;
}

bool
guard_origin_allows(const struct request *request)
{
	if (text_equal(request->fetch_site, "cross-site"))
		return false;
	if (request->origin != NULL)
		return request->host != NULL && is_ours(request->origin, request->host);
	if (request->referer != NULL)
		return request->host != NULL && is_ours(request->referer, request->host);
	return true;
}

const char *
guard_cookie(const struct request *request)
{
	const char *session = request_cookie(request, VISIT_SESSION_COOKIE);

	if (!text_empty(session))
		return session;
	return request_cookie(request, GUARD_VISITOR_COOKIE);
}

const char *
guard_token(struct arena *arena, const uint8_t key[32], const char *cookie)
{
	uint8_t mac[SECRET_DIGEST];

	secret_mac(key, arena_format(arena, "form token %s", cookie), mac);
	return secret_hex(arena, mac, sizeof(mac));
}

bool
guard_token_matches(struct arena *arena, const uint8_t key[32], const struct request *request)
{
	const char *cookie = guard_cookie(request), *sent = request_field(request, "token"), *wanted;

	if (text_empty(cookie) || sent == NULL)
		return false;
	wanted = guard_token(arena, key, cookie);
	return strlen(sent) == strlen(wanted) && secret_equal(sent, wanted, strlen(wanted));
}
