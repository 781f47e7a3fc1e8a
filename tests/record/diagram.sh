#!/bin/sh
# The drawing of stages, acts and roles in the README is the one that the program makes of its table today.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
program=${ANJUAN_BUILD:-build}/anjuan
drawn=$(mktemp)
trap 'rm -f "$drawn"' EXIT

check "it is drawn without configuration and database" sh -c "'$program' procedure diagram >'$drawn'"
check "it is well-formed" xmllint --noout "$drawn"
check "the committed drawing is up to date (anjuan procedure diagram >.readme/states.svg)" \
    cmp "$drawn" .readme/states.svg
contains "the README leads to it" "$(cat README.md)" "(.readme/states.svg)"
refuse "more words are refused" "$program" procedure diagram twice

# Every stage, act and role of the table is in it.
missing=
for name in $(sed -n 's/.*\[\(STAGE\|ACT\|ROLE\)_[A-Z_]*\] = "\([a-z_]*\)".*/\2/p' lib/rules/case_name.c lib/rules/role.c); do
	case $name in
	register | administrator) ;;	# registering makes the case, administrators take no act
	*) grep -q "[>, ]$name[<,]" "$drawn" || missing="$missing $name" ;;
	esac
done
equal "every stage, act and role is in it" "$missing" ""
width=$(sed -n 's/^<svg .* width="\([0-9]*\)".*/\1/p' "$drawn")
places=$(grep -o '[HM]-\?[0-9]\+\| x="-\?[0-9]\+' "$drawn" | tr -dc '0-9\n-' | sort -n | sed -n '1p;$p' | tr '\n' ' ')
least=${places%% *} most=${places#* }
check "nothing lies outside: $places of $width" [ "$least" -ge 0 -a "${most% }" -le "$width" ]
done_testing
