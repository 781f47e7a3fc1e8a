#!/bin/sh
# deps.sh PACKAGE[:COMMAND]...
#
# Installs what is missing of a list of Debian packages and says nothing when
# nothing is.  "nodejs:node" means: any `node` on the machine will do, otherwise
# install nodejs.  No service is started by this, and none is stopped.
set -eu
PATH=$PATH:/usr/sbin:/sbin
export PATH

say()
{
	printf '%s\n' "$*" >&2
}

installed()
{
	case $(dpkg-query -W -f='${Status}' "$1" 2>/dev/null) in
	"install ok installed") return 0 ;;
	esac
	return 1
}

present()
{
	case $1 in
	*:*) command -v "${1#*:}" >/dev/null 2>&1 || installed "${1%%:*}" ;;
	*) installed "$1" ;;
	esac
}

missing=
for entry in "$@"; do
	present "$entry" || missing="$missing ${entry%%:*}"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
	say "These packages are missing and there is no apt-get to install them:$missing"
	exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
	as_root=
elif command -v sudo >/dev/null 2>&1; then
	as_root=sudo
else
	say "These packages are missing; install them as root, or install sudo:$missing"
	exit 1
fi

# A package that brings a service would start it; ours are private, so hold
# that back unless the machine already has a policy of its own.
policy=/usr/sbin/policy-rc.d
held=
release()
{
	[ -z "$held" ] || $as_root rm -f "$policy"
	held=
}
if [ ! -e "$policy" ]; then
	trap release EXIT
	trap 'exit 1' HUP INT TERM
	held=yes
	printf '#!/bin/sh\nexit 101\n' | $as_root tee "$policy" >/dev/null
	$as_root chmod 755 "$policy"
fi

say "Installing:$missing"
log=$(mktemp)
if ! { $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    # shellcheck disable=SC2086 # a list of words
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } \
    >"$log" 2>&1 </dev/null; then
	tail -n 15 "$log" >&2
	rm -f "$log"
	say "apt-get could not install:$missing (its last lines are above)."
	exit 1
fi
rm -f "$log"

# A web server that we brought in stays off at the next boot, too.
case " $missing " in
*" nginx-light "*)
	if command -v systemctl >/dev/null 2>&1; then
		$as_root systemctl disable nginx.service >/dev/null 2>&1 ||
		    say "Note: nginx.service may start at the next boot; nothing here needs it."
	fi ;;
esac
exit 0
