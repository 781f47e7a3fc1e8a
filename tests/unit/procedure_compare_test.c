/* What another version changes: every field of every part is seen, nothing else is. */
#include "base/arena.h"
#include "base/text.h"
#include "record/procedure_xml.h"
#include "rules/procedure_compare.h"
#include "../check.h"
#include "../document.h"

#define SCHEMA "schema/xml/procedure.xsd"
#define WHOLE "tests/record/procedure_whole.xml"

static struct arena arena;

static struct procedure
load(const struct xml_source *source)
{
	struct procedure	 procedure;
	const char		*problem = "";

	if (procedure_xml_load(&arena, SCHEMA, source, &procedure, &problem) != FAULT_NONE)
		fail_msg("%s", problem);
	return procedure;
}

/* A value as one line, in English. */
static const char *
told(const struct compare_value *value)
{
	struct text	text = text_begin(&arena);

	for (size_t i = 0; i < value->count; i++) {
		const struct compare_atom	*atom = &value->atoms[i];

		text_add(&text, i == 0 ? "" : " ");
		switch (atom->kind) {
		case COMPARE_YES:
			text_add(&text, atom->number != 0 ? "yes" : "no");
			break;
		case COMPARE_NUMBER:
			text_add_format(&text, "%d", (int)atom->number);
			break;
		case COMPARE_PERCENT:
			text_add_format(&text, "%d%%", (int)atom->number);
			break;
		case COMPARE_SPAN:
			text_add_format(&text, "%d%s %s", (int)atom->number, atom->more != 0 ? " working" : "", atom->word);
			break;
		case COMPARE_YUAN:
			text_add_format(&text, "%d..%d", (int)atom->number, (int)atom->more);
			break;
		case COMPARE_WORD:
			text_add_format(&text, "%s.%s", atom->group, atom->word);
			break;
		case COMPARE_ID:
			text_add(&text, atom->word);
			break;
		case COMPARE_WORDS:
			text_add(&text, atom->words.en);
			break;
		}
	}
	return text.value;
}

static const char *
difference(const struct difference *d)
{
	static const char *const	signs[] = {[COMPARE_ADDED] = "+", [COMPARE_REMOVED] = "-", [COMPARE_CHANGED] = "~"};

	return arena_format(&arena, "%s%s %s (%s) %s: %s > %s", signs[d->change], compare_part_name(d->part), d->id, d->name.en,
	    d->field, told(&d->before), told(&d->after));
}

/* One change of the document, and every line that it makes. */
static const struct { const char *from, *to, *lines; } rows[] = {
	{"2026-01-whole", "2026-09-whole", ""},
	{"id=\"whole\"", "id=\"half\"", "~general  () profile: whole > half"},
	{"Whole procedure", "New procedure", "~general  () name: Whole procedure > New procedure"},
	{"other_person=\"yes\"", "", "~general  () other_person: yes > no"},
	{"retention_years=\"6\"", "retention_years=\"7\"", "~general  () retention: 6 > 7"},
	{"<en>Service</en>", "<en>Services</en>", "~departments service (Services) name: Service > Services"},
	{"<department id=\"service\">", "<department id=\"sales\"><name><zh>销售</zh><en>Sales</en></name></department>"
	 "<department id=\"service\">", "+departments sales (Sales) name:  > Sales"},
	{"amount=\"12\" unit=\"hour\"", "amount=\"24\" unit=\"hour\"", "~clocks K6 (Handle) time: 12 hour > 24 hour"},
	{"amount=\"5\" unit=\"minute\" time=\"natural\"", "amount=\"5\" unit=\"minute\" time=\"working\"",
	 "~clocks K1 (Notify) time: 5 minute > 5 working minute"},
	{"<en>Notify</en>", "<en>Tell</en>", "~clocks K1 (Tell) name: Notify > Tell"},
	{"start=\"accept\"", "start=\"dispatch\"", "~clocks K6 (Handle) start: Act.accept > Act.dispatch"},
	{"stops=\"dispatch answer\"", "stops=\"answer dispatch\"", ""},
	{"stops=\"dispatch answer\"", "stops=\"dispatch\"", "~clocks K1 (Notify) stops: Act.answer Act.dispatch > Act.dispatch"},
	{"responsible=\"handler\" warn=\"75\"", "responsible=\"department_manager\" warn=\"80\"",
	 "~clocks K6 (Handle) responsible: Role.handler > Role.department_manager\n~clocks K6 (Handle) warn: 75% > 80%"},
	{"warn=\"60\"", "warn=\"0\"", "~clocks K1 (Notify) warn: 60% > "},
	{"warn=\"60\"", "warn=\"60 90\"", "~clocks K1 (Notify) warn: 60% > 60% 90%"},
	{"warn=\"30 60 90\"", "warn=\"30 90\"", "~clocks K4 (Contact) warn: 30% 60% 90% > 30% 90%"},
	{"<condition major=\"yes\"/>", "<condition urgency=\"urgent\" level=\"1\"/>",
	 "~clocks K10 (Visit) condition: Condition.major yes > Condition.urgency Urgency.urgent Condition.level 1"},
	{"reopened=\"no\" severity=\"serious\" level=\"2\"", "reopened=\"yes\" validity=\"valid\" urgency_below=\"urgent\"",
	 "~clocks A2 (Answer) condition: Condition.severity Severity.serious Condition.level 2 Condition.reopened no > "
	 "Condition.urgency_below Urgency.urgent Condition.validity Validity.valid Condition.reopened yes"},
	{"agreed_override=\"yes\"", "escalates=\"yes\"",
	 "~clocks K6 (Handle) agreed: yes > no\n~clocks K6 (Handle) escalates: no > yes"},
	{"stops=\"dispatch answer\"", "stops=\"dispatch report_up\" soothes=\"yes\"",
	 "~clocks K1 (Notify) stops: Act.answer Act.dispatch > Act.report_up Act.dispatch\n~clocks K1 (Notify) soothes: no > yes"},
	{" repeats=\"yes\"", "", "~clocks E1 (Situation) repeats: yes > no"},
	{"extension=\"10\"", "extension=\"5\"", "~clocks A2 (Answer) extension: 10 working day > 5 working day"},
	{"pauses=\"absent parts\"", "pauses=\"parts absent\"", "~clocks K6 (Handle) pauses: absent parts > parts absent"},
	{"enabled=\"no\" source=\"S3 4S\"", "source=\"S3\"",
	 "~clocks K4 (Contact) enabled: no > yes\n~clocks K4 (Contact) source: S3 4S > S3"},
	{"<clock id=\"K4\"", "<clock id=\"K5\"", "+clocks K5 (Contact) time:  > 2 hour\n-clocks K4 (Contact) time: 2 hour > "},
	{"cadence=\"monthly\" day=\"25\"", "cadence=\"weekly\"",
	 "~duties K17 (Summary) due: Cadence.monthly Cadence.day 25 > Cadence.weekly Cadence.last"},
	{"cadence=\"quarterly\" month=\"3\"", "cadence=\"daily\"",
	 "~duties K19 (Analysis) due: Cadence.quarterly Cadence.month 3 Cadence.last > Cadence.daily"},
	{"times=\"2\"", "times=\"3\"", "~duties K22 (Year) times: 2 > 3"},
	{"warn_days=\"14\" enabled=\"no\"", "warn_days=\"10\"",
	 "~duties K22 (Year) warn_days: 14 > 10\n~duties K22 (Year) enabled: no > yes"},
	{"amount=\"1\" unit=\"week\"><name><zh>等", "amount=\"2\" unit=\"day\"><name><zh>等", "~pauses parts (Parts) limit: 1 week > 2 day"},
	{"<type id=\"b\">", "<type id=\"b\" department=\"service\">", "~types b (Quality) department:  > service"},
	{"<category id=\"leak\"", "<category id=\"water\"", "+categories water (Leak) department:  > engineering\n"
	 "-categories leak (Leak) department: engineering > "},
	{"<en>Leak</en></name>", "<en>Leak</en></name><notice><zh>关阀</zh><en>Close it</en></notice>",
	 "~categories leak (Leak) notice:  > Close it"},
	{"<level number=\"2\">", "<level number=\"2\" emergency=\"yes\">", "~levels 2 (Level 2) emergency: no > yes"},
	{"<en>Soon</en>", "<en>Fast</en>", "~levels 2 (Level 2) text: Soon > Fast"},
	{"clocks=\"K1\" amount=\"50\"", "clocks=\"K1\" amount=\"60\"", "~penalties P8a (Not handled) amount: 50..50 > 60..60"},
	{"least=\"50\"", "least=\"50\" most=\"90\"", "~penalties P12 (Unfinished) amount: 50..-1 > 50..90"},
	{"least=\"50\"", "", "~penalties P12 (Unfinished) amount: 50..-1 > "},
	{"who=\"management\" amount=\"100\"", "who=\"management\" amount=\"150\"",
	 "~penalties P14b (Strong) also: Role.management 100..100 > Role.management 150..150"},
	{"trigger=\"again\"", "trigger=\"strong\"", "~penalties P8b (Again) trigger: Trigger.again > Trigger.strong"},
	{" instead_of=\"P8a\"", "", "~penalties P8b (Again) instead_of: P8a > "},
	{"clocks=\"K6\" who=\"handler\"", "clocks=\"K6\"", "~penalties P12 (Unfinished) who: Role.handler > "},
	{" month_pay=\"yes\"", "", "~penalties P17a2 (Visit late) month_pay: yes > no"},
	{"in_a_row=\"3\" factor=\"0\"", "in_a_row=\"4\" factor=\"3\"",
	 "~penalties P19b (Three) in_a_row: 3 > 4\n~penalties P19b (Three) factor:  > 3"},
	{"an answer by {due}.", "our answer by {due}.", "~texts apology (Apology) text: Dear {complainant}, an answer by {due}. > "
	 "Dear {complainant}, our answer by {due}."},
	{"kind=\"script\" acts=\"contact ask\"", "kind=\"canned\" acts=\"contact\"",
	 "~texts apology (Apology) kind: TextKind.script > TextKind.canned\n"
	 "~texts apology (Apology) acts: Act.ask Act.contact > Act.contact"},
	{"<en>At once</en></text></principle>", "<en>Now</en></text></principle>", "~principles timely (Timely) text: At once > Now"},
	{"<en>Summed up</en>", "<en>Summarised</en>", "~policy K17 () text: Summed up > Summarised"},
	{"level=\"1\" role=\"management\"", "level=\"1\" role=\"supervisor\"",
	 "~approvals L1 () approves: Condition.level 1 Role.management > Condition.level 1 Role.supervisor"},
	{"above=\"0\" role=\"department_manager\"", "above=\"500000\" role=\"department_manager\"",
	 "~approvals ¥1 () approves: 0..-1 Role.department_manager > 500000..-1 Role.department_manager"},
	{"<approval level=\"1\" role=\"management\"/>", "<approval above=\"5000\" role=\"management\"/><approval level=\"1\" "
	 "role=\"management\"/>", "+approvals ¥2 () approves:  > 5000..-1 Role.management"},
	{"<approval level=\"1\" role=\"management\"/>", "<approval level=\"1\" above=\"10\" role=\"management\"/>",
	 "+approvals L1¥ () approves:  > Condition.level 1 10..-1 Role.management\n"
	 "-approvals L1 () approves: Condition.level 1 Role.management > "},
	{"<approval above=\"0\" role=\"department_manager\"/><approval level=\"1\" role=\"management\"/>",
	 "<approval level=\"1\" role=\"management\"/><approval above=\"0\" role=\"department_manager\"/>", ""},
	{"<step clock=\"K1\">", "<step><text><zh>一</zh><en>One</en></text></step><step clock=\"K1\">", "+policy 1 () text:  > One"},
};

static void
test_rows(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct xml_source		 source = document_read(&arena, WHOLE);
		const struct document_change	 change = {rows[i].from, rows[i].to, 0, ""};
		struct xml_source		 changed = document_changed(&arena, &source, &change);
		struct procedure		 before = load(&source), after = load(&changed);
		struct difference_list		 list = procedure_compare(&arena, &before, &after);
		struct text			 lines = text_begin(&arena);

		for (size_t k = 0; k < list.count; k++)
			text_add_format(&lines, "%s%s", k == 0 ? "" : "\n", difference(&list.rows[k]));
		CHECK_ROW_TEXT(i, lines.value, rows[i].lines);
		/* the other way round there is as much to tell */
		CHECK_ROW(i, procedure_compare(&arena, &after, &before).count == list.count);
		arena_reset(&arena);
	}
}

/* The shipped profiles differ in every part, and not from themselves. */
static void
test_profiles(void **state)
{
	struct xml_source	 sources[2] = {document_read(&arena, "conf/procedure/property.xml"),
	    document_read(&arena, "conf/procedure/workshop.xml")};
	struct procedure	 property = load(&sources[0]), again = load(&sources[0]), workshop = load(&sources[1]);
	struct difference_list	 list = procedure_compare(&arena, &property, &workshop);
	unsigned		 parts = 0;

	(void)state;
	assert_int_equal(procedure_compare(&arena, &property, &again).count, 0);
	for (size_t i = 0; i < list.count; i++) {
		parts |= 1u << list.rows[i].part;
		CHECK_ROW(i, i == 0 || list.rows[i].part >= list.rows[i - 1].part);
	}
	for (int part = 0; part < COMPARE__COUNT; part++)
		CHECK_ROW(part, (parts & 1u << part) != 0 && compare_part_name((enum compare_part)part)[0] != '\0');
	arena_reset(&arena);
}

static int
end(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static const struct CMUnitTest tests[] = {
	cmocka_unit_test(test_rows), cmocka_unit_test_teardown(test_profiles, end),
};

CHECK_MAIN("procedure_compare", tests)
