/* Where a test may end a program as if the machine had lost its power. */
#ifndef BASE_KILL_POINT_H
#define BASE_KILL_POINT_H

/* Ends the process at once and without any cleaning up when FAULT_AT in the environment is this word. */
void kill_point(const char *step);

#endif
