/* A number that all processes of this machine see: it grows whenever something changed. */
#ifndef BASE_SHARED_COUNT_H
#define BASE_SHARED_COUNT_H

#include <stdint.h>

struct shared_count { _Atomic uint64_t *value; };	/* NULL: there is none, and nothing may be remembered */

/*
 * Opens or makes the file and maps it.  Where that fails (another owner, a
 * full disk) the count stays without a value; whoever asks then takes
 * everything for changed.
 */
struct shared_count shared_count_open(const char *path);
void shared_count_close(struct shared_count *);

void shared_count_add(struct shared_count *);

/* The current value; 0 when there is none. */
uint64_t shared_count_value(const struct shared_count *);

#endif
