import socket
import sys

# Binds a port that leads out of the box, in every possible way; again for each line of input.
def squat(family, address, *options):
    seat = socket.socket(family)
    try:
        for option in options:
            seat.setsockopt(socket.SOL_SOCKET, option, 1)
        seat.bind(address)
        seat.listen()
        return "taken"
    except OSError as error:
        return error.strerror
    finally:
        seat.close()


for port in sys.stdin:
    tries = [
        squat(socket.AF_INET, (host, int(port)), *options)
        for host in ("127.0.0.1", "0.0.0.0")
        for options in ((), (socket.SO_REUSEADDR,), (socket.SO_REUSEPORT,), (socket.SO_REUSEADDR, socket.SO_REUSEPORT))
    ]
    print(sorted(set(tries)), flush=True)
