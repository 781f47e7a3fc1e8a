# TAP from shell tests.  Source it, call ok/not_ok/check, end with done_testing.

tap_number=0
tap_failed=0

ok()
{
	tap_number=$((tap_number + 1))
	echo "ok $tap_number - $1"
}

# not_ok NAME [WHY...]
not_ok()
{
	tap_number=$((tap_number + 1))
	tap_failed=$((tap_failed + 1))
	echo "not ok $tap_number - $1"
	shift
	[ $# -eq 0 ] || printf '%s\n' "$@" | sed 's/^/# /'
}

skip()
{
	tap_number=$((tap_number + 1))
	echo "ok $tap_number - $1 # SKIP $2"
}

# check NAME COMMAND...: the command must succeed; what it said is shown when it does not.
check()
{
	tap_name=$1
	shift
	if tap_output=$("$@" 2>&1); then
		ok "$tap_name"
	else
		not_ok "$tap_name" "$tap_output"
	fi
}

# refuse NAME COMMAND...: the command must fail.
refuse()
{
	tap_name=$1
	shift
	if tap_output=$("$@" 2>&1); then
		not_ok "$tap_name" "it was accepted" "$tap_output"
	else
		ok "$tap_name"
	fi
}

# equal NAME GOT WANTED
equal()
{
	if [ "$2" = "$3" ]; then
		ok "$1"
	else
		not_ok "$1" "got:    $2" "wanted: $3"
	fi
}

# contains NAME TEXT PART
contains()
{
	case $2 in
	*"$3"*) ok "$1" ;;
	*) not_ok "$1" "there is no \"$3\" in:" "$2" ;;
	esac
}

done_testing()
{
	echo "1..$tap_number"
	[ "$tap_failed" -eq 0 ]
	exit
}
