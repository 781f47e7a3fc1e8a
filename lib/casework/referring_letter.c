#include "casework/referring_letter.h"

#include "base/text.h"
#include "casework/inside.h"
#include "casework/referring.h"
#include "casework/telling.h"
#include "rules/contact.h"
#include "base/banned.h"

const char *
referring_letter_words(struct arena *arena, const struct complaint *complaint, const char *text)
{
	return contact_hide_mobiles(arena, contact_hide(arena, text == NULL ? "" : text, complaint->complainant,
	    complaint->phone));
}

/* The three parts as the history keeps them, a blank line between two. */
static const char *
whole(struct step *step, const struct referral_letter *letter)
{
	const char *const parts[] = { letter->found, letter->measures, letter->result };
	struct text text = text_begin(step->arena);

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (!text_empty(parts[i]))
			text_add_format(&text, "%s%s", text.length == 0 ? "" : "\n\n", parts[i]);
	return text.value;
}

void
referring_letter_take(const struct step *step, const struct referral_letter *letter, struct referral *referral)
{
	referral->mail = letter->mail;
	referral->found = text_cut(step->arena, letter->found, REFERRAL_WORDS);
	referral->measures = text_cut(step->arena, letter->measures, REFERRAL_WORDS);
	referral->reply = text_cut(step->arena, letter->result, REFERRAL_WORDS);
}

enum fault
referring_letter_post(struct step *step, const struct referral_letter *letter, const struct referral *referral)
{
	struct case_file file;
	struct complaint complaint;
	enum fault fault;

	if (!letter->send)
		return FAULT_NONE;
	if ((fault = case_load(step->casework->db, step->arena, referral->case_id, false, &file)) != FAULT_NONE ||
	    (fault = complaint_load(step->casework->db, step->arena, referral->case_id, &complaint)) != FAULT_NONE)
		return fault;
	file.subject = referring_letter_words(step->arena, &complaint, file.subject);
	return casework_tell_body(step, &file, referral, letter->language);
}

enum fault
referring_letter_write(struct step *step, const struct referral_letter *letter)
{
	struct referral_letter clean = *letter;
	struct referring asked = {
		.id = letter->id, .number = letter->number, .round = letter->round, .act = REFERRAL_REPLY,
		.replied_at = step->now, .way = letter->send ? REPLIED_MAIL : REPLIED_PAPER, .letter = &clean,
	};
	struct complaint complaint;
	enum fault fault = complaint_load(step->casework->db, step->arena, letter->id, &complaint);

	if (fault != FAULT_NONE)
		return fault;
	clean.found = referring_letter_words(step->arena, &complaint, letter->found);
	clean.measures = referring_letter_words(step->arena, &complaint, letter->measures);
	clean.result = referring_letter_words(step->arena, &complaint, letter->result);
	clean.mail = letter->mail == NULL ? "" : letter->mail;
	asked.text = whole(step, &clean);
	return referring_do(step, &asked);
}
