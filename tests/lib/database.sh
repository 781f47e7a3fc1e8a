#!/bin/sh
# A private MariaDB for compiled tests.  Makes the server, the accounts and,
# unless told --empty, the schema; prints "READY <folder>" and then obeys
# lines on standard input, answering each with "OK" or "FAILED":
#   start [OPTION...]   with more server options
#   stop | kill         in order, or as a power cut would
#   migrate
#   sql TEXT            as the server's administrator
# Everything is stopped and removed when standard input ends.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/product.sh

obey()
{
	case $1 in
	start)
		shift
		ANJUAN_DATABASE_OPTIONS="--innodb-log-file-size=16M --innodb-buffer-pool-size=64M $*"
		(start_database "$SCRATCH")
		;;
	stop) stop_database "$SCRATCH" ;;
	kill) stop_noted "$SCRATCH/run/db.pid" KILL 5 ;;
	sql)
		shift
		echo "$*" | database_shell "$SCRATCH"
		;;
	migrate) anjuan "$SCRATCH" migrate >>"$SCRATCH/log/prepare" 2>&1 ;;
	esac
}

if [ "${1:-}" = --empty ]; then
	scratch
	start_database "$SCRATCH"
	share_folder "$SCRATCH"
	configuration "$SCRATCH" 8080 ""
else
	product_database
fi </dev/null >&2
echo "READY $SCRATCH"
while read -r line; do
	# shellcheck disable=SC2086 # words of a command
	if case $line in
	"sql "*) set -f && obey $line </dev/null >&2 && set +f ;;
	*) obey $line </dev/null >&2 ;;
	esac then
		echo OK
	else
		echo FAILED
	fi
done
