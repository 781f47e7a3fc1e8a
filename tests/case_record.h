/* A filed case for tests: every part filled, with texts that are hard to keep. */
#ifndef TESTS_CASE_RECORD_H
#define TESTS_CASE_RECORD_H

#include "base/arena.h"
#include "record/case_file_xml.h"

#define SCHEMA "schema/xml/case_file.xsd"

enum { NOON = 1795406400 };		/* 2026-11-23 12:00 in China */

/* Outside GBK, white space at both ends, all line ends, mark-up. */
static const char strange[] = "\t𠮷野家 😀 <b>&amp;\"'</b> ]]>\r\nsecond line\n\n  e\xCC\x81 \xE2\x80\xAE ";

static struct case_event	events[3];
static struct deadline		deadlines[2];
static struct evidence		evidence[2];
static struct staff		handlers[2];
static struct record_department	departments[1];
static struct inquiry_record	records[3];
static struct cause		causes[3];
static struct responsibility	findings[2];
static struct plan		plans[2];
static struct measure		measures[3];
static struct proof		proofs[2];
static struct escalation	escalations[2];
static struct referral		referrals[2];
static struct emergency	emergencies[2];
static struct emergency_member	force[2];
static struct emergency_entry	entries[2];
static struct urgent_measure	urgent[2];
static struct record_effect	effects[2];
static struct record_message	messages[2];
static struct return_visit	visits[2];
static struct case_record	good;
static struct xml_schema	*schema;
static struct arena		process;

static void
chain(struct case_event *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			memcpy(rows[i].previous, rows[i - 1].digest, SECRET_DIGEST);
		event_digest(&rows[i], rows[i].digest);
	}
}

static void
fill_lists(void)
{
	events[0] = (struct case_event){.id = 70, .case_id = {471}, .number = 1, .at = NOON, .act = ACT_REGISTER,
	    .as = ROLE_DISPATCHER, .actor = {3}, .actor_name = "李敏（调度员）", .text = "", .detail = "", .public = true};
	events[1] = (struct case_event){.id = 71, .case_id = {471}, .number = 2, .at = NOON + 60, .act = ACT_DISPATCH,
	    .to = STAGE_DISPATCHED, .as = ROLE_DISPATCHER, .actor = {3}, .actor_name = "李敏（调度员）", .department = {5},
	    .person = {9}, .until = NOON + 43200, .text = strange, .detail = "proof=7\nkind=phone"};
	events[2] = (struct case_event){.id = 79, .case_id = {471}, .number = 3, .at = NOON + 600, .act = ACT_VISIT,
	    .from = STAGE_CLOSED, .to = STAGE_VISITED, .as = ROLE_HANDLER, .actor_name = "王强", .text = "满意", .detail = ""};
	chain(events, COUNT(events));
	deadlines[0] = (struct deadline){.id = 1, .case_id = {471}, .clock = "K6", .round = 2, .state = DEADLINE_BREACHED,
	    .started_at = NOON, .warn_at = NOON + 5, .due_at = NOON + 9, .stopped_at = NOON + 10, .responsible = {9},
	    .role = ROLE_HANDLER, .agreed = true, .calculation = "K6|start|1\nK6|due|2"};
	deadlines[1] = (struct deadline){.id = 2, .case_id = {471}, .clock = "K10", .round = 1, .state = DEADLINE_MET,
	    .started_at = NOON, .due_at = NOON + 604800, .resume_at = NOON + 3, .role = ROLE_DISPATCHER,
	    .calendar = "2026-11-23", .calculation = ""};
	evidence[0] = (struct evidence){.id = 11, .case_id = {471}, .name = "漏水 <1>.jpg", .type = "image/jpeg",
	    .size = 9007199254740993, .origin = EVIDENCE_CAMERA, .at = NOON, .actor = {9}, .actor_name = "王强",
	    .public = true, .receipt = true, .note = strange};
	memset(evidence[0].sha256, 0xA5, sizeof(evidence[0].sha256));
	evidence[1] = (struct evidence){.id = 12, .case_id = {471}, .name = "x", .type = "text/plain", .at = NOON,
	    .actor_name = "", .note = ""};
	handlers[0] = (struct staff){.id = {3}, .name = "李敏", .title = "调度员", .department = {1},
	    .department_name = "服务中心", .roles = 1u << ROLE_DISPATCHER | 1u << ROLE_CLOCK};
	handlers[1] = (struct staff){.id = {9}, .name = "王强", .title = "维修主管", .department = {5},
	    .department_name = "工程部"};
	departments[0] = (struct record_department){{5}, "engineering", "工程部"};
}

static void
fill_inquiry(void)
{
	records[0] = (struct inquiry_record){.id = 5, .case_id = {471}, .kind = RECORD_SITE, .at = NOON, .place = strange,
	    .persons = "刘女士、王强", .subject = strange, .reference = "", .content = strange, .made_by = {9}, .made_at = NOON + 1};
	records[1] = (struct inquiry_record){.id = 6, .case_id = {471}, .kind = RECORD_INTERVIEW, .at = NOON, .place = "门岗",
	    .persons = strange, .subject = "问", .reference = "", .content = "答", .agreed = true, .made_by = {9}, .made_at = NOON + 2};
	records[2] = (struct inquiry_record){.id = 7, .case_id = {471}, .kind = RECORD_DOCUMENT, .place = "施工单位", .persons = "",
	    .subject = "防水保修书", .reference = strange, .content = "保修五年", .made_by = {3}, .made_at = NOON + 3};
	causes[0] = (struct cause){.id = 20, .case_id = {471}, .branch = CAUSE_MATERIAL, .level = CAUSE_DIRECT, .kind = CAUSE_OTHER,
	    .text = strange, .made_by = {9}, .made_at = NOON, .struck_reason = ""};
	causes[1] = (struct cause){.id = 21, .case_id = {471}, .parent = 20, .branch = CAUSE_MATERIAL, .level = CAUSE_INDIRECT,
	    .kind = CAUSE_HUMAN, .text = "无人检查", .made_by = {9}, .made_at = NOON, .struck_at = NOON + 4, .struck_by = {3},
	    .struck_reason = strange};
	causes[2] = (struct cause){.id = 22, .case_id = {471}, .parent = 20, .branch = CAUSE_ENVIRONMENT, .level = CAUSE_ROOT,
	    .kind = CAUSE_PROCESS, .text = "保养计划漏项", .made_by = {9}, .made_at = NOON, .struck_reason = ""};
	findings[0] = (struct responsibility){.id = 30, .case_id = {471}, .department = {5}, .main = true, .reason = strange,
	    .made_by = {3}, .made_at = NOON, .struck_reason = ""};
	findings[1] = (struct responsibility){.id = 31, .case_id = {471}, .department = {5}, .person = {9}, .reason = "未巡查",
	    .made_by = {3}, .made_at = NOON, .struck_at = NOON + 5, .struck_by = {3}, .struck_reason = strange};
	measures[0] = (struct measure){.id = 40, .plan = 1, .text = strange, .department = {5}, .person = {9}, .until = NOON + 86400,
	    .cost = 123456, .compensation = 9007199254740993, .made_by = {9}, .made_at = NOON};
	measures[1] = (struct measure){.id = 42, .plan = 1, .text = "重做防水", .department = {5}, .made_at = NOON};
	measures[2] = (struct measure){.id = 41, .plan = 2, .text = "换管", .person = {9}, .until = NOON + 99, .cost = 1, .made_at = NOON};
	plans[0] = (struct plan){.case_id = {471}, .number = 1, .not_now = strange, .made_by = {9}, .made_at = NOON,
	    .decided_at = NOON + 6, .decided_by = {3}, .reason = strange, .measures = measures, .measure_count = 2};
	plans[1] = (struct plan){.case_id = {471}, .number = 2, .not_now = "", .made_by = {9}, .made_at = NOON + 7,
	    .decided_at = NOON + 8, .decided_by = {3}, .approved = true, .reason = "", .measures = measures + 2, .measure_count = 1};
	proofs[0] = (struct proof){.record = 5, .evidence = 11};
	proofs[1] = (struct proof){.cause = 22, .evidence = 12};
	escalations[0] = (struct escalation){.id = 50, .case_id = {471}, .level = 1, .from = {9}, .to = {3}, .reason = strange,
	    .clock = "", .at = NOON, .seen_at = NOON + 9};
	escalations[1] = (struct escalation){.id = 51, .case_id = {471}, .level = 2, .to = {9}, .reason = "", .clock = "K7",
	    .deadline = 1, .at = NOON + 10, .next_at = NOON + 11};
	referrals[0] = (struct referral){.id = 60, .case_id = {471}, .number = 1, .round = 2, .body = REFERRAL_HOTLINE, .name = strange,
	    .reference = "20261127-7", .mail = "banli@12345.example", .set_at = NOON, .until = NOON + 20, .state = REFERRAL_REPLIED,
	    .made_by = {3}, .made_at = NOON + 1,
	    .replied_at = NOON + 15, .replied_by = {9}, .way = REPLIED_PHONE, .found = strange, .measures = "已换密封",
	    .reply = strange, .note = strange};
	referrals[1] = (struct referral){.id = 61, .case_id = {471}, .number = 2, .round = 1, .body = REFERRAL_REGULATOR, .name = "",
	    .reference = "", .mail = "", .set_at = NOON, .state = REFERRAL_ENDED, .made_at = NOON + 2,
	    .found = "", .measures = "", .reply = "", .note = ""};
}

static void
fill_emergency(void)
{
	emergencies[0] = (struct emergency){.id = 60, .case_id = {471}, .number = 1, .reported_at = NOON, .reported_by = {3},
	    .reason = strange, .lifted_at = NOON + 5, .lifted_by = {9}, .lift_reason = strange, .orders = "", .effect = "",
	    .lessons = "", .prevention = ""};
	emergencies[1] = (struct emergency){.id = 61, .case_id = {471}, .number = 2, .reported_at = NOON + 6, .reported_by = {3},
	    .started_at = NOON + 7, .started_by = {9}, .lifted_at = NOON + 8, .lifted_by = {9}, .evaluated_at = NOON + 9,
	    .evaluated_by = {3}, .reason = "坠落", .orders = strange, .lift_reason = "平稳", .effect = strange, .lessons = strange,
	    .prevention = strange};
	force[0] = (struct emergency_member){.id = 62, .emergency = 61, .person = {9}, .leads = true, .duty = strange,
	    .named_by = {3}, .named_at = NOON + 7};
	force[1] = (struct emergency_member){.id = 63, .emergency = 61, .person = {3}, .duty = "秩序", .named_by = {3},
	    .named_at = NOON + 7, .released_at = NOON + 8, .released_by = {9}};
	entries[0] = (struct emergency_entry){.id = 64, .emergency = 61, .talk = TALK_REPORT, .at = NOON + 7, .person = "",
	    .text = strange, .next = strange, .made_by = {9}, .made_at = NOON + 7};
	entries[1] = (struct emergency_entry){.id = 65, .emergency = 61, .talk = TALK_MEDIA, .at = NOON + 8, .person = strange,
	    .text = "说明", .next = "", .made_by = {9}, .made_at = NOON + 9};
	urgent[0] = (struct urgent_measure){.id = 66, .case_id = {471}, .kind = URGENT_COMPENSATION, .text = strange,
	    .amount = 9007199254740993, .ordered_by = {3}, .ordered_at = NOON, .made_by = {9}, .made_at = NOON + 1,
	    .result = strange, .result_by = {9}, .result_at = NOON + 2};
	urgent[1] = (struct urgent_measure){.id = 67, .case_id = {471}, .kind = URGENT_OTHER, .text = "断水", .ordered_by = {3},
	    .ordered_at = NOON, .made_by = {9}, .made_at = NOON, .result = ""};
	effects[0] = (struct record_effect){.id = 68, .plan = 1, .measure = strange, .project = strange, .carried_out = NOON,
	    .days = 90, .verdict = EFFECT_BAD, .reason = strange, .judged_at = NOON + 3, .judged_by = {3},
	    .renewal = "2026-000472", .before = {9, 1, 5, 4, 3, 86400}, .after = {8, 2, 6, 5, 4, 3600}};
	effects[1] = (struct record_effect){.id = 69, .plan = 2, .measure = "换管", .project = "", .department = {5},
	    .carried_out = NOON, .days = 30, .reason = "", .renewal = ""};
}

static void
fill_told(void)
{
	messages[0] = (struct record_message){.id = 80, .kind = MESSAGE_ACKNOWLEDGEMENT, .way = DELIVERY_WEBHOOK,
	    .state = MESSAGE_SENT, .at = NOON, .sent_at = NOON + 4};
	messages[1] = (struct record_message){.id = 81, .kind = MESSAGE_SURVEY, .state = MESSAGE_HELD, .at = NOON + 5};
	visits[0] = (struct return_visit){.id = 82, .case_id = {471}, .round = 2, .turn = TURN_FIRST, .manner = MANNER_PHONE,
	    .next_at = NOON + 6, .text = strange, .wish = "", .waiver = "", .made_at = NOON + 5};
	visits[1] = (struct return_visit){.id = 83, .case_id = {471}, .turn = TURN_SECOND, .manner = MANNER_SITE, .reached = true,
	    .satisfied = true, .mark = 4, .solved = SOLVED_YES, .text = "满意", .wish = strange, .waiver = strange,
	    .made_by = {9}, .made_at = NOON + 6};
}

static void
give_emergency(struct case_record *record)
{
	record->emergencies = emergencies;
	record->emergency_count = COUNT(emergencies);
	record->members = force;
	record->member_count = COUNT(force);
	record->entries = entries;
	record->entry_count = COUNT(entries);
	record->urgent = urgent;
	record->urgent_count = COUNT(urgent);
	record->effects = effects;
	record->effect_count = COUNT(effects);
	record->messages = messages;
	record->message_count = COUNT(messages);
	record->visits = visits;
	record->visit_count = COUNT(visits);
}

static void
give_inquiry(struct case_record *record)
{
	record->records = records;
	record->record_count = COUNT(records);
	record->causes = causes;
	record->cause_count = COUNT(causes);
	record->findings = findings;
	record->finding_count = COUNT(findings);
	record->plans = plans;
	record->plan_count = COUNT(plans);
	record->measures = measures;
	record->measure_count = COUNT(measures);
	record->proofs = proofs;
	record->proof_count = COUNT(proofs);
	record->escalations = escalations;
	record->escalation_count = COUNT(escalations);
	record->referrals = referrals;
	record->referral_count = COUNT(referrals);
}

static int
set_up(void **state)
{
	const char	*problem = "";

	(void)state;
	fill_lists();
	fill_inquiry();
	fill_emergency();
	fill_told();
	good = (struct case_record){
		.complaint = {.id = {471}, .number = "W2026-000471", .channel = CHANNEL_WECHAT, .type = COMPLAINT_TYPE_B,
		    .category = "leak", .received_at = NOON, .registered_at = NOON + 30, .complainant = "欧阳𠮷",
		    .phone = "13800138000", .place = "森林湖一期 3栋2单元503", .room = {77}, .subject = "天花板漏水",
		    .matter = strange, .amount = -1250, .vehicle = "湘A·12345"},
		.file = {.id = {471}, .stage = STAGE_ARCHIVED, .severity = SEVERITY_SERIOUS, .urgency = URGENCY_URGENT,
		    .validity = VALIDITY_VALID, .flags = FLAG_MEDIA | FLAG_REPEAT, .level = 2, .major = true,
		    .department = {5}, .handler = {9}, .procedure_version = "2026-01", .closed_at = NOON + 300,
		    .archived_at = NOON + 900, .result = "已修复", .satisfaction = 5},
		.events = events, .event_count = COUNT(events), .deadlines = deadlines, .deadline_count = COUNT(deadlines),
		.evidence = evidence, .evidence_count = COUNT(evidence), .handlers = handlers,
		.handler_count = COUNT(handlers), .departments = departments, .department_count = COUNT(departments),
	};
	give_inquiry(&good);
	give_emergency(&good);
	return xml_schema_open(&process, SCHEMA, &schema, &problem) != FAULT_NONE;
}

static int
tear_down(void **state)
{
	(void)state;
	xml_schema_close(schema);
	arena_release(&process);
	return 0;
}

static struct xml_source
written(struct arena *arena, const struct case_record *record)
{
	struct xml_source	source = {.name = "case.xml"};
	const char		*bytes = "";

	if (case_file_xml_write(arena, record, &bytes, &source.length) != FAULT_NONE)
		fail_msg("%s", "the record cannot be written");
	source.bytes = bytes;
	return source;
}

#endif
