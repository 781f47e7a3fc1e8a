#!/bin/sh
# Notices of holidays from files of three kinds into the database: versions, the same again, and files that are wrong.
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
	anjuan "$SCRATCH" calendar import "$@" 2>&1
}

versions()
{
	ask 'SELECT COUNT(*) FROM calendar_version'
}

# refused NAME PLACE FILE [STATUS]: the message holds the place, the exit status is right, nothing is changed.
refused()
{
	rf_before=$(versions)
	rf_said=$(import "$3")
	equal "$1: status" "$?" "${4:-65}"
	contains "$1: the place" "$rf_said" "$2"
	equal "$1: nothing is changed" "$(versions)" "$rf_before"
}

ANJUAN_NOW=2026-11-23T10:30:00+08:00
export ANJUAN_NOW
files=$SCRATCH/files
mkdir "$files"

contains "a dry run tells what would change" "$(import conf/calendar/china.xml --dry-run)" "nothing was written"
equal "and writes nothing" "$(versions)" 0
contains "the shipped calendar comes in" "$(import conf/calendar/china.xml)" "calendar 2025-11-04 is in force"
equal "as the first version" "$(ask 'SELECT id, version, years, source, staff_id IS NULL FROM calendar_version')" \
    "1	2025-11-04	2018 2019 2020 2021 2022 2023 2024 2025 2026	china.xml	1"
equal "with its digest" "$(ask 'SELECT sha256 = UNHEX(SHA2(document, 256)) FROM calendar_version')" 1
contains "the same again changes nothing" "$(import conf/calendar/china.xml)" "nothing changed"
contains "nor does a whole folder of it" "$(import conf/calendar)" "nothing changed"
contains "nor what is for an empty database" "$(import conf/calendar/china.xml --if-empty)" "there is a calendar already"
equal "there is one version" "$(versions)" 1

cat >"$files/2027.json" <<'END'
{"year": 2027, "papers": ["http://www.gov.cn/2027"], "days": [
  {"name": "元旦", "date": "2026-12-31", "isOffDay": true},
  {"name": "元旦", "date": "2027-01-01", "isOffDay": true},
  {"name": "春节", "date": "2027-01-31", "isOffDay": false}]}
END
said=$(import "$files/2027.json")
contains "a new year tells each day" "$said" "2026-12-31: holiday (元旦), was working day"
contains "also the make-up days" "$said" "2027-01-31: make-up working day (春节), was weekend"
contains "and how many" "$said" "3 days changed, calendar 2026-11-23 is in force"
equal "it is laid over the others" "$(ask 'SELECT id, version, years, source FROM calendar_version ORDER BY id DESC LIMIT 1')" \
    "2	2026-11-23	2018 2019 2020 2021 2022 2023 2024 2025 2026 2027	2027.json"
contains "the paper is kept" "$(ask 'SELECT document FROM calendar_version WHERE id = 2')" "http://www.gov.cn/2027"
contains "the same file again changes nothing" "$(import "$files/2027.json")" "nothing changed"

cat >"$files/2027.ics" <<'END'
BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:元旦
DTSTART;VALUE=DATE:20270101
DTEND;VALUE=DATE:20270104
END:VEVENT
END:VCALENDAR
END
contains "iCalendar tells the year anew" "$(import "$files/2027.ics")" "2026-12-31: working day, was holiday (元旦)"
equal "a second version of a day has a number" "$(ask 'SELECT MAX(version) FROM calendar_version')" "2026-11-23.2"
printf '<calendar version="2026-12-01"><centre name="翠湖花园"><day date="2026-11-24" works="no" reason="停电"/></centre></calendar>' \
    >"$files/centre.xml"
contains "XML with a centre alone" "$(import "$files/centre.xml")" "calendar 2026-11-23.3 is in force"
contains "is laid over the rest" "$(ask 'SELECT document FROM calendar_version WHERE id = 4')" 'date="2027-01-02"'
ANJUAN_NOW=2026-11-22T10:30:00+08:00
printf '<calendar version="2026-12-01"><centre name="翠湖花园"/></calendar>' >"$files/none.xml"
contains "a clock that was set back does not name a version before its time" "$(import "$files/none.xml")" "2026-11-23.4"
equal "every step is kept" "$(ask "SELECT COUNT(*) FROM access_log WHERE kind = 'calendar_changed'")" 5
ANJUAN_NOW=2026-11-24T10:30:00+08:00

printf '{"year": 2028, "papers": [], "days": []}' >"$files/2028.json"
contains "a notice that is not out changes nothing" "$(import "$files/2028.json")" "nothing changed"
equal "there are five versions" "$(versions)" 5

printf '{"year": 2028,\n "papers": [], "days": [}' >"$files/broken.json"
refused "broken JSON" "broken.json:2:" "$files/broken.json"
printf '{"year": 2028, "papers": [],\n "papers": [], "days": []}' >"$files/twice.json"
refused "a key twice" "twice.json:2:" "$files/twice.json"
printf '{"year": 2028, "papers": [], "days": [\n{"name": "a", "date": "2028-02-30", "isOffDay": true}]}' >"$files/date.json"
refused "a date that does not exist" "date.json:2:23: " "$files/date.json"
printf 'BEGIN:VCALENDAR\nBEGIN:VEVENT\n' >"$files/cut.ics"
refused "an iCalendar that was cut off" "cut.ics:3:1: " "$files/cut.ics"
printf '<calendar version="2026-12-01">\n<notice year="2028"/></calendar>' >"$files/empty.xml"
refused "XML against its schema" "empty.xml:2:1: " "$files/empty.xml"
printf '<!DOCTYPE calendar [<!ENTITY x SYSTEM "file:///etc/passwd">]><calendar version="2026-12-01">&x;</calendar>' >"$files/evil.xml"
refused "XML that reads other files" "evil.xml:1:" "$files/evil.xml"
refused "no file" "/nowhere.json" /nowhere.json
head -c 9000000 /dev/zero >"$files/large.json"
refused "a file that is too large" "larger than 8 MiB" "$files/large.json"
head -c 100000 "${ANJUAN_BUILD:-build}/anjuan" >"$files/program.json"
refused "a program" "program.json:1:1: " "$files/program.json"
said=$(import)
equal "no words" "$?" 64
said=$(import a b)
equal "too many words" "$?" 64
said=$(import "$files/2027.json" --yes)
equal "a word that is none" "$?" 64

if [ -d ../shared/data/holiday-cn ]; then
	said=$(import ../shared/data/holiday-cn)
	contains "the published folder says the same" "$said" "nothing changed"
	equal "and no year is lost" "$(ask 'SELECT years FROM calendar_version ORDER BY id DESC LIMIT 1')" \
	    "2018 2019 2020 2021 2022 2023 2024 2025 2026 2027"
else
	skip "the published folder says the same" "the published data is not beside the tree"
fi

stop_database "$SCRATCH"
said=$(import "$files/2027.json")
equal "without a server" "$?" 75
done_testing
