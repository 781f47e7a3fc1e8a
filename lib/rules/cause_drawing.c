#include "rules/cause_drawing.h"

#include "base/arena.h"
#include "base/text.h"
#include "base/banned.h"

enum {
	MARGIN = 12, LINES_MOST = 3,
	COLUMN = 250, COLUMN_UNITS = 30, INDENT = 14, SLANT = 36, HEAD = 170, TITLE = 24,
	BOX_STEP = 44, BOX_WIDTH = 420, BOX_UNITS = 54, BOX_PADDING = 8, BOX_GAP = 12,
	SIGN_UNITS = 2,
};

/* A drawing under way. */
struct drawing_pen {
	struct arena		*arena;
	const struct cause_tree	*tree;
	const struct cause	*causes;
	size_t			 count;
	struct drawing		 drawing;
};

static int
units_of(uint32_t character)
{
	return character >= 0x1100 ? 2 : 1;
}

size_t
drawing_wrap(struct arena *arena, const char *text, int units, size_t most, const char **lines)
{
	size_t count = 0;

	while (*text != '\0' && count < most) {
		const char *start = text, *at = text, *next = text;
		int used = 0;
		uint32_t character;

		while ((character = text_next(&next)) != 0 && character != '\n' &&
		    used + units_of(character) <= units) {
			used += units_of(character);
			at = next;
		}
		text = character == '\n' ? next : at;
		/* The last line says that there is more. */
		if (count + 1 == most && *text != '\0')
			lines[count++] = arena_format(arena, "%.*s…", (int)(at - start), start);
		else
			lines[count++] = arena_copy_bytes(arena, start, (size_t)(at - start));
	}
	return count;
}

static struct drawing_pen
begin(struct arena *arena, const struct cause_tree *tree)
{
	struct drawing_pen pen = { .arena = arena, .tree = tree, .causes = tree->causes, .count = tree->count };
	size_t count = tree->count;

	pen.drawing.width = DRAWING_WIDTH;
	pen.drawing.lines = arena_array(arena, 2 * count + 16, sizeof(*pen.drawing.lines));
	pen.drawing.boxes = arena_array(arena, count + 2, sizeof(*pen.drawing.boxes));
	pen.drawing.texts = arena_array(arena, LINES_MOST * (count + 2) + 8, sizeof(*pen.drawing.texts));
	return pen;
}

static void
add_line(struct drawing_pen *pen, struct drawing_line line)
{
	pen->drawing.lines[pen->drawing.line_count++] = line;
}

/* Words from a place downwards; how many lines they took. */
static int
add_text(struct drawing_pen *pen, struct drawing_text at, const char *words, int units)
{
	const char *lines[LINES_MOST];
	size_t count = drawing_wrap(pen->arena, words, units - at.unproved * SIGN_UNITS, LINES_MOST, lines);

	for (size_t i = 0; i < count; i++) {
		at.text = lines[i];
		pen->drawing.texts[pen->drawing.text_count++] = at;
		at.y += DRAWING_LEADING;
		at.unproved = false;
	}
	return (int)count;
}

static bool
is_unproved(const struct drawing_pen *pen, const struct cause *cause)
{
	return proof_count(pen->tree->proofs, pen->tree->proof_count, &(struct proof){ .cause = cause->id }) == 0;
}

static bool
stands_on(const struct cause *cause, int64_t parent)
{
	return cause->parent == parent && cause->struck_at == 0;
}

/* A cause and what explains it, downwards on its branch; the y below them. */
static int
hang(struct drawing_pen *pen, const struct cause *cause, int x, int y)
{
	int lines;

	add_line(pen, (struct drawing_line){ x, y - 5, x + INDENT - 4, y - 5, DRAWING_TWIG });
	lines = add_text(pen, (struct drawing_text){ .x = x + INDENT, .y = y, .role = DRAWING_TWIG, .branch = -1,
	    .level = (int)cause->level, .unproved = is_unproved(pen, cause) }, cause->text,
	    COLUMN_UNITS - INDENT * cause_depth(pen->causes, pen->count, cause->id) / 7);
	y += lines * DRAWING_LEADING;
	for (size_t i = 0; i < pen->count; i++)
		if (stands_on(&pen->causes[i], cause->id))
			y = hang(pen, &pen->causes[i], x + INDENT, y);
	return y;
}

/* Everything on one branch, from its title down; the y below it. */
static int
fill_branch(struct drawing_pen *pen, enum cause_branch branch, int x, int y)
{
	pen->drawing.texts[pen->drawing.text_count++] = (struct drawing_text){
		.x = x, .y = y, .text = "", .role = DRAWING_BONE, .branch = (int)branch, .level = -1,
	};
	y += TITLE;
	for (size_t i = 0; i < pen->count; i++)
		if (pen->causes[i].branch == branch && stands_on(&pen->causes[i], 0))
			y = hang(pen, &pen->causes[i], x, y);
	return y;
}

/* A branch beside its words from `far` to `near`, then leaning towards the head to where it meets the spine. */
static void
add_bone(struct drawing_pen *pen, int x, int far, int near, int spine)
{
	enum { BESIDE = 6 };

	add_line(pen, (struct drawing_line){ x - BESIDE, far, x - BESIDE, near, DRAWING_BONE });
	add_line(pen, (struct drawing_line){ x - BESIDE, near, x + SLANT, spine, DRAWING_BONE });
}

struct drawing
cause_drawing_fishbone(struct arena *arena, const char *problem, const struct cause_tree *tree)
{
	static const enum cause_branch above[] = { CAUSE_PEOPLE, CAUSE_EQUIPMENT, CAUSE_MATERIAL };
	static const enum cause_branch below[] = { CAUSE_METHOD, CAUSE_ENVIRONMENT };
	enum { ABOVE = sizeof(above) / sizeof(above[0]), BELOW = sizeof(below) / sizeof(below[0]) };
	struct drawing_pen pen = begin(arena, tree);
	int spine = 0, bottom;

	for (int i = 0; i < ABOVE; i++) {
		int end = fill_branch(&pen, above[i], MARGIN + i * COLUMN, MARGIN + DRAWING_LEADING);

		spine = end > spine ? end : spine;
	}
	spine += 2 * DRAWING_LEADING;
	bottom = spine;
	for (int i = 0; i < BELOW; i++) {
		int end = fill_branch(&pen, below[i], MARGIN + COLUMN / 2 + i * COLUMN, spine + 2 * DRAWING_LEADING);

		bottom = end > bottom ? end : bottom;
	}
	for (int i = 0; i < ABOVE; i++)
		add_bone(&pen, MARGIN + i * COLUMN, MARGIN + 4, spine - 2 * DRAWING_LEADING, spine);
	for (int i = 0; i < BELOW; i++)
		add_bone(&pen, MARGIN + COLUMN / 2 + i * COLUMN, bottom, spine + DRAWING_LEADING, spine);
	add_line(&pen, (struct drawing_line){ MARGIN, spine, DRAWING_WIDTH - HEAD, spine, DRAWING_SPINE });
	pen.drawing.boxes[pen.drawing.box_count++] = (struct drawing_box){ DRAWING_WIDTH - HEAD,
		spine - 2 * DRAWING_LEADING, HEAD - MARGIN, 4 * DRAWING_LEADING };
	(void)add_text(&pen, (struct drawing_text){ .x = DRAWING_WIDTH - HEAD + BOX_PADDING,
	    .y = spine - DRAWING_LEADING / 2, .role = DRAWING_SPINE, .branch = -1, .level = -1 }, problem, 18);
	pen.drawing.height = (bottom > spine + 2 * DRAWING_LEADING ? bottom : spine + 2 * DRAWING_LEADING) + MARGIN;
	return pen.drawing;
}

/* One box, of the problem or of a cause; the y below it. */
static int
put_box(struct drawing_pen *pen, const char *problem, const struct cause *cause, int x, int y)
{
	int lines = add_text(pen, (struct drawing_text){ .x = x + BOX_PADDING,
	    .y = y + BOX_PADDING + DRAWING_LEADING - 6, .role = DRAWING_WHY, .branch = -1,
	    .level = cause == NULL ? -1 : (int)cause->level, .unproved = cause != NULL && is_unproved(pen, cause) },
	    cause == NULL ? problem : cause->text, BOX_UNITS);
	int height = lines * DRAWING_LEADING + 2 * BOX_PADDING - 2;

	pen->drawing.boxes[pen->drawing.box_count++] = (struct drawing_box){ x, y, BOX_WIDTH, height };
	return y + height + BOX_GAP;
}

/* The answers below one box: an elbow from its foot to each. */
static int
put_answers(struct drawing_pen *pen, int64_t parent, int x, int y)
{
	int from = y - BOX_GAP;

	for (size_t i = 0; i < pen->count; i++) {
		const struct cause *cause = &pen->causes[i];
		int left = x + BOX_STEP;

		if (!stands_on(cause, parent))
			continue;
		add_line(pen, (struct drawing_line){ x + BOX_STEP / 2, from, x + BOX_STEP / 2, y + DRAWING_LEADING,
		    DRAWING_WHY });
		add_line(pen, (struct drawing_line){ x + BOX_STEP / 2, y + DRAWING_LEADING, left, y + DRAWING_LEADING,
		    DRAWING_WHY });
		y = put_box(pen, NULL, cause, left, y);
		y = put_answers(pen, cause->id, left, y);
	}
	return y;
}

struct drawing
cause_drawing_whys(struct arena *arena, const char *problem, const struct cause_tree *tree)
{
	struct drawing_pen pen = begin(arena, tree);
	int y = put_box(&pen, problem, NULL, MARGIN, MARGIN);

	pen.drawing.height = put_answers(&pen, 0, MARGIN, y) - BOX_GAP + MARGIN;
	return pen.drawing;
}
