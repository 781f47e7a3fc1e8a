#include "casework/upkeep.h"

#include "base/arena.h"
#include "base/config.h"
#include "record/procedure_xml.h"
#include "store/db.h"
#include "store/migrate.h"

#include "base/banned.h"

enum fault
upkeep_migrate(const struct config *config, struct arena *arena, int64_t now, bool dry_run, const char **report)
{
	return migrate_run(config, arena, now, dry_run, report);
}

enum fault
upkeep_check_procedure(const struct config *config, struct arena *arena, const char **problem)
{
	const char *schema = arena_format(arena, "%s/schema/xml/procedure.xsd", config->share_dir);
	struct procedure *procedure = arena_alloc(arena, sizeof *procedure);
	struct xml_source source;
	enum fault fault = xml_source_file(arena, config->procedure_file, &source);

	*problem = NULL;
	if (fault != FAULT_NONE) {
		*problem = arena_format(arena, "%s: cannot be read", config->procedure_file);
		return fault;
	}
	return procedure_xml_load(arena, schema, &source, procedure, problem);
}

enum fault
upkeep_check_database(const struct config *config, const char *account)
{
	struct db *db;
	enum fault fault = db_open(config, account, &db);

	if (fault == FAULT_NONE)
		db_close(db);
	return fault;
}
