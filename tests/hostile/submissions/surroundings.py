import os
import resource
import sys

print(sorted(os.environ.items()))
print(sys.argv, os.getcwd(), os.uname().nodename, os.nice(0), os.umask(0))
print(sorted(name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()))
print([resource.getrlimit(number) for number in range(resource.RLIMIT_NOFILE + 1)])
for place in ("/box", "/work", "/tmp", "/dev/shm", "/hone", "/"):
    print(place, sorted(os.listdir(place)), os.statvfs(place).f_blocks, os.statvfs(place).f_files)
for name in ("memory/memory.limit_in_bytes", "pids/pids.max", "memory.max", "pids.max"):
    try:
        print(name, open("/sys/fs/cgroup/" + name).read())
    except OSError:
        pass
print(sorted(os.listdir("/proc/self/fd")), oct(os.fstat(0).st_mode), oct(os.fstat(1).st_mode))
