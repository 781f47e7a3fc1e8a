# Shell functions shared by `make run` and the tests.  Source from the top of
# the tree; nothing here runs by itself.
#
# Every server is private: own data folder, unix sockets, loopback only, and it
# is stopped by the process id that we noted when we started it.

PATH=$PATH:/usr/sbin:/sbin
export PATH
PROGRAMS="portal desk audit archive admin"
DAEMONS="clockd courier"
ACCOUNTS="owner $PROGRAMS $DAEMONS mail"

# Says one sentence on standard error.
say()
{
	printf '%s\n' "$*" >&2
}

# Says why and gives up; exit status 1.
fail()
{
	say "$*"
	exit 1
}

# True while the process lives; a zombie does not count.
alive()
{
	[ -r "/proc/$1/stat" ] || return 1
	case $(sed 's/.*) //' "/proc/$1/stat" 2>/dev/null) in
	"" | Z* | X*) return 1 ;;
	esac
	return 0
}

# wait_until SECONDS COMMAND...: tries 20 times a second; false when the time is up.
wait_until()
{
	wu_turns=$(($1 * 20))
	shift
	while ! "$@" >/dev/null 2>&1; do
		wu_turns=$((wu_turns - 1))
		[ "$wu_turns" -gt 0 ] || return 1
		sleep 0.05
	done
}

gone()
{
	! alive "$1"
}

# stop_pid PID SIGNAL SECONDS: asks, waits, and ends it the hard way when it does not listen.
stop_pid()
{
	alive "$1" || return 0
	kill "-$2" "$1" 2>/dev/null || return 0
	wait_until "$3" gone "$1" && return 0
	kill -KILL "$1" 2>/dev/null
	wait_until 5 gone "$1"
}

# stop_noted FILE SIGNAL SECONDS: the same for a pid that was noted in a file; the file goes.
stop_noted()
{
	[ -s "$1" ] || return 0
	stop_pid "$(cat "$1")" "$2" "$3"
	rm -f "$1"
}

# True when somebody listens on this TCP port of the loopback address or of all addresses.
port_in_use()
{
	cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk -v port="$(printf '%04X' "$1")" '
	    $4 == "0A" && $2 ~ ":" port "$" { found = 1 } END { exit !found }'
}

# Prints a port that nobody listens on.
free_port()
{
	fp_port=$((20000 + ($(od -An -N2 -tu2 /dev/urandom) % 20000)))
	while port_in_use "$fp_port"; do
		fp_port=$((fp_port + 1))
	done
	echo "$fp_port"
}

# random_hex BYTES
random_hex()
{
	od -An -v -N"$1" -tx1 /dev/urandom | tr -d ' \n'
}

# Prints the folder for sockets of a data folder: DIR/run, or a short private
# one where that is too long for a unix socket (107 characters).
socket_dir()
{
	# Absolute, because a server changes its folder before it opens its socket.
	sd_data=$(cd "$1" && pwd) || fail "The data folder $1 cannot be entered."
	sd_dir=$sd_data/run
	if [ ${#sd_dir} -gt 80 ]; then
		sd_dir=${XDG_RUNTIME_DIR:-/tmp}/anjuan-$(id -u)-$(printf '%s' "$sd_data" | cksum | cut -d' ' -f1)
	fi
	mkdir -p -m 0700 "$sd_dir" 2>/dev/null
	[ -d "$sd_dir" ] && [ -O "$sd_dir" ] && [ ! -L "$sd_dir" ] && [ -w "$sd_dir" ] ||
	    fail "The folder for sockets $sd_dir cannot be used: it must belong to you and be writable."
	echo "$sd_dir"
}
