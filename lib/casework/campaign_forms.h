/* Sheets of special return visits as texts; for the files of campaigns alone. */
#ifndef CASEWORK_CAMPAIGN_FORMS_H
#define CASEWORK_CAMPAIGN_FORMS_H

#include "casework/campaigns.h"

/* Answers as they are stored, and read back: one for each question, "" where there is none. */
const char *campaign_forms_write(struct arena *, const struct campaign_form *, const char *const *answers);
const char *const *campaign_forms_answers(struct arena *, const struct campaign_form *, const char *stored);

#endif
