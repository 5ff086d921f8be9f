"""What the statement promises about the input."""

import re
import sys

MOST_EVENTS = 2_500_000
MOST_SESSIONS = 1_000_000_000
SESSION = re.compile("[a-z0-9-]{1,16}").fullmatch


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(broken)


def limit(text):
    return text.isdecimal() and str(int(text)) == text and int(text) <= MOST_SESSIONS


lines = sys.stdin.read().split("\n")
hold(lines.pop() == "", "the last line does not end")
first = lines[0].split(" ")
hold(len(first) == 2 and limit(first[0]), "the first line has no limit from 0 to 1,000,000,000")
hold(first[1] == str(len(lines) - 1), "n is not the number of events")
hold(len(lines) - 1 <= MOST_EVENTS, "there are more than 2,500,000 events")
for place, line in enumerate(lines[1:], 1):
    kind, _, argument = line.partition(" ")
    if kind == "limit":
        hold(limit(argument), f"event {place}: no limit from 0 to 1,000,000,000")
    elif kind == "scrape":
        hold(line == kind, f"event {place}: scrape stands alone")
    else:
        hold(kind in ("get", "end"), f"event {place}: an event of no known kind")
        hold(SESSION(argument), f"event {place}: a name that no session has")
