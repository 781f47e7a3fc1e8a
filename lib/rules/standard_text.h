/* Standard texts and scripts: which {placeholders} they may hold, and their filling (PROCEDURE.md §14, §29). */
#ifndef RULES_STANDARD_TEXT_H
#define RULES_STANDARD_TEXT_H

#include <stdbool.h>

struct arena;

/* What a text may ask for; the names are those in braces: {number}. */
enum placeholder {
	PLACEHOLDER_NUMBER,		/* 编号 of the case */
	PLACEHOLDER_COMPLAINANT,	/* as the complainant is to be addressed */
	PLACEHOLDER_SUBJECT,
	PLACEHOLDER_PLACE,
	PLACEHOLDER_RECEIVED,		/* when the complaint was received */
	PLACEHOLDER_DUE,		/* until when something is promised */
	PLACEHOLDER_DEPARTMENT,		/* answerable */
	PLACEHOLDER_HANDLER,
	PLACEHOLDER_PHONE,		/* the company's published number */
	PLACEHOLDER_COMPANY,
	PLACEHOLDER_TODAY,
	PLACEHOLDER_RESULT,		/* what was done, in the writer's words */
	PLACEHOLDER_TIMETABLE,		/* the steps of what cannot be solved now, each with its day; "" without one */
	PLACEHOLDER_REASON,		/* why, in the writer's words */
	PLACEHOLDER__COUNT
};

/*
 * The placeholders of a text as a mask of 1 << placeholder.  False when one of
 * them is unknown or a brace stands alone; *wrong is then where it begins.
 */
bool standard_text_placeholders(const char *text, unsigned *mask, const char **wrong);

/* The text with its values, in the arena; what has no value (NULL) stays, so that people see what is missing. */
const char *standard_text_fill(struct arena *, const char *text, const char *const values[PLACEHOLDER__COUNT]);

/* True when a placeholder still stands in the text: nobody is sent "the result: {result}". */
bool standard_text_open(const char *text);

const char *placeholder_name(enum placeholder);

#endif
