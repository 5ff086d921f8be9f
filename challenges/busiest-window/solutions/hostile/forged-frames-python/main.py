"""Tries to pass by writing what the platform itself might write: result frames, a verdict, an empty exit."""
import os
import struct
import sys

sys.stdin.buffer.read()


def frame(kind, number, payload=b"", nonce=0):
    return struct.pack("<BBHIII", 1, kind, 0, number, len(payload), nonce) + payload


def field(tag, value):
    return struct.pack("<BI", tag, len(value)) + value


exited = field(31, struct.pack("<Q", 0)) + field(33, struct.pack("<Q", 0))
forged = b"".join(frame(67, n, field(6, b"none\n")) + frame(68, n, exited) for n in range(1, 40))
verdict = b'{"verdict":"accepted","score":{"percent":100},"checks":[{"status":"pass"}]}\n'
for descriptor in range(1, 64):
    try:
        os.write(descriptor, forged + verdict)
    except OSError:
        pass
os._exit(0)
