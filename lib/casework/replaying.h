/* Replaying dated events through the rules, from a list or from the stored cases, under one procedure or two. */
#ifndef CASEWORK_REPLAYING_H
#define CASEWORK_REPLAYING_H

#include "base/name_index.h"
#include "casework/calendar_files.h"
#include "casework/casework.h"
#include "rules/replay.h"

/* What is replayed, and by which documents. */
struct replaying_request {
	/* its schema folder is also the procedure's; of stored cases the calendar in force, unless another is named */
	struct calendar_choice	 calendar;
	const char		*procedure;	/* path of its document; NULL: that of each stored case */
	const char		*compare;	/* path of another procedure; NULL: none */
	int64_t			 as_of;		/* 0: the latest moment of the events */
};

/* The events, and the names that their numbers stand for. */
struct replaying_events {
	struct replay_list	 told;
	const char		*path;		/* of the list; NULL: they are of stored cases */
	struct name_index	 cases, people, departments;
	struct replay_own	*own;		/* of each stored case: version, if asked for, and calendar */
	const struct procedure	*procedure;	/* in force where the cases are stored; NULL: none is */
	const struct calendar	*calendar;
	int64_t			 latest;
	bool			 cut;		/* there are more cases than were asked for */
};

/* One run, with the procedure it went by. */
struct replaying_run {
	struct procedure	procedure;
	const struct replay_own	*own;		/* where a case has another one; NULL: nowhere */
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
struct replaying_span {
	int64_t	from, until;
	size_t	most;		/* 0: all of them */
	bool	versions;	/* each with the version of the procedure that it was opened under */
};

/*
 * The events of the stored cases of a span, archived ones included, and of the
 * duties whose periods begin in it; people and departments by their names.
 * Without what the actor may not see.  FAULT_INPUT, logged, when a version of
 * the procedure cannot be read any more.  What is in force lives as long as the
 * casework is open and not refreshed.
 */
enum fault replaying_load(struct step *, const struct replaying_span *, struct replaying_events *) MUST_CHECK;

/*
 * Runs what has been read.  FAULT_INPUT with "path:line:column: message" lines
 * in *problem for a document that does not hold, with "path:line: message" for
 * a duty that no procedure of the request knows.
 */
enum fault replaying_run(struct arena *, const struct replaying_request *, struct replaying *,
    const char **problem) MUST_CHECK;

#endif
