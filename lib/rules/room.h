/* A room under management and somebody who lives there. */
#ifndef RULES_ROOM_H
#define RULES_ROOM_H

#include "rules/complaint.h"

/* Texts are never NULL; building, unit and room as the place rules normalise them. */
struct room {
	struct room_id	 id;
	int64_t		 project_id;
	const char	*project, *area, *building, *unit, *room;
	const char	*label;		/* how it is written on a page */
	const char	*resident, *phone, *relation;	/* "" when nobody is known */
};

#endif
