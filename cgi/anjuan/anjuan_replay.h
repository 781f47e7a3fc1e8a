/* What `anjuan replay` prints: deadlines, penalty proposals, and what another procedure would have changed. */
#ifndef CGI_ANJUAN_REPLAY_H
#define CGI_ANJUAN_REPLAY_H

#include <stdbool.h>

#include "casework/replaying.h"

/* As CSV with a header row, or as one JSON object a line inside a list, to standard output. */
void anjuan_replay_print(const struct replaying *, bool json);

#endif
