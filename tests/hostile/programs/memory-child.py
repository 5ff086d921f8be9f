import os
pid = os.fork()
if pid == 0:
    b = []
    while True:
        b.append(bytearray(b"x" * (8 << 20)))
os.waitpid(pid, 0)
print("fine")
