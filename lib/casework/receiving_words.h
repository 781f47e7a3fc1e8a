/* What a mail says, as a complaint. */
#ifndef CASEWORK_RECEIVING_WORDS_H
#define CASEWORK_RECEIVING_WORDS_H

#include "casework/register.h"

struct mail;

/* What is to be read of it: its text, or that of its HTML, or else its subject or the names of its files; never "". */
const char *receiving_words_of(struct arena *, const struct mail *);

/* The minimum set (S2·6): who from From, contact the address, matter what it says; nobody's is anonymous. */
struct registration receiving_words_registration(const struct step *, const struct mail *);

#endif
