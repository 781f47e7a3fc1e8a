/* Sub-tasks of cases.  They change only while their case is locked. */
#ifndef STORE_TASK_STORE_H
#define STORE_TASK_STORE_H

#include "rules/task.h"
#include "store/db.h"

struct task_list { struct task *rows; size_t count; };

enum fault task_insert(struct db *, struct arena *, struct task *) MUST_CHECK;
enum fault task_save(struct db *, struct arena *, const struct task *) MUST_CHECK;

/* All of a case by number, and how many of them are open. */
enum fault tasks_of_case(struct db *, struct arena *, struct case_id, struct task_list *) MUST_CHECK;
enum fault tasks_open(struct db *, struct arena *, struct case_id, int64_t *count) MUST_CHECK;

/* What waits for this person, earliest first: the own, those of nobody in the department, and the own sent back. */
enum tasks_whose { TASKS_OWN, TASKS_DEPARTMENT, TASKS_BACK, TASKS_WHOSE__COUNT };
enum fault tasks_waiting(struct db *, struct arena *, enum tasks_whose, int64_t id, struct task_list *) MUST_CHECK;

#endif
