#!/bin/sh
# What `make run` says when it cannot: one clear sentence each, and a status that is not 0.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
. tests/lib/product.sh
scratch

# refused NAME PART: runs with the variables that were exported; one line that holds PART, status 1.
refused()
{
	said=$(PORT=$PORT DATA=$DATA BASE=$BASE timeout 60 sh conf/local/run.sh 2>&1 </dev/null 9>&-)
	status=$?
	equal "$1: status" "$status" 1
	contains "$1: the sentence" "$said" "$2"
	equal "$1: one line" "$(printf '%s\n' "$said" | grep -vc '^Stopping')" 1
}

free=$(free_port)
BASE=

PORT=no DATA=$SCRATCH/a
refused "a port that is no number" "must be a number"
PORT=70000
refused "a port too high" "between 1 and 65535"
PORT=$free BASE=anjuan/
refused "a base without slash" "BASE must be"
BASE=

DATA=/dev/null/var
refused "a folder that cannot be written" "cannot be written"

DATA=$SCRATCH/b
mkdir -p "$DATA/run"
exec 7>>"$DATA/lock"
flock -n 7
refused "a folder in use" "in use by another run"
exec 7>&-

DATA=$SCRATCH/c
python3 -m http.server --bind 127.0.0.1 "$free" >/dev/null 2>&1 &
listener=$!
wait_until 10 port_in_use "$free"
refused "a port in use" "Port $free is in use"
kill "$listener"
wait "$listener" 2>/dev/null

DATA=$SCRATCH/d
mkdir -p "$DATA/db"
echo letter >"$DATA/db/letter.txt"
refused "a data folder that is something else" "not a MariaDB data folder"
check "and its content is untouched" test -s "$DATA/db/letter.txt"

DATA=$SCRATCH/e
mkdir -p "$DATA/db/mysql"
head -c 1000000 /dev/zero | tr '\0' x >"$DATA/db/ibdata1"
refused "a broken data folder" "did not start"

# A machine with nothing but what this list needs to find out.
mkdir "$SCRATCH/bin"
for tool in sh id mktemp tail rm; do
	ln -s "$(command -v $tool)" "$SCRATCH/bin/$tool"
done
printf '#!/bin/sh\nexit 1\n' >"$SCRATCH/bin/dpkg-query"
chmod +x "$SCRATCH/bin/dpkg-query"
said=$(PATH=$SCRATCH/bin "$SCRATCH/bin/sh" conf/local/deps.sh sh gcc-of-nowhere:gcc-of-nowhere 2>&1)
equal "a missing package without apt-get: status" $? 1
contains "a missing package without apt-get: the sentence" "$said" "missing and there is no apt-get to install them: sh gcc-of-nowhere"
check "a command on the machine satisfies the list" sh conf/local/deps.sh whatever:sh
done_testing
