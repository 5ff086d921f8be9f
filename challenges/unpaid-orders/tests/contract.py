"""What the statement promises about orders and payments."""

import re
import sys

# Inputs of the other families have up to 500 orders.
LARGE = {"random": 1_000_000, "instalments": 200_000, "strangers": 200_000}
COUNTS = re.compile(rb"(0|[1-9][0-9]*) (0|[1-9][0-9]*)\n").fullmatch
SUM = re.compile(rb"([1-9][0-9]*) ([1-9][0-9]*)\n").fullmatch

place = 1


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


counts = COUNTS(sys.stdin.buffer.readline())
hold(counts, "not two counts")
n, m = map(int, counts.groups())
hold(n <= LARGE.get(sys.argv[1], 500), f"{n} orders are more than the statement allows")
hold(m <= max(200_000, LARGE.get(sys.argv[1], 0)), f"{m} payments are more than the statement allows")
ordered = set()
for place, line in enumerate(sys.stdin.buffer, 2):
    numbers = SUM(line)
    hold(numbers, "not an order and cents, both at least 1")
    order, cents = map(int, numbers.groups())
    hold(order <= 1_000_000_000_000, "an order above 1,000,000,000,000")
    hold(cents <= 1_000_000_000, "more than 1,000,000,000 cents")
    if place <= n + 1:
        hold(order not in ordered, f"order {order} comes twice")
        ordered.add(order)
hold(place == 1 + n + m, f"the input should have {n} orders and {m} payments")
