/* A case as a page shows it: marks, the chip of its deadline, names of categories and departments. */
#ifndef CGI_VIEW_CASE_H
#define CGI_VIEW_CASE_H

#include "casework/casework.h"
#include "web/page.h"
#include "web/visit.h"

/*
 * Lays out what every list and page says of a case: Id, Version, Number,
 * Stage, Urgency, Severity, Risk, Level, Major, Returned, Reopened, Subject,
 * Category, Channel, Type, Department, Handler, Result, Flags, Received and
 * Deadline.  No personal data.
 */
void view_case_state(struct visit *, struct node *, const struct case_file *);

/* The names of a mask of enum complaint_flag, in the order of their weight; gives how many. */
enum { VIEW_CASE_FLAGS = 5 };
size_t view_case_flag_names(unsigned flags, const char *names[VIEW_CASE_FLAGS]);

/* The same as Flags.N.Name. */
void view_case_flags(struct node *, unsigned flags);

/* The same in words, for one cell: "media / safety" in the visitor's language. */
const char *view_case_flag_words(const struct visit *, unsigned flags);

/* <name>.{Days,Hours,Minutes} of a span in seconds, each at least 0. */
void view_case_span(struct node *, const char *name, int64_t seconds);

/* Words in the visitor's language; "" when there is none. */
const char *view_case_words(const struct visit *, const struct words *);
const char *view_case_category(const struct visit *, const char *category);
const char *view_case_person(const struct visit *, struct staff_id);

/* Options.Department.N.{Value,Word} that take cases, Options.Category.N.{Value,Word,Notice}. */
void view_case_departments(struct visit *);
void view_case_categories(struct visit *);

/* The department that this category goes to first; 0 when there is none. */
struct department_id view_case_suggested(const struct visit *, const char *category);

/* What a clock that stands beside the procedure is: "Sub-task"; NULL for any other. */
const char *view_case_side_clock(const struct visit *, const char *clock);

#endif
