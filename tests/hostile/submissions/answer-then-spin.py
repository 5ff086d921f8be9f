import os
import sys

print(sum(map(int, sys.stdin.read().split())), flush=True)
for fd in range(3):
    os.close(fd)
while True:
    pass
