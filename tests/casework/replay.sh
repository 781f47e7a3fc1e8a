#!/bin/sh
# anjuan replay: lists in three forms, another procedure, mistakes, speed; and the stored cases told again.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
. tests/lib/product.sh
product_database
replay="${ANJUAN_BUILD:-build}/anjuan replay"
events=tests/casework/replay_events.csv
unset ANJUAN_CONFIG

equal "every deadline and every proposal of the list" "$($replay $events)" "$(cat tests/casework/replay_expected.csv)"
equal "the order of the rows does not matter" \
    "$( (head -n 1 $events; tail -n +2 $events | tac) >"$SCRATCH/turned.csv"; $replay "$SCRATCH/turned.csv" | sort | grep -c .)" \
    "$(grep -c . tests/casework/replay_expected.csv)"
python3 - "$events" "$SCRATCH/events.xml" <<'P'
import csv, sys
from xml.sax.saxutils import quoteattr
with open(sys.argv[1], encoding='utf-8') as rows, open(sys.argv[2], 'w', encoding='utf-8') as out:
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<events>\n')
    for row in csv.DictReader(rows):
        out.write('<event ' + ' '.join(f'{name}={quoteattr(value)}' for name, value in row.items() if value) + '/>\n')
    out.write('</events>\n')
P
equal "XML says the same" "$($replay "$SCRATCH/events.xml")" "$(cat tests/casework/replay_expected.csv)"
equal "JSON holds as many objects" \
    "$($replay $events --format json | python3 -c 'import json, sys; print(len(json.load(sys.stdin)))')" \
    "$(($(grep -c . tests/casework/replay_expected.csv) - 1))"
equal "judged earlier, nothing is late yet" \
    "$($replay $events --as-of 2026-09-28T08:00:00+08:00 | grep -c ',W001,K5.*,open,')" 1
equal "the same procedure changes nothing" "$($replay $events --compare conf/procedure/property.xml | wc -l)" 1
sed -e '/id="K1"/,/>/s/amount="5"/amount="10"/' -e '2,20s/ version="20[0-9]*-[0-9]*"/ version="2099-01"/' \
    conf/procedure/property.xml >"$SCRATCH/longer.xml"
$replay $events --compare "$SCRATCH/longer.xml" >"$SCRATCH/compared" 2>"$SCRATCH/said"
contains "ten minutes instead of five: one more case in time" "$(cat "$SCRATCH/compared" "$SCRATCH/said")" ",466,K1,"
contains "told under the other procedure" "$(grep ',466,K1,' "$SCRATCH/compared" | tail -n 1)" ",met,0,"
contains "and its proposal falls away" "$(cat "$SCRATCH/compared")" "penalty,466,P8a"

sed -e '/id="K5"/,/>/s/responsible="dispatcher"/responsible="supervisor"/' conf/procedure/property.xml >"$SCRATCH/answers.xml"
contains "who answers is a difference of its own" \
    "$($replay $events --compare "$SCRATCH/answers.xml" | grep ',Q001,K5,' | tail -n 1)" ",supervisor,工程部,"
equal "whose leader pays, where the list names no department" \
    "$(sed 's/客服中心//' $events >"$SCRATCH/nameless.csv"; $replay "$SCRATCH/nameless.csv" |
    awk -F, '$12 == "department_manager" {print $2, $10}' | sort | uniq -c | tr -s ' ' | tr '\n' ';')" \
    " 1 Q001 centre; 2 Q001 工程部; 1 W001 centre;"

# Duties of the calendar: August's summary on time, September's late, October's never; one spot check in September, and the
# two of October in time (its last worked day is the 30th).  Who answers for the summary was late twice in a row.
cat >"$SCRATCH/duties.csv" <<'L'
event,time,case,person,department,duty,period
duty_open,2026-08-01T00:00:00+08:00,,周主任,客服中心,K17,
duty_done,2026-08-25T23:59:59+08:00,,张敏,,K17,
duty_done,2026-10-02T09:00:00+08:00,,张敏,,K17,2026-09-25
duty_open,2026-09-01T00:00:00+08:00,,,,K18,
duty_done,2026-09-11T10:00:00+08:00,,林静,,K18,
duty_done,2026-10-12T10:00:00+08:00,,林静,,K18,
duty_done,2026-10-30T10:00:00+08:00,,林静,,K18,
duty_end,2026-10-31T10:00:00+08:00,,,,K18,
L
cat >"$SCRATCH/duties.told" <<'L'
deadline,,K17,2026-08-01T00:00:00+08:00,2026-08-25T23:59:59+08:00,2026-08-25T23:59:59+08:00,met,0,周主任,客服中心,,,,,,supervisor
deadline,,K17,2026-09-01T00:00:00+08:00,2026-09-25T23:59:59+08:00,2026-10-02T09:00:00+08:00,breached,550801,周主任,客服中心,,,,,,supervisor
deadline,,K17,2026-10-01T00:00:00+08:00,2026-10-25T23:59:59+08:00,,breached,518401,周主任,客服中心,,,,,,supervisor
deadline,,K18,2026-09-01T00:00:00+08:00,2026-09-30T23:59:59+08:00,,breached,2678401,inspector,,,,,,,inspector
deadline,,K18,2026-10-01T00:00:00+08:00,2026-10-30T23:59:59+08:00,2026-10-30T10:00:00+08:00,met,0,inspector,,,,,,,inspector
penalty,,P17b1,,2026-09-25T23:59:59+08:00,,,,,客服中心,17b,周主任,200,1,,supervisor
penalty,,P17b2,,2026-09-25T23:59:59+08:00,,,,,,17b,management,100,1,,management
penalty,,P17b3,,2026-09-30T23:59:59+08:00,,,,,supervision,17b,inspector,200,1,,inspector
penalty,,P17b1,,2026-10-25T23:59:59+08:00,,,,,客服中心,17b,周主任,200,2,,supervisor
penalty,,P19a,,2026-10-25T23:59:59+08:00,,,,,客服中心,19,周主任,200,2,,supervisor
penalty,,P19a,,2026-10-25T23:59:59+08:00,,,,,客服中心,19,department_manager,400,2,,department_manager
penalty,,P17b2,,2026-10-25T23:59:59+08:00,,,,,,17b,management,100,1,,management
L
equal "duties of the calendar and their articles" \
    "$($replay "$SCRATCH/duties.csv" --as-of 2026-10-31 | tail -n +2)" "$(cat "$SCRATCH/duties.told")"
equal "a duty names no case" "$($replay "$SCRATCH/duties.csv" --format json | grep -c '"case"')" 0
sed -e '/id="K17"/,/>/s/day="25"/day="28"/' conf/procedure/property.xml >"$SCRATCH/later.xml"
equal "another day changes what was sent between" \
    "$(sed 's/2026-10-02T09/2026-09-28T09/' "$SCRATCH/duties.csv" >"$SCRATCH/between.csv"
    $replay "$SCRATCH/between.csv" --as-of 2026-10-31 --compare "$SCRATCH/later.xml" |
    awk -F, '$1 == "deadline" && $4 ~ /^2026-09/ {print $3, $7}' | tr '\n' ';')" "K17 breached;K17 met;"

sed -e 's/ warn="75"/ warn="50 75 90"/' conf/procedure/property.xml >"$SCRATCH/warned.xml"
equal "however often is warned, the verdicts are the same" "$($replay $events --procedure "$SCRATCH/warned.xml")" \
    "$(cat tests/casework/replay_expected.csv)"

refusal()	# NAME WORDS STATUS ARGUMENTS...: what is said, and how it ends
{
	rf_name=$1 rf_words=$2 rf_status=$3
	shift 3
	rf_said=$("$@" 2>&1 >/dev/null)
	equal "$rf_name: status" "$?" "$rf_status"
	contains "$rf_name: words" "$rf_said" "$rf_words"
}
printf 'case,time,event\nA,2026-09-28T08:00:00+08:00,register\nA,2026-09-28T08:00:00+08:00,sing\n' >"$SCRATCH/bad.csv"
refusal "an unknown event" "bad.csv:3: unknown event 'sing'" 65 $replay "$SCRATCH/bad.csv"
printf 'time,event,duty\n2026-09-28T08:00:00Z,duty_open,K17\n2026-09-28T08:00:00Z,duty_open,K71\n' >"$SCRATCH/bad.csv"
refusal "a list without cases" "bad.csv:1: there is no column 'case'" 65 $replay "$SCRATCH/bad.csv"
sed -i -e 's/^/,/' -e '1s/^/case/' "$SCRATCH/bad.csv"
refusal "an unknown duty" "bad.csv:3: unknown duty 'K71'" 65 $replay "$SCRATCH/bad.csv"
refusal "an unknown option" "event list is needed" 64 $replay $events --colour red
refusal "no list at all" "event list is needed" 64 $replay
refusal "a list that is not there" "No such file" 1 $replay "$SCRATCH/none.csv"
refusal "a procedure that is none" "bad.csv:1" 65 $replay $events --procedure "$SCRATCH/bad.csv"
refusal "half a span" "event list is needed" 64 $replay --from 2026-09-01
: >"$SCRATCH/empty.csv"
refusal "an empty list" "empty" 65 $replay "$SCRATCH/empty.csv"

# 200,000 events; the aim is a million in ten seconds of one core.
python3 - "$SCRATCH/many.csv" <<'P'
import datetime, sys
acts = ('register', 'dispatch', 'accept', 'investigate', 'plan', 'execute', 'progress', 'complete', 'feed_back', 'visit')
with open(sys.argv[1], 'w') as out:
    out.write('case,time,event,person,department,urgency,validity,severity,agreed-until,evidence\n')
    for case in range(20000):
        at = datetime.datetime(2025, 1, 1, 8) + datetime.timedelta(minutes=7 * case)
        for number, act in enumerate(acts):
            at += datetime.timedelta(minutes=(1, 3, 8, 60, 300, 800)[(case + number) % 6])
            out.write(f'C{case},{at.isoformat()}+08:00,{act},p{case % 200},d{case % 9},,,,,\n')
P
python3 - $replay "$SCRATCH/many.csv" >"$SCRATCH/spent" <<'P'
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(int(1000 * (used.ru_utime + used.ru_stime)))
P
spent=$(cat "$SCRATCH/spent")
echo "# 200,000 events in $spent ms of processor time"
slower=1
[ "${ANJUAN_BUILD:-build}" = build ] || slower=8
[ "${spent:-999999}" -le $((2000 * slower)) ] && ok "fast enough" || not_ok "fast enough" "$spent ms for 200,000 events"

# The stored cases told again: the same clocks, the same verdicts.  What has a date of its own (T1 of a sub-task, F1 of
# another body) does not follow from the procedure, and no replay tells it.
ANJUAN_NOW=2026-06-15T10:30:00+08:00
export ANJUAN_NOW
sed -e '/<clock id="K\(4\|11\|12\|13\)"/,/>/s/ enabled="no"//' \
    -e '/<clock id="K13"/,/<\/clock>/s|</name>|</name><condition level="2"/>|' \
    conf/procedure/property.xml >"$SCRATCH/whole.xml"
check "a procedure with every clock, one of them for level 2 and graver" anjuan "$SCRATCH" import procedure "$SCRATCH/whole.xml"
check "demonstration cases" anjuan "$SCRATCH" demo
anjuan "$SCRATCH" replay --from 2026-01-01 --to 2026-06-15 --as-of "$ANJUAN_NOW" >"$SCRATCH/stored" 2>"$SCRATCH/said"
database_shell "$SCRATCH" -N anjuan -e "SELECT c.number, d.clock, CASE d.state WHEN 0 THEN 'open' WHEN 1 THEN 'open' WHEN 2 THEN 'breached'
    WHEN 3 THEN 'met' WHEN 4 THEN 'cancelled' ELSE 'paused' END FROM deadline d JOIN case_file c ON c.id = d.case_id
    WHERE d.clock NOT REGEXP '^[TF][0-9]+\$'" |
    tr '\t' ' ' | sort >"$SCRATCH/told"
awk -F, '$1 == "deadline" && $2 != "" {print $2, $3, $7}' "$SCRATCH/stored" | sort >"$SCRATCH/again"
differ=$(diff "$SCRATCH/told" "$SCRATCH/again" | grep -c '^[<>]')
echo "# $(wc -l <"$SCRATCH/told") stored deadlines, $differ told otherwise; $(cat "$SCRATCH/said")"
diff "$SCRATCH/told" "$SCRATCH/again" | head -n 12 | sed 's/^/# /'
equal "the stored cases, told again, have the clocks they have" "$differ" 0
contains "those of level 2 among them" "$(cat "$SCRATCH/again")" " K13 "

# Another version comes into force: each case keeps the one it was opened under, unless another is named for all.
sed -e '/id="K1"/,/>/s/amount="5"/amount="1"/' -e '2,20s/ version="2026-02"/ version="2026-03"/' \
    "$SCRATCH/whole.xml" >"$SCRATCH/shorter.xml"
database_shell "$SCRATCH" anjuan -e "INSERT INTO procedure_version (version, document, sha256, adopted_at)
    SELECT '2026-03', FROM_BASE64('$(base64 -w 0 "$SCRATCH/shorter.xml")'), REPEAT('x', 32), '2026-06-15 02:00:00'"
retold()	# ARGUMENTS...: the clocks of the stored cases, with the moments they are due at
{
	anjuan "$SCRATCH" replay --from 2026-01-01 --to 2026-06-15 --as-of "$ANJUAN_NOW" "$@" |
	    awk -F, '$1 == "deadline" && $2 != "" {print $2, $3, $7, $5}' | sort
}
changed()	# NAME FILE WHAT: there is a row of that kind that was not told before
{
	diff "$SCRATCH/kept" "$2" | grep -q "^> .* $3" && ok "$1" || not_ok "$1" "$(diff "$SCRATCH/kept" "$2" | head -n 5)"
}
retold >"$SCRATCH/kept"
equal "each case keeps its version" "$(cut -d ' ' -f 1-3 "$SCRATCH/kept" | diff "$SCRATCH/told" - | grep -c '^[<>]')" 0
retold --procedure "$SCRATCH/shorter.xml" >"$SCRATCH/all"
changed "unless one is named for all" "$SCRATCH/all" "K1 breached"
retold --calendar conf/calendar/china.xml >"$SCRATCH/dated"
changed "the calendar in force has no holidays, a named one has" "$SCRATCH/dated" "K12 "
anjuan "$SCRATCH" replay --from 2026-01-01 --to 2026-06-15 --compare "$SCRATCH/shorter.xml" >"$SCRATCH/compared"
contains "a comparison names the version of each case" "$(cat "$SCRATCH/compared")" ",property 2026-02,"

# The duties of the calendar that are stored, told again.
database_shell "$SCRATCH" -N anjuan -e "SELECT rule, UNIX_TIMESTAMP(due_at), CASE WHEN state < 2 THEN 'open' WHEN state = 2
    THEN 'breached' ELSE 'met' END FROM duty WHERE subject = ''" | tr '\t' ' ' | sort >"$SCRATCH/duties"
anjuan "$SCRATCH" replay --from 2026-01-01 --to 2026-06-15 --as-of "$ANJUAN_NOW" |
    awk -F, '$1 == "deadline" && $2 == "" {print $3, $5, $7}' | while read -r rule due state; do
	echo "$rule $(date -d "$due" +%s) $state"
done | sort >"$SCRATCH/duties.again"
contains "there are stored duties" "$(cat "$SCRATCH/duties")" "K17 "
equal "and they are as they stand" "$(cat "$SCRATCH/duties.again")" "$(cat "$SCRATCH/duties")"
done_testing
