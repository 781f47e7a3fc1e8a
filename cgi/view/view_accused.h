/* The person of ours that a complaint is about, from what somebody typed. */
#ifndef CGI_VIEW_ACCUSED_H
#define CGI_VIEW_ACCUSED_H

#include "rules/accused.h"
#include "rules/role.h"
#include "web/visit.h"

/* *staff is 0 unless it is ACCUSED_ONE; who has left is not meant. */
enum accused_found view_accused(struct visit *, const char *typed, struct staff_id *staff);

#endif
