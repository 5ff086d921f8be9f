import os
import signal

number = int(input())
try:
    signal.signal(number, signal.SIG_DFL)
except OSError:
    pass
os.kill(os.getpid(), number)
