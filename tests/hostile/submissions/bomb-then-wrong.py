import os
import time

children = []
try:
    while True:
        pid = os.fork()
        if pid == 0:
            time.sleep(60)
        children.append(pid)
except OSError:
    pass
print(0)
