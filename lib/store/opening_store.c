#include "store/opening_store.h"

#include <string.h>

#include "base/arena.h"
#include "store/case_store.h"
#include "store/case_text_store.h"
#include "store/common_store.h"
#include "store/deadline_store.h"
#include "store/event_store.h"
#include "store/follow_up_store.h"
#include "base/banned.h"

/* By how many deadlines it takes; see statement/opening.def. */
enum { AT_ONCE = 4 };
static const enum statement statements[AT_ONCE + 1] = { STATEMENT_OPENING_0, STATEMENT_OPENING_1,
	STATEMENT_OPENING_2, STATEMENT_OPENING_3, STATEMENT_OPENING_4 };
static const enum statement told[AT_ONCE + 1] = { STATEMENT_OPENING_TOLD_0, STATEMENT_OPENING_TOLD_1,
	STATEMENT_OPENING_TOLD_2, STATEMENT_OPENING_TOLD_3, STATEMENT_OPENING_TOLD_4 };

static void
begin_chain(struct case_event *event, struct case_id id)
{
	event->case_id = id;
	event->number = 1;
	memset(event->previous, 0, SECRET_DIGEST);
	event_digest(event, event->digest);
}

enum fault
opening_insert(struct db *db, struct arena *arena, struct opening *o)
{
	size_t at_once = o->deadline_count < AT_ONCE ? o->deadline_count : AT_ONCE;
	struct query *query = db_query(db, arena, o->message == NULL ? statements[at_once] : told[at_once]);
	struct case_id id = o->file->id;
	enum fault fault;

	begin_chain(&o->event, id);
	for (size_t i = 0; i < o->deadline_count; i++) {
		/* A first try that was undone may have left an id. */
		o->deadlines[i].id = 0;
		o->deadlines[i].case_id = id;
	}
	submission_bind(query, o->once, o->result, o->at);
	case_bind(query, o->file);
	event_bind(query, &o->event);
	follow_up_bind(query, id, o->code, (struct staff_id){ 0 }, o->at);
	case_text_bind(query, id, o->text);
	bind_number(query, id.value);
	for (size_t i = 0; i < at_once; i++)
		deadline_bind(query, &o->deadlines[i]);
	if (o->message != NULL)
		outbox_bind(query, o->message);
	fault = db_run(query);
	for (size_t i = at_once; i < o->deadline_count && fault == FAULT_NONE; i++)
		fault = deadline_put(db, arena, &o->deadlines[i]);
	return fault;
}
