#!/usr/bin/env python3
"""Makes the images of a hard tree that the tests read, and the list of what is in that tree. Needs root, for device nodes and owners."""
import gzip, os, shutil, socket, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
WHEN = 1_600_000_000


def make(root):
    def file(path, mode=0o644, uid=0, gid=0, text=b""):
        path = os.path.join(root, path)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(text)
        os.chown(path, uid, gid)
        os.chmod(path, mode)

    def link(name, target):
        os.makedirs(root + b"/links", exist_ok=True)
        os.symlink(target, root + b"/links/" + name)

    for length in (1, 31, 32, 180, 200, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255):
        file(b"names/" + (b"%d-" % length + b"n" * 255)[:length])
    for name in (b"with space", b"back\\slash", b"new\nline", b"\xff\xfe not utf-8", "Käse 日本".encode(), b";1", b"a.b.c", b"-rf", b".hidden", b"UPPER", b"upper"):
        file(b"names/" + name)
    for mode in (0o000, 0o444, 0o755, 0o4755, 0o2755, 0o1777, 0o7777):
        file(b"modes/%o" % mode, mode, 1000 + mode, 4_000_000_000 if mode == 0o755 else 100)
    os.mkdir(root + b"/modes/sticky")
    os.chmod(root + b"/modes/sticky", 0o1777)

    for i, target in enumerate([b"/", b".", b"..", b"a", b"/a", b"a/b/../c/./d", b"../../../..", b"/usr/lib/../bin/x", b"...", b"\xff/\n/\\",
                                b"c" * 247, b"c" * 248, b"c" * 249, b"c" * 250, b"c" * 255, b"d/" * 150 + b"e", b"../" * 300 + b"f",
                                b"g" * 255, b"/".join(b"h" * (i % 200 + 1) for i in range(40)), (b"i" * 100 + b"/") * 9 + b"j" * 55]):
        link(b"%02d" % i, target)

    os.mkdir(root + b"/devices")
    for name, kind, major, minor in ((b"null", 0o020666, 1, 3), (b"sda1", 0o060660, 8, 1), (b"high", 0o020600, 259, 1000), (b"large", 0o060600, 4095, 1048575), (b"zero", 0o020600, 0, 5)):
        os.mknod(root + b"/devices/" + name, kind, os.makedev(major, minor))
        os.chmod(root + b"/devices/" + name, kind & 0o7777)
    os.mkfifo(root + b"/devices/fifo")
    with socket.socket(socket.AF_UNIX) as s:
        s.bind(root + b"/devices/socket")

    file(b"hard/one", text=b"shared")
    os.link(root + b"/hard/one", root + b"/hard/two")
    os.link(root + b"/hard/one", root + b"/three")
    file(b"deep/" + b"/".join(b"level %d" % i for i in range(2, 14)) + b"/bottom", text=b"bottom")
    file(b"deep/" + b"/".join(b"level %d" % i for i in range(2, 9)) + b"/side/a", text=b"a")

    every = [os.path.join(folder, name) for folder, folders, files in os.walk(root) for name in folders + files] + [root]
    for i, path in enumerate(sorted(every, key=len, reverse=True)):
        os.utime(path, (WHEN + i, WHEN + 2 * i), follow_symlinks=False)


def listing(root):
    """path, mode, links, uid, gid, device, mtime, inode, target: path and target in hexadecimal digits."""
    paths = sorted(os.path.join(folder, name) for folder, folders, files in os.walk(root) for name in folders + files)
    for path in paths:
        s = os.lstat(path)
        device = f"{os.major(s.st_rdev)}:{os.minor(s.st_rdev)}" if s.st_mode >> 12 in (2, 6) else "-"
        target = os.readlink(path).hex() if s.st_mode >> 12 == 10 else "-"
        yield f"{path[len(root):].hex()} {s.st_mode:o} {s.st_nlink} {s.st_uid} {s.st_gid} {device} {int(s.st_mtime)} {s.st_ino} {target}\n"


def main():
    os.environ.update(TZ="UTC", LC_ALL="C.UTF-8", SOURCE_DATE_EPOCH=str(WHEN))
    work = tempfile.mkdtemp()
    try:
        root = work.encode() + b"/tree"
        os.mkdir(root)
        make(root)
        with gzip.GzipFile(HERE + "/tree.txt.gz", "wb", mtime=0) as f:
            f.writelines(line.encode() for line in listing(root))
        makers = {
            "xorriso": ["xorriso", "-as", "mkisofs", "-quiet", "-R", "-iso-level", "3", "--hardlinks", "-o", "IMAGE", "TREE"],
            "bsdtar": ["bsdtar", "-cf", "IMAGE", "--format", "iso9660", "--options", "iso9660:iso-level=3,iso9660:!joliet,iso9660:rockridge=strict", "-C", "TREE", "."],
            "genisoimage": ["genisoimage", "-quiet", "-R", "-iso-level", "3", "-cache-inodes", "-o", "IMAGE", "TREE"],
        }
        for name, command in makers.items():
            if name == "genisoimage":  # it records links of more than one SL wrongly, and does not end on some
                stat = os.stat(root + b"/links")
                for link in os.listdir(root + b"/links"):
                    if len(os.readlink(root + b"/links/" + link)) > 200:
                        os.unlink(root + b"/links/" + link)
                os.utime(root + b"/links", (stat.st_atime, stat.st_mtime))
            image = work + "/" + name
            subprocess.run([{"IMAGE": image, "TREE": root}.get(word, word) for word in command], check=True, timeout=60, stderr=sys.stderr)
            with open(image, "rb") as f, gzip.GzipFile(f"{HERE}/{name}-tree.iso.gz", "wb", mtime=0) as g:
                g.write(f.read())
    finally:
        shutil.rmtree(work)


main()
