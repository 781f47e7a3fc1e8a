/* Files that come with forms: stored, kept while the form is not right, and given to the act that links them. */
#ifndef CGI_VIEW_FILES_H
#define CGI_VIEW_FILES_H

#include "casework/files.h"
#include "web/visit.h"

/* What the files of a field are. */
struct view_files {
	struct sent_file	 as;		/* origin, public, receipt and note of each */
	bool			 pictures;	/* nothing else is taken */
};

/*
 * What was kept from an earlier sending of the form and what came now, in this
 * order, stored.  What is not taken, and what was kept and is gone, is said at
 * the field: then visit->form is not valid any more, and the form is to be
 * shown again with the rest.
 */
enum fault view_files_take(struct visit *, size_t field, const struct view_files *, struct staged_files *) MUST_CHECK;

/*
 * For the `frame` of a program: when a form with files is shown again, stores
 * what nobody took, and lays out Form.<field>.{Names,Left}, Form.<field>.Kept.N.
 * {Position,Name,Piece,Shown} and Form.KeptPath for the macro kept().
 */
enum fault view_files_keep(struct visit *) MUST_CHECK;

/* The address with ?kept=<piece> that shows a kept picture; false when it was not asked for one. */
bool view_files_asked(const struct visit *);
enum fault view_files_answer(struct visit *) MUST_CHECK;

#endif
