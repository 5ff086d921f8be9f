import socket
import sys

# Takes whatever comes over its link without ever reading it, on many connections; and a port nobody gave it.
links = [socket.create_connection(("127.0.0.1", 7001)) for _ in range(40)]
seat = socket.create_server(("127.0.0.1", 9000), backlog=128)
print("greedy", flush=True)
sys.stdin.read()
