import os
import time

print(42, flush=True)
for fd in range(3):
    os.close(fd)
time.sleep(60)
