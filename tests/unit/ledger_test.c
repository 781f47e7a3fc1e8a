#include "../sheet_files.h"

#include <time.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/secret.h"
#include "base/text.h"
#include "exchange/ledger.h"

#include "base/banned.h"

#define MAPPINGS "conf/mapping"
#define FULL "../shared/data/nyc311/nyc311-100-full-columns.csv"
#define CUT "../shared/data/nyc311/nyc311-2013-12-25.csv"

static struct arena arena;
static const struct mapping *mappings;
static size_t mapping_count;

enum { NOW = 1795428300 };	/* 2026-11-23 18:05 in China */

static int
load(void **state)
{
	const char *problem = NULL;

	(void)state;
	if (mapping_load_folder(&arena, MAPPINGS, &mappings, &mapping_count, &problem) != FAULT_NONE) {
		fprintf(stderr, "%s\n", problem == NULL ? MAPPINGS : problem);
		return 1;
	}
	return secret_open() == FAULT_NONE ? 0 : 1;
}

static int
release(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

/* What a test looks at of each case. */
struct seen { const struct ledger_row *rows; size_t count; int64_t skipped; const char *mapping, *reason; };

static struct seen
read_ledger(int descriptor, const struct ledger_options *options)
{
	struct ledger_options all = *options;
	struct seen seen = { 0 };
	struct ledger_row *rows = arena_array(&arena, 4000, sizeof(*rows));
	struct sheet_reader *reader;
	struct ledger *ledger;
	const struct ledger_row *row;

	assert_int_equal(sheet_open(&arena, descriptor, NULL, &reader, &seen.reason), FAULT_NONE);
	all.mappings = mappings;
	all.mapping_count = mapping_count;
	if (ledger_open(&arena, reader, &all, &ledger, &seen.reason) == FAULT_NONE) {
		while (ledger_next(ledger, &arena, &row) == FAULT_NONE && row != NULL)
			rows[seen.count++] = *row;
		seen.skipped = ledger_skipped(ledger);
		seen.mapping = ledger_mapping(ledger)->id;
		seen.reason = NULL;
	}
	seen.rows = rows;
	sheet_close(reader);
	close(descriptor);
	return seen;
}

static struct seen
read_text(const char *text, const struct ledger_options *options)
{
	return read_ledger(file_of(text, strlen(text)), options);
}

static const char *
problems_of(const struct ledger_row *row)
{
	struct text text = text_begin(&arena);

	for (size_t i = 0; i < row->problem_count; i++)
		text_add_format(&text, "%s%zu %s %s", i == 0 ? "" : ", ", row->problems[i].column, row->problems[i].title,
		    row->problems[i].word);
	return text.value;
}

/* The rows of PROCEDURE §23. */
static const char property_ledger[] =
    "客户投诉处理台账,,,,,,,,,,,\n"
    "编号,日期,投诉人,联系方式,项目,区域,楼栋,单元,房间号,投诉来源,投诉分类,投诉内容\n"
    "466,10月4日,先生,138****1402,森林湖,一期,,,32503,呼叫中心,销售管理,免费洗车卡过期\n"
    "Q001,10月11日,王丽,13800138000,森林湖,一期,3栋,2单元,503室,,客户服务,房产证迟了两年\n"
    "469,10月12日,,,森林湖,一期,3,2,1201,呼叫中心,物业服务,保安夜里睡觉\n"
    "W001,10月23日,李女士,,森林湖,一期,,,3-2-503,,工程质量,墙面开裂\n"
    "471,10月14日,张,0371-6666 8888,森林湖,一期,,,,呼叫中心,工程质量,漏水、对讲坏、费用\n"
    "L001,1月3日,匿名,,森林湖,一期,,,,论坛监控,物业服务,电表被盗\n"
    "合计,6,,,,,,,,,,\n"
    "说明：本表每周汇总\n";

static void
the_handling_ledger_is_understood(void **state)
{
	const struct ledger_options options = { .year = 2014, .now = NOW };
	struct seen seen = read_text(property_ledger, &options);
	const struct ledger_row *row = seen.rows;

	(void)state;
	assert_string_equal(seen.mapping, "property-ledger");
	assert_int_equal(seen.count, 6);
	assert_int_equal(seen.skipped, 2);
	for (size_t i = 0; i < seen.count; i++)
		CHECK_ROW_TEXT(i, problems_of(&row[i]), "");

	assert_int_equal(row[0].number, 3);
	assert_string_equal(row[0].complaint.foreign_number, "466");
	assert_string_equal(date_text_minute(&arena, row[0].complaint.received_at), "2014-10-04 00:00");
	assert_true(row[0].received_assumed);
	assert_string_equal(row[0].place.building, "3");
	assert_string_equal(row[0].place.unit, "2");
	assert_string_equal(row[0].place.room, "503");
	assert_true(row[0].reading_count >= 1);
	assert_string_equal(row[0].complaint.place, "森林湖 一期 32503");
	assert_int_equal(row[0].complaint.channel, CHANNEL_HOTLINE);
	assert_string_equal(row[0].complaint.complainant, "先生");
	assert_string_equal(row[0].complaint.contact, "138****1402");
	assert_string_equal(row[0].complaint.phone, "");
	assert_string_equal(row[0].complaint.subject, "免费洗车卡过期");

	assert_int_equal(row[1].complaint.channel, CHANNEL_DEPARTMENT);
	assert_string_equal(row[1].complaint.phone, "13800138000");
	assert_string_equal(row[1].place.room, "503");
	assert_int_equal(row[1].reading_count, 0);
	assert_true(row[2].complaint.anonymous);
	assert_string_equal(row[2].complaint.place, "森林湖 一期 3栋2单元1201");
	assert_int_equal(row[3].complaint.channel, CHANNEL_WECHAT);
	assert_string_equal(row[3].complaint.category, "quality");
	assert_string_equal(row[3].place.building, "3");
	assert_string_equal(row[3].place.room, "503");
	assert_string_equal(date_text_minute(&arena, row[4].complaint.received_at), "2014-10-14 00:00");
	assert_string_equal(row[4].complaint.phone, "037166668888");
	assert_int_equal(row[5].complaint.channel, CHANNEL_FORUM);
	assert_true(row[5].complaint.anonymous);
	/* January after October is of the next year. */
	assert_string_equal(date_text_minute(&arena, row[5].complaint.received_at), "2015-01-03 00:00");
}

static void
years_are_inferred(void **state)
{
	static const struct { const char *title, *date; int year; const char *received; } table[] = {
		{ "台账", "10月4日", 0, "2026-10-04 00:00" }, { "台账", "12月4日", 0, "2025-12-04 00:00" },
		{ "2014年投诉台账", "12月4日", 0, "2014-12-04 00:00" }, { "2014年投诉台账", "12月4日", 2015, "2015-12-04 00:00" },
		{ "台账", "2013-12-4 8:30", 2015, "2013-12-04 08:30" }, { "台账", "2月29日", 0, "2024-02-29 00:00" },
		{ "台账", "41916", 0, "2014-10-04 00:00" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct ledger_options options = { .year = table[i].year, .now = NOW };
		struct seen seen = read_text(arena_format(&arena, "%s\n日期,内容\n%s,灯坏\n", table[i].title, table[i].date),
		    &options);

		CHECK_ROW(i, seen.count == 1 && seen.rows[0].problem_count == 0);
		CHECK_ROW_TEXT(i, date_text_minute(&arena, seen.rows[0].complaint.received_at), table[i].received);
	}
}

static void
bad_cells_are_named(void **state)
{
	static const struct { const char *row, *problems; } table[] = {
		{ "1,昨天,灯坏,有效,,", "2 日期 date" }, { "1,,灯坏,有效,,", "2 日期 missing" }, { "1,2014-10-4,,有效,,", "3 内容 missing" },
		{ "1,2014-2-30,,也许,,", "3 内容 missing, 2 日期 date" }, { "1,2027-1-1,灯坏,,,", "2 日期 future" },
		{ "1,2014-10-4,灯坏,,2014-10-3,", "5 结案时间 order" }, { "1,2014-10-4,灯坏,,10月5日,", "5 结案时间 date" },
		{ "1,2014-10-4,灯坏,,,差劲", "6 满意度 word" }, { "1,2014-10-4,\xFF,,,", "3 内容 bytes" },
		{ "11111111112222222222333333333344444444445555555555666666666677777,2014-10-4,灯坏,,,", "1 编号 long" },
		{ "1,2014-10-4,灯坏,有效,2014-10-5 9:00,满意", "" },
	};
	const struct ledger_options options = { .now = NOW };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		struct seen seen = read_text(arena_format(&arena, "编号,日期,内容,是否有效,结案时间,满意度\n%s\n", table[i].row),
		    &options);

		CHECK_ROW(i, seen.count == 1);
		CHECK_ROW_TEXT(i, problems_of(&seen.rows[0]), table[i].problems);
	}
	assert_string_equal(read_text("甲,乙\n1,2\n", &options).reason, "no_header");
	assert_string_equal(read_text("日期\n2014-10-4\n", &options).reason, "no_header");
	assert_string_equal(read_text("日期,内容\n", &(struct ledger_options){ .mapping = "nyc311", .now = NOW }).reason,
	    "no_header");
}

static void
bodies_are_those_of_the_ledger(void **state)
{
	static const struct { const char *source; enum referral_body body; enum channel channel; bool known; } table[] = {
		{ "12345", REFERRAL_HOTLINE, CHANNEL_REGULATOR, true }, { "政府热线", REFERRAL_HOTLINE, CHANNEL_REGULATOR, true },
		{ "消协", REFERRAL_CONSUMER_ASSOCIATION, CHANNEL_CONSUMER_ASSOCIATION, true },
		{ "住建局", REFERRAL_REGULATOR, CHANNEL_REGULATOR, true }, { "微信", REFERRAL_BODY__COUNT, CHANNEL_WECHAT, true },
		{ "", REFERRAL_BODY__COUNT, CHANNEL_HOTLINE, true }, { "法院", REFERRAL_BODY__COUNT, CHANNEL_HOTLINE, false },
	};
	const struct ledger_options options = { .now = NOW };

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const char *text = arena_format(&arena, "编号,日期,投诉人,投诉来源,对方编号,回复期限,投诉内容\n"
		    "%zu,2024-03-01,刘,%s,GD-%zu,2024-03-09 18:00,漏水\n", i + 1, table[i].source, i);
		struct seen seen = read_text(text, &options);

		CHECK_ROW(i, seen.count == 1 && seen.rows[0].body == table[i].body);
		CHECK_ROW(i, (seen.rows[0].problem_count == 0) == table[i].known);
		CHECK_ROW(i, !table[i].known || seen.rows[0].complaint.channel == table[i].channel);
		CHECK_ROW_TEXT(i, seen.rows[0].body_number, arena_format(&arena, "GD-%zu", i));
		CHECK_ROW_TEXT(i, date_text_minute(&arena, seen.rows[0].body_until), "2024-03-09 18:00");
	}
}

/* The 33 columns of UX §4.1. */
static const char hotline[] =
    "诉求编号,诉求来源,诉求来源小类,诉求类型,事件类型,一级分类名称,二级分类名称,三级分类名称,诉求类别,诉求标题,诉求内容,诉求性质,"
    "登记时间,封存时间,事件状态,城市名称,区域名称,街道名称,事发区域,地址描述,所有办理部门,办理描述,批转单位,退回部门,退回原因,"
    "诉求标签,事发时间,答复内容,评价满意度,评价内容,部门办理截止时间,扬言件类型,办理结束时间\n"
    "2024031500012345678,电话,来电,投诉,普通,城乡建设,物业服务,保洁,一般,楼道垃圾,\"楼道垃圾三天没清\n请尽快\",公开,"
    "2024/3/15 9:05:07,,已办结,长沙市,岳麓区,望城坡街道,小区,森林湖3栋,住建局,已转,某物业,,,"
    "垃圾,2024-03-12 08:00,已清理,满意,很好,2024-04-03 18:00:00,,2024-03-20 10:00:00\n";

static void
the_hotline_export_is_understood(void **state)
{
	const struct ledger_options options = { .now = NOW };
	struct seen seen = read_text(hotline, &options), again = read_text(hotline, &options);
	const struct ledger_row *row = seen.rows;

	(void)state;
	assert_string_equal(seen.mapping, "hotline-12345");
	assert_int_equal(seen.count, 1);
	assert_string_equal(problems_of(row), "");
	assert_string_equal(row->complaint.foreign_number, "2024031500012345678");
	assert_string_equal(date_text_iso(&arena, row->complaint.received_at), "2024-03-15T09:05:07+08:00");
	assert_false(row->received_assumed);
	assert_int_equal(row->complaint.channel, CHANNEL_REGULATOR);
	assert_string_equal(row->complaint.category, "response");
	assert_string_equal(row->complaint.subject, "楼道垃圾");
	assert_string_equal(row->complaint.matter, "楼道垃圾三天没清\n请尽快");
	assert_string_equal(row->complaint.place, "长沙市, 岳麓区, 望城坡街道, 森林湖3栋");
	assert_int_equal(row->stage, STAGE_CLOSED);
	assert_string_equal(row->status, "已办结");
	assert_string_equal(row->department, "住建局");
	assert_string_equal(row->result, "已清理");
	assert_int_equal(row->satisfaction, 4);
	assert_string_equal(date_text_minute(&arena, row->closed_at), "2024-03-20 10:00");
	assert_int_equal(row->body, REFERRAL_HOTLINE);
	assert_string_equal(row->body_number, "2024031500012345678");
	assert_string_equal(date_text_minute(&arena, row->body_until), "2024-04-03 18:00");
	assert_non_null(strstr(row->complaint.remarks, "诉求标签: 垃圾"));
	assert_non_null(strstr(row->complaint.remarks, "评价内容: 很好"));
	assert_memory_equal(row->key, again.rows->key, SECRET_DIGEST);
}

static void
keys_tell_cases_apart(void **state)
{
	static const struct { const char *one, *other; bool same; int year, other_year; } table[] = {
		{ "1,2014-10-4,灯坏", "1,2014-10-4,灯坏了", true, 0, 0 }, { "1,2014-10-4,灯坏", "1,2014年10月4日,灯坏", true, 0, 0 },
		{ "1,2014-10-4,灯坏", "1,2014-10-5,灯坏", false, 0, 0 }, { "1,2014-10-4,灯坏", "2,2014-10-4,灯坏", false, 0, 0 },
		{ "Q001,2014-10-4,灯坏", "W001,2014-10-4,灯坏", false, 0, 0 }, { ",2014-10-4,灯坏", ",2014-10-4,灯坏", true, 0, 0 },
		{ ",2014-10-4,灯坏", ",2014-10-4,门坏", false, 0, 0 }, { "1,10月4日,灯坏", "1,10月4日,灯坏", true, 0, 0 },
		{ "1,10月4日,灯坏", "1,10月5日,灯坏", false, 0, 0 },
		{ "1,10月4日,灯坏", "1,10月4日,灯坏", true, 2014, 2014 }, { "1,1月5日,灯坏", "1,1月5日,门坏", false, 2014, 2015 },
		{ "1,2014-10-4,灯坏", "1,2014-10-4,灯坏", true, 2014, 2015 }, { "1,2014-10-4,灯坏", "1,10月4日,灯坏", true, 0, 2014 },
	};
	const int64_t year_later = NOW + INT64_C(366) * 86400;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct ledger_options options = { .year = table[i].year, .now = NOW };
		const struct ledger_options later = { .year = table[i].other_year, .now = year_later };
		struct seen one = read_text(arena_format(&arena, "编号,日期,内容\n%s\n", table[i].one), &options);
		struct seen other = read_text(arena_format(&arena, "编号,日期,内容\n%s\n", table[i].other), &later);

		CHECK_ROW(i, one.count == 1 && other.count == 1);
		CHECK_ROW(i, (memcmp(one.rows->key, other.rows->key, SECRET_DIGEST) == 0) == table[i].same);
	}
}

static size_t
rows_in(const struct seen *seen, enum stage stage)
{
	size_t count = 0;

	for (size_t i = 0; i < seen->count; i++)
		count += seen->rows[i].stage == stage && seen->rows[i].problem_count == 0;
	return count;
}

static int
by_key(const void *one, const void *other)
{
	return memcmp(((const struct ledger_row *)one)->key, ((const struct ledger_row *)other)->key, SECRET_DIGEST);
}

static size_t
distinct_keys(const struct seen *seen)
{
	struct ledger_row *rows = arena_array(&arena, seen->count, sizeof(*rows));
	size_t count = seen->count > 0;

	memcpy(rows, seen->rows, seen->count * sizeof(*rows));
	qsort(rows, seen->count, sizeof(*rows), by_key);
	for (size_t i = 1; i < seen->count; i++)
		count += by_key(&rows[i - 1], &rows[i]) != 0;
	return count;
}

static void
the_cut_city_file_is_whole(void **state)
{
	const struct ledger_options options = { .now = NOW, .assumed_at = 1387929600 };
	int descriptor = open(CUT, O_RDONLY);
	size_t housing = 0, heating = 0;
	struct seen seen;

	(void)state;
	if (descriptor < 0)
		skip();
	seen = read_ledger(descriptor, &options);
	assert_string_equal(seen.mapping, "nyc311");
	assert_int_equal(seen.count, 2386);
	assert_int_equal(distinct_keys(&seen), 2386);
	assert_int_equal(rows_in(&seen, STAGE_CLOSED), 2302);
	assert_int_equal(rows_in(&seen, STAGE_INVESTIGATING), 18);
	for (size_t i = 0; i < seen.count; i++) {
		CHECK_ROW_TEXT(i, problems_of(&seen.rows[i]), "");
		CHECK_ROW(i, seen.rows[i].complaint.received_at == 1387929600 && seen.rows[i].received_assumed);
		housing += strcmp(seen.rows[i].department, "Department of Housing Preservation and Development") == 0;
		heating += text_starts(seen.rows[i].complaint.subject, "HEATING");
	}
	assert_int_equal(housing, 1459);
	assert_int_equal(heating, 1201);
	assert_int_equal(seen.rows[2385].number, 2387);
}

static void
the_full_city_file_is_whole(void **state)
{
	const struct ledger_options options = { .now = NOW };
	int descriptor = open(FULL, O_RDONLY);
	struct seen seen;
	size_t phone = 0;

	(void)state;
	if (descriptor < 0)
		skip();
	seen = read_ledger(descriptor, &options);
	assert_int_equal(seen.count, 100);
	assert_int_equal(distinct_keys(&seen), 100);
	assert_int_equal(rows_in(&seen, STAGE_CLOSED), 98);
	for (size_t i = 0; i < seen.count; i++) {
		CHECK_ROW_TEXT(i, problems_of(&seen.rows[i]), "");
		phone += seen.rows[i].complaint.channel == CHANNEL_HOTLINE;
	}
	assert_int_equal(phone, 52);
	/* 04/18/2019 09:55:45 PM in New York, taken as UTC-5. */
	assert_string_equal(seen.rows[0].complaint.foreign_number, "42254749");
	assert_string_equal(date_text_utc(&arena, seen.rows[0].complaint.received_at), "2019-04-19 02:55:45");
	assert_string_equal(seen.rows[0].complaint.place, "3855 SHORE PARKWAY – BROOKLYN – 11235");
	assert_string_equal(seen.rows[0].complaint.category, "noise");
}

/* Mapping is to be far from the bottleneck of an import. */
static void
mapping_is_fast(void **state)
{
	enum { ROWS = 60000 };
	struct text text = text_begin(&arena);
	const struct ledger_options options = { .now = NOW, .mappings = mappings, .mapping_count = mapping_count };
	struct arena rows = { 0 };
	struct sheet_reader *reader;
	struct ledger *ledger;
	const struct ledger_row *row;
	const char *reason;
	struct timespec before, after;
	double seconds;
	int descriptor, count = 0;

	(void)state;
	text_add(&text, "编号,日期,投诉人,联系方式,项目,楼栋,单元,房间号,投诉来源,投诉分类,投诉内容\n");
	for (int i = 0; i < ROWS; i++)
		text_add_format(&text, "%d,2014-10-%d 9:30,王丽,13800138000,森林湖,3栋,2单元,503室,微信,物业服务,楼道灯坏了%d\n", i,
		    1 + i % 28, i);
	descriptor = file_of(text.value, text.length);
	clock_gettime(CLOCK_MONOTONIC, &before);
	assert_int_equal(sheet_open(&arena, descriptor, NULL, &reader, &reason), FAULT_NONE);
	assert_int_equal(ledger_open(&arena, reader, &options, &ledger, &reason), FAULT_NONE);
	while (ledger_next(ledger, &rows, &row) == FAULT_NONE && row != NULL) {
		assert_int_equal(row->problem_count, 0);
		if (++count % 100 == 0)
			arena_reset(&rows);
	}
	clock_gettime(CLOCK_MONOTONIC, &after);
	arena_release(&rows);
	sheet_close(reader);
	close(descriptor);
	seconds = (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_nsec - before.tv_nsec) / 1e9;
	assert_int_equal(count, ROWS);
	printf("# %.0f rows a second\n", count / seconds);
	assert_true(seconds < 20);	/* the aim is 1.2; this only notices a quadratic slip */
}

static void
mapping_files_are_checked(void **state)
{
	static const struct { const char *text, *problem; } table[] = {
		{ "[mapping]\nid = x\nkind = ledger\n", NULL }, { "[mapping]\nid = x\n", ":1: [mapping] needs" },
		{ "[mapping]\nid = x\nkind = ledger\nnonsense\n", ":4: a line" }, { "", ":1: [mapping] needs" },
		{ "[mapping]\nid = x\nkind = ledger\na = \xFF\n", ":4: a line" },
	};
	struct mapping mapping;
	const char *problem;

	(void)state;
	for (size_t i = 0; i < COUNT(table); i++) {
		int descriptor = file_of(table[i].text, strlen(table[i].text));
		enum fault fault = mapping_load(&arena, arena_format(&arena, "/proc/self/fd/%d", descriptor), &mapping, &problem);

		CHECK_ROW(i, (fault == FAULT_NONE) == (table[i].problem == NULL));
		CHECK_ROW(i, table[i].problem == NULL || strstr(problem, table[i].problem) != NULL);
		close(descriptor);
	}
	assert_int_equal(mapping_load(&arena, "/none.ini", &mapping, &problem), FAULT_NOT_FOUND);
	assert_int_equal(mapping_count, 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mapping_files_are_checked),
		cmocka_unit_test(the_handling_ledger_is_understood),
		cmocka_unit_test(years_are_inferred),
		cmocka_unit_test(bad_cells_are_named),
		cmocka_unit_test(the_hotline_export_is_understood), cmocka_unit_test(bodies_are_those_of_the_ledger),
		cmocka_unit_test(keys_tell_cases_apart),
		cmocka_unit_test(the_cut_city_file_is_whole),
		cmocka_unit_test(the_full_city_file_is_whole),
		cmocka_unit_test(mapping_is_fast),
	};

	return cmocka_run_group_tests_name("ledger", tests, load, release);
}
