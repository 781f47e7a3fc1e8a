#include "web/form_kind.h"

#include <string.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"

#include "base/banned.h"

enum { MONEY_DIGITS = 12 };

/* A control being read. */
struct control {
	struct arena		*arena;
	const struct field_spec	*spec;
	const struct request	*request;
	int64_t			 now;
	struct form_value	*value;
};

static const char *
missing(const struct control *control, const char *word)
{
	return control->spec->required ? word : NULL;
}

static const char *
check_range(const struct field_spec *spec, int64_t number)
{
	if (spec->min == 0 && spec->max == 0)
		return NULL;
	if (number < spec->min)
		return "small";
	return number > spec->max ? "large" : NULL;
}

static const char *
check_length(const struct field_spec *spec, const char *text)
{
	size_t most = spec->max > 0 ? (size_t)spec->max : FORM_KIND_CHARACTERS;
	size_t count = text_characters(text);

	if (count > most)
		return "long";
	return spec->min > 0 && count < (size_t)spec->min ? "short" : NULL;
}

/* A text with line ends as one character, or as a space when `replacement` is one. */
static const char *
unify_lines(struct arena *arena, const char *raw, const char *replacement)
{
	struct text text = text_begin(arena);

	for (; *raw != '\0'; raw++) {
		if (*raw == '\r' && raw[1] == '\n')
			continue;
		if (*raw == '\r' || *raw == '\n')
			text_add(&text, replacement);
		else
			text_add_bytes(&text, raw, 1);
	}
	return text.value;
}

static const char *
read_text(struct control *c)
{
	struct form_value *value = c->value;

	value->text = text_trim(c->arena, unify_lines(c->arena, value->raw, " "));
	value->present = !text_empty(value->text);
	if (!value->present)
		return missing(c, "required");
	return check_length(c->spec, value->text);
}

static const char *
read_lines(struct control *c)
{
	struct form_value *value = c->value;

	value->text = unify_lines(c->arena, value->raw, "\n");
	value->present = !text_empty(text_trim(c->arena, value->text));
	if (!value->present) {
		value->text = "";
		return missing(c, "required");
	}
	return check_length(c->spec, value->text);
}

/* The place of a value among the choices, or -1 when it is none of them. */
static int
find_choice(const struct field_spec *spec, const char *value)
{
	for (int i = 0; spec->choices != NULL && spec->choices[i] != NULL; i++)
		if (strcmp(spec->choices[i], value) == 0)
			return i;
	return -1;
}

static const char *
read_choice(struct control *c)
{
	struct form_value *value = c->value;
	int place;

	if (*value->raw == '\0')
		return missing(c, "choose");
	place = find_choice(c->spec, value->raw);
	if (place < 0)
		return "choice";
	value->present = true;
	value->text = c->spec->choices[place];
	value->number = place;
	return NULL;
}

static const char *
read_choices(struct control *c)
{
	struct form_value *value = c->value;
	struct text chosen = text_begin(c->arena);

	for (const struct request_value *v = c->request->fields; v != NULL; v = v->next) {
		int place;

		if (!text_equal(v->name, c->spec->name) || *v->value == '\0')
			continue;
		place = find_choice(c->spec, v->value);
		if (place < 0 || place > 62)
			return "choice";
		if ((value->number & INT64_C(1) << place) != 0)
			continue;
		value->number |= INT64_C(1) << place;
		text_add_format(&chosen, "%s%s", chosen.length == 0 ? "" : ",", v->value);
	}
	value->raw = value->text = chosen.value;
	value->present = value->number != 0;
	return value->present ? NULL : missing(c, "choose");
}

static const char *
read_check(struct control *c)
{
	struct form_value *value = c->value;

	value->present = *value->raw != '\0' && strcmp(value->raw, "0") != 0;
	value->number = value->present;
	value->raw = value->text = value->present ? "1" : "";
	return value->present ? NULL : missing(c, "required");
}

/* What was typed without blanks at the ends and with ASCII digits. */
static const char *
narrow(struct control *c)
{
	const char *text = text_trim(c->arena, text_narrow(c->arena, c->value->raw));

	c->value->present = !text_empty(text);
	return text;
}

static const char *
read_number(struct control *c)
{
	const char *text = narrow(c);

	if (!c->value->present)
		return missing(c, "required");
	if (!text_number(text, &c->value->number))
		return "number";
	c->value->text = arena_format(c->arena, "%lld", (long long)c->value->number);
	return check_range(c->spec, c->value->number);
}

/* Yuan with up to two decimals; thousands may be parted by commas, the signs of the yuan may stand around it. */
static bool
read_fen(const char *text, int64_t *fen)
{
	int digits = 0, decimals = 0;

	*fen = 0;
	if (text_starts(text, "¥"))
		text += strlen("¥");
	else if (text_starts(text, "￥"))
		text += strlen("￥");
	for (; (*text >= '0' && *text <= '9') || (*text == ',' && digits > 0); text++) {
		if (*text == ',')
			continue;
		*fen = *fen * 10 + (*text - '0');
		if (++digits > MONEY_DIGITS)
			return false;
	}
	if (digits == 0)
		return false;
	if (*text == '.') {
		for (text++; *text >= '0' && *text <= '9' && decimals < 2; text++, decimals++)
			*fen = *fen * 10 + (*text - '0');
		if (decimals == 0)
			return false;
	}
	for (; decimals < 2; decimals++)
		*fen *= 10;
	return *text == '\0' || strcmp(text, "\u5143") == 0;
}

static const char *
read_money(struct control *c)
{
	const char *text = narrow(c);
	int64_t fen;

	if (!c->value->present)
		return missing(c, "required");
	if (!read_fen(text, &fen))
		return "money";
	c->value->number = fen;
	c->value->text = arena_format(c->arena, "%lld.%02lld", (long long)(fen / 100), (long long)(fen % 100));
	return check_range(c->spec, fen);
}

static const char *
read_own(struct control *c)
{
	const char *text = narrow(c);

	if (!c->value->present)
		return missing(c, "required");
	return c->spec->read(c->arena, text, &c->value->text) ? NULL : c->spec->wrong;
}

static const char *
read_day(struct control *c)
{
	const char *text = narrow(c);
	int32_t day;

	if (!c->value->present)
		return missing(c, "required");
	if (!date_read_day(text, date_local_day(c->now), &day))
		return "day";
	c->value->number = day;
	c->value->text = date_text_day(c->arena, date_day_start(day));
	return NULL;
}

static const char *
read_moment(struct control *c)
{
	const char *text = narrow(c);

	if (!c->value->present)
		return missing(c, "required");
	if (!date_read_moment(text, date_local_day(c->now), &c->value->number))
		return "moment";
	c->value->text = date_text_minute(c->arena, c->value->number);
	return NULL;
}

static const char *
read_password(struct control *c)
{
	c->value->text = c->value->raw;
	c->value->raw = "";
	c->value->present = *c->value->text != '\0';
	if (!c->value->present)
		return missing(c, "required");
	return check_length(c->spec, c->value->text);
}

static const char *
read_hidden(struct control *c)
{
	c->value->text = text_trim(c->arena, c->value->raw);
	c->value->present = !text_empty(c->value->text);
	if (!c->value->present)
		return missing(c, "required");
	if (!text_number(c->value->text, &c->value->number))
		c->value->number = 0;
	return check_length(c->spec, c->value->text);
}

/* Whether the file at this place, from 1, is taken out of those that were kept. */
static bool
is_dropped(const struct control *c, int64_t place)
{
	const char *name = arena_format(c->arena, "drop-%s", c->spec->name);

	for (const struct request_value *v = c->request->fields; v != NULL; v = v->next) {
		int64_t number;

		if (text_equal(v->name, name) && text_number(v->value, &number) && number == place)
			return true;
	}
	return false;
}

/* The names of what an earlier sending of the form left with us, parted by commas. */
static const char *
read_kept(struct control *c)
{
	const char *kept = request_field(c->request, arena_format(c->arena, "kept-%s", c->spec->name));
	struct text text = text_begin(c->arena);
	int64_t place = 0;

	while (kept != NULL && *kept != '\0') {
		size_t length = strcspn(kept, ",");

		if (length > 0 && !is_dropped(c, ++place)) {
			text_add(&text, text.length == 0 ? "" : ",");
			text_add_bytes(&text, kept, length);
			c->value->number++;
		}
		kept += length + (kept[length] == ',');
	}
	return text.value;
}

/* Why a file that came cannot be one of the form, whatever it holds. */
static const char *
refuse_upload(const struct upload *upload)
{
	if (upload->too_large)
		return "file_size";
	return upload->size == 0 ? "file_empty" : NULL;
}

static const char *
read_files(struct control *c)
{
	const char *refused = NULL;

	c->value->text = read_kept(c);
	for (const struct upload *upload = c->request->uploads; upload != NULL; upload = upload->next)
		if (text_equal(upload->field, c->spec->name)) {
			c->value->number++;
			if (refused == NULL)
				refused = refuse_upload(upload);
		}
	c->value->raw = "";
	c->value->present = c->value->number > 0;
	if (!c->value->present)
		return missing(c, "required");
	if (refused != NULL)
		return refused;
	return c->spec->max > 0 && c->value->number > c->spec->max ? "file_count" : NULL;
}

static const char *(*const readers[FIELD__COUNT])(struct control *) = {
	[FIELD_TEXT]		= read_text,
	[FIELD_LINES]		= read_lines,
	[FIELD_CHOICE]		= read_choice,
	[FIELD_CHOICES]		= read_choices,
	[FIELD_CHECK]		= read_check,
	[FIELD_NUMBER]		= read_number,
	[FIELD_MONEY]		= read_money,
	[FIELD_OWN]		= read_own,
	[FIELD_DAY]		= read_day,
	[FIELD_MOMENT]		= read_moment,
	[FIELD_PASSWORD]	= read_password,
	[FIELD_HIDDEN]		= read_hidden,
	[FIELD_FILES]		= read_files,
};

const char *
form_kind_read(struct arena *arena, const struct field_spec *spec, const struct request *request, int64_t now,
    struct form_value *value)
{
	struct control control = { arena, spec, request, now, value };
	const char *raw = request_field(request, spec->name), *error;

	*value = (struct form_value){ .raw = raw == NULL ? "" : raw, .text = "" };
	error = readers[spec->kind](&control);
	if (error == NULL && value->present && spec->check != NULL)
		error = spec->check(value->text);
	return error;
}
