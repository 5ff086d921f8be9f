"""What the statement promises about the input, line by line."""

import re
import sys

# Speed is measured on this family.
IS_MEASURED = sys.argv[1] == "random"
MOST = 2_500_000 if IS_MEASURED else 200_000
WHOLE = re.compile("0|[1-9][0-9]{0,15}").fullmatch


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


def is_whole(text, least, most):
    return WHOLE(text) is not None and least <= int(text) <= most


place = 0
minutes = events = 0
for place, line in enumerate(open(0, encoding="ascii", errors="replace", newline="\n"), 1):
    hold(line.endswith("\n"), "has no end")
    words = line[:-1].split(" ")
    if place == 1:
        hold(len(words) == 2, "does not have two numbers with a blank between them")
        hold(is_whole(words[0], 1, 1_000_000), "m is not a number from 1 to 1,000,000")
        hold(is_whole(words[1], 0, MOST), f"n is not a number from 0 to {MOST:,}")
        minutes, events = map(int, words)
        is_long = events == 200_000 and minutes == 1_000_000
        hold(events <= 500 or is_long or IS_MEASURED, "m and n are of neither Correctness nor two years")
        continue
    kind, first, value = words if len(words) == 3 else ("", "", "")
    hold(kind in ("read", "sum", "reach"), "is no event")
    hold(is_whole(first, 1, minutes), "the minute is not a number from 1 to m")
    if kind == "read":
        hold(is_whole(value, 0, 1_000_000_000), "the reading is not a number from 0 to 1,000,000,000")
    elif kind == "sum":
        hold(is_whole(value, int(first), minutes), "the last minute is not a number from a to m")
    else:
        hold(is_whole(value, 1, 1_000_000_000_000_000), "the budget is not a number from 1 to 1,000,000,000,000,000")
hold(place == 1 + events, "n is not the number of events")
