# Adds up lines "passed failed skipped": what was skipped is said before, the last line counts what was tried.
# Ends with 1 when anything failed or nothing was tried; with limit=SECONDS and spent=SECONDS also when it took longer.
{ passed += $1; failed += $2; skipped += $3 }
END {
	if (limit && spent > limit) {
		printf "not ok: all together took %.1f seconds of processor time, at most %s are allowed\n", spent, limit
		failed++
	}
	if (skipped)
		printf "%d skipped, with their reasons above\n", skipped
	printf "%d passed, %d failed\n", passed, failed
	exit failed > 0 || passed + skipped == 0
}
