/* Room on the disk of the database. */
#ifndef STORE_ROOM_H
#define STORE_ROOM_H

#include "base/fault.h"

struct db;

/* Asks the server where its data are; called once a connection is open. */
enum fault room_find(struct db *) MUST_CHECK;

/*
 * FAULT_FULL when the disk of the data has little room left.  A server that
 * runs against the end of its disk in the middle of a large change cannot even
 * take it back and dies; so larger changes end before that, and what is left
 * is kept for reading and its log.  Without a folder that can be looked at
 * from here there is no opinion.
 */
enum fault room_check(const struct db *) MUST_CHECK;

#endif
