#!/bin/sh
# Runs test programs one after the other and adds up their TAP lines:
#   ok N - name      not ok N - name      ok N - name # SKIP why
# The last line is "N passed, N failed[, N skipped]"; exit 1 when anything
# failed, when a program died, or when one printed no test at all.
CMOCKA_MESSAGE_OUTPUT=TAP
export CMOCKA_MESSAGE_OUTPUT
passed=0 failed=0 skipped=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT
for program in "$@"; do
	"$program" >"$log" 2>&1
	status=$?
	p=$(grep -c '^ok [0-9]' "$log")
	s=$(grep -c '^ok [0-9].*# SKIP' "$log")
	f=$(grep -c '^not ok [0-9]' "$log")
	if [ "$f" -eq 0 ] && { [ "$status" -ne 0 ] || [ "$p" -eq 0 ]; }; then
		f=1
		echo "not ok: $program ended with status $status after $p tests"
	fi
	passed=$((passed + p - s)) skipped=$((skipped + s)) failed=$((failed + f))
	if [ "$f" -gt 0 ]; then
		echo "== $program"
		cat "$log"
	fi
done
if [ "$skipped" -gt 0 ]; then
	echo "$passed passed, $failed failed, $skipped skipped"
else
	echo "$passed passed, $failed failed"
fi
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
