/* What a password must be. */
#ifndef RULES_PASSWORD_H
#define RULES_PASSWORD_H

enum { PASSWORD_SHORTEST = 10, PASSWORD_LONGEST = 200 };

/* Why a new password is not taken.  Names are words of Text.Error. */
enum password_problem {
	PASSWORD_FINE,
	PASSWORD_SHORT,		/* fewer than PASSWORD_SHORTEST characters */
	PASSWORD_LONG,
	PASSWORD_LOGIN,		/* it is, or only repeats, the login */
	PASSWORD_SIMPLE,	/* one or two different characters, or a plain run of digits or letters */
	PASSWORD_SAME,		/* it is the old one */
	PASSWORD_WRONG,		/* the old one does not fit */
	PASSWORD__COUNT
};

/* Judges a new password of this login; `old` may be NULL. */
enum password_problem password_judge(const char *login, const char *old, const char *new);

/* "short", "simple" …; NULL for PASSWORD_FINE. */
const char *password_problem_name(enum password_problem);

#endif
