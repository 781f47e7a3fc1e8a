/* What the files of the demonstration data share; nobody else includes it. */
#ifndef CASEWORK_DEMO_INSIDE_H
#define CASEWORK_DEMO_INSIDE_H

#include "casework/demo_table.h"
#include "casework/inside.h"
#include "casework/register.h"
#include "rules/room.h"

/* One case of the demonstration: what is complained about, and how far its story goes. */
struct demo_case {
	size_t			 index;		/* from 0, in the order of stories.tsv */
	const struct demo_row	*story, *complaint;
	int64_t			 received_at;
	size_t			 room;
	size_t			 host;		/* index of the case that this one is merged into */
	bool			 urgent, anonymous;
	bool			 told;		/* outside the pages */
	enum channel		 channel;
	int			 dispatches;
	struct case_id		 id;
	struct case_file	 state;		/* after the latest act; its texts are not kept */
};

/* One thing that happens to a case. */
struct demo_step {
	int64_t	 at;
	size_t	 which;		/* index of the case */
	size_t	 order;		/* 0 is registering */
	enum act act;
	bool	 other;		/* "!": decided by the supervisor, not satisfied, not valid */
	const struct demo_row *scene;	/* of an emergency, instead of `act`; NULL: none */
};

enum { DEMO_ROOMS = 2000 };

struct demo {
	struct step		*step;		/* its arena keeps what lives as long as the load */
	int64_t			 start;		/* "now" of the data */
	const char		*folder;
	const char		*problem;
	struct demo_table	 departments, staff, projects, names, complaints, stories, handling, words, phrases,
				 files, inspections, answers, causes, cooperation, campaigns,
				 plan, emergencies, effects;
	struct room		*rooms;
	size_t			 room_count;
	struct demo_case	*cases;
	size_t			 case_count;
	struct demo_step	*steps;
	size_t			 step_count;
};

/* A number below `most` that depends on nothing but the case and the purpose. */
uint64_t demo_choice(uint64_t of, uint64_t purpose, uint64_t most);

/* A phrase of that kind. */
const char *demo_phrase(const struct demo *, const char *kind, uint64_t n);

/* The text with every "{word}" that is listed replaced. */
struct demo_word { const char *word, *value; };
const char *demo_fill(struct arena *, const char *text, const struct demo_word *, size_t count);

/* The person of that login; NULL when there is none. */
const struct staff *demo_person(const struct demo *, const char *login);

/* Departments and staff with their passwords; rooms and residents, which go to demo->rooms. */
enum fault demo_people_load(struct demo *) MUST_CHECK;
enum fault demo_rooms_load(struct demo *) MUST_CHECK;

/* Which cases there are and what happens to them in order of time, nothing of it after demo->start. */
enum fault demo_plan_make(struct demo *) MUST_CHECK;

/* What the case's complaint says; in the arena. */
void demo_complaint_write(const struct demo *, struct arena *, const struct demo_case *, struct registration *);

/* What the investigation of every third case found out, right after its act; step->once is the act's key. */
enum fault demo_inquiry_write(struct demo *, struct step *, const struct demo_case *, const char *finding)
    MUST_CHECK;

/* Other departments on some of the cases under investigation, with what each has to do; step->once is the act's key. */
enum fault demo_cooperation_write(const struct demo *, struct step *, const struct demo_case *) MUST_CHECK;

/* What a body wrote that passed the case on, false when none did; our reply, before the result is told. */
bool demo_referral_terms(const struct demo *, const struct demo_case *, const struct complaint *,
    struct referral_terms *);
enum fault demo_referral_reply(const struct demo *, const struct step *, const struct demo_case *) MUST_CHECK;

/* Adds what happens in two emergencies to the steps; does one of them. */
enum fault demo_emergency_plan(struct demo *) MUST_CHECK;
enum fault demo_emergency_write(const struct demo *, struct step *, const struct demo_case *, const struct demo_row *)
    MUST_CHECK;
/* What comes to level 1 is reported at once: its head does not start it, unless it is one of the two. */
enum fault demo_emergency_decline(struct demo *, const struct step *, const struct demo_case *,
    const struct staff *head) MUST_CHECK;
/* What others still have to do is done before the result is fed back. */
enum fault demo_cooperation_finish(const struct demo *, const struct step *, const struct demo_case *) MUST_CHECK;

/* What the case's complainant was told just now, put where a courier would have put it; nothing is ever sent. */
enum fault demo_post_hand_over(struct demo *, const struct step *, const struct demo_case *) MUST_CHECK;

/* The complaint of a case whose effect on others is evaluated; NULL: any. */
const struct demo_row *demo_effect_complaint(const struct demo *, const struct demo_case *);

/* Lets everything happen, the clocks' warnings and breaches between. */
enum fault demo_story_run(struct demo *) MUST_CHECK;

/* At that moment: what was reported up is acknowledged by most superiors, and climbs past the others. */
enum fault demo_superiors_look(const struct demo *, struct arena *, int64_t now) MUST_CHECK;

/* Duties of the calendar of the last two months, with what was done about them. */
enum fault demo_duties_load(struct demo *) MUST_CHECK;
enum fault demo_duties_mark(struct demo *) MUST_CHECK;

/* Inspections, signed ones and one that is half answered; none while no checklist has been adopted. */
enum fault demo_inspections_load(struct demo *) MUST_CHECK;

/* Rounds of special return visits, and the plan of the year; no rounds while no sheet has been adopted. */
enum fault demo_campaigns_load(struct demo *) MUST_CHECK;

/* Evaluations of effects, once the stories have been told. */
enum fault demo_effects_load(struct demo *) MUST_CHECK;

#endif
