/* The shipped profiles say what PROCEDURE §8, §16.1 and §32.1 say, id by id. */
#include "base/arena.h"
#include "base/text.h"
#include "record/procedure_xml.h"
#include "rules/deadline.h"
#include "rules/inquiry.h"
#include "../check.h"
#include "../document.h"

#define SCHEMA "schema/xml/procedure.xsd"
#define ONE(act) ACT_BIT(ACT_##act)
#define ANY -1, -1, -1, -1
#define HEARD (ONE(CONTACT) | ONE(ASK) | ONE(ANSWER) | ONE(EXPLAIN))
#define DONE (ONE(COMPLETE) | ONE(ANSWER) | ONE(EXPLAIN) | ONE(CLOSE))

enum profile { PROPERTY, COMPANY, WORKSHOP, TWO_STAGE, PROFILE__COUNT };
static const char *const paths[PROFILE__COUNT] = {
	[PROPERTY] = "conf/procedure/property.xml", [COMPANY] = "conf/procedure/company.xml",
	[WORKSHOP] = "conf/procedure/workshop.xml", [TWO_STAGE] = "conf/procedure/two-stage.xml",
};

static void
load(struct arena *arena, enum profile profile, struct procedure *procedure)
{
	struct xml_source	 source = document_read(arena, paths[profile]);
	const char		*problem = "";

	if (procedure_xml_load(arena, SCHEMA, &source, procedure, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
}

/* The clocks of every profile, in the order of the document. */
static const struct { enum profile profile; struct clock_rule rule; } clocks[] = {
	{PROPERTY, {.id = "K1", .start = ACT_REGISTER, .stops = ONE(DISPATCH) | ONE(ANSWER), .amount = 5, .unit = UNIT_MINUTE,
	 .responsible = ROLE_DISPATCHER, .condition = {ANY}, .breach_rule = "P8a", .source = "S2·8"}},
	{PROPERTY, {.id = "K2", .start = ACT_REGISTER, .stops = ONE(REPORT_UP), .amount = 3, .unit = UNIT_MINUTE, .escalates = true,
	 .responsible = ROLE_DISPATCHER, .condition = {URGENCY_URGENT, -1, -1, -1}, .breach_rule = "P9a", .source = "S2·9"}},
	{PROPERTY, {.id = "K3", .start = ACT_REGISTER, .stops = HEARD, .amount = 1, .unit = UNIT_HOUR, .escalates = true,
	 .responsible = ROLE_HANDLER, .condition = {URGENCY_URGENT, -1, -1, -1}, .breach_rule = "", .source = "S1 3.2.2"}},
	{PROPERTY, {.id = "K4", .start = ACT_REGISTER, .stops = HEARD, .amount = 2, .unit = UNIT_HOUR, .off = true,
	 .responsible = ROLE_DISPATCHER, .condition = {ANY}, .breach_rule = "", .source = "S3 4S"}},
	{PROPERTY, {.id = "K5", .start = ACT_REGISTER, .stops = ONE(FEED_BACK) | ONE(ANSWER) | ONE(EXPLAIN) | ONE(CLOSE),
	 .amount = 12, .unit = UNIT_HOUR, .escalates = true, .responsible = ROLE_DISPATCHER,
	 .condition = {-1, URGENCY_URGENT, -1, -1}, .breach_rule = "P9c", .source = "S2·9"}},
	{PROPERTY, {.id = "K6", .start = ACT_ACCEPT, .stops = ONE(COMPLETE) | ONE(PROGRESS), .amount = 12, .unit = UNIT_HOUR,
	 .agreed_override = true, .escalates = true, .responsible = ROLE_HANDLER, .condition = {ANY}, .pause_count = 5,
	 .breach_rule = "P12", .source = "S2·12"}},
	{PROPERTY, {.id = "K7", .start = ACT_REGISTER, .stops = ONE(COMPLETE) | ONE(REPORT_UP), .amount = 24, .unit = UNIT_HOUR,
	 .escalates = true, .soothes = true, .responsible = ROLE_HANDLER, .condition = {ANY}, .breach_rule = "P13a",
	 .source = "S2·13"}},
	{PROPERTY, {.id = "K8", .start = ACT_COMPLETE, .stops = ONE(FEED_BACK), .amount = 12, .unit = UNIT_HOUR,
	 .responsible = ROLE_HANDLER, .condition = {ANY}, .breach_rule = "P16", .source = "S2·16"}},
	{PROPERTY, {.id = "K9", .start = ACT_COMPLETE, .stops = ONE(VISIT), .amount = 1, .unit = UNIT_WEEK, .pause_count = 1,
	 .responsible = ROLE_DISPATCHER, .condition = {-1, -1, 0, -1}, .breach_rule = "P17a1", .source = "S2·17a"}},
	{PROPERTY, {.id = "K10", .start = ACT_COMPLETE, .stops = ONE(VISIT), .amount = 1, .unit = UNIT_WEEK, .pause_count = 1,
	 .responsible = ROLE_HANDLER, .condition = {-1, -1, 1, -1}, .breach_rule = "P17a2", .source = "S2·17a"}},
	{PROPERTY, {.id = "K11", .start = ACT_REGISTER, .stops = HEARD, .amount = 24, .unit = UNIT_HOUR, .off = true,
	 .responsible = ROLE_SUPERVISOR, .condition = {ANY}, .breach_rule = "", .source = "S2a"}},
	{PROPERTY, {.id = "K12", .start = ACT_REGISTER, .stops = DONE, .amount = 7, .unit = UNIT_DAY, .time = TIME_WORKING,
	 .agreed_override = true, .off = true, .responsible = ROLE_HANDLER, .condition = {ANY}, .pause_count = 5,
	 .breach_rule = "", .source = "S2a"}},
	{PROPERTY, {.id = "K13", .start = ACT_REGISTER, .stops = DONE, .amount = 1, .unit = UNIT_DAY, .time = TIME_WORKING,
	 .off = true, .responsible = ROLE_DEPARTMENT_MANAGER, .condition = {ANY}, .pause_count = 3, .breach_rule = "",
	 .source = "S3 4S"}},
	{PROPERTY, {.id = "K14", .start = ACT_REGISTER, .stops = ONE(EIGHT_D), .amount = 1, .unit = UNIT_MONTH, .off = true,
	 .agreed_override = true, .responsible = ROLE_HANDLER, .condition = {ANY, .severity = SEVERITY_SERIOUS},
	 .pause_count = 2, .breach_rule = "", .source = "S3 8D"}},
	{PROPERTY, {.id = "K15", .start = ACT_COMPLETE, .stops = ONE(VERIFY), .amount = 2, .unit = UNIT_MONTH, .off = true,
	 .responsible = ROLE_HANDLER, .condition = {ANY, .severity = SEVERITY_SERIOUS}, .breach_rule = "", .source = "S3 8D"}},
	{PROPERTY, {.id = "K16", .start = ACT_PLAN, .stops = ONE(REVIEW), .amount = 1, .unit = UNIT_WEEK, .off = true,
	 .repeats = true, .responsible = ROLE_HANDLER, .condition = {ANY, .severity = SEVERITY_SERIOUS}, .breach_rule = "",
	 .source = "S3 8D"}},
	{PROPERTY, {.id = "C1", .start = ACT_ACCEPT, .stops = ONE(CONTACT) | ONE(ASK), .amount = 3, .unit = UNIT_DAY,
	 .repeats = true, .responsible = ROLE_HANDLER, .condition = {ANY}, .breach_rule = "", .source = "ADOPTED (S0, S2a)"}},
	{PROPERTY, {.id = "E1", .start = ACT_EMERGENCY, .stops = ONE(SITUATION), .amount = 1, .unit = UNIT_HOUR, .repeats = true,
	 .escalates = true, .responsible = ROLE_SUPERVISOR, .condition = {ANY, .emergency = WANTED_YES}, .breach_rule = "",
	 .source = "S4 5.1"}},
	{PROPERTY, {.id = "V2", .start = ACT_VISIT, .stops = ONE(VISIT) | ONE(WAIVE), .amount = 2, .unit = UNIT_WEEK, .pause_count = 1,
	 .responsible = ROLE_DISPATCHER, .condition = {ANY, .reopened = WANTED_YES}, .breach_rule = "", .source = "ADOPTED (S3)"}},

	{COMPANY, {.id = "K11", .start = ACT_REGISTER, .stops = HEARD, .amount = 24, .unit = UNIT_HOUR, .escalates = true,
	 .responsible = ROLE_SUPERVISOR, .condition = {ANY}, .breach_rule = "", .source = "S2a"}},
	{COMPANY, {.id = "K12", .start = ACT_REGISTER, .stops = DONE, .amount = 7, .unit = UNIT_DAY, .time = TIME_WORKING,
	 .agreed_override = true, .escalates = true, .responsible = ROLE_HANDLER, .condition = {ANY}, .pause_count = 4,
	 .breach_rule = "", .source = "S2a"}},
	{COMPANY, {.id = "C1", .start = ACT_ACCEPT, .stops = ONE(CONTACT) | ONE(ASK), .amount = 3, .unit = UNIT_DAY,
	 .repeats = true, .responsible = ROLE_HANDLER, .condition = {ANY}, .breach_rule = "", .source = "ADOPTED (S0, S2a)"}},
	{COMPANY, {.id = "V1", .start = ACT_COMPLETE, .stops = ONE(VISIT), .amount = 1, .unit = UNIT_WEEK, .pause_count = 1,
	 .responsible = ROLE_DISPATCHER, .condition = {ANY}, .breach_rule = "", .source = "ADOPTED (S1 7.2.3)"}},
	{COMPANY, {.id = "E1", .start = ACT_EMERGENCY, .stops = ONE(SITUATION), .amount = 1, .unit = UNIT_HOUR, .repeats = true,
	 .escalates = true, .responsible = ROLE_SUPERVISOR, .condition = {ANY, .emergency = WANTED_YES}, .breach_rule = "",
	 .source = "S4 5.1"}},

	{WORKSHOP, {.id = "K4", .start = ACT_REGISTER, .stops = HEARD, .amount = 2, .unit = UNIT_HOUR, .escalates = true,
	 .responsible = ROLE_DISPATCHER, .condition = {ANY}, .breach_rule = "", .source = "S3 4S"}},
	{WORKSHOP, {.id = "K13", .start = ACT_REGISTER, .stops = DONE, .amount = 1, .unit = UNIT_DAY, .time = TIME_WORKING,
	 .escalates = true, .responsible = ROLE_DEPARTMENT_MANAGER, .condition = {ANY}, .pause_count = 4, .breach_rule = "",
	 .source = "S3 4S"}},
	{WORKSHOP, {.id = "K14", .start = ACT_REGISTER, .stops = ONE(EIGHT_D), .amount = 1, .unit = UNIT_MONTH,
	 .agreed_override = true, .responsible = ROLE_HANDLER, .condition = {ANY, .severity = SEVERITY_SERIOUS},
	 .pause_count = 2, .breach_rule = "", .source = "S3 8D"}},
	{WORKSHOP, {.id = "K15", .start = ACT_COMPLETE, .stops = ONE(VERIFY), .amount = 2, .unit = UNIT_MONTH,
	 .responsible = ROLE_HANDLER, .condition = {ANY, .severity = SEVERITY_SERIOUS}, .breach_rule = "", .source = "S3 8D"}},
	{WORKSHOP, {.id = "K16", .start = ACT_PLAN, .stops = ONE(REVIEW), .amount = 1, .unit = UNIT_WEEK, .repeats = true,
	 .responsible = ROLE_HANDLER, .condition = {ANY, .severity = SEVERITY_SERIOUS}, .breach_rule = "", .source = "S3 8D"}},
	{WORKSHOP, {.id = "C1", .start = ACT_ACCEPT, .stops = ONE(CONTACT) | ONE(ASK), .amount = 2, .unit = UNIT_DAY,
	 .repeats = true, .responsible = ROLE_HANDLER, .condition = {ANY}, .breach_rule = "", .source = "ADOPTED (S3)"}},
	{WORKSHOP, {.id = "V1", .start = ACT_COMPLETE, .stops = ONE(VISIT), .amount = 1, .unit = UNIT_WEEK, .pause_count = 1,
	 .responsible = ROLE_DISPATCHER, .condition = {ANY}, .breach_rule = "", .source = "ADOPTED (S1 7.2.3)"}},
	{WORKSHOP, {.id = "V2", .start = ACT_VISIT, .stops = ONE(VISIT) | ONE(WAIVE), .amount = 2, .unit = UNIT_WEEK, .pause_count = 1,
	 .responsible = ROLE_DISPATCHER, .condition = {ANY}, .breach_rule = "", .source = "ADOPTED (S3)"}},

	{TWO_STAGE, {.id = "A1", .start = ACT_REGISTER, .stops = ONE(CONTACT) | ONE(ANSWER) | ONE(EXPLAIN), .amount = 5,
	 .unit = UNIT_DAY, .time = TIME_WORKING, .escalates = true, .responsible = ROLE_DISPATCHER,
	 .condition = {ANY, .reopened = WANTED_NO}, .breach_rule = "", .source = "HO Code 6.2"}},
	{TWO_STAGE, {.id = "A2", .start = ACT_REGISTER, .stops = ONE(ASK) | ONE(ANSWER) | ONE(EXPLAIN) | ONE(CLOSE), .amount = 10,
	 .unit = UNIT_DAY, .time = TIME_WORKING, .escalates = true, .extension = 10, .responsible = ROLE_HANDLER,
	 .condition = {ANY, .reopened = WANTED_NO}, .breach_rule = "", .source = "HO Code 6.3, 6.4"}},
	{TWO_STAGE, {.id = "B1", .start = ACT_REGISTER, .stops = ONE(CONTACT) | ONE(ANSWER) | ONE(EXPLAIN), .amount = 5,
	 .unit = UNIT_DAY, .time = TIME_WORKING, .escalates = true, .responsible = ROLE_DISPATCHER,
	 .condition = {ANY, .reopened = WANTED_YES}, .breach_rule = "", .source = "HO Code 6.11"}},
	{TWO_STAGE, {.id = "B2", .start = ACT_REGISTER, .stops = ONE(ASK) | ONE(ANSWER) | ONE(EXPLAIN) | ONE(CLOSE), .amount = 20,
	 .unit = UNIT_DAY, .time = TIME_WORKING, .escalates = true, .extension = 20, .responsible = ROLE_HANDLER,
	 .condition = {ANY, .reopened = WANTED_YES}, .breach_rule = "", .source = "HO Code 6.14, 6.15"}},
	{TWO_STAGE, {.id = "C1", .start = ACT_ACCEPT, .stops = ONE(CONTACT) | ONE(ASK), .amount = 1, .unit = UNIT_WEEK,
	 .repeats = true, .responsible = ROLE_HANDLER, .condition = {ANY}, .breach_rule = "", .source = "ADOPTED"}},
};

static void
check_clock(size_t i, const struct clock_rule *got, const struct clock_rule *wanted)
{
	CHECK_ROW_TEXT(i, got->id, wanted->id);
	CHECK_ROW(i, got->start == wanted->start && got->stops == wanted->stops);
	CHECK_ROW(i, got->amount == wanted->amount && got->unit == wanted->unit && got->time == wanted->time);
	CHECK_ROW(i, got->responsible == wanted->responsible);
	CHECK_ROW(i, got->warn_percent[0] > 0 && got->warn_percent[0] < 100);
	CHECK_ROW(i, memcmp(&got->condition, &wanted->condition, sizeof(got->condition)) == 0);
	CHECK_ROW(i, got->agreed_override == wanted->agreed_override && got->escalates == wanted->escalates);
	CHECK_ROW(i, got->soothes == wanted->soothes);
	CHECK_ROW(i, got->repeats == wanted->repeats && got->extension == wanted->extension && got->off == wanted->off);
	CHECK_ROW(i, got->pause_count == wanted->pause_count);
	CHECK_ROW_TEXT(i, got->breach_rule, wanted->breach_rule);
	CHECK_ROW_TEXT(i, got->source, wanted->source);
	CHECK_ROW(i, !text_empty(got->name.zh) && !text_empty(got->name.en));
}

static void
test_clocks(void **state)
{
	struct arena		 arena = {0};
	struct procedure	 procedures[PROFILE__COUNT];
	size_t			 seen[PROFILE__COUNT] = {0};

	(void)state;
	for (enum profile p = 0; p < PROFILE__COUNT; p++)
		load(&arena, p, &procedures[p]);
	for (size_t i = 0; i < COUNT(clocks); i++) {
		enum profile	p = clocks[i].profile;

		CHECK_ROW(i, seen[p] < procedures[p].clock_count);
		check_clock(i, &procedures[p].clocks[seen[p]++], &clocks[i].rule);
	}
	for (enum profile p = 0; p < PROFILE__COUNT; p++)
		CHECK_ROW(p, seen[p] == procedures[p].clock_count);
	arena_release(&arena);
}

/* §8, K17–K27: cadence, month, day, times, whose, off, breach. */
static const struct { enum profile profile; struct duty_rule rule; } duties[] = {
	{PROPERTY, {"K17", {0}, CADENCE_MONTHLY, 0, 25, 1, ROLE_SUPERVISOR, 3, false, "P17b1", "S2·3, 17b", DUTY_BY_HAND, false}},
	{PROPERTY, {"K18", {0}, CADENCE_MONTHLY, 0, 0, 2, ROLE_INSPECTOR, 7, false, "P17b3", "S2·17b", DUTY_BY_INSPECTIONS, false}},
	{PROPERTY, {"K19", {0}, CADENCE_QUARTERLY, 3, 0, 1, ROLE_SUPERVISOR, 7, false, "", "S0 5.1", DUTY_BY_HAND, false}},
	{PROPERTY, {"K20", {0}, CADENCE_WEEKLY, 0, 0, 1, ROLE_SUPERVISOR, 1, true, "", "S3 4S", DUTY_BY_HAND, false}},
	{PROPERTY, {"K21", {0}, CADENCE_DAILY, 0, 0, 1, ROLE_SUPERVISOR, 0, true, "", "S3 4S", DUTY_BY_HAND, false}},
	{PROPERTY, {"K22", {0}, CADENCE_YEARLY, 12, 30, 1, ROLE_SUPERVISOR, 14, false, "", "S3 (7)", DUTY_BY_HAND, false}},
	{PROPERTY, {"K23", {0}, CADENCE_YEARLY, 12, 0, 1, ROLE_ARCHIVIST, 30, false, "", "S1 8.2.2", DUTY_BY_HAND, false}},
	{PROPERTY, {"K24", {0}, CADENCE_MONTHLY, 0, 0, 1, ROLE_SUPERVISOR, 10, false, "", "S3 (6)", DUTY_BY_HAND, true}},
	{PROPERTY, {"K25", {0}, CADENCE_YEARLY, 11, 15, 2, ROLE_SUPERVISOR, 45, false, "", "S3 (3)", DUTY_BY_HAND, false}},
	{PROPERTY, {"K26", {0}, CADENCE_QUARTERLY, 3, 0, 1, ROLE_MANAGEMENT, 14, true, "", "S0 4.2", DUTY_BY_HAND, false}},
	{PROPERTY, {"K27", {0}, CADENCE_MONTHLY, 0, 0, 1, ROLE_SUPERVISOR, 3, true, "", "S3", DUTY_BY_HAND, false}},
	{PROPERTY, {"V3", {0}, CADENCE_EVALUATION, 0, 14, 1, ROLE_SUPERVISOR, 3, false, "", "ADOPTED (S0 5.2)", DUTY_BY_HAND, false}},
	{COMPANY, {"K19", {0}, CADENCE_MONTHLY, 0, 0, 1, ROLE_SUPERVISOR, 5, false, "", "S0 5.1", DUTY_BY_HAND, false}},
	{COMPANY, {"K23", {0}, CADENCE_YEARLY, 12, 0, 1, ROLE_ARCHIVIST, 30, false, "", "S1 8.2.2", DUTY_BY_HAND, false}},
	{COMPANY, {"K26", {0}, CADENCE_QUARTERLY, 3, 0, 1, ROLE_MANAGEMENT, 14, true, "", "S0 4.2", DUTY_BY_HAND, false}},
	{COMPANY, {"D1", {0}, CADENCE_YEARLY, 12, 0, 1, ROLE_MANAGEMENT, 30, false, "", "S2a 8", DUTY_BY_HAND, false}},
	{COMPANY, {"D2", {0}, CADENCE_YEARLY, 6, 0, 1, ROLE_MANAGEMENT, 30, false, "", "S2a", DUTY_BY_HAND, false}},
	{WORKSHOP, {"K20", {0}, CADENCE_WEEKLY, 0, 5, 1, ROLE_SUPERVISOR, 1, false, "", "S3 4S", DUTY_BY_HAND, false}},
	{WORKSHOP, {"K21", {0}, CADENCE_DAILY, 0, 0, 1, ROLE_SUPERVISOR, 0, false, "", "S3 4S", DUTY_BY_HAND, false}},
	{WORKSHOP, {"K23", {0}, CADENCE_YEARLY, 12, 0, 1, ROLE_ARCHIVIST, 30, false, "", "S1 8.2.2", DUTY_BY_HAND, false}},
	{WORKSHOP, {"K27", {0}, CADENCE_MONTHLY, 0, 0, 1, ROLE_SUPERVISOR, 3, false, "", "S3", DUTY_BY_HAND, false}},
	{TWO_STAGE, {"H1", {0}, CADENCE_YEARLY, 9, 30, 1, ROLE_MANAGEMENT, 60, false, "", "HO Code 8.1", DUTY_BY_HAND, false}},
	{TWO_STAGE, {"H2", {0}, CADENCE_QUARTERLY, 3, 0, 1, ROLE_SUPERVISOR, 14, false, "", "HO Code 9", DUTY_BY_HAND, false}},
	{TWO_STAGE, {"K23", {0}, CADENCE_YEARLY, 12, 0, 1, ROLE_ARCHIVIST, 30, false, "", "S1 8.2.2", DUTY_BY_HAND, false}},
};

static void
test_duties(void **state)
{
	struct arena		 arena = {0};
	struct procedure	 procedures[PROFILE__COUNT];
	size_t			 seen[PROFILE__COUNT] = {0};

	(void)state;
	for (enum profile p = 0; p < PROFILE__COUNT; p++)
		load(&arena, p, &procedures[p]);
	for (size_t i = 0; i < COUNT(duties); i++) {
		const struct duty_rule	*wanted = &duties[i].rule;
		const struct duty_rule	*got = &procedures[duties[i].profile].duties[seen[duties[i].profile]++];

		CHECK_ROW_TEXT(i, got->id, wanted->id);
		CHECK_ROW(i, got->cadence == wanted->cadence && got->month == wanted->month && got->day == wanted->day);
		CHECK_ROW(i, got->times == wanted->times && got->warn_days == wanted->warn_days);
		CHECK_ROW(i, got->responsible == wanted->responsible && got->off == wanted->off);
		CHECK_ROW(i, got->counted == wanted->counted && got->explains == wanted->explains);
		CHECK_ROW_TEXT(i, got->breach_rule, wanted->breach_rule);
		CHECK_ROW_TEXT(i, got->source, wanted->source);
		CHECK_ROW(i, !text_empty(got->name.zh) && !text_empty(got->name.en));
	}
	for (enum profile p = 0; p < PROFILE__COUNT; p++)
		CHECK_ROW(p, seen[p] == procedures[p].duty_count);
	arena_release(&arena);
}

/* §16.1, row by row.  `who` without a name there ("person", "dispatcher/supervisor") is the person found. */
static const struct { const char *id, *article; enum penalty_trigger trigger; const char *clock, *instead_of; enum role who;
    int least, most; bool month_pay; int in_a_row, factor; } penalties[] = {
	{"P5a", "5", PENALTY_FINDING, "", "", ROLE__COUNT, 30, 30, false, 0, 0},
	{"P5b", "5", PENALTY_FINDING, "", "P5a", ROLE__COUNT, 50, 200, false, 0, 0},
	{"P6a", "6", PENALTY_MISSING, "", "", ROLE_DISPATCHER, 50, 50, false, 0, 0},
	{"P6b", "6", PENALTY_MISLED, "", "P6a", ROLE_DISPATCHER, 100, 200, false, 0, 0},
	{"P7a", "7", PENALTY_FINDING, "", "", ROLE__COUNT, 30, 30, false, 0, 0},
	{"P7b", "7", PENALTY_FINDING, "", "P7a", ROLE__COUNT, 50, 100, false, 0, 0},
	{"P8a", "8", PENALTY_BREACH, "K1", "", ROLE__COUNT, 50, 50, false, 0, 0},
	{"P8b", "8", PENALTY_AGAIN, "K1", "P8a", ROLE__COUNT, 100, 100, false, 0, 0},
	{"P9a", "9", PENALTY_BREACH, "K2", "", ROLE_DISPATCHER, 100, 100, false, 0, 0},
	{"P9b", "9", PENALTY_SERIOUS, "K2", "P9a", ROLE_DISPATCHER, 200, -1, false, 0, 0},
	{"P9c", "9", PENALTY_BREACH, "K5", "", ROLE_DISPATCHER, 100, 100, false, 0, 0},
	{"P9d", "9", PENALTY_AGAIN, "K5", "P9c", ROLE_DISPATCHER, 200, 200, false, 0, 0},
	{"P10a", "10", PENALTY_FINDING, "", "", ROLE__COUNT, 50, 50, false, 0, 0},
	{"P10b", "10", PENALTY_FINDING, "", "P10a", ROLE__COUNT, 100, 100, false, 0, 0},
	{"P11", "11", PENALTY_FINDING, "", "", ROLE_HANDLER, 200, 200, false, 0, 0},
	{"P12", "12", PENALTY_BREACH, "K6", "", ROLE_HANDLER, 50, 50, false, 0, 0},
	{"P13a", "13", PENALTY_BREACH, "K7", "", ROLE_HANDLER, 50, 50, false, 0, 0},
	{"P13b", "13", PENALTY_STRONG, "K7", "P13a", ROLE_HANDLER, 100, 100, false, 0, 0},
	{"P14a", "14", PENALTY_FINDING, "", "", ROLE_HANDLER, 100, 100, false, 0, 0},
	{"P14b", "14", PENALTY_FINDING, "", "P14a", ROLE_HANDLER, 200, 200, false, 0, 0},
	{"P14c", "14", PENALTY_FINDING, "", "", ROLE__COUNT, 0, 0, false, 0, 0},
	{"P15", "15", PENALTY_FINDING, "", "", ROLE__COUNT, 100, 100, true, 0, 0},
	{"P16", "16", PENALTY_BREACH, "K8", "", ROLE_HANDLER, 50, 50, true, 0, 0},
	{"P17a1", "17a", PENALTY_BREACH, "K9", "", ROLE__COUNT, 30, 30, true, 0, 0},
	{"P17a2", "17a", PENALTY_RECEIPT, "K10", "", ROLE__COUNT, 50, 50, true, 0, 0},
	{"P17b1", "17b", PENALTY_BREACH, "K17", "", ROLE_SUPERVISOR, 200, 200, true, 0, 0},
	{"P17b2", "17b", PENALTY_BREACH, "K17", "", ROLE_MANAGEMENT, 100, 100, true, 0, 0},
	{"P17b3", "17b", PENALTY_BREACH, "K18", "", ROLE_INSPECTOR, 200, 200, true, 0, 0},
	{"P18", "18", PENALTY_FINDING, "", "", ROLE__COUNT, 300, 300, false, 0, 0},
	{"P19a", "19", PENALTY_CHAIN, "", "", ROLE__COUNT, 0, 0, false, 2, 2},
	{"P19b", "19", PENALTY_CHAIN, "", "", ROLE__COUNT, 0, 0, false, 3, 0},
};

static void
test_penalties(void **state)
{
	struct arena			 arena = {0};
	struct procedure		 p;
	const struct penalty_rule	*strong;

	(void)state;
	load(&arena, PROPERTY, &p);
	assert_int_equal(p.penalty_count, COUNT(penalties));
	for (size_t i = 0; i < COUNT(penalties); i++) {
		const struct penalty_rule	*got = &p.penalties[i];

		CHECK_ROW_TEXT(i, got->id, penalties[i].id);
		CHECK_ROW_TEXT(i, got->article, penalties[i].article);
		CHECK_ROW(i, got->trigger == penalties[i].trigger && got->who == penalties[i].who);
		CHECK_ROW(i, got->clock_count == (text_empty(penalties[i].clock) ? 0 : 1));
		CHECK_ROW_TEXT(i, got->clock_count > 0 ? got->clocks[0] : "", penalties[i].clock);
		CHECK_ROW_TEXT(i, got->instead_of, penalties[i].instead_of);
		CHECK_ROW(i, got->least == penalties[i].least && got->most == penalties[i].most);
		CHECK_ROW(i, got->month_pay == penalties[i].month_pay);
		CHECK_ROW(i, got->in_a_row == penalties[i].in_a_row && got->factor == penalties[i].factor);
		CHECK_ROW(i, !text_empty(got->name.zh) && !text_empty(got->name.en));
	}
	/* Article 14: the handler 200, the department's manager 100, the supervising leader 100: 400 in all. */
	strong = procedure_penalty(&p, "P14b");
	assert_int_equal(strong->also_count, 2);
	assert_int_equal(strong->least + strong->also[0].amount + strong->also[1].amount, 400);
	assert_int_equal(strong->also[0].who, ROLE_DEPARTMENT_MANAGER);
	assert_int_equal(strong->also[1].who, ROLE_MANAGEMENT);
	/* Article 19: doubled for the person and the department's leader. */
	assert_int_equal(procedure_penalty(&p, "P19a")->also_count, 1);
	assert_int_equal(procedure_penalty(&p, "P19a")->also[0].who, ROLE_DEPARTMENT_MANAGER);
	assert_int_equal(procedure_penalty(&p, "P19a")->also[0].amount, 0);
	arena_release(&arena);
}

/* §16.2: the ladder of S0 has a step for every grade, and no amount, because the source leaves them blank. */
static void
test_ladder(void **state)
{
	static const char *const	 ladder[] = {"P1a", "P1b", "P2a", "P2b", "P3a", "P3b", "P4a", "P4b", "P4c"};
	struct arena			 arena = {0};
	struct procedure		 p;

	(void)state;
	load(&arena, COMPANY, &p);
	assert_int_equal(p.penalty_count, COUNT(ladder));
	for (size_t i = 0; i < COUNT(ladder); i++) {
		CHECK_ROW_TEXT(i, p.penalties[i].id, ladder[i]);
		CHECK_ROW(i, p.penalties[i].least == 0 && p.penalties[i].most == 0 && p.penalties[i].also_count == 0);
		CHECK_ROW(i, p.penalties[i].trigger == PENALTY_FINDING);
	}
	arena_release(&arena);
}

/* Who approves a plan of this level that costs so many fen, in the order of the profiles; nobody where a handler decides alone. */
static void
test_approvals(void **state)
{
	static const struct { int level; int64_t fen; enum role wanted[PROFILE__COUNT]; } table[] = {
#define NOBODY ROLE__COUNT
#define MANAGER ROLE_DEPARTMENT_MANAGER
#define HEAD ROLE_MANAGEMENT
		{3, 0, {NOBODY, NOBODY, NOBODY, NOBODY}}, {3, 1, {MANAGER, MANAGER, MANAGER, NOBODY}},
		{3, 500000, {MANAGER, MANAGER, MANAGER, NOBODY}}, {3, 500001, {HEAD, MANAGER, MANAGER, NOBODY}},
		{2, 0, {MANAGER, MANAGER, MANAGER, NOBODY}}, {2, 500001, {HEAD, MANAGER, MANAGER, NOBODY}},
		{1, 0, {HEAD, HEAD, HEAD, HEAD}}, {1, 500001, {HEAD, HEAD, HEAD, HEAD}},
	};
	struct arena arena = {0};

	(void)state;
	for (enum profile p = 0; p < PROFILE__COUNT; p++) {
		struct procedure procedure;

		load(&arena, p, &procedure);
		assert_true(procedure.approval_count > 0);
		for (size_t i = 0; i < COUNT(table); i++)
			CHECK_ROW(p * 100 + i, plan_approver(&procedure, table[i].level, table[i].fen) == table[i].wanted[p]);
	}
	arena_release(&arena);
}

/* §9.4: who signs before a dealership closes a complaint, one after the other, and the file that follows. */
static void
test_closing_chain(void **state)
{
	static const char *const	 zh[] = {"客服经理", "销售/服务总监", "总经理", "PDCA"};
	static const char *const	 en[] = {"customer-service manager", "sales or service director", "general manager", "PDCA"};
	struct arena			 arena = {0};
	struct procedure		 procedure;
	const struct standard_text	*text;
	const char			*in_zh, *in_en;

	(void)state;
	load(&arena, WORKSHOP, &procedure);
	text = procedure_text(&procedure, "closing_chain");
	assert_true(text != NULL && text->acts == ONE(CLOSE) && text_equal(text->kind, "canned"));
	in_zh = text->text.zh;
	in_en = text->text.en;
	for (size_t i = 0; i < COUNT(zh); i++) {
		CHECK_ROW(i, in_zh != NULL && (in_zh = strstr(in_zh, zh[i])) != NULL);
		CHECK_ROW(i, in_en != NULL && (in_en = strstr(in_en, en[i])) != NULL);
	}
	arena_release(&arena);
}

/* Every clock and duty of §8 stands in some profile, and is on in one; the blank K26 is on in none. */
static void
test_all_there(void **state)
{
	struct arena		 arena = {0};
	struct procedure	 procedures[PROFILE__COUNT];

	(void)state;
	for (enum profile p = 0; p < PROFILE__COUNT; p++)
		load(&arena, p, &procedures[p]);
	for (size_t n = 1; n <= 27; n++) {
		const char	*id = arena_format(&arena, "K%zu", n);
		bool		 there = false, on = false;

		for (enum profile p = 0; p < PROFILE__COUNT; p++) {
			const struct clock_rule	*clock = procedure_clock(&procedures[p], id);
			const struct duty_rule	*duty = procedure_duty(&procedures[p], id);

			CHECK_ROW(n, n <= 16 ? duty == NULL : clock == NULL);
			there = there || clock != NULL || duty != NULL;
			on = on || (clock != NULL && !clock->off) || (duty != NULL && !duty->off);
		}
		CHECK_ROW(n, there && on == (n != 26));
	}
	for (size_t n = 17; n <= 27; n++)
		CHECK_ROW(n, procedure_duty(&procedures[PROPERTY], arena_format(&arena, "K%zu", n)) != NULL);
	arena_release(&arena);
}

/* What every profile must have: all types and levels, an end for every text, and a policy that tells each clock once. */
static void
check_profile(enum profile i, const struct procedure *p, const char *id, const char *version)
{
	CHECK_ROW_TEXT(i, p->id, id);
	CHECK_ROW_TEXT(i, p->version, version);
	CHECK_ROW(i, p->retention_years >= 5 && p->other_person == (i == TWO_STAGE));
	CHECK_ROW(i, p->type_count == COMPLAINT_TYPE__COUNT && p->level_count == 3 && p->department_count >= 5);
	CHECK_ROW(i, p->levels[0].emergency == (i == PROPERTY || i == COMPANY));
	CHECK_ROW(i, procedure_category(p, "other") != NULL && p->principle_count >= 4);
	for (size_t c = 0, told; c < p->clock_count; c++) {
		told = 0;
		for (size_t k = 0; k < p->policy_count; k++)
			told += text_equal(p->policy[k].clock, p->clocks[c].id);
		CHECK_ROW(c, told == (p->clocks[c].off ? 0 : 1));
		CHECK_ROW(c, !p->clocks[c].off || !deadline_applies(&p->clocks[c], &(struct case_file){.major = true}));
	}
}

static void
test_whole(void **state)
{
	static const char *const	 ids[] = {"property", "company", "workshop", "two_stage"};
	static const char *const	 versions[] = {"2026-02", "2026-01-company", "2026-01-workshop", "2026-01-twostage"};
	/* §14, §29: apology, progress, result, alternative, extension, return visit; the letters of every stage */
	static const char *const	 wanted[] = {"first_apology", "soothe", "alternative", "visit_call", "progress_note",
	    "result_note", "extension_note", "invalid_note", "acknowledgement", "progress_letter", "result_letter",
	    "refusal_letter", "extension_letter", "acknowledged", "progress_message", "result_message"};

	(void)state;
	for (enum profile i = 0; i < PROFILE__COUNT; i++) {
		struct arena		 arena = {0};
		struct procedure	 procedure;

		load(&arena, i, &procedure);
		check_profile(i, &procedure, ids[i], versions[i]);
		for (size_t k = 0; k < COUNT(wanted); k++)
			CHECK_ROW(k, procedure_text(&procedure, wanted[k]) != NULL);
		arena_release(&arena);
	}
}

static void
test_property_words(void **state)
{
	static const char *const noticed[] = {"gas", "fire", "elevator_trapped"};
	static const char *const principles[] = {"timely", "fair", "effective", "transparent", "confidential", "feedback",
	    "improvement", "customer_first", "facts", "prevention", "fast_reaction", "lawful", "open_information"};
	struct arena		 arena = {0};
	struct procedure	 procedure;
	size_t			 found = 0;

	(void)state;
	load(&arena, PROPERTY, &procedure);
	assert_true(procedure.category_count >= 20);
	for (size_t i = 0; i < procedure.category_count; i++) {
		const struct category	*category = &procedure.categories[i];

		CHECK_ROW(i, !text_empty(category->name.zh) && !text_empty(category->name.en));
		CHECK_ROW(i, procedure_department(&procedure, category->department) != NULL);
		CHECK_ROW(i, text_empty(category->notice.zh) == text_empty(category->notice.en));
		for (size_t n = 0; n < COUNT(noticed); n++)
			if (text_equal(category->id, noticed[n]))
				found += !text_empty(category->notice.zh);
	}
	assert_int_equal(found, COUNT(noticed));
	assert_int_equal(procedure.principle_count, COUNT(principles));
	for (size_t i = 0; i < COUNT(principles); i++)
		CHECK_ROW_TEXT(i, procedure.principles[i].id, principles[i]);
	arena_release(&arena);
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_clocks), cmocka_unit_test(test_duties), cmocka_unit_test(test_penalties),
	cmocka_unit_test(test_ladder), cmocka_unit_test(test_approvals),
	cmocka_unit_test(test_closing_chain), cmocka_unit_test(test_all_there), cmocka_unit_test(test_whole),
	cmocka_unit_test(test_property_words),
};

CHECK_MAIN("procedure_profiles", tests)
