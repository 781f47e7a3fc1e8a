#!/bin/sh
# `make bench`: pages of the product against the floor programs in one run, on
# a database of BENCH_CASES cases.  Prints figures and ratios, judges nothing.
set -u
cd "$(dirname "$0")/../.." || exit 1
ANJUAN_WORKERS=4
ANJUAN_DATABASE_OPTIONS="--innodb-buffer-pool-size=1G --innodb-log-file-size=256M"
. tests/lib/product.sh

: "${BENCH_CASES:=100000}"
: "${BENCH_SECONDS:=4}"
: "${BENCH_IMPORTED:=20000}"
: "${BENCH_REPLAYED:=1000000}"

session_of()	# LOGIN: signs in and prints the session cookie's value
{
	jar=$SCRATCH/jar.$1
	page=$(curl -s --noproxy '*' -c "$jar" "$URL/admin/sign_in")
	token=$(printf '%s' "$page" | sed -n 's/.*name="token" value="\([^"]*\)".*/\1/p' | head -n 1)
	once=$(printf '%s' "$page" | sed -n 's/.*name="once" value="\([^"]*\)".*/\1/p' | head -n 1)
	password=$(anjuan "$SCRATCH" demo --accounts | awk -v login="$1" '$1 == login {print $2}')
	curl -s --noproxy '*' -b "$jar" -c "$jar" -o /dev/null -H "Origin: $URL" --data-urlencode "login=$1" \
	    --data-urlencode "password=$password" --data "token=$token&once=$once" "$URL/admin/sign_in"
	awk '$6 == "anjuan_session" {print $7}' "$jar"
}

start_floor()
{
	mkdir -p "$SCRATCH/floor"
	FLOOR_PORT=$(free_port)
	mariadb --no-defaults -S "$SOCKETS/db.sock" -u anjuan_owner -p"$(cat "$SCRATCH/etc/password/owner")" anjuan -e \
	    "CREATE TABLE floor_case (id BIGINT AUTO_INCREMENT PRIMARY KEY, subject VARCHAR(200), place VARCHAR(200), matter TEXT, received_at DATETIME) ENGINE=InnoDB;
	     CREATE TABLE floor_event (id BIGINT AUTO_INCREMENT PRIMARY KEY, case_id BIGINT NOT NULL, at DATETIME, act INT, text TEXT, KEY (case_id)) ENGINE=InnoDB"
	build/bench/floor "$SCRATCH/floor/floor.sock" "$SOCKETS/db.sock" "$SCRATCH/etc/password/owner" \
	    "$(printf %s "$1" | sha256sum | cut -c1-64)" "$ANJUAN_WORKERS" &
	echo $! >"$SCRATCH/run/floor.pid"
	floor_user=
	[ "$(id -u)" -ne 0 ] || floor_user="user root;"
	sed -e "s|@DIR@|$SCRATCH/floor|g" -e "s|@PORT@|$FLOOR_PORT|" -e "s|@SOCKET@|$SCRATCH/floor/floor.sock|" \
	    -e "s|@USER@|$floor_user|" tests/bench/floor.conf >"$SCRATCH/floor/nginx.conf"
	nginx -p "$SCRATCH/floor" -c "$SCRATCH/floor/nginx.conf" -e stderr 2>"$SCRATCH/floor/log" &
	echo $! >"$SCRATCH/run/floor_nginx.pid"
}

stop_floor()
{
	for pid in $(cat "$SCRATCH/run/floor_nginx.pid" 2>/dev/null); do kill -QUIT "$pid" 2>/dev/null; done
	floor=$(cat "$SCRATCH/run/floor.pid" 2>/dev/null)
	[ -z "$floor" ] || kill -TERM $(ps -o pid= --ppid "$floor") "$floor" 2>/dev/null
}

replay_speed()	# so many events of five a case, on one core, without a database
{
	awk -v cases=$(($1 / 5)) 'BEGIN {
		print "case,time,event,person,department,severity,urgency"
		split("register dispatch accept complete close", act, " ")
		for (i = 0; i < cases; i++)
			for (k = 1; k <= 5; k++)
				printf "C%06d,2026-%02d-%02dT%02d:%02d:00+08:00,%s,赵明,工程部,%s,%s\n", i, i % 10 + 1,
				    i % 27 + 1, 7 + 2 * k, i % 60, act[k], k == 1 ? "general" : "", k == 1 ? "general" : ""
	}' >"$SCRATCH/events.csv"
	python3 tests/bench/spent.py build/anjuan replay "$SCRATCH/events.csv" >"$SCRATCH/replayed" ||
	    fail "The events could not be replayed."
	echo "$1 events are replayed into $(($(wc -l <"$SCRATCH/replayed") - 2)) deadlines and proposals in $(tail -n 1 \
	    "$SCRATCH/replayed") (bar: 10 s for 1,000,000 on one core)"
	rm "$SCRATCH/events.csv" "$SCRATCH/replayed"
}

import_speed()	# so many cases of a ledger with events, deadlines and search text
{
	awk -v rows="$1" 'BEGIN {
		print "编号,日期,投诉人,联系方式,项目,区域,楼栋,单元,房间号,投诉来源,投诉分类,投诉内容,处理状态,处理结果"
		split("卧室天花板漏水 电梯停在半层 车位被外来车辆占用 楼上夜间施工噪音 楼道垃圾未清 绿化带枯死 门禁失灵", what, " ")
		split("已经浸湿地板 老人上下楼不便 多次联系门岗没有结果 孩子无法休息 气味很大 希望更换 要求立即派人查看", why, " ")
		for (i = 0; i < rows; i++)
			printf "B-%d,2025年%d月%d日,刘先生,138%08d,森林湖,一期,%d,%d,%d0%d,呼叫中心,物业服务,%s，%s，第%d次反映，%s。,%s,已修复并回访\n",
			    i, i * 12 / rows + 1, i % 28 + 1, i, i % 12 + 1, i % 3 + 1, i % 18 + 1, i % 4 + 1, what[i % 7 + 1],
			    why[i * 7 % 11 % 7 + 1], i, why[i % 5 + 1], i % 4 ? "已解决" : "处理中"
	}' >"$SCRATCH/ledger.csv"
	python3 tests/bench/spent.py --with "$(cat "$SCRATCH/run/db.pid")" \
	    build/anjuan --config "$SCRATCH/etc/anjuan.conf" import ledger "$SCRATCH/ledger.csv" >"$SCRATCH/imported" ||
	    fail "The ledger could not be imported."
	sed "s|^$SCRATCH/ledger.csv|import|" "$SCRATCH/imported"
	echo "(bar: 5,000 cases/s)"
}

scratch
trap 'stop_floor; scratch_end' EXIT
replay_speed "$BENCH_REPLAYED"
SOCKETS=$(socket_dir "$SCRATCH")
echo "Starting the product and filling $BENCH_CASES cases, first a tenth of them ..."
ANJUAN_DEMO=1 product
owner()	# SQL
{
	mariadb --no-defaults -S "$SOCKETS/db.sock" -u anjuan_owner -p"$(cat "$SCRATCH/etc/password/owner")" -N -B anjuan -e "$1"
}

fill()	# CASES KNOWN
{
	filled=$(date +%s)
	build/bench/fill "$SCRATCH/etc/anjuan.conf" "$(owner "SELECT version FROM procedure_version ORDER BY adopted_at DESC LIMIT 1")" "$@" || fail "The cases could not be filled in."
	anjuan "$SCRATCH" migrate >/dev/null || fail "The texts could not be posted."
	owner "ANALYZE TABLE case_file, case_text, archive_file, archive_text, search_posting, deadline, case_event" >/dev/null
	echo "$1 cases, filled in $(($(date +%s) - filled)) s."
}
fill $((BENCH_CASES / 10)) 0

desk=$(session_of "$(anjuan "$SCRATCH" demo --accounts | awk '$3 == "dispatcher" {print $1}')")
archivist=$(session_of "$(anjuan "$SCRATCH" demo --accounts | awk '$3 == "archivist" {print $1}')")
[ -n "$desk" ] && [ -n "$archivist" ] || fail "The demonstration accounts cannot sign in."
start_floor "$desk"

# Two open cases alike, but one of them with thirteen clocks more, two of which count working days.
pair=$(owner "SELECT id FROM case_file WHERE queue = 2 AND id IN (SELECT case_id FROM deadline WHERE state = 0) ORDER BY id DESC LIMIT 2")
few=${pair%%
*} many=${pair##*
}
natural='start|register|2026-11-23T10:00:00+08:00\nadd|12|hour|natural\ndue|2036-11-23T22:00:00+08:00\n'
worked='start|register|2026-11-23T10:00:00+08:00\nadd|7|day|working\ncalendar|2026-11-23\n'
for day in 11-24 11-25 11-26 11-27 11-30 12-01 12-02; do worked="${worked}day|2026-$day|workday|\n"; done
worked="${worked}skip|2026-11-28|weekend|\nskip|2026-11-29|weekend|\ndue|2036-12-02T18:00:00+08:00\n"
owner "INSERT INTO deadline (case_id, clock, round, state, started_at, due_at, next_at, role, calculation)
    SELECT $many, c.clock, 1, 0, '2026-11-23 02:00:00', '2036-12-02 10:00:00', '2036-12-02 10:00:01', 2,
    IF(c.clock IN ('K12', 'K13'), '$worked', '$natural') FROM (SELECT 'K2' AS clock UNION SELECT 'K3' UNION SELECT 'K4'
    UNION SELECT 'K5' UNION SELECT 'K8' UNION SELECT 'K9' UNION SELECT 'K10' UNION SELECT 'K11' UNION SELECT 'K12'
    UNION SELECT 'K13' UNION SELECT 'C1' UNION SELECT 'E1' UNION SELECT 'K14') c;
    UPDATE deadline SET calculation = '$natural' WHERE case_id IN ($few, $many) AND calculation = ''"

# The daemon would mark what the measured forms make; it is measured by itself at the end.
stop_program "$SCRATCH" clockd
sleep 1
measure()	# OPTION ...
{
	python3 tests/bench/measure.py --product "$URL" --floor "http://127.0.0.1:$FLOOR_PORT" --seconds "$BENCH_SECONDS" \
	    --desk "$desk" --archivist "$archivist" --run "$SCRATCH/run" --few "$few" --many "$many" "$@"
}

# What a page costs must not grow with the archive: once with a tenth of the cases, then with all of them.
measure --cases $((BENCH_CASES / 10)) --costs-to "$SCRATCH/costs"
fill "$BENCH_CASES" $((BENCH_CASES / 10))
measure --cases "$BENCH_CASES" --costs-from "$SCRATCH/costs" --post build/anjuan --config "$SCRATCH/etc/anjuan.conf" migrate
import_speed "$BENCH_IMPORTED"

# As many deadlines as a minute may bring, of as many cases, until the daemon has marked the last of them.
stop_floor
owner "UPDATE deadline SET state = 0, warn_at = NULL, stopped_at = NULL, due_at = UTC_TIMESTAMP() - INTERVAL 1 SECOND,
    next_at = UTC_TIMESTAMP() WHERE clock = 'K6' AND state IN (0, 1) ORDER BY id LIMIT 10000"
waiting=$(owner "SELECT COUNT(*) FROM deadline WHERE next_at <= UTC_TIMESTAMP()")
began=$(date +%s%N)
start_program "$SCRATCH" clockd
while [ "$(owner "SELECT COUNT(*) FROM deadline WHERE next_at <= UTC_TIMESTAMP()")" -ne 0 ]; do sleep 0.1; done
echo "$waiting deadlines due at once are marked in $(awk "BEGIN {printf \"%.1f\", ($(date +%s%N) - $began) / 1e9}") s (bar: 60 s)"
