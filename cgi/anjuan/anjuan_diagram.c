#include "anjuan_diagram.h"

#include "base/banned.h"

/* Where a return visit leads that found the complainant not satisfied; STAGE__COUNT when nowhere else. */
static enum stage
negative_end(const struct transition *row)
{
	struct case_file c = { .stage = row->from };
	struct case_change good = { .act = row->act, .at = 1, .satisfied = true }, bad = good;

	bad.satisfied = false;
	return case_apply(&c, &good).stage == case_apply(&c, &bad).stage ? STAGE__COUNT : case_apply(&c, &bad).stage;
}

static enum diagram_side
side_of(enum stage from, enum stage to)
{
	return to == from + 1 ? DIAGRAM_STRAIGHT : to > from ? DIAGRAM_RIGHT : DIAGRAM_LEFT;
}

static void
add_way(struct diagram *diagram, const struct transition *row, enum stage to, bool negative)
{
	enum diagram_side side = side_of(row->from, to);
	struct diagram_edge *edge;
	int i;

	for (i = 0; i < diagram->count; i++) {
		edge = &diagram->edges[i];
		if (edge->act == row->act && edge->to == to && edge->side == side && edge->negative == negative &&
		    edge->roles == row->roles)
			break;
	}
	if (i == DIAGRAM_EDGES)
		return;
	edge = &diagram->edges[i];
	diagram->count += i == diagram->count;
	edge->act = row->act;
	edge->to = to;
	edge->side = side;
	edge->negative = negative;
	edge->roles = row->roles;
	edge->from |= 1u << row->from;
}

bool
diagram_touches(const struct diagram_edge *edge, enum stage stage)
{
	return edge->to == stage || (edge->from & 1u << stage) != 0;
}

/* The first and the last box that a way passes. */
static void
span(const struct diagram_edge *edge, int *first, int *last)
{
	*first = STAGE__COUNT;
	*last = 0;
	for (int s = 0; s < STAGE__COUNT; s++)
		if (diagram_touches(edge, (enum stage)s)) {
			*first = s < *first ? s : *first;
			*last = s;
		}
}

static bool
overlap(const struct diagram_edge *a, const struct diagram_edge *b)
{
	int a_first, a_last, b_first, b_last;

	span(a, &a_first, &a_last);
	span(b, &b_first, &b_last);
	return a_first <= b_last && b_first <= a_last;
}

/* The innermost lane that no other way uses there. */
static int
free_lane(const struct diagram *diagram, int index)
{
	int lane = 0;

	for (int i = 0; i < index; i++) {
		const struct diagram_edge *other = &diagram->edges[i];

		if (other->side == diagram->edges[index].side && other->lane == lane &&
		    overlap(other, &diagram->edges[index])) {
			lane++;
			i = -1;
		}
	}
	return lane;
}

static void
choose_lanes(struct diagram *diagram)
{
	for (int i = 0; i < diagram->count; i++) {
		struct diagram_edge *edge = &diagram->edges[i];

		if (edge->side == DIAGRAM_STRAIGHT)
			continue;
		edge->lane = free_lane(diagram, i);
		if (edge->lane >= diagram->lanes[edge->side])
			diagram->lanes[edge->side] = edge->lane + 1;
	}
}

/* A box is as high as the lines that end at its busier side. */
static void
place_boxes(struct diagram *diagram)
{
	int y = DIAGRAM_TOP;

	for (int s = 0; s < STAGE__COUNT; s++) {
		int most, straight = 0;

		for (int i = 0; i < diagram->count; i++) {
			const struct diagram_edge *edge = &diagram->edges[i];

			if (edge->side == DIAGRAM_STRAIGHT)
				straight += edge->to == (enum stage)(s + 1);
			else
				diagram->ports[s][edge->side] += diagram_touches(edge, (enum stage)s);
		}
		most = diagram->ports[s][DIAGRAM_LEFT] > diagram->ports[s][DIAGRAM_RIGHT] ?
		    diagram->ports[s][DIAGRAM_LEFT] : diagram->ports[s][DIAGRAM_RIGHT];
		diagram->top[s] = y;
		diagram->height[s] = DIAGRAM_PORT * ((most < 1 ? 1 : most) + 1);
		y += diagram->height[s] + (straight > 0 ? DIAGRAM_GAP : DIAGRAM_GAP / 2);
	}
	diagram->bottom = y;
}

struct diagram
diagram_of_transitions(void)
{
	struct diagram diagram = { .count = 0 };
	size_t count;
	const struct transition *rows = case_transitions(&count);

	for (size_t i = 0; i < count; i++) {
		enum stage negative = negative_end(&rows[i]);

		if (rows[i].to != rows[i].from)
			add_way(&diagram, &rows[i], rows[i].to, false);
		if (negative != STAGE__COUNT)
			add_way(&diagram, &rows[i], negative, true);
	}
	choose_lanes(&diagram);
	place_boxes(&diagram);
	return diagram;
}
