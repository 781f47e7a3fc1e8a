#include "casework/joining.h"

#include "base/date.h"
#include "casework/inside.h"
#include "store/joined_store.h"
#include "base/banned.h"

enum { JOINING_DAYS = 8 };	/* one more than the hint looks back, for who thinks a while */

enum fault
joining_count(struct step *step, struct case_id id, int64_t *count)
{
	return joined_count(step->casework->db, step->arena, id, count);
}

enum fault
joining_add(struct step *step, struct case_id id, const char *visitor)
{
	uint8_t digest[SECRET_DIGEST];
	struct case_file c;
	enum fault fault = case_load(step->casework->db, step->arena, id, false, &c);

	step->refusal = REFUSAL_NONE;
	if (fault == FAULT_NOT_FOUND || (fault == FAULT_NONE && (!stage_is_open(c.stage) ||
	    c.received_at < step->now - (int64_t)JOINING_DAYS * DATE_DAY))) {
		step->refusal = REFUSAL_NOT_FOUND;
		return FAULT_NONE;
	}
	if (fault != FAULT_NONE)
		return fault;
	secret_mac(step->casework->key, arena_format(step->arena, "joined %s", visitor), digest);
	return joined_insert(step->casework->db, step->arena, id, digest, step->now);
}
