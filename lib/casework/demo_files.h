/* Photos and papers of the demonstration data. */
#ifndef CASEWORK_DEMO_FILES_H
#define CASEWORK_DEMO_FILES_H

#include "casework/demo_inside.h"
#include "casework/files.h"

/* Stages what belongs to this act of the case: photos of some, a signed receipt of each visit on site. */
enum fault demo_files_stage(struct demo *, struct step *, const struct demo_case *, enum act,
    struct staged_files *) MUST_CHECK;

/* Stages the listed file for that purpose as a photo of the inspector. */
enum fault demo_photo_stage(struct demo *, struct step *, const char *what, struct staged_files *) MUST_CHECK;

#endif
