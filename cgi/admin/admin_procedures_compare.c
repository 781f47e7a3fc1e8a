/* What a version changes, and which open cases it would strand, as datasets. */
#include "admin_procedures.h"

#include "base/arena.h"
#include "base/text.h"
#include "view/view_case.h"
#include "web/page.h"
#include "base/banned.h"

static const char *const kinds[] = {
	[COMPARE_YES] = "yes", [COMPARE_NUMBER] = "number", [COMPARE_SPAN] = "span", [COMPARE_PERCENT] = "percent",
	[COMPARE_YUAN] = "yuan", [COMPARE_WORD] = "word", [COMPARE_ID] = "id", [COMPARE_WORDS] = "words",
};

static const char *const changes[] = {
	[COMPARE_ADDED] = "added", [COMPARE_REMOVED] = "removed", [COMPARE_CHANGED] = "changed",
};

static void
show_atom(struct visit *visit, struct node *node, const struct compare_atom *atom)
{
	const char *word = atom->word;

	if (atom->kind == COMPARE_SPAN && atom->more != 0)
		word = arena_format(visit->arena, "working_%s", word);
	node_text(node, "Kind", kinds[atom->kind]);
	node_text(node, "Group", atom->group);
	node_text(node, "Word", atom->kind == COMPARE_WORDS ? view_case_words(visit, &atom->words) : word);
	node_number(node, "Number", atom->number);
	if (atom->kind == COMPARE_YUAN && atom->more != atom->number)
		node_text(node, "More", atom->more < 0 ? "up" :
		    arena_format(visit->arena, "%lld", (long long)atom->more));
	node_flag(node, "Yes", atom->kind == COMPARE_YES && atom->number != 0);
}

static void
show_value(struct visit *visit, struct node *node, const struct compare_value *value)
{
	for (size_t i = 0; i < value->count; i++)
		show_atom(visit, node_item(node, i), &value->atoms[i]);
}

static void
show_difference(struct visit *visit, struct node *row, const struct difference *difference)
{
	node_text(row, "Id", difference->id);
	node_text(row, "Name", view_case_words(visit, &difference->name));
	node_text(row, "Field", difference->field);
	node_text(row, "Change", changes[difference->change]);
	show_value(visit, node_child(row, "Before"), &difference->before);
	show_value(visit, node_child(row, "After"), &difference->after);
}

void
admin_procedures_compare(struct visit *visit, const struct difference_list *list)
{
	struct node *parts = page_node(visit->page, "Parts"), *part = NULL, *rows = NULL;
	size_t shown = 0, count = 0;

	for (size_t i = 0; i < list->count; i++) {
		if (i == 0 || list->rows[i].part != list->rows[i - 1].part) {
			part = node_item(parts, shown++);
			rows = node_child(part, "Rows");
			count = 0;
			node_text(part, "Name", compare_part_name(list->rows[i].part));
		}
		show_difference(visit, node_item(rows, count++), &list->rows[i]);
		node_number(part, "Count", (int64_t)count);
	}
	page_number(visit->page, "Compared.Count", (int64_t)list->count);
}

void
admin_procedures_stranded(struct visit *visit, const struct procedures_stranded_list *list)
{
	struct node *rows = page_node(visit->page, "Stranded");

	for (size_t i = 0; i < list->count; i++) {
		const struct procedures_stranded *stranded = &list->rows[i];
		struct node *row = node_item(rows, i), *numbers = node_child(row, "Numbers");
		int64_t rest = stranded->cases.count - (int64_t)stranded->number_count;

		node_text(row, "Why", stranded_name(stranded->why));
		node_text(row, "Category", view_case_category(visit, stranded->cases.category));
		node_text(row, "Department", stranded->cases.department);
		node_text(row, "Stage", stage_name(stranded->cases.stage));
		node_number(row, "Cases", stranded->cases.count);
		for (size_t k = 0; k < stranded->number_count; k++)
			node_text(node_item(numbers, k), "Number", stranded->numbers[k]);
		if (rest > 0)
			node_number(row, "Rest", rest);
	}
}
