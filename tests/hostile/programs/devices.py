import ctypes
import os
import stat

libc = ctypes.CDLL(None, use_errno=True)
won = []


def attempt(name, work):
    try:
        work()
        won.append(name)
    except OSError:
        pass


def call(result):
    if result == -1:
        raise OSError(ctypes.get_errno(), "refused")


for place in ("/work", "/dev", "/tmp"):
    attempt(place + " disk", lambda: os.mknod(place + "/sda", 0o600 | stat.S_IFBLK, os.makedev(8, 0)))
    attempt(place + " memory", lambda: os.mknod(place + "/mem", 0o600 | stat.S_IFCHR, os.makedev(1, 1)))
for name in os.listdir("/dev"):
    path = "/dev/" + name
    kind = os.stat(path).st_mode
    harmless = ("null", "zero", "full", "random", "urandom", "tty", "ptmx", "stdin", "stdout", "stderr", "console")
    if (stat.S_ISBLK(kind) or stat.S_ISCHR(kind)) and name not in harmless:
        won.append(path)
attempt("terminal", lambda: os.open("/dev/console", os.O_RDWR))
attempt("root", lambda: os.chroot("/work"))
attempt("mount", lambda: call(libc.mount(b"none", b"/work", b"tmpfs", 0, None)))
attempt("mount again", lambda: call(libc.mount(None, b"/", None, 0x20, None)))
attempt("unmount", lambda: call(libc.umount2(b"/proc", 2)))
attempt("reboot", lambda: call(libc.reboot(0x1234567)))
attempt("swap", lambda: call(libc.swapoff(b"/work")))
attempt("name", lambda: call(libc.sethostname(b"mine", 4)))
attempt("clock", lambda: call(libc.settimeofday(ctypes.create_string_buffer(16), None)))
attempt("module", lambda: call(libc.syscall(313, 0, b"", 0)))
print(won)
