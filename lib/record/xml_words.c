#include "base/text.h"
#include "record/xml_element.h"
#include "record/xml_words.h"

#include "base/banned.h"

struct words
xml_words(struct xml_reading *reading, const struct xml_element *element, const char *name)
{
	const struct xml_element	*child = xml_child(element, name);

	return (struct words){
		.zh = text_trim(reading->arena, xml_child_text(reading->arena, child, "zh")),
		.en = text_trim(reading->arena, xml_child_text(reading->arena, child, "en")),
	};
}
