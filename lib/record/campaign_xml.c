#include "record/campaign_xml.h"

#include "base/arena.h"
#include "base/text.h"
#include "record/xml_element.h"
#include "record/xml_words.h"

#include "base/banned.h"

enum { CHOICES_LEAST = 2 };

/* The two answers of a yes_no question; what they are called is the page's. */
static void
read_yes_no(struct xml_reading *reading, const struct xml_element *element, struct question_option *rows)
{
	const char *problem = xml_attribute(reading->arena, element, "problem");

	rows[0] = (struct question_option){ .id = "yes", .text = { "", "" }, .problem = text_equal(problem, "yes") };
	rows[1] = (struct question_option){ .id = "no", .text = { "", "" }, .problem = text_equal(problem, "no") };
}

static size_t
read_options(struct xml_reading *reading, const struct xml_element *element, struct question_option *rows)
{
	size_t count = 0;

	for (const struct xml_element *child = xml_child(element, "option"); child != NULL; child = xml_next(child))
		rows[count++] = (struct question_option){
			.id = xml_attribute(reading->arena, child, "id"), .text = xml_words(reading, child, "text"),
			.problem = xml_yes(reading, child, "problem"),
		};
	return count;
}

static void
check_question(struct xml_reading *reading, const struct xml_element *element, const struct campaign_question *question,
    size_t written)
{
	if (question->kind == QUESTION_CHOICE && written < CHOICES_LEAST)
		xml_complain(reading->document, element, "Question %s: a choice needs at least two answers.", question->id);
	if (question->kind != QUESTION_CHOICE && written > 0)
		xml_complain(reading->document, element, "Question %s: only a choice has answers of its own.", question->id);
	if (question->kind != QUESTION_YES_NO && !text_empty(xml_attribute(reading->arena, element, "problem")))
		xml_complain(reading->document, element, "Question %s: only yes or no can be the answer that is a problem.",
		    question->id);
}

static void
read_question(struct xml_reading *reading, const struct xml_element *element, struct campaign_question *question)
{
	size_t written = xml_count(element, "option");
	struct question_option *rows = arena_array(reading->arena, written + CHOICES_LEAST, sizeof(*rows));

	*question = (struct campaign_question){
		.id = xml_attribute(reading->arena, element, "id"),
		.kind = question_kind_read(xml_attribute(reading->arena, element, "kind")),
		.text = xml_words(reading, element, "text"),
		.required = xml_yes(reading, element, "required"),
		.options = rows,
	};
	check_question(reading, element, question, written);
	if (question->kind == QUESTION_CHOICE)
		question->option_count = read_options(reading, element, rows);
	else if (question->kind == QUESTION_YES_NO) {
		read_yes_no(reading, element, rows);
		question->option_count = CHOICES_LEAST;
	}
}

static void
read_form(struct xml_reading *reading, void *into)
{
	struct campaign_form *form = into;
	const struct xml_element *root = xml_root(reading->document), *element;
	struct campaign_question *rows = arena_array(reading->arena, xml_count(root, "question"), sizeof(*rows));

	*form = (struct campaign_form){
		.id = xml_attribute(reading->arena, root, "id"),
		.version = xml_attribute(reading->arena, root, "version"),
		.season = season_read(xml_attribute(reading->arena, root, "season")),
		.duty = xml_attribute(reading->arena, root, "duty"),
		.category = xml_attribute(reading->arena, root, "category"),
		.name = xml_words(reading, root, "name"),
		.signature = xml_yes(reading, root, "signature"),
		.questions = rows,
	};
	for (element = xml_child(root, "question"); element != NULL; element = xml_next(element))
		read_question(reading, element, &rows[form->question_count++]);
}

enum fault
campaign_xml_load(struct arena *arena, const char *schema_path, const struct xml_source *source,
    struct campaign_form *form, const char **problem)
{
	const struct xml_loading loading = { schema_path, source, read_form, form };

	return xml_load(arena, &loading, problem);
}
