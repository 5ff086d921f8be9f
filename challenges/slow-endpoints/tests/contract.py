"""What the statement promises about the stream."""

import re
import sys

# Inputs of the other families have up to 500 events.
LARGE = {"random": 2_500_000, "reversed": 450_000, "flapping": 450_000, "crowd": 450_000}
HEAD = re.compile(rb"([1-9][0-9]*) (0|[1-9][0-9]*)\n").fullmatch
TOOK = re.compile(rb"took [a-z0-9/-]{1,24} (0|[1-9][0-9]*)\n").fullmatch
TOP = re.compile(rb"top ([1-9][0-9]*)\n").fullmatch

place = 1


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


head = HEAD(sys.stdin.buffer.readline())
hold(head, "not a percentile and a number of events")
q, n = map(int, head.groups())
hold(q <= 100, "a percentile above 100")
hold(n <= LARGE.get(sys.argv[1], 500), f"{n} events are more than the statement allows")
listed = 0
for place, line in enumerate(sys.stdin.buffer, 2):
    took, top = TOOK(line), TOP(line)
    hold(took or top, "neither an endpoint that took a time nor a top of at least 1")
    if took:
        hold(int(took[1]) <= 1_000_000_000, "a time above 1,000,000,000")
    else:
        hold(int(top[1]) <= 100, "K is above 100")
        listed += int(top[1])
        hold(listed <= 500_000, "all K together are above 500,000")
hold(place == n + 1, f"the stream should end after {n} events")
