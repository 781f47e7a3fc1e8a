/* The receipt of a filing: the same page however often it is opened. */
#include "portal.h"

#include "base/text.h"
#include "casework/follow.h"
#include "portal_case.h"
#include "web/page.h"
#include "web/request.h"
#include "base/banned.h"

enum fault
portal_receipt(struct visit *visit)
{
	struct step step = portal_step(visit);
	const char *key = request_query(visit->request, "key");
	struct registered registered;
	struct case_reading reading = {0};
	struct follow_link link;
	enum fault fault;

	if (text_empty(key))
		return FAULT_NOT_FOUND;
	if ((fault = follow_receipt(&step, key, &registered)) != FAULT_NONE ||
	    (fault = casework_read_public(&step, registered.id, &reading)) != FAULT_NONE ||
	    (fault = follow_link_draw(&step, registered.number, &link)) != FAULT_NONE)
		return fault;
	page_text(visit->page, "Receipt.Number", registered.number);
	page_text(visit->page, "Receipt.Code", registered.code);
	page_text(visit->page, "Receipt.Url", link.url);
	page_number(visit->page, "Receipt.Size", link.size);
	page_text(visit->page, "Receipt.Path", link.path);
	page_flag(visit->page, "Receipt.Anonymous", reading.complaint.anonymous);
	page_moment(visit->page, "Receipt.Received", reading.file.received_at);
	portal_case_promises(visit, &reading);
	return visit_show(visit, "receipt");
}
