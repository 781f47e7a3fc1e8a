/* The archived case file as a document (PROCEDURE.md §27, S1 ch. 8), checked by schema/xml/case_file.xsd. */
#ifndef RECORD_CASE_FILE_XML_H
#define RECORD_CASE_FILE_XML_H

#include "record/xml.h"
#include "rules/deadline.h"
#include "rules/escalation.h"
#include "rules/event.h"
#include "rules/evidence.h"
#include "rules/effect.h"
#include "rules/emergency.h"
#include "rules/inquiry.h"
#include "rules/message.h"
#include "rules/referral.h"
#include "rules/return_visit.h"

/* A department as it was called when the case was filed. */
struct record_department {
	struct department_id	 id;
	const char		*code, *name;
};

/* An evaluation of what the measures of a plan did, as it stood when the case was filed. */
struct record_effect {
	int64_t			 id;
	int			 plan;
	const char		*measure, *project;
	struct department_id	 department;
	int64_t			 carried_out;	/* start of the local day */
	int			 days;
	enum effect_verdict	 verdict;
	const char		*reason;
	int64_t			 judged_at;
	struct staff_id		 judged_by;
	const char		*renewal;	/* number of the case in which it is analysed anew */
	struct effect_figures	 before, after;
};

/* A message to the complainant, as far as it had come when the case was filed; of its words the history tells. */
struct record_message {
	int64_t			 id;
	enum message_kind	 kind;
	enum delivery		 way;
	enum message_state	 state;
	int64_t			 at;		/* when it was written */
	int64_t			 sent_at;	/* when the other side took it over; 0: it has not */
};

/*
 * Everything that is filed of a case.  Handlers are the people who took part:
 * of each only id, name, title, department and roles are filed.  Of the case
 * row, what lists and running clocks need is left out, and what repeats the
 * complaint (number, times of receipt, category …) is filed once, there.
 */
struct case_record {
	struct complaint		 complaint;
	struct case_file		 file;
	const struct case_event		*events;	size_t event_count;
	const struct deadline		*deadlines;	size_t deadline_count;
	const struct evidence		*evidence;	size_t evidence_count;
	const struct staff		*handlers;	size_t handler_count;
	const struct record_department	*departments;	size_t department_count;

	/* The investigation and the reports to superiors; files from before these were filed have none. */
	const struct inquiry_record	*records;	size_t record_count;
	const struct cause		*causes;	size_t cause_count;
	const struct responsibility	*findings;	size_t finding_count;
	const struct plan		*plans;		size_t plan_count;
	const struct measure		*measures;	size_t measure_count;	/* those of all plans, in their order */
	const struct proof		*proofs;	size_t proof_count;
	const struct escalation		*escalations;	size_t escalation_count;
	const struct referral		*referrals;	size_t referral_count;	/* bodies that passed it on */

	/* The emergency response with task force and log, what was done at once, what the measures did; the same. */
	const struct emergency		*emergencies;	size_t emergency_count;
	const struct emergency_member	*members;	size_t member_count;
	const struct emergency_entry	*entries;	size_t entry_count;
	const struct urgent_measure	*urgent;	size_t urgent_count;
	const struct record_effect	*effects;	size_t effect_count;

	/* What the complainant was sent, and the tries and return visits, in the order of writing; the same. */
	const struct record_message	*messages;	size_t message_count;
	const struct return_visit	*visits;	size_t visit_count;
};

/*
 * Writes a record as XML in canonical form, so that equal records give equal
 * bytes and the digest of the file is the digest of its meaning.  The bytes
 * live in the arena.  FAULT_INPUT when a text cannot be held by XML or an
 * enum has no name; such a record was never stored by this product.
 */
enum fault case_file_xml_write(struct arena *, const struct case_record *, const char **bytes, size_t *length)
    MUST_CHECK;

/*
 * Reads a case file back, validated; texts live in the arena.  FAULT_INPUT
 * with one "file:line:column: message" a line in *problem: against the
 * schema, unknown names, events that are not numbered without gaps, a label
 * that says something else than the complaint, bytes not in canonical form.
 */
enum fault case_file_xml_read(struct arena *, const struct xml_schema *, const struct xml_source *,
    struct case_record *, const char **problem) MUST_CHECK;

/* True when both records would be filed alike: every member of every part, in order. */
bool case_record_same(const struct case_record *, const struct case_record *);

#endif
