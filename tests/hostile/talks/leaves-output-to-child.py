import os
import sys
import time

print("ready", flush=True)
if os.fork() == 0:
    time.sleep(60)
    print("more", flush=True)
    os._exit(0)
print(sum(map(int, sys.stdin)), flush=True)
os._exit(0)
