/* ZIP containers (XLSX and other office files), opened with distrust. */
#ifndef EXCHANGE_PACKAGE_READ_H
#define EXCHANGE_PACKAGE_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct arena;
struct package;
struct package_part;

/*
 * Opens the container in a seekable descriptor, which stays the caller's, and
 * checks every entry's size before anything is unpacked.  *reason as in
 * sheet_open(): "damaged" or "bomb".
 */
enum fault package_open(struct arena *, int descriptor, struct package **, const char **reason) MUST_CHECK;
void package_close(struct package *);

/* Whether a part of that name is there; a leading slash does not matter. */
bool package_has(const struct package *, const char *name);

/* Whether any part's name ends so. */
bool package_has_ending(const struct package *, const char *ending);

/* Opens a part for reading; FAULT_NOT_FOUND when it is not there. */
enum fault package_part_open(struct package *, struct arena *, const char *name, struct package_part **) MUST_CHECK;

/*
 * Unpacks up to `room` bytes; *length is 0 at the end.  FAULT_INPUT: damaged; FAULT_TOO_LARGE:
 * it lied about its size.
 */
enum fault package_part_read(struct package_part *, char *bytes, size_t room, size_t *length) MUST_CHECK;

/* How much of the part has been unpacked, 0 to 1000. */
int package_part_progress(const struct package_part *);

void package_part_close(struct package_part *);

#endif
