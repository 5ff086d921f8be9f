import os

pid = os.fork()
if pid == 0:
    held = []
    while True:
        held.append(bytearray(b"x" * (8 << 20)))
_, status = os.waitpid(pid, 0)
print(42 if os.WIFSIGNALED(status) else "?")
