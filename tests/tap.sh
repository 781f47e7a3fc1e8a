#!/bin/sh
# tap.sh PROGRAM...: runs test programs one after the other and adds up their TAP lines:
#   ok N - name      not ok N - name      ok N - name # SKIP why
# The last line is "N passed, N failed"; exit 1 when anything
# failed, when a program died, took longer than TAP_LIMIT seconds (600), or
# printed no test at all.  A name ending in .js is run by node, .py by python3.
# With TAP_WHOLE=SECONDS all together may take no more of the processor: so
# much it takes on a machine with nothing else to do, however busy this one is.
# With TAP_TALLY=FILE the three numbers are added to that file and the last line is left to the caller.
CMOCKA_MESSAGE_OUTPUT=TAP
export CMOCKA_MESSAGE_OUTPUT
limit=${TAP_LIMIT:-600}
passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

run()
{
	case $1 in
	*.js) timeout -k 20 "$limit" node "$1" ;;
	*.py) timeout -k 20 "$limit" python3 "$1" ;;
	*) timeout -k 20 "$limit" "$1" ;;
	esac
}

for program in "$@"; do
	began=$(date +%s)
	run "$program" >"$log" 2>&1 </dev/null
	status=$?
	p=$(grep -ac '^ok [0-9]' "$log")
	s=$(grep -ac '^ok [0-9].*# SKIP' "$log")
	# What cmocka leaves out it calls "not ok N # SKIP name", and ends with status 0.
	left=$(grep -ac '^not ok [0-9]* # SKIP' "$log")
	f=$(($(grep -ac '^not ok [0-9]' "$log") - left))
	p=$((p - s)) s=$((s + left))
	why=
	if [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
		why="took longer than $limit seconds"
	elif [ "$f" -eq 0 ] && [ "$status" -ne 0 ]; then
		why="ended with status $status after $p tests"
	elif [ $((p + s + f)) -eq 0 ]; then
		why="printed no test"
	fi
	if [ -n "$why" ]; then
		f=$((f + 1))
		echo "not ok: $program $why"
	fi
	passed=$((passed + p)) skipped=$((skipped + s)) failed=$((failed + f))
	if [ "$f" -gt 0 ]; then
		echo "== $program"
		cat "$log"
	else
		grep -aE '^(ok [0-9].*|not ok [0-9]*) # SKIP' "$log"
		printf '   %-44s %4d passed %4ds\n' "${program#build/}" "$p" $(($(date +%s) - began))
	fi
done

if [ -n "${TAP_TALLY:-}" ]; then
	echo "$passed $failed $skipped" >>"$TAP_TALLY"
	[ "$failed" -eq 0 ] && [ $((passed + skipped)) -gt 0 ]
	exit
fi
# The second line of `times` tells of what was run, as 1m2.3s 0m4.5s; it needs this shell, not a pipe's.
times >"$log"
spent=$(awk 'NR == 2 { gsub(/[ms]/, " "); print $1 * 60 + $2 + $3 * 60 + $4 }' "$log")
echo "$passed $failed $skipped" | awk -v spent="$spent" -v limit="${TAP_WHOLE:-0}" -f tests/tally.awk
