import os
import socket
import time

found = set()
end = time.monotonic() + 1.5
while time.monotonic() < end:
    for family, address in (
        (socket.AF_INET, ("127.0.0.1", 4321)),
        (socket.AF_INET6, ("::1", 4321)),
        (socket.AF_UNIX, "/tmp/next-door"),
        (socket.AF_UNIX, "\0next-door"),
    ):
        try:
            with socket.socket(family) as link:
                link.connect(address)
            found.add(str(address))
        except OSError:
            pass
    for place in ("/work", "/tmp", "/dev/shm", "/dev/mqueue"):
        found.update(os.listdir(place))
    time.sleep(0.05)
print(sorted(found))
