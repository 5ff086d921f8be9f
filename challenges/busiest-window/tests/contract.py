"""What the statement promises about the input, line by line."""

import re
import sys

# Speed and growth are measured on these families.
IS_MEASURED = sys.argv[1] in ("random", "crowd")
MOST = 2_500_000 if IS_MEASURED else 200_000
LATEST = 10_000_000_000_000
WHOLE = re.compile("0|[1-9][0-9]{0,13}").fullmatch


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


def is_whole(text, least, most):
    return WHOLE(text) is not None and least <= int(text) <= most


place = 0
requests = 0
for place, line in enumerate(open(0, encoding="ascii", errors="replace", newline="\n"), 1):
    hold(line.endswith("\n"), "has no end")
    words = line[:-1].split(" ")
    hold(len(words) == 2, "does not have two numbers with a blank between them")
    if place == 1:
        hold(is_whole(words[0], 0, MOST), f"n is not a number from 0 to {MOST:,}")
        hold(is_whole(words[1], 1, LATEST), f"W is not a number from 1 to {LATEST:,}")
        requests = int(words[0])
        hold(requests <= 500 or requests == 200_000 or IS_MEASURED, "n is of neither Correctness nor a day")
    else:
        hold(is_whole(words[0], 0, LATEST), f"t is not a number from 0 to {LATEST:,}")
        hold(is_whole(words[1], 1, 1_000_000_000), "the cost is not a number from 1 to 1,000,000,000")
hold(place == 1 + requests, "n is not the number of requests")
