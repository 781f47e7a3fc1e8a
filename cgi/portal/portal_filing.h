/* What is being filed, as its form carries it from page to page. */
#ifndef CGI_PORTAL_FILING_H
#define CGI_PORTAL_FILING_H

#include "casework/register.h"
#include "casework/rooms.h"
#include "web/form.h"
#include "web/visit.h"

enum filing_field {
	FILING_PROJECT, FILING_ROOM_TEXT, FILING_ROOM, FILING_CATEGORY, FILING_TYPE, FILING_MATTER, FILING_REMEDY,
	FILING_ACCUSED, FILING_PHOTOS, FILING_BY_STAFF, FILING_ANONYMOUS, FILING_NAME,
	FILING_PHONE, FILING_KEY, FILING__COUNT
};

/* The form understood: room found, photos stored. */
struct filing {
	const struct room	*fitting;	/* what was typed may mean these */
	size_t			 fitting_count;
	const struct room	*rooms;		/* the same, or the one of them that was chosen */
	size_t			 room_count;
	const char		*project;	/* its name, "" when there is none */
	struct staged_files	 files;
	struct staff_id		 accused;	/* who of ours is complained about; 0: nobody that could be found */
};

/*
 * Stores the photos that came, finds the room, and checks what the form's
 * table cannot know; messages are put at the fields of visit->form.
 */
enum fault filing_read(struct visit *, struct filing *) MUST_CHECK;

/* Before a complaint is filed or joined: REFUSAL_FLOOD while too many came of one address (QUALITY S16). */
struct step;
enum fault filing_admit(struct step *) MUST_CHECK;

/*
 * Takes back what filing_read() counted against the address of whoever sends photos: the form was sent off.
 * The same form once more is no further complaint and takes back what filing_admit() counted.
 */
enum fault filing_sent(struct step *, const struct filing *) MUST_CHECK;

/* Lays out Projects, Options.Category, Lookup.Rooms and Lookup.Fitting for the form and the check page. */
enum fault filing_show(struct visit *, const struct filing *) MUST_CHECK;

#endif
