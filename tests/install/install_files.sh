#!/bin/sh
# `make install` lays the files where a server program on Debian has them, and
# `make uninstall` takes exactly those away again.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT

lay()
{
	make --no-print-directory -s "$1" DESTDIR="$root" PREFIX=/usr SYSCONFDIR=/etc BASE=/anjuan
}

listing()
{
	(cd "$root" && find . ! -name . | sort)
}

# Somebody else's files, which must survive.
mkdir -p "$root/etc/nginx/snippets" "$root/usr/share/anjuanish" "$root/usr/lib/systemd/system" "$root/usr/bin" \
    "$root/usr/libexec" "$root/usr/share/man/man1" "$root/usr/lib/sysusers.d" "$root/usr/lib/tmpfiles.d"
echo mine >"$root/etc/nginx/snippets/other.conf"
echo mine >"$root/usr/share/anjuanish/file"
listing >"$root.before"

check "install" lay install
# Where a file of the tree is laid: each of these must be there, so that none can be forgotten.
laid()
{
	case $1 in
	build/anjuan) echo usr/bin/anjuan ;;
	build/*) echo "usr/libexec/anjuan/${1##*/}" ;;
	templates/* | schema/*) echo "usr/share/anjuan/$1" ;;
	conf/nginx/pages/*) echo "usr/share/anjuan/pages/${1##*/}" ;;
	conf/nginx/anjuan.conf) echo etc/nginx/snippets/anjuan.conf ;;
	conf/nginx/site.conf.example) echo usr/share/anjuan/examples/site.conf ;;
	conf/anjuan.conf.example) echo usr/share/anjuan/examples/anjuan.conf etc/anjuan/anjuan.conf ;;
	conf/mariadb.cnf) echo usr/share/anjuan/examples/mariadb.cnf ;;
	conf/man/*) echo "usr/share/man/man1/${1##*/}" ;;
	conf/systemd/sysusers.conf) echo usr/lib/sysusers.d/anjuan.conf ;;
	conf/systemd/tmpfiles.conf) echo usr/lib/tmpfiles.d/anjuan.conf ;;
	conf/systemd/*) echo "usr/lib/systemd/system/${1##*/}" ;;
	conf/*) echo "usr/share/anjuan/${1#conf/}" ;;
	*) echo "usr/share/anjuan/$1" ;;
	esac
}

built=${ANJUAN_BUILD:-build}
tree=$(find templates schema conf -type f ! -path 'conf/local/*' ! -path conf/install.sh && echo README.md)
tree="$tree $(make --no-print-directory -s -pn | sed -n 's/^all: *//p' | tr ' ' '\n' | sed "s|^$built/|build/|")"
wanted=
for file in $tree; do
	wanted="$wanted $(laid "$file")"
done
for file in $wanted; do
	[ -s "$root/$file" ] || not_ok "$file is there"
done
ok "every program, page, schema, manual page and unit of the tree is laid ($(echo "$wanted" | wc -w))"
equal "and nothing else" "$({ cat "$root.before" && echo "$wanted" | tr ' ' '\n' | sed 's|^|./|'; } | sort >"$root.known" &&
    (cd "$root" && find . -type f | sort) | comm -23 - "$root.known")" ""
for file in $(grep -oE '/usr/share/anjuan/[a-z0-9_./-]*[a-z]' README.md | sort -u); do
	check "README names $file, which is there" test -e "$root$file"
done
for page in $(grep -oE '`man [a-z-]+`' README.md | tr -d '`' | sed 's/man //'); do
	check "README names the manual page $page" test -s "$root/usr/share/man/man1/$page.1"
done
for program in "$root"/usr/libexec/anjuan/*; do
	check "${program##*/} can be run" test -x "$program"
done
refuse "no @WORD@ was left" grep -rEl '@(BASE|RUN|SHARE|bindir|libexecdir|sharedir|sysconfdir)@' "$root"
equal "the calendar that was shipped is found beside the program" \
    "$(cd / && "$root/usr/bin/anjuan" calendar due 2026-09-30 1 | head -n 1)" 2026-10-08
check "the snippet knows its base" grep -q '/anjuan/(portal|desk' "$root/etc/nginx/snippets/anjuan.conf"
check "the configuration knows its base" grep -qx 'base_path = /anjuan' "$root/etc/anjuan/anjuan.conf"

check "install again changes nothing" lay install
refuse "an unchanged configuration is not doubled" test -e "$root/etc/anjuan/anjuan.conf.new"
echo '# mine' >>"$root/etc/anjuan/anjuan.conf"
check "install over a changed configuration" lay install
check "a changed configuration is kept" grep -qx '# mine' "$root/etc/anjuan/anjuan.conf"
check "the new one lies beside it" test -s "$root/etc/anjuan/anjuan.conf.new"
rm "$root/etc/anjuan/anjuan.conf.new"

if command -v systemd-analyze >/dev/null 2>&1; then
	units=$(mktemp -d)
	for unit in "$root"/usr/lib/systemd/system/anjuan*; do
		sed "s|/usr/libexec/anjuan/|$root/usr/libexec/anjuan/|; s|=/usr/bin/anjuan|=$root/usr/bin/anjuan|" \
		    "$unit" >"$units/${unit##*/}"
	done
	said=$(systemd-analyze verify --man=no "$units"/anjuan* 2>&1 | grep -F "$units")
	equal "systemd accepts the units" "$said" ""
	sed -i 's/^ListenStream=.*/ListenStraem=x/' "$units/anjuan-desk.socket"
	said=$(systemd-analyze verify --man=no "$units/anjuan-desk.socket" 2>&1)
	contains "systemd refuses a wrong unit" "$said" ListenStraem
	rm -rf "$units"
else
	skip "systemd accepts the units" "there is no systemd-analyze"
fi

check "uninstall" lay uninstall
check "a changed configuration survives" test -s "$root/etc/anjuan/anjuan.conf"
rm -rf "$root/etc/anjuan"
listing >"$root.after"
equal "nothing else is left or gone" "$(diff "$root.before" "$root.after")" ""
rm -f "$root.before" "$root.after" "$root.known"
done_testing
