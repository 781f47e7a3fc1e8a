#include "desk_intake.h"

#include "base/text.h"
#include "desk.h"
#include "rules/contact.h"
#include "view/view_accused.h"
#include "base/banned.h"

enum { SHORT = 60, LINE = 200, NAME = 40, CATEGORY = 32, CONTACT = 120, MATTER = 8000 };

/* Names of the enumerations of rules/complaint.h. */
static const char *const channels[] = {
	"hotline", "web", "app", "email", "letter", "visit", "box", "social", "wechat", "qq", "sms",
	"consumer_association", "regulator", "department", "forum", "return_visit", "system", NULL
};
static const char *const types[] = { "a", "b", "c", "d", "e", "f", NULL };
static const char *const kinds[] = { "customer", "employee", "partner", NULL };
static const char *const severities[] = { "minor", "general", "serious", "grave", NULL };
static const char *const urgencies[] = { "general", "fairly", "urgent", NULL };
static const char *const risks[] = { "low", "medium", "high", NULL };

static const char *const bodies[] = { "consumer_association", "regulator", "hotline", NULL };

/* In the order of the bits of enum complaint_flag. */
static const char *const flags[] = { "media", "authority", "safety", "legal", "repeat", NULL };

static const struct field_spec fields[INTAKE_FIELDS] = {
	[INTAKE_CHANNEL] = { .name = "channel", .kind = FIELD_CHOICE, .required = true, .choices = channels },
	[INTAKE_RECEIVED_AT] = { .name = "received_at", .kind = FIELD_MOMENT, .required = true },
	[INTAKE_TYPE] = { .name = "type", .kind = FIELD_CHOICE, .required = true, .choices = types },
	[INTAKE_CATEGORY] = { .name = "category", .kind = FIELD_TEXT, .required = true, .max = CATEGORY },
	[INTAKE_ROOM] = { .name = "room", .kind = FIELD_NUMBER, .min = 0, .max = INT64_MAX },
	[INTAKE_ROOM_CHOICE] = { .name = "room_choice", .kind = FIELD_NUMBER, .min = 0, .max = INT64_MAX },
	[INTAKE_ROOM_TEXT] = { .name = "room_text", .kind = FIELD_TEXT, .max = SHORT },
	[INTAKE_PLACE] = { .name = "place", .kind = FIELD_TEXT, .max = LINE },
	[INTAKE_COMPLAINANT] = { .name = "complainant", .kind = FIELD_TEXT, .max = NAME },
	[INTAKE_PHONE] = { .name = "phone", .kind = FIELD_OWN, .read = phone_read_local, .wrong = "phone" },
	[INTAKE_CONTACT] = { .name = "contact", .kind = FIELD_TEXT, .max = CONTACT },
	[INTAKE_KIND] = { .name = "complainant_kind", .kind = FIELD_CHOICE, .choices = kinds },
	[INTAKE_ANONYMOUS] = { .name = "anonymous", .kind = FIELD_CHECK },
	[INTAKE_SUBJECT] = { .name = "subject", .kind = FIELD_TEXT, .required = true, .max = LINE },
	[INTAKE_MATTER] = { .name = "matter", .kind = FIELD_LINES, .required = true, .max = MATTER },
	[INTAKE_REMEDY] = { .name = "remedy", .kind = FIELD_TEXT, .max = LINE },
	[INTAKE_SEVERITY] = { .name = "severity", .kind = FIELD_CHOICE, .required = true, .choices = severities },
	[INTAKE_URGENCY] = { .name = "urgency", .kind = FIELD_CHOICE, .required = true, .choices = urgencies },
	[INTAKE_RISK] = { .name = "risk", .kind = FIELD_CHOICE, .required = true, .choices = risks },
	[INTAKE_FLAGS] = { .name = "flags", .kind = FIELD_CHOICES, .choices = flags },
	[INTAKE_MAJOR] = { .name = "major", .kind = FIELD_CHECK },
	[INTAKE_MOOD] = { .name = "mood", .kind = FIELD_TEXT, .max = LINE },
	[INTAKE_PRESENT_STATE] = { .name = "present_state", .kind = FIELD_TEXT, .max = LINE },
	[INTAKE_SERVICE_ITEM] = { .name = "service_item", .kind = FIELD_TEXT, .max = SHORT },
	[INTAKE_SERVICE_STAFF] = { .name = "service_staff", .kind = FIELD_TEXT, .max = SHORT },
	[INTAKE_SERVICE_TIME] = { .name = "service_time", .kind = FIELD_TEXT, .max = SHORT },
	[INTAKE_ACCUSED] = { .name = "accused", .kind = FIELD_TEXT, .max = SHORT },
	[INTAKE_EVENT_AT] = { .name = "event_at", .kind = FIELD_MOMENT },
	[INTAKE_EVENT_PLACE] = { .name = "event_place", .kind = FIELD_TEXT, .max = LINE },
	[INTAKE_PRODUCT] = { .name = "product", .kind = FIELD_TEXT, .max = SHORT },
	[INTAKE_AMOUNT] = { .name = "amount", .kind = FIELD_MONEY },
	[INTAKE_AGREED_UNTIL] = { .name = "agreed_until", .kind = FIELD_MOMENT },
	[INTAKE_FOREIGN_NUMBER] = { .name = "foreign_number", .kind = FIELD_TEXT, .max = SHORT },
	[INTAKE_BODY] = { .name = "body", .kind = FIELD_CHOICE, .choices = bodies },
	[INTAKE_OFFICE] = { .name = "office", .kind = FIELD_TEXT, .max = REFERRAL_NAME },
	[INTAKE_SET_AT] = { .name = "set_at", .kind = FIELD_MOMENT },
	[INTAKE_FOREIGN_UNTIL] = { .name = "foreign_until", .kind = FIELD_MOMENT },
	[INTAKE_VEHICLE] = { .name = "vehicle", .kind = FIELD_TEXT, .max = SHORT },
	[INTAKE_REMARKS] = { .name = "remarks", .kind = FIELD_TEXT, .max = 500 },
};

/* The body that was named, or that the channel stands for; REFERRAL_BODY__COUNT when it came straight to us. */
static enum referral_body
body_of(const struct form *form)
{
	if (form_present(form, INTAKE_BODY))
		return referral_body_read(form_text(form, INTAKE_BODY));
	return referral_body_of(channel_read(form_text(form, INTAKE_CHANNEL)));
}

/* What another body wrote; when it says no day, it wrote when we received it. */
static struct referral_terms
terms_of(const struct form *form)
{
	return (struct referral_terms){
		.body = body_of(form), .name = form_text(form, INTAKE_OFFICE),
		.reference = form_text(form, INTAKE_FOREIGN_NUMBER), .until = form_number(form, INTAKE_FOREIGN_UNTIL),
		.set_at = form_number(form, form_present(form, INTAKE_SET_AT) ? INTAKE_SET_AT : INTAKE_RECEIVED_AT),
	};
}

static void
check_terms(struct form *form, int64_t now)
{
	struct referral_terms terms = terms_of(form);
	bool named = form_present(form, INTAKE_OFFICE) || form_present(form, INTAKE_SET_AT) ||
	    form_present(form, INTAKE_FOREIGN_UNTIL);

	if (named && terms.body == REFERRAL_BODY__COUNT && !form_present(form, INTAKE_BODY))
		form_error(form, INTAKE_BODY, "required");
	if (form_number(form, INTAKE_SET_AT) > now)
		form_error(form, INTAKE_SET_AT, "future");
	if (form_present(form, INTAKE_FOREIGN_UNTIL) && terms.until <= terms.set_at)
		form_error(form, INTAKE_FOREIGN_UNTIL, "order");
}

/* The minimum set of S2·6: who complains and how to reach them, unless they will not say; and times that can be. */
static void
check(struct form *form, int64_t now)
{
	if (form_number(form, INTAKE_ANONYMOUS) == 0) {
		if (!form_present(form, INTAKE_COMPLAINANT))
			form_error(form, INTAKE_COMPLAINANT, "required");
		if (!form_present(form, INTAKE_PHONE) && !form_present(form, INTAKE_CONTACT))
			form_error(form, INTAKE_PHONE, "required");
	}
	if (form_number(form, INTAKE_RECEIVED_AT) > now)
		form_error(form, INTAKE_RECEIVED_AT, "future");
	if (form_number(form, INTAKE_EVENT_AT) > now)
		form_error(form, INTAKE_EVENT_AT, "future");
	if (form_present(form, INTAKE_AGREED_UNTIL) &&
	    form_number(form, INTAKE_AGREED_UNTIL) < form_number(form, INTAKE_RECEIVED_AT))
		form_error(form, INTAKE_AGREED_UNTIL, "order");
	check_terms(form, now);
}

const struct form_spec desk_intake_form = { .fields = fields, .count = INTAKE_FIELDS, .check = check };

static const char *
place_of(const struct form *form, const struct room *room)
{
	if (form_present(form, INTAKE_PLACE))
		return form_text(form, INTAKE_PLACE);
	return room->id.value != 0 ? room->label : form_text(form, INTAKE_ROOM_TEXT);
}

/* Who complains and from where. */
static void
read_person(const struct visit *visit, const struct room *room, struct complaint *complaint)
{
	const struct form *form = visit->form;
	bool anonymous = form_number(form, INTAKE_ANONYMOUS) != 0;
	enum complainant_kind kind = complainant_kind_read(form_text(form, INTAKE_KIND));

	complaint->complainant_kind = kind == COMPLAINANT__COUNT ? COMPLAINANT_CUSTOMER : kind;
	complaint->anonymous = anonymous;
	complaint->complainant = anonymous ? "" : form_text(form, INTAKE_COMPLAINANT);
	complaint->phone = form_text(form, INTAKE_PHONE);
	complaint->contact = form_present(form, INTAKE_CONTACT) ? form_text(form, INTAKE_CONTACT) :
	    text_trim(visit->arena, form->values[INTAKE_PHONE].raw);
	complaint->room = room->id;
	complaint->place = place_of(form, room);
}

void
desk_intake_read(struct visit *visit, const struct room *room, struct registration *registration,
    struct referral_terms *terms)
{
	const struct form *form = visit->form;

	*registration = (struct registration){
		.complaint = {
			.channel = channel_read(form_text(form, INTAKE_CHANNEL)),
			.type = complaint_type_read(form_text(form, INTAKE_TYPE)),
			.category = form_text(form, INTAKE_CATEGORY),
			.received_at = form_number(form, INTAKE_RECEIVED_AT),
			.subject = form_text(form, INTAKE_SUBJECT), .matter = form_text(form, INTAKE_MATTER),
			.mood = form_text(form, INTAKE_MOOD), .present_state = form_text(form, INTAKE_PRESENT_STATE),
			.remedy = form_text(form, INTAKE_REMEDY),
			.service_item = form_text(form, INTAKE_SERVICE_ITEM),
			.service_staff = form_text(form, INTAKE_SERVICE_STAFF),
			.service_time = form_text(form, INTAKE_SERVICE_TIME),
			.accused = form_text(form, INTAKE_ACCUSED),
			.event_at = form_number(form, INTAKE_EVENT_AT),
			.event_place = form_text(form, INTAKE_EVENT_PLACE),
			.product = form_text(form, INTAKE_PRODUCT), .amount = form_number(form, INTAKE_AMOUNT),
			.agreed_until = form_number(form, INTAKE_AGREED_UNTIL),
			.foreign_number = form_text(form, INTAKE_FOREIGN_NUMBER),
			.vehicle = form_text(form, INTAKE_VEHICLE), .remarks = form_text(form, INTAKE_REMARKS),
			.receiver = visit->actor->id,
		},
		.severity = severity_read(form_text(form, INTAKE_SEVERITY)),
		.urgency = urgency_read(form_text(form, INTAKE_URGENCY)),
		.risk = risk_read(form_text(form, INTAKE_RISK)),
		.flags = (unsigned)form_number(form, INTAKE_FLAGS), .major = form_number(form, INTAKE_MAJOR) != 0,
	};
	read_person(visit, room, &registration->complaint);
	(void)view_accused(visit, form_text(form, INTAKE_ACCUSED), &registration->complaint.accused_staff);
	*terms = terms_of(form);
	if (terms->body != REFERRAL_BODY__COUNT)
		registration->terms = terms;
}
