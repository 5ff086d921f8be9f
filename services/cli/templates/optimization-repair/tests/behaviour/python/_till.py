"""Talks to the ledger as a till does, and gives the verdict: 42 accepts, 43 rejects."""

import os
import random
import sys

LONGEST_LINE = 100


def seeded():
    with open(sys.argv[1]) as file:
        return random.Random(int(file.read()))


def send(line):
    try:
        sys.stdout.buffer.write(f"{line}\n".encode())
        sys.stdout.buffer.flush()
    except OSError:
        reject("It stopped reading before the last line.")


def total(product):
    send(f"total {product}")
    return sys.stdin.buffer.readline(LONGEST_LINE).decode(errors="replace").strip()


def reject(message):
    with open(f"{sys.argv[3]}teammessage.txt", "w") as file:
        file.write(message)
    # At once: an orderly end would write once more to a program that may be gone.
    os._exit(43)


def accept():
    os._exit(42)
