"""Fills the process table and leaves its children behind in sessions of their own."""
import os
import time

children = 0
for _ in range(2000):
    try:
        if os.fork() == 0:
            os.setsid()
            time.sleep(60)
            os._exit(0)
        children += 1
    except OSError:
        pass
print(children)
