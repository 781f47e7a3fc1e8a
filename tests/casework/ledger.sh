#!/bin/sh
# Old ledgers: real files with their counts, every encoding, files that are wrong, and an import that is killed.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
. tests/lib/product.sh
product_database
ask()
{
	database_shell "$SCRATCH" -N anjuan -e "$1"
}

import()
{
	anjuan "$SCRATCH" import ledger "$@"
}

cases()
{
	ask 'SELECT COUNT(*) FROM case_file'
}

ANJUAN_NOW=2026-06-15T10:30:00+08:00
export ANJUAN_NOW
anjuan "$SCRATCH" import procedure conf/procedure/property.xml >/dev/null

data=../shared/data/nyc311
if [ -d "$data" ]; then
	contains "a dry run counts" "$(import "$data/nyc311-2013-12-25.csv" --dry-run)" "2386 would be new"
	equal "and adds nothing" "$(cases)" 0
	contains "the cut of 20 columns" "$(import "$data/nyc311-2013-12-25.csv")" "2386 rows: 2386 new, 0 known, 0 bad"
	contains "again" "$(import "$data/nyc311-2013-12-25.csv")" "2386 rows: 0 new, 2386 known"
	contains "the export of 41 columns" "$(import "$data/nyc311-100-full-columns.csv")" "100 rows: 100 new, 0 known, 0 bad"
	contains "again, named" "$(import "$data/nyc311-100-full-columns.csv" --map nyc311)" "100 rows: 0 new, 100 known"
	equal "all are there" "$(cases)" 2486
	for kind in HEATING:1201 PLUMBING:73; do
		equal "${kind%:*} in the cut" "$(ask "SELECT COUNT(*) FROM complaint
		    WHERE subject LIKE BINARY '${kind%:*}%' AND received_at = '2026-06-15 02:30:00'")" "${kind#*:}"
	done
	equal "heating has its category" "$(ask "SELECT COUNT(*) FROM complaint
	    WHERE subject LIKE BINARY 'HEATING%' AND category <> 'heating'")" 0
	equal "closed cases have an end" "$(ask 'SELECT COUNT(*) FROM case_file WHERE stage = 7 AND closed_at IS NULL')" 0
	equal "closed cases have no running clock" "$(ask 'SELECT COUNT(*) FROM case_file f JOIN deadline d
	    ON d.case_id = f.id WHERE f.stage = 7 AND d.stopped_at IS NULL')" 0
	equal "open cases have one" "$(ask 'SELECT COUNT(*) FROM case_file f WHERE f.queue < 3
	    AND NOT EXISTS (SELECT 1 FROM deadline d WHERE d.case_id = f.id AND d.stopped_at IS NULL)')" 0
	equal "a closed case tells its dates" "$(ask "SELECT f.received_at, f.closed_at FROM case_file f JOIN complaint c
	    ON c.id = f.id WHERE c.foreign_number = '$(sed -n 2p "$data/nyc311-100-full-columns.csv" | cut -d, -f1)'" | wc -l)" 1
	check "nothing is half-made" anjuan "$SCRATCH" verify
else
	skip "the real files" "../shared/data is not there"
fi

# The ledger of PROCEDURE §23, in every coding that spreadsheet programs write.
ledger()
{
	printf '%s\n' '客户投诉处理台账（2025年）' '编号,日期,投诉人,联系方式,项目,区域,楼栋,单元,房间号,投诉来源,投诉分类,投诉内容,处理状态'
	printf '%s\n' '466,10月4日,刘先生,13800138000,森林湖,一期,,,32503,呼叫中心,销售管理,免费洗车卡过期,已解决' \
	    'Q001,10月11日,先生,,森林湖,一期,1,1,301,其他部门转达,客户服务,房产证办理延迟两年,处理中' \
	    '469,10月12日,张女士,13900139000,森林湖,一期,2,,1201,呼叫中心,物业服务,夜间保安睡岗,' \
	    'W001,10月23日,李女士,,森林湖,二期,5,2,602,微信,工程质量,墙面开裂,已派单'
}
ledger >"$SCRATCH/utf8.csv"
{ printf '\357\273\277'; ledger; } >"$SCRATCH/bom.csv"
ledger | iconv -f UTF-8 -t GB18030 >"$SCRATCH/gb18030.csv"
ledger | tr '\n' '\r' >"$SCRATCH/cr.csv"
ledger | sed 's/$/\r/' >"$SCRATCH/crlf.csv"
before=$(cases)
told=$(import "$SCRATCH/utf8.csv")
contains "a Chinese ledger" "$told" "4 rows: 4 new, 0 known, 0 bad"
contains "three of it are late already" "$told" "; 3 open and overdue already;"
for coding in bom gb18030 cr crlf; do
	contains "the same in $coding adds nothing" "$(import "$SCRATCH/$coding.csv")" "4 rows: 0 new, 4 known, 0 bad"
done
equal "four cases" "$(($(cases) - before))" 4
equal "prefixes by channel" "$(ask "SELECT GROUP_CONCAT(number ORDER BY foreign_number) FROM complaint
    WHERE foreign_number IN ('Q001', 'W001')")" "Q2025-000001,W2025-000001"
equal "state words become stages" "$(ask "SELECT GROUP_CONCAT(f.stage ORDER BY c.foreign_number) FROM case_file f
    JOIN complaint c ON c.id = f.id WHERE c.foreign_number IN ('466', '469', 'Q001', 'W001')")" "7,0,5,1"
equal "the year comes from the title" "$(ask "SELECT DATE(received_at + INTERVAL 8 HOUR) FROM complaint
    WHERE foreign_number = '466'")" 2025-10-04
equal "what came straight to the house has no other body" "$(ask "SELECT COUNT(*) FROM referral r JOIN complaint c
    ON c.id = r.case_id WHERE c.foreign_number IN ('466', '469', 'Q001', 'W001')")" 0

# What another body passed on: by source, with its number and time; what had ended was replied to.
printf '%s\n' '编号,日期,投诉人,投诉来源,对方编号,回复期限,投诉内容,处理状态,处理结果,结案日期' \
    '901,2026-06-10,刘女士,12345,GD-901,2026-06-20 18:00,电梯停运,处理中,,' \
    '902,2026-06-10,王女士,12345,GD-902,2026-06-12 18:00,路灯不亮,处理中,,' \
    '903,2026-06-10,李女士,消协,XX-903,2026-06-12 18:00,停车费重复收取,已解决,已退费,2026-06-11' \
    '904,2026-06-10,张女士,政府热线,,,噪声扰民,处理中,,' \
    '905,2026-06-10,何女士,微信,,,楼道垃圾,处理中,,' >"$SCRATCH/bodies.csv"
contains "a ledger with other bodies" "$(import "$SCRATCH/bodies.csv")" "5 rows: 5 new, 0 known, 0 bad"
contains "again" "$(import "$SCRATCH/bodies.csv")" "5 rows: 0 new, 5 known"
equal "each body once, with its number, its time and how it stands" "$(ask "SELECT c.foreign_number, r.body, r.reference,
    IFNULL(DATE(r.until_at), '-'), r.state, r.reply FROM referral r JOIN complaint c ON c.id = r.case_id
    WHERE c.foreign_number LIKE '90_' ORDER BY c.foreign_number" | tr '\t' '|')" "901|2|GD-901|2026-06-20|0|
902|2|GD-902|2026-06-12|0|
903|0|XX-903|2026-06-12|1|已退费
904|2||-|0|"
equal "their clocks run, are over, or were met" "$(ask "SELECT c.foreign_number, d.state FROM deadline d JOIN complaint c
    ON c.id = d.case_id WHERE c.foreign_number LIKE '90_' AND d.clock = 'F1' ORDER BY 1" | tr '\t\n' '| ')" "901|0 902|2 903|3 "
check "nothing of that is half-made" anjuan "$SCRATCH" verify
pair()	# AB as it is posted
{
	echo "(CONV(HEX(CONVERT(LEFT('$1', 1) USING utf32)), 16, 10) * 2097152 + CONV(HEX(CONVERT(RIGHT('$1', 1) USING utf32)), 16, 10))"
}
equal "found by words" "$(ask "SELECT SUM(BIT_COUNT(p.m0 & q.m0) + BIT_COUNT(p.m1 & q.m1) + BIT_COUNT(p.m2 & q.m2)
    + BIT_COUNT(p.m3 & q.m3)) FROM search_posting p JOIN search_posting q ON q.block = p.block
    AND q.gram = $(pair 开裂) WHERE p.gram = $(pair 墙面)")" 1
equal "at once" "$(ask 'SELECT COUNT(*) FROM search_queue')" 0

# The same numbers a year later are other cases when the title says the year.
ledger | sed '1s/2025/2024/' >"$SCRATCH/earlier.csv"
contains "the ledger of another year" "$(import "$SCRATCH/earlier.csv")" "4 rows: 4 new, 0 known, 0 bad"
contains "again" "$(import "$SCRATCH/earlier.csv")" "4 rows: 0 new, 4 known"
contains "said by the caller instead of the title" "$(sed 1d "$SCRATCH/utf8.csv" >"$SCRATCH/untitled.csv"
    import "$SCRATCH/untitled.csv" --year 2025)" "4 rows: 0 new, 4 known"

# A workbook as clerks keep it.
python3 tests/lib/workbook.py "$SCRATCH/book.xlsx"
told=$(import "$SCRATCH/book.xlsx")
contains "the first sheet of a workbook" "$told" "3 rows: 3 new, 0 known, 0 bad"
contains "which sheet was left out is said" "$told" "sheets not read: 下半年;"
contains "again" "$(import "$SCRATCH/book.xlsx")" "3 rows: 0 new, 3 known"
told=$(import "$SCRATCH/book.xlsx" --sheet 下半年)
contains "the other one" "$told" "2 rows: 2 new, 0 known, 0 bad"
contains "says what it left out, and nothing of what is hidden" "$told" "sheets not read: 上半年;"
equal "a true date, one of text, one without its year" "$(ask "SELECT foreign_number, DATE(received_at + INTERVAL 8 HOUR)
    FROM complaint WHERE foreign_number LIKE '10_' AND phone LIKE '1380013800_' ORDER BY 1" | tr '\t\n' '= ')" \
    "101=2025-03-06 102=2025-03-08 "
equal "what a formula came to" "$(ask "SELECT matter FROM complaint WHERE foreign_number = '102' AND phone = '13800138002'")" 墙面渗水
contains "a merged cell counts for each row" "$(ask "SELECT place FROM complaint WHERE subject = '前台无人' OR matter = '前台无人'")" 森林湖
check_fails()
{
	! import "$SCRATCH/book.xlsx" --sheet 没有 2>"$SCRATCH/told"
}
check "a sheet that is not there is refused" check_fails
contains "with a word" "$(cat "$SCRATCH/told")" "no_sheet"

# Files and rows that are wrong.
sed 's/10月12日/十三月四十日/' "$SCRATCH/utf8.csv" | sed 's/^469/9469/; s/^466/9466/; s/^Q001/Q901/; s/^W001/W901/' >"$SCRATCH/row.csv"
before=$(cases)
told=$(import "$SCRATCH/row.csv" --errors "$SCRATCH/errors.csv" 2>&1)
equal "bad rows give a status" "$?" 1
contains "a bad row is told by row and column" "$told" "row.csv:5:2: "
contains "the good rows go in" "$told" "4 rows: 3 new, 0 known, 1 bad"
equal "three cases" "$(($(cases) - before))" 3
contains "the bad row is in the error file" "$(cat "$SCRATCH/errors.csv")" "9469,十三月四十日"
equal "and only that" "$(wc -l <"$SCRATCH/errors.csv" | tr -d ' ')" 2

before=$(cases)
printf 'a,b,c\n1,2,3\n' >"$SCRATCH/foreign.csv"
: >"$SCRATCH/empty.csv"
head -c 3000 /dev/urandom >"$SCRATCH/random.csv"
printf 'PK\003\004 this is no workbook' >"$SCRATCH/damaged.xlsx"
for file in foreign.csv empty.csv random.csv damaged.xlsx missing.csv; do
	refuse "$file is refused" import "$SCRATCH/$file"
done
refuse "an unknown mapping is refused" import "$SCRATCH/utf8.csv" --map nonsense
refuse "a mapping file that is none is refused" import "$SCRATCH/utf8.csv" --map "$SCRATCH/foreign.csv"
refuse "no file is refused" import
equal "nothing was left behind" "$(cases)" "$before"

# Killed in the middle and started again: complete, and nothing twice.
{
	echo '编号,日期,投诉人,联系方式,项目,楼栋,房间号,投诉来源,投诉内容,处理状态'
	awk 'BEGIN { for (i = 1; i <= 6000; i++)
	    printf "K%05d,2025-%02d-%02d,王女士,138%08d,森林湖,%d,%d,呼叫中心,第%d次反映电梯故障等待时间过长,处理中\n", i, i % 12 + 1,
	    i % 28 + 1, i, i % 9 + 1, i % 20 * 100 + 101, i }'
} >"$SCRATCH/large.csv"
before=$(cases)
ANJUAN_PLAIN=${ANJUAN_BUILD:-build}/anjuan
"$ANJUAN_PLAIN" --config "$SCRATCH/etc/anjuan.conf" import ledger "$SCRATCH/large.csv" >"$SCRATCH/log/import" 2>&1 &
pid=$!
wait_until 60 sh -c "[ \"\$(mariadb --no-defaults --user=$(id -un) --socket=$DATABASE_SOCKET -N anjuan \
    -e 'SELECT COUNT(*) > $before + 600 FROM case_file')\" = 1 ]"
kill -KILL "$pid" 2>/dev/null
wait "$pid" 2>/dev/null
left=$(($(cases) - before))
if [ "$left" -gt 0 ] && [ "$left" -lt 6000 ]; then
	ok "the import was killed in the middle"
else
	not_ok "the import was killed in the middle" "$left of 6000 were there"
fi
check "what it left is whole" anjuan "$SCRATCH" verify
contains "the same call completes it" "$(import "$SCRATCH/large.csv")" "6000 rows: $((6000 - left)) new, $left known, 0 bad"
equal "all are there once" "$(ask "SELECT COUNT(*), COUNT(DISTINCT foreign_number) FROM complaint
    WHERE foreign_number LIKE 'K0%'" | tr '\t' ' ')" "6000 6000"
check "and everything is whole" anjuan "$SCRATCH" verify
done_testing
