import os
import time

for _ in range(12):
    if os.fork() == 0:
        held = bytearray(b"x" * (40 << 20))
        time.sleep(60)
os.wait()
