/* Calendars out of files of three kinds: our own XML, holidays as JSON, iCalendar. */
#ifndef CASEWORK_CALENDAR_FILES_H
#define CASEWORK_CALENDAR_FILES_H

#include "base/fault.h"
#include "rules/calendar.h"

/* A file in memory: its name says what it is (.xml, .json, .ics), else how it begins does. */
struct calendar_file { const char *name, *bytes; size_t length; };

/*
 * Reads one file that is in memory.  `schema` is the folder with xml/calendar.xsd.
 * A year's file without days gives a calendar without notices.  FAULT_INPUT with
 * "name:line:column: message" lines in *problem.
 */
enum fault calendar_files_parse(struct arena *, const char *schema, const struct calendar_file *, struct calendar *,
    const char **problem) MUST_CHECK;

/*
 * Reads a file, or every *.xml, *.json and *.ics of a folder in the order of
 * their names, each laid over those before; a JSON Schema in the folder is
 * passed over.  *problem says what is wrong on every fault: FAULT_INPUT also for
 * a folder without such files, FAULT_NOT_FOUND, FAULT_IO, FAULT_TOO_LARGE.
 */
enum fault calendar_files_read(struct arena *, const char *schema, const char *path, struct calendar *,
    const char **problem) MUST_CHECK;

/* The shipped calendar, or the named one in its place, with the shipped office hours where that says none. */
struct calendar_choice { const char *schema, *shipped, *named; };
enum fault calendar_files_choose(struct arena *, const struct calendar_choice *, struct calendar *,
    const char **problem) MUST_CHECK;

/*
 * Parses an open file from its start, such as one that was sent with a form: `name`
 * is what messages call it.  FAULT_TOO_LARGE as above.
 */
struct step;
enum fault calendar_files_kept(struct step *, const char *name, int descriptor, struct calendar *,
    const char **problem) MUST_CHECK;

#endif
