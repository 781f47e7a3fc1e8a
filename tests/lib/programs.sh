#!/bin/sh
# Some programs with their own database for a test that is not shell:
# programs.sh NAME...  prints "READY <folder> <sockets>" and then obeys lines on
# standard input, answering each with one line "OK" or "FAILED":
#   at MOMENT           the programs run on as if it were that moment (ISO 8601)
#   sql TEXT            as the server's administrator; the answer's lines come before the OK
#   anjuan WORDS...     the command line, its output in <folder>/log/anjuan
#   now MOMENT          what starts from now on runs as if it were that moment
#   start NAME, stop NAME, kill NAME    a daemon, which is not among the names
# Everything is stopped and removed when standard input ends.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/product.sh

start_all()
{
	for sa_name in $NAMES; do
		start_program "$SCRATCH" "$sa_name"
	done
	for sa_name in $NAMES; do
		wait_until 20 program_listens "$SCRATCH" "$sa_name" || return 1
	done
}

at()
{
	for at_name in $NAMES; do
		stop_program "$SCRATCH" "$at_name"
	done
	ANJUAN_NOW=$1
	export ANJUAN_NOW
	start_all
}

obey()
{
	case $1 in
	at) at "$2" ;;
	sql) shift && echo "$*" | database_shell "$SCRATCH" --batch --skip-column-names anjuan ;;
	anjuan) shift && anjuan "$SCRATCH" "$@" >"$SCRATCH/log/anjuan" 2>&1 ;;
	now)
		ANJUAN_NOW=$2
		export ANJUAN_NOW ;;
	start) start_program "$SCRATCH" "$2" ;;
	stop) stop_program "$SCRATCH" "$2" ;;
	kill) stop_noted "$SCRATCH/run/$2.pid" KILL 5 ;;
	*) return 1 ;;
	esac
}

NAMES=$*
product_database </dev/null >&2
start_all </dev/null >&2 || fail "The programs did not start."
echo "READY $SCRATCH $(socket_dir "$SCRATCH")"
while read -r line; do
	# shellcheck disable=SC2086 # words of a command
	if case $line in
	"sql "*) set -f && obey $line </dev/null && set +f ;;
	*) obey $line </dev/null ;;
	esac then
		echo OK
	else
		echo FAILED
	fi
done
