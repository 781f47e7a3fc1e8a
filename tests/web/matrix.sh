#!/bin/sh
# The permission matrix on the running product with demonstration data.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/product.sh
ANJUAN_DEMO=1 product
export URL SCRATCH
python3 tests/web/matrix.py
