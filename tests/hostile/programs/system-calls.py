import ctypes
import os

# By number on x86-64 and on arm64.
CALLS = {
    "unshare": (272, 97), "setns": (308, 268), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "bpf": (321, 280), "perf_event_open": (298, 241), "io_uring_setup": (425, 425),
    "keyctl": (250, 219), "add_key": (248, 217), "userfaultfd": (323, 282), "ptrace": (101, 117),
    "process_vm_readv": (310, 270), "pidfd_getfd": (438, 438), "mq_open": (240, 180), "shmget": (29, 194),
    "semget": (64, 190), "msgget": (68, 186), "kexec_load": (246, 104), "init_module": (175, 105),
    "reboot": (169, 142), "swapon": (167, 224), "sethostname": (170, 161), "syslog": (103, 116),
    "open_by_handle_at": (304, 265), "name_to_handle_at": (303, 264), "fanotify_init": (300, 262),
    "acct": (163, 89), "quotactl": (179, 60), "settimeofday": (164, 170), "seccomp": (317, 277),
    "kcmp": (312, 272), "fsopen": (430, 430), "open_tree": (428, 428), "move_mount": (429, 429),
    "mount_setattr": (442, 442), "sync": (162, 81), "memfd_secret": (447, 447), "process_madvise": (440, 440),
}
EPERM, ENOSYS, CLONE3 = 1, 38, 435
libc = ctypes.CDLL(None, use_errno=True)
column = 0 if os.uname().machine == "x86_64" else 1


def errno_of(number):
    ctypes.set_errno(0)
    return ctypes.get_errno() if libc.syscall(number, 0, 0, 0, 0, 0, 0) == -1 else 0


print([name for name, numbers in CALLS.items() if errno_of(numbers[column]) != EPERM], errno_of(CLONE3) == ENOSYS)
