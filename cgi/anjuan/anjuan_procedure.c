/* `anjuan procedure diagram`: the stages of a case, the acts between them and whose they are, as a drawing. */
#include <stdio.h>

#include "anjuan.h"
#include "anjuan_diagram.h"

#include "base/text.h"
#include "base/banned.h"

enum { ROW = 18, COLUMN = 26, HEAD = 110, NAMES = 150, ROLES = 540 };	/* of the table below the boxes */

static const char head[] =
    "<title>Stages of a case, acts and roles</title>\n"
    "<desc>Made by anjuan procedure diagram from the table of transitions.</desc>\n"
    "<defs><marker id=\"end\" markerWidth=\"9\" markerHeight=\"8\" refX=\"8\" refY=\"4\" orient=\"auto\">"
    "<path d=\"M0,0 L9,4 L0,8 z\" fill=\"#345\"/></marker></defs>\n";

/* Where the boxes stand. */
struct frame { int left, right, width, height; };

static struct frame
frame_of(const struct diagram *diagram, int rows)
{
	int left = DIAGRAM_LABEL + DIAGRAM_LANE * (diagram->lanes[DIAGRAM_LEFT] + 1);
	int boxes = left + DIAGRAM_BOX + DIAGRAM_LABEL + DIAGRAM_LANE * (diagram->lanes[DIAGRAM_RIGHT] + 1);
	int table = NAMES + COLUMN * STAGE__COUNT + ROLES;

	return (struct frame){
		.left = left, .right = left + DIAGRAM_BOX, .width = boxes > table ? boxes : table,
		.height = diagram->bottom + HEAD + ROW * rows + 2 * ROW,
	};
}

/* "dispatcher, supervisor" */
static const char *
roles_text(struct arena *arena, unsigned roles)
{
	struct text text = text_begin(arena);

	for (int role = 0; role < ROLE__COUNT; role++)
		if ((roles & 1u << role) != 0)
			text_add_format(&text, "%s%s", text.length > 0 ? ", " : "", role_name((enum role)role));
	return text.value;
}

static const char *
label(struct arena *arena, const struct diagram_edge *edge)
{
	return arena_format(arena, "<tspan font-weight=\"bold\">%s</tspan>%s: %s", act_name(edge->act),
	    edge->negative ? ", not satisfied" : "", roles_text(arena, edge->roles));
}

static void
draw_box(const struct diagram *diagram, const struct frame *frame, enum stage stage)
{
	printf("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"%s\" stroke=\"#345\"/>\n",
	    frame->left, diagram->top[stage], DIAGRAM_BOX, diagram->height[stage],
	    stage_is_open(stage) ? "#eef4fb" : "#f1f1ee");
	printf("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-weight=\"bold\" font-size=\"14\">%s</text>\n",
	    frame->left + DIAGRAM_BOX / 2, diagram->top[stage] + diagram->height[stage] / 2 + 5, stage_name(stage));
}

/* The height at which the way of this edge meets a box: one port after the other. */
static int
port(const struct diagram *diagram, int index, enum stage stage)
{
	int before = 0;

	for (int i = 0; i < index; i++)
		before += diagram->edges[i].side == diagram->edges[index].side &&
		    diagram_touches(&diagram->edges[i], stage);
	return diagram->top[stage] + DIAGRAM_PORT * (before + 1);
}

static void
draw_straight(struct arena *arena, const struct diagram *diagram, const struct frame *frame, int index)
{
	const struct diagram_edge *edge = &diagram->edges[index];
	enum stage from = (enum stage)(edge->to - 1);
	int x = frame->left + DIAGRAM_BOX / 2, y = diagram->top[from] + diagram->height[from];

	printf("<path d=\"M%d,%d V%d\" stroke=\"#345\" fill=\"none\" marker-end=\"url(#end)\"/>\n", x, y,
	    diagram->top[edge->to]);
	printf("<text x=\"%d\" y=\"%d\">%s</text>\n", x + 8, y + DIAGRAM_GAP / 2 + 4, label(arena, edge));
}

static void
draw_side(struct arena *arena, const struct diagram *diagram, const struct frame *frame, int index)
{
	const struct diagram_edge *edge = &diagram->edges[index];
	bool right = edge->side == DIAGRAM_RIGHT;
	int outwards = right ? 1 : -1, box = right ? frame->right : frame->left, end = port(diagram, index, edge->to);
	int lane = box + outwards * (DIAGRAM_LABEL + DIAGRAM_LANE * edge->lane);
	const char *colour = right ? "#2b6cb0" : "#b7791f";

	for (int s = 0; s < STAGE__COUNT; s++)
		if ((edge->from & 1u << s) != 0)
			printf("<path d=\"M%d,%d H%d V%d\" stroke=\"%s\" fill=\"none\" opacity=\"0.7\"/>\n", box,
			    port(diagram, index, (enum stage)s), lane, end, colour);
	printf("<path d=\"M%d,%d H%d\" stroke=\"%s\" fill=\"none\" marker-end=\"url(#end)\"/>\n", lane, end, box,
	    colour);
	printf("<text x=\"%d\" y=\"%d\"%s>%s</text>\n", box + outwards * 14, end - 3,
	    right ? "" : " text-anchor=\"end\"", label(arena, edge));
}

/* Acts that are recorded without moving the case: roles, and a mask of stages. */
struct kept { enum act act; unsigned roles, stages; };

static int
read_kept(struct kept kept[], int room)
{
	size_t rows;
	const struct transition *table = case_transitions(&rows);
	int count = 0;

	for (size_t i = 0; i < rows; i++) {
		int k = 0;

		if (table[i].to != table[i].from)
			continue;
		while (k < count && (kept[k].act != table[i].act || kept[k].roles != table[i].roles))
			k++;
		if (k == room)
			continue;
		count += k == count;
		kept[k].act = table[i].act;
		kept[k].roles = table[i].roles;
		kept[k].stages |= 1u << table[i].from;
	}
	return count;
}

static void
draw_table(struct arena *arena, const struct kept kept[], int count, int top)
{
	printf("<text x=\"16\" y=\"%d\" font-size=\"14\" font-weight=\"bold\">Recorded without moving the case</text>\n",
	    top + ROW);
	for (int s = 0; s < STAGE__COUNT; s++)
		printf("<text transform=\"translate(%d,%d) rotate(-60)\">%s</text>\n", NAMES + COLUMN * s + 12,
		    top + HEAD - 6, stage_name((enum stage)s));
	for (int i = 0; i < count; i++) {
		int y = top + HEAD + ROW * i;

		printf("<path d=\"M16,%d H%d\" stroke=\"#ddd\"/>\n", y, NAMES + COLUMN * STAGE__COUNT + ROLES);
		printf("<text x=\"16\" y=\"%d\" font-weight=\"bold\">%s</text>\n", y + 13, act_name(kept[i].act));
		for (int s = 0; s < STAGE__COUNT; s++)
			if ((kept[i].stages & 1u << s) != 0)
				printf("<circle cx=\"%d\" cy=\"%d\" r=\"4\" fill=\"#345\"/>\n",
				    NAMES + COLUMN * s + 10, y + 9);
		printf("<text x=\"%d\" y=\"%d\">%s</text>\n", NAMES + COLUMN * STAGE__COUNT + 8, y + 13,
		    roles_text(arena, kept[i].roles));
	}
}

enum outcome
anjuan_procedure_diagram(const struct invocation *invocation)
{
	struct diagram diagram = diagram_of_transitions();
	struct kept kept[2 * ACT__COUNT] = { { .roles = 0 } };
	int count = read_kept(kept, 2 * ACT__COUNT);
	struct frame frame = frame_of(&diagram, count);

	if (invocation->argc != 0)
		return anjuan_usage("procedure diagram: no more words are needed");
	printf("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
	    "font-family=\"sans-serif\" font-size=\"11\">\n%s<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n",
	    frame.width, frame.height, frame.width, frame.height, head);
	printf("<text x=\"16\" y=\"28\" font-size=\"18\" font-weight=\"bold\">Stages of a case, acts and roles</text>\n");
	for (int i = 0; i < diagram.count; i++)
		if (diagram.edges[i].side == DIAGRAM_STRAIGHT)
			draw_straight(invocation->arena, &diagram, &frame, i);
		else
			draw_side(invocation->arena, &diagram, &frame, i);
	for (int s = 0; s < STAGE__COUNT; s++)
		draw_box(&diagram, &frame, (enum stage)s);
	draw_table(invocation->arena, kept, count, diagram.bottom);
	printf("</svg>\n");
	return OUTCOME_DONE;
}
