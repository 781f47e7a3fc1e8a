/* Finding rooms while the caller speaks, and the list of rooms under management. */
#ifndef CASEWORK_ROOMS_H
#define CASEWORK_ROOMS_H

#include "casework/casework.h"
#include "rules/room.h"

enum { ROOMS_FOUND = 8 };

/*
 * Up to ROOMS_FOUND rooms for what was typed, one row a resident: a place
 * ("3-2-1201", also run together), four or more digits of a phone, or the
 * beginning of a resident's name.  Nothing found is no fault.  The search of
 * personal data is the caller's to log.
 */
enum fault rooms_find(struct step *, const char *typed, struct room **, size_t *count) MUST_CHECK;

/* One room by its id with its first resident; FAULT_NOT_FOUND. */
enum fault rooms_load(struct step *, struct room_id, struct room *) MUST_CHECK;

struct rooms_project { int64_t id; const char *name; int64_t rooms, residents; };
enum fault rooms_projects(struct step *, struct rooms_project **, size_t *count) MUST_CHECK;

/* For the public: the projects' names, and rooms at a typed place of a project (0: any) without who lives there. */
enum fault rooms_project_names(struct step *, struct rooms_project **, size_t *count) MUST_CHECK;
enum fault rooms_at(struct step *, int64_t project, const char *typed, struct room **, size_t *count) MUST_CHECK;

/* A page of a project's rooms. */
struct rooms_page { int64_t project; size_t offset, limit; };
enum fault rooms_list(struct step *, const struct rooms_page *, struct room **, size_t *count) MUST_CHECK;

#endif
