import os
import sys
import time

print(sum(map(int, sys.stdin.read().split())), flush=True)
os.close(1)
time.sleep(60)
