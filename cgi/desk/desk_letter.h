/* Letters to complainants: written on a page, sent by mail or printed. */
#ifndef CGI_DESK_LETTER_H
#define CGI_DESK_LETTER_H

#include "desk.h"

extern const struct form_spec desk_letter_form, desk_print_letter_form;
visit_handler desk_letter, desk_letter_post, desk_letter_again, desk_print_letter;
visit_handler desk_print_letter_post, desk_print_letter_again;

#endif
