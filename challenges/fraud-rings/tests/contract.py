"""What the statement promises about the input, line by line."""

import re
import sys

# Speed is measured on this family.
IS_MEASURED = sys.argv[1] == "random"
MOST = 2_500_000 if IS_MEASURED else 200_000
WHOLE = re.compile("0|[1-9][0-9]{0,15}").fullmatch
NAME = re.compile("[a-z0-9]{1,16}").fullmatch
WORDS = {"link": 3, "pay": 3, "ring": 2}


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


def is_whole(text, least, most):
    return WHOLE(text) is not None and least <= int(text) <= most


place = 0
events = 0
for place, line in enumerate(open(0, encoding="ascii", errors="replace", newline="\n"), 1):
    hold(line.endswith("\n"), "has no end")
    words = line[:-1].split(" ")
    if place == 1:
        hold(len(words) == 3, "does not have three numbers with blanks between them")
        hold(is_whole(words[0], 1, 1_000_000), "K is not a number from 1 to 1,000,000")
        hold(is_whole(words[1], 1, 1_000_000_000_000_000), "T is not a number from 1 to 1,000,000,000,000,000")
        hold(is_whole(words[2], 0, MOST), f"n is not a number from 0 to {MOST:,}")
        events = int(words[2])
        hold(events <= 500 or events == 200_000 or IS_MEASURED, "n is of neither Correctness nor a month")
        continue
    kind, *accounts = words
    hold(len(words) == WORDS.get(kind), "is no event")
    if kind == "pay":
        hold(is_whole(accounts.pop(), 1, 1_000_000_000), "the amount is not a number from 1 to 1,000,000,000")
    hold(all(map(NAME, accounts)), "an account is not 1 to 16 lower-case letters and digits")
hold(place == 1 + events, "n is not the number of events")
