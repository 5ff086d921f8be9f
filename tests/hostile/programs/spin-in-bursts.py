import os
import time

for _ in range(3):
    os.fork()
while True:
    end = time.perf_counter() + 0.004
    while time.perf_counter() < end:
        pass
    time.sleep(0.001)
