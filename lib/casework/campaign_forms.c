#include "casework/campaign_forms.h"

#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "casework/inside.h"
#include "record/campaign_xml.h"
#include "store/campaign_store.h"
#include "base/banned.h"

static enum fault
read_form(struct step *step, const struct campaign_form_key *key)
{
	struct casework *casework = step->casework;
	struct xml_source source = { .name = key->id };
	struct sheet_document document;
	const char *problem = "", *schema;
	enum fault fault = campaign_form_load(casework->db, step->arena, key, &document);

	if (fault != FAULT_NONE)
		return fault;
	source.bytes = document.bytes;
	source.length = document.length;
	schema = arena_format(step->arena, "%s/schema/xml/campaign.xsd", casework->config->share_dir);
	if (casework->campaign_form_count == CASEWORK_CAMPAIGN_FORMS)
		casework->campaign_form_count = 0;
	fault = campaign_xml_load(&casework->process, schema, &source,
	    &casework->campaign_forms[casework->campaign_form_count], &problem);
	if (fault != FAULT_NONE)
		log_line(LOG_LEVEL_ERROR, "campaign form %s %s: %s", key->id, key->version, problem);
	else
		casework->campaign_form_count++;
	return fault;
}

enum fault
campaigns_form(struct step *step, const char *id, const char *version, const struct campaign_form **form)
{
	struct casework *casework = step->casework;
	struct campaign_form_key key = { id, version };
	enum fault fault;

	for (int round = 0; round < 2; round++) {
		for (size_t i = 0; i < casework->campaign_form_count; i++)
			if (text_equal(casework->campaign_forms[i].id, id) &&
			    text_equal(casework->campaign_forms[i].version, version)) {
				*form = &casework->campaign_forms[i];
				return FAULT_NONE;
			}
		if (round == 0 && (fault = read_form(step, &key)) != FAULT_NONE)
			return fault;
	}
	return log_fault(FAULT_INTERNAL, "campaign form %s %s calls itself otherwise", id, version);
}

enum fault
campaigns_forms(struct step *step, const struct campaign_form ***forms, size_t *count)
{
	struct campaign_form_list list;
	enum fault fault = campaign_forms_current(step->casework->db, step->arena, step->now, &list);

	*count = 0;
	if (fault != FAULT_NONE)
		return fault;
	*forms = arena_array(step->arena, list.count, sizeof(**forms));
	for (size_t i = 0; i < list.count && i < CASEWORK_CAMPAIGN_FORMS && fault == FAULT_NONE; i++)
		fault = campaigns_form(step, list.rows[i].id, list.rows[i].version, &(*forms)[(*count)++]);
	return fault;
}

const char *
campaign_forms_write(struct arena *arena, const struct campaign_form *form, const char *const *answers)
{
	struct text text = text_begin(arena);

	for (size_t i = 0; i < form->question_count; i++)
		if (!text_empty(answers[i]))
			text_add_format(&text, "%s%s=%s", text.length == 0 ? "" : "\n", form->questions[i].id,
			    answers[i]);
	return text.value;
}

/* An answer is one line, and ids hold no sign of equality. */
const char *const *
campaign_forms_answers(struct arena *arena, const struct campaign_form *form, const char *stored)
{
	const char **answers = arena_array(arena, form->question_count, sizeof(*answers));

	for (size_t i = 0; i < form->question_count; i++)
		answers[i] = "";
	while (*stored != '\0') {
		size_t length = strcspn(stored, "\n"), name = strcspn(stored, "=");

		for (size_t i = 0; name < length && i < form->question_count; i++)
			if (strlen(form->questions[i].id) == name &&
			    memcmp(form->questions[i].id, stored, name) == 0)
				answers[i] = arena_copy_bytes(arena, stored + name + 1, length - name - 1);
		stored += length + (stored[length] == '\n');
	}
	return answers;
}
