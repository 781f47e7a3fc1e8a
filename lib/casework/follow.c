#include "casework/follow.h"

#include <string.h>

#include "base/text.h"
#include "casework/attempts.h"
#include "casework/inside.h"
#include "casework/once.h"
#include "exchange/qr.h"
#include "rules/attempt.h"
#include "rules/number.h"
#include "store/follow_up_store.h"
#include "base/banned.h"

enum { GUARDS = 1, NUMBER_CHARACTERS = 40, CODE_CHARACTERS = 80 };

struct succeeding {
	struct step		*step;
	const struct guarded	*guards;
};

static enum fault
succeed_in_transaction(struct db *db, void *context)
{
	const struct succeeding *s = context;

	(void)db;
	return attempts_succeed(s->step, s->guards, GUARDS);
}

/* The number as it is stored; what cannot be one stays as typed, so that it is counted like any other. */
static const char *
fold_number(struct arena *arena, const char *typed)
{
	struct case_number number;

	typed = text_cut(arena, text_trim(arena, typed), NUMBER_CHARACTERS);
	if (!case_number_read(arena, typed, &number))
		return typed;
	return case_number_format(arena, number.prefix, number.year, number.counter);
}

static const char *
pass_mac(const struct step *step, const char *body)
{
	uint8_t mac[SECRET_DIGEST];

	secret_mac(step->casework->key, arena_format(step->arena, "pass %s", body), mac);
	return secret_hex(step->arena, mac, sizeof(mac));
}

/* The case, until when, and under which code; sealed. */
static const char *
make_pass(const struct step *step, struct case_id id, const char *code)
{
	uint8_t digest[SECRET_DIGEST];
	const char *body;

	casework_code_digest(step, code, digest);
	body = arena_format(step->arena, "%lld.%lld.%s", (long long)id.value, (long long)(step->now + FOLLOW_LONGEST),
	    secret_hex(step->arena, digest, sizeof(digest)));
	return arena_format(step->arena, "%s.%s", body, pass_mac(step, body));
}

enum fault
follow_open(struct step *step, const char *number, const char *code, const char **pass)
{
	const char *folded = fold_number(step->arena, number);
	/* By address alone: a number can be known to a neighbour, who must not be able to lock the complainant out. */
	const struct guarded guards[GUARDS] = {
		{ "follow", step->address == NULL ? "" : step->address, ATTEMPT_ADDRESS_LIMIT, false, NULL },
	};
	struct succeeding succeeding = { .step = step, .guards = guards };
	struct case_file c;
	bool blocked = false;
	enum fault fault = attempts_begin(step, guards, GUARDS, &blocked);

	if (fault != FAULT_NONE)
		return fault;
	code = text_cut(step->arena, code, CODE_CHARACTERS);
	fault = casework_follow(step, folded, code, &c);
	if (blocked)
		step->refusal = REFUSAL_CODE;
	if (fault != FAULT_NONE || step->refusal != REFUSAL_NONE)
		return fault;
	*pass = make_pass(step, c.id, secret_code_fold(step->arena, code));
	return casework_transact(step, succeed_in_transaction, &succeeding, NULL);
}

static bool
read_hex(const char *hex, uint8_t digest[SECRET_DIGEST])
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < SECRET_DIGEST; i++) {
		const char *high = hex[2 * i] == '\0' ? NULL : strchr(digits, hex[2 * i]);
		const char *low = high == NULL || hex[2 * i + 1] == '\0' ? NULL : strchr(digits, hex[2 * i + 1]);

		if (low == NULL)
			return false;
		digest[i] = (uint8_t)((high - digits) << 4 | (low - digits));
	}
	return hex[2 * (size_t)SECRET_DIGEST] == '\0';
}

/* The next piece up to a full stop; *rest is NULL after the last. */
static const char *
next_piece(struct arena *arena, const char **rest)
{
	const char *start = *rest, *stop = start == NULL ? NULL : strchr(start, '.');

	if (start == NULL)
		return "";
	*rest = stop == NULL ? NULL : stop + 1;
	return stop == NULL ? start : arena_copy_bytes(arena, start, (size_t)(stop - start));
}

enum fault
follow_find(struct step *step, const char *pass, struct case_id *id)
{
	const char *seal = pass == NULL ? NULL : strrchr(pass, '.'), *expected, *rest;
	uint8_t digest[SECRET_DIGEST];
	int64_t until = 0;
	bool matches = false;
	enum fault fault;

	if (seal == NULL)
		return FAULT_NOT_FOUND;
	rest = arena_copy_bytes(step->arena, pass, (size_t)(seal - pass));
	expected = pass_mac(step, rest);
	if (strlen(seal + 1) != strlen(expected) || !secret_equal(seal + 1, expected, strlen(expected)) ||
	    !text_number(next_piece(step->arena, &rest), &id->value) ||
	    !text_number(next_piece(step->arena, &rest), &until) || until < step->now ||
	    !read_hex(next_piece(step->arena, &rest), digest))
		return FAULT_NOT_FOUND;
	fault = follow_up_matches(step->casework->db, step->arena, *id, digest, &matches);
	return fault == FAULT_NONE && !matches ? FAULT_NOT_FOUND : fault;
}

enum fault
follow_receipt(struct step *step, const char *once, struct registered *registered)
{
	uint8_t digest[SECRET_DIGEST];
	bool matches = false;
	enum fault fault = FAULT_NOT_FOUND;

	/* Keys of clerks' pages and of mails are no proof of having filed anything. */
	if (once_is_of(once, "portal"))
		fault = casework_registered(step, once, registered);
	if (fault != FAULT_NONE)
		return fault;
	if (text_empty(registered->number))
		return FAULT_NOT_FOUND;
	casework_code_digest(step, registered->code, digest);
	fault = follow_up_matches(step->casework->db, step->arena, registered->id, digest, &matches);
	if (!matches)
		registered->code = "";
	return fault;
}

enum fault
follow_link_draw(struct step *step, const char *number, struct follow_link *link)
{
	const struct config *config = step->casework->config;
	struct qr qr;
	enum fault fault;

	link->url = arena_format(step->arena, "%s%s/portal/follow?number=%s", config->public_url, config->base_path,
	    number);
	if ((fault = qr_draw(step->arena, link->url, &qr)) != FAULT_NONE)
		return fault;
	link->path = qr.path;
	link->size = qr.size;
	return FAULT_NONE;
}
