#include "casework/receiving_words.h"

#include <string.h>

#include "base/text.h"
#include "casework/inside.h"
#include "exchange/mail_read.h"
#include "record/html_text.h"
#include "base/banned.h"

enum { MATTER_CHARACTERS = 100000, SUBJECT_CHARACTERS = 60, NAME_CHARACTERS = 80, CONTACT_CHARACTERS = 120 };

/* Where a complaint goes that says nothing of its category. */
static const char fallback[] = "other", nothing[] = "--";

const char *
receiving_words_of(struct arena *arena, const struct mail *mail)
{
	const char *words = mail->text;
	struct text names = text_begin(arena);

	if (text_empty(words))
		words = html_text(arena, mail->html, strlen(mail->html));
	if (text_empty(words))
		words = mail->subject;
	for (size_t i = 0; text_empty(words) && i < mail->file_count; i++)
		text_add_format(&names, "%s%s", names.length > 0 ? "\n" : "", mail->files[i].name);
	if (text_empty(words))
		words = text_trim(arena, names.value);
	return text_cut(arena, text_empty(words) ? nothing : words, MATTER_CHARACTERS);
}

/* The subject, or else the beginning of what it says. */
static const char *
subject_of(struct arena *arena, const struct mail *mail, const char *words)
{
	if (!text_empty(mail->subject))
		return text_cut(arena, mail->subject, SUBJECT_CHARACTERS * 2);
	return text_cut(arena, arena_copy_bytes(arena, words, strcspn(words, "\n")), SUBJECT_CHARACTERS);
}

static const char *
category_of(const struct procedure *procedure)
{
	if (procedure == NULL || procedure->category_count == 0 || procedure_category(procedure, fallback) != NULL)
		return fallback;
	return procedure->categories[procedure->category_count - 1].id;
}

static bool
has_han(const char *text)
{
	uint32_t character;

	while ((character = text_next(&text)) != 0)
		if (text_is_han(character))
			return true;
	return false;
}

struct registration
receiving_words_registration(const struct step *step, const struct mail *mail)
{
	struct arena *arena = step->arena;
	const char *words = receiving_words_of(arena, mail);

	return (struct registration){
		.severity = SEVERITY_GENERAL, .urgency = URGENCY_GENERAL, .risk = RISK_LOW,
		.language = has_han(words) || has_han(mail->subject) ? "zh" : "en",
		.complaint = {
			.channel = CHANNEL_EMAIL, .type = COMPLAINT_TYPE_F, .received_at = step->now,
			.category = category_of(casework_procedure(step->casework)),
			.anonymous = text_empty(mail->from),
			.complainant = text_cut(arena, text_empty(mail->from_name) ? mail->from : mail->from_name,
			    NAME_CHARACTERS),
			.contact = text_cut(arena, mail->from, CONTACT_CHARACTERS), .phone = "",
			.subject = subject_of(arena, mail, words), .matter = words, .number = "", .place = "",
			.mood = "", .present_state = "", .remedy = "", .service_item = "", .service_staff = "",
			.service_time = "", .accused = "", .event_place = "", .product = "", .foreign_number = "",
			.vehicle = "", .remarks = "",
		},
	};
}
