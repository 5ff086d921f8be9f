import os
import socket

# Looks for a way to the other members of a pod besides its links: their ports, names, sockets, files and processes.
reached = set()


def knock(family, kind, address):
    try:
        with socket.socket(family, kind) as way:
            way.settimeout(0.3)
            way.connect(address)
            way.send(b"around")
            if kind == socket.SOCK_DGRAM:
                way.recv(100)
            reached.add(str(address))
    except OSError:
        pass


for host in ("127.0.0.1", "127.0.0.2", "0.0.0.0", "other", "169.254.1.1", "172.17.0.1"):
    for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM):
        knock(socket.AF_INET, kind, (host, 8000))
knock(socket.AF_INET6, socket.SOCK_STREAM, ("::1", 8000))
for path in ("\0other", "/tmp/other", "/work/other", "/dev/shm/other"):
    knock(socket.AF_UNIX, socket.SOCK_STREAM, path)
for place in ("/work", "/tmp", "/dev/shm", "/dev/mqueue"):
    reached.update(os.path.join(place, found) for found in os.listdir(place))
names = [name for _, name in socket.if_nameindex()]
if names != ["lo"]:
    reached.update(names)
own = {1, os.getpid()}
reached.update(f"process {each}" for each in os.listdir("/proc") if each.isdigit() and int(each) not in own)
print(sorted(reached))
