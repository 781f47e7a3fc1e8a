/* An investigation as a page shows it; shared with the archive, whose readings come from the sealed file. */
#ifndef CGI_VIEW_INQUIRY_H
#define CGI_VIEW_INQUIRY_H

#include "casework/case_read.h"
#include "casework/workbench.h"
#include "rules/escalation.h"
#include "web/visit.h"

/* What is shown, and how people and departments were called when it was filed: none for a case that is not. */
struct view_inquiry {
	const struct case_reading	*reading;
	const struct workbench		*inquiry;
	const struct staff		*people;	size_t person_count;
	const struct department		*departments;	size_t department_count;
};

/* Name of a person or department: as it was filed when there is a file, else (also for NULL) as it is now. */
const char *view_inquiry_person(const struct visit *, const struct view_inquiry *, struct staff_id);
const char *view_inquiry_department(const struct visit *, const struct view_inquiry *, struct department_id);

/*
 * Inquiry.{Records,Causes,Findings,Plans}, and the two drawings as Fishbone
 * and Whys, as templates/desk/inquiry.cs describes them.
 */
void view_inquiry(struct visit *, const struct view_inquiry *);

/* Escalations.N: to whom the case was reported up, and who has seen it. */
void view_inquiry_escalations(
    struct visit *, const struct view_inquiry *, const struct escalation *, size_t count);

#endif
