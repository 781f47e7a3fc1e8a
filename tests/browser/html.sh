#!/bin/sh
# The Nu checker over the pages that the browser tests kept in build/html, in
# one run, and over the web server's own pages; and proof that it would notice.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/tap.sh
checker=tests/browser/node_modules/vnu-jar/build/dist/vnu.jar

# nu FILE...: prints what is wrong; false when anything is.
nu()
{
	java -Xmx512m -jar "$checker" --errors-only --format text "$@" 2>&1
}

bad=$(mktemp -d)
trap 'rm -rf "$bad"' EXIT
printf '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p><div></p></body></html>' >"$bad/bad.html"
refuse "the checker refuses a wrong page" nu "$bad/bad.html"
check "the web server's own pages" nu conf/nginx/pages/*.html

set -- build/html/*.html
if [ ! -e "$1" ]; then
	not_ok "pages were kept for the checker" "run the browser tests first"
	done_testing
fi
ok "$# pages were kept for the checker"
found=$(nu "$@")
for page in "$@"; do
	problems=$(printf '%s\n' "$found" | grep -F "/${page##*/}\"")
	if [ -z "$problems" ]; then
		ok "html of $(basename "$page" .html)"
	else
		not_ok "html of $(basename "$page" .html)" "$problems"
	fi
done
done_testing
