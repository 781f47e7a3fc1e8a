#!/bin/sh
# make run: the whole product on this machine, private, in the foreground.
# PORT (default 8080), BASE ("" or "/anjuan") and DATA (default var) may be set.
set -u
cd "$(dirname "$0")/../.." || exit 1
. conf/local/common.sh
. conf/local/database.sh
. conf/local/product.sh

PORT=${PORT:-8080}
BASE=${BASE:-}
DATA=${DATA:-var}

case $PORT in
'' | *[!0-9]*) fail "PORT must be a number, not \"$PORT\"." ;;
esac
[ "$PORT" -ge 1 ] && [ "$PORT" -le 65535 ] || fail "PORT must be between 1 and 65535, not $PORT."
case $BASE in
'' | /*[!/]) ;;
*) fail "BASE must be empty or start with a slash and end without one, for example /anjuan." ;;
esac

mkdir -p "$DATA/run" 2>/dev/null || true
[ -d "$DATA/run" ] && [ -w "$DATA" ] && [ -w "$DATA/run" ] ||
    fail "The data folder $DATA cannot be written to by $(id -un); was it made by another user?"
chmod 0700 "$DATA/run"

# Our servers inherit the lock, so it also holds while one of them is left over.
exec 9>>"$DATA/lock"
flock -n 9 ||
    fail "The data folder $DATA is in use by another run (process ids: $(cat "$DATA"/run/*.pid 2>/dev/null | tr '\n' ' '))."
rm -f "$DATA"/run/*.pid

end()
{
	trap '' INT TERM HUP
	stop_product "$DATA"
}
trap end EXIT
trap 'printf "\nStopping.\n"; exit 0' INT TERM HUP

ANJUAN_DEMO=1
start_product "$DATA" "$PORT" "$BASE"

cat <<END

案卷 Anjuan is running at  http://127.0.0.1:$PORT$BASE/

$(anjuan "$DATA" demo --accounts)

Data: $DATA    Logs: $DATA/log    Ctrl-C stops it.
END

while ! dead=$(who_died "$DATA"); do
	sleep 1 9>&- &
	wait $!
done
fail "$dead ended unexpectedly; the end of $DATA/log says why: $(tail -n 1 "$DATA/log/$dead" 2>/dev/null)"
