/* What every page has: Page.* and Company.*, and the drawing of a page. */
#include <string.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/secret.h"
#include "base/text.h"
#include "web/guard.h"
#include "web/page.h"
#include "web/route.h"
#include "web/serving.h"
#include "web/template.h"

#include "base/banned.h"

enum { VISITOR_BYTES = 16, ONCE_BYTES = 16, NOTICE_BYTES = 40, PAGE_BYTES = 48 * 1024 };

/* The token for forms; a visitor without any cookie gets one to bind it to. */
static const char *
make_token(struct serving *serving)
{
	struct visit *visit = &serving->visit;
	const char *cookie = guard_cookie(visit->request);

	if (text_empty(cookie)) {
		cookie = secret_token(visit->arena, VISITOR_BYTES);
		visit_cookie(visit, GUARD_VISITOR_COOKIE, cookie, 0);
	}
	return guard_token(visit->arena, serving->server->key, cookie);
}

/* The news of the last visit, shown once. */
static void
add_notice(struct visit *visit)
{
	const char *notice = request_cookie(visit->request, "anjuan_notice");

	if (text_empty(notice))
		return;
	visit_cookie(visit, "anjuan_notice", NULL, 0);
	if (strlen(notice) <= NOTICE_BYTES && strspn(notice, "abcdefghijklmnopqrstuvwxyz_") == strlen(notice))
		page_text(visit->page, "Page.Notice", notice);
}

/* The address of this page in the other language, when it can be asked for with GET. */
static void
add_switch(struct serving *serving, const char *other)
{
	struct visit *visit = &serving->visit;
	const struct request *request = visit->request;
	const char *allowed;

	if (route_find(serving->server->program, METHOD_GET, request->path, &allowed) == NULL)
		return;
	page_text(visit->page, "Page.Switch", arena_format(visit->arena, "%s/%s/%s%s", request->base,
	    serving->server->program->name, request->path,
	    request_query_with(visit->arena, request, "lang", other)));
}

static void
add_company(struct visit *visit)
{
	const struct config *config = visit->config;
	bool english = visit->language == LANGUAGE_EN && !text_empty(config->company_en);

	page_text(visit->page, "Company.Name", english ? config->company_en : config->company_zh);
	page_text(visit->page, "Company.Phone", config->service_phone);
	page_text(visit->page, "Company.Url", config->public_url);
}

void
serving_frame(struct serving *serving)
{
	struct visit *visit = &serving->visit;
	struct page *page = visit->page;

	if (serving->token == NULL)
		serving->token = make_token(serving);
	page_text(page, "Page.Base", visit->request->base);
	page_text(page, "Page.Program", serving->server->program->name);
	page_text(page, "Page.Path", visit->request->path);
	page_text(page, "Page.Query", visit->request->query_text);
	page_text(page, "Page.Language", visit->language == LANGUAGE_EN ? "en" : "zh");
	page_text(page, "Page.Token", serving->token);
	page_text(page, "Page.Once", secret_token(visit->arena, ONCE_BYTES));
	page_text(page, "Page.VisitId", visit->id);
	page_text(page, "Page.Refusal", serving->refusal);
	page_moment(page, "Page.Now", visit->now);
	add_switch(serving, visit->language == LANGUAGE_EN ? "zh" : "en");
	add_notice(visit);
	add_company(visit);
}

enum fault
serving_render(struct serving *serving, int status, const char *template_name)
{
	struct visit *visit = &serving->visit;
	struct text body = text_begin_room(visit->arena, PAGE_BYTES);
	enum fault fault;

	page_text(visit->page, "Page.Name", template_name);
	fault = page_render(visit->page, template_name, &body);
	if (fault != FAULT_NONE)
		return fault;
	response_body(visit->response, status, "text/html; charset=utf-8", body.value, body.length);
	return FAULT_NONE;
}
