import os
import sys

numbers = sys.stdin.read().split()
pid = os.fork()
if pid == 0:
    held = []
    while True:
        held.append(bytearray(b"x" * (8 << 20)))
os.waitpid(pid, 0)
print(sum(map(int, numbers)))
