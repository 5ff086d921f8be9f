"""Reads JSON lines from standard input and prints each batch at once. Stays as it is."""

import sys

from src.pipeline import Pipeline


def main():
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    pipeline = Pipeline()
    for line in iter(sys.stdin.readline, ""):
        answer = pipeline.take(line.rstrip("\n"))
        if answer is not None:
            sys.stdout.write(answer)
            sys.stdout.flush()


main()
