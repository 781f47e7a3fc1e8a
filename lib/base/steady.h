/* The moment that a daemon may act on while clocks jump. */
#ifndef BASE_STEADY_H
#define BASE_STEADY_H

#include <stdbool.h>
#include <stdint.h>

/* Zero-initialised before the first asking. */
struct steady {
	bool	begun;
	int64_t	now;		/* what was answered last … */
	int64_t	ticks;		/* … and the steady seconds then */
	bool	doubts;		/* clocks are ahead of the time that has really passed … */
	int64_t	doubted;	/* … since then, in steady seconds */
};

/*
 * What time it is, by the clock of this machine, that of the database and the
 * seconds that have passed since the last asking by a clock that nobody can
 * set (it also counts while the machine sleeps).  The clock that is nearer to
 * what is expected is believed.  One that goes back is followed at once; when
 * both are ahead they are followed after two minutes, so that a jump that is
 * soon corrected makes nothing late.  At first the earlier one is right.
 */
int64_t steady_now(struct steady *, int64_t own, int64_t server, int64_t ticks);

/* Seconds by that clock. */
int64_t steady_ticks(void);

#endif
