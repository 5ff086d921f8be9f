import ctypes

libc = ctypes.CDLL(None, use_errno=True)
won = []
if libc.shmget(0, ctypes.c_size_t(1 << 20), 0o1600) != -1:
    won.append("shared memory")
if libc.semget(0, 100, 0o1600) != -1:
    won.append("semaphores")
if libc.msgget(0, 0o1600) != -1:
    won.append("messages")
if libc.syscall(248, b"user", b"mine", b"x", ctypes.c_size_t(1), -3) != -1:
    won.append("keys")
try:
    libc.mq_open.restype = ctypes.c_int
    if libc.mq_open(b"/mine", 0o102, 0o600, None) != -1:
        won.append("queues")
except AttributeError:
    pass
print(won)
