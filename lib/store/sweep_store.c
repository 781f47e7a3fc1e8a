#include "store/sweep_store.h"

#include "base/banned.h"

enum fault
sweep_old(struct db *db, struct arena *arena, const struct kept_since *since)
{
	const struct { enum statement statement; int64_t before; } sweeps[] = {
		{ STATEMENT_SWEEP_SESSIONS, since->sessions },
		{ STATEMENT_SWEEP_ATTEMPTS, since->attempts },
		{ STATEMENT_SWEEP_SUBMISSIONS, since->submissions },
		{ STATEMENT_SWEEP_ANSWERS, since->answers },
		{ STATEMENT_SWEEP_NOTICES, since->notices },
	};
	enum fault fault = FAULT_NONE;

	for (size_t i = 0; i < sizeof(sweeps) / sizeof(sweeps[0]) && fault == FAULT_NONE; i++) {
		struct query *query = db_query(db, arena, sweeps[i].statement);

		bind_moment(query, sweeps[i].before);
		fault = db_run(query);
	}
	return fault;
}
