/* The program of the inspectors: permissions, forms, handlers, and what its pages share. */
#ifndef CGI_AUDIT_H
#define CGI_AUDIT_H

#include "casework/inspection.h"
#include "web/form.h"
#include "web/page.h"
#include "web/visit.h"

enum {
	PERMIT_READ = 1 << 0,		/* results: all of them, or those of one's own department */
	PERMIT_INSPECT = 1 << 1		/* opening, filling in and signing sheets */
};

extern const struct form_spec audit_open_form, audit_sheet_answer_form, audit_sheet_sign_form;

visit_handler audit_front, audit_export;
visit_handler audit_open, audit_open_post, audit_open_again;
visit_handler audit_sheet, audit_sheet_answer, audit_sheet_answer_again, audit_sheet_sign, audit_sheet_sign_again;
visit_handler audit_record, audit_record_print;
visit_handler audit_findings, audit_findings_export;
visit_handler audit_photo;
visit_handler audit_photo_post, audit_photo_again;

/* "森林湖一期 工程部": what is inspected, in the visitor's language. */
const char *audit_show_subject(const struct visit *, const struct audit *);

/*
 * Id, Version, Number, Checklist, Subject, Inspector, Opened, Signed, SignedBy,
 * Own, Whole, Score.*; checklist may be NULL.
 */
void audit_show_state(struct visit *, struct node *, const struct audit *, const struct checklist *);

/* Items.N of a sheet or record: words, points, score, deductions, note, photos; of a project who answers for it. */
void audit_show_items(struct visit *, const struct inspection *);

/* A rate in tenths of a percent as text: "86.7". */
const char *audit_show_rate(struct visit *, int tenths);

/* Options.Department and Options.Project of forms and filters; closed departments are left out of forms. */
enum fault audit_show_places(struct visit *, struct step *, bool open_alone) MUST_CHECK;

#endif
