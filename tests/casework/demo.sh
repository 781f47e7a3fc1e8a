#!/bin/sh
# Demonstration data: every list has something alive in it, nothing is half-made, and it goes in once.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
. tests/lib/product.sh
product_database
ask()
{
	database_shell "$SCRATCH" -N anjuan -e "$1"
}

at_least()
{
	if [ "$2" -ge "$3" ] 2>/dev/null; then ok "$1"; else not_ok "$1" "got $2, wanted at least $3"; fi
}

ANJUAN_NOW=2026-06-15T10:30:00+08:00
export ANJUAN_NOW
equal "no accounts are shown before there are any" "$(anjuan "$SCRATCH" demo --accounts)" ""
refuse "a procedure that is none is refused" anjuan "$SCRATCH" import procedure conf/anjuan.conf.example
equal "nothing was adopted" "$(ask 'SELECT COUNT(*) FROM procedure_version')" 0
check "the procedure is adopted" anjuan "$SCRATCH" import procedure conf/procedure/property.xml
check "a second time changes nothing" anjuan "$SCRATCH" import procedure conf/procedure/property.xml
equal "one version is adopted" "$(ask 'SELECT COUNT(*) FROM procedure_version')" 1
check "the checklist is adopted" anjuan "$SCRATCH" import checklist conf/checklists/score100.xml
for sheet in rain heating other; do
	check "the sheet $sheet is adopted" anjuan "$SCRATCH" import campaign "conf/campaigns/$sheet.xml"
done
printf '<?xml version="1.0"?>\n<checklist>\n' >"$SCRATCH/bad.xml"
contains "a bad checklist is told by line and column" \
    "$(anjuan "$SCRATCH" import checklist "$SCRATCH/bad.xml" 2>&1)" "bad.xml:"

# Killed in the middle, then completed: the same data as in one go.
"${ANJUAN_BUILD:-build}/anjuan" --config "$SCRATCH/etc/anjuan.conf" demo >"$SCRATCH/log/demo" 2>&1 &
demo=$!
wait_until 60 sh -c "[ \"\$(mariadb --no-defaults --user=$(id -un) --socket=$DATABASE_SOCKET -N anjuan \
    -e 'SELECT COUNT(*) > 60 FROM case_file')\" = 1 ]"
kill -KILL "$demo" 2>/dev/null
wait "$demo" 2>/dev/null
equal "a load that was killed shows no accounts" "$(anjuan "$SCRATCH" demo --accounts)" ""
ANJUAN_NOW=2026-06-15T10:31:00+08:00
began=$(date +%s)
check "the load is completed" anjuan "$SCRATCH" demo --if-empty
at_least "in less than 90 seconds, also on a busy machine" "$((90 - ($(date +%s) - began)))" 0
check "nothing is half-made" anjuan "$SCRATCH" verify
at_least "cases" "$(ask 'SELECT COUNT(*) FROM case_file')" 280
before=$(ask 'SELECT COUNT(*), MAX(id), (SELECT MAX(id) FROM case_event), (SELECT COUNT(*) FROM room) FROM case_file')
check "again with --if-empty" anjuan "$SCRATCH" demo --if-empty
refuse "again without" anjuan "$SCRATCH" demo
equal "nothing was added" \
    "$(ask 'SELECT COUNT(*), MAX(id), (SELECT MAX(id) FROM case_event), (SELECT COUNT(*) FROM room) FROM case_file')" "$before"

at_least "rooms" "$(ask 'SELECT COUNT(*) FROM room')" 600
at_least "projects" "$(ask 'SELECT COUNT(*) FROM project')" 3
equal "every room has a resident with a phone" \
    "$(ask "SELECT COUNT(*) FROM room r LEFT JOIN resident d ON d.room_id = r.id AND d.phone <> '' WHERE d.id IS NULL")" 0
at_least "staff" "$(ask 'SELECT COUNT(*) FROM staff')" 30
equal "an account of every role" "$(anjuan "$SCRATCH" demo --accounts | awk '{ print $3 }' | sort -u | wc -l)" 8
equal "departments of every category take cases" "$(ask "SELECT COUNT(*) FROM department WHERE takes_cases = 1")" 5
for stage in 0 1 2 3 4 5 6 7 8 9 11 12 13 14; do
	at_least "stage $stage" "$(ask "SELECT COUNT(*) FROM case_file WHERE stage = $stage")" 3
done
at_least "archived" "$(ask 'SELECT COUNT(*) FROM archive_file')" 60
equal "an emergency that is alive, with its next report due" "$(ask "SELECT COUNT(*) FROM emergency e JOIN deadline d
    ON d.case_id = e.case_id AND d.clock = 'E1' AND d.stopped_at IS NULL JOIN case_file c ON c.id = e.case_id AND c.emergency
    WHERE e.started_at IS NOT NULL AND e.lifted_at IS NULL")" 1
equal "and one that was evaluated, with a late report" "$(ask "SELECT COUNT(*) FROM emergency e JOIN deadline d
    ON d.case_id = e.case_id AND d.clock = 'E1' AND d.state = 2 WHERE e.evaluated_at IS NOT NULL")" 1
for queue in 0 1 2 3 4 5; do
	at_least "queue $queue" "$(ask "SELECT COUNT(*) FROM case_file WHERE queue = $queue")" 3
done
at_least "returned" "$(ask 'SELECT COUNT(*) FROM case_file WHERE returned = 1 AND queue = 0')" 3
at_least "about to be late" "$(ask 'SELECT COUNT(*) FROM case_file WHERE alert = 1')" 5
at_least "late" "$(ask 'SELECT COUNT(*) FROM case_file WHERE alert = 2')" 5
at_least "reopened" "$(ask 'SELECT COUNT(*) FROM case_file WHERE reopened > 0')" 5
at_least "of demonstration handler and manager" "$(ask "SELECT COUNT(*) FROM case_file f JOIN staff s
    ON s.id = f.handler_id WHERE s.login = 'chuli' AND f.queue < 4")" 1
at_least "anonymous" "$(ask 'SELECT COUNT(*) FROM complaint WHERE anonymous = 1')" 5
at_least "about staff" "$(ask 'SELECT COUNT(*) FROM case_file WHERE accused_staff_id IS NOT NULL')" 1
at_least "urgent" "$(ask 'SELECT COUNT(*) FROM case_file WHERE urgency = 2')" 10
at_least "with flags" "$(ask 'SELECT COUNT(*) FROM case_file WHERE flags > 0')" 20
at_least "channels" "$(ask 'SELECT COUNT(DISTINCT channel) FROM case_file')" 7
at_least "categories" "$(ask 'SELECT COUNT(DISTINCT category) FROM case_file')" 20
at_least "rooms that complained often" "$(ask 'SELECT COUNT(*) FROM (SELECT room_id FROM case_file
    WHERE room_id IS NOT NULL GROUP BY room_id HAVING COUNT(*) > 3) AS often')" 3
at_least "photos" "$(ask "SELECT COUNT(*) FROM evidence e JOIN file f ON f.id = e.file_id WHERE f.type = 'image/jpeg'")" 20
at_least "signed receipts" "$(ask "SELECT COUNT(*) FROM evidence e JOIN file f ON f.id = e.file_id
    WHERE f.type = 'application/pdf' AND e.receipt = 1")" 1

# What is reported up: acknowledged by most, climbed past some, and waiting; told by the histories.
at_least "reports were acknowledged" "$(ask "SELECT COUNT(*) FROM escalation WHERE clock <> '' AND seen_at IS NOT NULL")" 10
at_least "by several superiors" "$(ask 'SELECT COUNT(DISTINCT to_id) FROM escalation WHERE seen_at IS NOT NULL')" 3
at_least "others climbed" "$(ask 'SELECT COUNT(*) FROM escalation WHERE level > 1')" 3
at_least "some wait" "$(ask 'SELECT COUNT(*) FROM escalation WHERE seen_at IS NULL AND next_at IS NOT NULL')" 3
equal "none has waited for more than a day" \
    "$(ask "SELECT COUNT(*) FROM escalation WHERE next_at < '2026-06-15 02:30:00'")" 0
equal "each is told once by the history of its case" "$(ask "SELECT COUNT(*) FROM escalation u WHERE u.clock <> '' AND
    (SELECT COUNT(*) FROM case_event e WHERE e.case_id = u.case_id AND e.at = u.at AND e.text = u.clock
    AND e.person_id = u.to_id AND e.detail LIKE CONCAT('tier=', u.level, '%')) <> (SELECT COUNT(*) FROM escalation v
    WHERE v.case_id = u.case_id AND v.at = u.at AND v.clock = u.clock AND v.to_id = u.to_id AND v.level = u.level)")" 0
equal "nobody has a hundred unread notices" "$(ask 'SELECT COUNT(*) FROM (SELECT staff_id FROM notice WHERE seen_at IS NULL
    GROUP BY staff_id HAVING COUNT(*) > 60) AS many')" 0
for login in diaodu zhuguan jingli; do
	at_least "but $login has some" "$(ask "SELECT COUNT(*) FROM notice n JOIN staff s ON s.id = n.staff_id
	    WHERE s.login = '$login' AND n.seen_at IS NULL")" 1
done

# What is told outside the pages: messages in every state in which one may rest, and none that a courier would take.
outbox()
{
	ask "SELECT COUNT(*) FROM outbox WHERE $1"
}
at_least "messages were sent by mail" "$(outbox 'state = 2 AND delivery = 0 AND sent_at >= created_at')" 10
at_least "and to phones" "$(outbox "state = 2 AND delivery = 1 AND provider <> ''")" 50
at_least "some wait for another try" "$(outbox "state = 0 AND last_error <> ''")" 3
at_least "some have failed" "$(outbox "state = 3 AND last_error <> ''")" 5
at_least "some are held" "$(outbox 'state = 4')" 3
at_least "some were cancelled by somebody" "$(outbox 'state = 5 AND called_off = 0 AND changed_by IS NOT NULL')" 2
at_least "some were called off" "$(outbox 'state = 5 AND called_off <> 0')" 2
equal "of five kinds" "$(ask 'SELECT GROUP_CONCAT(DISTINCT kind ORDER BY kind) FROM outbox')" 0,1,2,3,8
equal "no courier ever takes one" "$(outbox 'next_at IS NOT NULL OR state = 1')" 0
equal "none that is held is young enough to be let go by itself" \
    "$(outbox "state = 4 AND created_at > '2026-06-15 02:30:00' - INTERVAL 4 DAY")" 0
equal "none says where it would go" "$(outbox "recipient NOT LIKE '%***%'")" 0
equal "every invitation that went out has its link" "$(ask 'SELECT COUNT(*) FROM outbox o WHERE o.kind = 8 AND NOT EXISTS
    (SELECT 1 FROM survey_link l WHERE l.case_id = o.case_id)')" 0

# What was handed in, what others do beside the lead, what bodies passed on, what came of it.
at_least "staff handed in what they were told" "$(ask "SELECT COUNT(*) FROM complaint c JOIN staff s ON s.id = c.receiver_id
    WHERE c.channel = 13 AND s.login NOT LIKE 'diaodu%'")" 10
at_least "several of them" "$(ask 'SELECT COUNT(DISTINCT receiver_id) FROM complaint WHERE channel = 13')" 4
at_least "one of them with an account" "$(ask "SELECT COUNT(*) FROM complaint c JOIN staff s ON s.id = c.receiver_id
    WHERE c.channel = 13 AND s.login = 'chuli'")" 2
at_least "sub-tasks are given, taken, done" "$(ask 'SELECT COUNT(DISTINCT state) FROM task WHERE state IN (0, 1, 2)')" 3
at_least "cases are worked on by several departments" "$(ask 'SELECT COUNT(DISTINCT case_id) FROM cooperation
    WHERE ended_at IS NULL AND queue IS NOT NULL')" 3
at_least "bodies wait for a reply" "$(ask 'SELECT COUNT(*) FROM referral WHERE state = 0 AND until_at IS NOT NULL')" 2
at_least "others have one" "$(ask 'SELECT COUNT(*) FROM referral WHERE state <> 0')" 2
at_least "people were asked how content they are, in two ways" "$(ask 'SELECT COUNT(DISTINCT way) FROM satisfaction')" 2
at_least "with every answer" "$(ask 'SELECT COUNT(DISTINCT verdict) FROM satisfaction')" 3
equal "three effects are judged on enough before and after, each another way" "$(ask 'SELECT COUNT(*), COUNT(DISTINCT verdict)
    FROM effect WHERE judged_at IS NOT NULL AND LEAST(before_cases, before_rated, before_closed, after_rated, after_closed) >= 5' |
    tr '\t' ' ')" "3 3"
at_least "one waits for a judgement" "$(ask "SELECT COUNT(*) FROM effect WHERE judged_at IS NULL
    AND day + INTERVAL days + 1 DAY <= '2026-06-15'")" 1
at_least "others run" "$(ask "SELECT COUNT(*) FROM effect WHERE judged_at IS NULL AND day + INTERVAL days DAY > '2026-06-15'")" 20

# Duties of the calendar.
at_least "duties were done in time" "$(ask "SELECT COUNT(*) FROM duty WHERE rule LIKE 'K%' AND state = 3
    AND closed_at > '2026-04-16' AND closed_at < '2026-06-15 02:30:00'")" 3
at_least "one was done late" "$(ask "SELECT COUNT(*) FROM duty WHERE state = 2 AND closed_at IS NOT NULL AND done = times")" 1
at_least "others are open" "$(ask "SELECT COUNT(*) FROM duty WHERE rule LIKE 'K%' AND closed_at IS NULL")" 2
equal "each was opened once" "$(ask 'SELECT COUNT(*) FROM duty d WHERE
    (SELECT COUNT(*) FROM duty_event e WHERE e.duty_id = d.id AND e.act = 0) <> 1')" 0
equal "and says how it was done" "$(ask "SELECT COUNT(*) FROM duty_event e JOIN duty d ON d.id = e.duty_id
    WHERE d.rule LIKE 'K%' AND d.subject = '' AND e.act = 1 AND e.note = ''")" 0

# Inspections.
equal "three inspections are signed, one is open" \
    "$(ask 'SELECT SUM(signed_at IS NOT NULL), SUM(signed_at IS NULL) FROM audit' | tr '\t' ' ')" "3 1"
equal "two of them are the spot checks of the month" \
    "$(ask "SELECT state, done FROM duty WHERE rule = 'K18' AND period = '2026-06-01'" | tr '\t' ' ')" "3 2"
equal "of different departments" "$(ask 'SELECT COUNT(DISTINCT department_id) FROM audit')" 4
equal "and projects" "$(ask 'SELECT COUNT(DISTINCT project_id) FROM audit')" 4
equal "signed sheets are answered whole" "$(ask 'SELECT GROUP_CONCAT(n) FROM (SELECT COUNT(*) AS n FROM audit u
    JOIN audit_answer a ON a.audit_id = u.id WHERE u.signed_at IS NOT NULL GROUP BY u.id) AS answers')" 7,7,7
at_least "the open one is half answered" "$(ask 'SELECT COUNT(*) FROM audit u JOIN audit_answer a
    ON a.audit_id = u.id WHERE u.signed_at IS NULL')" 3
at_least "findings" "$(ask 'SELECT COUNT(*) FROM finding')" 10
equal "one lost an item to what may not happen" \
    "$(ask "SELECT a.score FROM finding f JOIN audit_answer a ON a.audit_id = f.audit_id AND a.item = f.item
    WHERE f.item = '5' AND f.deduction = 'media'")" 0
at_least "photos of inspections" "$(ask 'SELECT COUNT(*) FROM evidence WHERE audit_id IS NOT NULL')" 5
equal "no inspection is of the future" "$(ask "SELECT COUNT(*) FROM audit
    WHERE GREATEST(opened_at, COALESCE(signed_at, opened_at)) > '2026-06-15 02:30:00'")" 0
equal "numbers without gaps" "$(ask 'SELECT GROUP_CONCAT(number ORDER BY id) FROM audit')" \
    A2026-000001,A2026-000002,A2026-000003,A2026-000004
equal "a leak in the garage is not found in a bathroom" "$(ask "SELECT COUNT(*) FROM case_event e
    JOIN complaint c ON c.id = e.case_id WHERE c.subject LIKE '地下车库%' AND e.text LIKE '%卫生间%'")" 0
at_least "but in the garage" "$(ask "SELECT COUNT(*) FROM case_event e
    JOIN complaint c ON c.id = e.case_id WHERE c.subject LIKE '地下车库%' AND e.text LIKE '%车位上方顶板%'")" 1
equal "nothing happens after now" "$(ask "SELECT COUNT(*) FROM case_event WHERE at > '2026-06-15 02:30:00'")" 0
equal "nothing is older than sixty days" "$(ask "SELECT COUNT(*) FROM complaint WHERE received_at < '2026-04-16'")" 0

# Rounds of special return visits, and the plan of the year.
equal "one round is ended, one has ended its days" "$(ask "SELECT SUM(closed_at IS NOT NULL),
    SUM(closed_at IS NULL AND last_day < '2026-06-15'), COUNT(*) FROM campaign" | tr '\t' ' ')" "1 1 3"
equal "the ended one was visited whole" "$(ask 'SELECT COUNT(*) FROM campaign c JOIN campaign_room r ON r.campaign_id = c.id
    WHERE c.closed_at IS NOT NULL AND r.state <> 2')" 0
at_least "rooms wait, were missed, were visited" "$(ask 'SELECT COUNT(DISTINCT r.state) FROM campaign c
    JOIN campaign_room r ON r.campaign_id = c.id WHERE c.closed_at IS NULL')" 3
equal "every signed sheet has its signature" "$(ask "SELECT COUNT(*) FROM campaign c JOIN campaign_room r ON r.campaign_id = c.id
    LEFT JOIN evidence e ON e.campaign_room_id = r.id AND e.receipt = 1
    WHERE c.form_id <> 'other' AND r.state = 2 AND e.id IS NULL")" 0
equal "one problem became a case" "$(ask 'SELECT COUNT(*) FROM campaign_room r JOIN case_file f ON f.id = r.case_id')" 1
equal "the duty of the ended round is met" "$(ask 'SELECT d.state FROM campaign c JOIN duty d ON d.id = c.duty_id
    WHERE c.closed_at IS NOT NULL')" 3
equal "every round carries out something planned" "$(ask 'SELECT COUNT(*) FROM planned_visit WHERE campaign_id IS NOT NULL')" 3
at_least "planned visits" "$(ask 'SELECT COUNT(*) FROM planned_visit')" 11

# verify must find what is wrong.
finds()
{
	ask "$2"
	found=$(anjuan "$SCRATCH" verify)
	status=$?
	contains "verify finds: $1" "$found" "$1"
	equal "and says so by its status: $1" "$status" 1
}
finds "broken history" "UPDATE case_event SET text = 'x' WHERE id = 50"
finds "without search text" "DELETE FROM case_text WHERE case_id = 3"
finds "case that no search finds" "DELETE FROM search_queue WHERE case_id = 7"
finds "differs from the deadlines" "UPDATE case_file SET due_at = '2026-06-01' WHERE stage = 3 LIMIT 1"
finds "not what was sealed" "UPDATE archive_document SET document = CONCAT(document, ' ') LIMIT 1"
finds "numbers given differ" "UPDATE counter SET last = last + 1 WHERE prefix = 'W'"
# Bytes of evidence are kept by a trigger; whoever may drop it is found out all the same.
finds "missing pieces" "DROP TRIGGER file_chunk_kept; DELETE FROM file_chunk LIMIT 1"
done_testing
