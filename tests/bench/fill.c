/*
 * Fills a migrated database for measuring: so many cases in all stages, a
 * tenth of them open, with complaint, events, deadlines, search words, and
 * the archived file of those that are filed, opened under that version of the
 * procedure.  With KNOWN the newest so many are there already and the older
 * ones are added.  Usage: fill CONFIG PROCEDURE CASES [KNOWN]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/config.h"
#include "base/date.h"
#include "base/secret.h"
#include "rules/number.h"
#include "store/archive_store.h"
#include "store/case_store.h"
#include "store/complaint_store.h"
#include "store/case_text_store.h"
#include "store/deadline_store.h"
#include "store/event_store.h"

enum { BATCH = 500, LAST_DAY = 20700, CASES_A_DAY = 60 };

static const char *const categories[] = { "leak", "lift", "parking", "noise", "cleaning", "greening", "security" };
static const char *const subjects[] = { "卧室天花板漏水", "电梯停在半层", "车位被占", "夜间施工噪音", "楼道垃圾未清",
	"绿化带枯死", "门禁失灵" };
static const char *const matters[] = {
	"业主来电反映，昨夜起房间天花板持续滴水，地板已经浸湿，物品受损，要求立即派人查看并答复处理时间。",
	"电梯本周已三次停运，老人上下楼十分不便，希望说明原因并给出修复的具体日期。",
	"固定车位被外来车辆占用两天，多次联系门岗没有结果，要求拖离并加强管理。",
	"楼上装修到晚上十点仍在施工，孩子无法休息，请按照规定时间制止。",
};

static uint64_t seed = 88172645463325252u;

static uint64_t
number_below(uint64_t limit)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed % limit;
}

/* One case in the making. */
struct filling {
	struct arena		 arena;
	struct complaint	 complaint;
	struct case_file	 file;
	const char		*procedure;
	int64_t			 index;
	int			 first, count;
};

static void
invent(struct filling *f)
{
	struct complaint *c = &f->complaint;
	size_t kind = number_below(7);

	*c = (struct complaint){
		.channel = CHANNEL_HOTLINE, .type = (enum complaint_type)number_below(6), .category = categories[kind],
		.received_at = (int64_t)(LAST_DAY - f->index / CASES_A_DAY) * DATE_DAY + (int64_t)number_below(DATE_DAY),
		.complainant = arena_format(&f->arena, "业主%llu", (unsigned long long)number_below(20000)),
		.place = arena_format(&f->arena, "森林湖%llu期 %llu栋%llu单元%llu", (unsigned long long)number_below(4) + 1,
		    (unsigned long long)number_below(30) + 1, (unsigned long long)number_below(4) + 1,
		    (unsigned long long)(number_below(30) + 1) * 100 + 1),
		.subject = subjects[kind], .mood = "", .present_state = "", .remedy = "尽快处理并回电", .service_item = "",
		.service_staff = "", .service_time = "", .accused = "", .event_place = "", .product = "",
		.foreign_number = "", .vehicle = "", .remarks = "", .receiver = { 1 },
	};
	c->phone = arena_format(&f->arena, "138%08llu", (unsigned long long)number_below(100000000));
	c->contact = c->phone;
	c->registered_at = c->received_at + 60;
	/* One word fills a page however many cases there are, the other has the same forty cases always. */
	c->matter = arena_format(&f->arena, "%s%s%s", matters[number_below(4)],
	    f->index % 100 == 17 ? "另附说明：梧桐树根顶起路面。" : "",
	    f->index < 2000 && f->index % 50 == 7 ? "紫藤架倒了。" : "");
	c->number = case_number_format(&f->arena, 0, date_local(c->registered_at).year, 900000 + f->index);
}

static void
place_in_life(struct filling *f)
{
	static const enum stage open_stages[] = { STAGE_REGISTERED, STAGE_DISPATCHED, STAGE_ACCEPTED, STAGE_EXECUTING,
		STAGE_CONFIRMING, STAGE_CLOSED };
	struct complaint *c = &f->complaint;
	bool open = f->index % 10 == 0;

	f->file = (struct case_file){
		.id = c->id, .number = c->number, .stage = open ? open_stages[number_below(6)] : STAGE_ARCHIVED,
		.severity = SEVERITY_GENERAL, .urgency = (enum urgency)number_below(3), .level = 3,
		.department = { (int64_t)number_below(5) + 2 }, .procedure_version = "", .received_at = c->received_at,
		.registered_at = c->registered_at, .due_clock = "", .result = open ? "" : "已修复并回访",
		.channel = c->channel, .type = c->type, .category = c->category, .subject = c->subject,
		.complainant = c->complainant, .phone = c->phone, .place = c->place,
	};
	f->file.queue = case_queue(f->file.stage);
	if (f->file.stage == STAGE_REGISTERED)
		f->file.department.value = 0;
	if (!open)
		f->file.closed_at = f->file.archived_at = c->received_at + 2 * DATE_DAY;
	else {
		f->file.due_at = c->received_at + 12 * DATE_HOUR;
		f->file.due_clock = "K6";
		f->file.alert = (int)number_below(3);
	}
}

static enum fault
history(struct db *db, struct filling *f)
{
	static const enum act acts[] = { ACT_REGISTER, ACT_DISPATCH, ACT_ACCEPT, ACT_COMPLETE, ACT_CLOSE };
	enum fault fault = FAULT_NONE;

	for (int i = 0; i < 5 && fault == FAULT_NONE; i++) {
		struct case_event event = {
			.case_id = f->complaint.id, .at = f->complaint.registered_at + i * DATE_HOUR, .act = acts[i],
			.from = STAGE_REGISTERED, .to = f->file.stage, .as = ROLE_DISPATCHER, .actor = { 1 },
			.actor_name = "张敏 调度员", .text = "已按规定办理", .detail = "",
		};

		fault = event_append(db, &f->arena, &event);
	}
	for (int i = 0; i < 3 && fault == FAULT_NONE; i++) {
		static const char *const clocks[] = { "K1", "K6", "K7" };
		struct deadline deadline = {
			.case_id = f->complaint.id, .clock = clocks[i], .round = 1,
			.state = f->file.due_at == 0 ? DEADLINE_MET : DEADLINE_RUNNING,
			.started_at = f->complaint.received_at, .due_at = f->complaint.received_at + 12 * DATE_HOUR,
			.stopped_at = f->file.closed_at, .role = ROLE_HANDLER,
		};

		if (deadline.state == DEADLINE_RUNNING)
			deadline.due_at += 10 * 365 * (int64_t)DATE_DAY;
		fault = deadline_put(db, &f->arena, &deadline);
	}
	return fault;
}

static enum fault
put_one(struct db *db, struct filling *f)
{
	const char *words;
	struct archive_entry entry;
	enum fault fault;

	invent(f);
	if ((fault = complaint_insert(db, &f->arena, &f->complaint, NULL)) != FAULT_NONE)
		return fault;
	place_in_life(f);
	f->file.procedure_version = f->procedure;
	words = arena_format(&f->arena, "%s\n%s\n%s\n%s\n%s", f->file.number, f->complaint.complainant,
	    f->complaint.place, f->complaint.subject, f->complaint.matter);
	if ((fault = case_insert(db, &f->arena, &f->file)) != FAULT_NONE ||
	    (f->file.stage != STAGE_ARCHIVED && (fault = history(db, f)) != FAULT_NONE) ||
	    (fault = case_text_insert(db, &f->arena, f->complaint.id, words)) != FAULT_NONE ||
	    f->file.stage != STAGE_ARCHIVED)
		return fault;
	entry = (struct archive_entry){
		.id = f->complaint.id, .number = f->file.number, .label = f->complaint.subject,
		.complainant = f->complaint.complainant, .phone = f->complaint.phone, .place = f->complaint.place,
		.category = f->complaint.category, .type = f->complaint.type, .result = f->file.result,
		.received_at = f->file.received_at, .closed_at = f->file.closed_at, .filed_at = f->file.archived_at,
		.keep_until = f->file.closed_at + 5 * 365 * (int64_t)DATE_DAY,
	};
	secret_sha256(words, strlen(words), entry.sha256);
	return archive_insert(db, &f->arena, &entry, words, strlen(words), words);
}

static enum fault
put_batch(struct db *db, void *context)
{
	struct filling *f = context;
	enum fault fault = FAULT_NONE;

	for (int i = 0; i < f->count && fault == FAULT_NONE; i++) {
		f->index = f->first + i;
		fault = put_one(db, f);
		arena_reset(&f->arena);
	}
	return fault;
}

int
main(int argc, char **argv)
{
	struct arena process = {0};
	struct filling filling = { .count = 0 };
	struct config config;
	struct db *db;
	const char *problem = "";
	int cases = argc >= 4 ? (int)strtol(argv[3], NULL, 10) : 0;
	int known = argc == 5 ? (int)strtol(argv[4], NULL, 10) : 0;

	if (cases <= 0 || known < 0 || secret_open() != FAULT_NONE ||
	    config_load(argv[1], &process, &config, &problem) != FAULT_NONE ||
	    db_open(&config, "owner", &db) != FAULT_NONE) {
		(void)fprintf(stderr, "usage: fill CONFIG PROCEDURE CASES [KNOWN] %s\n", problem);
		return 1;
	}
	filling.procedure = argv[2];
	/* Oldest first, as years of work would have left them. */
	for (int end = cases; end > known; end = filling.first) {
		filling.first = end - BATCH > known ? end - BATCH : known;
		filling.count = end - filling.first;
		if (db_transact(db, put_batch, &filling) != FAULT_NONE)
			return 1;
	}
	db_close(db);
	arena_release(&process);
	return 0;
}
