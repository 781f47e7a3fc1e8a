/* Case files in the database.  All need an open transaction unless they only read. */
#ifndef STORE_CASE_STORE_H
#define STORE_CASE_STORE_H

#include "rules/case.h"
#include "store/db.h"

/* Binds one row of an INSERT, for statements of one row or many. */
void case_bind(struct query *, const struct case_file *);

/* Binds NOT_ABOUT_VIEWER: what case_barred() keeps from this person. */
void case_bind_viewer(struct query *, struct arena *, const struct staff *viewer);

/* Inserts the state of a new case (version 1); its id is its complaint's. */
enum fault case_insert(struct db *, struct arena *, const struct case_file *) MUST_CHECK;

/* Loads a case; `locked` keeps others out until the transaction ends.  Texts live in the arena. */
enum fault case_load(struct db *, struct arena *, struct case_id, bool locked, struct case_file *) MUST_CHECK;

/* The same with word of what else is stored of the case. */
enum fault case_load_to_read(struct db *, struct arena *, struct case_id, struct case_file *,
    struct case_belongings *) MUST_CHECK;
enum fault case_load_number(struct db *, struct arena *, const char *number, struct case_file *) MUST_CHECK;

/*
 * Saves if nobody did since it was read, counts the version up, and moves it in the lists of
 * cooperating departments; FAULT_CONFLICT otherwise.
 */
enum fault case_save(struct db *, struct arena *, struct case_file *) MUST_CHECK;

/* Saves only the marks of the clock daemon, leaving the version alone. */
enum fault case_save_alert(struct db *, struct arena *, const struct case_file *) MUST_CHECK;

/* Short lists shown beside a form: earlier cases of a room or phone, open ones alike, those merged into one. */
struct case_list { struct case_file *rows; size_t count; };
enum fault cases_of_room(struct db *, struct arena *, struct room_id, struct case_list *) MUST_CHECK;
enum fault cases_of_phone(struct db *, struct arena *, const char *phone, struct case_list *) MUST_CHECK;
enum fault cases_alike(struct db *, struct arena *, const char *category, struct room_id, int64_t since,
    struct case_list *) MUST_CHECK;
enum fault cases_merged_into(struct db *, struct arena *, struct case_id, struct case_list *) MUST_CHECK;

/* Cases received from `from` until `until` (exclusive), oldest first, after the one of that moment and id. */
struct received_page { int64_t from, until, after_at; struct case_id after; int64_t limit; };
enum fault cases_received(struct db *, struct arena *, const struct received_page *, struct case_list *) MUST_CHECK;

/* Reads every row of a selection of CASE_COLUMNS. */
enum fault case_rows(struct query *, struct arena *, struct case_list *) MUST_CHECK;

#endif
