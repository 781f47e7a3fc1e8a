/* Who of our staff is meant by what was said of the person complained about (§32.17). */
#ifndef RULES_ACCUSED_H
#define RULES_ACCUSED_H

#include <stddef.h>

struct arena;

struct accused_person {
	const char	*name, *login, *department;	/* the department's name; "" none */
};

enum accused_found {
	ACCUSED_NOBODY,		/* nobody of these: an outsider, or only a description */
	ACCUSED_ONE,
	ACCUSED_SEVERAL		/* more than one could be meant */
};

/*
 * "王强", "王强 保安", "物业的王强师傅（工程部）" or a login: *which is the place in
 * `people` of the one whose name stands in the text.  Of several of one name
 * the one whose department stands there, too.
 */
enum accused_found accused_find(struct arena *, const char *typed, const struct accused_person *people, size_t count,
    size_t *which);

#endif
