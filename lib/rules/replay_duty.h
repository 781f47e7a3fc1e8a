/* The duties of the calendar in a replay: which periods they were asked for in, and how those ended (K17–K27). */
#ifndef RULES_REPLAY_DUTY_H
#define RULES_REPLAY_DUTY_H

#include "rules/replay_judge.h"

/*
 * Judges every duty of the procedure that the list tells of, period by period
 * from the one in which it was first asked for to the end of the replay, and
 * adds them to the results.  A period whose day had passed when the duty was
 * first asked for is not judged, nor is one that begins after it was asked for
 * no more, unless something was done in it.
 */
void replay_duty_judge(struct replay_running *, const struct replay_list *);

#endif
