/*
 * The dataset as ClearSilver reads it, shared by page.c, which lays it out, and template.c, which draws it.
 * Its nodes are HDF structures in the arena of the visit: making one takes a step forward in the arena, and
 * nothing is taken apart afterwards.  ClearSilver only ever looks at them; what a template sets goes into a
 * dataset of its own, which comes first (templates set nothing else: tests/lint).
 */
#ifndef WEB_DATASET_H
#define WEB_DATASET_H

#include <ClearSilver.h>

#include "web/page.h"

struct templates;

/* The HDF comes first: every child of a node is a node. */
struct node {
	HDF		 hdf;
	struct page	*page;
};

struct page {
	struct arena		*arena;
	const struct templates	*templates;
	enum language		 language;
	enum fault		 fault;		/* the first that happened */
	struct node		 root;
	HDF			*set;		/* what templates set */
};

/* The words of a language, read from its catalogue once per process. */
HDF *templates_catalogue(const struct templates *, enum language);

#endif
