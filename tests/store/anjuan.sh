#!/bin/sh
# The command line: help, wrong words, the configuration check and migrations.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
. tests/lib/product.sh
product_database
program=${ANJUAN_BUILD:-build}/anjuan
conf=$SCRATCH/etc/anjuan.conf

# ends STATUS NAME COMMAND...: the exit status is the contract; what was said is in $said.
ends()
{
	ends_wanted=$1 ends_name=$2
	shift 2
	said=$("$@" 2>&1)
	equal "$ends_name" "$?" "$ends_wanted"
}

# with OLD NEW: a configuration with one line changed.
with()
{
	sed "s|^$1 *=.*|$1 = $2|" "$conf" >"$SCRATCH/changed.conf"
	echo "$SCRATCH/changed.conf"
}

ends 0 "the version" "$program" --version
contains "the version is a number" "$said" "anjuan 0."
ends 0 "the help" "$program" --help
contains "the help names the commands" "$said" "config check"
ends 64 "no command" "$program"
ends 64 "an unknown command" "$program" --config "$conf" frobnicate
contains "an unknown command is named" "$said" '"frobnicate"'
ends 64 "half a command" "$program" --config "$conf" config
ends 64 "migrate with a wrong word" "$program" --config "$conf" migrate --dry
ends 64 "a check with a wrong word" "$program" --config "$conf" config check now

ends 0 "a good configuration" "$program" config check --config "$conf"
ends 0 "a good configuration and database" "$program" --config="$conf" config check --database
ends 78 "no configuration" "$program" --config "$SCRATCH/none.conf" config check
contains "the missing file is named" "$said" "$SCRATCH/none.conf"
ends 78 "a wrong number" "$program" --config "$(with workers many)" config check
line=$(grep -n '^workers' "$conf" | cut -d: -f1)
contains "a wrong number is shown by file and line" "$said" "changed.conf:$line:"
ends 78 "a folder that is not there" "$program" --config "$(with upload_dir "$SCRATCH/none")" config check
contains "the folder's setting is named" "$said" "upload_dir: $SCRATCH/none"
ends 78 "a folder for sockets that is not there" "$program" --config "$(with run_dir "$SCRATCH/none")" config check
contains "that setting is named, too" "$said" "run_dir: $SCRATCH/none"
ends 78 "a secret that is too short" "$program" --config "$(with secret_file /dev/null)" config check
contains "the secret's setting is named" "$said" "secret_file"
echo '<procedure/>' >"$SCRATCH/bad.xml"
ends 78 "a procedure that is not one" "$program" --config "$(with procedure_file "$SCRATCH/bad.xml")" config check
contains "the procedure's place is named" "$said" "$SCRATCH/bad.xml:1:"

ends 0 "migrate once more" "$program" --config "$conf" migrate
contains "migrations are in place" "$said" "001_people.sql: in place"
ends 0 "a dry run" "$program" --config "$conf" migrate --dry-run
contains "a dry run says so" "$said" "grants.sql: would be applied"
stop_database "$SCRATCH"
ends 75 "migrate without a server" "$program" --config "$conf" migrate
ends 78 "a check of the database without a server" "$program" --config "$conf" config check --database
done_testing
