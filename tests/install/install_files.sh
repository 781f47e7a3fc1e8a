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
for file in usr/bin/anjuan usr/libexec/anjuan/anjuan-desk usr/libexec/anjuan/anjuan-clockd \
    usr/share/anjuan/templates/lang/zh.hdf usr/share/anjuan/templates/static/style.css \
    usr/share/anjuan/schema/sql/grants.sql usr/share/anjuan/schema/xml/procedure.xsd \
    usr/share/anjuan/procedure/property.xml usr/share/anjuan/calendar/china.xml usr/share/anjuan/schema/xml/calendar.xsd \
    usr/share/man/man1/anjuan.1 usr/share/man/man1/anjuan-calendar.1 usr/share/anjuan/pages/unavailable.html \
    usr/lib/systemd/system/anjuan-desk.socket usr/lib/systemd/system/anjuan-desk.service \
    usr/lib/systemd/system/anjuan-clockd.service usr/lib/systemd/system/anjuan.target \
    usr/lib/sysusers.d/anjuan.conf usr/lib/tmpfiles.d/anjuan.conf \
    etc/anjuan/anjuan.conf etc/nginx/snippets/anjuan.conf; do
	check "$file is there" test -s "$root/$file"
done
refuse "no @WORD@ was left" grep -rEl '@(BASE|RUN|SHARE|bindir|libexecdir|sharedir|sysconfdir)@' "$root"
equal "the calendar that was shipped is found beside the program" \
    "$(cd / && "$root/usr/bin/anjuan" calendar due 2026-09-30 1 | head -n 1)" 2026-10-08
check "programs can be run" test -x "$root/usr/libexec/anjuan/anjuan-portal"
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
rm -f "$root.before" "$root.after"
done_testing
