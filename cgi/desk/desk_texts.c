#include "desk_texts.h"

#include "base/arena.h"
#include "base/config.h"
#include "base/text.h"
#include "rules/contact.h"
#include "rules/heard.h"
#include "rules/standard_text.h"
#include "view/view_case.h"
#include "view/view_date.h"
#include "web/page.h"
#include "base/banned.h"

/* A value that is not there leaves its place in the text to the writer. */
static const char *
known(const char *value)
{
	return text_empty(value) ? NULL : value;
}

static const char *
company(const struct config *config, enum language language)
{
	bool english = language == LANGUAGE_EN && !text_empty(config->company_en);

	return known(english ? config->company_en : config->company_zh);
}

static const char *
department_of(const struct visit *visit, const struct desk_texts *texts)
{
	const struct department *department = casework_department(visit->casework,
	    texts->reading->file.department);

	if (department == NULL)
		return NULL;
	return known(texts->language == LANGUAGE_EN ? department->name_en : department->name_zh);
}

/* As the complainant is addressed: somebody without a name as a resident. */
static const char *
addressed(struct visit *visit, const struct desk_texts *texts)
{
	const struct complaint *complaint = &texts->reading->complaint;

	if (complaint->anonymous || text_empty(complaint->complainant) || text_characters(complaint->complainant) < 2)
		return page_word_in(visit->page, texts->language, "Desk.Letter.Resident");
	return texts->revealed ? complaint->complainant : name_mask(visit->arena, complaint->complainant);
}

static const char *
due_of(struct visit *visit, const struct case_reading *reading)
{
	const struct deadline *next = reading->procedure == NULL ? NULL :
	    heard_next(reading->procedure, reading->deadlines, reading->deadline_count);
	int64_t due = next == NULL ? reading->file.due_at : next->due_at;

	return due == 0 ? NULL : view_date_minute(visit->arena, due);
}

static void
values_of_case(struct visit *visit, const struct desk_texts *texts, const char *values[PLACEHOLDER__COUNT])
{
	const struct case_reading *reading = texts->reading;

	values[PLACEHOLDER_NUMBER] = reading->file.number;
	values[PLACEHOLDER_COMPLAINANT] = addressed(visit, texts);
	values[PLACEHOLDER_SUBJECT] = known(reading->complaint.subject);
	values[PLACEHOLDER_PLACE] = known(reading->complaint.place);
	values[PLACEHOLDER_RECEIVED] = view_date_minute(visit->arena, reading->file.received_at);
	values[PLACEHOLDER_DUE] = due_of(visit, reading);
	values[PLACEHOLDER_DEPARTMENT] = department_of(visit, texts);
	values[PLACEHOLDER_HANDLER] = known(view_case_person(visit, reading->file.handler));
	values[PLACEHOLDER_RESULT] = known(reading->file.result);
	values[PLACEHOLDER_TIMETABLE] = texts->timetable;
}

const char *
desk_texts_fill(struct visit *visit, const struct desk_texts *texts, const struct words *words)
{
	const char *values[PLACEHOLDER__COUNT] = {
		[PLACEHOLDER_PHONE] = known(visit->config->service_phone),
		[PLACEHOLDER_COMPANY] = company(visit->config, texts->language),
		[PLACEHOLDER_TODAY] = view_date_of(visit->arena, visit->now),
	};

	if (texts->reading != NULL)
		values_of_case(visit, texts, values);
	return standard_text_fill(visit->arena, texts->language == LANGUAGE_EN ? words->en : words->zh, values);
}

void
desk_texts_show(struct visit *visit, const struct desk_texts *texts, act_set acts)
{
	const struct procedure *procedure = texts->reading == NULL ? casework_procedure(visit->casework) :
	    texts->reading->procedure;
	struct node *list = page_node(visit->page, "Texts");
	size_t shown = 0;

	for (size_t i = 0; procedure != NULL && i < procedure->text_count; i++) {
		const struct standard_text *text = &procedure->texts[i];
		struct node *row;

		if ((text->acts != 0 && (text->acts & acts) == 0) ||
		    (!text_equal(text->kind, "script") && !text_equal(text->kind, "canned")))
			continue;
		row = node_item(list, shown++);
		node_text(row, "Name", view_case_words(visit, &text->name));
		node_text(row, "Text", desk_texts_fill(visit, texts, &text->text));
	}
}
