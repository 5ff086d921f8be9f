import os
import sys

print(sum(map(int, sys.stdin.read().split())), flush=True)
os._exit(137)
