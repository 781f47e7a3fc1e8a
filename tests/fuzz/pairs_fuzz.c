/* Hostile bytes as a query, as an urlencoded form and as a cookie header. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "web/encoding.h"
#include "web/request.h"

#include "base/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void
check_values(const struct request_value *value)
{
	for (; value != NULL; value = value->next)
		if (!text_is_clean(value->name, strlen(value->name)) || !text_is_clean(value->value, strlen(value->value)))
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct arena arena = { 0 };
	struct request request = { 0 };
	const char *text = arena_copy_bytes(&arena, bytes, length), *again;
	const struct request_value *second;

	check_values(encoding_cookies(&arena, text));
	if (encoding_parameter(&arena, text, "name") != NULL && !encoding_is_type(text, "text/plain"))
		encoding_is_type(text, "form-data");

	/* What was read and written again reads the same. */
	if (encoding_pairs(&arena, (const char *)bytes, length, &request.query) == FAULT_NONE) {
		check_values(request.query);
		again = request_query_with(&arena, &request, "a name of our own", NULL);
		if (*again != '\0' && encoding_pairs(&arena, again + 1, strlen(again + 1), &second) != FAULT_NONE)
			abort();
		for (const struct request_value *v = request.query; *again != '\0' && v != NULL; v = v->next) {
			if (text_equal(v->name, "a name of our own"))
				continue;
			if (!text_equal(v->name, second->name) || !text_equal(v->value, second->value))
				abort();
			second = second->next;
		}
	}
	arena_release(&arena);
	return 0;
}
