/* Emergencies and urgent measures as pages show them; shared with the archive, which reads them from the file. */
#ifndef CGI_VIEW_EMERGENCY_H
#define CGI_VIEW_EMERGENCY_H

#include "casework/emergencies.h"
#include "web/page.h"
#include "web/visit.h"

/* What is shown, and how people were called when it was filed: none for a case that is not. */
struct view_emergency {
	struct visit			*visit;
	const struct emergency_reading	*reading;
	const struct staff		*people;	size_t person_count;
};

/* "周建平 总经理" below that name; nothing for nobody. */
void view_emergency_person(const struct view_emergency *, struct node *, const char *name, struct staff_id);

/* State, Number, {Reported,Started,Lifted,Evaluated}.*, …By, Reason, Orders, LiftReason, Effect, Lessons, … */
void view_emergency_steps(const struct view_emergency *, struct node *, const struct emergency *);

/* N.{Person,Leads,Duty,Named.*,Released.*} of the task force of one emergency. */
void view_emergency_members(const struct view_emergency *, struct node *list, int64_t emergency);

/* N.{Talk,At.*,With,Text,Next,MadeBy,Made.*,State} of its log, as it was written or turned round. */
void view_emergency_log(const struct view_emergency *, struct node *list, int64_t emergency, bool newest_first);

/* N.{Id,Kind,Text,Amount,OrderedBy,Ordered.*,MadeBy,Result,ResultBy,ResultAt.*}: what was done at once. */
void view_emergency_measures(const struct view_emergency *, struct node *list);

#endif
