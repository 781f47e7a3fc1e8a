/* Versions of the procedure as a file: those that await approval first, then the newest. */
#include "admin_procedures.h"

#include "base/text.h"
#include "view/view_export.h"
#include "view/view_identity.h"
#include "web/page.h"
#include "base/banned.h"

enum column { VERSION, STATE, FROM, BY, PROPOSED, APPROVALS, COLUMNS };

static const struct view_export_column columns[COLUMNS] = {
	[VERSION] = { "Admin.Procedures.Version", 14, EXPORT_TEXT },
	[STATE] = { "Admin.Procedures.State", 16, EXPORT_TEXT },
	[FROM] = { "Admin.Procedures.From", 17, EXPORT_MOMENT },
	[BY] = { "Admin.Procedures.Export.By", 14, EXPORT_TEXT },
	[PROPOSED] = { "Admin.Procedures.Export.Proposed", 17, EXPORT_MOMENT },
	[APPROVALS] = { "Admin.Procedures.Export.Approvals", 24, EXPORT_TEXT },
};

/* Who handed it in: a person, the command line, or nobody, because it came with the installation. */
static const char *
proposer(struct visit *visit, const struct procedures_row *row)
{
	const char *person;

	if (row->life.count == 0)
		return page_word(visit->page, "Admin.Procedures.Installed");
	person = admin_procedures_person(visit, row->life.decisions[0].staff);
	return text_empty(person) ? page_word(visit->page, "Admin.Procedures.CommandLine") : person;
}

static void
write_version(struct visit *visit, struct export_sheet *sheet, const struct procedures_row *row)
{
	struct text approvals = text_begin(visit->arena);
	struct staff_id by[VERSION_APPROVALS];
	size_t count = procedure_version_approvals(&row->life, by);

	for (size_t i = 0; i < count; i++)
		text_add_format(&approvals, "%s%s", i > 0 ? "; " : "", admin_procedures_person(visit, by[i]));
	export_row(sheet, (struct export_cell[COLUMNS]){
		[VERSION] = { .text = row->version },
		[STATE] = { .text = view_export_word(visit, "VersionState", version_state_name(row->state)) },
		[FROM] = { .number = row->life.adopted_at != 0 ? row->life.adopted_at :
		    procedure_version_from(&row->life) },
		[BY] = { .text = proposer(visit, row) },
		[PROPOSED] = { .number = row->life.count == 0 ? 0 : row->life.decisions[0].at },
		[APPROVALS] = { .text = approvals.value },
	});
}

/* All that the page lists. */
static enum fault
write_page(struct visit *visit, void *cursor, struct export_sheet *sheet, bool *more)
{
	struct step step = view_identity_step(visit);
	struct procedures_row *rows;
	size_t count = 0;
	enum fault fault = procedures_list(&step, &rows, &count);

	(void)cursor;
	(void)more;
	for (size_t i = 0; fault == FAULT_NONE && i < count; i++)
		write_version(visit, sheet, &rows[i]);
	return fault;
}

enum fault
admin_procedures_export(struct visit *visit)
{
	return view_export_send(visit, &(struct view_export){
		.title = "Text.Nav.procedure", .subject = "procedures",
		.columns = columns, .count = COLUMNS, .page = write_page,
	});
}
