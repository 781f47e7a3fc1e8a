#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"
#include "record/xml_source.h"

#include "base/banned.h"

enum fault
xml_source_file(struct arena *arena, const char *path, struct xml_source *source)
{
	struct text	 content = text_begin(arena);
	char		 piece[8192];
	enum fault	 fault = FAULT_NONE;
	FILE		*file = fopen(path, "rb");
	size_t		 got;

	if (file == NULL)
		return errno == ENOENT ? FAULT_NOT_FOUND : FAULT_IO;
	while (fault == FAULT_NONE && (got = fread(piece, 1, sizeof(piece), file)) > 0) {
		text_add_bytes(&content, piece, got);
		if (content.length > XML_LIMIT)
			fault = FAULT_TOO_LARGE;
	}
	if (fault == FAULT_NONE && ferror(file))
		fault = FAULT_IO;
	(void)fclose(file);

	*source = (struct xml_source){arena_copy(arena, path), content.value, content.length};
	return fault;
}

enum fault
xml_source_descriptor(struct arena *arena, const char *name, int file, struct xml_source *source)
{
	struct text	 content = text_begin(arena);
	char		 piece[8192];
	ssize_t		 got = 0;

	while (content.length <= XML_LIMIT && (got = pread(file, piece, sizeof(piece), (off_t)content.length)) > 0)
		text_add_bytes(&content, piece, (size_t)got);
	if (got < 0)
		return FAULT_IO;
	*source = (struct xml_source){arena_copy(arena, name), content.value, content.length};
	return content.length > XML_LIMIT ? FAULT_TOO_LARGE : FAULT_NONE;
}
