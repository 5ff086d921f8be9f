# A process's /proc entry begins with its number, its name in parentheses, its state and its flags.
import ctypes
import os
import sys
import time

PR_SET_NAME = 15
ctypes.CDLL(None).prctl(PR_SET_NAME, b"x) R 1 1 1 1 4", 0, 0, 0)
print("ready", flush=True)
os.close(1)
sys.stdin.read()
time.sleep(60)
