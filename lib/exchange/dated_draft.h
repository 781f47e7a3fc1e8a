/* One event of a list while its columns and attributes are read. */
#ifndef EXCHANGE_DATED_DRAFT_H
#define EXCHANGE_DATED_DRAFT_H

#include "exchange/dated_list.h"

/* Where a value goes: the event being built and the names it may add to. */
struct dated_draft {
	struct dated_list	*list;
	struct replay_event	 event;
	enum duty_act		 duty_act;	/* DUTY_ACT__COUNT: it is an event of a case */
	const char		*duty;		/* "K17"; NULL */
	int32_t			 period;
	bool			 has_case;
};

/* An empty event at that line; what a finished one lacks, NULL when it is whole. */
struct dated_draft dated_draft_begin(struct dated_list *, int64_t line);
const char *dated_draft_lack(const struct dated_draft *);

/* Whether it is about a duty of the calendar, and then what it tells of that. */
bool dated_draft_is_duty(const struct dated_draft *);
struct replay_duty dated_draft_duty(const struct dated_draft *);

#endif
