/* Special return visits on the desk: rounds, their rooms, and the sheet that is filled at a door. */
#ifndef CGI_DESK_CAMPAIGN_H
#define CGI_DESK_CAMPAIGN_H

#include "casework/campaigns.h"
#include "desk.h"
#include "web/page.h"

extern const struct form_spec desk_campaigns_open_form, desk_campaign_arrange_form, desk_campaign_close_form,
    desk_campaign_room_form;

visit_handler desk_campaigns, desk_campaigns_export, desk_campaigns_open, desk_campaigns_open_again;
visit_handler desk_campaign, desk_campaign_arrange, desk_campaign_close, desk_campaign_again, desk_campaign_export,
    desk_campaign_photo;
visit_handler desk_campaign_photo_post, desk_campaign_photo_again;
visit_handler desk_campaign_room, desk_campaign_room_post, desk_campaign_room_again;

/* Id, Version, Title, Season, State, First.*, Last.*, Leader, Form, Reason, Mine and the counts of a round. */
void desk_campaign_show_head(struct visit *, struct node *, const struct campaign_view *);

/* Rooms, Visited, Missed, Waiting, Problems, Percent. */
void desk_campaign_show_count(struct node *, const struct campaign_count *);

/* An answer as people read it; "" for none. */
const char *desk_campaign_answer(const struct visit *, const struct campaign_question *, const char *answer);

/* Options.Staff: whoever may be named. */
void desk_campaign_show_staff(struct visit *);

/* The rooms that an address asks for: state, mine=1, project, building, after. */
struct campaign_rooms_asked desk_campaign_ask(const struct visit *, int64_t campaign, size_t limit);

#endif
