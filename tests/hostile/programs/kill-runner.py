import ctypes, os, signal
won = []
for s in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGINT):
    try:
        os.kill(1, s)
        won.append(int(s))
    except PermissionError:
        pass
libc = ctypes.CDLL(None)
won.append(libc.ptrace(16, 1, 0, 0))
print(won)
