/* JSON documents, read and written.  The only home of jansson. */
#ifndef EXCHANGE_JSON_VALUE_H
#define EXCHANGE_JSON_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct json_value;	/* a document or a part of one; only documents are released */

/* Where reading stopped, and why it failed. */
struct json_place { size_t position; const char *error; };

/*
 * Reads one document that is an object or a list, or NULL; keys that are there
 * twice are refused.  json_value_read_part() reads the value at the beginning
 * of the bytes, whatever it is and whatever follows; the position is behind it.
 */
struct json_value *json_value_read(struct arena *, const char *bytes, size_t length, struct json_place *);
struct json_value *json_value_read_part(struct arena *, const char *bytes, size_t length, struct json_place *);
void json_value_release(struct json_value *);			/* NULL is allowed */

enum json_kind { JSON_KIND_OBJECT, JSON_KIND_LIST, JSON_KIND_TEXT, JSON_KIND_NUMBER, JSON_KIND_TRUTH };
bool json_value_is(const struct json_value *, enum json_kind);	/* whole numbers alone are numbers */

/* Parts and contents; NULL, 0 and false where there is nothing of the kind.  Texts live as long as the document. */
const struct json_value *json_value_member(const struct json_value *, const char *name);
const struct json_value *json_value_item(const struct json_value *, size_t index);
size_t json_value_count(const struct json_value *);
const char *json_value_text(const struct json_value *);
int64_t json_value_number(const struct json_value *);
bool json_value_truth(const struct json_value *);

/* Writing: what is put into another value belongs to it. */
struct json_value *json_value_object(void);
struct json_value *json_value_list(void);
void json_value_put(struct json_value *, const char *name, struct json_value *);
void json_value_put_text(struct json_value *, const char *name, const char *text);
void json_value_put_number(struct json_value *, const char *name, int64_t number);
void json_value_add_text(struct json_value *, const char *text);

/* The document on one line, in the arena. */
const char *json_value_print(struct arena *, const struct json_value *);

#endif
