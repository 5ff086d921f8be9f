import os
import struct

EXITED, CODE, KILL = 68, 31, 33


def field(tag, value):
    return struct.pack("<BIQ", tag, 8, value)


payload = field(CODE, 0) + field(KILL, 0)
for nonce in (0, 1, 0xFFFFFFFF):
    for ident in range(8):
        os.write(1, struct.pack("<BBHIII", 1, EXITED, 0, ident, len(payload), nonce) + payload)
# The engine's own headers.
os.write(1, b"\x01\x00\x00\x00\x00\x00\x00\x04" * 16)
os._exit(3)
