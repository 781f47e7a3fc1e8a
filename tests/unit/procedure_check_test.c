/* What a schema cannot say of a procedure: each check refuses with the exact place and message. */
#include "base/arena.h"
#include "base/text.h"
#include "record/procedure_xml.h"
#include "../check.h"
#include "../document.h"

#define SCHEMA "schema/xml/procedure.xsd"
#define WHOLE "tests/record/procedure_whole.xml"

static void
test_whole(void **state)
{
	struct arena		 arena = {0};
	struct xml_source	 source = document_read(&arena, WHOLE);
	struct procedure	 p;
	const char		*problem = "";

	(void)state;
	if (procedure_xml_load(&arena, SCHEMA, &source, &p, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
	assert_true(p.other_person);
	assert_int_equal(p.retention_years, 6);
	assert_string_equal(procedure_department(&p, "service")->name.zh, "服务部");
	assert_true(procedure_clock(&p, "K4")->off && !procedure_clock(&p, "K1")->off);
	assert_memory_equal(procedure_clock(&p, "K1")->warn_percent, ((int[CLOCK_WARNINGS]){ 60 }), sizeof(p.clocks->warn_percent));
	assert_memory_equal(procedure_clock(&p, "K4")->warn_percent, ((int[CLOCK_WARNINGS]){ 30, 60, 90 }), sizeof(p.clocks->warn_percent));
	assert_int_equal(procedure_clock(&p, "K6")->pause_count, 2);
	assert_string_equal(procedure_clock(&p, "K6")->pauses[1], "parts");
	assert_int_equal(procedure_clock(&p, "A2")->extension, 10);
	assert_int_equal(procedure_clock(&p, "A2")->condition.reopened, WANTED_NO);
	assert_int_equal(procedure_clock(&p, "A2")->condition.severity, SEVERITY_SERIOUS);
	assert_int_equal(procedure_clock(&p, "A2")->condition.level, 2);
	assert_true(procedure_clock(&p, "E1")->repeats && !procedure_clock(&p, "A2")->repeats);
	assert_int_equal(procedure_clock(&p, "E1")->condition.emergency, WANTED_YES);
	assert_int_equal(procedure_duty(&p, "K17")->day, 25);
	assert_int_equal(procedure_duty(&p, "K17")->times, 1);
	assert_true(procedure_duty(&p, "K22")->off && procedure_duty(&p, "K22")->times == 2);
	assert_int_equal(procedure_duty(&p, "K19")->cadence, CADENCE_QUARTERLY);
	assert_int_equal(procedure_pause(&p, "parts")->unit, UNIT_WEEK);
	assert_string_equal(p.types[0].department, "service");
	assert_string_equal(p.types[1].department, "");
	assert_true(p.levels[0].emergency && !p.levels[1].emergency);
	assert_int_equal(p.approval_count, 2);
	assert_true(p.approvals[0].above == 0 && p.approvals[0].level == 0 && p.approvals[1].above == -1);
	assert_true(p.approvals[0].role == ROLE_DEPARTMENT_MANAGER && p.approvals[1].level == 1);
	assert_int_equal(procedure_penalty(&p, "P8b")->least, 100);
	assert_int_equal(procedure_penalty(&p, "P8b")->most, 200);
	assert_int_equal(procedure_penalty(&p, "P12")->most, -1);
	assert_int_equal(procedure_penalty(&p, "P17b1")->least, 0);
	assert_int_equal(procedure_penalty(&p, "P17b1")->most, 0);
	assert_int_equal(procedure_penalty(&p, "P8a")->who, ROLE__COUNT);
	assert_int_equal(procedure_penalty(&p, "P14b")->also[0].who, ROLE_MANAGEMENT);
	assert_int_equal(procedure_penalty(&p, "P14b")->also[0].amount, 100);
	assert_int_equal(procedure_penalty(&p, "P19a")->also[0].amount, 0);
	assert_string_equal(procedure_text(&p, "apology")->kind, "script");
	assert_true(procedure_text(&p, "apology")->acts == (ACT_BIT(ACT_CONTACT) | ACT_BIT(ACT_ASK)));
	assert_true(procedure_text(&p, "letter")->acts == 0);
	assert_string_equal(procedure_text(&p, "letter")->text.zh, "{complainant}：\n\n已受理，编号{number}。");
	arena_release(&arena);
}

/* Two clocks up to where their conditions stand. */
#define K10(start, stops) "start=\"" start "\" stops=\"" stops "\" amount=\"1\" unit=\"week\" time=\"natural\" " \
	"responsible=\"dispatcher\" warn=\"70\" breach=\"P17a2\" source=\"S2·17a\"><name><zh>上门回访</zh><en>Visit</en></name>"
#define E1(start, stops) "start=\"" start "\" stops=\"" stops "\" amount=\"1\" unit=\"hour\" time=\"natural\" " \
	"responsible=\"supervisor\" warn=\"75\""
#define SITUATION "amount=\"1\" unit=\"hour\" time=\"natural\" responsible=\"supervisor\" warn=\"75\" repeats=\"yes\" " \
	"source=\"S4 5.1\"><name><zh>应急报告</zh><en>Situation</en></name>"

/* One change; the whole of what is said: "line:column: message" lines. */
struct refusal_row { const char *from, *to, *said; };

static const struct refusal_row refused[] = {
	/* who approves plans */
	{"above=\"0\" role=\"department_manager\"", "above=\"0\" role=\"handler\"", "40:22: A plan is not approved by 'handler'."},
	{"above=\"0\" role=\"department_manager\"", "role=\"department_manager\"", "40:22: An approval needs a level, a sum, or both."},
	{"above=\"0\" role=\"department_manager\"", "above=\"0\" role=\"boss\"", "40:22: There is no role 'boss'."},
	/* names of acts and roles */
	{"acts=\"contact ask\"", "acts=\"contact sing\"", "52:3: The procedure knows no act 'sing'."},
	{"day=\"25\" responsible=\"supervisor\"", "day=\"25\" responsible=\"boss\"", "17:3: There is no role 'boss'."},
	{"<also who=\"management\"", "<also who=\"boss\"", "45:121: There is no role 'boss'."},
	{"clocks=\"K6\" who=\"handler\"", "clocks=\"K6\" who=\"complainant\"",
	 "44:3: 'complainant' is nobody of the staff and answers for nothing."},
	{"responsible=\"dispatcher\" warn=\"60\" breach", "responsible=\"clock\" warn=\"60\" breach",
	 "9:3: 'clock' is nobody of the staff and answers for nothing."},
	/* the course of a clock */
	{"stops=\"situation\"", "stops=\"lift emergency\"", "14:3: Clock E1 is stopped by the act that starts it."},
	{"stops=\"visit\"", "stops=\"visit replan\"", "12:3: Clock K10 waits for what clocks do themselves."},
	{"stops=\"visit\"", "stops=\"visit escalate\"", "12:3: Clock K10 waits for what clocks do themselves."},
	{"stops=\"visit\"", "stops=\"register\"", "12:3: Clock K10 can never be stopped by 'register' after 'complete'."},
	{"start=\"complete\" stops=\"visit\"", "start=\"archive\" stops=\"visit\"",
	 "12:3: Clock K10 can never be stopped by 'visit' after 'archive'."},
	{"unit=\"week\" time=\"natural\" responsible", "unit=\"week\" time=\"working\" responsible",
	 "12:3: Clock K10: working time is counted in minutes, hours or days."},
	/* what is granted to a clock */
	{"start=\"complete\" stops=\"visit\"", "repeats=\"yes\" start=\"complete\" stops=\"visit\"",
	 "12:3: Clock K10 repeats, but nothing that meets it can happen again."},
	{"start=\"complete\" stops=\"visit\"", "soothes=\"yes\" start=\"complete\" stops=\"visit\"",
	 "12:3: Clock K10 soothes the complainant, but no report upwards meets it."},
	{"warn=\"70\" extension=\"10\"", "warn=\"70\" extension=\"10\" repeats=\"yes\"",
	 "13:3: Clock A2 repeats: its next round comes anyway, it is neither extended nor agreed."},
	{"agreed_override=\"yes\"", "agreed_override=\"yes\" repeats=\"yes\"",
	 "11:3: Clock K6 repeats: its next round comes anyway, it is neither extended nor agreed."},
	{"start=\"complete\" stops=\"visit\"", "extension=\"1\" start=\"explain\" stops=\"archive\"",
	 "12:3: Clock K10 can never be extended after 'explain'."},
	{"start=\"complete\" stops=\"visit\"", "pauses=\"absent\" start=\"explain\" stops=\"archive\"",
	 "12:3: Clock K10 can never be paused after 'explain'."},
	{"pauses=\"absent parts\"", "pauses=\"absent parts absent\"", "11:3: Clock K6 names the reason 'absent' twice."},
	{"pauses=\"absent parts\"", "pauses=\"absent parts lunch\"", "11:3: Clock K6: there is no reason 'lunch' for a pause."},
	{"pauses=\"absent parts\"", "pauses=\"absent\"", "23:3: No clock may be paused for the reason 'parts'."},
	/* conditions that never hold */
	{"<condition major=\"yes\"/>", "<condition urgency_below=\"general\"/>",
	 "12:3: Clock K10 never runs: no urgency is below 'general'."},
	{"<condition major=\"yes\"/>", "<condition urgency=\"urgent\" urgency_below=\"urgent\"/>",
	 "12:3: Clock K10 never runs: the urgency 'urgent' is not below 'urgent'."},
	{"<condition major=\"yes\"/>", "<condition urgency=\"urgent\" urgency_below=\"fairly\"/>",
	 "12:3: Clock K10 never runs: the urgency 'urgent' is not below 'fairly'."},
	{"stops=\"ask close\" amount=\"10\" unit=\"day\" time=\"working\" responsible=\"handler\" warn=\"70\" extension=\"10\" "
	 "source=\"HO 6.3\"><name><zh>答复</zh><en>Answer</en></name><condition reopened=\"no\"",
	 "stops=\"explain\" amount=\"10\" unit=\"day\" time=\"working\" responsible=\"handler\" warn=\"70\" "
	 "source=\"HO 6.3\"><name><zh>答复</zh><en>Answer</en></name><condition validity=\"valid\"",
	 "13:3: Clock A2 waits for 'explain', which is for invalid complaints; its condition says 'valid'."},
	{"start=\"register\" stops=\"ask close\"", "start=\"reopen\" stops=\"ask close\"",
	 "13:3: Clock A2 never runs: it starts by reopening and does not apply to a reopened case."},
	{"<condition emergency=\"yes\" level=\"1\"/>", "<condition emergency=\"no\"/>",
	 "14:3: Clock E1 never runs: it starts with the emergency that its condition excludes."},
	{"start=\"emergency\" stops=\"situation\"", "start=\"lift\" stops=\"situation\"",
	 "14:3: Clock E1 never runs: it starts when the emergency is over."},
	{"<level number=\"1\" emergency=\"yes\">", "<level number=\"1\">",
	 "14:3: Clock E1 never runs: no level starts an emergency."},
	{"<condition emergency=\"yes\" level=\"1\"/>", "<condition emergency=\"yes\" level=\"3\"/>",
	 "14:3: Clock E1: an emergency is level 1, its condition says level 3."},
	{"<condition major=\"yes\"/>", "<condition major=\"no\" severity=\"grave\"/>",
	 "12:3: Clock K10 never runs: what is 'grave' is major."},
	{"<condition major=\"yes\"/>", "<condition severity=\"grave\" level=\"2\"/>",
	 "12:3: Clock K10: from severity 'grave' on the mildest level is 1, its condition says level 2."},
	{"severity=\"serious\" level=\"2\"", "severity=\"serious\" level=\"3\"",
	 "13:3: Clock A2: from severity 'serious' on the mildest level is 2, its condition says level 3."},
	{"severity=\"serious\" level=\"2\"", "severity=\"grave\" level=\"3\" major=\"no\"",
	 "13:3: Clock A2 never runs: what is 'grave' is major.\n"
	 "13:3: Clock A2: from severity 'grave' on the mildest level is 1, its condition says level 3."},
	{"<condition major=\"yes\"/>", "<condition validity=\"undecided\"/>",
	 "12:3: Clock K10 never runs: what is not judged is not completed."},
	{K10("complete", "visit") "<condition major=\"yes\"/>", K10("close", "visit") "<condition validity=\"invalid\"/>",
	 "12:3: Clock K10 waits for a result, which is for valid complaints; its condition says 'invalid'."},
	{K10("complete", "visit") "<condition major=\"yes\"/>", K10("register", "answer close") "<condition validity=\"undecided\"/>",
	 "12:3: Clock K10 waits for a result, which is for valid complaints; its condition says 'undecided'."},
	{"start=\"emergency\" stops=\"situation\"", "start=\"alert\" stops=\"situation\"",
	 "14:3: Clock E1 never runs: 'alert' does not happen while an emergency runs."},
	{E1("emergency", "situation") " repeats=\"yes\"", E1("explain", "archive"),
	 "14:3: Clock E1 never runs: 'explain' does not happen while an emergency runs."},
	{E1("emergency", "situation") " repeats=\"yes\"", E1("visit", "visit"),
	 "14:3: Clock E1 never runs: 'visit' does not happen while an emergency runs."},
	{"start=\"emergency\" stops=\"situation\" " SITUATION "<condition emergency=\"yes\" level=\"1\"/>",
	 "start=\"register\" stops=\"situation\" " SITUATION "<condition emergency=\"no\"/>",
	 "14:3: Clock E1 is never met: it waits for the emergency that its condition excludes."},
	{"start=\"emergency\" stops=\"situation\" " SITUATION "<condition emergency=\"yes\" level=\"1\"/>",
	 "start=\"task_force\" stops=\"situation\" " SITUATION "<condition emergency=\"no\"/>",
	 "14:3: Clock E1 never runs: it starts with the emergency that its condition excludes."},
	/* warnings */
	{"warn=\"70\" breach", "warn=\"50 75 75\" breach", "12:3: Clock K10: its warnings come one after the other, each once."},
	{"warn=\"70\" breach", "warn=\"90 50\" breach", "12:3: Clock K10: its warnings come one after the other, each once."},
	{"warn=\"70\" breach", "warn=\"0 50\" breach", "12:3: Clock K10: 0 gives no warning, and stands alone."},
	/* duties */
	{"cadence=\"monthly\" day=\"25\"", "cadence=\"monthly\" day=\"29\"",
	 "17:3: Duty K17 is monthly: day 29 does not come in every period."},
	{"cadence=\"monthly\" day=\"25\"", "cadence=\"monthly\" month=\"1\" day=\"25\"",
	 "17:3: Duty K17 is monthly: there is no month 1 in its period."},
	{"cadence=\"monthly\" day=\"25\"", "cadence=\"weekly\" day=\"8\"",
	 "17:3: Duty K17 is weekly: day 8 does not come in every period."},
	{"cadence=\"monthly\" day=\"25\"", "cadence=\"daily\" day=\"1\"",
	 "17:3: Duty K17 is daily: day 1 does not come in every period."},
	{"month=\"12\" day=\"30\"", "month=\"2\" day=\"29\"", "18:3: Duty K22 is yearly: day 29 does not come in every period."},
	{"month=\"12\" day=\"30\"", "month=\"11\" day=\"31\"", "18:3: Duty K22 is yearly: day 31 does not come in every period."},
	{"month=\"12\" day=\"30\"", "day=\"15\"", "18:3: Duty K22 is yearly: day 15 of which month?"},
	{"cadence=\"quarterly\" month=\"3\"", "cadence=\"quarterly\" month=\"4\"",
	 "19:3: Duty K19 is quarterly: there is no month 4 in its period."},
	{"cadence=\"quarterly\" month=\"3\"", "cadence=\"evaluation\"", "19:3: Duty K19 is of evaluations: within how many days, once?"},
	{"cadence=\"quarterly\" month=\"3\"", "cadence=\"evaluation\" day=\"9\" times=\"2\"",
	 "19:3: Duty K19 is of evaluations: within how many days, once?"},
	{"cadence=\"quarterly\" month=\"3\"", "cadence=\"evaluation\" month=\"3\" day=\"9\"",
	 "19:3: Duty K19 is evaluation: there is no month 3 in its period."},
	{"cadence=\"quarterly\" month=\"3\"", "cadence=\"quarterly\" day=\"5\"", "19:3: Duty K19 is quarterly: day 5 of which month?"},
	/* departments, types, levels */
	{"<type id=\"e\" department=\"engineering\">", "<type id=\"e\" department=\"sales\">",
	 "30:3: 'e' goes to a department 'sales' that is not in the list."},
	{"<category id=\"leak\" department=\"engineering\">", "<category id=\"leak\" department=\"sales\">",
	 "34:3: 'leak' goes to a department 'sales' that is not in the list."},
	{"<type id=\"f\"><name><zh>其他</zh><en>Other</en></name></type>", "",
	 "25:2: A complaint may be of any type from a to f; 1 are missing."},
	{"<level number=\"3\"><name><zh>三级</zh><en>Level 3</en></name><text><zh>正常</zh><en>Ordinary</en></text></level>", "",
	 "36:2: A case is of level 1, 2 or 3; 1 are missing."},
	{"<level number=\"3\">", "<level number=\"3\" emergency=\"yes\">",
	 "38:3: Level 2 is graver than level 3 and starts no emergency."},
	/* penalties by themselves */
	{"clocks=\"K1\" amount=\"50\"", "clocks=\"K1\" amount=\"50\" least=\"20\"",
	 "42:3: Penalty P8a: either one amount or a range, not both."},
	{"clocks=\"K1\" amount=\"50\"", "clocks=\"K1\" most=\"50\"", "42:3: Penalty P8a: a range begins with its least amount."},
	{"least=\"100\" most=\"200\"", "least=\"200\" most=\"200\"", "43:3: Penalty P8b: the range 200–200 is none."},
	{"who=\"handler\" amount=\"200\"", "who=\"handler\"",
	 "45:108: Penalty P14b: nobody pays besides where the person pays nothing."},
	{"trigger=\"breach\" clocks=\"K17\"", "trigger=\"breach\"", "47:3: Penalty P17b1: the trigger 'breach' needs clocks to watch.\n"
	 "17:3: K17 names penalty P17b1 for a breach, which does not watch it."},
	{"trigger=\"finding\" who", "trigger=\"finding\" clocks=\"K1\" who",
	 "45:3: Penalty P14b: the trigger 'finding' watches no clock.\n"
	 "45:3: Penalty P14b of article 14 watches K1, whose breach is of article 8."},
	{"trigger=\"chain\" in_a_row=\"2\" factor=\"2\"", "trigger=\"chain\" factor=\"2\"",
	 "48:3: Penalty P19a: say from how many in a row."},
	{"trigger=\"finding\" who", "trigger=\"finding\" in_a_row=\"2\" who",
	 "45:3: Penalty P14b: only the trigger 'chain' counts violations in a row."},
	{"factor=\"2\"", "factor=\"2\" amount=\"50\"", "48:3: Penalty P19a: a chain multiplies amounts and has none of its own."},
	{"in_a_row=\"3\"", "in_a_row=\"2\"", "49:3: Penalties P19a and P19b both come after 2 in a row."},
	/* penalties and clocks */
	{"breach=\"P8a\"", "breach=\"P8c\"", "9:3: K1: there is no penalty P8c."},
	{"breach=\"P17b1\"", "breach=\"P17b9\"", "17:3: K17: there is no penalty P17b9."},
	{"breach=\"P8a\"", "breach=\"P12\"", "9:3: K1 names penalty P12 for a breach, which does not watch it.\n"
	 "42:3: Penalty P8a of article 8 watches K1, whose breach is of article 12.\n"
	 "43:3: Penalty P8b of article 8 watches K1, whose breach is of article 12."},
	{"again\" clocks=\"K1\"", "again\" clocks=\"K1 K77\"", "43:3: Penalty P8b: there is no clock or duty K77."},
	{"again\" clocks=\"K1\"", "again\" clocks=\"K1 K19\"", "43:3: Penalty P8b watches K19, whose breach names no penalty."},
	{"warn=\"75\" agreed_override", "enabled=\"no\" warn=\"75\" agreed_override",
	 "44:3: Penalty P12 can never be proposed: what it watches is not enabled."},
	{"warn_days=\"3\"", "enabled=\"no\" warn_days=\"3\"",
	 "47:3: Penalty P17b1 can never be proposed: what it watches is not enabled.\n"
	 "64:3: The policy promises the time of K17, which is not enabled."},
	{"instead_of=\"P8a\"", "instead_of=\"P8c\"", "43:3: Penalty P8b: there is no penalty P8c to stand in for."},
	{"instead_of=\"P8a\"", "instead_of=\"P8b\"", "43:3: Penalty P8b stands in for itself."},
	{"clocks=\"K1\" amount=\"50\"", "clocks=\"K1\" instead_of=\"P8b\" amount=\"100\"",
	 "42:3: Penalty P8a stands in for itself.\n43:3: Penalty P8b stands in for itself."},
	{"instead_of=\"P8a\"", "instead_of=\"P12\"", "43:3: Penalty P8b of article 8 cannot stand in for P12 of article 12."},
	{"least=\"100\" most=\"200\"", "amount=\"20\"", "43:3: Penalty P8b is lighter than P8a, for which it stands in."},
	/* policy */
	{"<step clock=\"K1\">", "<step clock=\"K4\">", "63:3: The policy promises the time of K4, which is not enabled."},
	/* standard texts */
	{"<zh>{complainant}您好", "<zh>{name}您好", "52:3: Text apology: '{name}' is no placeholder."},
	{"{due}前答复", "{due 前答复", "52:3: Text apology: '{due' is no placeholder."},
	{"{due}前答复", "{due}}前答复", "52:3: Text apology: '}' is no placeholder."},
	{"an answer by {due}", "an answer soon", "52:3: Text apology: {due} stands in one language only."},
};

/* What the schema says of the newer sections: line, and words of the message. */
static const struct document_change against_schema[] = {
	{"other_person=\"yes\"", "other_person=\"maybe\"", 2, "enumeration"},
	{"version=\"2026-01-whole\"", "version=\"2026-01-Whole\"", 2, "pattern"},
	{"id=\"K1\" start", "id=\"P1\" start", 9, "pattern"},
	{"id=\"K1\" start", "id=\"K01\" start", 9, "pattern"},
	{"id=\"K1\" start", "id=\"E1\" start", 14, "Duplicate key"},
	{"<duty id=\"K17\"", "<duty id=\"K1\"", 17, "Duplicate key"},
	{"<department id=\"service\"", "<department id=\"engineering\"", 6, "Duplicate key"},
	{"extension=\"10\"", "extension=\"0\"", 13, "less than the minimum"},
	{"pauses=\"absent parts\"", "pauses=\"\"", 11, "minLength"},
	{"repeats=\"yes\"", "repeats=\"often\"", 14, "enumeration"},
	{"warn=\"70\" breach", "warn=\"\" breach", 12, "minLength"},
	{"warn=\"70\" breach", "warn=\"50 100\" breach", 12, "100"},
	{"warn=\"70\" breach", "warn=\"-1\" breach", 12, "-1"},
	{"warn=\"70\" breach", "warn=\"50,75\" breach", 12, "50,75"},
	{"warn=\"70\" breach", "warn=\"10 20 30 40 50 60\" breach", 12, "maxLength"},
	{"severity=\"serious\"", "severity=\"awful\"", 13, "enumeration"},
	{"level=\"2\"", "level=\"4\"", 13, "greater than the maximum"},
	{"cadence=\"monthly\"", "cadence=\"hourly\"", 17, "enumeration"},
	{"day=\"25\"", "day=\"32\"", 17, "greater than the maximum"},
	{"times=\"2\"", "times=\"0\"", 18, "less than the minimum"},
	{"warn_days=\"14\"", "warn_days=\"-1\"", 18, "less than the minimum"},
	{"<pause id=\"parts\" amount=\"1\"", "<pause id=\"parts\"", 23, "'amount' is required"},
	{"<pause id=\"parts\"", "<pause id=\"absent\"", 23, "Duplicate key"},
	{"<type id=\"f\"", "<type id=\"g\"", 31, "pattern"},
	{"<type id=\"f\"", "<type id=\"a\"", 31, "Duplicate key"},
	{"<level number=\"3\"", "<level number=\"2\"", 39, "Duplicate key"},
	{"<level number=\"3\"", "<level number=\"0\"", 39, "less than the minimum"},
	{"<penalty id=\"P12\"", "<penalty id=\"P8a\"", 44, "Duplicate key"},
	{"<penalty id=\"P12\"", "<penalty id=\"12\"", 44, "pattern"},
	{"article=\"12\"", "article=\"twelve\"", 44, "pattern"},
	{"trigger=\"again\"", "trigger=\"anger\"", 43, "enumeration"},
	{"clocks=\"K6\"", "clocks=\"\"", 44, "minLength"},
	{"amount=\"50\" month_pay", "amount=\"-50\" month_pay", 46, "less than the minimum"},
	{"in_a_row=\"2\"", "in_a_row=\"1\"", 48, "less than the minimum"},
	{"kind=\"script\"", "kind=\"song\"", 52, "enumeration"},
	{"<text id=\"letter\"", "<text id=\"apology\"", 53, "Duplicate key"},
	{"id=\"K4\"", "id=\"T4\"", 10, "pattern"},
	{"id=\"K4\"", "id=\"F4\"", 10, "pattern"},
	{"<step clock=\"K17\">", "<step clock=\"K18\">", 64, "keyref"},
	{"<zh>{complainant}您好，{due}前答复。</zh>", "<zh> </zh>", 52, "minLength"},
};

/* Changes that must still load: what looks odd and is not wrong. */
static const struct document_change accepted[] = {
	{"<level number=\"2\">", "<level number=\"2\" emergency=\"yes\">", 0, ""},
	{"<condition reopened=\"no\"", "<condition validity=\"valid\" reopened=\"no\"", 0, ""},
	{"<condition major=\"yes\"/>", "<condition urgency=\"general\" urgency_below=\"urgent\"/>", 0, ""},
	{"<condition major=\"yes\"/>", "<condition major=\"yes\" severity=\"grave\" level=\"1\"/>", 0, ""},
	{"<condition major=\"yes\"/>", "<condition major=\"no\" severity=\"serious\" level=\"1\"/>", 0, ""},
	{"<condition major=\"yes\"/>", "<condition level=\"3\"/>", 0, ""},
	{"<condition major=\"yes\"/>", "<condition validity=\"invalid\"/>", 0, ""},
	{"start=\"emergency\" stops=\"situation\"", "start=\"task_force\" stops=\"situation\"", 0, ""},
	{"start=\"emergency\" stops=\"situation\"", "start=\"register\" stops=\"situation\"", 0, ""},
	{"warn=\"70\" breach", "warn=\"0\" breach", 0, ""},
	{"warn=\"70\" breach", "warn=\"1 50 75 90 99\" breach", 0, ""},
	{"month=\"12\" day=\"30\"", "month=\"2\" day=\"28\"", 0, ""},
	{"month=\"12\" day=\"30\"", "month=\"12\"", 0, ""},
	{"cadence=\"monthly\" day=\"25\"", "cadence=\"weekly\" day=\"7\"", 0, ""},
	{"least=\"100\" most=\"200\"", "least=\"200\"", 0, ""},
	{"least=\"100\" most=\"200\"", "", 0, ""},
	{"<type id=\"f\">", "<type id=\"f\" department=\"engineering\">", 0, ""},
	{"id=\"K4\"", "id=\"Z9\"", 0, ""},
	{"{due}前答复", "{due}前答复，{due}", 0, ""},
};

/* The lines of a message without the name of the file before each. */
static const char *
without_names(struct arena *arena, const char *problem)
{
	struct text	said = text_begin(arena);

	while (text_starts(problem, WHOLE ":")) {
		size_t	length = strcspn(problem += strlen(WHOLE ":"), "\n");

		text_add_bytes(&said, problem, length);
		problem += length;
		if (*problem == '\n') {
			text_add(&said, "\n");
			problem++;
		}
	}
	text_add(&said, problem);
	return said.value;
}

static void
test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct arena			 arena = {0};
		struct xml_source		 source = document_read(&arena, WHOLE);
		const struct document_change	 change = {refused[i].from, refused[i].to, 0, ""};
		struct procedure		 procedure;
		const char			*problem = "";

		source = document_changed(&arena, &source, &change);
		CHECK_ROW(i, procedure_xml_load(&arena, SCHEMA, &source, &procedure, &problem) == FAULT_INPUT);
		CHECK_ROW_TEXT(i, without_names(&arena, problem), refused[i].said);
		arena_release(&arena);
	}
}

static void
test_schema(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(against_schema) + COUNT(accepted); i++) {
		bool				 wrong = i < COUNT(against_schema);
		const struct document_change	*change =
		    wrong ? &against_schema[i] : &accepted[i - COUNT(against_schema)];
		struct arena			 arena = {0};
		struct xml_source		 whole = document_read(&arena, WHOLE), source;
		struct procedure		 procedure;
		const char			*problem = "";
		enum fault			 fault;

		source = document_changed(&arena, &whole, change);
		fault = procedure_xml_load(&arena, SCHEMA, &source, &procedure, &problem);
		if (wrong)
			document_says(i, &source, change, problem);
		else
			CHECK_ROW_TEXT(i, problem, "");
		CHECK_ROW(i, fault == (wrong ? FAULT_INPUT : FAULT_NONE));
		arena_release(&arena);
	}
}

/* What was approved before such a check was made stays in force; what breaks the schema was never approved. */
static void
test_approved(void **state)
{
	static const struct { struct document_change change; enum fault proposed, approved; } changes[] = {
		{{"<condition major=\"yes\"/>", "<condition major=\"no\" severity=\"grave\"/>", 0, ""}, FAULT_INPUT, FAULT_NONE},
		{{"<condition major=\"yes\"/>", "<condition major=\"perhaps\"/>", 0, ""}, FAULT_INPUT, FAULT_INPUT},
		{{"<condition major=\"yes\"/>", "<condition  major=\"yes\"/>", 0, ""}, FAULT_NONE, FAULT_NONE},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(changes); i++) {
		struct arena			 arena = {0};
		struct xml_source		 whole = document_read(&arena, WHOLE);
		struct xml_source		 source = document_changed(&arena, &whole, &changes[i].change);
		struct procedure		 procedure;
		const char			*problem = "";

		CHECK_ROW(i, procedure_xml_load(&arena, SCHEMA, &source, &procedure, &problem) == changes[i].proposed);
		CHECK_ROW(i, procedure_xml_load_approved(&arena, SCHEMA, &source, &procedure, &problem) ==
		    changes[i].approved);
		arena_release(&arena);
	}
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_whole), cmocka_unit_test(test_refused), cmocka_unit_test(test_schema),
	cmocka_unit_test(test_approved),
};

CHECK_MAIN("procedure_check", tests)
