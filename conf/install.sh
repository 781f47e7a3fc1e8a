#!/bin/sh
# install.sh install | uninstall: lays the files down, or takes exactly them away.
# DESTDIR, PREFIX, SYSCONFDIR and BASE come from the environment (see the Makefile).
#
# Configuration that was changed since is left alone, both ways: install writes
# the new one beside it as *.new, uninstall leaves it where it is.
set -eu
cd "$(dirname "$0")/.."
PREFIX=${PREFIX:-/usr/local} SYSCONFDIR=${SYSCONFDIR:-/etc} DESTDIR=${DESTDIR:-} BASE=${BASE:-}
build=${ANJUAN_BUILD:-build}
bindir=$PREFIX/bin libexecdir=$PREFIX/libexec/anjuan sharedir=$PREFIX/share/anjuan
unitdir=$PREFIX/lib/systemd/system
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Every file: "mode source target kind"; kind is plain, filled (@WORDS@ replaced) or config.
files()
{
	echo "755 $build/anjuan $bindir/anjuan plain"
	for program in portal desk audit archive admin clockd courier; do
		echo "755 $build/anjuan-$program $libexecdir/anjuan-$program plain"
	done
	for folder in templates schema; do
		find "$folder" -type f | sort | sed "s|.*|644 & $sharedir/& plain|"
	done
	for folder in procedure checklists campaigns calendar mapping demo; do
		[ ! -d "conf/$folder" ] || find "conf/$folder" -type f | sort |
		    sed "s|conf/\(.*\)|644 & $sharedir/\1 plain|"
	done
	for page in conf/nginx/pages/*.html; do
		echo "644 $page $sharedir/pages/${page##*/} filled"
	done
	echo "644 conf/nginx/site.conf.example $sharedir/examples/site.conf filled"
	echo "644 conf/mariadb.cnf $sharedir/examples/mariadb.cnf plain"
	echo "644 conf/anjuan.conf.example $sharedir/examples/anjuan.conf plain"
	echo "644 README.md $sharedir/README.md plain"
	for page in conf/man/*.1; do
		echo "644 $page $PREFIX/share/man/man1/${page##*/} plain"
	done
	for unit in conf/systemd/anjuan*; do
		echo "644 $unit $unitdir/${unit##*/} filled"
	done
	echo "644 conf/systemd/sysusers.conf $PREFIX/lib/sysusers.d/anjuan.conf plain"
	echo "644 conf/systemd/tmpfiles.conf $PREFIX/lib/tmpfiles.d/anjuan.conf plain"
	echo "644 conf/nginx/anjuan.conf $SYSCONFDIR/nginx/snippets/anjuan.conf config"
	echo "644 conf/anjuan.conf.example $SYSCONFDIR/anjuan/anjuan.conf config"
}

# fill SOURCE: the file with its words filled in, on standard output.
fill()
{
	sed -e "s|@BASE@|$BASE|g" -e "s|@RUN@|/run/anjuan|g" -e "s|@SHARE@|$sharedir|g" \
	    -e "s|@bindir@|$bindir|g" -e "s|@libexecdir@|$libexecdir|g" -e "s|@sharedir@|$sharedir|g" \
	    -e "s|@sysconfdir@|$SYSCONFDIR|g" \
	    -e "s|^share_dir = .*|share_dir = $sharedir|" \
	    -e "s|^procedure_file = .*|procedure_file = $sharedir/procedure/property.xml|" \
	    -e "s|^secret_file = .*|secret_file = $SYSCONFDIR/anjuan/secret|" \
	    -e "s|^base_path =.*|base_path = $BASE|" "$1"
}

ready()
{
	case $3 in
	plain) cp "$1" "$2" ;;
	*) fill "$1" >"$2" ;;
	esac
}

install_all()
{
	while read -r mode source target kind; do
		[ -f "$source" ] || { echo "There is no $source; run make first." >&2; exit 1; }
		ready "$source" "$work/file" "$kind"
		if [ "$kind" = config ] && [ -e "$DESTDIR$target" ] && ! cmp -s "$work/file" "$DESTDIR$target"; then
			echo "Kept your $target; the new one is $target.new" >&2
			target=$target.new
		fi
		install -D -m "$mode" "$work/file" "$DESTDIR$target"
	done
}

uninstall_all()
{
	while read -r _ source target kind; do
		[ "$kind" != config ] || rm -f "$DESTDIR$target.new"
		if [ "$kind" = config ] && [ -e "$DESTDIR$target" ]; then
			ready "$source" "$work/file" "$kind"
			if ! cmp -s "$work/file" "$DESTDIR$target"; then
				echo "Kept your changed $target" >&2
				continue
			fi
		fi
		rm -f "$DESTDIR$target"
	done
	# Folders of our own that are empty now, the deepest first.
	for folder in "$libexecdir" "$sharedir" "$SYSCONFDIR/anjuan"; do
		[ ! -d "$DESTDIR$folder" ] || find "$DESTDIR$folder" -depth -type d -empty -delete
	done
}

files >"$work/list"
case ${1:-} in
install) install_all <"$work/list" ;;
uninstall) uninstall_all <"$work/list" ;;
*)
	echo "usage: install.sh install|uninstall" >&2
	exit 2 ;;
esac
