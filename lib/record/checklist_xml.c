#include "base/arena.h"
#include "base/text.h"
#include "record/checklist_xml.h"
#include "record/xml_element.h"
#include "record/xml_words.h"

#include "base/banned.h"

static struct deduction
read_deduction(struct xml_reading *reading, const struct xml_element *element)
{
	struct arena	*arena = reading->arena;

	return (struct deduction){
		.id = xml_attribute(arena, element, "id"),
		.text = xml_words(reading, element, "text"),
		.points = (int)xml_attribute_number(element, "points", 0),
		.most = (int)xml_attribute_number(element, "most", 1),
		.fatal = text_equal(xml_attribute(arena, element, "fatal"), "yes"),
	};
}

/* A fatal deduction takes the whole item, so it names no points of its own; any other must name some it can take. */
static void
check_deduction(struct xml_reading *reading, const struct xml_element *element, const struct checklist_item *item,
    const struct deduction *deduction)
{
	struct xml_document	*document = reading->document;

	if (deduction->fatal && deduction->points != 0)
		xml_complain(document, element, "Item %s, deduction %s: a fatal deduction takes the whole item and has no points.",
		    item->id, deduction->id);
	if (deduction->fatal && deduction->most != 1)
		xml_complain(document, element, "Item %s, deduction %s: a fatal deduction is not counted.",
		    item->id, deduction->id);
	if (!deduction->fatal && deduction->points == 0)
		xml_complain(document, element, "Item %s, deduction %s: say how many points it takes.",
		    item->id, deduction->id);
	if (deduction->points > item->points)
		xml_complain(document, element, "Item %s, deduction %s: %d points are more than the item's %d.",
		    item->id, deduction->id, deduction->points, item->points);
}

static void
read_item(struct xml_reading *reading, const struct xml_element *element, struct checklist_item *item)
{
	struct deduction		*rows =
	    arena_array(reading->arena, xml_count(element, "deduction"), sizeof(*rows));
	const struct xml_element	*child;

	item->id = xml_attribute(reading->arena, element, "id");
	item->name = xml_words(reading, element, "name");
	item->check = xml_words(reading, element, "check");
	item->rule = xml_words(reading, element, "rule");
	item->points = (int)xml_attribute_number(element, "points", 0);
	item->photo = !text_equal(xml_attribute(reading->arena, element, "photo"), "no");
	for (child = xml_child(element, "deduction"); child != NULL; child = xml_next(child)) {
		rows[item->deduction_count] = read_deduction(reading, child);
		check_deduction(reading, child, item, &rows[item->deduction_count++]);
	}
	item->deductions = rows;
}

static void
read_checklist(struct xml_reading *reading, void *into)
{
	struct checklist *checklist = into;
	const struct xml_element	*root = xml_root(reading->document), *element;
	struct checklist_item		*rows = arena_array(reading->arena, xml_count(root, "item"), sizeof(*rows));
	int64_t				 total = xml_attribute_number(root, "total", 0), sum = 0;

	*checklist = (struct checklist){
		.id = xml_attribute(reading->arena, root, "id"),
		.version = xml_attribute(reading->arena, root, "version"),
		.name = xml_words(reading, root, "name"),
		.items = rows,
	};
	for (element = xml_child(root, "item"); element != NULL; element = xml_next(element)) {
		read_item(reading, element, &rows[checklist->item_count]);
		sum += rows[checklist->item_count++].points;
	}
	if (sum != total)
		xml_complain(reading->document, root, "The items have %lld points in all, not the declared total of %lld.",
		    (long long)sum, (long long)total);
}

enum fault
checklist_xml_load(struct arena *arena, const char *schema_path, const struct xml_source *source,
    struct checklist *checklist, const char **problem)
{
	const struct xml_loading loading = { schema_path, source, read_checklist, checklist };

	return xml_load(arena, &loading, problem);
}
