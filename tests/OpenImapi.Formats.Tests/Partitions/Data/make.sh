#!/bin/bash
# Makes the images that the tests of El Torito and of partitions read.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT
cd "$work"
export SOURCE_DATE_EPOCH=1600000000 TZ=UTC

mkdir tree
for i in $(seq 1 625); do printf '%08x' "$i"; done > tree/bios.img               # 5,000 bytes
truncate -s 5003 tree/bios.img
printf 'xyz' | dd of=tree/bios.img bs=1 seek=5000 conv=notrunc status=none          # a length that no word divides
truncate -s 256K tree/efi.img
truncate -s 1440K tree/floppy.img
{ printf '\x33\xed'; printf '\x90%.0s' $(seq 30); printf 'C%.0s' $(seq 400); } > mbr.bin
{ printf 'G%.0s' $(seq 512); } > grub.bin
printf '\x55\xaa' | tee >(dd of=grub.bin bs=1 seek=510 conv=notrunc status=none) >/dev/null

keep() { gzip -9nc "$1" > "$here/$1.gz"; }

xorriso -as mkisofs -quiet -o xorriso-boot.iso -V BOOT -c boot.cat \
    -eltorito-id MAKER -b bios.img -no-emul-boot -boot-load-size 4 -boot-info-table \
    -eltorito-alt-boot -eltorito-platform efi -eltorito-id UEFI -e efi.img -no-emul-boot \
    -eltorito-alt-boot -eltorito-platform x86 -eltorito-id DISKS -b floppy.img -eltorito-selcrit 0102030405060708090a0b0c0d0e0f1011121314 tree
keep xorriso-boot.iso
genisoimage -quiet -o genisoimage-boot.iso -V BOOT -c boot.cat -b bios.img -no-emul-boot -boot-load-size 4 -boot-info-table -boot-load-seg 1984 \
    -eltorito-alt-boot -b floppy.img tree
keep genisoimage-boot.iso
xorriso -as mkisofs -quiet -o isohybrid.iso -V HYBRID -c boot.cat -b bios.img -no-emul-boot -boot-load-size 4 -boot-info-table -isohybrid-mbr mbr.bin \
    -isohybrid-apm-hfsplus -eltorito-alt-boot -e efi.img -no-emul-boot -isohybrid-gpt-basdat tree
keep isohybrid.iso
xorriso -as mkisofs -quiet -o appended.iso -V APPENDED -c boot.cat -b bios.img -no-emul-boot -boot-load-size 4 -boot-info-table --grub2-boot-info --grub2-mbr grub.bin \
    --gpt_disk_guid 2303cd2a-73c7-424a-a298-25632da7f446 -partition_offset 16 -append_partition 2 0xef tree/efi.img -appended_part_as_gpt \
    -eltorito-alt-boot -e --interval:appended_partition_2:all:: -no-emul-boot tree
keep appended.iso
