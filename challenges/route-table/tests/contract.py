"""What the statement promises about routes and requests."""

import re
import sys

# Inputs of the other families have up to 500 lines. Only `random` is measured.
LARGE = {"random": 1_250_000, "wide": 200_000, "deep": 200_000, "dead-ends": 200_000}
COUNTS = re.compile("(0|[1-9][0-9]*) (0|[1-9][0-9]*)").fullmatch
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"}
LITERAL = re.compile("[A-Za-z0-9_.~-]{1,24}").fullmatch
NAMED = re.compile("[:*][a-z]{1,16}").fullmatch
ASKED = re.compile("[A-Za-z0-9_.~:*-]{1,24}").fullmatch
QUERY = re.compile("[!-~]*").fullmatch

place = 1


def hold(is_kept, broken):
    if not is_kept:
        sys.exit(f"line {place}: {broken}")


def segments(path):
    hold(path.startswith("/"), "a path without its leading slash")
    parts = path[1:].split("/") if path != "/" else []
    hold(len(parts) <= 12, "more than 12 segments")
    hold(all(parts), "an empty segment, or a trailing slash")
    return parts


def hold_pattern(parts):
    named = [part for part in parts if part[0] in ":*"]
    hold(all(map(NAMED, named)), "a name that is not 1 to 16 lower-case letters")
    hold(all(LITERAL(part) for part in parts if part not in named), "a literal with a wrong length or character")
    hold(not any(part[0] == "*" for part in parts[:-1]), "a rest that is not at the end")
    hold(sum(part[0] == ":" for part in named) <= 4, "more than 4 parameters")
    hold(len({part[1:] for part in named}) == len(named), "a name that comes twice")


def lines():
    for line in sys.stdin.buffer:
        hold(line.endswith(b"\n"), "the last line does not end")
        hold(line.isascii(), "a character that is not ASCII")
        yield line[:-1].decode()


stream = lines()
counts = COUNTS(next(stream))
hold(counts, "not two counts")
r, q = map(int, counts.groups())
hold(r <= 250_000, "more than 250,000 routes")
hold(q <= 1_000_000, "more than 1,000,000 requests")
hold(r + q <= LARGE.get(sys.argv[1], 500), f"{r + q} lines are more than the statement allows")
for place, line in enumerate(stream, 2):
    method, blank, path = line.partition(" ")
    hold(method in METHODS and blank, "not a known method and a path")
    if place <= r + 1:
        hold_pattern(segments(path))
    else:
        path, _, query = path.partition("?")
        hold(all(map(ASKED, segments(path))), "a segment with a wrong length or character")
        hold(QUERY(query), "a blank or an invisible character in a query")
hold(place == 1 + r + q, f"the input should have {r} routes and {q} requests")
