#!/bin/sh
# Hostile bytes into every parser that has a target in tests/fuzz, a second each; `make fuzz` has more patience.
# Another seed each day, so that days add up; it is told, and HOSTILE_SEED repeats it.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
seed=${HOSTILE_SEED:-$(date +%Y%m%d)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

drive()
{
	"${ANJUAN_BUILD:-build}/suite/fuzz/$1" "${HOSTILE_SECONDS:-1}" "$seed" "$work/last" $(find "tests/fuzz/corpus/$1" -type f | sort) >"$work/said" 2>&1
}

for source in tests/fuzz/*_fuzz.c; do
	name=$(basename "$source" .c)
	check "$name has inputs to begin with" test -d "tests/fuzz/corpus/$name"
	if drive "$name"; then
		rounds=$(tail -n 1 "$work/said")
		check "$name survives $rounds inputs" test "$rounds" -ge 20
	else
		mkdir -p build/fuzz/found
		tail -c +9 "$work/last" | head -c "$(od -An -tu8 -N8 "$work/last" | tr -d ' ')" >"build/fuzz/found/$name.input"
		not_ok "$name survives seed $seed; the input is build/fuzz/found/$name.input" "$(tail -n 40 "$work/said")"
	fi
done
done_testing
