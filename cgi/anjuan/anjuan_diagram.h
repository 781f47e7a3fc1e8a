/* The stages of a case and the acts between them, laid out for a drawing. */
#ifndef CGI_ANJUAN_DIAGRAM_H
#define CGI_ANJUAN_DIAGRAM_H

#include "rules/case.h"

/* Measures of the drawing, in pixels. */
enum {
	DIAGRAM_BOX = 170, DIAGRAM_PORT = 17, DIAGRAM_GAP = 44, DIAGRAM_LABEL = 310, DIAGRAM_LANE = 16,
	DIAGRAM_TOP = 64, DIAGRAM_EDGES = 64
};

enum diagram_side { DIAGRAM_STRAIGHT, DIAGRAM_LEFT, DIAGRAM_RIGHT, DIAGRAM__SIDES };

/* An act that leads to a stage from one or several others, on one side of the boxes. */
struct diagram_edge {
	enum act		 act;
	enum stage		 to;
	unsigned		 from;		/* mask of 1 << stage */
	unsigned		 roles;
	bool			 negative;	/* a return visit that was not satisfied */
	enum diagram_side	 side;
	int			 lane;		/* from the boxes outwards */
};

struct diagram {
	struct diagram_edge	 edges[DIAGRAM_EDGES];
	int			 count;
	int			 lanes[DIAGRAM__SIDES];
	int			 top[STAGE__COUNT], height[STAGE__COUNT];	/* of the boxes */
	int			 ports[STAGE__COUNT][DIAGRAM__SIDES];	/* lines that end at a side of a box */
	int			 bottom;
};

/* Reads the transition table: forward to the next stage is straight, other ways lead along the sides. */
struct diagram diagram_of_transitions(void);

/* Whether the way of an act begins or ends at that box on its side. */
bool diagram_touches(const struct diagram_edge *, enum stage);

#endif
