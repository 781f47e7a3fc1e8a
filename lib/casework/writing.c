#include "casework/writing.h"

#include <string.h>

#include "base/text.h"
#include "casework/act.h"
#include "casework/inside.h"
#include "casework/telling.h"
#include "rules/contact.h"
#include "store/case_store.h"
#include "base/banned.h"

/* "result_letter" of the procedure is sent as the result; a letter of the company's own as news. */
static enum message_kind
kind_of(struct arena *arena, const char *text)
{
	enum message_kind kind = message_kind_read(arena_copy_bytes(arena, text, strcspn(text, "_")));

	return (int)kind < MESSAGE_LETTERS ? kind : MESSAGE_PROGRESS;
}

static enum fault
send(struct step *step, const struct act_request *request)
{
	const struct letter *letter = request->context;
	const struct written_letter written = {
		.kind = kind_of(step->arena, letter->text), .language = letter->language,
		.subject = letter->subject, .body = letter->body,
	};
	struct case_file file;
	enum fault fault = case_load(step->casework->db, step->arena, letter->id, false, &file);

	return fault == FAULT_NONE ? casework_tell_written(step, &file, &written) : fault;
}

enum fault
casework_write_letter(struct step *step, const struct letter *letter)
{
	struct letter copy = *letter;
	struct act_request request = {
		.id = letter->id, .version = letter->version, .act = ACT_CONTACT,
		.also = letter->mail ? send : NULL, .context = &copy,
	};
	struct complaint complaint;
	enum fault fault = complaint_load(step->casework->db, step->arena, letter->id, &complaint);

	if (fault != FAULT_NONE)
		return fault;
	request.text = contact_hide(step->arena, letter->body, complaint.complainant, complaint.phone);
	request.detail = arena_format(step->arena, "way=%s\ndirection=out\nparty=complainant\nletter=%s\nsubject=%s",
	    letter->mail ? "mail" : "letter", letter->text,
	    contact_hide(step->arena, letter->subject, complaint.complainant, complaint.phone));
	copy.body = contact_show(step->arena, letter->body, complaint.complainant, complaint.phone);
	return casework_act(step, &request, NULL);
}

const struct case_event *
casework_letter_event(struct arena *arena, const struct case_event *events, size_t count, int number)
{
	for (size_t i = count; i > 0; i--) {
		const struct case_event *event = &events[i - 1];

		if (event->act == ACT_CONTACT && (number == 0 || event->number == number) &&
		    !text_empty(event_detail(arena, event, "letter")))
			return event;
	}
	return NULL;
}
