/* What is waiting, for whom: the views of the board. */
#ifndef CASEWORK_BOARD_H
#define CASEWORK_BOARD_H

#include "casework/casework.h"

enum board_view {
	BOARD_DISPATCH,		/* 待派发 */
	BOARD_MINE,		/* 我的待办 */
	BOARD_WARNED,		/* 即将到期 */
	BOARD_BREACHED,		/* 已超期 */
	BOARD_CONFIRMING,	/* 待确认 */
	BOARD_VISITING,		/* 待回访 */
	BOARD_RETURNED,		/* 被退回 */
	BOARD_FILING,		/* 待归档 */
	BOARD_COOPERATING,	/* 协同办理: the department cooperates on them */
	BOARD_ALL,		/* 全部 */
	BOARD_VIEW__COUNT
};

struct board_request {
	enum board_view		 view;
	struct department_id	 department;	/* filters: 0, "" and -1 leave them out */
	const char		*category;
	int			 channel, urgency, level;
	/* that passed it on: 1 + enum referral_body, one more for any; 0: leaves it out */
	int			 body;
	int64_t			 from, until;	/* received; until is exclusive */
	const char		*words;		/* searches instead of listing when not empty */
	int64_t			 key_at, key_id;	/* of the last (or first) row of the page before; 0 starts */
	bool			 backwards;
	int			 limit;		/* 1–200 */
};

struct board_result {
	const struct case_file	*rows;		/* what lists show; casework_read() has the rest of a case */
	size_t			 count;
	bool			 older, newer;	/* there are rows after and before */
	bool			 vain;		/* the words have nothing that could be looked for: search_is_vain() */
	int64_t			 first_at, first_id, last_at, last_id;	/* keys for the pages beside this one */
};

/* Lists what this person may see; handlers and managers see the cases their department leads or cooperates on. */
enum fault casework_board(struct step *, const struct board_request *, struct board_result *) MUST_CHECK;

/* To read a whole list: from its first row, so many at a time; and on to the next page, false when there is none. */
void board_rewind(struct board_request *, int limit);
bool board_turn(struct board_request *, const struct board_result *);

/* How many wait in each view, capped at 1,001. */
enum fault casework_board_counts(struct step *, int64_t counts[BOARD_VIEW__COUNT]) MUST_CHECK;

const char *board_view_name(enum board_view);	/* "dispatch", "mine" …; reading nonsense gives BOARD_VIEW__COUNT */
enum board_view board_view_read(const char *);

#endif
