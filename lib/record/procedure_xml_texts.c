/* Standard texts and scripts: both languages ask for the same values, by names that are known. */
#include <string.h>

#include "base/arena.h"
#include "record/procedure_xml_inside.h"
#include "rules/standard_text.h"

#include "base/banned.h"

/* The placeholders of one language; complains of what is none. */
static bool
placeholders(struct xml_reading *reading, const struct xml_element *element, const char *body, unsigned *mask)
{
	const char	*wrong, *id;
	size_t		 length;

	if (standard_text_placeholders(body, mask, &wrong))
		return true;
	id = xml_attribute(reading->arena, element, "id");
	length = strcspn(wrong, "} \n");
	length += wrong[length] == '}';
	xml_complain(reading->document, element, "Text %s: '%s' is no placeholder.", id,
	    arena_copy_bytes(reading->arena, wrong, length));
	return false;
}

static void
check_placeholders(struct xml_reading *reading, const struct xml_element *element, const struct standard_text *standard)
{
	unsigned	zh, en;
	bool		zh_good = placeholders(reading, element, standard->text.zh, &zh);
	bool		en_good = placeholders(reading, element, standard->text.en, &en);

	for (int i = 0; zh_good && en_good && i < PLACEHOLDER__COUNT; i++)
		if (((zh ^ en) & 1u << i) != 0)
			xml_complain(reading->document, element, "Text %s: {%s} stands in one language only.", standard->id,
			    placeholder_name((enum placeholder)i));
}

void
procedure_xml_texts(struct xml_reading *reading, const struct xml_element *section, struct procedure *procedure)
{
	struct standard_text		*rows =
	    arena_array(reading->arena, xml_count(section, "text"), sizeof(*rows));
	const struct xml_element	*element;

	for (element = xml_child(section, "text"); element != NULL; element = xml_next(element)) {
		struct standard_text	*standard = &rows[procedure->text_count++];

		*standard = (struct standard_text){
			.id = xml_attribute(reading->arena, element, "id"),
			.kind = xml_attribute(reading->arena, element, "kind"),
			.acts = procedure_xml_acts(reading, element, "acts"),
			.name = xml_words(reading, element, "name"),
			.text = xml_paragraphs(reading, element, "body"),
		};
		check_placeholders(reading, element, standard);
	}
	procedure->texts = rows;
}
