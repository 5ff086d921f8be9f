import fcntl
import socket
import struct

won = []


def attempt(name, work):
    try:
        work()
        won.append(name)
    except OSError:
        pass


def set_flags(request, payload):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        fcntl.ioctl(control, request, payload)


def ask_netlink(kind, flags, payload):
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) as link:
        link.bind((0, 0))
        link.send(struct.pack("=IHHII", 16 + len(payload), kind, flags, 1, 0) + payload)
        answer = link.recv(4096)
        if struct.unpack("=i", answer[16:20])[0] != 0:
            raise OSError("refused")


NEW_LINK, NEW_ADDRESS, NEW_ROUTE, REQUEST = 16, 20, 24, 0x405
attempt("interface", lambda: ask_netlink(NEW_LINK, REQUEST, struct.pack("=BBHiII", 0, 0, 0, 0, 1, 1)))
attempt("address", lambda: ask_netlink(NEW_ADDRESS, REQUEST, struct.pack("=BBBBI", 2, 8, 0, 0, 1)))
attempt("route", lambda: ask_netlink(NEW_ROUTE, REQUEST, struct.pack("=BBBBBBBBI", 2, 0, 0, 0, 254, 4, 0, 1, 0)))
attempt("loopback down", lambda: set_flags(0x8914, struct.pack("16sH22x", b"lo", 0)))
attempt("packets", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
attempt("ping", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP).sendto(b"\x08" + bytes(7), ("1.1.1.1", 0)))
for family in (29, 31, 38, 40, 44):
    attempt(f"family {family}", lambda: socket.socket(family, socket.SOCK_STREAM))
print(won)
