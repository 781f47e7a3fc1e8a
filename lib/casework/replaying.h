/* Replaying dated events through the rules, from a list or from the stored cases, under one procedure or two. */
#ifndef CASEWORK_REPLAYING_H
#define CASEWORK_REPLAYING_H

#include "base/name_index.h"
#include "casework/calendar_files.h"
#include "casework/casework.h"
#include "rules/replay.h"

/* What is replayed, and by which documents. */
struct replaying_request {
	struct calendar_choice	 calendar;	/* its schema folder is also the procedure's */
	const char		*procedure;	/* path of its document */
	const char		*compare;	/* path of another procedure; NULL: none */
	int64_t			 as_of;		/* 0: the latest moment of the events */
};

/* The events, and the names that their numbers stand for. */
struct replaying_events {
	struct replay_event	*events;
	size_t			 count;
	struct name_index	 cases, people, departments;
	int64_t			 latest;
	bool			 cut;		/* there are more cases than were asked for */
};

/* One run, with the procedure it went by. */
struct replaying_run {
	struct procedure	procedure;
	struct replay_result	result;
};

struct replaying {
	struct replaying_events	events;
	struct replaying_run	run;
	struct replaying_run	other;		/* under request->compare */
	bool			compared;
};

/*
 * Reads a list of events (exchange/dated_list.h).  FAULT_INPUT with
 * "path:line: message" lines in *problem; nothing else is done then.
 */
enum fault replaying_read(struct arena *, const char *path, struct replaying_events *, const char **problem) MUST_CHECK;

/* Stored cases by the moment of their receipt: from `from` until `until` (exclusive), oldest first. */
struct replaying_span { int64_t from, until; size_t most; };	/* most 0: all of them */

/*
 * The events of the stored cases of a span, archived ones included; people and
 * departments by their names.  Without the cases that the actor may not see.
 */
enum fault replaying_load(struct step *, const struct replaying_span *, struct replaying_events *) MUST_CHECK;

/*
 * Runs what has been read.  FAULT_INPUT with "path:line:column: message" lines
 * in *problem for a document that does not hold.
 */
enum fault replaying_run(struct arena *, const struct replaying_request *, struct replaying *,
    const char **problem) MUST_CHECK;

#endif
