#include "casework/local.h"

#include "base/date.h"
#include "base/banned.h"

const char *
local_day(const struct step *step, int64_t at)
{
	return date_text_day(step->arena, at);
}

const char *
local_minute(const struct step *step, int64_t at)
{
	return date_text_minute(step->arena, at);
}
