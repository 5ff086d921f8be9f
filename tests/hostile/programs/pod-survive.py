import os
import signal
import socket
import time

# Leaves grandchildren in separate sessions, which ignore signals and call home over the link forever.
for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGPIPE, signal.SIGCHLD):
    signal.signal(number, signal.SIG_IGN)
for _ in range(4):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            while True:
                try:
                    with socket.create_connection(("127.0.0.1", 7001), 1) as home:
                        home.sendall(b"alive")
                except OSError:
                    pass
                time.sleep(0.05)
        os._exit(0)
print("born", flush=True)
time.sleep(3600)
