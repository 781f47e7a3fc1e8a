/* Lists of dated events: every column and attribute, every mistake with its line. */
#include "../check.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/text.h"
#include "exchange/dated_list.h"
#include "base/banned.h"

static enum fault
read_text(struct arena *arena, const char *text, struct dated_list *list, const char **problem)
{
	char path[] = "/tmp/anjuan-dated-XXXXXX";
	int descriptor = mkstemp(path);
	enum fault fault;

	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, text, strlen(text)), strlen(text));
	(void)close(descriptor);
	fault = dated_list_read(arena, path, list, problem);
	(void)unlink(path);
	/* What follows the name of the file. */
	if (*problem != NULL && strchr(*problem, ':') != NULL)
		*problem = strchr(*problem, ':') + 1;
	return fault;
}

#define HEAD "case,time,event,person,department,attributes\n"
#define ROW "A,2026-11-23T08:00:00+08:00,register,张敏,,"

/* Line and message of the first mistake; NULL: there is none. */
struct mistake { const char *text, *problem; };
static void
check_mistakes(const struct mistake *table, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct arena arena = {0};
		struct dated_list list;
		const char *problem = NULL;
		enum fault fault = read_text(&arena, table[i].text, &list, &problem);
		size_t length = problem == NULL ? 0 : strcspn(problem, "\n");

		CHECK_ROW(i, fault == (table[i].problem == NULL ? FAULT_NONE : FAULT_INPUT));
		if (table[i].problem != NULL && (strlen(table[i].problem) != length ||
		    strncmp(problem, table[i].problem, length) != 0))
			fail_msg("row %zu: \"%.*s\" instead of \"%s\"", i, (int)length, problem, table[i].problem);
		arena_release(&arena);
	}
}

static void
what_is_wrong_and_where(void **state)
{
	static const struct mistake table[] = {
		{ HEAD ROW "\n", NULL },
		{ HEAD "A,2026-11-23T08:00:00+08:00,sing,,,\n", "2: unknown event 'sing'" },
		{ HEAD "A,2026-11-23 08:00,register,,,\n",
		    "2: a moment is written like 2026-11-23T08:05:00+08:00, not '2026-11-23 08:00'" },
		{ HEAD "A,2026-11-23T08:00:00,register,,,\n",
		    "2: a moment is written like 2026-11-23T08:05:00+08:00, not '2026-11-23T08:00:00'" },
		{ HEAD "A,2026-13-23T08:00:00Z,register,,,\n", "2: there is no moment '2026-13-23T08:00:00Z'" },
		{ HEAD ROW "\n" ROW "colour=red\n", "3: unknown attribute 'colour'" },
		{ HEAD ROW "urgency=very\n", "2: unknown urgency 'very'" },
		{ HEAD ROW "severity=5\n", "2: unknown severity '5'" },
		{ HEAD ROW "validity=perhaps\n", "2: unknown validity 'perhaps'" },
		{ HEAD ROW "risk=none\n", "2: unknown risk 'none'" },
		{ HEAD ROW "level=4\n", "2: unknown level '4'" },
		{ HEAD ROW "level=0\n", "2: unknown level '0'" },
		{ HEAD ROW "level=12\n", "2: unknown level '12'" },
		{ HEAD ROW "ended=perhaps\n", "2: yes or no is expected, not 'perhaps'" },
		{ HEAD ROW "role=king\n", "2: unknown role 'king'" },
		{ HEAD ROW "evidence=maybe\n", "2: yes or no is expected, not 'maybe'" },
		{ HEAD ROW "direction=up\n", "2: in or out is expected, not 'up'" },
		{ HEAD ROW "party=neighbour\n", "2: complainant, supplier or other is expected, not 'neighbour'" },
		{ HEAD ROW "soothed=perhaps\n", "2: yes or no is expected, not 'perhaps'" },
		{ HEAD ROW "flags=media flood\n", "2: unknown word in 'media flood'" },
		{ HEAD ROW "missing=phone\n", "2: unknown word in 'phone'" },
		{ HEAD ROW "urgent\n", "2: an attribute is written name=value, not 'urgent'" },
		{ HEAD ROW "attributes=urgency\n", "2: unknown attribute 'attributes'" },
		{ HEAD ROW "agreed_until=tomorrow\n",
		    "2: a moment is written like 2026-11-23T08:05:00+08:00, not 'tomorrow'" },
		{ HEAD ",2026-11-23T08:00:00Z,register,,,\n", "2: the case is missing" },
		{ HEAD "A,,register,,,\n", "2: the time is missing" },
		{ HEAD "A,2026-11-23T08:00:00Z,,,,\n", "2: the event is missing" },
		{ HEAD ROW ",extra\n", "2: there are more cells than columns" },
		{ "case,time,event,weather\n", "1: unknown column 'weather'" },
		{ "case,time\n", "1: there is no column 'event'" },
		{ "<events><event case='A' time='2026-11-23T08:00:00Z' name='register'/></events>", NULL },
		{ "<events>\n<event case='A' time='2026-11-23T08:00:00Z' name='sing'/>\n</events>",
		    "2: unknown event 'sing'" },
		{ "<events>\n<event case='A' time='2026-11-23T08:00:00Z' name='register' colour='red'/></events>",
		    "2: unknown attribute 'colour'" },
		{ "<events>\n<happening/></events>", "2: <happening> is not expected here" },
		{ "<log/>", "1: <log> is not expected here" },
	};

	(void)state;
	check_mistakes(table, COUNT(table));
}

static void
everything_is_taken(void **state)
{
	static const char text[] =
	    "Event,case,time,person,department,handler,role,urgency,agreed-until,evidence,flags,attributes\n"
	    "dispatch,乙,2026-11-23T00:00:00Z,张敏,工程部,王强,supervisor,fairly,,,,\n"
	    "progress,甲,2026-11-23T09:00:00+09:00,王强,,,,,2026-12-01T18:00:00+08:00,yes,media|legal,\n"
	    "visit,乙,2026-11-22T19:00:00-05:00,张敏,,,,,,,,satisfied=no; strong=yes;serious=1 ; misled=true\n"
	    "register,丙,2026-11-23T00:00:00Z,,,,,,,,,missing=contact receiver;major=yes;validity=invalid\n"
	    "pause,丙,2026-11-23T00:00:01Z,,,,,,,,,clock=K6; reason=absent; level=1; ended=yes\n"
	    "contact,丙,2026-11-23T00:00:01Z,,,,,,,,,direction=out; party=complainant\n"
	    "contact,丙,2026-11-23T00:00:01Z,,,,,,,,,direction=in; party=complainant\n"
	    "contact,丙,2026-11-23T00:00:01Z,,,,,,,,,party=supplier; direction=out\n"
	    "report_up,丙,2026-11-23T00:00:01Z,,,,,,,,,soothed=yes\n"
	    "report_up,丙,2026-11-23T00:00:01Z,,,,,,,,,soothed=no\n";
	struct arena arena = {0};
	struct dated_list list;
	const char *problem = NULL;
	const struct replay_event *e;

	(void)state;
	assert_int_equal(read_text(&arena, text, &list, &problem), FAULT_NONE);
	assert_int_equal(list.told.count, 10);
	e = list.told.events;
	for (size_t i = 0; i < 4; i++)
		CHECK_ROW(i, e[i].at == e[0].at);	/* four ways to say one moment */
	assert_int_equal(list.latest, e[0].at + 1);
	assert_int_equal(e[0].which, 0);
	assert_int_equal(e[1].which, 1);
	assert_int_equal(e[2].which, 0);
	assert_string_equal(name_index_name(&list.cases, e[3].which + 1), "丙");
	assert_int_equal(e[0].act, ACT_DISPATCH);
	assert_int_equal(e[0].as, ROLE_SUPERVISOR);
	assert_int_equal(e[0].facts.urgency, URGENCY_FAIRLY);
	assert_string_equal(name_index_name(&list.people, (size_t)e[0].named), "王强");
	assert_int_equal(e[1].person, e[0].named);
	assert_int_equal(e[1].as, ROLE__COUNT);
	assert_int_equal(e[1].facts.agreed_until, e[0].at + 8 * DATE_DAY + 10 * DATE_HOUR);
	assert_true(e[1].facts.evidence);
	assert_int_equal(e[1].facts.flags, FLAG_MEDIA | FLAG_LEGAL);
	assert_int_equal(e[2].facts.satisfied, 0);
	assert_true(e[2].facts.strong && e[2].facts.serious && e[2].facts.misled);
	assert_int_equal(e[3].facts.missing, MISSING_CONTACT | MISSING_RECEIVER);
	assert_int_equal(e[3].facts.major, 1);
	assert_int_equal(e[3].facts.validity, VALIDITY_INVALID);
	assert_string_equal(e[4].facts.clock, "K6");
	assert_string_equal(e[4].facts.reason, "absent");
	assert_int_equal(e[4].facts.level, 1);
	assert_true(e[4].facts.ended);
	assert_true(e[3].facts.level == 0 && !e[3].facts.ended);
	assert_true(!e[5].facts.aside && e[6].facts.aside && e[7].facts.aside);
	assert_true(e[8].facts.soothed && !e[9].facts.soothed);
	arena_release(&arena);
}

static void
what_is_wrong_with_duties(void **state)
{
	static const struct mistake table[] = {
		{ HEAD ",2026-11-23T08:00:00Z,duty_done,,,duty=K17;period=2026-10-25\n", NULL },
		{ HEAD "A,2026-11-23T08:00:00Z,duty_done,,,duty=K17\n", "2: a duty is of no case" },
		{ HEAD ",2026-11-23T08:00:00Z,duty_open,,,\n", "2: the duty is missing" },
		{ HEAD ",,duty_end,,,duty=K17\n", "2: the time is missing" },
		{ HEAD ",2026-11-23T08:00:00Z,duty_sing,,,duty=K17\n", "2: unknown event 'duty_sing'" },
		{ HEAD ROW "duty=K17\n", "2: only duty_open, duty_done and duty_end have a duty and its period" },
		{ HEAD ROW "period=2026-10-25\n",
		    "2: only duty_open, duty_done and duty_end have a duty and its period" },
		{ HEAD ",2026-11-23T08:00:00Z,duty_done,,,duty=K17;period=10-25\n",
		    "2: a day is written like 2026-11-25, not '10-25'" },
		{ HEAD ",2026-11-23T08:00:00Z,duty_done,,,duty=K17;period=2026-02-30\n",
		    "2: a day is written like 2026-11-25, not '2026-02-30'" },
		{ "<events><event time='2026-11-23T08:00:00Z' name='duty_open' duty='K18' person='a'/></events>", NULL },
	};

	(void)state;
	check_mistakes(table, COUNT(table));
}

static void
duties_are_of_no_case(void **state)
{
	static const char text[] = HEAD
	    ",2026-09-01T00:00:00+08:00,duty_open,周主任,督导室,duty=K18\n"
	    ",2026-10-02T09:00:00+08:00,duty_done,张敏,,duty=K17;period=2026-09-25\n"
	    ",2026-12-31T23:59:59+08:00,duty_end,,,duty=K18\n";
	static const struct { enum duty_act act; const char *rule; bool person, department, period; } wanted[] = {
		{ DUTY_OPENED, "K18", true, true, false }, { DUTY_DONE, "K17", true, false, true },
		{ DUTY_WITHDRAWN, "K18", false, false, false },
	};
	struct arena arena = {0};
	struct dated_list list;
	const char *problem = NULL;

	(void)state;
	assert_int_equal(read_text(&arena, text, &list, &problem), FAULT_NONE);
	assert_int_equal(list.told.count, 0);
	assert_int_equal(list.told.duty_count, COUNT(wanted));
	for (size_t i = 0; i < COUNT(wanted); i++) {
		const struct replay_duty *duty = &list.told.duties[i];

		CHECK_ROW(i, duty->act == wanted[i].act);
		CHECK_ROW_TEXT(i, duty->rule, wanted[i].rule);
		CHECK_ROW(i, (duty->person != 0) == wanted[i].person);
		CHECK_ROW(i, (duty->department != 0) == wanted[i].department);
		CHECK_ROW(i, duty->period == (wanted[i].period ? date_day(2026, 9, 25) : 0));
		CHECK_ROW(i, duty->line == (int64_t)i + 2);
	}
	assert_int_equal(list.latest, list.told.duties[2].at);
	arena_release(&arena);
}

/* Twenty mistakes are told, the rest is counted. */
static void
many_mistakes(void **state)
{
	struct arena arena = {0};
	struct text text = text_begin(&arena);
	struct dated_list list;
	const char *problem = NULL, *last;

	(void)state;
	text_add(&text, HEAD);
	for (int i = 0; i < 25; i++)
		text_add(&text, "A,2026-11-23T08:00:00Z,sing,,,\n");
	assert_int_equal(read_text(&arena, text.value, &list, &problem), FAULT_INPUT);
	last = strrchr(problem, '\n') + 1;
	assert_string_equal(strrchr(last, ':'), ": 5 more");
	arena_release(&arena);
}

static void
no_file(void **state)
{
	struct arena arena = {0};
	struct dated_list list;
	const char *problem = NULL;

	(void)state;
	assert_int_equal(dated_list_read(&arena, "/nowhere/at/all.csv", &list, &problem), FAULT_NOT_FOUND);
	assert_string_equal(problem, "/nowhere/at/all.csv: No such file or directory");
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_wrong_and_where),
		cmocka_unit_test(everything_is_taken),
		cmocka_unit_test(what_is_wrong_with_duties),
		cmocka_unit_test(duties_are_of_no_case),
		cmocka_unit_test(many_mistakes),
		cmocka_unit_test(no_file),
	};

	return cmocka_run_group_tests_name("dated list", tests, NULL, NULL);
}
