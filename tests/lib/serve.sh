#!/bin/sh
# A private product for tests that are not shell: starts it, prints one line
#   READY <url> <folder>
# and stops everything when standard input ends.  serve.sh [BASE]
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/product.sh
product "${1:-}" </dev/null
echo "READY $URL $SCRATCH"
while read -r _; do :; done
