import mmap
import os

size = 1 << 30
shared = mmap.mmap(-1, size)
at = 0
while True:
    if os.fork() == 0:
        for page in range(at, at + (8 << 20), 4096):
            shared[page] = 1
        os._exit(0)
    os.wait()
    at += 8 << 20
