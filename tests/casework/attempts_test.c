/* Counted tries on a private MariaDB: one's own before those of others, and a closed guard that opens for who waits. */
#include "../store/server.h"

#include "casework/attempts.h"
#include "rules/attempt.h"

enum { NOON = 1795320000 };

static struct arena arena;
static struct casework *admin;

static int
start(void **state)
{
	(void)state;
	return server_start(NULL) == 0 && casework_open(&server.config, "admin", &admin) == FAULT_NONE ? 0 : -1;
}

static int
stop(void **state)
{
	casework_close(admin);
	arena_release(&arena);
	return server_stop(state);
}

/* Whether a try at this login from this address is looked at so many seconds after noon. */
static bool
tried(const char *login, const char *address, int64_t after)
{
	struct step step = { .casework = admin, .arena = &arena, .as = ROLE__COUNT, .now = NOON + after };
	const char *pair = arena_format(&arena, "%s %s", address, login);
	const struct guarded guards[] = {
		{ "pair", pair, ATTEMPT_LIMIT, true, NULL }, { "login", login, ATTEMPT_LIMIT, true, pair },
	};
	bool blocked = true;

	assert_int_equal(attempts_begin(&step, guards, COUNT(guards), &blocked), FAULT_NONE);
	return !blocked;
}

/* Closes the guard of a login from elsewhere; from then on it is tried whenever it opens. */
static void
close_guard(const char *login, int64_t after)
{
	while (tried(login, "stranger", after))
		;
}

static void
who_waits_gets_one_try(void **state)
{
	(void)state;
	close_guard("owner", 0);
	assert_false(tried("owner", "hotel", 0));
	for (int64_t after = 30; after < ATTEMPT_LONGEST; after += 30) {
		close_guard("owner", after);
		assert_false(tried("owner", "hotel", after));
	}
	close_guard("owner", ATTEMPT_LONGEST - 1);
	assert_false(tried("owner", "hotel", ATTEMPT_LONGEST - 1));
	assert_false(tried("owner", "other", ATTEMPT_LONGEST));
	assert_true(tried("owner", "hotel", ATTEMPT_LONGEST));
	assert_false(tried("owner", "hotel", ATTEMPT_LONGEST));
}

static void
who_has_failed_waits_with_the_others(void **state)
{
	(void)state;
	assert_true(tried("second", "hotel", 0));
	close_guard("second", 0);
	assert_false(tried("second", "hotel", 1));
	for (int64_t after = 30; after <= ATTEMPT_LONGEST + 60; after += 30)
		close_guard("second", after);
	assert_false(tried("second", "hotel", ATTEMPT_LONGEST + 61));
}

static void
who_comes_back_too_late_asks_anew(void **state)
{
	(void)state;
	close_guard("third", 0);
	assert_false(tried("third", "hotel", 0));
	for (int64_t after = 30; after <= ATTEMPT_MEMORY; after += 30)
		close_guard("third", after);
	assert_false(tried("third", "hotel", ATTEMPT_MEMORY));
	for (int64_t after = ATTEMPT_MEMORY; after <= ATTEMPT_MEMORY + ATTEMPT_LONGEST; after += 30)
		close_guard("third", after);
	assert_true(tried("third", "hotel", ATTEMPT_MEMORY + ATTEMPT_LONGEST));
}

/* Many addresses that wait are no way round the guard: so many tries, then these wait, too. */
static void
patience_has_its_limit(void **state)
{
	int looked_at = 0;

	(void)state;
	close_guard("fourth", 0);
	for (int i = 0; i < 3 * ATTEMPT_PATIENT; i++)
		assert_false(tried("fourth", arena_format(&arena, "many %d", i), 1));
	for (int64_t after = 30; after <= ATTEMPT_LONGEST; after += 30)
		close_guard("fourth", after);
	for (int i = 0; i < 3 * ATTEMPT_PATIENT; i++)
		looked_at += tried("fourth", arena_format(&arena, "many %d", i), ATTEMPT_LONGEST + 1) ? 1 : 0;
	assert_int_equal(looked_at, ATTEMPT_PATIENT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_waits_gets_one_try), cmocka_unit_test(who_has_failed_waits_with_the_others),
		cmocka_unit_test(who_comes_back_too_late_asks_anew), cmocka_unit_test(patience_has_its_limit),
	};

	return cmocka_run_group_tests_name("attempts", tests, start, stop);
}
