"""Writes without end, and takes no notice of a closed pipe."""
import os

block = b"double 1 0\n" * 100_000
while True:
    try:
        os.write(1, block)
    except OSError:
        pass
