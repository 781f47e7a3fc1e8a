/* Lists of dated events for replaying: delimited text, a spreadsheet, or XML (see anjuan-replay(1)). */
#ifndef EXCHANGE_DATED_LIST_H
#define EXCHANGE_DATED_LIST_H

#include "base/fault.h"
#include "base/name_index.h"
#include "rules/replay.h"

/* Everything in the list; events in the order of their lines. */
struct dated_list {
	struct replay_list	 told;
	size_t			 room, duty_room;
	struct name_index	 cases, people, departments;	/* a case's number is its `which` plus 1 */
	int64_t			 latest;	/* of all moments; 0 when there is none */
};

/*
 * Reads a list.  FAULT_INPUT comes with *problem "path:line: message" lines,
 * at most DATED_PROBLEMS of them: an unknown column, event or attribute, a
 * moment without its zone, a value that is none.  FAULT_NOT_FOUND and
 * FAULT_IO for the file itself.
 */
enum { DATED_PROBLEMS = 20 };
enum fault dated_list_read(struct arena *, const char *path, struct dated_list *, const char **problem) MUST_CHECK;

/* Adds one event at the end. */
void dated_list_add(struct dated_list *, const struct replay_event *);
void dated_list_add_duty(struct dated_list *, const struct replay_duty *);

#endif
