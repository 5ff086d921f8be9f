"""What the statement promises about the log."""

import re
import sys

# Inputs of the other families have up to 500 deliveries.
LARGE = {"different": 200_000, "far-apart": 200_000, "random": 2_000_000}
COUNT = re.compile(rb"(0|[1-9][0-9]*)\n").fullmatch
DELIVERY = re.compile(rb"[A-Za-z0-9_-]{1,24} ([1-9][0-9]*)\n").fullmatch

place = 1


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


count = COUNT(sys.stdin.buffer.readline())
hold(count, "not a number of deliveries")
n = int(count[1])
hold(n <= LARGE.get(sys.argv[1], 500), f"{n} deliveries are more than the statement allows")
for place, line in enumerate(sys.stdin.buffer, 2):
    delivery = DELIVERY(line)
    hold(delivery, "not an id and an amount")
    hold(int(delivery[1]) <= 1_000_000_000, "an amount above 1,000,000,000")
hold(place == n + 1, f"the log should end after {n} deliveries")
