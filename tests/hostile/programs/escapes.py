import os
import stat

won = []


def attempt(name, work):
    try:
        work()
        won.append(name)
    except OSError:
        pass


def read(path):
    with open(path, "rb") as file:
        if not file.read(1):
            raise OSError("nothing in it")


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


attempt("user namespace", lambda: os.unshare(os.CLONE_NEWUSER))
attempt("device", lambda: os.mknod("/work/sda", 0o600 | stat.S_IFBLK, os.makedev(8, 0)))
attempt("root", lambda: os.setuid(0))
attempt("chroot", lambda: os.chroot("/work"))
attempt("kernel log", lambda: read("/dev/kmsg"))
attempt("kernel memory", lambda: read("/proc/kcore"))
attempt("sysrq", lambda: write("/proc/sysrq-trigger", "b"))
attempt("oom score", lambda: write("/proc/self/oom_score_adj", "-1000"))
attempt("memory limit", lambda: write("/sys/fs/cgroup/memory/memory.limit_in_bytes", "-1"))
attempt("memory limit", lambda: write("/sys/fs/cgroup/memory.max", "max"))
attempt("another group", lambda: os.mkdir("/sys/fs/cgroup/memory/mine"))
attempt("engine", lambda: os.stat("/var/run/docker.sock"))
for folder, _, names in os.walk("/usr"):
    for name in names:
        mode = os.lstat(os.path.join(folder, name)).st_mode
        if stat.S_ISREG(mode) and mode & 0o6000:
            won.append(name)
print(won)
