/* The parts of a procedure as rows with ids and fields, for comparing two of them. */
#ifndef RULES_PROCEDURE_FIELDS_H
#define RULES_PROCEDURE_FIELDS_H

#include "rules/procedure_compare.h"

struct compare_building;

/* One field of the rows of a part; the first of a part is its main one. */
struct compare_field {
	const char	*name;
	void		(*build)(struct compare_building *, const void *row);
};

struct compare_section {
	size_t				 each;		/* bytes of a row */
	const void			*(*rows)(const struct procedure *, size_t *count);
	const char			*(*id)(struct arena *, const void *row, size_t place);
	struct words			 (*name)(const void *row);	/* NULL: rows have none */
	const struct compare_field	*fields;	/* ends with a NULL name */
};

extern const struct compare_section compare_sections[COMPARE__COUNT];

#endif
