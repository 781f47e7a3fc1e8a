/* Phone numbers and names: normalising, masking (UX §1.7, §1.16). */
#ifndef RULES_CONTACT_H
#define RULES_CONTACT_H

#include <stdbool.h>

struct arena;

/* " +86 138-0013-8000", "１３８００１３８０００", "0731-8888 8888" → digits; false when it cannot be a phone number. */
bool phone_read(struct arena *, const char *typed, const char **digits);

/* The same for a field that holds nothing but a phone: numbers within the city and short service numbers, too. */
bool phone_read_local(struct arena *, const char *typed, const char **digits);

/* True for the normalised digits of a mobile phone in China, which can take short messages. */
bool phone_is_mobile(const char *digits);

/* 186****1402; landlines keep area code and the last two; "" stays "". */
const char *phone_mask(struct arena *, const char *digits);

/* 王** → 王*丽: first character, stars, last one when there are three or more; 仲*; "" stays "". */
const char *name_mask(struct arena *, const char *name);

/*
 * A text in which the name (of two characters or more) and the phone of a
 * person, written together or in groups, stand masked wherever they stood
 * whole; and the text with both in place of their masks.
 */
const char *contact_hide(struct arena *, const char *text, const char *name, const char *phone);
const char *contact_show(struct arena *, const char *text, const char *name, const char *phone);

/*
 * A text in which every mobile phone is masked, whoever's it is: for those
 * outside the house.  Other numbers stay, those of cases and service lines with them.
 */
const char *contact_hide_mobiles(struct arena *, const char *text);

/*
 * What somebody typed to find a person, as the access log keeps it: phones and
 * names masked, numbers of rooms and cases as they are; masking it again changes nothing.
 */
const char *contact_mask_typed(struct arena *, const char *typed);

/* The address up to the building; unit and room become stars. */
const char *place_mask(struct arena *, const char *place);

#endif
