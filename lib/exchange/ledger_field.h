/* From the cells of one row to the fields of a case, by a mapping compiled against the header. */
#ifndef EXCHANGE_LEDGER_FIELD_H
#define EXCHANGE_LEDGER_FIELD_H

#include "exchange/ledger.h"
#include "exchange/ledger_date.h"

enum field {
	FIELD_FOREIGN_NUMBER, FIELD_RECEIVED_AT, FIELD_COMPLAINANT, FIELD_CONTACT, FIELD_PROJECT, FIELD_AREA,
	FIELD_BUILDING, FIELD_UNIT, FIELD_ROOM, FIELD_PLACE, FIELD_CHANNEL, FIELD_TYPE, FIELD_CATEGORY, FIELD_SUBJECT,
	FIELD_MATTER, FIELD_MOOD, FIELD_PRESENT_STATE, FIELD_REMEDY, FIELD_SERVICE_ITEM, FIELD_SERVICE_STAFF,
	FIELD_SERVICE_TIME, FIELD_ACCUSED, FIELD_EVENT_AT, FIELD_EVENT_PLACE, FIELD_PRODUCT, FIELD_AMOUNT,
	FIELD_AGREED_UNTIL, FIELD_VEHICLE, FIELD_REMARKS, FIELD_COMPLAINANT_KIND, FIELD_SEVERITY, FIELD_URGENCY,
	FIELD_RISK, FIELD_VALIDITY, FIELD_STATUS, FIELD_DEPARTMENT, FIELD_HANDLER, FIELD_RECEIVER, FIELD_RESULT,
	FIELD_BODY, FIELD_BODY_NUMBER,
	FIELD_BODY_UNTIL, FIELD_DUE_AT, FIELD_CLOSED_AT, FIELD_SATISFACTION, FIELD__COUNT
};

/* How a field's text becomes its value; of KIND_KNOWN a word that means nothing is no mistake. */
enum field_kind {
	KIND_TEXT, KIND_LABELLED, KIND_MOMENT, KIND_CODE, KIND_KNOWN, KIND_CATEGORY, KIND_AMOUNT, KIND_RATING,
	KIND_OTHER
};

/* Where a field goes in struct ledger_row and how many characters it may have, 0 for any. */
struct field_rule { const char *name; enum field_kind kind; size_t offset, limit; };
const struct field_rule *ledger_field_rule(enum field);

/* The columns whose texts make up a field, in order. */
struct field_source { const size_t *columns; size_t count; };

/* What words of cells mean; "*" in the mapping is the meaning of all others and of an empty cell. */
struct word { const char *folded, *name; int code; };
struct word_list { const struct word *words; size_t count; const struct word *other; };

struct plan {
	const struct mapping	*mapping;
	const struct sheet_row	*header;
	struct field_source	 sources[FIELD__COUNT];
	struct word_list	 words[FIELD__COUNT];
	struct word_list	 prefixes;	/* of foreign numbers: their channel */
	const char *const	*anonymous;	/* what stands for "no name" */
	size_t			 anonymous_count;
	const char		*joiner;	/* between columns of one field */
	enum date_order		 order;
	int			 east;
	bool			 assume_date;
};

/*
 * Finds the mapping's columns in a row of titles; gives how many fields were
 * found, 0 when one of those it is recognised by is missing.
 */
size_t ledger_field_match(struct arena *, const struct mapping *, const struct sheet_row *, struct plan *);

/* Reads the words and settings; false when the mapping names something that does not exist. */
bool ledger_field_compile(struct arena *, struct plan *);

#endif
