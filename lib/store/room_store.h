/* Projects, rooms and residents. */
#ifndef STORE_ROOM_STORE_H
#define STORE_ROOM_STORE_H

#include "rules/room.h"
#include "store/db.h"

/* One row for each resident of a room; a room without any has one row with empty names. */
struct room_list { struct room *rows; size_t count; };

/* At most `limit` rows each.  Unit "" is any unit; a phone and a name are found by their beginning. */
enum fault rooms_of_place(struct db *, struct arena *, const char *building, const char *unit, const char *room,
    size_t limit, struct room_list *) MUST_CHECK;
enum fault rooms_of_phone(struct db *, struct arena *, const char *digits, size_t limit,
    struct room_list *) MUST_CHECK;
enum fault rooms_of_resident(struct db *, struct arena *, const char *name, size_t limit,
    struct room_list *) MUST_CHECK;

/* One room with its first resident; FAULT_NOT_FOUND. */
enum fault room_load(struct db *, struct arena *, struct room_id, struct room *) MUST_CHECK;

/* The name of the project of a room, without anything personal; FAULT_NOT_FOUND. */
enum fault room_project(struct db *, struct arena *, struct room_id, const char **project) MUST_CHECK;

struct project { int64_t id; const char *name; int64_t rooms, residents; };
struct project_list { struct project *rows; size_t count; };
enum fault projects_load(struct db *, struct arena *, struct project_list *) MUST_CHECK;

/* The projects without counting, and up to ROOMS_OF_PLACE rooms at a place of one (0: any) without who lives there. */
enum { ROOMS_OF_PLACE = 8 };
struct place;
enum fault projects_load_names(struct db *, struct arena *, struct project_list *) MUST_CHECK;
enum fault rooms_of_project_place(struct db *, struct arena *, int64_t project, const struct place *,
    struct room_list *) MUST_CHECK;

/* A project's rooms in order of building, unit and room, `limit` rows from `offset`. */
enum fault rooms_of_project(struct db *, struct arena *, int64_t project, size_t offset, size_t limit,
    struct room_list *) MUST_CHECK;

/* Finds or adds, and says which; fills the ids of *room. */
enum fault project_put(struct db *, struct arena *, const char *name, int64_t *id, bool *added) MUST_CHECK;
enum fault room_put(struct db *, struct arena *, struct room *, bool *added) MUST_CHECK;

/* Adds the resident of a room, or brings the relation up to date. */
enum fault resident_put(struct db *, struct arena *, const struct room *, bool *added, bool *changed) MUST_CHECK;

#endif
