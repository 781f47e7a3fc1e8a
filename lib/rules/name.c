#include "rules/name.h"

#include <stddef.h>
#include <string.h>

#include "base/banned.h"

const char *
name_of(const char *const *names, int count, int index)
{
	return index < 0 || index >= count ? "" : names[index];
}

int
name_find(const char *const *names, int count, const char *name)
{
	for (int i = 0; name != NULL && i < count; i++)
		if (strcmp(names[i], name) == 0)
			return i;
	return count;
}
