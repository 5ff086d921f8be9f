"""Reads commands from standard input, one a line, and answers each report at once. Stays as it is."""

import sys

from src.commands import execute
from src.store import Store


def main():
    store = Store()
    for line in iter(sys.stdin.readline, ""):
        answer = execute(store, line.rstrip("\n"))
        if answer is not None:
            sys.stdout.write(answer)
            sys.stdout.flush()


main()
