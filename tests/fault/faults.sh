#!/bin/sh
# Kills and interruptions on the running product with demonstration data.
cd "$(dirname "$0")/../.." || exit 1
ANJUAN_WORKERS=4
. tests/lib/product.sh
ANJUAN_DEMO=1 product
DATABASE_SOCKET=$(socket_dir "$SCRATCH")/db.sock
export URL SCRATCH DATABASE_SOCKET
python3 tests/fault/faults.py
