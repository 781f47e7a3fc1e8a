/* The lists of the board and search over cases: a page of rows by key, and capped counts. */
#ifndef STORE_BOARD_STORE_H
#define STORE_BOARD_STORE_H

#include "rules/referral.h"
#include "rules/search.h"
#include "store/case_store.h"

enum board_list {
	BOARD_LIST_QUEUE,	/* everybody's cases in one queue */
	BOARD_LIST_HANDLER,	/* one handler's cases in one queue */
	BOARD_LIST_DEPARTMENT,	/* one department's cases in one queue */
	BOARD_LIST_ALERT,	/* warned or breached */
	BOARD_LIST_RETURNED,
	BOARD_LIST_COOPERATION,	/* what one department cooperates on, from one queue to another */
	BOARD_LIST_ALL,		/* newest first */
	BOARD_LIST_ALL_COOPERATION,	/* what one department cooperates on, newest first */
	BOARD_LIST__COUNT
};

/* A case that any other body has passed on. */
enum { BOARD_ANY_BODY = 1 + REFERRAL_BODY__COUNT };

/* What a list is narrowed to.  Numbers below 0, "" and 0 moments leave a filter out. */
struct board_filter {
	struct department_id	 department;
	const char		*category;
	int			 channel, urgency, level, alert;
	int			 body;		/* 1 + enum referral_body, BOARD_ANY_BODY; 0: leaves it out */
	int64_t			 from, until;	/* received, until is exclusive */
	const struct staff	*viewer;	/* what is kept from this person is left out */
};

/*
 * One page: rows after or before a key, in the order of the list.  The key of a row is (due_at,
 * or received_at for ALL; id).
 */
struct board_page {
	enum board_list		 list;
	enum queue		 queue;		/* QUEUE, HANDLER, DEPARTMENT; the first of COOPERATION */
	enum queue		 last;		/* COOPERATION */
	int			 alert;		/* ALERT: 1 warned, 2 breached */
	struct staff_id		 handler;
	struct department_id	 department;
	struct board_filter	 filter;
	bool			 backwards;	/* rows before the key, still given in the list's order */
	int64_t			 key_at;	/* 0: from the start */
	int64_t			 key_id;
	int			 limit;
};

/* Newest first, by the moment of receipt; the others by what is due first. */
bool board_newest_first(enum board_list);

/* The key of a row in this list, for the next page. */
int64_t board_key(enum board_list, const struct case_file *);

enum fault board_rows(struct db *, struct arena *, const struct board_page *, struct case_list *) MUST_CHECK;

/* Capped at 1,001 ("1,000+"). */
struct board_counts { int64_t queue[QUEUE__COUNT]; int64_t warned, breached, returned, mine, cooperating; };

/*
 * Everybody's counts, or one department's when it is not 0, with what it cooperates on; `mine` counts
 * what the handler answers for.
 */
enum fault board_counts(struct db *, struct arena *, struct department_id, const struct staff *viewer,
    struct board_counts *) MUST_CHECK;

/* What somebody handed in under channel department, the newest 50. */
enum fault board_handed_in(struct db *, struct arena *, const struct staff *, struct case_list *) MUST_CHECK;

/*
 * Cases that hold every word, newest first: of up to MANY_ROWS candidates,
 * or of all below `before` when `ids` is NULL.
 */
struct board_search {
	const char		*words[SEARCH_WORDS];	/* NULL when fewer */
	const int64_t		*ids;		/* up to MANY_ROWS candidates */
	size_t			 id_count;
	int			 first, last;	/* queues; below 0: any */
	struct staff_id		 handler;	/* 0: anybody's */
	struct department_id	 leading, cooperating;	/* 0: any */
	bool			 returned;	/* only what was returned */
	int			 limit;
	struct board_filter	 filter;
};
enum fault board_search(struct db *, struct arena *, const struct board_search *, struct case_list *) MUST_CHECK;

#endif
