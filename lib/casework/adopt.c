#include "casework/adopt.h"

#include <string.h>

#include "casework/inside.h"
#include "record/campaign_xml.h"
#include "record/checklist_xml.h"
#include "store/audit_store.h"
#include "store/campaign_store.h"
#include "base/banned.h"

/* Whether a stored document may stand for a new one of the same version. */
static enum fault
same_document(struct step *step, const struct xml_source *source, const void *stored, size_t length,
    const char **problem)
{
	if (length == source->length && memcmp(stored, source->bytes, length) == 0)
		return FAULT_NONE;
	*problem = arena_format(step->arena,
	    "%s:1:1: this version is already adopted with other content; give the document a new version",
	    source->name);
	return FAULT_INPUT;
}

enum fault
casework_adopt_checklist(struct step *step, const char *path, bool *added, const char **problem)
{
	struct db *db = step->casework->db;
	struct checklist checklist;
	struct xml_source source;
	const char *schema;
	const void *stored;
	size_t length;
	enum fault fault;

	*added = false;
	schema = arena_format(step->arena, "%s/schema/xml/checklist.xsd", step->casework->config->share_dir);
	if ((fault = xml_source_file(step->arena, path, &source)) != FAULT_NONE ||
	    (fault = checklist_xml_load(step->arena, schema, &source, &checklist, problem)) != FAULT_NONE)
		return fault;
	fault = checklist_load(db, step->arena, checklist.id, checklist.version, &stored, &length);
	if (fault == FAULT_NONE)
		return same_document(step, &source, stored, length, problem);
	if (fault != FAULT_NOT_FOUND)
		return fault;
	*added = true;
	return checklist_insert(db, step->arena, &checklist, source.bytes, source.length, step->now);
}

enum fault
casework_adopt_campaign(struct step *step, const char *path, bool *added, const char **problem)
{
	struct db *db = step->casework->db;
	struct sheet_document stored, document;
	struct campaign_form_key key;
	struct campaign_form form;
	struct xml_source source;
	const char *schema;
	enum fault fault;

	*added = false;
	schema = arena_format(step->arena, "%s/schema/xml/campaign.xsd", step->casework->config->share_dir);
	if ((fault = xml_source_file(step->arena, path, &source)) != FAULT_NONE ||
	    (fault = campaign_xml_load(step->arena, schema, &source, &form, problem)) != FAULT_NONE)
		return fault;
	key = (struct campaign_form_key){ form.id, form.version };
	fault = campaign_form_load(db, step->arena, &key, &stored);
	if (fault == FAULT_NONE)
		return same_document(step, &source, stored.bytes, stored.length, problem);
	if (fault != FAULT_NOT_FOUND)
		return fault;
	*added = true;
	document = (struct sheet_document){ source.bytes, source.length };
	return campaign_form_insert(db, step->arena, &form, &document, step->now);
}
