#include "rules/evidence.h"

#include "base/text.h"

#include "base/banned.h"

static const char *const origin_names[EVIDENCE_ORIGIN__COUNT] = {
	[EVIDENCE_RESIDENT] = "resident", [EVIDENCE_STAFF] = "staff", [EVIDENCE_CAMERA] = "camera",
	[EVIDENCE_MAIL] = "mail", [EVIDENCE_IMPORT] = "import",
};

const char *
evidence_origin_name(enum evidence_origin origin)
{
	return (unsigned)origin < EVIDENCE_ORIGIN__COUNT ? origin_names[origin] : "";
}

enum evidence_origin
evidence_origin_read(const char *name)
{
	int	origin = 0;

	while (origin < EVIDENCE_ORIGIN__COUNT && !text_equal(origin_names[origin], name))
		origin++;
	return (enum evidence_origin)origin;
}
