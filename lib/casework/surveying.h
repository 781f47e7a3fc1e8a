/* One-time links by which complainants say how content they are, and the figures of all answers. */
#ifndef CASEWORK_SURVEYING_H
#define CASEWORK_SURVEYING_H

#include "casework/visiting.h"

enum { SURVEY_DAYS = 30, SURVEY_SHOWN_SECONDS = 15 * 60 };

/* A link as it is handed out: its address, the same drawn as a path for SVG, and until when it is good. */
struct survey_address { const char *url, *path; int size; int64_t expires_at; struct case_id id; };

/*
 * Makes a link to the survey about a case; 128 random bits, of which only a
 * digest is kept.  REFUSAL_STAGE when there is nothing to be asked yet or any
 * more, REFUSAL_ALREADY when the link was answered in this round.
 */
enum fault survey_issue(struct step *, struct case_id) MUST_CHECK;

/* What survey_issue() made with this one-time key: for some minutes, for whoever made it; FAULT_NOT_FOUND. */
enum fault survey_issued(struct step *, const char *once, struct survey_address *) MUST_CHECK;

/*
 * Inside the transaction of an act that closes a case: the complainant is sent
 * a link, unless they cannot be reached, are anonymous, asked to be left alone
 * at this or an earlier closing, or have answered through a link in this round.
 */
enum fault survey_follow(struct step *, const struct act_request *, const struct case_file *before,
    const struct case_file *after) MUST_CHECK;

/*
 * Inside the transaction of an act that reopens a case: the letter with the
 * link, which is void from then on, is cancelled unless it has gone out.
 */
enum fault survey_recall(struct step *, const struct case_file *before, const struct case_file *after) MUST_CHECK;

/* The key of a link that is sent with the message of this token; for whoever draws it. */
const char *survey_letter_key(const struct step *, const char *token);

/* The case that a key asks about; FAULT_NOT_FOUND when the key is wrong, used, too old, or of an earlier round. */
enum fault survey_open(struct step *, const char *key, struct case_file *) MUST_CHECK;

/* Answers through the key, which is used up by it; request->satisfaction, solved, text and detail are the answer. */
enum fault survey_answer(struct step *, const char *key, struct act_request *) MUST_CHECK;

/* Figures of a period: a row for each department, 0 for cases that none has; the sum of all. */
struct survey_row { struct department_id department; struct satisfaction_figures figures; };
struct survey_figures { const struct survey_row *rows; size_t count; struct satisfaction_figures all; };
enum fault survey_figures_read(struct step *, int64_t from, int64_t until, struct survey_figures *) MUST_CHECK;

#endif
