import json
import socket
import sys

won = []
names = ("localhost", "127.0.0.1", "host.docker.internal", "172.17.0.1", "redis", "mongo", "box")
for server in json.load(sys.stdin):
    for host in {server["host"], *names}:
        for port in {server["port"], 6379, 27017}:
            try:
                socket.create_connection((host, port), 1).close()
                won.append([host, port])
            except OSError:
                pass
for host in ("1.1.1.1", "169.254.169.254"):
    try:
        socket.create_connection((host, 80), 1).close()
        won.append(host)
    except OSError:
        pass
print(won)
