/* Forms as tables: what a control may hold, checked all at once before a handler sees it. */
#ifndef WEB_FORM_H
#define WEB_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "web/request.h"

enum field_kind {
	FIELD_TEXT,		/* one line, trimmed */
	FIELD_LINES,		/* several lines, kept as typed but for line ends (LF) */
	FIELD_CHOICE,		/* one of `choices` */
	FIELD_CHOICES,		/* any of `choices`; number is the bit mask in the order of the table */
	FIELD_CHECK,		/* on or off: number is 1 or 0 */
	FIELD_NUMBER,		/* whole number between min and max */
	FIELD_MONEY,		/* yuan with up to two decimals; number is fen */
	FIELD_OWN,		/* one line for a rule of the program: `read` makes text, `wrong` is the word */
	FIELD_DAY,		/* number is the local day */
	FIELD_MOMENT,		/* number is a UTC moment */
	FIELD_PASSWORD,		/* never put back on a page */
	FIELD_HIDDEN,		/* ids, versions, the one-time key */
	FIELD_FILES,		/* uploads, and what "kept-<name>" names without "drop-<name>"; max is their count */
	FIELD__COUNT
};

/* One control.  For text min and max count characters. */
struct field_spec {
	const char		*name;		/* as in the HTML and in Form.<name> */
	enum field_kind		 kind;
	bool			 required;
	int64_t			 min, max;	/* both 0: no limit but the form's own 20,000 characters */
	const char *const	*choices;	/* NULL-terminated values */
	const char		*(*check)(const char *value);	/* NULL or a word of Text.Error */
	bool			(*read)(struct arena *, const char *typed, const char **kept);	/* of FIELD_OWN */
	const char		*wrong;		/* word of Text.Error when it is refused */
};

/* A checked control. */
struct form_value {
	const char	*raw;		/* as typed, for showing again; never NULL */
	const char	*text;		/* normalised; "" when absent */
	int64_t		 number;
	bool		 present;	/* something was typed or chosen */
	bool		 taken;		/* of files: the uploads are among what `text` names */
	const char	*error;		/* word of Text.Error.<word>, or NULL */
};

struct form {
	const struct form_spec	*spec;
	struct form_value	*values;	/* by the program's own enum */
	const struct upload	*uploads;
	bool			 valid;
	bool			 sent;		/* false: an empty form for the first showing */
};

struct form_spec {
	const struct field_spec	*fields;
	size_t			 count;
	bool			 multipart;	/* may carry files */
	void			(*check)(struct form *, int64_t now);	/* between fields: calls form_error() */
};

/* Reads and checks every field; `now` dates what was typed without a year. */
enum fault form_read(struct arena *, const struct form_spec *, const struct request *, int64_t now,
    struct form **) MUST_CHECK;

/* An empty form, to be filled by form_set_text() before its first showing. */
struct form *form_empty(struct arena *, const struct form_spec *);
void form_set_text(struct form *, size_t field, const char *raw);

void form_error(struct form *, size_t field, const char *word);
const char *form_text(const struct form *, size_t field);		/* "" when absent */
int64_t form_number(const struct form *, size_t field);
bool form_present(const struct form *, size_t field);

#endif
