/* Who asks, what that person may do here, and the frame around every staff page. */
#ifndef CGI_VIEW_IDENTITY_H
#define CGI_VIEW_IDENTITY_H

#include <stdbool.h>

#include "casework/casework.h"
#include "web/visit.h"

/* A program's permissions, in its own bits. */
struct view_permissions {
	unsigned	of_role[ROLE_COMPLAINANT];	/* by enum role */
	unsigned	everyone;			/* whoever is signed in */
	/* who has to choose a password first; 0: such a person is nobody here */
	unsigned	must_change;
};

/* One page of a program in its navigation.  A program copies its table for a visit to fill in the counts. */
struct view_nav {
	const char	*word;		/* of Text.Nav */
	const char	*url;		/* without the base: "desk/board?view=mine" */
	unsigned	 permission;	/* 0: whoever is signed in */
	const char	*count, *alert;	/* NULL: none; alert is "warned" or "breached" */
};

/*
 * The `identify` of a staff program: brings the names up to date, and fills
 * visit->actor and visit->permissions from the session cookie.  Nobody signed
 * in is not a fault.
 */
enum fault view_identity_find(struct visit *, const struct view_permissions *) MUST_CHECK;

/* The `frame` of a staff program: Actor.*, Programs.*, and Nav.* of what the actor may open. */
enum fault view_identity_frame(struct visit *, const struct view_nav *, size_t count) MUST_CHECK;

/* This visit as a step of casework, with the one-time key of its form. */
struct step view_identity_step(const struct visit *);

/* Where this person's work is: "desk/board", "desk/work", "audit/" … */
const char *view_identity_front(const struct staff *);

/* A department's name in the visitor's language; "" when there is no such department. */
const char *view_identity_department(const struct visit *, struct department_id);

/*
 * A path inside a staff program that somebody sent, without the base ("desk/case?id=7"); NULL
 * when it is anything else.
 */
const char *view_identity_path(const struct visit *, const char *typed);

#endif
