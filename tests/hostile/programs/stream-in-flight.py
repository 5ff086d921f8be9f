import os
import socket

print(42, flush=True)
# Each socket lies in the other's queue, and so does the output stream: only the kernel's sweep finds them.
one, other = socket.socketpair()
socket.send_fds(one, [b"x"], [other.fileno(), one.fileno(), 1, 2])
socket.send_fds(other, [b"x"], [one.fileno(), other.fileno(), 1, 2])
os._exit(0)
