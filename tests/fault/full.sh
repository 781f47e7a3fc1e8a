#!/bin/sh
# No room left: the uploads' folder and the database's on small disks of their own.
cd "$(dirname "$0")/../.." || exit 1
. tests/lib/product.sh

unmount()
{
	for um_disk in upload db; do
		! mountpoint -q "$SCRATCH/disk/$um_disk" || umount "$SCRATCH/disk/$um_disk"
	done
}

full_end()
{
	trap '' INT TERM HUP
	stop_product "$SCRATCH"
	unmount
	scratch_end
}

# disk NAME SIZE
disk()
{
	mkdir -p "$SCRATCH/disk/$1" && mount -t tmpfs -o "size=$2,mode=0700" tmpfs "$SCRATCH/disk/$1" 2>/dev/null
}

scratch
if [ "$(id -u)" -ne 0 ] || ! disk upload 4m || ! disk db 256m; then
	unmount
	echo "ok 1 - full disks # SKIP needs root and the right to mount"
	echo "1..1"
	exit 0
fi
trap full_end EXIT
template=$(database_template) || exit 1
cp -R "$template" "$SCRATCH/disk/db/data"
ln -s "$SCRATCH/disk/db/data" "$SCRATCH/db"
ln -s "$SCRATCH/disk/upload" "$SCRATCH/upload"
product
DATABASE_SOCKET=$(socket_dir "$SCRATCH")/db.sock
PASSWORD=$(anjuan "$SCRATCH" staff add clerk 周敏 service dispatcher | awk '{ print $NF }')
export URL SCRATCH DATABASE_SOCKET PASSWORD
python3 tests/fault/full.py
