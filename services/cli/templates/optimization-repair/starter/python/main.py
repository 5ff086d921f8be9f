"""Reads commands from standard input and prints each answer at once. Stays as it is."""

import sys

from src.ledger import Ledger


def main():
    ledger = Ledger()
    for line in iter(sys.stdin.readline, ""):
        answer = ledger.execute(line.split())
        if answer is not None:
            sys.stdout.write(f"{answer}\n")
            sys.stdout.flush()


main()
