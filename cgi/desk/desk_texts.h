/* Standard texts and scripts of the procedure, filled with what is known of a case. */
#ifndef CGI_DESK_TEXTS_H
#define CGI_DESK_TEXTS_H

#include "casework/case_read.h"
#include "web/visit.h"

/* For whom texts are filled. */
struct desk_texts {
	const struct case_reading	*reading;	/* NULL: no case yet */
	enum language			 language;
	const char			*timetable;	/* NULL: it was not asked for */
	bool				 revealed;	/* the complainant's name in full */
};

/* The text in that language; what is not known yet stays in its braces, for the writer. */
const char *desk_texts_fill(struct visit *, const struct desk_texts *, const struct words *);

/* Texts.N.{Name,Text}: the scripts and canned texts beside these acts, and those that belong anywhere. */
void desk_texts_show(struct visit *, const struct desk_texts *, act_set acts);

#endif
