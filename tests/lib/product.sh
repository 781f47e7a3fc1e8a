# A private product for a shell test.  Source from the top of the tree.
#
#   scratch                 makes $SCRATCH, a short private folder that goes when the test ends
#   product [BASE]          starts everything in it on a free port; sets $URL (with BASE), $PORT, $DATABASE_SOCKET
#   product_database        only the server, with accounts, migrated
#
# The teardown runs at exit, also after a signal, and only ends what was started here.
# ANJUAN_DEMO=1 loads the demonstration data, ANJUAN_WORKERS sets the workers.

. conf/local/common.sh
. conf/local/database.sh
. conf/local/product.sh

: "${ANJUAN_WORKERS:=2}"
: "${ANJUAN_DATABASE_OPTIONS:=--innodb-log-file-size=16M --innodb-buffer-pool-size=64M}"

# What a sanitizer said in any log, also while the programs stopped; false when none said anything.
sanitizer_said()
{
	grep -aE -A 12 'ERROR: [A-Za-z]*Sanitizer|runtime error:' "$1"/log/* 2>/dev/null | head -n 60
	grep -aqE 'ERROR: [A-Za-z]*Sanitizer|runtime error:' "$1"/log/* 2>/dev/null
}

# In the trap at the end a status of its own makes the whole test fail.
scratch_end()
{
	se_said=
	trap '' INT TERM HUP
	[ -n "${SCRATCH:-}" ] || return 0
	stop_product "$SCRATCH"
	! sanitizer_said "$SCRATCH" >&2 || se_said=1
	[ -n "${ANJUAN_KEEP:-}" ] || rm -rf "$SCRATCH"
	SCRATCH=
	[ -z "$se_said" ] || exit 3
}

scratch()
{
	SCRATCH=$(mktemp -d /tmp/anjuan.XXXXXX)
	mkdir -p "$SCRATCH/run"
	trap scratch_end EXIT
	trap 'exit 1' INT TERM HUP
}

product()
{
	[ -n "${SCRATCH:-}" ] || scratch
	PORT=$(free_port)
	start_product "$SCRATCH" "$PORT" "${1:-}"
	URL=http://127.0.0.1:$PORT${1:-}
}

product_database()
{
	[ -n "${SCRATCH:-}" ] || scratch
	start_database "$SCRATCH"
	share_folder "$SCRATCH"
	configuration "$SCRATCH" 8080 ""
	anjuan "$SCRATCH" migrate >"$SCRATCH/log/prepare" 2>&1 ||
	    fail "The database could not be brought up to date: $(tail -n 1 "$SCRATCH/log/prepare")"
}
