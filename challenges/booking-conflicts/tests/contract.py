"""What the statement promises about the input, line by line."""

import re
import sys

# Speed and growth are measured on these families.
IS_MEASURED = sys.argv[1] in ("random", "nested")
MOST = 2_500_000 if IS_MEASURED else 100_000
LATEST = 1_000_000_000_000
WHOLE = re.compile("0|[1-9][0-9]{0,12}").fullmatch
NAME = re.compile("[a-z0-9-]{1,12}").fullmatch


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


def is_whole(text, most):
    return WHOLE(text) is not None and int(text) <= most


place = 0
types = bookings = 0
names = set()
for place, line in enumerate(open(0, encoding="ascii", errors="replace", newline="\n"), 1):
    hold(line.endswith("\n"), "has no end")
    words = line[:-1].split(" ")
    hold(len(words) == (2 if place <= 1 + types else 3), "has too few words, too many, or blanks around them")
    if place == 1:
        hold(is_whole(words[0], 20_000) and words[0] != "0", "k is not a number from 1 to 20,000")
        hold(is_whole(words[1], MOST), f"n is not a number from 0 to {MOST:,}")
        types, bookings = map(int, words)
        hold(bookings <= 500 or bookings == 100_000 or IS_MEASURED, "n is of neither Correctness nor a chain")
    elif place <= 1 + types:
        name, rooms = words
        hold(NAME(name), "the name of a type is not 1 to 12 lower-case letters, digits and hyphens")
        hold(name not in names, f"{name} is listed twice")
        hold(is_whole(rooms, 100_000), "the rooms are not a number from 0 to 100,000")
        names.add(name)
    else:
        name, start, end = words
        hold(name in names, "a booking of a type that is not listed")
        hold(is_whole(start, LATEST) and is_whole(end, LATEST), f"start or end is not a number from 0 to {LATEST:,}")
        hold(int(start) <= int(end), "a booking ends before it starts")
hold(place == 1 + types + bookings, "k and n are not the numbers of types and bookings")
