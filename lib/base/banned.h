/* Functions that have cost others their security; using one is a compile error. */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#undef alloca
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok gets alloca
#pragma GCC poison localtime gmtime ctime asctime mktime atoi atol atoll rand srand system popen

#endif
