"""What the statement promises about the input, line by line."""

import re
import sys

# Speed is measured on this family.
IS_MEASURED = sys.argv[1] == "random"
MOST = 2_500_000 if IS_MEASURED else 300_000
WHOLE = re.compile("0|[1-9][0-9]{0,6}").fullmatch


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


def is_whole(text, most):
    return WHOLE(text) is not None and int(text) <= most


def is_address(text):
    numbers = text.split(".")
    return len(numbers) == 4 and all(is_whole(number, 255) for number in numbers)


place = 0
events = 0
for place, line in enumerate(open(0, encoding="ascii", errors="replace", newline="\n"), 1):
    hold(line.endswith("\n"), "has no end")
    line = line[:-1]
    if place == 1:
        hold(is_whole(line, MOST), f"n is not a number from 0 to {MOST:,}")
        events = int(line)
        hold(events <= 500 or events >= 200_000 or IS_MEASURED, "n is of neither Correctness nor a long list")
        continue
    kind, _, words = line.partition(" ")
    hold(kind in ("allow", "deny", "drop", "check"), "is no event")
    address, slash, length = words.partition("/")
    hold(is_address(address), "has no address, or more than that")
    if kind == "check":
        hold(not slash, "checks a network")
    else:
        hold(slash and is_whole(length, 32), "names a network without a length from 0 to 32")
hold(place == 1 + events, "n is not the number of events")
