/* For tests of casework: the accounts over one private MariaDB, a time that the test moves, and who does a step. */
#ifndef TESTS_CASEWORK_PEOPLE_H
#define TESTS_CASEWORK_PEOPLE_H

#include "base/date.h"
#include "installed.h"

static struct casework *desk, *clockd, *owner;
static struct arena arena;
static int64_t now;

static inline int64_t
moment(const char *text)
{
	int64_t at = 0;

	assert_true(date_read_moment(text, 0, &at));
	return at;
}

/* A step of this member of staff, or of the clock when it is 0, with a key of its own. */
static inline struct step
step_of(struct casework *casework, int64_t staff)
{
	static int key;

	return (struct step){
		.casework = casework, .arena = &arena, .actor = casework_staff(desk, (struct staff_id){ staff }),
		.as = staff == 0 ? ROLE_CLOCK : ROLE__COUNT, .now = now, .once = arena_format(&arena, "key-%d", key++),
		.visit = "test", .address = "127.0.0.1",
	};
}

static inline bool
open_accounts(void)
{
	return casework_open(&server.config, "owner", &owner) == FAULT_NONE &&
	    casework_open(&server.config, "desk", &desk) == FAULT_NONE &&
	    casework_open(&server.config, "clockd", &clockd) == FAULT_NONE;
}

/* A minute later both programs know what is in force. */
static inline bool
know_in_a_minute(void)
{
	now += DATE_MINUTE;
	return casework_refresh(desk, now) == FAULT_NONE && casework_refresh(clockd, now) == FAULT_NONE;
}

static inline int
stop(void **state)
{
	casework_close(owner);
	casework_close(desk);
	casework_close(clockd);
	arena_release(&arena);
	return server_stop(state);
}

#endif
