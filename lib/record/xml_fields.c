#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/secret.h"
#include "base/text.h"
#include "record/xml_element.h"
#include "record/xml_fields.h"

#include "base/banned.h"

static const char *
text_at(const void *place)
{
	const char	*text;

	memcpy(&text, place, sizeof(text));
	return text == NULL ? "" : text;
}

static int64_t
number_at(const void *place)
{
	int64_t	number;

	memcpy(&number, place, sizeof(number));
	return number;
}

static int
small_at(const void *place)
{
	int	small;

	memcpy(&small, place, sizeof(small));
	return small;
}

static bool
flag_at(const void *place)
{
	bool	flag;

	memcpy(&flag, place, sizeof(flag));
	return flag;
}

static void
write_name(struct xml_writer *writer, struct arena *scratch, const struct xml_field *field, const void *place)
{
	int	value = small_at(place);

	(void)scratch;
	if (value < 0 || value >= field->names->count)
		xml_write_refuse(writer);
	else
		xml_write_attribute(writer, field->name, field->names->name(value));
}

static void
write_names(struct xml_writer *writer, struct arena *scratch, const struct xml_field *field, const void *place)
{
	unsigned	mask = (unsigned)small_at(place);
	struct text	list = text_begin(scratch);

	if (mask >> field->names->count != 0)
		xml_write_refuse(writer);
	for (int bit = 0; bit < field->names->count; bit++)
		if ((mask & 1u << bit) != 0) {
			text_add(&list, list.length > 0 ? " " : "");
			text_add(&list, field->names->name(bit));
		}
	xml_write_attribute(writer, field->name, list.value);
}

static void
write_text(struct xml_writer *writer, struct arena *scratch, const struct xml_field *field, const void *place)
{
	(void)scratch;
	xml_write_child(writer, field->name, text_at(place));
}

static void
write_word(struct xml_writer *writer, struct arena *scratch, const struct xml_field *field, const void *place)
{
	(void)scratch;
	xml_write_attribute(writer, field->name, text_at(place));
}

static void
write_number(struct xml_writer *writer, struct arena *scratch, const struct xml_field *field, const void *place)
{
	(void)scratch;
	if (number_at(place) != 0)
		xml_write_number(writer, field->name, number_at(place));
}

static void
write_small(struct xml_writer *writer, struct arena *scratch, const struct xml_field *field, const void *place)
{
	(void)scratch;
	if (small_at(place) != 0)
		xml_write_number(writer, field->name, small_at(place));
}

static void
write_flag(struct xml_writer *writer, struct arena *scratch, const struct xml_field *field, const void *place)
{
	(void)scratch;
	xml_write_attribute(writer, field->name, flag_at(place) ? "yes" : "");
}

static void
write_moment(struct xml_writer *writer, struct arena *scratch, const struct xml_field *field, const void *place)
{
	if (number_at(place) != 0)
		xml_write_attribute(writer, field->name, date_text_iso(scratch, number_at(place)));
}

static void
write_digest(struct xml_writer *writer, struct arena *scratch, const struct xml_field *field, const void *place)
{
	xml_write_attribute(writer, field->name, secret_hex(scratch, place, SECRET_DIGEST));
}

static void
read_text(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, void *place)
{
	const char	*text = xml_child_text(reading->arena, element, field->name);

	memcpy(place, &text, sizeof(text));
}

static void
read_word(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, void *place)
{
	const char	*text = xml_attribute(reading->arena, element, field->name);

	memcpy(place, &text, sizeof(text));
}

static int64_t
whole(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, int64_t most)
{
	const char	*text = xml_attribute(reading->arena, element, field->name);
	int64_t		 number = 0;

	if (!text_empty(text) && (!text_number(text, &number) || number > most || number < -most)) {
		xml_complain(reading->document, element, "Attribute '%s': '%s' is out of range.", field->name, text);
		return 0;
	}
	return number;
}

static void
read_number(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, void *place)
{
	int64_t	number = whole(reading, element, field, INT64_MAX);

	memcpy(place, &number, sizeof(number));
}

static void
read_small(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, void *place)
{
	int	small = (int)whole(reading, element, field, INT32_MAX);

	memcpy(place, &small, sizeof(small));
}

static void
read_flag(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, void *place)
{
	bool	flag = text_equal(xml_attribute(reading->arena, element, field->name), "yes");

	memcpy(place, &flag, sizeof(flag));
}

static void
read_moment(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, void *place)
{
	const char	*text = xml_attribute(reading->arena, element, field->name);
	int64_t		 moment = 0;

	if (!text_empty(text) && !date_read_moment(text, 0, &moment))
		xml_complain(reading->document, element, "Attribute '%s': '%s' is no moment.", field->name, text);
	memcpy(place, &moment, sizeof(moment));
}

static int
nibble(char digit)
{
	return digit >= 'a' ? digit - 'a' + 10 : digit - '0';
}

/* The schema has made sure of 64 lower-case hexadecimal digits. */
static void
read_digest(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, void *place)
{
	const char	*text = xml_attribute(reading->arena, element, field->name);
	uint8_t		*digest = place;

	for (size_t i = 0; i < SECRET_DIGEST && strlen(text) == 2 * SECRET_DIGEST; i++)
		digest[i] = (uint8_t)(nibble(text[2 * i]) << 4 | nibble(text[2 * i + 1]));
}

static int
known(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, const char *word)
{
	int	value = field->names->read(word);

	if (value < 0 || value >= field->names->count) {
		xml_complain(reading->document, element, "Attribute '%s': there is no %s '%s'.", field->name,
		    field->names->what, word);
		value = 0;
	}
	return value;
}

static void
read_name(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, void *place)
{
	int	value = known(reading, element, field, xml_attribute(reading->arena, element, field->name));

	memcpy(place, &value, sizeof(value));
}

static void
read_names(struct xml_reading *reading, const struct xml_element *element, const struct xml_field *field, void *place)
{
	const char	*list = xml_attribute(reading->arena, element, field->name);
	unsigned	 mask = 0;

	for (size_t length; *list != '\0'; list += length + (list[length] != '\0')) {
		length = strcspn(list, " ");
		if (length > 0)
			mask |= 1u << known(reading, element, field, arena_copy_bytes(reading->arena, list, length));
	}
	memcpy(place, &mask, sizeof(mask));
}

static bool
same_text(const void *one, const void *other)
{
	return strcmp(text_at(one), text_at(other)) == 0;
}

static bool
same_number(const void *one, const void *other)
{
	return number_at(one) == number_at(other);
}

static bool
same_small(const void *one, const void *other)
{
	return small_at(one) == small_at(other);
}

static bool
same_flag(const void *one, const void *other)
{
	return flag_at(one) == flag_at(other);
}

static bool
same_digest(const void *one, const void *other)
{
	return memcmp(one, other, SECRET_DIGEST) == 0;
}

/* How each kind is written, read and compared. */
static const struct {
	void	(*write)(struct xml_writer *, struct arena *, const struct xml_field *, const void *);
	void	(*read)(struct xml_reading *, const struct xml_element *, const struct xml_field *, void *);
	bool	(*same)(const void *, const void *);
} kinds[] = {
	[XML_TEXT]	= {write_text, read_text, same_text},
	[XML_WORD]	= {write_word, read_word, same_text},
	[XML_NUMBER]	= {write_number, read_number, same_number},
	[XML_SMALL]	= {write_small, read_small, same_small},
	[XML_FLAG]	= {write_flag, read_flag, same_flag},
	[XML_MOMENT]	= {write_moment, read_moment, same_number},
	[XML_DIGEST]	= {write_digest, read_digest, same_digest},
	[XML_NAME]	= {write_name, read_name, same_small},
	[XML_NAMES]	= {write_names, read_names, same_small},
};

void
xml_fields_write(struct xml_writer *writer, const struct xml_fields *fields, const void *structure)
{
	struct arena	scratch = {0};

	for (size_t i = 0; i < fields->count; i++)
		kinds[fields->rows[i].kind].write(writer, &scratch, &fields->rows[i],
		    (const char *)structure + fields->rows[i].offset);
	arena_release(&scratch);
}

void
xml_fields_read(struct xml_reading *reading, const struct xml_element *element, const struct xml_fields *fields,
    void *structure)
{
	for (size_t i = 0; i < fields->count; i++)
		kinds[fields->rows[i].kind].read(reading, element, &fields->rows[i],
		    (char *)structure + fields->rows[i].offset);
}

bool
xml_fields_same(const struct xml_fields *fields, const void *one, const void *other)
{
	for (size_t i = 0; i < fields->count; i++)
		if (!kinds[fields->rows[i].kind].same((const char *)one + fields->rows[i].offset,
		    (const char *)other + fields->rows[i].offset))
			return false;
	return true;
}
