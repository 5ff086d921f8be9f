import os
import time

print(42, flush=True)
for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        time.sleep(60)
