/* Tables of names indexed by an enum. */
#ifndef RULES_NAME_H
#define RULES_NAME_H

/* The name at an index, "" outside the table. */
const char *name_of(const char *const *names, int count, int index);

/* The index of a name; count for NULL or a word that is not in the table. */
int name_find(const char *const *names, int count, const char *name);

#endif
