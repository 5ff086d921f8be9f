import socket
import sys

# Accepts everything from its link without ever reading it, on many connections; and takes a port that nobody assigned.
links = [socket.create_connection(("127.0.0.1", 7001)) for _ in range(40)]
seat = socket.create_server(("127.0.0.1", 9000), backlog=128)
print("greedy", flush=True)
sys.stdin.read()
