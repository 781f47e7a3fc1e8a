/* The complainant's way into the own case: number and follow-up code, then a pass that lasts a while. */
#ifndef CASEWORK_FOLLOW_H
#define CASEWORK_FOLLOW_H

#include "casework/register.h"

enum { FOLLOW_LONGEST = 2 * 3600 };	/* seconds that a pass is good for */

/*
 * Opens a case with number and code as typed.  *pass is for the cookie alone.
 * REFUSAL_CODE for a wrong code, an unknown number and too many tries of this
 * number or address, without telling which.
 */
enum fault follow_open(struct step *, const char *number, const char *code, const char **pass) MUST_CHECK;

/* The case that a pass opens; FAULT_NOT_FOUND when it is forged, too old, or its code was replaced. */
enum fault follow_find(struct step *, const char *pass, struct case_id *) MUST_CHECK;

/*
 * What a filing with this one-time key led to, for the receipt; the code is
 * "" once another was issued, and for a case that staff registered.  FAULT_NOT_FOUND when nothing was filed with it.
 */
enum fault follow_receipt(struct step *, const char *once, struct registered *) MUST_CHECK;

/* The link to the page where this number is followed, without the code, drawn as a path for SVG. */
struct follow_link { const char *url, *path; int size; };
enum fault follow_link_draw(struct step *, const char *number, struct follow_link *) MUST_CHECK;

#endif
