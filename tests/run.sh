#!/bin/sh
# make test: every suite in order, cheapest first; the last line counts.
#
#   tests/run.sh [SUITE...]    only these suites
#
# A suite is a folder of tests: compiled ones (build/suite/<suite>/<name>_test),
# <name>_test.py, <name>.test.js, and executable <name>.sh.  A required suite
# without any test fails, so nothing can be left out silently.
#
# ANJUAN_BUILD is the build to test ("build").  ANJUAN_CHECKED is the one for
# the suites in `checked`, as `make test` has it: the sanitizers' for all that
# is compiled and for web, and the ordinary one where times, processes and the
# installed files are looked at.  `make sanitize` tests everything with them.
cd "$(dirname "$0")/.." || exit 1
ordinary=${ANJUAN_BUILD:-build}
checked=" unit record store casework templates web "
ASAN_OPTIONS=${ASAN_OPTIONS:-abort_on_error=0:detect_leaks=1}
UBSAN_OPTIONS=${UBSAN_OPTIONS:-print_stacktrace=1}
export ASAN_OPTIONS UBSAN_OPTIONS

# These must be there; other folders of tests run where they stand in the order below.
required=" lint unit store templates web install browser fault "
order="lint unit record store casework templates web install browser fault"
suites=${*:-$order}

# The longest a single test program of this suite may take, in seconds.
limit()
{
	case $1 in
	lint | unit) echo 120 ;;
	browser | fault) echo 1500 ;;
	*) echo 900 ;;
	esac
}

# Prints the test programs of a suite, one a line.
programs()
{
	if [ "$1" = unit ]; then
		for source in tests/unit/*_test.c; do
			[ -e "$source" ] && echo "$build/tests/$(basename "$source" .c)"
		done
		return
	fi
	for source in tests/"$1"/*_test.c; do
		[ -e "$source" ] && echo "$build/suite/$1/$(basename "$source" .c)"
	done
	for script in tests/"$1"/*_test.py tests/"$1"/*.test.js; do
		[ -e "$script" ] && echo "$script"
	done
	for script in tests/"$1"/*.sh; do
		[ -x "$script" ] && echo "$script"
	done
	return 0
}

tally=$(mktemp)
trap 'rm -f "$tally"' EXIT
trap 'exit 1' INT TERM HUP
began=$(date +%s)
for suite in $suites; do
	build=$ordinary
	[ "${checked#* "$suite" }" = "$checked" ] || build=${ANJUAN_CHECKED:-$ordinary}
	export ANJUAN_BUILD="$build"
	list=$(programs "$suite")
	if [ -z "$list" ] && [ $# -eq 0 ] && [ "${required#* "$suite" }" = "$required" ]; then
		continue
	fi
	echo "== $suite"
	[ "$suite" != browser ] || rm -rf build/html build/shots
	if [ -z "$list" ]; then
		echo "not ok: the suite $suite has no tests"
		echo "0 1 0" >>"$tally"
		continue
	fi
	# shellcheck disable=SC2086 # a list of paths without spaces
	TAP_TALLY=$tally TAP_LIMIT=$(limit "$suite") sh tests/tap.sh $list
done

spent=$(($(date +%s) - began))
echo "took $((spent / 60)) min $((spent % 60)) s"
awk -f tests/tally.awk "$tally"
