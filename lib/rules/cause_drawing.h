/* Where the lines and words of cause drawings stand: coordinates only, the template draws. */
#ifndef RULES_CAUSE_DRAWING_H
#define RULES_CAUSE_DRAWING_H

#include "rules/inquiry.h"

struct arena;

enum drawing_role {
	DRAWING_SPINE,		/* the spine of the fish, with the problem at its head */
	DRAWING_BONE,		/* one of the five branches */
	DRAWING_TWIG,		/* a cause on its branch */
	DRAWING_WHY,		/* from an answer to the one that explains it */
	DRAWING_ROLE__COUNT
};

struct drawing_line { int x1, y1, x2, y2; enum drawing_role role; };

/* A box with words, or words alone when it has no width; `cause` is an index, or −1. */
struct drawing_box { int x, y, width, height; };
struct drawing_text {
	int			 x, y;		/* of its baseline's start */
	const char		*text;		/* one line */
	enum drawing_role	 role;
	int			 branch;	/* enum cause_branch of a bone's title, or −1 */
	int			 level;		/* enum cause_level of a cause, or −1 */
	bool			 unproved;	/* first line of a cause without evidence: room is left for its sign */
};

/* The causes of a case, and what proves them. */
struct cause_tree {
	const struct cause	*causes;	size_t count;
	const struct proof	*proofs;	size_t proof_count;
};

/* User units; a line of words is DRAWING_LEADING high. */
enum { DRAWING_LEADING = 20, DRAWING_WIDTH = 960 };
struct drawing {
	int				 width, height;
	struct drawing_line		*lines;		size_t line_count;
	struct drawing_box		*boxes;		size_t box_count;
	struct drawing_text		*texts;		size_t text_count;
};

/*
 * The fishbone: five branches along a spine that ends at the problem, the
 * causes that stand (not struck out) on theirs, what explains them below and
 * further in.  Words are wrapped, at most three lines each, and cut beyond.
 */
struct drawing cause_drawing_fishbone(struct arena *, const char *problem, const struct cause_tree *);

/* The chains of whys: each answer in a box below and right of the one that it explains. */
struct drawing cause_drawing_whys(struct arena *, const char *problem, const struct cause_tree *);

/* Where a text is broken so that no line is wider than `units` (a Han character is two): at most `most` lines. */
size_t drawing_wrap(struct arena *, const char *text, int units, size_t most, const char **lines);

#endif
