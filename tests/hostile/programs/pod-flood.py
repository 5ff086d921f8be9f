import collections
import socket

# Ten thousand connections to the only link, up to the descriptor limit at once.
held = collections.deque()
begun = 0
for _ in range(10_000):
    if len(held) >= 900:
        held.popleft().close()
    link = socket.socket()
    link.setblocking(False)
    link.connect_ex(("127.0.0.1", 7001))
    held.append(link)
    begun += 1
print(begun, flush=True)
input()
