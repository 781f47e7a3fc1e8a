#!/bin/sh
# The clock daemon killed at every step and at random, several of it, and clocks that jump.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/product.sh
product_database
ANJUAN_DEMO=1 prepare_product "$SCRATCH"
DATABASE_SOCKET=$(socket_dir "$SCRATCH")/db.sock
export SCRATCH DATABASE_SOCKET
python3 tests/fault/clock.py
