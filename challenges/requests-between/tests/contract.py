"""What the statement promises about the log and the questions."""

import re
import sys

# Inputs of the other families have up to 500 minutes.
LARGE = {"random": 200_000, "extreme": 200_000, "long": 800_000}
NUMBER = re.compile(rb"(0|[1-9][0-9]*)\n").fullmatch
PAIR = re.compile(rb"(0|[1-9][0-9]*) (0|[1-9][0-9]*)\n").fullmatch

place = 1


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


def pair(line):
    numbers = PAIR(line)
    hold(numbers, "not two numbers")
    return map(int, numbers.groups())


n, q = pair(sys.stdin.buffer.readline())
hold(1 <= n <= LARGE.get(sys.argv[1], 500), f"{n} minutes are none, or more than the statement allows")
hold(q <= max(200_000, LARGE.get(sys.argv[1], 0)), f"{q} questions are more than the statement allows")
for place, line in enumerate(sys.stdin.buffer, 2):
    if place <= n + 1:
        count = NUMBER(line)
        hold(count, "not a count")
        hold(int(count[1]) <= 1_000_000_000, "a count above 1,000,000,000")
    else:
        a, b = pair(line)
        hold(a <= b <= n, f"not a question about minutes {a} to {b} of {n}")
hold(place == 1 + n + q, f"the input should have {n} counts and {q} questions")
