/* Other bodies that passed a case on: their numbers and times, and our replies to them. */
#ifndef CGI_DESK_REFERRAL_H
#define CGI_DESK_REFERRAL_H

#include "desk.h"
#include "rules/referral.h"
#include "web/page.h"

extern const struct form_spec desk_referral_record_form, desk_referral_change_form, desk_referral_reply_form,
    desk_referral_end_form, desk_referral_letter_form;

visit_handler desk_referral, desk_referral_record, desk_referral_change, desk_referral_reply, desk_referral_end;

/* The page that a form of it was on, with what was typed. */
visit_handler desk_referral_again;

/* The reply as a letter, and the paper of what was last replied. */
visit_handler desk_referral_letter, desk_referral_letter_post, desk_referral_letter_again, desk_print_referral;

/* Every form begins with the case; the second is its version, or the number of the referral and then its round. */
enum { REFERRAL_FORM_ID, REFERRAL_FORM_SECOND, REFERRAL_FORM_ROUND, REFERRAL_FORM_OWN };

/*
 * Referrals.N as view_referral(); with
 * `acts` May.<act> of each, and its address whole as Address.
 */
enum fault desk_referral_show(struct visit *, const struct case_file *, bool acts) MUST_CHECK;

#endif
