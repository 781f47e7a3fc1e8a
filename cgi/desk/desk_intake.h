/* The sheet of intake and what it says (PROCEDURE §5). */
#ifndef CGI_DESK_INTAKE_H
#define CGI_DESK_INTAKE_H

#include "casework/register.h"
#include "rules/room.h"
#include "web/form.h"
#include "web/visit.h"

enum desk_intake_field {
	INTAKE_CHANNEL, INTAKE_RECEIVED_AT, INTAKE_TYPE, INTAKE_CATEGORY,
	INTAKE_ROOM, INTAKE_ROOM_CHOICE, INTAKE_ROOM_TEXT, INTAKE_PLACE,
	INTAKE_COMPLAINANT, INTAKE_PHONE, INTAKE_CONTACT, INTAKE_KIND, INTAKE_ANONYMOUS,
	INTAKE_SUBJECT, INTAKE_MATTER, INTAKE_REMEDY,
	INTAKE_SEVERITY, INTAKE_URGENCY, INTAKE_RISK, INTAKE_FLAGS, INTAKE_MAJOR,
	INTAKE_MOOD, INTAKE_PRESENT_STATE, INTAKE_SERVICE_ITEM, INTAKE_SERVICE_STAFF, INTAKE_SERVICE_TIME,
	INTAKE_ACCUSED, INTAKE_EVENT_AT, INTAKE_EVENT_PLACE, INTAKE_PRODUCT, INTAKE_AMOUNT, INTAKE_AGREED_UNTIL,
	INTAKE_FOREIGN_NUMBER, INTAKE_BODY, INTAKE_OFFICE, INTAKE_SET_AT, INTAKE_FOREIGN_UNTIL,
	INTAKE_VEHICLE, INTAKE_REMARKS,
	INTAKE_FIELDS
};

/*
 * What a valid sheet registers, received by the actor.  A room with id 0 is
 * none; a place that was left empty is the room's, or what was typed for it.
 * `terms` is filled in when another body passed it on.
 */
void desk_intake_read(struct visit *, const struct room *, struct registration *,
    struct referral_terms *terms);

#endif
