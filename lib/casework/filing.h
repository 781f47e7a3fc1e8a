/* Filing a case: its record as XML, sealed with a digest, and finding it again (PROCEDURE §27). */
#ifndef CASEWORK_FILING_H
#define CASEWORK_FILING_H

#include "casework/case_read.h"
#include "casework/effects.h"
#include "casework/emergencies.h"
#include "casework/outbox.h"
#include "casework/workbench.h"
#include "rules/escalation.h"
#include "rules/referral.h"
#include "rules/return_visit.h"

/*
 * Files a case that may be archived: writes the record, validates it, stores
 * it, reads it back and compares, moves the case to archived.  All in one
 * transaction; from then on nobody can change case or file.
 */
enum fault casework_archive(struct step *, struct case_id, int64_t version) MUST_CHECK;

/* A filed case as lists show it. */
struct filed {
	struct case_id		 id;
	const char		*number, *label, *complainant, *phone, *place, *category, *result, *sha256;
	enum complaint_type	 type;
	int64_t			 received_at, closed_at, filed_at, keep_until;
	const struct staff	*filed_by;
};

/* What an archivist looks for; "" and 0 leave a field out. */
struct filing_search {
	const char	*name, *phone, *place, *number, *category, *result, *words;
	int64_t		 from, until;	/* complaint date; until is exclusive */
	int64_t		 before;	/* id of the last row of the page before, 0 starts with the newest */
	int		 limit;
};
struct filing_result {
	const struct filed	*rows;
	size_t			 count;
	bool			 more;
	bool			 vain;	/* the words have nothing that could be looked for: search_is_vain() */
};
enum fault casework_find_filed(struct step *, const struct filing_search *, struct filing_result *) MUST_CHECK;

/*
 * A filed case, read from its sealed document and checked against the stored
 * digest; `intact` is false when the document is not what was sealed.
 */
struct filed_reading {
	struct filed		 filed;
	struct case_reading	 reading;	/* earlier and merged are empty */
	struct workbench	 inquiry;	/* empty in files from before it was filed, as are the next */
	const struct escalation	*escalations;	size_t escalation_count;
	const struct referral	*referrals;	size_t referral_count;
	struct emergency_reading emergency;	/* as the case had them: nothing may be done any more */
	const struct effect_view *effects;	size_t effect_count;	/* as they stood then */
	/* judged since then; no part of the file, which nobody writes any more */
	const struct effect_view *later;	size_t later_count;
	const struct outbox_message *messages;	size_t message_count;	/* to the complainant, without recipient */
	const struct return_visit *visits;	size_t visit_count;
	/* as they were called then: of a department name_en is "" */
	const struct staff	*people;	size_t person_count;
	const struct department	*departments;	size_t department_count;
	const struct procedure	*procedure;
	bool			 intact;
	const char		*document;	/* the XML itself */
	size_t			 length;
};
enum fault casework_read_filed(struct step *, struct case_id, struct filed_reading *) MUST_CHECK;

#endif
