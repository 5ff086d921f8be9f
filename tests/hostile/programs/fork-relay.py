import os
import time

if os.fork() != 0:
    time.sleep(60)
# Each burns more than a slice of the scheduler, so that its end is not delayed by too many others, passes
# the baton on and is gone before anybody looks; nobody waits for it.
while True:
    for _ in range(200000):
        pass
    if os.fork() != 0:
        os._exit(0)
