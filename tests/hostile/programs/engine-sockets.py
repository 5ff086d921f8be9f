import os
import socket
import stat

won = []
for place in ("/run", "/var/run", "/tmp", "/work", "/dev", "/hone", "/etc", "/home", "/root", "/mnt", "/srv"):
    for folder, _, names in os.walk(place):
        for name in names:
            path = os.path.join(folder, name)
            if stat.S_ISSOCK(os.lstat(path).st_mode):
                won.append(path)
for path in ("/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "\0containerd", "\0docker"):
    try:
        socket.socket(socket.AF_UNIX).connect(path)
        won.append(path)
    except OSError:
        pass
for port in (2375, 2376, 6379, 27017):
    try:
        socket.create_connection(("127.0.0.1", port), 1)
        won.append(port)
    except OSError:
        pass
print(won)
