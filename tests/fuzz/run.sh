#!/bin/sh
# Each fuzz target for FUZZ_SECONDS, from the inputs kept in tests/fuzz/corpus/<target>/
# and tests/fuzz/crashes/<target>/; what crashes is written to build/fuzz/found/<target>/.
cd "$(dirname "$0")/../.." || exit 1
passed=0 failed=0
targets=$*
for target in $targets; do
	name=$(basename "$target")
	kept=build/fuzz/corpus/$name found=build/fuzz/found/$name
	mkdir -p "$kept" "$found"
	set -- "$kept"
	for folder in tests/fuzz/corpus/"$name" tests/fuzz/crashes/"$name"; do
		[ ! -d "$folder" ] || set -- "$@" "$folder"
	done
	if "$target" -max_total_time="${FUZZ_SECONDS:-60}" -timeout=5 -rss_limit_mb=1024 -print_final_stats=1 \
	    -artifact_prefix="$found/" "$@" >"$found.log" 2>&1; then
		passed=$((passed + 1))
		echo "ok $passed - $name: $(awk '/number_of_executed_units/ { print $2 }' "$found.log") runs"
	else
		failed=$((failed + 1))
		echo "not ok - $name: see $found.log and $found/"
	fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
